"""Fill in with a word bank: a box with the answers above the sentences."""

from talkquiz.exporters.word.builder import Paper
from talkquiz.exporters.word.kinds import KINDS, Worth, word_box
from talkquiz.exporters.word.styles import Style
from talkquiz.handouts.handout import Section
from talkquiz.handouts.layouts import WordBank

_FILLS_A_PAGE = 0.3
"""The part of a page that words take which fill it as sentences with gaps, apart and annotated."""


def add(paper: Paper, section: Section, layout: WordBank, worth: Worth) -> None:
    """Add the box and the sentences, all on one page if they fit on one."""
    paper.add(Style.WORD_BANK, word_box(layout.words))
    stems = sum(paper.part_of_page(question.item.stem) for question in section.questions)
    *others, last = section.questions
    for question in others:
        KINDS[section.makes].ask(paper, [question], worth)
        if stems < _FILLS_A_PAGE:
            paper.forbid_break()
    KINDS[section.makes].ask(paper, [last], worth)
