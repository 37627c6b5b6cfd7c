"""Numbers as news writes them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talkquiz.language.read_numbers import Number, all_numbers, find_number

WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty"
).split()


@given(st.integers(0, 10**15), st.sampled_from(["", " people", " km"]))
def test_grouped_digits_are_one_number(value: int, unit: str) -> None:
    expected = Number(Decimal(value), unit.strip())
    assert find_number(f"about {value:,}{unit}") == expected
    assert find_number(f"{value}{unit}") == expected


@given(
    st.decimals(0, 1000, places=2),
    st.sampled_from([("million", 6), ("billion", 9), ("thousand", 3)]),
)
def test_scales_multiply(value: Decimal, scale: tuple[str, int]) -> None:
    """A scale after the digits multiplies them and is no part of the unit."""
    word, zeros = scale
    found = find_number(f"more than {value} {word} people")
    assert found == Number(value * 10**zeros, "people")


@pytest.mark.parametrize(("value", "word"), list(enumerate(WORDS)))
def test_small_numbers_are_read_as_words(value: int, word: str) -> None:
    assert find_number(f"{word.capitalize()} talks") == Number(Decimal(value), "talks")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("400000 people", (400000, "people")),
        ("1\u00a0200 ships", (1200, "ships")),
        ("1\u202f200 ships", (1200, "ships")),
        ("1.23 million", (1230000, "")),
        ("2 months", (2, "months")),
        ("from 5 to 7 ships", None),
        ("60%", (60, "%")),
        ("3 millionaires", (3, "millionaires")),
        ("thirty ships", (30, "ships")),
        ("some twenty-five ships", (25, "ships")),
        ("Two hundred ships", (200, "ships")),
        ("two hundred thousand people", (200000, "people")),
        ("two thousand five hundred and one", (2501, "")),
        ("one million two hundred thousand", (1200000, "")),
        ("two hundred and thirty-one rounds", (231, "rounds")),
        ("two million", (2000000, "")),
        ("ninety nine", (99, "")),
        *((text, None) for text in ("", "half of them", "none", "someone", "tenfold", "often")),
        ("two dozen ships", None),
        ("umpty-five ships", None),
    ],
)
def test_number_and_unit(text: str, found: object) -> None:
    assert find_number(text) == found


def test_all_numbers_of_a_text_are_read() -> None:
    text = "From 5 to 1.5 million, two hundred of 12,000 and 3,000.5; fifty, not two dozen"
    assert all_numbers(text) == {5, 1500000, 200, 12000, Decimal("3000.5"), 50}
