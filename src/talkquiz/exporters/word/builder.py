"""A document under work: paragraphs, tables and pictures added to a template by style.

What is added is text in WordprocessingML, and goes into the file as it is: python-docx's own calls
look the style up and walk the body for each paragraph, which takes minutes for a large handout.
"""

import re
from collections.abc import Callable, Sequence
from copy import deepcopy
from datetime import datetime, time
from functools import lru_cache
from io import BytesIO
from typing import Any, NamedTuple

from docx.opc.constants import CONTENT_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE as RELATION
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn
from lxml.etree import tostring

from talkquiz.deck.imprint import Imprint
from talkquiz.exporters.word.docx_file import headers_and_footers, packed
from talkquiz.exporters.word.styles import (
    Style,
    by_name,
    default_style,
    shade_of,
    tab_stops,
)
from talkquiz.exporters.word.template import Looks, Room
from talkquiz.exporters.word.xml import (
    NO_LINES,
    VALUE,
    Box,
    Grid,
    Table,
    boxes,
    data_table,
    parsed,
    reads_right_to_left,
    runs,
    w,
)
from talkquiz.items.item import Item
from talkquiz.printed_items import PROPERTIES, item_properties, stamp_of

_STYLE = re.compile(r"(<w:pStyle [^>]*>)(<w:keepNext [^>]*>)?")
"""How each paragraph names its style, and perhaps whether it holds on to the next."""
_AFTER_BIDI = (
    *("w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing"),
    *("w:mirrorIndents", "w:suppressOverlap", "w:jc", "w:textDirection", "w:textAlignment"),
    *("w:textboxTightWrap", "w:outlineLvl", "w:divId", "w:cnfStyle", "w:rPr", "w:sectPr"),
    "w:pPrChange",
)
"""What may stand after `w:bidi` in the properties of a paragraph (ECMA-376 part 1, 17.3.1.26)."""
_LOOK_OF_RUN = re.compile(r"(<w:rPr>(?:<w:rStyle [^>]*>)?)((?:<w:rtl/>)?</w:rPr>)")
"""How a run names its style, and perhaps its direction."""
_PAGE, _OF = "Page ", " of "
"""What the bundled template says around the numbers of pages."""
_TWENTIETH = 635
"""Word's measure, a twentieth of a point, in python-docx's."""
_TAG = f"{qn('w:sdtPr')}/{qn('w:tag')}"
_QUESTION_LEVEL, _OPTION_LEVEL = 0, 1
"""The levels of the list that numbers questions and letters options."""
_LINES_ON_A_PAGE, _LETTERS_ACROSS, _A4 = 50, 85, Room(9638, 14459)
"""How many lines, and letters on a line, fit between the margins of A4 at 12 points."""
_DEFINITION = qn("w:abstractNumId")
_ITS_LIST, _ITS_INDENT = "string(./w:pPr/w:numPr/w:numId/@w:val)", "./w:pPr/w:ind"
_SOLID = 0.955
"""A line of text, beside one of a page with the spaces between its paragraphs."""
_LONG_LIST = 7
"""A list with more rows may go over pages."""
_COUNTED = r"SEQ Map \* ARABIC"
"""What numbers captions of maps (ECMA-376 part 1, 17.16.5.56)."""
_BREAKS = re.compile(r"[^\S\u00a0\u202f]+|(?<=\w[-\u2013/])(?=\w)")
"""Where a line may end: at spaces that may break, and after hyphens."""
_WIDE_LETTER, _CELL = 6, 170
"""How wide a bold letter is, in 1/20 point for each half point of its size; what cells have beside.
"""
_GUTTER = 0, 284
"""What is free between columns side by side: 5 mm."""
_ON_A_LINE, _SPACES = "\N{EM SPACE}" * 2 + " ", 2
"""What stands between words of a box on one line; how many letters more than its own it takes."""
_BETWEEN_WORDS, _MOST_COLUMNS = 6, 6
"""How many letters are free beside a word in columns of a box, and how many columns it has at most.
"""
_LONGEST_PROPERTY = 255
"""How many letters python-docx takes for a property of a document; the pages have all of them."""
_WHOLE, _WITH_LINES = 0.9, 0.55
"""Parts of a page: a larger table may be split; a larger one still is not held to what follows."""


