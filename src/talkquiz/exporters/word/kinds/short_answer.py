"""Short answer: a question and ruled lines to write on."""

from collections.abc import Sequence

from talkquiz.exporters.word.document import Paper, Piece
from talkquiz.exporters.word.kinds.shared import add_stem, key_at_a_glance, key_in_full
from talkquiz.exporters.word.styles import Style
from talkquiz.items.assembled import Question

at_a_glance = key_at_a_glance
in_full = key_in_full

_LETTERS_ON_A_LINE = 40
_MOST_LINES = 8


def ask(paper: Paper, question: Question, worth: Sequence[Piece]) -> None:
    """Add the question to the sheet, with as many lines as writing its answer by hand takes."""
    add_stem(paper, Style.QUESTION, question, worth)
    for _ in range(lines_for(question.item.key)):
        paper.add_beneath(Style.ANSWER_LINE)


def lines_for(answer: str) -> int:
    """Return how many ruled lines `answer` takes in a student's hand."""
    return min(_MOST_LINES, 1 + len(answer) // _LETTERS_ON_A_LINE)
