"""What can be asked of a fact: slots, the speaker, members of lists."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses import FACTS, facts_text
from small_course import Load
from small_facts import course_of, deed, fact_of, made
from talkquiz.course.fact_kinds import SlotType
from talkquiz.course.glossary import Lexicon
from talkquiz.course.slots import Slot
from talkquiz.course.validate import Register
from talkquiz.items.askable_slots import asked_slots, is_list, members_of
from talkquiz.items.item import GAP

TEXT = SlotType("text", frozenset())
SAID = {"kind": "position", "mode": "claimed", "status": "attributed", "per": "ada-brook"}


def slots(load: Load, claim: str, **changes: Any) -> list[tuple[str, str, tuple[str, ...]]]:
    """Return name, words and entries of what can be asked of a fact, each where it stands."""
    bank = load({FACTS: facts_text(deed(1, "", claim=claim, ask={}, **changes))})
    fact = fact_of(bank, "d1")
    found = asked_slots(fact, course_of(bank).lexicon)
    assert all(fact.claim.text[slot.start : slot.end] == slot.text for slot in found)
    return [(slot.name, slot.text, slot.entries) for slot in found if slot.name != "when"]


class TestMembers:
    """What a slot names several of can be asked for one by one."""

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
        bank = load({FACTS: facts_text(deed(1, "", claim=claim, ask={}))})
        assert [item.stem for item in made(bank, "gap-each")] == [
            f"On 1 May 2019 {GAP} and Tom Reed met.",
            f"On 1 May 2019 Mayor Brook and {GAP} met.",
        ]

    @given(st.lists(st.text("abcdefgh ", min_size=1).filter(str.strip), min_size=3, max_size=6))
    def test_parts_are_the_whole(self, parts: list[str]) -> None:
        """However long a list is, its parts are what was put together, in place and in order."""
        parts = [" ".join(part.split()) for part in parts]
        text = f"{', '.join(parts[:-1])} and {parts[-1]}"
        slot = Slot("wants", TEXT, text, 7, 7 + len(text))
        found = members_of(slot, Lexicon(Register({})))
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
    """Who says so can be asked for where the claim names them outside its slots."""

    def test_is_a_slot_where_the_claim_names_them(self, load: Load) -> None:
        """The name, by an alias too, is the slot `per`."""
        claim = "According to Mayor Brook, the town wanted [more boats]{wants}."
        found = slots(load, claim, **SAID)
        assert ("per", "Mayor Brook", ("ada-brook",)) in found

    def test_is_none_where_a_slot_names_them(self, load: Load) -> None:
        """A speaker who is marked already is not asked for twice."""
        claim = "[Ada Brook]{who} held that [more boats were wanted]{holds}."
        assert [name for name, *_ in slots(load, claim, **SAID)] == ["who", "holds"]

    def test_is_none_where_the_name_is_part_of_a_slot(self, load: Load) -> None:
        """A name inside other marked words makes no gap within a gap."""
        claim = "[The party of Ada Brook]{about} wanted [more boats]{wants}."
        assert "per" not in [name for name, *_ in slots(load, claim, **SAID)]

    def test_is_none_for_a_finding_of_the_report(self, load: Load) -> None:
        """What nobody claims has no speaker."""
        found = slots(load, "On [1 May 2019]{when} Ada Brook met [Tom Reed]{whom}.")
        assert [name for name, *_ in found] == ["whom"]
