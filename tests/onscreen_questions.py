"""Question sets to test the formats for screens on: one item of each kind, or those given."""

from typing import Any

from factories import (
    make_choice,
    make_cloze,
    make_compare,
    make_imprint,
    make_item,
    make_label,
    make_matching,
    make_multiple_response,
    make_open,
    make_ordering,
    make_task,
    make_term,
    make_true_false,
)
from talkquiz.deck.deck import Deck
from talkquiz.exporters import Assembled
from talkquiz.items.item import Item
from talkquiz.onscreen.make import onscreen_question
from talkquiz.onscreen.question_set import QuestionSet, QuestionTopic


def one_of_each() -> list[Item]:
    """Return an item of each kind that is answered in another way."""
    return [
        make_item(),
        make_cloze(),
        make_choice(),
        make_multiple_response(),
        make_true_false(),
        make_matching(),
        make_ordering(),
        make_label(),
        make_term(),
        make_compare(),
        make_open(),
        make_task(),
    ]


def make_question_set(*items: Item, **imprint: Any) -> QuestionSet:
    """Return the questions of `items`, or of one of each kind, by topic."""
    mark = make_imprint(**imprint)
    asked = tuple(onscreen_question(each, mark) for each in items or one_of_each())
    topics = dict.fromkeys(each.topic for each in asked)
    return QuestionSet(
        mark,
        mark.id,
        mark.title,
        tuple(QuestionTopic(each, each.capitalize(), n) for n, each in enumerate(topics, 1)),
        asked,
    )


def assembled_with(*sets: QuestionSet) -> Assembled:
    """Return what exporters of formats for screens are given."""
    return Assembled(Deck(sets[0].imprint, ()), (), tuple(sets))
