"""The forms of sections: how the questions of a section stand on the sheet.

To add a form, add its record to talkquiz/handouts/forms.py, a module here, and a line to FORMS.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple, Protocol

from talkquiz.exporters.word.builder import Paper, Piece
from talkquiz.exporters.word.forms import cards, puzzles, ticket, timeline_strip
from talkquiz.exporters.word.kinds import KINDS, Line, Worth
from talkquiz.exporters.word.kinds.few_words import add_word_bank
from talkquiz.handouts.handout import Question, Section, Version
from talkquiz.items.item import Item
from talkquiz.language.language_file import KeyWords


class Answers(Protocol):
    """What gives the answers to questions in the key; see Kind."""

    def at_a_glance(self, question: Question, words: KeyWords, /) -> list[Piece]:
        """Return the answer as the table of answers gives it."""

    def in_full(self, places: Mapping[str, Question], words: KeyWords, /) -> list[Piece]:
        """Return the answer for all versions."""

    def explain(self, item: Item, words: KeyWords, /) -> Iterator[Line]:
        """Yield what else the key says of the answer."""


class WordForm(NamedTuple):
    """How Word shows a form; what is None is shown in the usual way for the kind of item.

    `add` adds the questions of a section under its heading. `add_pages` fills all pages of a
    version that is cut up; it is given what adds the sections of one copy in the usual way.
    `add_solved` adds the solved puzzle to the key, and `answers` gives the answers there.

    All are given the layout that the form has made of the section, or of the first of a version:
    the sections of one that is cut up are all cut up alike.
    """

    add: Callable[[Paper, Section, Any, Worth], None] | None = None
    add_pages: Callable[[Paper, Version, Any, Callable[[], None]], None] | None = None
    add_solved: Callable[[Paper, Section, Any], None] | None = None
    answers: Answers | None = None


FORMS: dict[str, WordForm] = {
    "word-bank": WordForm(add_word_bank),
    "strip": WordForm(timeline_strip.add, answers=timeline_strip),
    "crossword": WordForm(
        puzzles.add_crossword, add_solved=puzzles.add_solved_crossword, answers=puzzles
    ),
    "word-search": WordForm(
        puzzles.add_word_search, add_solved=puzzles.add_solved_word_search, answers=puzzles
    ),
    "ticket": WordForm(add_pages=ticket.add_pages),
    "cards": WordForm(add_pages=cards.add_pages),
    "fold-over": WordForm(add_pages=cards.add_fold_over_pages),
}
"""How Word shows each form, by the name of the form."""

_AS_USUAL = WordForm()


def answers(section: Section, item: Item) -> Answers:
    """Return what answers `item` as it is asked in `section`."""
    return FORMS.get(section.form.name, _AS_USUAL).answers or KINDS[item.kind]


def add_form(paper: Paper, section: Section, worth: Worth) -> bool:
    """Add the questions of `section` in its form; False if it has none of its own."""
    add = FORMS.get(section.form.name, _AS_USUAL).add
    if add:
        add(paper, section, section.layout, worth)
    return add is not None


def add_pages(paper: Paper, version: Version, add_sections: Callable[[], None]) -> bool:
    """Fill the pages of a `version` that is to be cut up; False if it is not.

    `add_sections` adds its sections in the usual way, once for each time that they are printed.
    """
    first = next(iter(version.sections), None)
    fill = FORMS.get(first.form.name, _AS_USUAL).add_pages if first else None
    if first and fill:
        fill(paper, version, first.layout, add_sections)
    return fill is not None


def add_solved(paper: Paper, section: Section) -> None:
    """Add the solved puzzle of `section` to the key, if it is one."""
    add = FORMS.get(section.form.name, _AS_USUAL).add_solved
    if add:
        add(paper, section, section.layout)
