"""Exit tickets: the same few questions several times on a page, to be cut apart."""

from collections.abc import Callable

from talkquiz.exporters.word.document import Paper
from talkquiz.exporters.word.grid import Box, Grid
from talkquiz.exporters.word.kinds.shared import lines_for
from talkquiz.items.assembled import Question, Version
from talkquiz.items.forms import Ticket

_LEFT_OVER = 500
"""Room for the paragraph that Word has after a table, in twentieths of a point: 9 mm."""
_NAME_LINE, _HEADING, _DIRECTIONS, _SPACE = 800, 800, 320, 300
_LINE, _OPTION, _ANSWER_LINE = 280, 340, 520
_LETTERS_ON_A_LINE = 75


def add(paper: Paper, version: Version, form: Ticket, add_sections: Callable[[], None]) -> None:
    """Add tickets one above the other with lines to cut between, as many as a page has room for.

    More than the form says there are not.
    """
    height = paper.looks.room.height - _LEFT_OVER
    number = max(1, min(form.per_page, height // _height(paper, version)))
    rows = [
        [Box(add_sections, {"bottom": "dashed"} if place < number else {})]
        for place in range(1, number + 1)
    ]
    paper.add_grid(
        Grid(
            caption="Copies of one ticket",
            widths=[paper.looks.room.width],
            height=height // number,
            rows=rows,
            exact=False,
        )
    )


def _height(paper: Paper, version: Version) -> int:
    """Return about how high a ticket is, in twentieths of a point."""
    letters = _LETTERS_ON_A_LINE / paper.looks.wider
    asked = [section.questions for section in version.sections if section.questions]
    height = _NAME_LINE + len(asked) * (_HEADING + _DIRECTIONS)
    height += sum(_height_of(question, letters) for part in asked for question in part)
    return round(height * paper.looks.scale)


def _height_of(question: Question, letters: float) -> int:
    item = question.item
    written = 0 if item.options else lines_for(item.key) * _ANSWER_LINE
    stem = (1 + int(len(item.stem) / letters) + bool(item.caution)) * _LINE
    return _SPACE + stem + len(question.options) * _OPTION + written
