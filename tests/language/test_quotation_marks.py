"""Straight quotation marks are printed as a language has them."""

import pytest

from talkquiz.language.quotation_marks import QuoteWords

ENGLISH = QuoteWords(("“", "”"), ("‘", "’"), "’")
GERMAN = QuoteWords(("„", "“"), ("‚", "‘"), "’")
FRENCH = QuoteWords(("« ", " »"), ("‹ ", " ›"), "’")


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("He said \"part of the 'solution'\".", "He said “part of the ‘solution’”."),
        ("\"'In' it,\" he said", "“‘In’ it,” he said"),
        ('("foreign-backed")', "(“foreign-backed”)"),
        ('"yes"/"no"', "“yes”/“no”"),
        ("don't, the talks' end, the '90s", "don’t, the talks’ end, the ’90s"),
        ("a 5\" pipe, 6' high", "a 5\" pipe, 6' high"),
        ('“printed” already, and a lone "', '“printed” already, and a lone "'),
    ],
)
def test_what_stands_beside_a_sign_tells_what_it_is(typed: str, printed: str) -> None:
    """Before a word it opens, after one it closes or is an apostrophe; after a figure it stays."""
    assert ENGLISH.typeset(typed) == [printed]


def test_the_signs_are_those_of_the_language() -> None:
    assert GERMAN.typeset("\"Ist's 'aus'?\"") == ["„Ist’s ‚aus‘?“"]
    assert FRENCH.typeset('"non"') == ["« non »"]


def test_parts_of_a_line_are_read_together() -> None:
    """A closing sign that begins a part closes what an earlier part has opened."""
    assert ENGLISH.typeset('the "', "____", '".') == ["the “", "____", "”."]
