"""Short answer: a question and ruled lines to write on."""

from collections.abc import Sequence

from talkquiz.exporters.word.builder import Paper, Piece
from talkquiz.exporters.word.kinds.shared import (
    add_lines,
    add_stem,
    also_right,
    key_at_a_glance,
    key_in_full,
    lines_for,
    one_by_one,
)
from talkquiz.exporters.word.styles import Style
from talkquiz.handouts.products import Question

at_a_glance = key_at_a_glance
in_full = key_in_full
explain = also_right


@one_by_one
def ask(paper: Paper, question: Question, worth: Sequence[Piece]) -> None:
    """Add the question to the sheet, with as many lines as writing its answer by hand takes."""
    add_stem(paper, Style.QUESTION, question, worth)
    add_lines(paper, lines_for(question.item.key))
