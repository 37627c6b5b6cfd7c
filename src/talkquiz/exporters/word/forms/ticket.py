"""Exit tickets: the same few questions several times on a page, to be cut apart."""

from collections.abc import Callable

from talkquiz.exporters.word.builder import Paper
from talkquiz.exporters.word.kinds import ANSWER_LINE, lines_for
from talkquiz.exporters.word.styles import Style
from talkquiz.exporters.word.tables import Box, Grid
from talkquiz.handouts.handout import Version
from talkquiz.handouts.layouts import CutUp

_LEFT_OVER = 300
"""Room for the paragraph that Word has after a table, in twentieths of a point, at 12 points."""
_TITLE, _NAME_LINE, _HEADING, _DIRECTIONS = 210, 560, 805, 280
_SPACE, _LINE, _OPTION, _BEFORE_LINES = 220, 276, 336, 60
_LETTERS_ON_A_LINE, _A4 = 84, 9638


def add_pages(
    paper: Paper, version: Version, layout: CutUp, add_sections: Callable[[], None]
) -> None:
    """Add tickets one above the other with lines to cut between, as many as a page has room for.

    There are no more than the layout says. The lines part the paper in equal parts.
    """

    def add_ticket() -> None:
        paper.add(Style.CARD_LINE, paper.title)
        add_sections()

    heights = _heights(paper, version, layout.per_page)
    number = len(heights)
    rows = [
        [Box(add_ticket, {"bottom": "dashed"} if position < number else {}, middle=number > 1)]
        for position in range(1, number + 1)
    ]
    paper.add_grid(
        Grid(
            caption=paper.language.sheet.tickets,
            widths=[paper.looks.room.width],
            height=0,
            heights=heights,
            rows=rows,
            exact=False,
        )
    )


def _heights(paper: Paper, version: Version, most: int) -> list[int]:
    """Return the height of each of at most `most` tickets, in twentieths of a point.

    The margins of the page count as parts of them. In each there is room for the questions as far
    as can be foretold, unless there is only one.
    """
    letters = _LETTERS_ON_A_LINE * paper.looks.room.width / _A4 / paper.looks.wider
    needed = _TITLE + _NAME_LINE
    for section in version.sections:
        needed += _HEADING + _DIRECTIONS if section.questions else 0
        for question in section.questions:
            item = question.item
            needed += _SPACE + len(question.options) * _OPTION
            needed += (1 + int(len(item.stem) / letters) + bool(item.caution)) * _LINE
            if not item.options:
                needed += _BEFORE_LINES + lines_for(item.key) * ANSWER_LINE
    above, below = paper.top_and_bottom
    height = paper.looks.room.height
    left_over = round(_LEFT_OVER * paper.looks.scale)
    for number in range(most, 1, -1):
        each = (above + height + below) // number
        heights = [each - above, *[each] * (number - 2), each - below - left_over]
        if min(heights) >= round(needed * paper.looks.scale):
            return heights
    return [height - left_over]
