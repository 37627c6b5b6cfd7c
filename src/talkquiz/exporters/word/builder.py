"""A document under work: paragraphs and tables added to a reference document by style.

Elements are built directly and put before the section's properties: python-docx's own calls look
the style up and walk the body for each paragraph, which takes minutes for a large handout.
"""

from collections.abc import Callable, Sequence
from copy import deepcopy
from datetime import datetime, time
from io import BytesIO
from typing import Any, NamedTuple

from docx import Document
from docx.oxml.ns import qn

from talkquiz.exporters.word.grid import Grid, boxes
from talkquiz.exporters.word.numbering import (
    OPTION_LEVEL,
    QUESTION_LEVEL,
    Numbering,
)
from talkquiz.exporters.word.package import packed
from talkquiz.exporters.word.page_size import Room
from talkquiz.exporters.word.picture import Picture, inline
from talkquiz.exporters.word.prepared import Looks, furniture
from talkquiz.exporters.word.styles import Style, default_style
from talkquiz.exporters.word.table import columns, table
from talkquiz.exporters.word.text import RUN, VALUE, Element, element, reads_right_to_left, runs
from talkquiz.handouts.products import Imprint

_PARAGRAPH, _PROPERTIES, _STYLE = qn("w:p"), qn("w:pPr"), qn("w:pStyle")
_BODY = qn("w:body")
_KEEP_NEXT, _BIDI = qn("w:keepNext"), qn("w:bidi")
_TWENTIETH = 635
"""Word's measure, a twentieth of a point, in python-docx's."""
_TAG = f"{qn('w:sdtPr')}/{qn('w:tag')}"
_LINES_ON_A_PAGE, _LETTERS_ACROSS, _A4 = 50, 85, Room(9638, 14459)
"""So many lines, and letters on a line, fit between the margins of A4 at 12 points."""
_WHOLE, _WITH_LINES = 0.9, 0.55
"""Parts of a page: a larger table may be split; a larger one still is not held to what follows."""


class Styled(NamedTuple):
    """A stretch of text in a character style."""

    text: str
    style: Style


Piece = str | Styled


