"""Dates and numbers that no fact gives."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from factories import ENGLISH, say
from talkquiz.course.fact_kinds import SlotType
from talkquiz.course.slots import Slot
from talkquiz.items.invented_values import dates_near, numbers_near
from talkquiz.items.pools import Candidate
from talkquiz.language.edtf import parse_when
from talkquiz.language.numbers import find_number

DATE = SlotType("date", frozenset())
NUMBER = SlotType("number", frozenset())


def near_date(edtf: str, *taken: str) -> list[str]:
    """Return the dates made near a date, in EDTF."""
    when = parse_when(edtf)
    said = say(when)
    slot = Slot("when", DATE, said, 0, len(said), when=when)
    made = dates_near(slot, lambda near: near.edtf in taken, ENGLISH.dates)
    return [candidate.value for candidate in made]


def near_number(words: str, taken: tuple[int, ...] = ()) -> list[Candidate]:
    """Return the numbers made near the one in `words`."""
    slot = Slot("number", NUMBER, words, 0, len(words), number=find_number(words))
    return list(numbers_near(slot, set(map(Decimal, taken)), ()))


class TestDates:
    """Dates as exact as the key, and near it."""

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
        """There are as many dates before as after, so that the key's place is free."""
        for edtf in (f"{day}", f"{day}"[:7], f"{day}"[:4]):
            before = [each for each in near_date(edtf) if each < edtf]
            assert len(before) * 2 == len(near_date(edtf)) >= 6

    @given(st.dates(date(1000, 1, 1), date(9000, 1, 1)))
    def test_weekday_tells_nothing(self, day: date) -> None:
        """No day made up falls on the weekday of the key."""
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
        """At the ends of time dates are made on one side only."""
        assert set(near_date(edtf)) == made

    def test_leave_out_what_facts_give(self) -> None:
        assert "2019-05-08" in near_date("2019-05-03")
        assert "2019-05-08" not in near_date("2019-05-03", "2019-05-08")


class TestNumbers:
    """Numbers of the key's size, rounded and written as it is."""

    @given(st.integers(2, 9_999_999), st.integers(0, 5))
    def test_are_rounded_like_the_key(self, digits: int, zeros: int) -> None:
        key = Decimal(digits) * 10**zeros
        step = Decimal(10) ** int(key.normalize().as_tuple().exponent)
        made = near_number(f"{key:,f} tonnes")
        for each in made:
            assert each.axis % step == 0
            assert each.axis != key
            assert key / 2 - step <= each.axis <= key * 2 + step
        assert len({each.value for each in made}) == len(made)

    @given(st.integers(2, 999), st.sampled_from(["million", "thousand", "billion"]))
    def test_are_written_like_the_key(self, number: int, scale: str) -> None:
        """A number given in millions stays one, and reads back as what it is."""
        assume(number % 10)
        for each in near_number(f"about {number / 100} {scale} tonnes"):
            assert each.axis.normalize() == each.axis

    def test_leave_out_what_facts_give(self) -> None:
        assert 500 in [each.axis for each in near_number("400 tonnes")]
        assert 500 not in [each.axis for each in near_number("400 tonnes", (500,))]

    @pytest.mark.parametrize(("words", "made"), [("two rounds", [3, 4]), ("one round", [2])])
    def test_of_small_numbers_there_are_few(self, words: str, made: list[int]) -> None:
        """Neither one nor none is made up, and no number twice."""
        assert sorted(each.axis for each in near_number(words)) == made

    def test_need_a_word_where_the_key_is_a_word(self) -> None:
        """Beside a number in words there are only numbers that have one word."""
        assert {each.axis for each in near_number("sixteen ships")} == {8, 10, 12, 13, 20}
        assert {each.axis for each in near_number("16 ships")} > {22, 24, 28, 32}
