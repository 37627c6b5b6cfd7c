"""Reports that do not agree, side by side: one item for each group of facts in conflict."""

import re
from collections.abc import Iterable, Iterator

from talkquiz.course.course import Course
from talkquiz.course.facts import Fact
from talkquiz.items.distractors import Distractors
from talkquiz.items.item import Account, Comparison, Item
from talkquiz.items.make.over_facts import item_over
from talkquiz.items.slot_values import has_order, value_of
from talkquiz.items.templates import Template
from talkquiz.items.wording import as_of, reference, speaker
from talkquiz.language.english import sentence_case

_BOUND = re.compile(
    r"\b(?:more than|less than|fewer than|at least|at most|up to|passed|about|nearly|over) $"
)
"""Words before a number without which it would say more, or less, than the account does."""


def compare_items(
    facts: Iterable[Fact], template: Template, distractors: Distractors
) -> Iterator[Item]:
    """Yield an item for each group of facts that are in conflict, the first in teaching order."""
    course = distractors.course
    known = course.facts.entries
    seen: set[str] = set()
    for fact in facts:
        if fact.conflicts and fact.id not in seen and template.takes.fits_fact(fact):
            group = _in_conflict(fact, known)
            seen.update(each.id for each in group)
            yield _comparison(group, template, course)


def _in_conflict(first: Fact, known: dict[str, Fact]) -> list[Fact]:
    """Return `first` and all facts that conflicts lead to from it."""
    found = {first.id: first}
    waiting = [first]
    while waiting:
        for other in waiting.pop().conflicts:
            if other not in found and other in known:
                found[other] = known[other]
                waiting.append(known[other])
    return list(found.values())


def _comparison(group: list[Fact], template: Template, course: Course) -> Item:
    return item_over(
        course,
        group,
        template,
        id=f"{course.id}/{group[0].id}/conflicts/{template.id}",
        key=_difference(group, course),
        payload=Comparison(
            accounts=tuple(_account(fact, course) for fact in group),
            marks=tuple(mark.render({}) for mark in template.marks),
        ),
        asks_for=course.language.items.asks_for["comparison"],
        caution="",
    )


def _account(fact: Fact, course: Course) -> Account:
    cited = reference(fact.cite[0], course)
    return Account(
        cited.outlet,
        cited.day,
        fact.claim.text,
        speaker(fact, course) or "",
        as_of(fact, course.language) or "",
    )


def _difference(group: list[Fact], course: Course) -> str:
    """Return what each account says where they differ, a line each: "400,000 (the envoy, ...)."."""
    return "\n".join(sentence_case(f"{_states(fact, group, course)}.") for fact in group)


def _states(fact: Fact, group: list[Fact], course: Course) -> str:
    """Return what one account says, and who says so, as of when."""
    who = speaker(fact, course) or reference(fact.cite[0], course).outlet
    dated = ", ".join(filter(None, (who, as_of(fact, course.language))))
    return f"{_difference_of(fact, group)} ({dated})"


def _difference_of(fact: Fact, group: list[Fact]) -> str:
    """Return the number or date that all give and give differently; without one, the claim."""
    for name, slot in fact.slots.items():
        values = {value_of(other.slots[name]) for other in group if name in other.slots}
        if has_order(slot) and len(values) == len(group):
            bound = _BOUND.search(fact.claim.text[: slot.start])
            return f"{bound[0]}{slot.text}" if bound else slot.text
    return fact.claim.text.rstrip(".")
