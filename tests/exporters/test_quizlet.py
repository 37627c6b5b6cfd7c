"""Quizlet imports a card a line, with who says so and where it is from on the back."""

import pytest

from factories import changed, make_imprint, make_item, make_true_false
from question_sets import product_of, set_of
from talkquiz.build import LoadedCourse
from talkquiz.exporters import Product
from talkquiz.exporters.quizlet import export
from talkquiz.onscreen.assemble import course_set
from talkquiz.onscreen.carried import LeftOut, Loss
from talkquiz.onscreen.make import onscreen_question
from talkquiz.onscreen.question import Enter, Fill, OnscreenQuestion, Pick
from talkquiz.onscreen.question_set import QuestionSet


def exported(*questions: OnscreenQuestion) -> Product:
    """Return the study set of a course with `questions`."""
    return product_of(export, set_of(*questions), ".quizlet.txt")


def cards(product: Product) -> list[tuple[str, str]]:
    """Return front and back of each card, as Quizlet's import parts them by its default."""
    lines = product.content.decode().split("\n")
    assert lines.pop() == ""
    parted = [line.split("\t") for line in lines]
    assert all(len(sides) == 2 for sides in parted)
    return [(front, back) for front, back in parted]


@pytest.fixture(scope="module")
def bundled(bundled_bank: LoadedCourse) -> QuestionSet:
    """Return all questions of the bundled course."""
    return course_set(bundled_bank.course, bundled_bank.all_items)


def test_each_question_that_is_asked_by_its_words_is_a_card(bundled: QuestionSet) -> None:
    """What is typed, gaps and verdicts are; what needs options, a map or sentences is left out."""
    product = exported(*bundled.questions)
    held = {each.id: each.answering for each in bundled.questions}
    assert [each.id for each in product.carried] == [*held]
    for each in product.carried:
        answering = held[each.id]
        fits = isinstance(answering, Enter | Fill) or (
            isinstance(answering, Pick) and answering.verdict
        )
        assert each.left_out == (None if fits else LeftOut.NO_SUCH_QUESTION)
    asked = {each.id: each for each in bundled.questions}
    there = [asked[each.id] for each in product.carried if not each.left_out]
    for (front, back), question in zip(cards(product), there, strict=True):
        told = question.told
        assert front.startswith(question.prompt)
        assert back.startswith(told.key)
        assert all(text in back for text in (told.per, told.as_of, *told.sources))
        assert back.endswith(f"Item: {question.short_id}")


def test_no_text_parts_a_card() -> None:
    """Tabs and line ends within a text become spaces."""
    question = onscreen_question(
        make_item(stem="a\tb\nc\u2028d", key="x\ty", claim="p\r\nq"), make_imprint()
    )
    ((front, back),) = cards(exported(question))
    assert front.startswith("a b c d")
    assert back.startswith("x y · p q")


def test_a_warning_stands_on_the_front_and_a_verdict_is_asked_for() -> None:
    """A plan is not asked as an event, and a statement is no question by itself."""
    warned = onscreen_question(
        changed(make_item(), caution="A plan, not an event."), make_imprint()
    )
    verdict = onscreen_question(make_true_false(), make_imprint())
    (front, _), (statement, back) = cards(exported(warned, verdict))
    assert front.endswith("(A plan, not an event)")
    assert statement == f"{verdict.prompt} [True or false?]"
    assert back.startswith(f"{verdict.told.key} · ")


def test_context_is_said_to_be_lost() -> None:
    """A back is read at a glance: context and what came next are not on it."""
    product = exported(onscreen_question(make_item(why="Because of rain."), make_imprint()))
    assert Loss.CONTEXT in product.carried[0].lost
    assert "rain" not in product.content.decode()