class Paper:
    """One Word document: add to it from top to bottom, then take its bytes."""

    def __init__(self, looks: Looks) -> None:
        """Start a document that looks as `looks` say."""
        self.looks = looks
        self._document = Document(BytesIO(looks.content))
        self._ids = looks.ids
        self._numbering = Numbering(self._document, self._ids[Style.QUESTION])
        self._end = self._document.element.body.sectPr
        self._right = False

    def add(self, style: Style, *pieces: Piece) -> None:
        """Add a paragraph in `style`; it begins on the side that suits its words."""
        self._right = _from_right(pieces)
        self.add_beneath(style, *pieces)

    def add_beneath(self, style: Style, *pieces: Piece) -> None:
        """Add a paragraph that begins on the side where what it belongs to begins.

        That is the last paragraph added by `add` or `add_question`.
        """
        self._end.addprevious(self._paragraph(style, pieces, right=self._right))

    def add_question(self, style: Style, number: int, *pieces: Piece) -> None:
        """Add the first paragraph of a question; the list prints `number` before it."""
        self._numbering.reach(number)
        self._right = _from_right(pieces)
        self._add_to_list(style, pieces, QUESTION_LEVEL)

    def add_option(self, *pieces: Piece) -> None:
        """Add an option beneath its question; the list prints its letter before it."""
        self._add_to_list(Style.OPTION, pieces, OPTION_LEVEL)

    def add_table(
        self,
        caption: str,
        shares: list[int],
        rows: list[list[list[Piece]]],
        text: Style = Style.TABLE_TEXT,
        *,
        hold: bool = False,
    ) -> None:
        """Add a table over the whole width; the first of `rows` is its header.

        `shares` divides the width among the columns; `caption` is what a screen reader says;
        `text` is the style of all rows but the header. A table that fits on a page stays whole,
        with `hold` on one page with what follows.
        """
        styles = [Style.TABLE_HEAD] + [text] * (len(rows) - 1)
        cells = [
            [self._paragraph(style, pieces, right=_from_right(pieces)) for pieces in row]
            for style, row in zip(styles, rows, strict=True)
        ]
        height = self._height(rows, shares)
        held = cells if hold and height <= _WITH_LINES else cells[:-1]
        for row in held if height <= _WHOLE else ():
            _hold_on(row[0], hold=True)
        widths = _shared(self.looks.room.width, shares)
        self._end.addprevious(table(self._ids[Style.TABLE], caption, widths, cells))

    def add_columns(
        self, shares: Sequence[int], *fill: Callable[[], None], indent: int = 0
    ) -> None:
        """Add what each of `fill` adds to this paper, side by side on one page.

        `shares` divides among them the width from `indent` on, in twentieths of a point.
        """
        widths = _shared(self.looks.room.width - indent, shares)
        cells = [self._apart(add) for add in fill]
        self._end.addprevious(columns(indent, widths, cells, right=self._right))

    def add_grid(self, grid: Grid) -> None:
        """Add boxes, each with what its `fill` adds to this paper."""
        contents = [[self._apart(box.fill) for box in row] for row in grid.rows]
        self._end.addprevious(boxes(grid, contents))

    def begin_page(self) -> None:
        """Have the paragraph added last be the first of a page."""
        properties = self._end.getprevious().find(_PROPERTIES)
        properties.insert(1, element(qn("w:pageBreakBefore")))

    def set_line(self, height: int) -> None:
        """Have the paragraph added last take exactly `height`, in twentieths of a point."""
        properties = self._end.getprevious().find(_PROPERTIES)
        spacing = {qn("w:line"): str(height), qn("w:lineRule"): "exact"}
        properties.append(element(qn("w:spacing"), spacing))

    def add_picture(self, picture: Picture) -> None:
        """Add a picture, in the line like a word and on one page with what follows."""
        self.add(Style.PICTURE)
        run = element(RUN)
        run.append(inline(self._document.part, picture))
        self._end.getprevious().append(run)

    def allow_break(self) -> None:
        """Let a page end after what was added last, where its style would hold on to the next."""
        for paragraph in self._end.getprevious().iter(_PARAGRAPH):
            _hold_on(paragraph, hold=False)

    def forbid_break(self) -> None:
        """Have what was added last stay on one page with what is added next."""
        _hold_on(self._end.getprevious(), hold=True)

    @property
    def lean(self) -> int:
        """How much wider the right margin is than the left, in twentieths of a point."""
        section = self._document.sections[0]
        return int(section.right_margin - section.left_margin) // _TWENTIETH

    @property
    def title(self) -> str:
        """The title that the document was given by `describe`."""
        return str(self._document.core_properties.title)

    @property
    def beyond(self) -> tuple[int, int]:
        """How much paper is above and below the room for text, in twentieths of a point."""
        section = self._document.sections[0]
        above, below = section.top_margin, section.bottom_margin
        return abs(int(above)) // _TWENTIETH, abs(int(below)) // _TWENTIETH

    @property
    def room(self) -> tuple[int, int]:
        """Width and height between the margins in English Metric Units, 36,000 to a millimetre."""
        width, height = self.looks.room
        return width * _TWENTIETH, height * _TWENTIETH

    def part_of_page(self, text: str, part_of_width: float = 1.0) -> float:
        """Return about how much of the height of a page `text` takes, in a part of the width."""
        room = self.looks.room
        letters = _LETTERS_ACROSS * part_of_width * room.width / _A4.width / self.looks.wider
        lines = 1 + int(len(text) / letters)
        return lines * self.looks.scale / _LINES_ON_A_PAGE * _A4.height / room.height

    def fill(self, tag: str, text: str) -> None:
        """Put `text` in the place of the content controls called `tag` in headers and footers."""
        for part in furniture(self._document):
            for control in list(part.iter(qn("w:sdt"))):
                if any(each.get(VALUE) == tag for each in control.findall(_TAG)):
                    _replace(control, text)

    def describe(self, title: str, imprint: Imprint) -> None:
        """Name the document: in its properties, which readers and searches show, and on each page.

        Its language is set, too.
        """
        self.fill("form", title)
        self.fill("course", f"{imprint.title}, version {imprint.version}")
        properties = self._document.core_properties
        properties.title, properties.subject = title, imprint.title
        properties.author = properties.last_modified_by = ", ".join(imprint.authors)
        properties.created = properties.modified = datetime.combine(imprint.updated, time())
        properties.revision, properties.version = 1, imprint.version
        properties.language, properties.comments = imprint.language, imprint.licence
        _speak(self._document.styles.element, imprint.language)

    def packed(self) -> bytes:
        """Return the .docx file."""
        return packed(self._document)

    def _apart(self, add: Callable[[], None]) -> list[Element]:
        """Return the elements that `add` adds, without having them in the document."""
        place = self._end
        apart = element(_BODY)
        self._end = element(_PARAGRAPH)
        apart.append(self._end)
        add()
        self._end = place
        return list(apart)[:-1]

    def _add_to_list(self, style: Style, pieces: Sequence[Piece], level: int) -> None:
        paragraph = self._paragraph(style, pieces, right=self._right)
        numbers = self._numbering.properties(level)
        if numbers is not None:
            paragraph.find(_PROPERTIES).insert(1, numbers)
        self._end.addprevious(paragraph)

    def _paragraph(self, style: Style, pieces: Sequence[Piece], *, right: bool) -> Element:
        paragraph, properties = element(_PARAGRAPH), element(_PROPERTIES)
        paragraph.append(properties)
        properties.append(element(_STYLE, {VALUE: self._ids[style]}))
        if right:
            properties.append(element(_BIDI))
        for piece in pieces:
            character_style = self._ids[piece.style] if isinstance(piece, Styled) else None
            paragraph.extend(runs(_text(piece), character_style, right=right))
        return paragraph

    def _height(self, rows: list[list[list[Piece]]], shares: Sequence[int]) -> float:
        """Return about how much of a page a table takes."""
        return sum(
            1 / _LINES_ON_A_PAGE
            + max(
                self.part_of_page("".join(map(_text, pieces)), share / sum(shares))
                for pieces, share in zip(row, shares, strict=True)
            )
            for row in rows
        )


