"""Open question: marked by a model answer and marking points, with lines for sentences."""

from collections.abc import Mapping, Sequence

from talkquiz.exporters.word.builder import Paper, Piece
from talkquiz.exporters.word.kinds.shared import (
    IN_FULL,
    add_lines,
    add_stem,
    item_of,
    marking_points,
    one_by_one,
)
from talkquiz.exporters.word.styles import Style
from talkquiz.handouts.products import Question

explain = marking_points

_LEAST_LINES = 3


@one_by_one
def ask(paper: Paper, question: Question, worth: Sequence[Piece]) -> None:
    """Add the question and the lines for an answer in sentences."""
    add_stem(paper, Style.QUESTION, question, worth)
    add_lines(paper, lines_in_sentences(question))


def lines_in_sentences(question: Question) -> int:
    """Return how many lines there are to write on: one for each point, whatever the answer is.

    Lines by the length of the model answer would tell how much there is to find.
    """
    return max(_LEAST_LINES, question.points)


def at_a_glance(question: Question) -> list[Piece]:
    """Send on to the answer in full: a model answer is too long for the table."""
    del question
    return [IN_FULL]


def in_full(places: Mapping[str, Question]) -> list[Piece]:
    """Return the model answer."""
    return [item_of(places).key]
