"""WordprocessingML (ECMA-376 part 1) as text: runs and tables.

Runs know line breaks, tabs and the two directions of writing. Tables are data, columns side by
side, or boxes of puzzles and cards; lengths are in twentieths of a point.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import islice
from typing import Any, NamedTuple

from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml

from talkquiz.exporters import ExportError

Element = Any
"""An XML element of python-docx, which has no types."""

VALUE = qn("w:val")
_ESCAPES = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "\n": "&#10;",
    "\t": "&#9;",
    "\r": "&#13;",
}
_UNPRINTABLE = re.compile(r"[\0-\b\v\f\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 has no way to write."""

_R = r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
_L = rf"(?!{_R})[^\W\d_]"
_FROM_RIGHT = re.compile(_R)
# Compiled when a text needs them: most courses have none.
_FROM_RIGHT_SPAN = rf"({_R}(?:\W*{_R})*)"
_FROM_LEFT_SPAN = rf"({_L}(?:\W*(?:\d|{_L}))*)"
_CONTROLS = re.compile(r"(\r\n|[\r\n\u2028\u2029]|\t)")

_SIDES = ("top", "left", "bottom", "right")

Lines = Mapping[str, str]
"""The kind of line at each side that has one, by its name in WordprocessingML."""
AROUND: Lines = dict.fromkeys(_SIDES, "single")
TO_CUT: Lines = dict.fromkeys(_SIDES, "dashed")
NO_LINES: Lines = {}


class Box(NamedTuple):
    """One box: what adds its content to the paper, its lines, and whether it is set in the middle.

    The content must be at least one paragraph. It goes over so many columns as it has in its
    `span`; `shade` is its colour in hexadecimal digits, or empty.
    """

    fill: Callable[[], None]
    lines: Lines = AROUND
    middle: bool = False
    span: int = 1
    shade: str = ""


class Grid(NamedTuple):
    """Rows of boxes, which are a layout and no data.

    `caption` and `description` are what a screen reader says. Each box has its width, each row its
    height: `exact` ones cut off what is too high for them, a row of height 0 is as high as it
    needs. `padding` is at the left and the right in each box. With `right`, the first box of a row
    is at the right. As many rows as `heads` says are repeated on each page. Where the boxes are a
    table all the same, it has the style with the id `style`.
    """

    caption: str
    rows: Sequence[Sequence[Box]]
    widths: Sequence[int] = ()
    heights: Sequence[int] = ()
    description: str = ""
    indent: int = 0
    padding: tuple[int, int] = (0, 0)
    exact: bool = True
    right: bool = False
    heads: int = 0
    style: str = ""

    def widths_of(self, row: Sequence[Box]) -> list[int]:
        """Return how wide each box of `row` is, which may go over several columns."""
        widths = iter(self.widths)
        return [sum(islice(widths, box.span)) for box in row]


class Table(NamedTuple):
    """Data in rows, of which the first is the header; each has one paragraph for each of `widths`.

    `style` is the id of the table's style, `caption` what a screen reader says. With `right`, the
    first column is at the right, where reading begins.
    """

    style: str
    caption: str
    widths: Sequence[int]
    rows: Sequence[Sequence[str]]
    indent: int = 0
    right: bool = False


class UnprintableTextError(ExportError):
    """A text holds a character that no Word file can hold."""

    def __init__(self, text: str) -> None:
        super().__init__(f"a Word file cannot hold the control characters in {text!r}")


def w(name: str, /, *children: str, **attributes: str | int) -> str:
    """Return the element `w:name` with `children`; its attributes are in Word's namespace, too."""
    opening = f"w:{name}"
    for key, value in attributes.items():
        opening += f' w:{key}="{value if isinstance(value, int) else escaped(value)}"'
    return f"<{opening}>{''.join(children)}</w:{name}>" if children else f"<{opening}/>"


@lru_cache(maxsize=4096)
def escaped(text: str) -> str:
    """Return `text` as XML has it; raises UnprintableTextError for control characters."""
    if not text.isprintable() and _UNPRINTABLE.search(text):
        raise UnprintableTextError(text)
    for character, escape in _ESCAPES.items():
        text = text.replace(character, escape)
    return text


def parsed(xml: str) -> list[Element]:
    """Return the elements that `xml` has one after the other."""
    return list(parse_xml(f"<w:body {nsdecls('w')}>{xml}</w:body>"))


