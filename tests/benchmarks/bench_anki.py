"""How our Anki export compares with genanki's own `write_to_file`, same notes, same run.

Run as a script with src and tests on PYTHONPATH. A ratio below 1 means less than genanki needs.
`write` starts on both sides from notes that are ready; `export` is all that we do from the items
on, escaping and all, against the same writing by genanki.
"""

import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

import genanki

from factories import make_assembled, make_choice, make_cloze, make_item
from talkquiz.exporters.anki import course_decks, decks, export, notes
from talkquiz.exporters.anki.notetypes import load_models
from talkquiz.exporters.anki.package import package
from talkquiz.items.assembled import Assembled, Deck
from talkquiz.resources import bundled

SIZES = {1_000: 15, 10_000: 5}


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


def compare(size: int, rounds: int, folder: Path) -> str:
    """Return a line with the ratios of time and file size at `size` notes."""
    course, theirs = assembled(size), folder / "genanki.apkg"
    times: dict[str, list[float]] = {"genanki": [], "write": [], "export": []}
    for _ in range(rounds):
        ready = genanki.Package(genanki_decks(course.deck))
        times["genanki"].append(seconds(partial(ready.write_to_file, str(theirs))))
        times["write"].append(seconds(partial(package, course_decks(course.deck), 1)))
        times["export"].append(seconds(partial(export, course)))
    (made,) = export(course).values()
    took = {name: median(each) for name, each in times.items()}
    return (
        f"{size:>6} notes: write {took['write'] / took['genanki']:.2f}x, "
        f"export {took['export'] / took['genanki']:.2f}x ({took['export']:.2f} s), "
        f"file {len(made.content) / theirs.stat().st_size:.2f}x"
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
