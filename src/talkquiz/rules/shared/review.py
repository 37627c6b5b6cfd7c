"""Reviews the items of a course by the rules, and passes over the problems that it silences."""

from collections.abc import Iterable, Iterator, Sequence

from talkquiz.course.course import Course
from talkquiz.course.read_files import Origin
from talkquiz.course.silences import Silence, load_silences
from talkquiz.items.item import Item
from talkquiz.problem import Problem, Severity
from talkquiz.rules import RULES, review


def reviewed(course: Course, items: Sequence[Item]) -> Iterator[Problem]:
    """Yield what the rules find in `items`, all items of `course`, unless the course silences it.

    Silences that silence nothing, or that name an unknown rule or item, are problems as well.
    """
    problems: list[Problem] = []
    silences = load_silences(course, problems)
    yield from problems
    silenced = {(silence.rule, silence.item) for _, silence in silences}
    by_id = {item.id: item for item in items}
    found = review(items)
    for rule, item_id, message, severity in found:
        if (rule, item_id) in silenced:
            continue
        # A problem stands at the first fact of its item, or at course.yaml if there is none.
        facts = by_id[item_id].facts if item_id in by_id else ()
        origins = map(course.facts.origins.get, facts)
        origin = next(filter(None, origins), Origin(course.file()))
        said = f"{item_id}: {message}" if item_id else message
        hint = f"`talkquiz rules {rule}` explains it; silences.yaml may allow it, with a reason."
        yield origin.problem(rule, said, hint, severity=severity)
    yield from _needless(silences, {(problem.rule, problem.item) for problem in found}, by_id)


def _needless(
    silences: Iterable[tuple[Origin, Silence]],
    found: set[tuple[str, str | None]],
    items: dict[str, Item],
) -> Iterator[Problem]:
    known = {rule.code for rule in RULES}
    for origin, silence in silences:
        if silence.rule not in known:
            hint = "`talkquiz rules` lists them."
            yield origin.problem("TQ291", f"there is no rule `{silence.rule}`", hint, ("rule",))
        elif silence.item and silence.item not in items:
            message = f"there is no item `{silence.item}` to silence"
            hint = "`talkquiz items` lists the ids; remove the entry if the item is gone."
            yield origin.problem("TQ292", message, hint, ("item",), Severity.WARNING)
        elif (silence.rule, silence.item) not in found:
            what = f"`{silence.item}`" if silence.item else "the items together"
            message, hint = f"{what} no longer breaks {silence.rule}", "Remove the entry."
            yield origin.problem("TQ293", message, hint, ("rule",), Severity.WARNING)
