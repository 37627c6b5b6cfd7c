"""Pools: which values can stand in for one another, and in what order."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from courses import COURSE
from factories import ENGLISH, say
from small_course import Load
from small_facts import asked, bank_of, course_of, deed, events, fact_of, figure
from talkquiz.build import LoadedCourse
from talkquiz.course.claim_slots import Slot
from talkquiz.course.fact_kinds import SlotType
from talkquiz.items.asked_slots import axis_of
from talkquiz.items.distractors import Pools, dates_near, numbers_near, plausible_reach
from talkquiz.items.written_numbers import written_like
from talkquiz.language.dates import parse_when
from talkquiz.language.read_numbers import find_number, numbers_of
from talkquiz.language.seeded import rank


def pools(bank: LoadedCourse) -> Pools:
    return Pools(course_of(bank), 0)


def crowd(size: int) -> str:
    more = (
        f"- {{id: clerk-{number}, type: person, name: Clerk No {number}, role: official, "
        f"description: one of the clerks}}\n"
        for number in range(size)
    )
    return COURSE["glossary.yaml"] + "".join(more)


def ring(bank: LoadedCourse, start: str) -> set[str]:
    """Return the names that are looked at from a place on the ring."""
    slot = asked(bank, "pier-opened", "who").slot
    return {each.value for each in pools(bank).ring(slot, rank(0, start))}


def test_pools_hold_like_values_in_order(load: Load) -> None:
    """Days stand among days, the earliest first, with the first fact of each; tonnes likewise."""
    days = ("2019-05-03", "2019-04-02", "2019-05-03", "2019-07", "2019")
    loads = ("500 tonnes", "1.2 million tonnes", "70 tonnes", "6 barrels")
    bank = bank_of(load, *events(*days), *(figure(n, said) for n, said in enumerate(loads)))
    dates = pools(bank).of(asked(bank, "e0", "when").slot)
    assert [(each.value, each.fact and each.fact.id) for each in dates] == [
        ("2019-04-02", "e1"),
        ("2019-05-03", "e0"),
    ]
    numbers = asked(bank, "f0", "number").slot
    assert [each.axis for each in pools(bank).of(numbers)] == [70, 500, 1_200_000]
    assert pools(bank).axes(numbers) == {70, 500, 1_200_000}


def test_plain_words_have_no_pool(load: Load) -> None:
    bank = load()
    slot = fact_of(bank, "watch-position").slots["wants"]
    assert pools(bank).of(slot) == pools(bank).ring(slot, b"") == []


class TestRing:
    def test_large_role_is_looked_at_in_part(self, load: Load) -> None:
        few, many = load(), load({"glossary.yaml": crowd(300)})
        officials = {"ada-brook", "tom-reed", "ivy-lund", "olof-hale"}
        assert ring(few, "a") == ring(few, "b") == officials
        assert len(ring(many, "a")) == len(ring(many, "b")) == 32
        assert ring(many, "a") != ring(many, "b")

    def test_new_name_changes_few_parts(self, load: Load) -> None:
        before, after = load({"glossary.yaml": crowd(300)}), load({"glossary.yaml": crowd(301)})
        seen = [(ring(before, f"item {n}"), ring(after, f"item {n}")) for n in range(60)]
        assert {len(one ^ other) for one, other in seen} == {0, 2}
        assert sum(one != other for one, other in seen) < 20

    def test_lists_stand_among_lists(self, load: Load) -> None:
        pairs = ("ada-brook+tom-reed", "ivy-lund+olof-hale")
        claims = [f"In [May]{{when}} [both]{{who={pair}}} met." for pair in pairs]
        bank = bank_of(load, *(deed(n, "", claim=c) for n, c in enumerate(claims, start=1)))
        found = pools(bank).ring(asked(bank, "d1", "who").slot, b"")
        assert sorted(each.value for each in found) == list(pairs)


DATE = SlotType("date", frozenset())
NUMBER = SlotType("number", frozenset())


def date_slot(edtf: str) -> Slot:
    return Slot("when", DATE, say(parse_when(edtf)), 0, 0, when=parse_when(edtf))


def number_slot(words: str) -> Slot:
    return Slot("number", NUMBER, words, 0, 0, number=find_number(words))


def near_date(edtf: str, *taken: str) -> list[str]:
    made = dates_near(date_slot(edtf), lambda near: near.edtf in taken, ENGLISH.dates)
    return [candidate.value for candidate in made]


def near_number(words: str, *taken: int) -> set[int]:
    """Return the numbers near that of `words` that can be written like it."""
    slot, numbers = number_slot(words), numbers_of(ENGLISH)
    near = numbers_near(slot, set(map(Decimal, taken)))
    return {int(each.axis) for each in near if written_like(slot, each.axis, words, numbers)}


@pytest.mark.parametrize(
    ("slot", "under", "over"),
    [
        (date_slot("2019-05-03"), 400, 400),
        (date_slot("2019-05"), 800, 800),
        (date_slot("2019"), 3660, 3660),
        (number_slot("600 tonnes"), 400, 1200),
    ],
    ids=["a-day-about-a-year", "a-month-two-years", "a-year-ten", "a-number-three-times"],
)
def test_values_reach_as_far_as_they_are_rough(slot: Slot, under: int, over: int) -> None:
    key = axis_of(slot)
    assert plausible_reach(slot, numbers_of(ENGLISH)) == (key - under, key + over)


class TestDates:
    @given(st.dates())
    def test_every_one_is_in_the_calendar(self, day: date) -> None:
        """Around any day, month or year there are such days, months or years, none impossible."""
        for edtf in (f"{day}", f"{day}"[:7], f"{day}"[:4]):
            made = [parse_when(each) for each in near_date(edtf)]
            assert {each.precision for each in made} == {parse_when(edtf).precision}
            assert not any(each.overlaps(parse_when(edtf)) for each in made)
            assert len(made) == len({each.edtf for each in made})

    @given(st.dates(date(1000, 1, 1), date(9000, 1, 1)))
    def test_lie_on_both_sides(self, day: date) -> None:
        for edtf in (f"{day}", f"{day}"[:7], f"{day}"[:4]):
            before = [each for each in near_date(edtf) if each < edtf]
            assert len(before) * 2 == len(near_date(edtf)) >= 6

    @given(st.dates(date(1000, 1, 1), date(9000, 1, 1)))
    def test_weekday_tells_nothing(self, day: date) -> None:
        weekdays = {date.fromisoformat(each).weekday() for each in near_date(f"{day}")}
        assert day.weekday() not in weekdays

    def test_months_run_on_over_the_year(self) -> None:
        assert {"2018-11", "2018-10", "2019-03"} <= set(near_date("2019-01"))
        assert {"2019-10", "2020-02", "2020-05"} <= set(near_date("2019-12"))

    def test_leap_day_is_left_where_it_is(self) -> None:
        """Near 29 February stand days that there are, in February and in March."""
        assert {"2020-02-24", "2020-03-05"} <= set(near_date("2020-02-29"))
        assert "2021-02-28" not in near_date("2020-02-29")

    @pytest.mark.parametrize(
        ("edtf", "made"),
        [
            ("9999-12-31", {"9999-12-26", "9999-12-23", "9999-12-19", "9999-12-12"}),
            ("0001-01", {"0001-03", "0001-04", "0001-06", "0001-08"}),
            ("9999", {"9998", "9997", "9996"}),
        ],
    )
    def test_end_where_the_calendar_ends(self, edtf: str, made: set[str]) -> None:
        assert set(near_date(edtf)) == made

    def test_leave_out_what_facts_give(self) -> None:
        assert "2019-05-08" in near_date("2019-05-03")
        assert "2019-05-08" not in near_date("2019-05-03", "2019-05-08")


class TestNumbers:
    @given(st.integers(2, 9_999_999), st.integers(0, 5))
    def test_are_rounded_like_the_key(self, digits: int, zeros: int) -> None:
        key = Decimal(digits) * 10**zeros
        step = Decimal(10) ** int(key.normalize().as_tuple().exponent)
        made = [each.axis for each in numbers_near(number_slot(f"{key:,f} tonnes"), ())]
        assert len(set(made)) == len(made)
        for number in made:
            assert number % step == 0
            assert number != key
            assert key / 2 - step <= number <= key * 2 + step

    @given(st.integers(2, 999), st.sampled_from(["million", "thousand", "billion"]))
    def test_are_written_like_the_key(self, number: int, scale: str) -> None:
        """A number given in millions stays one, and reads back as what it is."""
        assume(number % 10)
        words = f"about {number / 100} {scale} tonnes"
        slot = number_slot(words)
        for each in numbers_near(slot, ()):
            written = written_like(slot, each.axis, words, numbers_of(ENGLISH))
            if written:
                assert find_number(written) == (each.axis, "tonnes")
                assert written.endswith(f" {scale} tonnes")

    def test_leave_out_what_facts_give(self) -> None:
        assert 500 in near_number("400 tonnes")
        assert 500 not in near_number("400 tonnes", 500)

    @pytest.mark.parametrize(
        ("words", "made"),
        [
            ("two rounds", {3, 4}),
            ("one round", set()),
            ("sixteen ships", {8, 10, 12, 13, 20}),
            ("16 ships", {8, 10, 12, 13, 20, 22, 24, 28, 32}),
        ],
        ids=[
            "neither-one-nor-none",
            "of-one-in-the-singular",
            "words-have-one-word",
            "figures-have-more",
        ],
    )
    def test_of_small_numbers_there_are_few(self, words: str, made: set[int]) -> None:
        assert near_number(words) == made
