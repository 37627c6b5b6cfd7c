"""What slots stand for, compared, grouped and put in order."""

import pytest

from courses import FACTS, facts_text
from small_course import Load
from small_facts import NO_TOWN, asked, course_of, deed, event, fact_of, figure
from talkquiz.items.slot_values import axis_of, day_of, group_of, has_order, value_of, values_of
from talkquiz.language.edtf import parse_when
from talkquiz.loaded import LoadedCourse


@pytest.fixture
def bank(load: Load) -> LoadedCourse:
    """Return facts that say the same in other words."""
    facts = [
        deed(1, "", claim="On [1 May 2019]{when} [Brook and Reed]{who=ada-brook+tom-reed} met."),
        deed(2, "", claim="On [1 May 2019]{when=2019-05-01} [both]{who=tom-reed+ada-brook} met."),
        deed(3, "Tom Reed"),
        figure(1, "1.2 million tonnes"),
        figure(2, "1,200,000 tonnes"),
        event(1, "2019-05"),
    ]
    return load({FACTS: facts_text(*facts), **NO_TOWN})


def test_same_meaning_has_one_value(bank: LoadedCourse) -> None:
    """Slots that mean the same have one value, whatever their words and order."""
    one, two = (fact_of(bank, name).slots for name in ("d1", "d2"))
    assert [value_of(slot) for slot in one.values()] == [value_of(slot) for slot in two.values()]
    numbers = {value_of(fact_of(bank, name).slots["number"]) for name in ("f1", "f2")}
    assert len(numbers) == 1


def test_list_has_the_values_of_its_members(bank: LoadedCourse) -> None:
    """Several names are a value of their own, and each of them is one."""
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
