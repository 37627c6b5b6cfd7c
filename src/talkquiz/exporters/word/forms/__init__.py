"""The forms of sections: how the questions of a section stand on the sheet.

To add a form, add its record to talkquiz/handouts/section_forms.py, a module here, and a line to
FORMS.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from talkquiz.exporters.word.builder import Paper
from talkquiz.exporters.word.forms import cut_up, puzzles
from talkquiz.exporters.word.kinds import KINDS
from talkquiz.exporters.word.kinds.options import StripRenderer
from talkquiz.exporters.word.kinds.renderer import Renderer, Worth
from talkquiz.exporters.word.kinds.written import add_word_bank
from talkquiz.handouts.handout import Section, Version
from talkquiz.items.kinds import ItemKind


class WordForm(NamedTuple):
    """How Word shows a form; what is None is shown in the usual way for the kind of item.

    `add` adds the questions of a section under its heading. `add_pages` fills all pages of a
    version that is cut up; it is given what adds the sections of one copy in the usual way.
    `add_solved` adds the solved puzzle to the key. These are given the layout that the form has
    made of the section, or of the first of a version: the sections of one that is cut up are all
    cut up alike. `renderer` takes the place of that of the kind. What `needs_page` is too wide for
    one of several columns: its sheet has one, whatever the template says.
    """

    add: Callable[[Paper, Section, Any, Worth], None] | None = None
    add_pages: Callable[[Paper, Version, Any, Callable[[], None]], None] | None = None
    add_solved: Callable[[Paper, Section, Any], None] | None = None
    renderer: Renderer | None = None
    needs_page: bool = False


_PUZZLE = WordForm(
    puzzles.add_puzzle,
    add_solved=puzzles.add_solved,
    renderer=puzzles.PuzzleAnswers(),
    needs_page=True,
)
FORMS: dict[str, WordForm] = {
    "word-bank": WordForm(add_word_bank),
    "strip": WordForm(renderer=StripRenderer()),
    "crossword": _PUZZLE,
    "word-search": _PUZZLE,
    "ticket": WordForm(add_pages=cut_up.add_tickets),
    "cards": WordForm(add_pages=cut_up.add_cards),
    "fold-over": WordForm(add_pages=cut_up.add_fold_over_cards),
}
"""How Word shows each form, by the name of the form."""


def form_of(section: Section) -> WordForm:
    """Return how Word shows the form of `section`: in the usual way if it has none of its own."""
    return FORMS.get(section.form.name, WordForm())


def renderer_of(section: Section, kind: ItemKind) -> Renderer:
    """Return what asks and answers items of `kind` in `section`."""
    return form_of(section).renderer or KINDS[kind]
