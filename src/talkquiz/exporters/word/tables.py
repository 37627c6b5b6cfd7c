"""Tables in WordprocessingML: data, columns side by side, and boxes of puzzles and cards.

Lengths are in twentieths of a point.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from talkquiz.exporters.word.xml import w

_GUTTER = 284
"""What is free between columns side by side: 5 mm."""
_SIDES = ("top", "left", "bottom", "right")

Lines = Mapping[str, str]
"""The kind of line at each side that has one, by its name in WordprocessingML."""
AROUND: Lines = dict.fromkeys(_SIDES, "single")
TO_CUT: Lines = dict.fromkeys(_SIDES, "dashed")
NO_LINES: Lines = {}


class Box(NamedTuple):
    """One box: what adds its content to the paper, its lines, and whether it is set in the middle.

    The content must be at least one paragraph.
    """

    fill: Callable[[], None]
    lines: Lines = AROUND
    middle: bool = False


class Grid(NamedTuple):
    """Rows of boxes, which are a layout and no data; `heights` are those of unequal rows.

    `caption` and `description` are what a screen reader says. `exact` rows cut off what is
    too high for them. With `right`, the first box of a row is at the right.
    """

    caption: str
    widths: Sequence[int]
    height: int
    rows: Sequence[Sequence[Box]]
    description: str = ""
    indent: int = 0
    padding: int = 0
    exact: bool = True
    right: bool = False
    heights: Sequence[int] = ()


def data_table(
    style: str,
    caption: str,
    widths: Sequence[int],
    rows: Sequence[Sequence[str]],
    *,
    right: bool,
) -> str:
    """Return a table in the style with the id `style`; the first of `rows` is its header.

    Each row holds one paragraph for each of `widths`, the first at the `right` where that is where
    reading begins. The header is repeated on each page.
    """
    properties = [
        w("tblStyle", val=style),
        *([w("bidiVisual")] if right else []),
        _length("tblW", sum(widths)),
        w("tblLayout", type="fixed"),
        w("tblLook", val="0020", firstRow=1),
        w("tblCaption", val=caption),
    ]
    made = [
        _row(
            [_cell(width, paragraph) for width, paragraph in zip(widths, row, strict=True)],
            *([] if number else [w("tblHeader")]),
        )
        for number, row in enumerate(rows)
    ]
    return _table(properties, widths, made)


def columns(indent: int, widths: Sequence[int], contents: Sequence[str], *, right: bool) -> str:
    """Return a table without lines, of one row that stays whole, which begins at `indent`.

    It sets each of `contents`, which are paragraphs, beside the others, the first at the side
    where reading begins (`right`: at the right); it is no data and has no header.
    """
    properties = _layout(indent, widths, (0, _GUTTER), right=right)
    cells = [_cell(width, content) for width, content in zip(widths, contents, strict=True)]
    return _table(properties, widths, [_row(cells)])


def boxes(grid: Grid, contents: Sequence[Sequence[str]]) -> str:
    """Return the table of `grid`; `contents` has the paragraphs of each of its boxes."""
    padding = grid.padding, grid.padding
    properties = _layout(grid.indent, grid.widths, padding, right=grid.right)
    for name, text in (("tblCaption", grid.caption), ("tblDescription", grid.description)):
        if text:
            properties.append(w(name, val=text))
    rule = "exact" if grid.exact else "atLeast"
    heights = grid.heights or [grid.height] * len(grid.rows)
    rows = []
    for row, height, filled in zip(grid.rows, heights, contents, strict=True):
        cells = []
        for box, width, content in zip(row, grid.widths, filled, strict=True):
            # Lines to cut along are grey, others black.
            borders = [
                w(side, val=kind, sz=6, space=0, color="000000" if kind == "single" else "808080")
                for side in _SIDES
                if (kind := box.lines.get(side))
            ]
            drawn = [w("tcBorders", *borders)] if borders else []
            drawn += [w("vAlign", val="center")] if box.middle else []
            cells.append(_cell(width, content, *drawn))
        rows.append(_row(cells, w("trHeight", val=height, hRule=rule)))
    return _table(properties, grid.widths, rows)


def _layout(
    indent: int, widths: Sequence[int], padding: tuple[int, int], *, right: bool
) -> list[str]:
    """Return the properties of a table that is a layout: `padding` is left and right in cells."""
    return [
        *([w("bidiVisual")] if right else []),
        _length("tblW", sum(widths)),
        _length("tblInd", indent),
        w("tblLayout", type="fixed"),
        w("tblCellMar", _length("left", padding[0]), _length("right", padding[1])),
    ]


def _table(properties: list[str], widths: Sequence[int], rows: list[str]) -> str:
    grid = w("tblGrid", *(w("gridCol", w=width) for width in widths))
    return w("tbl", w("tblPr", *properties), grid, *rows)


def _row(cells: list[str], *properties: str) -> str:
    """Return a row that no page parts."""
    return w("tr", w("trPr", w("cantSplit"), *properties), *cells)


def _cell(width: int, content: str, *properties: str) -> str:
    return w("tc", w("tcPr", _length("tcW", width), *properties), content)


def _length(name: str, length: int) -> str:
    return w(name, w=length, type="dxa")
