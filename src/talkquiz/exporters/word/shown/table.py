"""Who stands where: names in the boxes of a table, with a note where somebody only says so."""

from collections.abc import Iterator, Sequence
from functools import partial

from talkquiz.exporters.word.builder import Paper
from talkquiz.exporters.word.shown.setting import Setting
from talkquiz.exporters.word.styles import Style
from talkquiz.exporters.word.xml import NO_LINES, Box, Grid
from talkquiz.handouts.shown.table import Names, ShownRow, Table

_TITLES, _MOST_FOR_TITLES = 0.2, 0.4
"""The part of the width that titles of rows take, and the most that a long word of them may."""
_LETTER, _PADDING = 130, 100
"""How wide a bold letter is at 12 points, and what is free in each box, in 1/20 point."""
_FITS = 0.7
"""The part of a page that a table may take to stay whole."""
_NOBODY = "\N{EN DASH}"


def add_table(paper: Paper, shown: Table, _: Setting) -> None:
    """Add the table, whole if it fits on a page; else its head is repeated on each."""
    width, columns = paper.looks.room.width, len(shown.columns)
    titles, corner = _width_of_titles(paper, shown), shown.corner or paper.language.shown.corner
    fits = sum(_part_of_page(paper, row) for row in shown.rows) < _FITS
    *others, last = shown.rows
    rows = [
        [_box(paper, Style.SIDE, each) for each in (corner, *shown.columns)],
        *([*_row(paper, row, columns, hold=fits)] for row in others),
        [*_row(paper, last, columns, hold=False)],
    ]
    grid = Grid(
        paper.language.shown.table,
        rows,
        [titles, *[(width - titles) // columns] * columns],
        [0] * len(rows),
        padding=(_PADDING, _PADDING),
        exact=False,
        right=paper.language.is_from_right,
        heads=1,
    )
    paper.add_grid(grid, Style.TABLE)


def _width_of_titles(paper: Paper, shown: Table) -> int:
    """Return how wide the titles of rows are: enough for their longest word."""
    width = paper.looks.room.width
    longest = max(len(word) for row in shown.rows for word in row.title.split())
    needed = round(longest * _LETTER * paper.looks.wider) + 2 * _PADDING
    return min(max(needed, round(width * _TITLES)), round(width * _MOST_FOR_TITLES))


def _part_of_page(paper: Paper, row: ShownRow) -> float:
    """Return about how much of a page a row takes."""
    share = (1 - _TITLES) / len(row.cells)
    told = [[(*each.names, each.note) for each in cell] for cell in row.cells]
    lines = [[line for texts in cell for line in texts if line] for cell in told]
    heights = [sum(1.4 * paper.part_of_page(line, share) for line in cell) for cell in lines]
    return max(*heights, paper.part_of_page(row.title, _TITLES))


def _row(paper: Paper, row: ShownRow, columns: int, *, hold: bool) -> Iterator[Box]:
    """Yield the title of a row, and its boxes; a single one goes over all columns.

    With `hold` the row stays on one page with the next.
    """
    yield _box(paper, Style.SIDE_ROW, row.title, hold=hold)
    for cell in row.cells:
        yield Box(partial(_add_names, paper, cell), NO_LINES, span=columns // len(row.cells))


def _add_names(paper: Paper, cell: Sequence[Names]) -> None:
    """Add the names in a box, one below the other, with what is to be said of them."""
    for each in cell:
        for name in each.names:
            paper.add(Style.SIDE_NAME, name)
        if each.note:
            paper.add(Style.SIDE_NOTE, each.note)
    if not cell:
        paper.add(Style.SIDE_NAME, _NOBODY)


def _box(paper: Paper, style: Style, text: str, *, hold: bool = False) -> Box:
    """Return a box with one paragraph, in the shade of its style."""

    def fill() -> None:
        paper.add(style, text)
        if hold:
            paper.forbid_break()

    return Box(fill, NO_LINES, shade=paper.shade_of(style))
