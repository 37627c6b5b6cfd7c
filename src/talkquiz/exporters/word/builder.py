"""A document under work: paragraphs, tables and pictures added to a template by style.

Elements are built directly and put before the section's properties: python-docx's own calls look
the style up and walk the body for each paragraph, which takes minutes for a large handout.
"""

from collections.abc import Callable, Sequence
from copy import deepcopy
from datetime import datetime, time
from io import BytesIO
from typing import NamedTuple

from docx import Document
from docx.oxml.ns import qn

from talkquiz.deck import Imprint
from talkquiz.exporters.word.docx_file import packed
from talkquiz.exporters.word.styles import Style, default_style
from talkquiz.exporters.word.tables import Grid, boxes, columns, data_table
from talkquiz.exporters.word.template import Looks, headers_and_footers
from talkquiz.exporters.word.template.page_size import Room
from talkquiz.exporters.word.xml import VALUE, Element, reads_right_to_left, runs, w
from talkquiz.language.language_file import Language

_PARAGRAPH, _PROPERTIES, _KEEP_NEXT = qn("w:p"), qn("w:pPr"), qn("w:keepNext")
_PAGE, _OF = "Page ", " of "
"""What the bundled template says around the numbers of pages."""
_TWENTIETH = 635
"""Word's measure, a twentieth of a point, in python-docx's."""
_TAG = f"{qn('w:sdtPr')}/{qn('w:tag')}"
_QUESTION_LEVEL, _OPTION_LEVEL = 0, 1
"""The levels of the list that numbers questions and letters options."""
_LINES_ON_A_PAGE, _LETTERS_ACROSS, _A4 = 50, 85, Room(9638, 14459)
"""How many lines, and letters on a line, fit between the margins of A4 at 12 points."""
_SOLID = 0.955
"""A line of text, beside one of a page with the spaces between its paragraphs."""
_WHOLE, _WITH_LINES = 0.9, 0.55
"""Parts of a page: a larger table may be split; a larger one still is not held to what follows."""


class Styled(NamedTuple):
    """A stretch of text in a character style."""

    text: str
    style: Style


Piece = str | Styled


class Picture(NamedTuple):
    """A PNG to print `width` by `height` English Metric Units large; `alt` describes it."""

    png: bytes
    width: int
    height: int
    alt: str


