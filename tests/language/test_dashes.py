"""Hyphens that stand for dashes are printed as a language has them; all others stay."""

import pytest

from talkquiz.language.dashes import DashWords
from talkquiz.language.language_file import bundled_language

ENGLISH = DashWords("–", " – ")
AMERICAN = DashWords("–", "—")


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("in 2015-2017", "in 2015–2017"),
        ("(2015-17), lines 3-5.", "(2015–17), lines 3–5."),
        ("1.5-2.5 km, 100-200%", "1.5–2.5 km, 100–200%"),
        ("1,000-2,000 dead", "1,000–2,000 dead"),
        ("talks - and a truce", "talks – and a truce"),
        ("talks -- and a truce", "talks – and a truce"),
        ("2016 - a year of talks", "2016 – a year of talks"),
    ],
)
def test_ranges_and_pauses_have_dashes(typed: str, printed: str) -> None:
    assert ENGLISH.typeset(typed) == printed


@pytest.mark.parametrize(
    "typed",
    [
        "foreign-backed, al-Qaida, T-72, S-300, COVID-19, 9-year-old, two-thirds",
        "2015-12-18, 2015-12, 2015-12/2016-02, 12:30-13:00",
        "978-3-16-148410-0, example.org/2015-2017, unit-3-4, 3-4-key",
        "7-3, 3-7 = -4, 7 - 3 = 4, x - 5, a - b, -5 degrees, from 5 to -3",
        "- a point of a list",
    ],
)
def test_hyphens_of_words_codes_dates_and_signs_of_minus_stay(typed: str) -> None:
    """What may be a month, a score or a sum is none that a reader would miss a dash in."""
    assert ENGLISH.typeset(typed) == typed


def test_the_dash_is_that_of_the_language() -> None:
    assert AMERICAN.typeset("talks - and a truce, 2015-2017") == "talks—and a truce, 2015–2017"


def test_a_line_has_marks_and_dashes_of_its_language() -> None:
    """Parts of a line are read together for their quotation marks."""
    typeset = bundled_language("en").typeset
    assert typeset('the "', "plan", '" of 2015-2017 - it failed') == [
        "the “",
        "plan",
        "” of 2015–2017 – it failed",
    ]
