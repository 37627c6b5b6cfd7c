"""What is on sheets and keys that were printed before, as items of the course as it is now."""

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from talkquiz.handouts.past import Past, past_of
from talkquiz.items.item import Item
from talkquiz.printed_items import PrintedItems, documents_in, read_printed_items, stamp_of
from talkquiz.problem import Problem, Severity
from talkquiz.untrusted_files import OutsideError


class Recognised(NamedTuple):
    """The items of the course on a document, in the order in which they are printed.

    `unknown` are the short ids of those that the course has not, or has no longer.
    """

    items: tuple[Item, ...]
    unknown: tuple[str, ...] = ()


class Recogniser:
    """Knows the items of a course by what documents carry and keys print."""

    def __init__(self, items: Iterable[Item]) -> None:
        self._by_short_id = {item.short_id: item for item in items}
        self._by_digest = {
            stamp_of(item.id, "").removeprefix("-"): item for item in self._by_short_id.values()
        }

    def recognise(self, printed: PrintedItems) -> Recognised:
        """Return the items on a document: those that it carries, then others that its text tells.

        What looks like a short id in a text, and is none of the course, may be any word: it is
        unknown only where the document carries nothing.
        """
        found: dict[str, Item] = {}
        unknown: list[str] = []
        for stamp in printed.stamps:
            short_id, _, digest = stamp.rpartition("-")
            if item := self._by_digest.get(digest):
                found.setdefault(item.id, item)
            else:
                unknown.append(short_id or digest)
        for short_id in printed.told:
            if short_id in unknown:
                continue
            if item := self._by_short_id.get(short_id):
                found.setdefault(item.id, item)
            elif not printed.stamps:
                unknown.append(short_id)
        return Recognised(tuple(found.values()), tuple(unknown))


def read_past(paths: Iterable[Path], items: Iterable[Item]) -> tuple[Past, list[Problem]]:
    """Return what the documents at `paths`, or in these folders, have asked of a course.

    `items` are all items of the course. A document that holds none of them is a problem (TQ430); in
    a folder it is passed over and counted (TQ431).
    """
    recogniser, problems = Recogniser(items), list[Problem]()
    found: list[Item] = []
    for path in paths:
        try:
            documents = documents_in(path) if path.is_dir() else [path]
        except OutsideError as error:
            problems.append(_problem(path, "TQ430", f"{error}"))
            continue
        foreign: list[str] = []
        for document in documents:
            try:
                printed = read_printed_items(document)
            except OutsideError as error:
                foreign.append(f"it cannot be read as a Word document (.docx): {error}")
                continue
            here = recogniser.recognise(printed)
            found += here.items
            if not here.items and printed.course:
                foreign.append(f"its questions are not in this course, but in `{printed.course}`")
            elif not here.items:
                foreign.append("no question of this course is in it")
        if len(foreign) == len(documents):
            none = "no sheet or key of this course (.docx) is in it"
            problems.append(_problem(path, "TQ430", none if path.is_dir() else foreign[0]))
        elif foreign:
            number = f"{len(foreign)} of {len(documents)} documents"
            message = f"{number} hold no question of this course, and are passed over"
            problems.append(_problem(path, "TQ431", message, Severity.WARNING))
    return past_of(found), problems


def _problem(path: Path, code: str, message: str, severity: Severity = Severity.ERROR) -> Problem:
    hint = "`talkquiz items --on DOCX` lists what is on a sheet or key."
    return Problem(str(path), 0, 0, code, message, hint, severity)
