"""Fill in the blank: a sentence with room to write in it."""

from collections.abc import Sequence

from talkquiz.exporters.word.builder import Paper, Piece
from talkquiz.exporters.word.kinds.shared import (
    add_stem,
    also_right,
    key_at_a_glance,
    key_in_full,
    one_by_one,
)
from talkquiz.exporters.word.styles import Style
from talkquiz.handouts.products import Question

at_a_glance = key_at_a_glance
in_full = key_in_full
explain = also_right


@one_by_one
def ask(paper: Paper, question: Question, worth: Sequence[Piece]) -> None:
    """Add the sentence with its blank to the sheet."""
    add_stem(paper, Style.GAP_QUESTION, question, worth)
