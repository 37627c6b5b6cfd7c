"""Holds the items of a course against the rules, but for the flaws that it silences."""

from collections.abc import Iterable, Iterator, Sequence

from talkquiz.course.course import Course
from talkquiz.course.files import Origin
from talkquiz.course.silences import Silence, load_silences
from talkquiz.items.item import Item
from talkquiz.problem import Problem, Severity
from talkquiz.rules import RULES, review
from talkquiz.rules.shared.rule import Flaw

_Key = tuple[str, str | None]


def reviewed(course: Course, items: Sequence[Item]) -> Iterator[Problem]:
    """Yield a problem for every flaw of `items`, all items of `course`, that is not silenced.

    A silence that nothing needs, or that names a rule or an item which there is not, is one too.
    """
    problems: list[Problem] = []
    silences = load_silences(course, problems)
    yield from problems
    flaws = review(items)
    silenced = {(silence.rule, silence.item) for _, silence in silences}
    by_id = {item.id: item for item in items}
    for flaw in flaws:
        if (flaw.rule, flaw.item) not in silenced:
            yield _problem(flaw, course, by_id)
    yield from _needless(silences, {(flaw.rule, flaw.item) for flaw in flaws}, by_id)


def _problem(flaw: Flaw, course: Course, items: dict[str, Item]) -> Problem:
    origin = _origin(items.get(flaw.item or ""), course)
    message = f"{flaw.item}: {flaw.message}" if flaw.item else flaw.message
    hint = f"`talkquiz rules {flaw.rule}` explains it; silences.yaml may allow it, with a reason."
    return origin.problem(flaw.rule, message, hint, severity=flaw.severity)


def _origin(item: Item | None, course: Course) -> Origin:
    """Return where the first fact of an item stands, or the course file."""
    for fact in item.facts if item else ():
        origin = course.facts.origins.get(fact)
        if origin:
            return origin
    return Origin(course.file())


def _needless(
    silences: Iterable[tuple[Origin, Silence]], found: set[_Key], items: dict[str, Item]
) -> Iterator[Problem]:
    known = {rule.code for rule in RULES}
    for origin, silence in silences:
        if silence.rule not in known:
            hint = "`talkquiz rules` lists them."
            yield origin.problem("TQ291", f"there is no rule `{silence.rule}`", hint, ("rule",))
        elif silence.item and silence.item not in items:
            message = f"there is no item `{silence.item}` to silence"
            hint = "`talkquiz items` lists the ids; remove the entry if the item is gone."
            yield _warning(origin, "TQ292", message, hint, "item")
        elif (silence.rule, silence.item) not in found:
            what = f"`{silence.item}`" if silence.item else "the items together"
            message = f"{what} no longer breaks {silence.rule}"
            yield _warning(origin, "TQ293", message, "Remove the entry.", "rule")


def _warning(origin: Origin, code: str, message: str, hint: str, key: str) -> Problem:
    return origin.problem(code, message, hint, (key,), Severity.WARNING)