class Paper:
    """One Word document: add to it from top to bottom, then take its bytes."""

    def __init__(self, looks: Looks, language: Language) -> None:
        """Start a document that looks as `looks` say, in `language`."""
        self.looks = looks
        self.language = language
        self._document = Document(BytesIO(looks.content))
        self._ids = looks.ids
        self._end = self._document.element.body.sectPr
        self._right = False
        # What Word's list would print next, and the list in use where it is not that of the style.
        self._next_number = 1
        self._list: int | None = None

    def add(self, style: Style, *pieces: Piece) -> None:
        """Add a paragraph in `style`; it begins on the side that suits its words."""
        self._right = self._from_right(pieces)
        self.add_beneath(style, *pieces)

    def add_beneath(self, style: Style, *pieces: Piece) -> None:
        """Add a paragraph that begins on the side where what it belongs to begins.

        That is the last paragraph added by `add` or `add_question`.
        """
        self._end.addprevious(self._paragraph(style, pieces, right=self._right))

    def add_question(self, style: Style, number: int, *pieces: Piece) -> None:
        """Add the first paragraph of a question; Word's list prints `number` before it.

        Where the list would count otherwise, another one starts here.
        """
        if number != self._next_number:
            new = self._document.part.numbering_part.element.add_num(self.looks.list_id)
            new.add_lvlOverride(ilvl=_QUESTION_LEVEL).add_startOverride(number)
            self._list = new.numId
        self._next_number = number + 1
        self._right = self._from_right(pieces)
        self._add_to_list(style, pieces, _QUESTION_LEVEL)

    def add_option(self, *pieces: Piece) -> None:
        """Add an option beneath its question; the list prints its letter before it."""
        self._add_to_list(Style.OPTION, pieces, _OPTION_LEVEL)

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
            [self._paragraph(style, pieces, right=self._from_right(pieces)) for pieces in row]
            for style, row in zip(styles, rows, strict=True)
        ]
        # About how much of a page it takes.
        height = sum(
            1 / _LINES_ON_A_PAGE
            + max(
                self.part_of_page(text_of(*pieces), share / sum(shares))
                for pieces, share in zip(row, shares, strict=True)
            )
            for row in rows
        )
        held = cells if hold and height <= _WITH_LINES else cells[:-1]
        for row in held if height <= _WHOLE else ():
            _hold_on(row[0], hold=True)
        widths = _shared(self.looks.room.width, shares)
        style, right = self._ids[Style.TABLE], self.language.is_from_right
        self._end.addprevious(data_table(style, caption, widths, cells, right=right))

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
        self._end.getprevious().find(_PROPERTIES).insert(1, w("pageBreakBefore"))

    def set_line(self, height: int) -> None:
        """Have the paragraph added last take exactly `height`, in twentieths of a point."""
        spacing = w("spacing", line=height, lineRule="exact")
        self._end.getprevious().find(_PROPERTIES).append(spacing)

    def add_picture(self, picture: Picture) -> None:
        """Add a picture, in the line like a word and on one page with what follows."""
        png = BytesIO(picture.png)
        inline = self._document.part.new_pic_inline(png, picture.width, picture.height)
        inline.docPr.set("descr", picture.alt)
        for side in "TBLR":
            # Where nothing is said, LibreOffice puts an eighth of an inch around it.
            inline.set(f"dist{side}", "0")
        self.add(Style.PICTURE)
        self._end.getprevious().append(w("r", w("drawing", inline)))

    def allow_break(self) -> None:
        """Let a page end after what was added last, where its style would hold on to the next."""
        for paragraph in self._end.getprevious().iter(_PARAGRAPH):
            _hold_on(paragraph, hold=False)

    def forbid_break(self) -> None:
        """Have what was added last stay on one page with what is added next."""
        _hold_on(self._end.getprevious(), hold=True)

    @property
    def margin_difference(self) -> int:
        """How much wider the right margin is than the left, in twentieths of a point."""
        section = self._document.sections[0]
        return int(section.right_margin - section.left_margin) // _TWENTIETH

    @property
    def title(self) -> str:
        """The title that the document was given by `describe`."""
        return str(self._document.core_properties.title)

    @property
    def top_and_bottom(self) -> tuple[int, int]:
        """How high the margins above and below the text are, in twentieths of a point."""
        section = self._document.sections[0]
        above, below = section.top_margin, section.bottom_margin
        return abs(int(above)) // _TWENTIETH, abs(int(below)) // _TWENTIETH

    def part_of_page(self, text: str, part_of_width: float = 1.0) -> float:
        """Return about how much of the height of a page `text` takes, in a part of the width."""
        room = self.looks.room
        letters = _LETTERS_ACROSS * part_of_width * room.width / _A4.width / self.looks.wider
        lines = 1 + int(len(text) / letters)
        return lines * self.looks.scale / _LINES_ON_A_PAGE * _A4.height / room.height

    def height_of(self, text: str, part_of_width: float = 1.0) -> int:
        """Return about how high `text` is without spaces around it, in twentieths of a point."""
        return round(self.part_of_page(text, part_of_width) * self.looks.room.height * _SOLID)

    def fill(self, tag: str, text: str) -> None:
        """Put `text` in the place of the content controls called `tag` in headers and footers.

        It looks like the placeholder that stands there.
        """
        for part in headers_and_footers(self._document):
            for control in list(part.iter(qn("w:sdt"))):
                if not any(each.get(VALUE) == tag for each in control.findall(_TAG)):
                    continue
                look = control.find(f".//{qn('w:r')}/{qn('w:rPr')}")
                for run in runs(text, right=reads_right_to_left(text)) if text else ():
                    if look is not None and run.rPr is None:
                        run.insert(0, deepcopy(look))
                    control.addprevious(run)
                control.getparent().remove(control)

    def describe(self, title: str, imprint: Imprint) -> None:
        """Name the document: in its properties, which readers and searches show, and on each page.

        The language is set for the default style, which all the text is based on.
        """
        self.fill("form", title)
        words = imprint.language.sheet
        course = words.imprint.format(title=imprint.title, version=imprint.version)
        self.fill("course", course)
        numbered = {_PAGE: f"{words.page} ", _OF: f" {words.page_of} "}
        for part in headers_and_footers(self._document):
            for text in part.iter(qn("w:t")):
                text.text = numbered.get(text.text, text.text)
        properties = self._document.core_properties
        properties.title, properties.subject = title, imprint.title
        properties.author = properties.last_modified_by = ", ".join(imprint.authors)
        properties.created = properties.modified = datetime.combine(imprint.updated, time())
        properties.revision, properties.version = 1, imprint.version
        properties.language, properties.comments = imprint.language.code, imprint.licence
        normal = default_style(self._document.styles.element).get_or_add_rPr()
        for old in normal.findall(qn("w:lang")):
            normal.remove(old)
        language = imprint.language.code
        normal.append(w("lang", val=language, eastAsia=language, bidi=language))

    def packed(self) -> bytes:
        """Return the .docx file."""
        return packed(self._document)

    def _apart(self, add: Callable[[], None]) -> list[Element]:
        """Return the elements that `add` adds, without having them in the document."""
        end = self._end
        self._end = w("p")
        apart = w("body", self._end)
        add()
        self._end = end
        return list(apart)[:-1]

    def _add_to_list(self, style: Style, pieces: Sequence[Piece], level: int) -> None:
        paragraph = self._paragraph(style, pieces, right=self._right)
        if self._list is not None:  # else the style alone puts it on the list
            numbers = w("numPr", w("ilvl", val=level), w("numId", val=self._list))
            paragraph.find(_PROPERTIES).insert(1, numbers)
        self._end.addprevious(paragraph)

    def _from_right(self, pieces: Sequence[Piece]) -> bool:
        """Tell whether a paragraph begins at the right: all do in a language written so."""
        return self.language.is_from_right or reads_right_to_left(text_of(*pieces))

    def _paragraph(self, style: Style, pieces: Sequence[Piece], *, right: bool) -> Element:
        properties = w("pPr", w("pStyle", val=self._ids[style]))
        if right:
            properties.append(w("bidi"))
        paragraph = w("p", properties)
        for piece in pieces:
            if isinstance(piece, Styled):
                paragraph.extend(runs(piece.text, self._ids[piece.style], right=right))
            else:
                paragraph.extend(runs(piece, right=right))
        return paragraph


def text_of(*pieces: Piece) -> str:
    """Return the words of `pieces`, without their styles."""
    return "".join([piece.text if isinstance(piece, Styled) else piece for piece in pieces])


def _hold_on(paragraph: Element, *, hold: bool) -> None:
    """Have a paragraph stay on one page with the next, or not, whatever its style says."""
    properties = paragraph.find(_PROPERTIES)
    keep = properties.find(_KEEP_NEXT)
    if keep is None:
        keep = w("keepNext")
        properties.insert(1, keep)
    keep.set(VALUE, str(int(hold)))


def _shared(width: int, shares: Sequence[int]) -> list[int]:
    return [width * share // sum(shares) for share in shares]
