"""The rules for good questions, one a file, and the review of a course by them.

A rule looks at each item of its `kinds` (`on_item`) or at all items together (`on_bank`). To add
one, write a module with a RULE, give its code a row in docs/problems.md, and run `make docs`.
`shared/` holds what several rules use.
"""

from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from pkgutil import iter_modules

from talkquiz.course.course import Course, Silences
from talkquiz.course.facts import Fact
from talkquiz.items.item import Item
from talkquiz.problem import Problem, Severity
from talkquiz.rules.shared.rule import WRITTEN, ItemBank, ItemProblem, Rule

RULES: tuple[Rule, ...] = tuple(
    sorted(
        import_module(f"{__name__}.{module.name}").RULE
        for module in iter_modules(__path__)
        if not module.ispkg
    )
)
"""All rules, by their codes."""
CODES = frozenset(rule.code for rule in RULES)


def review(items: Sequence[Item], facts: Mapping[str, Fact] | None = None) -> list[ItemProblem]:
    """Return what is wrong with `items`, in the order of the rules and of the items.

    `facts` are those that a course makes them from, by their ids.
    """
    bank = ItemBank(items, facts)
    return [problem for rule in RULES for problem in rule.problems(bank)]


def unknown_rules(silences: Silences) -> Iterator[Problem]:
    """Yield a problem for each silence that names a rule that there is not."""
    for origin, silence in silences.entries:
        if silence.rule not in CODES:
            hint = "`talkquiz rules` lists them."
            yield origin.problem("TQ291", f"there is no rule `{silence.rule}`", hint, ("rule",))


def reviewed(
    course: Course, items: Sequence[Item], silences: Silences, *, in_part: bool = False
) -> Iterator[Problem]:
    """Yield what the rules find in `items`, all items of `course`, unless a silence allows it.

    Silences that silence nothing, or that name an unknown item, are problems as well. Where the
    items are there only `in_part`, what others would change is left out: options, rules that
    look at several items, and silences.
    """
    by_id = {item.id: item for item in items}
    if in_part:
        bank = ItemBank([item for item in items if item.kind in WRITTEN])
        one_by_one = (rule for rule in RULES if rule.on_bank is None)
        found = [problem for rule in one_by_one for problem in rule.problems(bank)]
    else:
        found = review(items, course.facts.entries)
    for rule, item_id, message, severity in found:
        if (rule, item_id) in silences.silenced:
            continue
        # A problem stands at the first fact of its item, or at course.yaml if there is none.
        facts = by_id[item_id].facts if item_id in by_id else ()
        origins = map(course.facts.origins.get, facts)
        origin = next(filter(None, origins), course.file())
        said = f"{item_id}: {message}" if item_id else message
        hint = f"`talkquiz rules {rule}` explains it; silences.yaml may allow it, with a reason."
        yield origin.problem(rule, said, hint, severity=severity)
    broken = {(problem.rule, problem.item) for problem in found}
    for origin, silence in () if in_part else silences.entries:
        if silence.item and silence.item not in by_id:
            message = f"there is no item `{silence.item}` to silence"
            hint = "`talkquiz items` lists the ids; remove the entry if the item is gone."
            yield origin.problem("TQ292", message, hint, ("item",), Severity.WARNING)
        elif silence.rule in CODES and (silence.rule, silence.item) not in broken:
            what = f"`{silence.item}`" if silence.item else "the items together"
            message, hint = f"{what} no longer breaks {silence.rule}", "Remove the entry."
            yield origin.problem("TQ293", message, hint, ("rule",), Severity.WARNING)
