"""How names are spelled in the boxes of puzzles."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories import make_term
from talkquiz.handouts.puzzle_spelling import FEWEST_LETTERS, MOST_LETTERS, spelled, spelling_of


@pytest.mark.parametrize(
    ("name", "text", "lengths"),
    [
        ("Geneva", "GENEVA", (6,)),
        ("the Arab League", "ARABLEAGUE", (4, 6)),
        ("an armistice", "ARMISTICE", (9,)),
        ("no-fly zones", "NOFLYZONES", (2, 3, 5)),
        ("Kofi Annan's plan", "KOFIANNANSPLAN", (4, 6, 4)),
        ("Staffan", "STAFFAN", (7,)),
        ("Zu\u0308rich", "Z\u00dcRICH", (6,)),
        ("Stra\u00dfe", "STRA\u00dfE", (6,)),
        ("\u0631\u064a\u0627\u0636 \u062d\u062c\u0627\u0628",) * 1
        + ("\u0631\u064a\u0627\u0636\u062d\u062c\u0627\u0628", (4, 4)),
    ],
)
def test_letters_and_words(name: str, text: str, lengths: tuple[int, ...]) -> None:
    """Articles, spaces, hyphens and apostrophes go; each word's letters are counted."""
    spelling = spelled(name)
    assert spelling is not None
    assert (spelling.text, spelling.lengths) == (text, lengths)


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


def test_an_alias_serves_where_the_name_is_too_long() -> None:
    item = make_term("International Syria Support Group", accept=("the Support Group", "ISSG"))
    spelling = spelling_of(item)
    assert spelling is not None
    assert (spelling.text, spelling.is_short) == ("SUPPORTGROUP", True)
    spelling = spelling_of(make_term("AU", accept=("the African Union",)))
    assert spelling is not None
    assert (spelling.text, spelling.is_short) == ("AFRICANUNION", False)
    spelling = spelling_of(make_term("International Syria Support Group", accept=("ISSG",)))
    assert spelling is not None
    assert (spelling.text, spelling.is_short) == ("ISSG", True)


def test_no_answer_shares_a_word_with_its_clue() -> None:
    """A clue that has a word of the name would give it away."""
    assert spelling_of(make_term("Arab League", stem="An organisation of Arab states")) is None
    item = make_term("Arab League", stem="An organisation of Arab states", accept=("the bloc",))
    spelling = spelling_of(item)
    assert spelling is not None
    assert spelling.text == "BLOC"
