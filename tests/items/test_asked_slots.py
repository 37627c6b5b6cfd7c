"""What can be asked of a fact: slots, the speaker, members of lists."""

from datetime import date

import pytest

from small_course import Load
from small_facts import asked, bank_of, course_of, deed, event, fact_of, figure, made
from talkquiz.build import LoadedCourse
from talkquiz.course.claim_slots import Slot
from talkquiz.course.fact_kinds import SlotType
from talkquiz.items.asked_slots import (
    asked_slots,
    axis_of,
    day_of,
    group_of,
    has_order,
    is_list,
    value_of,
    values_of,
)
from talkquiz.items.item import GAP
from talkquiz.language.dates import parse_when

TEXT = SlotType("text", frozenset())
SAID = {"kind": "position", "mode": "claimed", "status": "attributed", "per": "ada-brook"}


BOTH, SPEAKER = "Mayor Brook and Tom Reed=ada-brook+tom-reed", "Mayor Brook=ada-brook"
MET = "On [1 May 2019]{when} [%s]{who=ada-brook+tom-reed} met."


@pytest.mark.parametrize(
    ("claim", "found"),
    [
        (MET % "Mayor Brook and Tom Reed", [BOTH, "Mayor Brook=ada-brook", "Tom Reed=tom-reed"]),
        (MET % "Brook and a friend", ["Brook and a friend=ada-brook+tom-reed"]),
        (MET % "Both", ["Both=ada-brook+tom-reed"]),
        (MET % "Brook and Reedham", ["Brook and Reedham=ada-brook+tom-reed"]),
        ("On [1 May 2019]{when} Ada Brook met [Tom Reed]{whom}.", ["Tom Reed=tom-reed"]),
        (
            "According to Mayor Brook, she wanted [boats]{wants.boats} and [a lamp]{wants.lamp}.",
            ["boats and a lamp", SPEAKER, "boats", "a lamp"],
        ),
        ("[Ada Brook]{who} held that [it was lit]{holds}.", ["Ada Brook=ada-brook", "it was lit"]),
        (
            "[The party of Ada Brook]{about} wanted [a lamp]{wants}.",
            ["The party of Ada Brook", "a lamp"],
        ),
    ],
    ids=[
        "members-by-any-of-their-names",
        "list-of-which-one-is-not-named",
        "list-of-which-none-is-named",
        "list-of-which-one-is-no-whole-word",
        "finding-of-a-report-has-no-speaker",
        "parts-of-a-text-and-the-speaker",
        "speaker-whom-a-slot-names",
        "speaker-within-a-slot",
    ],
)
def test_slots_the_speaker_and_members_are_asked(load: Load, claim: str, found: list[str]) -> None:
    changes = {} if "[1 May" in claim else SAID
    bank = bank_of(load, deed(1, "", claim=claim, ask={}, **changes))
    fact = fact_of(bank, "d1")
    slots = asked_slots(fact, course_of(bank).lexicon)
    assert all(fact.claim.text[slot.start : slot.end] == slot.text for slot in slots)
    named = [each for each in slots if each.name != "when"]
    assert ["=".join(filter(None, (s.text, "+".join(s.entries)))) for s in named] == found


def test_gaps_of_the_members_overlap(load: Load) -> None:
    """Each member of three makes a cloze in which the others stand; one of two would be told."""
    three = "On [1 May 2019]{when} [Brook, Reed and Lund]{who=ada-brook+tom-reed+ivy-lund} met."
    bank = bank_of(load, deed(1, "", claim=three, ask={}))
    assert {item.slot: item.stem for item in made(bank, "gap-each")} == {
        "who.ada-brook": f"On 1 May 2019 {GAP}, Reed and Lund met.",
        "who.tom-reed": f"On 1 May 2019 Brook, {GAP} and Lund met.",
        "who.ivy-lund": f"On 1 May 2019 Brook, Reed and {GAP} met.",
    }
    bank = bank_of(load, deed(1, "", claim=MET % "Mayor Brook and Tom Reed", ask={}))
    assert not made(bank, "gap-each")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a, b and c", True),
        ("a, b, and c", True),
        ("a and b", False),
        ("1,200 ships and boats", False),
        ("a, which came late", False),
        ("sand, strand", False),
        ("", False),
    ],
)
def test_list_has_three_parts(text: str, *, expected: bool) -> None:
    """A comma or an "and" alone makes no list, nor does a comma within a number."""
    assert is_list(text) is expected


def slot_at(bank: LoadedCourse, place: str) -> Slot:
    return asked(bank, *place.split("/")).slot


@pytest.fixture
def bank(load: Load) -> LoadedCourse:
    facts = [
        deed(1, "", claim="On [1 May 2019]{when} [Brook and Reed]{who=ada-brook+tom-reed} met."),
        deed(2, "", claim="On [1 May 2019]{when=2019-05-01} [both]{who=tom-reed+ada-brook} met."),
        deed(3, "Tom Reed"),
        figure(1, "1.2 million tonnes"),
        figure(2, "1,200,000 tonnes"),
        event(1, "2019-05"),
    ]
    return bank_of(load, *facts)


def test_same_meaning_has_one_value(bank: LoadedCourse) -> None:
    for one, two in (("d1/when", "d2/when"), ("d1/who", "d2/who"), ("f1/number", "f2/number")):
        assert value_of(slot_at(bank, one)) == value_of(slot_at(bank, two))
    members = {"ada-brook+tom-reed", "ada-brook", "tom-reed"}
    assert values_of(slot_at(bank, "d1/who")) == members


def test_dates_and_numbers_have_a_place(bank: LoadedCourse) -> None:
    """A number stands at its value, a date at its first day, a name nowhere."""
    slots = [slot_at(bank, place) for place in ("f1/number", "e1/when", "d3/who")]
    first = date(2019, 5, 1).toordinal()
    assert [axis_of(slot) for slot in slots] == [1_200_000, first, 0]
    assert [has_order(slot) for slot in slots] == [True, True, False]


@pytest.mark.parametrize(("one", "other"), [("2019/..", "2019"), ("../2019-05", "2019-05-31")])
def test_open_interval_has_the_place_of_its_one_end(one: str, other: str) -> None:
    """Where the beginning is open, the end says where a date stands; without a date, nothing."""
    assert day_of(parse_when(one)) == day_of(parse_when(other))
    assert day_of(None) == 0


@pytest.mark.parametrize(
    ("place", "group"),
    [
        ("d3/when", ("date", "day")),
        ("e1/when", ("date", "month")),
        ("f1/number", ("number", "tonnes")),
        ("d3/who", ("entry", "person", "official")),
        ("d1/who", ("several", "person", "person")),
    ],
)
def test_groups_hold_what_can_stand_in(
    bank: LoadedCourse, place: str, group: tuple[str, ...]
) -> None:
    """Dates go by precision, numbers by unit, a name by type and role, lists by all their types."""
    assert group_of(slot_at(bank, place), course_of(bank).lexicon) == group