class Styled(NamedTuple):
    """A stretch of text in a character style; what is `verbatim` keeps its quotation marks."""

    text: str
    style: Style
    verbatim: bool = False


class Drawing(NamedTuple):
    """A picture in the line, like a word; `width` and `height` are in twentieths of a point.

    `content` is the file, and `alt` describes what there is to see.
    """

    content: bytes
    width: int
    height: int
    alt: str


Piece = str | Styled | Drawing


class TableLook(NamedTuple):
    """How a table of data looks: the styles of its header and of other rows.

    It has the width from `indent` on, and with `hold` it is on one page with what follows.
    """

    head: Style = Style.TABLE_HEAD
    text: Style = Style.TABLE_TEXT
    indent: int = 0
    hold: bool = False


_DATA = TableLook()


@lru_cache(maxsize=4)
def _shared_parts(document: Any, language: str) -> dict[int, Part]:
    """Return the parts that all copies of `document` (its main part) share, by the ids of the old.

    They are written out here, once: neither copied nor written again for each copy. The language is
    set for the default style, which all text is based on.
    """
    normal = default_style(document.styles.element).get_or_add_rPr()
    for old in normal.findall(qn("w:lang")):
        normal.remove(old)
    normal.extend(parsed(w("lang", val=language, eastAsia=language, bidi=language)))
    changing = {RELATION.OFFICE_DOCUMENT, RELATION.CORE_PROPERTIES, RELATION.NUMBERING}
    changing |= {RELATION.HEADER, RELATION.FOOTER}
    package = document.package
    shared = [
        relation.target_part
        for relation in (*package.rels.values(), *document.rels.values())
        if not relation.is_external and relation.reltype not in changing
    ]
    return {
        id(part): Part(part.partname, part.content_type, part.blob, package)
        for part in shared
        if not part.rels
    }


