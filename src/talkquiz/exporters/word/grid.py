"""Boxes in rows and columns: puzzles, strips and what is cut out. They are laid out, no data."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from docx.oxml.ns import qn

from talkquiz.exporters.word.text import VALUE, Element, element

SIDES = ("top", "left", "bottom", "right")
Lines = Mapping[str, str]
"""The kind of line at each side that has one, by its name in WordprocessingML."""
AROUND: Lines = dict.fromkeys(SIDES, "single")
TO_CUT: Lines = dict.fromkeys(SIDES, "dashed")
NO_LINES: Lines = {}


class Box(NamedTuple):
    """One box: what adds its content to the paper, its lines, and whether it is set in the middle.

    The content must be at least one paragraph.
    """

    fill: Callable[[], None]
    lines: Lines = AROUND
    middle: bool = False


class Grid(NamedTuple):
    """Rows of boxes. Lengths are in twentieths of a point; `heights` are those of unequal rows.

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


def boxes(grid: Grid, contents: Sequence[Sequence[list[Element]]]) -> Element:
    """Return the table of `grid`; `contents` has the paragraphs of each of its boxes."""
    made = element(qn("w:tbl"))
    made.append(_properties(grid))
    columns = element(qn("w:tblGrid"))
    columns.extend(element(qn("w:gridCol"), {qn("w:w"): str(width)}) for width in grid.widths)
    made.append(columns)
    heights = grid.heights or [grid.height] * len(grid.rows)
    for row, height, filled in zip(grid.rows, heights, contents, strict=True):
        made.append(_row(grid, row, height, filled))
    return made


def _properties(grid: Grid) -> Element:
    properties = element(qn("w:tblPr"))
    if grid.right:
        properties.append(element(qn("w:bidiVisual")))
    properties.append(_width("w:tblW", sum(grid.widths)))
    properties.append(_width("w:tblInd", grid.indent))
    properties.append(element(qn("w:tblLayout"), {qn("w:type"): "fixed"}))
    room = element(qn("w:tblCellMar"))
    room.extend(_width(f"w:{side}", grid.padding) for side in ("left", "right"))
    properties.append(room)
    for tag, text in (("w:tblCaption", grid.caption), ("w:tblDescription", grid.description)):
        if text:
            properties.append(element(qn(tag), {VALUE: text}))
    return properties


def _row(grid: Grid, row: Sequence[Box], height: int, filled: Sequence[list[Element]]) -> Element:
    made, properties = element(qn("w:tr")), element(qn("w:trPr"))
    properties.append(element(qn("w:cantSplit")))
    rule = "exact" if grid.exact else "atLeast"
    properties.append(element(qn("w:trHeight"), {VALUE: str(height), qn("w:hRule"): rule}))
    made.append(properties)
    for box, width, content in zip(row, grid.widths, filled, strict=True):
        made.append(_cell(box, width, content))
    return made


def _cell(box: Box, width: int, content: list[Element]) -> Element:
    cell, properties = element(qn("w:tc")), element(qn("w:tcPr"))
    properties.append(_width("w:tcW", width))
    if box.lines:
        borders = element(qn("w:tcBorders"))
        borders.extend(_line(side, box.lines[side]) for side in SIDES if side in box.lines)
        properties.append(borders)
    if box.middle:
        properties.append(element(qn("w:vAlign"), {VALUE: "center"}))
    cell.append(properties)
    cell.extend(content)
    return cell


def _line(side: str, kind: str) -> Element:
    colour = "000000" if kind == "single" else "808080"
    look = {VALUE: kind, qn("w:sz"): "6", qn("w:space"): "0", qn("w:color"): colour}
    return element(qn(f"w:{side}"), look)


def _width(name: str, width: int) -> Element:
    return element(qn(name), {qn("w:w"): str(width), qn("w:type"): "dxa"})
