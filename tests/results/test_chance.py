"""Shares, their intervals and the exact tests, held to known values."""

from itertools import pairwise
from math import comb
from random import Random

import pytest

from talkquiz.results.chance import Chance, Share, fewer_in, less_than, more_than, stand_out


@pytest.mark.parametrize(
    ("part", "whole", "low", "high"),
    # Newcombe (1998), Statistics in Medicine 17, table I, method 3.
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0, 0.1611), (29, 29, 0.8830, 1)],
)
def test_the_interval_is_wilsons(part: int, whole: int, low: float, high: float) -> None:
    """As Newcombe (1998) has it, also for none and for all."""
    assert Share(part, whole).bounds == pytest.approx((low, high), abs=5e-5)


def test_a_share_says_its_interval() -> None:
    assert str(Share(9, 10)) == "90 % (60 to 98 %)"


def test_the_binomial_test_counts_what_is_as_odd_or_odder() -> None:
    """Nine or ten of ten, where half is usual, come by chance 11 times in 1,024."""
    assert more_than(Share(9, 10), 0.5).seen == pytest.approx(11 / 1024)
    assert more_than(Share(0, 10), 0.5).seen == 1
    assert less_than(Share(1, 10), 0.5).seen == pytest.approx(11 / 1024)
    assert more_than(Share(9, 10), 0.5).least == pytest.approx(1 / 1024)
    assert more_than(Share(990, 100_000), 0.01).seen == pytest.approx(0.63, abs=0.01)


def test_two_groups_are_held_to_all_ways_in_which_the_answers_could_lie() -> None:
    """The lady tasting tea (Fisher 1935): all right of eight comes by chance once in 70."""
    assert fewer_in(Share(0, 4), Share(4, 4)) == Chance(1 / 70, 1 / 70)
    assert fewer_in(Share(1, 4), Share(3, 4)).seen == pytest.approx(17 / 70)
    assert fewer_in(Share(3, 3), Share(5, 5)) == Chance(1, 1)
    assert fewer_in(Share(3, 15), Share(12, 15)).least == 1 / comb(30, 15)


def test_more_of_the_same_stands_out_sooner() -> None:
    """What is odd once among many tests is no finding; where many are odd, each of them is."""
    dull = [Chance(0.5, 0.0001)] * 90
    assert stand_out([Chance(0.004, 0.0001), *dull], 0.1) == [False] * 91
    assert stand_out([*[Chance(0.004, 0.0001)] * 10, *dull], 0.1) == [True] * 10 + [False] * 90


def test_tests_that_can_find_nothing_do_not_stand_in_the_way() -> None:
    """A thousand questions with few answers cost the one with many nothing (Gilbert 2005)."""
    helpless = [Chance(0.3, 0.3)] * 1000
    assert stand_out([Chance(0.01, 0.0001), *helpless], 0.1) == [True] + [False] * 1000
    assert stand_out(helpless, 0.1) == [False] * 1000
    assert stand_out([], 0.1) == []


def test_where_nothing_is_wrong_hardly_anything_stands_out() -> None:
    """In at most one of ten cases, with 50 tests at the very limit of what is usual."""
    dice, alarms = Random(5), 0  # noqa: S311
    for _ in range(300):
        shares = [Share(sum(dice.random() < 0.5 for _ in range(20)), 20) for _ in range(50)]
        alarms += any(stand_out([more_than(each, 0.5) for each in shares], 0.1))
    assert 0 < alarms <= 30


def test_an_interval_narrows_with_numbers() -> None:
    widths = [high - low for low, high in (Share(n // 2, n).bounds for n in (6, 20, 60, 600))]
    assert all(more > less for more, less in pairwise(widths))