class Paper:
    """One Word document: add to it from top to bottom, then take its bytes."""

    def __init__(self, looks: Looks, title: str, imprint: Imprint, name: str = "") -> None:
        """Start a document that looks as `looks` say, in the language of `imprint`.

        It has its `title` and its course in its properties, for readers and searches, and on each
        page; `name` stands on top of later pages.
        """
        self.looks, self.language, self._course = looks, imprint.language, imprint.id
        (self.title,) = self.language.typeset(title)
        shared = _shared_parts(looks.document.part, imprint.language.code)
        self._document = deepcopy(looks.document, {**shared})
        self._ids, self._styles = looks.ids, looks.document.styles.element
        self._added: list[str] = []
        self._pictures = self._captions = 0
        self.said_last = ""
        self._right = False
        self._shades: dict[Style, str] = {}
        self._properties: dict[object, str] = {}
        # How wide the column is that is added to: that of the page, or of a box.
        self._width = looks.room.width
        # What Word's list would print next, and the list in use where it is not that of the style.
        self._next_number = 1
        self._list: int | None = None
        words = imprint.language.sheet
        self._fill("form", self.title)
        # Where a handout is called after its course, once is enough.
        is_said = imprint.title.casefold() in title.casefold()
        (course,) = self.language.typeset("" if is_said else imprint.title)
        self._fill("course", course)
        numbered = {_PAGE: f"{words.page} ", _OF: f" {words.page_of} "}
        for part in headers_and_footers(self._document):
            for text in part.iter(qn("w:t")):
                text.text = numbered.get(text.text, text.text)
            for paragraph in part.iter(qn("w:p")) if self.language.is_from_right else ():
                properties = paragraph.get_or_add_pPr()
                if properties.find(qn("w:bidi")) is None:
                    properties.insert_element_before(*parsed(w("bidi")), *_AFTER_BIDI)
        self._fill("name", name)
        properties, most = self._document.core_properties, slice(_LONGEST_PROPERTY)
        properties.title, properties.subject = self.title[most], imprint.title[most]
        properties.author = properties.last_modified_by = ", ".join(imprint.authors)[most]
        properties.created = properties.modified = datetime.combine(imprint.updated, time())
        properties.revision, properties.version = 1, imprint.version
        properties.language = imprint.language.code[most]
        properties.comments = imprint.licence[most]

    def add(self, style: Style, *pieces: Piece) -> None:
        """Add a paragraph in `style`; it begins on the side that suits its words."""
        self.said_last = text_of(*pieces)
        self._right = self._from_right(pieces)
        self.add_beneath(style, *pieces)

    def add_beneath(self, style: Style, *pieces: Piece) -> None:
        """Add a paragraph that begins on the side where what it belongs to begins.

        That is the last paragraph added by `add` or `add_question`.
        """
        self._added.append(self._paragraph(style, pieces, right=self._right))

    def add_heading(self, style: Style, *pieces: Piece, worth: str = "") -> None:
        """Add a heading; what is under it is worth what stands at the right margin."""
        self._right = self._from_right(pieces)
        self._added.append(self._paragraph(style, pieces, right=self._right, worth=worth))

    def add_question(self, style: Style, number: int, *pieces: Piece, worth: str = "") -> None:
        """Add the first paragraph of a question; Word's list prints `number` before it.

        What it is `worth` stands at the right margin. Where the list would count otherwise, another
        one starts here.
        """
        if number != self._next_number:
            self._list = self._list_from(number)
        self._next_number = number + 1
        self._right = right = self._from_right(pieces)
        self._added.append(
            self._paragraph(style, pieces, _QUESTION_LEVEL, right=right, worth=worth)
        )

    def add_clue(self, number: int, *pieces: Piece, worth: str = "") -> None:
        """Add a clue, worth what stands at the right margin, under its `number`.

        The numbers of clues do not follow one another. So they are text: not every program that
        shows Word files starts a list at another number.
        """
        self._right = right = self._from_right(pieces)
        said = f"{number}.\t", *pieces
        self._added.append(self._paragraph(Style.CLUE, said, right=right, worth=worth))

    def rows_of_words(self, words: Sequence[str]) -> list[Sequence[str]]:
        """Return `words` in rows for a box: one, or as many as they take in columns of one width.

        The rows are filled as evenly as can be, so that the last one is not short.
        """
        if len(_ON_A_LINE.join(words)) + len(words) * _SPACES < self.letters_across():
            return [words]
        longest = max(map(len, words), default=0) + _BETWEEN_WORDS
        most = max(1, min(_MOST_COLUMNS, int(self.letters_across() / longest)))
        rows = -(-len(words) // most)
        columns = -(-len(words) // max(1, rows))
        return [words[start : start + columns] for start in range(0, len(words), columns or 1)]

    def add_words(self, words: Sequence[str]) -> None:
        """Add a box of words to choose from: a line of them, or columns of one width."""
        rows = self.rows_of_words(words)
        self._right = self._from_right(words)
        whole = [[word.replace(" ", "\N{NO-BREAK SPACE}") for word in row] for row in rows]
        between = "\t" if len(rows) > 1 else _ON_A_LINE
        told = "\n".join(map(between.join, whole))
        columns = max(map(len, rows), default=1)
        start = self._inside_of_box()
        width = self._width - start
        stops = [("left", start + width * n // columns) for n in range(1, columns)]
        look = self._look(Style.WORD_BANK, None, stops if len(rows) > 1 else (), right=self._right)
        self._added.append(w("p", look, self._said([told], right=self._right)))

    def add_option(self, *pieces: Piece) -> None:
        """Add an option beneath its question; the list prints its letter before it."""
        option = self._paragraph(Style.OPTION, pieces, _OPTION_LEVEL, right=self._right)
        self._added.append(option)

    def add_table(
        self,
        caption: str,
        shares: list[int],
        rows: list[list[list[Piece]]],
        look: TableLook = _DATA,
    ) -> None:
        """Add a table, which looks as `look` says; the first of `rows` is its header.

        `shares` divides the width among the columns, but each holds its longest word: where they
        cannot, what belongs together stands one below the other in one column. `caption` is what a
        screen reader says. A table that fits on a page stays whole.
        """
        width = self.looks.room.width - look.indent
        needed = [self._needed(cells, look) for cells in zip(*rows, strict=True)]
        if sum(needed) > width:
            rows, shares, needed = [[_stacked(row)] for row in rows], [1], [0]
        widths = _shared(width, shares, needed)
        styles = [look.head] + [look.text] * (len(rows) - 1)
        cells = [
            [self._paragraph(style, pieces, right=self._from_right(pieces)) for pieces in row]
            for style, row in zip(styles, rows, strict=True)
        ]
        # About how much of a page it takes.
        height = sum(
            1 / _LINES_ON_A_PAGE
            + max(
                self._part_of_cell(pieces, share / width)
                for pieces, share in zip(row, widths, strict=True)
            )
            for row in rows
        )
        held = len(cells) if look.hold and height <= _WITH_LINES else len(cells) - 1
        is_list = look.text is Style.ENTRY
        together = cells[:held] if height <= _WHOLE else []
        if is_list and len(cells) > _LONG_LIST:
            # Its first rows stay with the head, and its last ones together.
            together = [*cells[:2], *cells[-3:-1]]
        for row in together:
            row[0] = _hold_on(row[0], hold=True)
        style = self._ids[Style.LIST if is_list else Style.TABLE]
        right = self.language.is_from_right
        self._added.append(data_table(Table(style, caption, widths, cells, look.indent, right)))

    def add_columns(
        self, shares: Sequence[int], *fill: Callable[[], None], indent: int = 0
    ) -> None:
        """Add what each of `fill` adds to this paper, side by side on one page.

        `shares` divides among them the width from `indent` on, in twentieths of a point.
        """
        widths = _shared(self.looks.room.width - indent, shares)
        row = [Box(add, NO_LINES) for add in fill]
        insides = [width - sum(_GUTTER) for width in widths]
        cells = [self._apart(add, inside) for add, inside in zip(fill, insides, strict=True)]
        grid = Grid("", [row], widths, [0], indent=indent, padding=_GUTTER, right=self._right)
        self._added.append(boxes(grid, [cells]))

    def add_grid(self, grid: Grid, style: Style | None = None) -> None:
        """Add boxes, each with what its `fill` adds to this paper; a table has a `style`."""
        grid = grid._replace(style=self._ids[style]) if style else grid
        contents = [
            [
                self._apart(box.fill, width - sum(grid.padding))
                for box, width in zip(row, grid.widths_of(row), strict=True)
            ]
            for row in grid.rows
        ]
        self._added.append(boxes(grid, contents))

    def begin_page(self) -> None:
        """Have the paragraph added last be the first of a page."""
        added = self._added[-1]
        self._added[-1] = _STYLE.sub(lambda found: found[0] + w("pageBreakBefore"), added, count=1)

    def remove_stops(self, style: Style, numbers: Sequence[int]) -> None:
        """Have the paragraph added last, in `style`, do without some tab stops, and their lines.

        `numbers` count the stops of the style from 0.
        """
        stops = tab_stops(self.looks.document.part.styles.element, style)
        cleared = [w("tab", val="clear", pos=stops[n]) for n in numbers if n < len(stops)]
        if cleared:
            stated = w("tabs", *cleared)
            self._added[-1] = _STYLE.sub(lambda found: found[0] + stated, self._added[-1], count=1)

    def set_line(self, height: int, after: int | None = None) -> None:
        """Have the paragraph added last take exactly `height`, in twentieths of a point.

        `after` is what is free below it, if that is not what its style says.
        """
        apart = {} if after is None else {"before": 0, "after": after}
        spacing = w("spacing", **apart, line=height, lineRule="exact")
        self._added[-1] = self._added[-1].replace("</w:pPr>", f"{spacing}</w:pPr>", 1)

    def move_in(self) -> None:
        """Have the box added last begin where the words of its question do."""
        place = w("ind", left=self.looks.indent + self._inside_of_box())
        self._added[-1] = self._added[-1].replace("</w:pPr>", f"{place}</w:pPr>", 1)

    def set_in_middle(self) -> None:
        """Have the words of the paragraph added last stand in the middle of their lines."""
        middle = w("jc", val="center")
        self._added[-1] = self._added[-1].replace("</w:pPr>", f"{middle}</w:pPr>", 1)

    def set_size(self, size: int) -> None:
        """Have the words of the paragraph added last be so large, in half points."""
        larger = w("sz", val=size) + w("szCs", val=size)
        bare = self._added[-1].replace("<w:r><w:t", f"<w:r>{w('rPr', larger)}<w:t")
        self._added[-1] = _LOOK_OF_RUN.sub(rf"\1{larger}\2", bare)

    def add_caption(self, titled: str, about: str) -> None:
        """Add the title of the map that follows, as Word's captions are: Word keeps them counted.

        `titled` is the title with its number and with what the map is `about` still in braces.
        """
        self._captions += 1
        before, numbered, after = titled.partition("{number}")
        self._right = right = self._from_right((titled, about))
        said = [self._said([text.format(about=about)], right=right) for text in (before, after)]
        number = w("t", str(self._captions))
        code = w("instrText", _COUNTED)
        begin, separate, end = (
            w("fldChar", fldCharType=each) for each in ("begin", "separate", "end")
        )
        field = "".join(w("r", each) for each in (begin, code, separate, number, end))
        look = self._look(Style.CAPTION, None, (), right=right)
        self._added.append(w("p", look, said[0], field if numbered else "", said[1]))

    def add_picture(self, png: bytes, width: int, height: int, alt: str) -> None:
        """Add a picture, in the line like a word and on one page with what follows.

        `width` and `height` are in English Metric Units; `alt` describes it.
        """
        self.add(Style.PICTURE)
        drawn = self._drawn(png, width, height, alt)
        self._added[-1] = self._added[-1].replace("</w:p>", f"{drawn}</w:p>")

    def _drawn(self, content: bytes, width: int, height: int, alt: str) -> str:
        """Return a run with a picture in it, in English Metric Units, which `alt` describes."""
        inline = self._document.part.new_pic_inline(BytesIO(content), width, height)
        inline.docPr.id += self._pictures  # python-docx counts those that stand in the document
        self._pictures += 1
        inline.docPr.set("descr", alt)
        for side in "TBLR":
            # Where nothing is said, LibreOffice puts an eighth of an inch around it.
            inline.set(f"dist{side}", "0")
        return w("r", w("drawing", tostring(inline, encoding="unicode")))

    def allow_break(self) -> None:
        """Let a page end after what was added last, where its style would hold on to the next."""
        self._added[-1] = _hold_on(self._added[-1], hold=False)

    def forbid_break(self) -> None:
        """Have what was added last stay on one page with what is added next."""
        self._added[-1] = _hold_on(self._added[-1], hold=True)

    def margins(self, *sides: str) -> list[int]:
        """Return how wide the margins at these `sides` are, in twentieths of a point."""
        section = self._document.sections[0]
        return [abs(int(getattr(section, f"{side}_margin"))) // _TWENTIETH for side in sides]

    def part_of_page(self, text: str, part_of_width: float = 1.0) -> float:
        """Return about how much of the height of a page `text` takes, in a part of the width."""
        room = self.looks.room
        lines = 1 + int(len(text) / (part_of_width * self.letters_across()))
        return lines * self.looks.scale / _LINES_ON_A_PAGE * _A4.height / room.height

    def _part_of_cell(self, pieces: Sequence[Piece], part_of_width: float) -> float:
        """Return about how much of the height of a page pieces take in a part of the width."""
        high = sum(piece.height for piece in pieces if isinstance(piece, Drawing))
        return self.part_of_page(text_of(*pieces), part_of_width) + high / self.looks.room.height

    def height_of(self, text: str, part_of_width: float = 1.0) -> int:
        """Return about how high `text` is without spaces around it, in twentieths of a point."""
        return round(self.part_of_page(text, part_of_width) * self.looks.room.height * _SOLID)

    def shade_of(self, style: Style) -> str:
        """Return the colour behind text in `style`, in hexadecimal digits; empty if it has none."""
        if style not in self._shades:
            self._shades[style] = shade_of(self._styles, style)
        return self._shades[style]

    def points_in_figures(self, points: float) -> str:
        """Return "1½"; in wide print "1.5", since the digits of a fraction are small."""
        return self.language.points_in_figures(points, plain=self.looks.is_wide)

    def say_points(self, points: float) -> str:
        """Return "1½ marks", with figures as `points_in_figures` has them."""
        return self.language.say_points(points, plain=self.looks.is_wide)

    def packed(self, items: Sequence[Item] = ()) -> bytes:
        """Return the .docx file, which carries the stamps of its `items` out of sight."""
        if items:
            package = self._document.part.package
            carried = item_properties(
                self._course, [stamp_of(each.id, each.short_id) for each in items]
            )
            name, content_type = PackURI(f"/{PROPERTIES}"), CONTENT_TYPE.OFC_CUSTOM_PROPERTIES
            properties = Part(name, content_type, carried, package)
            package.relate_to(properties, RELATION.CUSTOM_PROPERTIES)
        return packed(self._document, "".join(self._added))

    def _fill(self, tag: str, text: str) -> None:
        """Put `text` in the place of the content controls called `tag` in headers and footers.

        It looks like the placeholder that stands there.
        """
        for part in headers_and_footers(self._document):
            for control in list(part.iter(qn("w:sdt"))):
                if not any(each.get(VALUE) == tag for each in control.findall(_TAG)):
                    continue
                look = control.find(f".//{qn('w:r')}/{qn('w:rPr')}")
                told = runs(text, right=reads_right_to_left(text)) if text else ()
                for run in parsed("".join(told)):
                    if look is not None and run.rPr is None:
                        run.insert(0, deepcopy(look))
                    control.addprevious(run)
                control.getparent().remove(control)

    def _needed(self, cells: Sequence[Sequence[Piece]], look: TableLook) -> int:
        """Return how wide a column is that breaks no word of its `cells`, the first its head."""
        styles = [look.head] + [look.text] * (len(cells) - 1)
        told = zip(styles, cells, strict=True)
        widths = [
            _longest_word(text_of(*pieces)) * self.looks.size_of(style) for style, pieces in told
        ]
        drawn = [p.width for pieces in cells for p in pieces if isinstance(p, Drawing)]
        return max(round(max(widths, default=0) * _WIDE_LETTER), *drawn, 0) + _CELL

    def _inside_of_box(self) -> int:
        """Return how far in the words of a box begin, in twentieths of a point."""
        left = by_name(self._styles, Style.WORD_BANK).xpath("number(./w:pPr/w:ind/@w:left)")
        return int(left) if left > 0 else 0

    def letters_across(self) -> float:
        """Return about how many letters stand on a line."""
        return _LETTERS_ACROSS * self.looks.room.width / _A4.width / self.looks.wider

    def _apart(self, add: Callable[[], None], width: int) -> str:
        """Return what `add` adds in a column of this `width`, without having it in the document."""
        (added, self._added), (page, self._width) = (self._added, []), (self._width, width)
        add()
        (added, self._added), self._width = (self._added, added), page
        return "".join(added)

    def _from_right(self, pieces: Sequence[Piece]) -> bool:
        """Tell whether a paragraph begins at the right: all do in a language written so."""
        return self.language.is_from_right or reads_right_to_left(text_of(*pieces))

    def _look(
        self, style: Style, level: int | None, stops: Sequence[tuple[str, int]], *, right: bool
    ) -> str:
        """Return the properties of a paragraph, with tab `stops` of a kind at a place.

        Few are different, and each is written out once.
        """
        known = style, level, self._list, tuple(stops), right
        if known not in self._properties:
            look, indent = w("pStyle", val=self._ids[style]), ""
            if level is not None and (self._list is not None or style is Style.GAP_QUESTION):
                # Else the style alone puts it on the list, which mammoth does not see in one that
                # is based on another.
                list_of_style = by_name(self._styles, Style.QUESTION).xpath(_ITS_LIST)
                number = self._list or int(list_of_style)
                look += w("numPr", w("ilvl", val=level), w("numId", val=number))
                indent = self._indent_of(style)
            tabs = (w("tab", val=kind, pos=place) for kind, place in stops)
            look += w("tabs", *tabs) if stops else ""
            look += w("bidi") if right else ""
            # Word and screen readers know the style of a title for none of a heading.
            outline = w("outlineLvl", val=0) if style is Style.TITLE else ""
            self._properties[known] = w("pPr", look, indent, outline)
        return self._properties[known]

    def _list_from(self, number: int) -> int:
        """Return the id of another list that counts as the one of questions does, from `number` on.

        It has a definition of its own: programs that show Word files, such as docx-preview, know
        where one starts, but not of an override.
        """
        numbering = self._document.part.numbering_part.element
        definitions = numbering.xpath("./w:abstractNum")
        ids = {int(each.get(_DEFINITION)): each for each in definitions}
        copy = deepcopy(ids[self.looks.list_id])
        copy.set(_DEFINITION, str(max(ids) + 1))
        levels = copy.findall(qn("w:lvl"))
        copy[:] = [*copy.findall(qn("w:multiLevelType")), *levels]
        for style in list(copy.iter(qn("w:pStyle"))):
            style.getparent().remove(style)
        for start in levels[_QUESTION_LEVEL].iter(qn("w:start")):
            start.set(VALUE, str(number))
        definitions[-1].addnext(copy)
        new = numbering.add_num(max(ids) + 1)
        new.add_lvlOverride(ilvl=_QUESTION_LEVEL).add_startOverride(number)
        return int(new.numId)

    def _indent_of(self, style: Style) -> str:
        """Return where the words of a question begin if its style says so: a list would else."""
        styles = (style, Style.QUESTION) if style is Style.GAP_QUESTION else (style,)
        found = (each for of in styles for each in by_name(self._styles, of).xpath(_ITS_INDENT))
        indent = next(found, None)
        return "" if indent is None else tostring(indent, encoding="unicode")

    def _paragraph(
        self,
        style: Style,
        pieces: Sequence[Piece],
        level: int | None = None,
        *,
        right: bool,
        worth: str = "",
    ) -> str:
        """Return a paragraph; `level` is its place on the list, if it is on it.

        What it is `worth` ends its last line, or a line of its own, at the far margin.
        """
        stops = [("right", self._width)] if worth else []
        said = self._look(style, level, stops, right=right) + self._said(pieces, right=right)
        if worth:
            said += "".join(runs(f" \t{worth}", self._ids[Style.POINTS], right=right))
        return w("p", said)

    def _said(self, pieces: Sequence[Piece], *, right: bool) -> str:
        """Return the runs of what stands in one paragraph, as the language prints it."""
        told = [piece if isinstance(piece, Styled) else (piece, None, False) for piece in pieces]
        typeset = self.language.typeset(
            *("" if as_is or isinstance(text, Drawing) else text for text, _, as_is in told)
        )
        content = ""
        for printed, (text, of, as_is) in zip(typeset, told, strict=True):
            if isinstance(text, Drawing):
                width, height = text.width * _TWENTIETH, text.height * _TWENTIETH
                content += self._drawn(text.content, width, height, text.alt)
                continue
            named = self._ids[of] if of else None
            content += "".join(runs(text if as_is else printed, named, right=right))
        return content


def _longest_word(text: str) -> int:
    """Return how many letters the longest of the words has that no line ends within."""
    return max(map(len, _BREAKS.split(text)), default=0)


def text_of(*pieces: Piece) -> str:
    """Return the words of `pieces`, without their styles."""
    return "".join(
        [
            piece.text if isinstance(piece, Styled) else piece
            for piece in pieces
            if not isinstance(piece, Drawing)
        ]
    )


def _hold_on(xml: str, *, hold: bool) -> str:
    """Have paragraphs stay on one page with the next, or not, whatever their styles say."""
    return _STYLE.sub(rf"\1{w('keepNext', val=int(hold))}", xml)


def _shared(width: int, shares: Sequence[int], needed: Sequence[int] = ()) -> list[int]:
    """Divide `width` by `shares`, but give each at least what is `needed`, if there is as much."""
    widths = [width * share // sum(shares) for share in shares]
    short = [place for place, least in enumerate(needed) if widths[place] < least]
    if not short or len(short) == len(shares):
        return widths
    left = width - sum(needed[place] for place in short)
    others = [0 if place in short else share for place, share in enumerate(shares)]
    least = [0 if place in short else each for place, each in enumerate(needed)]
    rest = _shared(left, others, least)
    return [needed[place] if place in short else each for place, each in enumerate(rest)]


def _stacked(row: Sequence[list[Piece]]) -> list[Piece]:
    """Return what a row holds as lines of one box."""
    drawn = (any(isinstance(piece, Drawing) for piece in pieces) for pieces in row)
    filled = [pieces for pieces, has in zip(row, drawn, strict=True) if has or text_of(*pieces)]
    return [piece for pieces in filled for piece in ("\n", *pieces)][1:]
