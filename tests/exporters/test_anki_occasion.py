"""What of a question only sets its occasion."""

import pytest

from factories import ENGLISH
from talkquiz.exporters.anki.occasion import split_occasion

GERMAN = ("was", "wo", "welchem")


@pytest.mark.parametrize(
    ("occasion", "question"),
    [
        ("", "When did the truce begin?"),
        ("By one report,", "what did the envoy want?"),
        ("In late 2015,", "in which group did Russia and Iran work, and why?"),
        ("In February 2017,", "why, by its own account, did the committee leave?"),
        ("A task force watched over the truce of 2016.", "Why could it not stop breaches?"),
        ("One gave 260,000 dead; the envoy 400,000. By 2016,", "how many had died?"),
        ("“They left over a violation.”", "Does the report say that there was one?"),
        ("In April 2016,", "which two countries backed it? Choose two."),
        # What names the choices is part of the question, and so is a second clause.
        ("", "Of Russia, France and Iran, which two backed it?"),
        ("", "By whom was Aleppo, which lies in the north, held in 2015?"),
        ("", "Which side, neither government nor rebels, fought in the north?"),
        ("", "Transition or unity? What was the quarrel about?"),
        # What asks nothing is an order or a statement: all of it counts.
        ("", "These accounts differ. Say how. Then give one reason."),
        ("", "A plan failed. The war went on."),
        # A full stop that may end an abbreviation ends no sentence.
        ("", "In 2016 Gen. Haftar named what?"),
        ("In the U.S. Congress,", "who voted for it?"),
        ("", ""),
        ("", "?"),
    ],
)
def test_the_occasion_is_what_comes_before_the_question(occasion: str, question: str) -> None:
    stem = f"{occasion} {question}".strip()
    words = ENGLISH.items.question_words
    assert split_occasion(stem, words) == (occasion, question)


@pytest.mark.parametrize(
    ("words", "stem", "occasion"),
    [
        (GERMAN, "Nach Angaben von Ada Berg (2021): Wo steht der Turm?", "Nach Angaben von"),
        (GERMAN, "Im Jahr 2021, in welchem Haus tagten sie?", "Im Jahr 2021,"),
        (GERMAN, "Am 27. Februar begann die Waffenruhe. Was endete sie?", "Am 27. Februar begann"),
        ((), "Im Jahr 2021, in welchem Haus tagten sie?", ""),
        ((), "بدأت المحادثات في جنيف. متى انتهت؟", "بدأت المحادثات في جنيف."),
    ],
    ids=["colon", "preposition", "ordinal", "no words known", "Arabic"],
)
def test_other_languages_have_words_of_their_own(
    words: tuple[str, ...], stem: str, occasion: str
) -> None:
    """Without words that open a question, only whole sentences are an occasion."""
    found, question = split_occasion(stem, words)
    assert found.startswith(occasion)
    assert bool(found) is bool(occasion)
    assert f"{found} {question}".strip() == stem
