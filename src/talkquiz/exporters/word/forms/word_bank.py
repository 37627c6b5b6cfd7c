"""Fill in with a word bank: a box with the answers above the sentences."""

from talkquiz.exporters.word.document import Paper
from talkquiz.exporters.word.kinds import KINDS
from talkquiz.exporters.word.kinds.shared import Worth, word_box
from talkquiz.exporters.word.styles import Style
from talkquiz.items.assembled import Section
from talkquiz.items.forms import WordBank


def add(paper: Paper, section: Section, form: WordBank, worth: Worth) -> None:
    """Add the box, on one page with the first sentence, and the sentences."""
    paper.add(Style.WORD_BANK, word_box(form.words))
    KINDS[section.makes].ask(paper, section.questions, worth)
