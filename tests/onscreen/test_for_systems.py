"""What learning systems cannot mark by comparing letters is written there, for a person to mark."""

from dataclasses import replace

import pytest

from factories import make_choice, make_cloze, make_item
from question_sets import set_of
from talkquiz.onscreen.for_systems import for_systems
from talkquiz.onscreen.question import Answering, Blank, Enter, Explain, Fill
from talkquiz.onscreen.question_set import QuestionSection

PHRASE = "their backers had different aims"


@pytest.mark.parametrize(
    "typed",
    [
        Enter((PHRASE, "the states behind them had different aims")),
        Fill(("It failed since ", Blank((PHRASE, "the states behind them had different aims")))),
    ],
)
def test_a_phrase_is_written_with_all_that_is_right_for_who_marks(typed: Answering) -> None:
    """The prompt, the id and the marks stay; each accepted way to say it is a line of the key."""
    (plain,) = set_of(make_item(key=PHRASE)).questions
    questions = set_of(replace(plain, answering=typed))
    (asked,) = for_systems(questions).questions
    language = questions.imprint.language
    assert replace(asked, answering=typed) == questions.questions[0]
    assert isinstance(asked.answering, Explain)
    assert asked.key_lines(language) == asked.marking_lines(language)
    assert asked.key_lines(language) == [
        (language.key.answer, PHRASE),
        (language.key.also_right, "the states behind them had different aims"),
    ]
    assert asked.wanted == plain.asks_for


def test_names_and_whatever_has_a_short_answer_are_left_to_the_system() -> None:
    """Four words are a name or a date; one short way to say it is enough."""
    (plain,) = set_of(make_item()).questions
    names = replace(plain, answering=Enter(("International Syria Support Group",)))
    either = replace(plain, answering=Enter((PHRASE, "a lack of unity")))
    questions = set_of(names, either, make_choice(), make_cloze())
    assert for_systems(questions) == questions


def test_a_list_is_marked_by_a_person_if_one_of_its_parts_is_a_phrase() -> None:
    """The key names all its parts; a handout's sections hold the same questions."""
    (plain,) = set_of(make_item(key=f"Iran and {PHRASE}")).questions
    fill = Fill((Blank(("Iran",)), " and ", Blank((PHRASE,), "two", 2)), any_order=True)
    questions = set_of(replace(plain, answering=fill))
    made = for_systems(
        questions._replace(sections=(QuestionSection("One", "", questions.questions),))
    )
    (asked,) = made.questions
    assert isinstance(asked.answering, Explain)
    assert asked.answering.accepted == (plain.told.key,)
    assert made.sections[0].questions == made.questions
