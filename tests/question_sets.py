"""Question sets for tests of formats for screens."""

from typing import Any

from factories import make_imprint
from talkquiz.exporters import Assembled, Exporter, Product
from talkquiz.items.item import Item
from talkquiz.onscreen.make import onscreen_question
from talkquiz.onscreen.question import OnscreenQuestion
from talkquiz.onscreen.question_set import QuestionSet, QuestionTopic


def set_of(*items: Item, **imprint: Any) -> QuestionSet:
    """Return the set of a course with `items`, by topic."""
    mark = make_imprint(**imprint)
    return with_questions(*(onscreen_question(each, mark) for each in items), **imprint)


def with_questions(*asked: OnscreenQuestion, **imprint: Any) -> QuestionSet:
    """Return the set of a course with questions, by topic."""
    mark = make_imprint(**imprint)
    topics = tuple(
        QuestionTopic(name, name.capitalize(), number)
        for number, name in enumerate(dict.fromkeys(each.topic for each in asked), 1)
    )
    return QuestionSet(mark, mark.id, mark.title, topics, asked)


def product_of(export: Exporter, questions: QuestionSet, ending: str) -> Product:
    """Return the one file that `export` makes of a question set, whose name ends so."""
    assembled = Assembled(None, (), (questions,))  # type: ignore[arg-type]
    ((name, product),) = export(assembled).items()
    assert name == f"{questions.name}{ending}"
    return product
