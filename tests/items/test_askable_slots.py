"""What can be asked of a fact: slots, the speaker, members of lists."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from small_course import Load
from small_facts import asked, bank_of, course_of, deed, event, fact_of, figure, made
from talkquiz.build import LoadedCourse
from talkquiz.course.claim_slots import Slot
from talkquiz.course.fact_kinds import SlotType
from talkquiz.course.glossary import Lexicon
from talkquiz.items.askable_slots import (
    asked_slots,
    axis_of,
    day_of,
    group_of,
    has_order,
    is_list,
    members_of,
    value_of,
    values_of,
)
from talkquiz.items.item import GAP
from talkquiz.language.dates import parse_when

TEXT = SlotType("text", frozenset())
SAID = {"kind": "position", "mode": "claimed", "status": "attributed", "per": "ada-brook"}


def slots(load: Load, claim: str, **changes: Any) -> list[tuple[str, str, tuple[str, ...]]]:
    bank = bank_of(load, deed(1, "", claim=claim, ask={}, **changes))
    fact = fact_of(bank, "d1")
    found = asked_slots(fact, course_of(bank).lexicon)
    assert all(fact.claim.text[slot.start : slot.end] == slot.text for slot in found)
    return [(slot.name, slot.text, slot.entries) for slot in found if slot.name != "when"]


class TestMembers:
    def test_each_is_found_by_any_of_its_names(self, load: Load) -> None:
        """An alias will do, the members follow the list, and each is one entry."""
        claim = "On [1 May 2019]{when} [Mayor Brook and Tom Reed]{who=ada-brook+tom-reed} met."
        assert slots(load, claim) == [
            ("who", "Mayor Brook and Tom Reed", ("ada-brook", "tom-reed")),
            ("who.ada-brook", "Mayor Brook", ("ada-brook",)),
            ("who.tom-reed", "Tom Reed", ("tom-reed",)),
        ]

    @pytest.mark.parametrize("words", ["Brook and her colleague", "Both", "Brook and Reedham"])
    def test_none_is_asked_where_one_is_not_named(self, load: Load, words: str) -> None:
        """A list whose members do not all stand in its words, whole, stays whole."""
        claim = f"On [1 May 2019]{{when}} [{words}]{{who=ada-brook+tom-reed}} met."
        assert [name for name, *_ in slots(load, claim)] == ["who"]

    def test_parts_of_a_text_are_numbered(self, load: Load) -> None:
        """Words with a comma and an "and" come apart, repeated words where they stand."""
        claim = "According to Ada Brook, the town wanted [boats, more boats, and a lamp]{wants}."
        found = slots(load, claim, **SAID)
        assert [each for each in found if "." in each[0]] == [
            ("wants.1", "boats", ()),
            ("wants.2", "more boats", ()),
            ("wants.3", "a lamp", ()),
        ]

    def test_gaps_of_the_members_overlap(self, load: Load) -> None:
        """Each member makes a cloze in which the others stand."""
        claim = "On [1 May 2019]{when} [Mayor Brook and Tom Reed]{who=ada-brook+tom-reed} met."
        bank = bank_of(load, deed(1, "", claim=claim, ask={}))
        assert [item.stem for item in made(bank, "gap-each")] == [
            f"On 1 May 2019 {GAP} and Tom Reed met.",
            f"On 1 May 2019 Mayor Brook and {GAP} met.",
        ]

    @given(st.lists(st.text("abcdefgh ", min_size=1).filter(str.strip), min_size=3, max_size=6))
    def test_parts_are_the_whole(self, parts: list[str]) -> None:
        parts = [" ".join(part.split()) for part in parts]
        text = f"{', '.join(parts[:-1])} and {parts[-1]}"
        slot = Slot("wants", TEXT, text, 7, 7 + len(text))
        found = members_of(slot, Lexicon())
        assert [member.text for member in found] == parts
        assert [text[member.start - 7 : member.end - 7] for member in found] == parts


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


class TestSpeaker:
    def test_is_a_slot_where_the_claim_names_them(self, load: Load) -> None:
        """The name, by an alias too, is the slot `per`."""
        claim = "According to Mayor Brook, the town wanted [more boats]{wants}."
        found = slots(load, claim, **SAID)
        assert ("per", "Mayor Brook", ("ada-brook",)) in found

    def test_is_none_where_a_slot_names_them(self, load: Load) -> None:
        claim = "[Ada Brook]{who} held that [more boats were wanted]{holds}."
        assert [name for name, *_ in slots(load, claim, **SAID)] == ["who", "holds"]

    def test_is_none_where_the_name_is_part_of_a_slot(self, load: Load) -> None:
        """A name inside other marked words makes no gap within a gap."""
        claim = "[The party of Ada Brook]{about} wanted [more boats]{wants}."
        assert "per" not in [name for name, *_ in slots(load, claim, **SAID)]

    def test_is_none_for_a_finding_of_the_report(self, load: Load) -> None:
        found = slots(load, "On [1 May 2019]{when} Ada Brook met [Tom Reed]{whom}.")
        assert [name for name, *_ in found] == ["whom"]


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
    one, two = (fact_of(bank, name).slots for name in ("d1", "d2"))
    assert [value_of(slot) for slot in one.values()] == [value_of(slot) for slot in two.values()]
    numbers = {value_of(fact_of(bank, name).slots["number"]) for name in ("f1", "f2")}
    assert len(numbers) == 1


def test_list_has_the_values_of_its_members(bank: LoadedCourse) -> None:
    slot = fact_of(bank, "d1").slots["who"]
    assert values_of(slot) == {"ada-brook+tom-reed", "ada-brook", "tom-reed"}


def test_dates_and_numbers_have_a_place(bank: LoadedCourse) -> None:
    """A number stands at its value, a date at its first day, a name nowhere."""
    found = {
        name: asked(bank, *name.split("/")).slot for name in ("f1/number", "e1/when", "d3/who")
    }
    first = parse_when("2019-05-01").lower
    assert first
    assert [axis_of(slot) for slot in found.values()] == [1_200_000, first.toordinal(), 0]
    assert [has_order(slot) for slot in found.values()] == [True, True, False]


@pytest.mark.parametrize(("one", "other"), [("2019/..", "2019"), ("../2019-05", "2019-05-31")])
def test_open_interval_has_the_place_of_its_one_end(one: str, other: str) -> None:
    """Where the beginning is open, the end says where a date stands; without a date, nothing."""
    assert day_of(parse_when(one)) == day_of(parse_when(other))
    assert day_of(None) == 0


def test_groups_hold_what_can_stand_in(bank: LoadedCourse) -> None:
    """Dates go by precision, numbers by unit, a name by type and role, lists by all their types."""
    lexicon = course_of(bank).lexicon
    names = ("d3/when", "e1/when", "f1/number", "d3/who", "d1/who")
    groups = [group_of(asked(bank, *name.split("/")).slot, lexicon) for name in names]
    assert groups == [
        ("date", "day"),
        ("date", "month"),
        ("number", "tonnes"),
        ("entry", "person", "official"),
        ("several", "person", "person"),
    ]
