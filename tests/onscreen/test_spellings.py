"""A system that compares letter by letter gets every spelling of what is right."""

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories import make_imprint
from talkquiz.language.language_file import Language
from talkquiz.onscreen.spellings import MOST_SPELLINGS, spellings
from typed_answers import JUDGED, RIGHT

ENGLISH = make_imprint().language


def spelled(*accepted: str, language: Language = ENGLISH) -> tuple[str, ...]:
    return spellings(accepted, language).texts


@pytest.mark.parametrize(
    ("accepted", "typed"),
    [
        ("The Nusra Front", "Nusra Front"),
        ("mediator", "the mediator"),
        ("Syria's government", "Syria’s government"),
        ("Syria’s government", "Syria's government"),
        ("Syria's government", "Syrias government"),
        ('"Free" Army', "“Free” Army"),
        ('"Free" Army', "Free Army"),
        ("São Tomé", "Sao Tome"),
        ("Straße", "Strasse"),
        ("the cease-fire", "cease fire"),
        ("the cease-fire", "ceasefire"),
        ("the U.S.", "US"),
        ("1,200 ships", "1200 ships"),
        ("1200 ships", "1,200 ships"),
        ("400000", "400,000"),
        ("40 %", "40%"),
        ("40%", "40 %"),
        ("27 February 2016", "February 27, 2016"),
        ("27 February 2016", "Feb 27 2016"),
        ("27 February 2016", "2016-02-27"),
        ("27 February 2016", "27/02/2016"),
        ("2016-02-27", "27 February 2016"),
        ("February 2016", "2016-02"),
        ("18 December 2015", "18th December 2015"),
        ("18 December 2015", "the 18th of December 2015"),
        ("18 December 2015", "18th of December 2015"),
        ("18 December 2015", "December 18th 2015"),
        ("2015-12-18", "the 18th of December 2015"),
        ("the 18th of December 2015", "18 December 2015"),
        ("22 September 2015", "22nd Sept 2015"),
        ("September 2015", "Sept 2015"),
        ("Sept 2015", "September 2015"),
        ("2016–2017", "2016-2017"),
        ("2016-2017", "2016–2017"),
        ("the cease-fire", "cease–fire"),
        ("It ended.", "It ended"),
    ],
)
def test_what_makes_no_difference_to_the_deck_is_spelled_out(accepted: str, typed: str) -> None:
    """What a student may write as well is there; the key stays the first."""
    found = spelled(accepted)
    assert found[0] == accepted
    assert typed in found


def test_days_are_numbered_as_the_language_says() -> None:
    """A language whose file has no ordinals has no such spellings."""
    french = ENGLISH.dates._replace(
        typed_day=("le {ordinal} {month} {year}",), ordinals=("1er", "2")
    )
    typed = spelled("1 May 2016", language=replace(ENGLISH, dates=french))
    assert "le 1er May 2016" in typed
    assert "1st May 2016" not in typed
    assert "le 1er May 2016" not in spelled("1 May 2016")
    numbered = spelled("3 May 2016", language=replace(ENGLISH, dates=french))
    assert not [text for text in numbered if text.startswith("le ")]


@pytest.mark.parametrize("name", ["Russia", "Kofi Annan", "al-Assad", "Ahrar al-Sham"])
def test_a_name_that_a_course_has_without_an_article_takes_none(name: str) -> None:
    """Nobody is called "a Kofi Annan", and no country "the Russia"."""
    assert spelled(name)[0] == name
    assert not [text for text in spelled(name) if text.split()[0] in ("the", "a", "an")]


def test_what_has_an_article_in_one_answer_may_have_it_in_all() -> None:
    """A short form takes the article of the name, and any noun takes one."""
    assert "the Nusra" in spelled("the Nusra Front", "Nusra")
    assert "the Rebel groups" in spelled("Rebel groups")
    assert "a mediator" in spelled("mediator")


@pytest.mark.parametrize(
    ("accepted", "typed"),
    [
        ("-5 degrees", "5 degrees"),
        ("3.5 million", "35 million"),
        ("2016-2017", "20162017"),
        ("31 February 2016", "2016-02-31"),
        ("1200 ships", "the 1200 ships"),
        ("in 2016", "in 2,016"),
        ("1200.5", "1,200.5"),
        ("काठमांडू", "काठमाडू"),
    ],
)
def test_what_says_something_else_is_no_spelling(accepted: str, typed: str) -> None:
    """Signs of figures, and vowel signs that are no accents, stay."""
    assert typed not in spelled(accepted)


def test_what_a_card_does_not_call_right_is_no_spelling() -> None:
    """By the table that the rule of cards and of the study page is held to."""
    for key, more, typed, verdict in JUDGED:
        if verdict != RIGHT:
            assert typed.lower() not in [text.lower() for text in spelled(key, *more)], key


def test_all_that_is_accepted_comes_before_other_spellings_of_it() -> None:
    """Where a system takes few, it gets what the course says."""
    assert spelled("The truce", "cease-fire")[:2] == ("The truce", "cease-fire")


@given(st.lists(st.text(max_size=30), min_size=1, max_size=12))
def test_spellings_are_few_and_all_different(accepted: list[str]) -> None:
    """Whatever is accepted, the key is first, the number bounded, and no two are the same."""
    found = spellings(accepted, ENGLISH).texts
    assert len(found) <= MOST_SPELLINGS
    assert len({unicodedata.normalize("NFC", text).lower() for text in found}) == len(found)
    worded = [text for text in accepted if text.strip()]
    assert found[:1] == tuple(worded[:1])


def test_it_is_said_where_there_would_be_more() -> None:
    """With too many answers the last spellings are left out, and that is not silent."""
    many = [f"the cease-fire of {number}" for number in range(100)]
    found = spellings(many, ENGLISH)
    assert found.texts == tuple(many[:MOST_SPELLINGS])
    assert not found.all_there
    assert spellings(["one"], ENGLISH).all_there
