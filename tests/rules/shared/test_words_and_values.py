"""Dates and numbers in options, however they are written."""

import pytest

from talkquiz.rules.shared.words_and_values import meant, value_of, values_of


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("27 February 2016", ("day", (2016, 2, 27))),
        ("February 27, 2016", ("day", (2016, 2, 27))),
        ("the 27th of Feb. 2016", ("day", (2016, 2, 27))),
        ("2016-02-27", ("day", (2016, 2, 27))),
        ("about May 2016", ("month", (2016, 5, 0))),
        ("In 1906", ("year", (1906, 0, 0))),
        ("1,200", ("number", (1200,))),
        ("nearly 1.23 million people", ("number of peopl", (1230000,))),
        ("$5 million", ("number of $", (5000000,))),
        ("3 km", ("number of km", (3,))),
        ("Two months", ("number of month", (2,))),
        ("twenty-five", ("number", (25,))),
        ("two hundred thousand", ("number", (200000,))),
        ("Resolution 2254", None),
        ("Geneva", None),
        ("", None),
        ("G20", None),
        ("a 5 km walk along the river", None),
        ("One of the towns", None),
        ("½", None),
    ],
)
def test_a_date_or_number_is_read_with_its_precision_or_unit(text: str, read: object) -> None:
    value = value_of(text)
    assert (value and (value.form, value.order)) == read


def test_values_that_do_not_compare() -> None:
    assert len(values_of(["May 2016", "June 2016"])) == 2
    assert values_of(["May 2016", "2 June 2016"]) == values_of(["1", "Geneva"]) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [("The Rhine", "  rhine."), ("1200", "1,200"), ("1 May 2016", "May 1, 2016"), ("4", "four")],
)
def test_what_means_the_same(one: str, other: str) -> None:
    assert meant(one) == meant(other)
