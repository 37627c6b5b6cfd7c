"""Who stands where: names in the boxes of a table, with a note where somebody only says so."""

from collections.abc import Iterator, Sequence
from functools import partial

from talkquiz.exporters.word.builder import Paper
from talkquiz.exporters.word.shown.setting import Setting
from talkquiz.exporters.word.styles import Style
from talkquiz.exporters.word.xml import NO_LINES, Box, Grid
from talkquiz.handouts.shown.table import Names, ShownRow, Table

_TITLES = 0.2
"""The part of the width that titles of rows take."""
_PADDING = 100
_NOBODY = "\N{EN DASH}"


def add_table(paper: Paper, shown: Table, _: Setting) -> None:
    """Add the table; its head is repeated on each page."""
    width, columns = paper.looks.room.width, len(shown.columns)
    titles, corner = round(width * _TITLES), shown.corner or paper.language.shown.corner
    rows = [
        [
            _box(paper, Style.SIDE, corner),
            *(_box(paper, Style.SIDE, each) for each in shown.columns),
        ],
        *(list(_row(paper, row, columns)) for row in shown.rows),
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


def _row(paper: Paper, row: ShownRow, columns: int) -> Iterator[Box]:
    """Yield the title of a row, and its boxes; a single one goes over all columns."""
    yield _box(paper, Style.SIDE_ROW, row.title)
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


def _box(paper: Paper, style: Style, text: str) -> Box:
    return Box(partial(paper.add, style, text), NO_LINES, shade=paper.shade_of(style))
