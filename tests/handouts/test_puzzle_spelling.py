"""How names are spelled in the boxes of puzzles."""

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories import make_term
from talkquiz.handouts.puzzle_spelling import FEWEST_LETTERS, MOST_LETTERS, spelled, spelling_of


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Geneva", "GENEVA"),
        ("the Arab League", "ARAB LEAGUE"),
        ("an armistice", "ARMISTICE"),
        ("no-fly zones", "NO FLY ZONES"),
        ("Kofi Annan's plan", "KOFI ANNANS PLAN"),
        ("Staffan", "STAFFAN"),
        ("Zu\u0308rich", "Z\u00dcRICH"),
        ("Stra\u00dfe", "STRA\u00dfE"),
        ("\u0631\u064a\u0627\u0636 \u062d\u062c", "\u0631\u064a\u0627\u0636 \u062d\u062c"),
    ],
)
def test_letters_and_words(name: str, words: str) -> None:
    """Articles, spaces, hyphens and apostrophes go; each word's letters are counted."""
    spelling = spelled(name)
    assert spelling is not None
    assert spelling.text == words.replace(" ", "")
    assert spelling.lengths == tuple(map(len, words.split()))


def test_marks_stay_with_their_letter() -> None:
    """A vowel sign of an Indian script stands in the box of its consonant."""
    spelling = spelled("\u0926\u093f\u0932\u094d\u0932\u0940")
    assert spelling is not None
    assert spelling.letters == ("\u0926\u093f", "\u0932\u094d", "\u0932\u0940")


@pytest.mark.parametrize(
    "name", ["", "UN", "resolution 2254", "a", "x" * 16, "5+5 talks", "\u0301"]
)
def test_some_cannot_be_spelled(name: str) -> None:
    """What is too short or too long for a puzzle, or has digits or signs, has no spelling."""
    assert spelled(name) is None


@given(st.text(max_size=30))
def test_any_text_is_spelled_in_letters_or_not_at_all(name: str) -> None:
    """Every box begins with a letter, words add up, and limits hold, whatever the name."""
    spelling = spelled(name)
    if spelling:
        assert all(unicodedata.category(letter[0])[0] == "L" for letter in spelling.letters)
        assert sum(spelling.lengths) == len(spelling.letters)
        assert FEWEST_LETTERS <= len(spelling.letters) <= MOST_LETTERS


@pytest.mark.parametrize(
    ("name", "accept", "text", "is_short"),
    [
        ("International Syria Support Group", ("the Support Group", "ISSG"), "SUPPORTGROUP", True),
        ("International Syria Support Group", ("ISSG",), "ISSG", True),
        ("AU", ("the African Union",), "AFRICANUNION", False),
    ],
)
def test_an_alias_serves_where_the_name_does_not_fit(
    name: str, accept: tuple[str, ...], text: str, is_short: bool
) -> None:
    spelling = spelling_of(make_term(name, accept=accept))
    assert spelling is not None
    assert (spelling.text, spelling.is_short) == (text, is_short)


def test_no_answer_shares_a_word_with_its_clue() -> None:
    """A clue that has a word of the name would give it away."""
    item = make_term("Arab League", stem="An organisation of Arab states")
    assert spelling_of(item) is None
    spelling = spelling_of(replace(item, accept=("the bloc",)))
    assert spelling is not None
    assert spelling.text == "BLOC"
