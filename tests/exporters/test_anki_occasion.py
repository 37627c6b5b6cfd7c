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
        ("As the envoy told it,", "why, by its own account, did the committee leave?"),
        ("According to the envoy (April 2016),", "in which city did they meet, and why?"),
        ("In a union the ruler can stay in.", "What happens in a transition?"),
        ("The paper called it “foreign-backed”.", "What must one know of the paper?"),
        ("A task force watched over the truce of 2016.", "Why could it not stop breaches?"),
        ("One gave 260,000 dead; the envoy 400,000.", "By 2016, how many had died?"),
        ("“They left over a violation.”", "Does the report say that there was one?"),
        ("By one report,", "which two countries backed it? Choose two."),
        # A date, or what else the answer has to fit, is part of the question.
        ("", "In late 2015, in which group did Russia and Iran work?"),
        ("", "Besides less violence, what was the text to bring?"),
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
        ("", "In the U.S. Congress, who voted for it?"),
        ("", ""),
        ("", "?"),
    ],
)
def test_the_occasion_is_what_comes_before_the_question(occasion: str, question: str) -> None:
    stem = f"{occasion} {question}".strip()
    words = ENGLISH.items
    assert split_occasion(stem, words.question_words, words.tellers) == (occasion, question)


@pytest.mark.parametrize(
    ("words", "stem", "occasion"),
    [
        (GERMAN, "Nach Angaben von Ada Berg (2021): Wo steht der Turm?", "Nach Angaben von"),
        (GERMAN, "Wie es hieß, in welchem Haus tagten sie?", "Wie es hieß,"),
        (GERMAN, "Am 27. Februar begann die Waffenruhe. Was endete sie?", "Am 27. Februar begann"),
        ((), "Wie es hieß, in welchem Haus tagten sie?", ""),
        ((), "بدأت المحادثات في جنيف. متى انتهت؟", "بدأت المحادثات في جنيف."),
    ],
    ids=["colon", "preposition", "ordinal", "no words known", "Arabic"],
)
def test_other_languages_have_words_of_their_own(
    words: tuple[str, ...], stem: str, occasion: str
) -> None:
    """Without words that open a question, only whole sentences are an occasion."""
    found, question = split_occasion(stem, words, ("nach ", "wie "))
    assert found.startswith(occasion)
    assert bool(found) is bool(occasion)
    assert f"{found} {question}".strip() == stem
