"""How far headers and footers reach into a page: text begins below the one, ends above the other.

Where they are higher than their margin, Word and LibreOffice move the text on those pages. How high
they are is not in the file, so it is worked out, rather too high than too low:

- A line of text is 1.4 times as high as its letters are large (Arial has 1.15, Segoe UI 1.33),
  times its line spacing; spaces before and after are those of the paragraph or its style. A text
  is wrapped where half its size, for each letter, is more than the width.
- A picture in the line takes its own height and the part of a line that is below letters.
- A row of a table is as high as its highest cell, or as it says.
- Pictures and text boxes that lie free count down to their lower edge, in the lower half of the
  page up to their upper one, unless they lie behind the text or over the middle of the page, as
  watermarks do.

Lengths are in twentieths of a point. What a damaged file says of them is passed over.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from math import ceil
from typing import Any, NamedTuple

from docx.opc.constants import RELATIONSHIP_TYPE as RELATION
from docx.oxml.ns import nsmap, qn

from talkquiz.exporters.word.xml import VALUE, Element

FIRST, LATER, EVEN = "first", "default", "even"
"""Kinds of pages, as Word names them."""

_LINE_HEIGHT, _BELOW, _LETTER = 1.4, 0.3, 0.5
"""A line and what of it is below letters, beside their size; how wide a letter is beside it."""
_LETTERS_OF_A_PLACE = 40
"""What stands later in a place such as `[form]`."""
_SPARE = 60
"""A millimetre, which LibreOffice leaves between a header and the text."""
_EMU = 635
"""A twentieth of a point in English Metric Units."""
_SIZE, _SINGLE = 20, 240
_MOST_BASES = 20
_OFF = {"0", "false", "off"}
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SPACING = f"{qn('w:pPr')}/{qn('w:spacing')}"
_PARAGRAPH, _TABLE, _CONTROL = qn("w:p"), qn("w:tbl"), qn("w:sdt")
_LENGTH = re.compile(r"(?:^|;)\s*height:\s*(\d{1,6}(?:\.\d{1,6})?|\.\d{1,6})(pt|in|cm|mm|px)?")
_UNITS = {"pt": 20, "in": 1440, "cm": 1440 / 2.54, "mm": 1440 / 25.4, "px": 15, None: 15}


class Furniture(NamedTuple):
    """The header and the footer of a kind of page; None where it has none."""

    header: Element | None
    footer: Element | None


def furniture(document: Any) -> dict[str, Furniture]:
    """Return header and footer of each kind of page that handouts can have, by the kind."""
    page = document.element.body.sectPr
    kinds = [FIRST] * is_on(page.find(qn("w:titlePg"))) + [LATER]
    kinds += [EVEN] * any(is_on(each) for each in settings(document, "evenAndOddHeaders"))
    found: dict[tuple[str, str], Element] = {}
    for reference in page:
        if reference.tag in (qn("w:headerReference"), qn("w:footerReference")):
            relation = document.part.rels.get(reference.get(qn("r:id")))
            if relation is not None and relation.reltype in (RELATION.HEADER, RELATION.FOOTER):
                side = "header" if reference.tag == qn("w:headerReference") else "footer"
                kind = reference.get(qn("w:type"), LATER)
                found[side, kind] = relation.target_part.element
    return {
        kind: Furniture(found.get(("header", kind)), found.get(("footer", kind))) for kind in kinds
    }


def settings(document: Any, name: str) -> Iterator[Element]:
    """Yield the settings of `document` that are called so."""
    for relation in document.part.rels.values():
        if relation.reltype == RELATION.SETTINGS:
            yield from list(relation.target_part.element.iter(qn(f"w:{name}")))


def is_on(switch: Element | None) -> bool:
    """Tell whether a switch is there and not off."""
    return switch is not None and switch.get(VALUE, "").lower() not in _OFF


def edges(document: Any) -> tuple[int, int]:
    """Return how far from its upper and lower edge a page of any kind has text at the earliest.

    That is the margin, or more where a header or footer needs more. A negative margin is one that
    does not give way to them (ECMA-376 part 1, 17.6.11).
    """
    page = document.element.body.sectPr
    size, margins = page.find(qn("w:pgSz")), page.find(qn("w:pgMar"))
    height = _number(size, "h")
    width = _number(size, "w") - abs(_number(margins, "left")) - abs(_number(margins, "right"))
    measured = _Measured(document.styles.element, height, abs(_number(margins, "top")))
    needed = {"top": 0, "bottom": 0}
    for side, distance in (("top", "header"), ("bottom", "footer")):
        far = _number(margins, distance, 720)
        for part in (getattr(each, distance) for each in furniture(document).values()):
            if part is not None:
                for at, reached in measured.reach(part, width, far, side).items():
                    needed[at] = max(needed[at], reached)
    top, bottom = (
        max(abs(margin), needed[side] + _SPARE if needed[side] > margin >= 0 else 0)
        for side, margin in ((side, _number(margins, side)) for side in needed)
    )
    return top, bottom


class _Free(NamedTuple):
    """What lies free: its height, where it is from what, and how far down its paragraph is."""

    height: int
    from_: str
    offset: int
    align: str
    paragraph: int


class _Measured:
    """Measures parts of a document with these `styles`, whose pages are so high."""

    def __init__(self, styles: Any, height: int, top: int) -> None:
        self.page, self.top = height, top
        self.free: list[_Free] = []
        # Looked up once: there may be a hundred thousand paragraphs, and as many styles.
        self.by_id = {each.styleId: each for each in reversed(styles.style_lst) if each.styleId}
        paragraphs = (each for each in styles.style_lst if each.default)
        self.usual = next((e for e in paragraphs if e.get(qn("w:type")) == "paragraph"), None)
        self.usual_size = next(styles.iterfind(f"{qn('w:docDefaults')}//{qn('w:sz')}"), None)
        defaults = f"{qn('w:docDefaults')}/{qn('w:pPrDefault')}/{_SPACING}"
        self.usual_spacing = _merged(styles.findall(defaults))
        self.spacing_of, self.size_of = cache(self._spacing_of), cache(self._size_of)

    def reach(self, part: Element, width: int, distance: int, side: str) -> dict[str, int]:
        """Return how far from each edge of the page a header ("top") or footer reaches.

        What lies free in it may be anywhere, and counts at the edge that it is nearer to.
        """
        self.free = []
        own = distance + self.height_of(part, width)
        reached = {"top": 0, "bottom": 0, side: own}
        for each in self.free:
            top = each.offset
            if each.align in ("bottom", "outside"):
                top = self.page - each.height if side == "bottom" else self.top - each.height
            elif each.align == "center" and each.from_ == "page":
                top = (self.page - each.height) // 2
            elif each.from_ in ("paragraph", "line", "character"):
                top += each.paragraph + (self.page - own if side == "bottom" else distance)
            elif each.from_ == "margin":
                top += self.top
            elif each.from_ == "bottomMargin":
                top += self.page - own
            if top + each.height < self.page / 2:
                reached["top"] = max(reached["top"], top + each.height)
            elif top > self.page / 2:
                reached["bottom"] = max(reached["bottom"], self.page - top)
        return reached

    def height_of(self, holder: Element, width: int, above: int = 0) -> int:
        """Return how high the paragraphs and tables in `holder` are, one below the other."""
        height = 0
        for child in holder:
            if child.tag == _PARAGRAPH:
                height += self.paragraph(child, width, above + height)
            elif child.tag == _TABLE:
                height += self.table(child, width, above + height)
            elif child.tag == _CONTROL:
                for content in child.findall(qn("w:sdtContent")):
                    height += self.height_of(content, width, above + height)
        return height

    def table(self, table: Element, width: int, above: int) -> int:
        """Return how high a table is; a cell over several rows needs its height of them all."""
        columns = [_number(each, "w") for each in table.iter(qn("w:gridCol"))]
        height = lowest = 0
        for row in table.findall(qn("w:tr")):
            given = next(row.iter(qn("w:trHeight")), None)
            needed, column = 0, 0
            in_controls = f"{_CONTROL}/{qn('w:sdtContent')}/{qn('w:tc')}"
            for cell in (*row.findall(qn("w:tc")), *row.findall(in_controls)):
                span = next(cell.iter(qn("w:gridSpan")), None)
                over = max(1, int(_length(span, VALUE, 1)))
                wide = sum(columns[column : column + over]) or width // max(1, len(columns))
                column += over
                inside = self.height_of(cell, wide, above + height)
                if cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}") is not None:
                    lowest = max(lowest, height + inside)
                else:
                    needed = max(needed, inside)
            if given is not None:
                told = _number(given, "val")
                exact = given.get(qn("w:hRule")) == "exact"
                needed = told if exact else max(needed, told)
            height += needed
        return max(height, lowest)

    def paragraph(self, paragraph: Element, width: int, above: int) -> int:
        """Return how high a paragraph is, and remember what lies free beside it."""
        style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        style_id = None if style is None else style.get(VALUE)
        spacing = self.spacing(paragraph, style_id)
        size = largest = self.size(paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}"), style_id)
        written, lines = 0.0, 1
        for run in paragraph.iter(qn("w:r")):
            if not _is_of(run, paragraph):
                continue
            size = self.size(run.find(qn("w:rPr")), style_id)
            text = "".join(each.text or "" for each in run.findall(qn("w:t")))
            largest = max(largest, size) if text else largest
            written += len(text) * size * 10 * _LETTER
            lines += len(run.findall(qn("w:br")))
        places = sum(_is_of(each, paragraph) for each in paragraph.iter(_CONTROL))
        written += places * _LETTERS_OF_A_PLACE * size * 10 * _LETTER
        lines = max(lines, ceil(written / max(width, 1)))
        line, rule = _length_of(spacing, "line", _SINGLE), spacing.get("lineRule", "auto")
        single = largest * 10 * _LINE_HEIGHT
        high = {"exact": line, "atLeast": max(single, line)}.get(rule, single * line / _SINGLE)
        pictures = [*self.pictures(paragraph, above)]
        tallest = max((height for _, height in pictures), default=0)
        if tallest and rule != "exact":
            stretch = line / _SINGLE if rule == "auto" else 1
            rows = ceil(sum(wide for wide, _ in pictures) / max(width, 1))
            below = single * _BELOW
            total = rows * max(high, (tallest + below) * stretch) + (lines - 1) * high
        else:
            total = lines * high
        spaces = _length_of(spacing, "before", 0) + _length_of(spacing, "after", 0)
        return round(spaces + total)

    def pictures(self, paragraph: Element, above: int) -> Iterator[tuple[int, int]]:
        """Yield width and height of each picture in the line; those that lie free are noted."""
        drawing = f"{{{nsmap['wp']}}}"
        for each in paragraph.iter(f"{drawing}inline", f"{drawing}anchor", qn("w:pict")):
            if not _is_of(each, paragraph):
                continue
            if each.tag == qn("w:pict"):
                height = max((_of_style(shape) for shape in each), default=0)
                yield 0, height
                continue
            extent = each.find(f"{drawing}extent")
            wide, high = (_length(extent, side, 0) // _EMU for side in ("cx", "cy"))
            if each.tag.endswith("inline"):
                yield wide, high
            elif each.get("behindDoc", "0") not in ("1", "true"):
                place = each.find(f"{drawing}positionV")
                told = {} if place is None else {child.tag: child.text for child in place}
                offset = _whole(told.get(f"{drawing}posOffset"), 0) // _EMU
                align = told.get(f"{drawing}align") or ""
                from_ = "paragraph" if place is None else place.get("relativeFrom", "paragraph")
                self.free.append(_Free(high, from_, offset, align, above))

    def spacing(self, paragraph: Element, style_id: str | None) -> Mapping[str, str]:
        """Return the spaces and lines of a paragraph: its own, its style's, the document's."""
        return {**self.spacing_of(style_id), **_merged(paragraph.findall(_SPACING))}

    def _spacing_of(self, style_id: str | None) -> Mapping[str, str]:
        found = [each for style in self.chain(style_id) for each in style.findall(_SPACING)]
        return {**self.usual_spacing, **_merged(found)}

    def size(self, properties: Element | None, style_id: str | None) -> int:
        """Return how large the letters of a run are, in half points."""
        found = None if properties is None else properties.find(qn("w:sz"))
        named = None if properties is None else properties.find(qn("w:rStyle"))
        if found is None and named is not None:
            found = self.size_of(named.get(VALUE))
        if found is None:
            found = self.size_of(style_id)
        return _length(self.usual_size if found is None else found, VALUE, _SIZE)

    def _size_of(self, style_id: str | None) -> Element | None:
        sizes = (style.find(f"{qn('w:rPr')}/{qn('w:sz')}") for style in self.chain(style_id))
        return next((size for size in sizes if size is not None), None)

    def chain(self, style_id: str | None) -> Iterator[Element]:
        """Yield a style and those that it is based on; the default one where none is named."""
        named = self.by_id.get(style_id, self.usual)
        for _ in range(_MOST_BASES):
            if named is None:
                return
            yield named
            base = named.find(qn("w:basedOn"))
            named = None if base is None else self.by_id.get(base.get(VALUE))


def _merged(spacings: Sequence[Element]) -> dict[str, str]:
    """Return what these elements say together; the first counts where they differ."""
    return {
        key.rpartition("}")[2]: value for each in reversed(spacings) for key, value in each.items()
    }


def _is_of(element: Element, paragraph: Element) -> bool:
    """Tell whether an element is of this paragraph, not of a text box in it or of an old Word's."""
    for holder in element.iterancestors():
        if holder.tag == _FALLBACK:
            return False
        if holder.tag == _PARAGRAPH:
            return holder is paragraph
    return False


def _of_style(shape: Element) -> int:
    """Return how high a shape of old Word (VML) is; 0 where it lies behind the text."""
    style = shape.get("style", "")
    found = _LENGTH.search(style)
    if not found or "z-index:-" in style.replace(" ", ""):
        return 0
    return round(float(found[1]) * _UNITS[found[2]])


def _number(element: Element | None, name: str, otherwise: int = 0) -> int:
    return _length(element, qn(f"w:{name}"), otherwise)


def _length(element: Element | None, name: str, otherwise: int) -> int:
    return otherwise if element is None else _whole(element.get(name), otherwise)


def _length_of(attributes: Mapping[str, str], name: str, otherwise: int) -> int:
    return _whole(attributes.get(name), otherwise)


def _whole(text: str | None, otherwise: int) -> int:
    try:
        return int(float(text)) if text else otherwise
    except (ValueError, OverflowError):
        return otherwise
