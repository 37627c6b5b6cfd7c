"""How our Anki export compares with genanki's own `write_to_file`, same notes, same run.

Run as a script, with src and tests on PYTHONPATH. A ratio below 1 means less than genanki needs.
Ours is timed from the items on, with escaping; genanki's from notes that are ready to write.
"""

import tempfile
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

import genanki
from factories import COURSE, make_assembled, make_choice, make_cloze, make_item

from talkquiz.exporters.anki import decks, export, notes
from talkquiz.exporters.anki.notetypes import load_models
from talkquiz.items.assembled import Assembled, Deck
from talkquiz.resources import bundled

SIZES = {1_000: 9, 10_000: 5, 50_000: 1}


def assembled(size: int) -> Assembled:
    """Return a deck of `size` items of all kinds, no two with the same text."""
    makers: tuple[Callable[..., Any], ...] = (make_item, make_cloze, make_choice)
    return make_assembled(
        *(
            makers[number % 3](f"fact-{number}", why=f"It was number {number} of {size}.")
            for number in range(size)
        )
    )


def genanki_decks(deck: Deck) -> list[genanki.Deck]:
    """Return the decks of `deck` with plain genanki notes that hold what ours hold."""
    models = load_models(bundled("templates") / "anki")
    made = [decks.course_deck(deck)]
    for chapter in deck.chapters:
        made.append(decks.chapter_deck(deck, chapter))
        for item in chapter.items:
            fields = notes.fields(item, chapter.title)
            tags, guid = notes.tags(item), notes.guid(item.id)
            made[-1].add_note(genanki.Note(models[item.kind], fields, tags=tags, guid=guid))
    return made


def seconds(work: Callable[[], object]) -> float:
    """Return how long `work` takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def peak(work: Callable[[], object]) -> int:
    """Return the most bytes that Python holds while `work` runs."""
    tracemalloc.start()
    work()
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most


def compare(size: int, rounds: int, folder: Path) -> str:
    """Return a line with the ratios of time, file size and memory at `size` notes."""
    course, theirs = assembled(size), folder / "genanki.apkg"

    def ours() -> bytes:
        return export(course)[f"{COURSE}.apkg"]

    ours_took, theirs_took = [], []
    for _ in range(rounds):
        ours_took.append(seconds(ours))
        package = genanki.Package(genanki_decks(course.deck))
        theirs_took.append(seconds(lambda ready=package: ready.write_to_file(str(theirs))))
    package = genanki.Package(genanki_decks(course.deck))
    memory = peak(ours) / peak(lambda: package.write_to_file(str(theirs)))
    speed = median(ours_took) / median(theirs_took)
    file_size = len(ours()) / theirs.stat().st_size
    return (
        f"{size:>6} notes: time {speed:.2f}x ({median(ours_took):.2f} s), "
        f"file {file_size:.2f}x, memory {memory:.2f}x"
    )


def main() -> None:
    """Print a line for each size."""
    with tempfile.TemporaryDirectory() as folder:
        tempfile.tempdir = folder  # genanki leaves its database behind
        for size, rounds in SIZES.items():
            print(compare(size, rounds, Path(folder)))
        tempfile.tempdir = None


if __name__ == "__main__":
    main()