def reads_right_to_left(text: str) -> bool:
    """Say whether most words of `text` are of a script that is written from right to left."""
    if text.isascii():
        return False
    words = [word for word in text.split() if any(map(str.isalpha, word))]
    return sum(bool(_FROM_RIGHT.search(word)) for word in words) * 2 > len(words)


@cache
def _run_look(style: str | None, *, rtl: bool = False) -> str:
    """Return the properties of a run, nothing where it has none."""
    look = (w("rStyle", val=style) if style else "") + (w("rtl") if rtl else "")
    return w("rPr", look) if look else ""


def runs(text: str, style: str | None = None, *, right: bool = False) -> Iterator[str]:
    """Yield the runs for `text`, in the character style with the id `style` if one is given.

    `right` is the direction of the paragraph; words of the other direction get runs of their own.
    A run may hold line breaks and tabs. Raises UnprintableTextError for control characters.
    """
    if text and not right and text.isascii() and text.isprintable():
        # Nearly all texts are of one direction and of one line.
        yield f'<w:r>{_run_look(style)}<w:t xml:space="preserve">{escaped(text)}</w:t></w:r>'
        return
    other_way = _FROM_LEFT_SPAN if right else _FROM_RIGHT_SPAN
    spans = re.split(other_way, text) if right or _FROM_RIGHT.search(text) else [text]
    for number, span in enumerate(spans):
        if not span and len(spans) > 1:
            continue
        is_other_way = number % 2 == 1
        content = _run_look(style, rtl=is_other_way != right)
        for position, piece in enumerate(_CONTROLS.split(span)):
            if position % 2:
                content += w("tab" if piece == "\t" else "br")
            elif piece:
                content += f'<w:t xml:space="preserve">{escaped(piece)}</w:t>'
        yield w("r", content)


def data_table(table: Table) -> str:
    """Return a table whose header is repeated on each page."""
    properties = [
        w("tblStyle", val=table.style),
        *([w("bidiVisual")] if table.right else []),
        _length("tblW", sum(table.widths)),
        *([_length("tblInd", table.indent)] if table.indent else []),
        w("tblLayout", type="fixed"),
        w("tblLook", val="0020", firstRow=1),
        w("tblCaption", val=table.caption),
    ]
    made = [
        _row(
            [_cell(width, paragraph) for width, paragraph in zip(table.widths, row, strict=True)],
            *([] if number else [w("tblHeader")]),
        )
        for number, row in enumerate(table.rows)
    ]
    return _table(properties, table.widths, made)


def boxes(grid: Grid, contents: Sequence[Sequence[str]]) -> str:
    """Return the table of `grid`, whose rows no page parts.

    `contents` has the paragraphs of each of its boxes.
    """
    left, right = grid.padding
    properties = [
        *([w("tblStyle", val=grid.style)] if grid.style else []),
        *([w("bidiVisual")] if grid.right else []),
        _length("tblW", sum(grid.widths)),
        _length("tblInd", grid.indent),
        w("tblLayout", type="fixed"),
        w("tblCellMar", _length("left", left), _length("right", right)),
    ]
    for name, text in (("tblCaption", grid.caption), ("tblDescription", grid.description)):
        if text:
            properties.append(w(name, val=text))
    rule = "exact" if grid.exact else "atLeast"
    rows: list[str] = []
    for row, height, filled in zip(grid.rows, grid.heights, contents, strict=True):
        cells = []
        for box, width, content in zip(row, grid.widths_of(row), filled, strict=True):
            # Lines to cut along are grey, others black.
            borders = [
                w(side, val=kind, sz=6, space=0, color="000000" if kind == "single" else "808080")
                for side in _SIDES
                if (kind := box.lines.get(side))
            ]
            drawn = [w("gridSpan", val=box.span)] if box.span > 1 else []
            drawn += [w("tcBorders", *borders)] if borders else []
            drawn += [w("shd", val="clear", color="auto", fill=box.shade)] if box.shade else []
            drawn += [w("vAlign", val="center")] if box.middle else []
            cells.append(_cell(width, content, *drawn))
        high = [w("trHeight", val=height, hRule=rule)] if height else []
        high += [w("tblHeader")] if len(rows) < grid.heads else []
        rows.append(_row(cells, *high))
    return _table(properties, grid.widths, rows)


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