def _hold_on(paragraph: Element, *, hold: bool) -> None:
    """Have a paragraph stay on one page with the next, or not, whatever its style says."""
    properties = paragraph.find(_PROPERTIES)
    keep = properties.find(_KEEP_NEXT)
    if keep is None:
        keep = element(_KEEP_NEXT)
        properties.insert(1, keep)
    keep.set(VALUE, str(int(hold)))


def _shared(width: int, shares: Sequence[int]) -> list[int]:
    return [width * share // sum(shares) for share in shares]


def _from_right(pieces: Sequence[Piece]) -> bool:
    return reads_right_to_left("".join(map(_text, pieces)))


def _text(piece: Piece) -> str:
    return piece.text if isinstance(piece, Styled) else piece


def _replace(control: Any, text: str) -> None:
    """Put runs with `text`, looking like the placeholder, where a content control stands."""
    look = control.find(f".//{qn('w:r')}/{qn('w:rPr')}")
    for run in runs(text, right=reads_right_to_left(text)) if text else ():
        if look is not None and run.rPr is None:
            run.insert(0, deepcopy(look))
        control.addprevious(run)
    control.getparent().remove(control)


def _speak(styles: Any, language: str) -> None:
    """Set the language of the default paragraph style, which all the text is based on."""
    properties = default_style(styles).get_or_add_rPr()
    for old in properties.findall(qn("w:lang")):
        properties.remove(old)
    properties.append(
        element(qn("w:lang"), {VALUE: language, qn("w:eastAsia"): language, qn("w:bidi"): language})
    )
