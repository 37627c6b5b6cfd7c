"""How our Anki export compares with genanki's own `write_to_file`, same notes, same run.

Run as a script with src and tests on PYTHONPATH. A ratio below 1 means less than genanki needs.
`write` starts on both sides from notes that are ready; `export` is all that we do from the items
on, escaping and all, against the same writing by genanki. Memory is the peak of a process that does
nothing else.
"""

import gc
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

import genanki

from factories import ENGLISH, make_assembled, make_choice, make_cloze, make_item
from talkquiz.exporters import Assembled
from talkquiz.exporters.anki import export
from talkquiz.exporters.anki.apkg import apkg
from talkquiz.exporters.anki.decks_and_notes import DatedNote, deck_notes, deck_tree
from talkquiz.exporters.anki.fields import Album
from talkquiz.exporters.anki.notetypes import Model, load_models

ROUNDS = {1_000: 15, 10_000: 5, 50_000: 3}


def assembled(size: int) -> Assembled:
    makers: tuple[Callable[..., Any], ...] = (make_item, make_cloze, make_choice)
    return make_assembled(
        *(
            makers[number % 3](f"fact-{number}", why=f"It was number {number} of {size}.")
            for number in range(size)
        )
    )


def our_notes(course: Assembled) -> list[DatedNote]:
    return list(deck_notes(course.deck, load_models(ENGLISH), Album()))


def write(course: Assembled, notes: list[DatedNote]) -> bytes:
    models = {note.model.model_id: note.model for note in notes}
    return apkg(deck_tree(course.deck), models.values(), notes, 1, {})


def genanki_package(course: Assembled) -> genanki.Package:
    """Return genanki's own package, of its own notes and note types, that hold what ours hold."""
    models = {model.model_id: _plain(model) for model in load_models(ENGLISH).values()}
    made = {each.deck_id: genanki.Deck(*each) for each in deck_tree(course.deck)}
    for note in deck_notes(course.deck, load_models(ENGLISH), Album()):
        model = models[note.model.model_id]
        made[note.deck].add_note(genanki.Note(model, note.fields, tags=note.tags, guid=note.guid))
    return genanki.Package([*made.values()])


def _plain(model: Model) -> genanki.Model:
    return genanki.Model(
        model.model_id,
        model.name,
        model.fields,
        model.templates,
        model.css,
        model_type=int(model.is_cloze),
    )


def seconds(work: Callable[[], object]) -> float:
    gc.collect()
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def compare(size: int, rounds: int, folder: Path) -> str:
    """Return the ratios of time and file size at `size` notes."""
    course, theirs = assembled(size), folder / "genanki.apkg"
    times: dict[str, list[float]] = {"genanki": [], "write": [], "export": []}
    for _ in range(rounds):
        ready = genanki_package(course)
        times["genanki"].append(seconds(partial(ready.write_to_file, str(theirs))))
        del ready
        notes = our_notes(course)
        times["write"].append(seconds(partial(write, course, notes)))
        del notes
        times["export"].append(seconds(partial(export, course)))
    (made,) = export(course).values()
    took = {name: median(each) for name, each in times.items()}
    return (
        f"write {took['write'] / took['genanki']:.2f}x, "
        f"export {took['export'] / took['genanki']:.2f}x ({took['export']:.2f} s), "
        f"file {len(made.content) / theirs.stat().st_size:.2f}x"
    )


def peak(name: str, size: int) -> int:
    """Return what a process that exports `size` notes takes at most, by us or by genanki."""
    command = [sys.executable, __file__, name, str(size)]
    return int(subprocess.run(command, capture_output=True, check=True).stdout)


def measure_peak(name: str, size: int) -> None:
    course = assembled(size)
    if name == "ours":
        export(course)
    else:
        genanki_package(course).write_to_file(str(Path(tempfile.gettempdir()) / "peak.apkg"))
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)


def main(*arguments: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        tempfile.tempdir = folder  # genanki leaves its database behind
        if arguments:
            measure_peak(arguments[0], int(arguments[1]))
            return
        # First of all: a process begins with the peak of the one that starts it.
        memory = {size: peak("ours", size) / peak("genanki", size) for size in ROUNDS}
        for size, rounds in ROUNDS.items():
            times = compare(size, rounds, Path(folder))
            print(f"{size:>6} notes: {times}, memory {memory[size]:.2f}x", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
