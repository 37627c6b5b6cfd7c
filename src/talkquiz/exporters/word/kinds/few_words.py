"""Items answered in a few words of one's own: cloze, term and short answer."""

from collections.abc import Sequence

from talkquiz.exporters.word.builder import Paper, Piece
from talkquiz.exporters.word.kinds import (
    BLANK,
    Renderer,
    add_lines,
    add_stem,
    lines_for,
)
from talkquiz.exporters.word.styles import Style
from talkquiz.handouts.handout import Question


class ClozeRenderer(Renderer):
    """A sentence with room to write in it."""

    def ask_one(self, paper: Paper, question: Question, worth: Sequence[Piece]) -> None:
        add_stem(paper, Style.GAP_QUESTION, question, worth)


class TermRenderer(Renderer):
    """A description, and a blank for the name."""

    def ask_one(self, paper: Paper, question: Question, worth: Sequence[Piece]) -> None:
        add_stem(paper, Style.GAP_QUESTION, question, ("\u2002", BLANK, *worth))


class ShortAnswerRenderer(Renderer):
    """A question, and as many ruled lines as writing its answer by hand takes."""

    def ask_one(self, paper: Paper, question: Question, worth: Sequence[Piece]) -> None:
        add_stem(paper, Style.QUESTION, question, worth)
        add_lines(paper, lines_for(question.item.key))
