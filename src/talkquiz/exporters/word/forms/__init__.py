"""The forms of sections, a room for each: how its questions stand on the sheet.

A new form is a class in talkquiz/items/forms.py and a line in one of the tables here.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Protocol

from talkquiz.exporters.word.builder import Paper, Piece
from talkquiz.exporters.word.forms import (
    cards,
    crossword,
    puzzle,
    strip,
    ticket,
    word_bank,
    word_search,
)
from talkquiz.exporters.word.kinds import KINDS
from talkquiz.exporters.word.kinds.shared import Line, Worth
from talkquiz.handouts.forms import (
    Cards,
    Crossword,
    FoldOver,
    Form,
    Strip,
    Ticket,
    WordBank,
    WordSearch,
)
from talkquiz.handouts.products import Question, Section, Version
from talkquiz.items.item import Item
from talkquiz.language.language_file import KeyWords

Add = Callable[[Paper, Section, Any, Worth], None]

FORMS: Mapping[type[Form], Add] = {
    WordBank: word_bank.add,
    Strip: strip.add,
    Crossword: crossword.add,
    WordSearch: word_search.add,
}
"""What adds the questions of a section in a form, under its heading."""

PAGES: Mapping[type[Form], Callable[[Paper, Version], None]] = {
    Cards: cards.add,
    FoldOver: cards.add_fold_over,
}
"""What fills the pages of a handout whose sections are all to be cut up."""

SOLVED: Mapping[type[Form], Callable[[Paper, Section, Any], None]] = {
    Crossword: crossword.add_solved,
    WordSearch: word_search.add_solved,
}
"""What adds the solved puzzle to the key."""


class Answers(Protocol):
    """What gives the answers to questions in the key; see Kind."""

    def at_a_glance(self, question: Question, words: KeyWords, /) -> list[Piece]:
        """Return the answer as the table of answers gives it."""

    def in_full(self, places: Mapping[str, Question], words: KeyWords, /) -> list[Piece]:
        """Return the answer for all versions."""

    def explain(self, item: Item, words: KeyWords, /) -> Iterator[Line]:
        """Yield what else the key says of the answer."""


ANSWERS: Mapping[type[Form], Answers] = {
    Strip: strip,
    Crossword: puzzle,
    WordSearch: puzzle,
}
"""What answers questions otherwise than is usual for their kind."""


def answers(section: Section, item: Item) -> Answers:
    """Return what answers `item` as it is asked in `section`."""
    return ANSWERS.get(type(section.form), KINDS[item.kind]) if section.form else KINDS[item.kind]


def add_form(paper: Paper, section: Section, worth: Worth) -> bool:
    """Add the questions of `section` in its form; False if it has none of its own."""
    add = FORMS.get(type(section.form)) if section.form else None
    if add:
        add(paper, section, section.form, worth)
    return add is not None


def add_pages(paper: Paper, version: Version, add_sections: Callable[[], None]) -> bool:
    """Fill the pages of a `version` that is to be cut up; False if it is not.

    `add_sections` adds its sections in the usual way, once for each time that they are printed.
    """
    form = version.sections[0].form if version.sections else None
    if isinstance(form, Ticket):
        ticket.add(paper, version, form, add_sections)
        return True
    pages = PAGES.get(type(form)) if form else None
    if pages:
        pages(paper, version)
    return pages is not None


def add_solved(paper: Paper, section: Section) -> None:
    """Add the solved puzzle of `section` to the key, if it is one."""
    add = SOLVED.get(type(section.form)) if section.form else None
    if add:
        add(paper, section, section.form)
