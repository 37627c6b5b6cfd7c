"""Open question: marked by a model answer and marking points, with lines for sentences."""

from collections.abc import Mapping, Sequence

from talkquiz.exporters.word.document import Paper, Piece
from talkquiz.exporters.word.kinds.shared import (
    IN_FULL,
    add_lines,
    add_stem,
    item_of,
    lines_for,
    marking_points,
    one_by_one,
)
from talkquiz.exporters.word.styles import Style
from talkquiz.items.assembled import Question
from talkquiz.items.model import Item

explain = marking_points

_LEAST_LINES, _MOST_LINES = 3, 10
_LINES_FOR_A_POINT = 2


@one_by_one
def ask(paper: Paper, question: Question, worth: Sequence[Piece]) -> None:
    """Add the question and the lines for an answer in sentences."""
    add_stem(paper, Style.QUESTION, question, worth)
    add_lines(paper, lines_in_sentences(question.item))


def lines_in_sentences(item: Item) -> int:
    """Return how many lines the model answer takes, and no fewer than its marking points do."""
    wanted = lines_for(item.key, _MOST_LINES), len(item.marks) * _LINES_FOR_A_POINT
    return min(_MOST_LINES, max(_LEAST_LINES, *wanted))


def at_a_glance(question: Question) -> list[Piece]:
    """Send on to the answer in full: a model answer is too long for the table."""
    del question
    return [IN_FULL]


def in_full(places: Mapping[str, Question]) -> list[Piece]:
    """Return the model answer."""
    return [item_of(places).key]
