"""Holds the items of a course against the rules, but for the flaws that it silences."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from talkquiz.course.course import Course
from talkquiz.course.files import Files, Finding
from talkquiz.course.silences import Silence, load_silences
from talkquiz.course.validate import Origin
from talkquiz.items.item import Item
from talkquiz.problem import Severity
from talkquiz.rules import RULES, review
from talkquiz.rules.shared.rule import Flaw

_Key = tuple[str, str | None]


def reviewed(course: Course, items: Sequence[Item], files: Files) -> None:
    """Note in `files` every flaw of `items`, which are all items of `course`, that is not silenced.

    A silence that nothing needs, or that names a rule or an item which there is not, is noted too.
    """
    silences = load_silences(course, files)
    flaws = review(items)
    silenced = {(silence.rule, silence.item) for _, silence in silences}
    by_id = {item.id: item for item in items}
    for flaw in flaws:
        if (flaw.rule, flaw.item) not in silenced:
            files.findings.append(_finding(flaw, course, by_id))
    found = {(flaw.rule, flaw.item) for flaw in flaws}
    files.findings.extend(_needless(silences, found, by_id))


def _finding(flaw: Flaw, course: Course, items: dict[str, Item]) -> Finding:
    path, location = _place(items.get(flaw.item or ""), course)
    message = f"{flaw.item}: {flaw.message}" if flaw.item else flaw.message
    hint = f"`talkquiz rules {flaw.rule}` explains it; silences.yaml may allow it, with a reason."
    return Finding(path, location, flaw.rule, message, hint, flaw.severity)


def _place(item: Item | None, course: Course) -> tuple[Path, tuple[str | int, ...]]:
    """Return where the first fact of an item stands, or the course file."""
    for fact in item.facts if item else ():
        origin = course.facts.origins.get(fact)
        if origin:
            return origin.path, origin.location
    return course.folder / "course.yaml", ()


def _needless(
    silences: Iterable[tuple[Origin, Silence]], found: set[_Key], items: dict[str, Item]
) -> Iterator[Finding]:
    known = {rule.code for rule in RULES}
    for origin, silence in silences:
        if silence.rule not in known:
            hint = "`talkquiz rules` lists them."
            yield origin.finding("TQ291", f"there is no rule `{silence.rule}`", hint, ("rule",))
        elif silence.item and silence.item not in items:
            message = f"there is no item `{silence.item}` to silence"
            hint = "`talkquiz items` lists the ids; remove the entry if the item is gone."
            yield _warning(origin, "TQ292", message, hint, "item")
        elif (silence.rule, silence.item) not in found:
            what = f"`{silence.item}`" if silence.item else "the items together"
            message = f"{what} no longer breaks {silence.rule}"
            yield _warning(origin, "TQ293", message, "Remove the entry.", "rule")


def _warning(origin: Origin, code: str, message: str, hint: str, key: str) -> Finding:
    location = (*origin.location, key)
    return Finding(origin.path, location, code, message, hint, Severity.WARNING)
