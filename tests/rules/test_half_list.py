"""By the fact of an item it is told whether it asks one of two that belong together."""

from collections.abc import Iterable

import pytest

from courses import make_fact
from small_course import Load
from small_facts import bank_of, course_of
from talkquiz.rules import review

PAIR = "[Ada Brook and Tom Reed]{who=ada-brook+tom-reed} lit the lamp in [May 2019]{when}."
THREE = (
    "[Ada Brook, Tom Reed and Ivy Lund]{who=ada-brook+tom-reed+ivy-lund} lit the lamp in "
    "[May 2019]{when}."
)
NAMED = "The council wanted [a pier]{wants.pier} and [a lamp]{wants.lamp} in [May 2019]{when}."
EACH = "- {id: each, makes: cloze, takes: {list: each, ask: any}, stem: '{{ fact.gap }}'}\n"


def told(load: Load, claim: str, kind: str) -> Iterable[str]:
    fact = make_fact(claim=f"In the harbour, {claim}", when="2019-05", kind=kind)
    bank = bank_of(load, fact, **{"templates/each.yaml": EACH})
    found = review(bank.items, course_of(bank).facts.entries)
    ids = {problem.item for problem in found if problem.rule == "TQ231"}
    return {item.slot for item in bank.items if item.id in ids}


@pytest.mark.parametrize(
    ("claim", "kind", "slots"),
    [
        (PAIR, "event", {"who.ada-brook", "who.tom-reed"}),
        (NAMED, "position", {"wants.pier", "wants.lamp"}),
        (THREE, "event", set()),
    ],
)
def test_half_of_a_pair_is_told(load: Load, claim: str, kind: str, slots: set[str]) -> None:
    assert told(load, claim, kind) == slots
