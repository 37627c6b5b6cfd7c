"""Reports that do not agree, side by side: one item for each group of facts in conflict."""

import re
from collections.abc import Iterable, Iterator

from talkquiz.course.course import Course
from talkquiz.course.facts import Fact
from talkquiz.items.answer_wording import as_of, reference, speaker
from talkquiz.items.askable_slots import has_order, value_of
from talkquiz.items.item import Account, Comparison, Item
from talkquiz.items.make.several_facts import item_over
from talkquiz.items.templates import Template
from talkquiz.language.english import sentence_case

_BOUND = re.compile(
    r"\b(?:more than|less than|fewer than|at least|at most|up to|passed|about|nearly|over) $"
)
"""Words before a number without which it would say more, or less, than the account does."""


def compare_items(course: Course, facts: Iterable[Fact], template: Template) -> Iterator[Item]:
    """Yield an item for each group of facts that are in conflict, the first in teaching order."""
    seen: set[str] = set()
    for fact in facts:
        if not fact.conflicts or fact.id in seen or not template.takes.fits_fact(fact):
            continue
        # All facts that conflicts lead to from the first one.
        found, waiting = {fact.id: fact}, [fact]
        while waiting:
            for other in waiting.pop().conflicts:
                if other not in found and other in course.facts.entries:
                    found[other] = course.facts.entries[other]
                    waiting.append(found[other])
        seen.update(found)
        group = list(found.values())
        accounts: list[Account] = []
        for each in group:
            cited = reference(each.cite[0], course)
            who, when = speaker(each, course) or "", as_of(each, course.language) or ""
            accounts.append(Account(cited.outlet, cited.day, each.claim.text, who, when))
        differences = [sentence_case(f"{_said(each, group, course)}.") for each in group]
        yield item_over(
            course,
            group,
            template,
            id=f"{course.id}/{fact.id}/conflicts/{template.id}",
            key="\n".join(differences),
            payload=Comparison(
                accounts=tuple(accounts), marks=tuple(mark.render({}) for mark in template.marks)
            ),
            asks_for=course.language.items.asks_for["comparison"],
            caution="",
        )


def _said(fact: Fact, group: list[Fact], course: Course) -> str:
    """Return what one account says where they differ: "400,000 (the envoy, 28 April 2016)".

    That is the number or date that all accounts give and give differently; without one, the claim.
    """
    differing = fact.claim.text.rstrip(".")
    for name, slot in fact.slots.items():
        values = {value_of(other.slots[name]) for other in group if name in other.slots}
        if has_order(slot) and len(values) == len(group):
            bound = _BOUND.search(fact.claim.text[: slot.start])
            differing = f"{bound[0]}{slot.text}" if bound else slot.text
            break
    who = speaker(fact, course) or reference(fact.cite[0], course).outlet
    dated = ", ".join(filter(None, (who, as_of(fact, course.language))))
    return f"{differing} ({dated})"
