"""Items answered in a few words: cloze, with a word bank or without, term and short answer."""

from collections.abc import Sequence

from talkquiz.exporters.word.builder import Paper, Piece
from talkquiz.exporters.word.kinds import (
    BLANK,
    Renderer,
    Worth,
    add_lines,
    add_stem,
    lines_for,
    word_box,
)
from talkquiz.exporters.word.styles import Style
from talkquiz.handouts.handout import Question, Section
from talkquiz.handouts.layouts import WordBank

_FILLS_A_PAGE = 0.3
"""The part of a page that words take which fill it as sentences with gaps, apart and annotated."""


class ClozeRenderer(Renderer):
    """A sentence with room to write in it."""

    def ask_one(self, paper: Paper, question: Question, worth: Sequence[Piece]) -> None:
        add_stem(paper, Style.GAP_QUESTION, question, worth)


def add_word_bank(paper: Paper, section: Section, layout: WordBank, worth: Worth) -> None:
    """Add a box with the answers above the sentences, all on one page if they fit on one."""
    paper.add(Style.WORD_BANK, word_box(layout.words))
    stems = sum(paper.part_of_page(question.item.stem) for question in section.questions)
    *others, last = section.questions
    for question in others:
        ClozeRenderer().ask(paper, [question], worth)
        if stems < _FILLS_A_PAGE:
            paper.forbid_break()
    ClozeRenderer().ask(paper, [last], worth)


class TermRenderer(Renderer):
    """A description, and a blank for the name."""

    def ask_one(self, paper: Paper, question: Question, worth: Sequence[Piece]) -> None:
        add_stem(paper, Style.GAP_QUESTION, question, ("\u2002", BLANK, *worth))


class ShortAnswerRenderer(Renderer):
    """A question, and as many ruled lines as writing its answer by hand takes."""

    def ask_one(self, paper: Paper, question: Question, worth: Sequence[Piece]) -> None:
        add_stem(paper, Style.QUESTION, question, worth)
        add_lines(paper, lines_for(question.item.key))
