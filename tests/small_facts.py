"""Facts of a few words for tests of items, and what is asked of them."""

from typing import Any

from courses import FACTS, facts_text, make_fact
from factories import say
from small_course import Load
from talkquiz.build import LoadedCourse
from talkquiz.course.claim_slots import Slot
from talkquiz.course.course import Course
from talkquiz.course.facts import Fact
from talkquiz.items.asked_slots import asked_slots
from talkquiz.items.distractors import Asked, Distractors
from talkquiz.items.item import Item
from talkquiz.items.kinds import ItemKind
from talkquiz.language.dates import parse_when

NO_TOWN = {"facts/town.yaml": None}
"""Leaves only the facts that a test writes."""


def cite(*terms: str, source: str = "s001", at: str = "p1.s1") -> dict[str, Any]:
    return {"source": source, "at": at, "fp": "0123456789", "terms": list(terms)}


def event(number: int, date: str, **changes: Any) -> dict[str, Any]:
    when = parse_when(date)
    return make_fact(
        **{
            "id": f"e{number}",
            "name": f"party number {number}",
            "claim": f"Party number {number} was held at the pier on [{say(when)}]{{when}}.",
            "when": date,
        }
        | changes
    )


def events(*dates: str) -> list[dict[str, Any]]:
    """Return an event on each of the dates, numbered from 0."""
    return [event(number, day) for number, day in enumerate(dates)]


def figure(number: int, words: str, **changes: Any) -> dict[str, Any]:
    return make_fact(
        **{
            "id": f"f{number}",
            "kind": "figure",
            "name": f"the load of ship {number}",
            "claim": f"Ship {number} carried [{words}]{{number}}.",
            "cite": [cite(words or "50")],
        }
        | changes
    )


def deed(number: int, who: str, **changes: Any) -> dict[str, Any]:
    """Return an event whose doer is asked for."""
    return make_fact(
        **{
            "id": f"d{number}",
            "name": f"deed number {number}",
            "claim": f"On [{number} May 2019]{{when}} a lamp was lit by [{who}]{{who}}.",
            "when": f"2019-05-0{number}",
            "ask": {"who": f"Which official lit the lamp on {number} May 2019?"},
        }
        | changes
    )


def term(number: int, name: str, means: str, **changes: Any) -> dict[str, Any]:
    return make_fact(
        **{
            "id": f"t{number}",
            "kind": "definition",
            "name": f"the meaning of word {number}",
            "claim": f"[{name}]{{term}} means [{means}]{{means}}.",
            "when": None,
            "basis": None,
        }
        | changes
    )


def bank_of(load: Load, *facts: dict[str, Any], **files: str) -> LoadedCourse:
    """Return the sample course with no facts but these."""
    return load({FACTS: facts_text(*facts), **NO_TOWN, **files})


def course_of(bank: LoadedCourse) -> Course:
    assert bank.course
    return bank.course


def fact_of(bank: LoadedCourse, fact_id: str) -> Fact:
    return course_of(bank).facts.entries[fact_id]


def slot_of(bank: LoadedCourse, item: Item) -> Slot:
    slots = asked_slots(fact_of(bank, item.facts[0]), course_of(bank).lexicon)
    return next(slot for slot in slots if slot.name == item.slot)


def asked(bank: LoadedCourse, fact_id: str, slot: str, stem: str | None = None) -> Asked:
    """Return what distractors are wanted for; the stem is the fact's name unless given."""
    fact = fact_of(bank, fact_id)
    slots = {each.name: each for each in asked_slots(fact, course_of(bank).lexicon)}
    return Asked(fact, slots[slot], fact.name if stem is None else stem, "x")


def drawn(bank: LoadedCourse, fact_id: str, slot: str, seed: int = 0) -> list[str]:
    found = Distractors(course_of(bank), seed).find(asked(bank, fact_id, slot))
    return [distractor.option.text for distractor in found]


def often(bank: LoadedCourse, fact: str, slot: str, seeds: int = 9) -> set[str]:
    """Return the distractors that one seed or another draws."""
    return {text for seed in range(seeds) for text in drawn(bank, fact, slot, seed)}


def made(bank: LoadedCourse, template: str) -> list[Item]:
    return [item for item in bank.items if item.template == template]


def of_kind(bank: LoadedCourse, *kinds: ItemKind) -> list[Item]:
    found = [item for item in bank.items if item.kind in kinds]
    assert found
    return found


def asks_for_a_slot(item: Item) -> bool:
    """Tell whether an item asks for a slot of one fact, not about several or one as a whole."""
    return bool(item.slot) and len(item.facts) == 1


def by_id(bank: LoadedCourse) -> dict[str, Item]:
    return {item.id: item for item in bank.items}
