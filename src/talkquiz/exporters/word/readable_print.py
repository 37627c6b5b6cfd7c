"""Large print and dyslexia-friendly print: changes of a template's styles, whoever made it.

Large print follows the UK Association for Accessible Formats, "Creating clear print and large print
documents" (G003, 2019): 18 points, small text as large as the rest, sans serif, ranged left, no
italics, underlining or capitals; and large-print practice of 1.25 lines. Dyslexia-friendly print
follows the British Dyslexia Association's "Dyslexia Style Guide" (2018): 12 points or more, sans
serif, letters and lines spaced, ranged left, no italics, underlining or capitals, headings larger
than the text by a fifth.
"""

from collections.abc import Iterator, Sequence
from math import ceil
from typing import Any, NamedTuple

from docx.opc.constants import RELATIONSHIP_TYPE as RELATION
from docx.oxml.ns import nsmap, qn
from docx.oxml.parser import parse_xml

from talkquiz.exporters.word.docx_file import headers_and_footers
from talkquiz.exporters.word.styles import (
    Style,
    by_name,
    default_style,
    line_spacing,
    size_of,
    state_size,
)
from talkquiz.exporters.word.xml import VALUE, Element, parsed, w

_SIZES = (qn("w:sz"), qn("w:szCs"))
_FANCY = (qn("w:i"), qn("w:iCs"), qn("w:caps"), qn("w:smallCaps"), qn("w:u"))
_POSITION = qn("w:pos")
_AT_THE_RIGHT = {"right", "end"}
_SPACING, _LINE, _RULE = qn("w:spacing"), qn("w:line"), qn("w:lineRule")
_BEFORE_SPACING = ("w:w", "w:kern", "w:position", "w:sz", "w:szCs", "w:highlight", "w:u", "w:lang")
_HEADING = 1.2
"""How large headings are at least, beside the text."""
_HEADER_AND_FOOTER = ("header", "footer")
_IN_BOXES = 0.75
"""How large numbers in boxes are, beside the least size of text: larger, they fill the boxes."""
_SINGLE = 240
_LINE_HEIGHT = 11.5
"""How high a line is, in twentieths of a point, for each half point of its size."""
_WIDER = 1.2
"""How much longer words get where letters are a tenth of their size, so a fifth of their width,
further apart.

The guide has spaces between words 3.5 times as wide as those between letters. Word cannot widen
them; Arial's, 0.28 of the size, allow no more than that tenth.
"""
_SANS = "Arial"
_WITH_SERIFS = {"roman", "script", "decorative"}
"""Families of fonts as a document's font table has them (ECMA-376 part 1, 17.18.30)."""


class Print(NamedTuple):
    """A way to print: the least size of text in half points, the least distance of lines in 1/240.

    With `spaced`, letters are further apart.
    """

    size: int
    lines: int
    spaced: bool = False


LARGE, DYSLEXIA = Print(36, 300), Print(24, 360, spaced=True)


def make_readable(document: Any, wanted: Print) -> None:
    """Change the styles of `document` so that it prints as is `wanted`.

    What is larger or wider already stays; lengths grow with the text beside them, margins with the
    headers and footers in them.
    """
    styles = document.styles.element
    roots = [styles, document.part.numbering_part.element, *headers_and_footers(document)]
    heights = _heights_in_margins(document)
    state_size(styles)
    body, blanks = size_of(styles, Style.QUESTION), size_of(styles, Style.BLANK)
    numbers = size_of(styles, Style.GRID_NUMBER)
    larger = max(1.0, wanted.size / body)
    # Distances and room to write in grow less than print does.
    longer = (1 + larger) / 2
    for each in (each for root in roots for each in root.iter(*_SIZES)):
        each.set(VALUE, str(max(wanted.size, round(int(each.get(VALUE)) * larger))))
    _make_plain(document, roots)
    # Headings keep their proportions, and are all larger than the text.
    headings = {style: size_of(styles, style) for style in (Style.TITLE, Style.SECTION)}
    lift = max(1.0, _HEADING * round(body * larger) / min(headings.values()))
    for style, size in headings.items():
        _set_size(styles, style, size * lift)
    _set_size(styles, Style.BLANK, blanks * longer)
    _set_size(styles, Style.GRID_NUMBER, max(numbers * larger, wanted.size * _IN_BOXES))
    for root in roots:
        _stretch(root, longer, longer * (_WIDER if wanted.spaced else 1.0))
    _set_apart(styles, wanted)
    margins = document.element.body.sectPr.get_or_add_pgMar()
    for side, height in _heights_in_margins(document).items():
        margin, more = int(margins.get(side, "0")), height - heights[side]
        # A negative margin is one that must not give way to them (ECMA-376 part 1, 17.6.11).
        margins.set(side, str(margin - more if margin < 0 else margin + more))


def _heights_in_margins(document: Any) -> dict[str, int]:
    """Return about how high the highest header and footer are, in twentieths of a point."""
    styles, heights = document.styles.element, {}
    for side, kind, style in (
        (qn("w:top"), RELATION.HEADER, "header"),
        (qn("w:bottom"), RELATION.FOOTER, "footer"),
    ):
        parts = headers_and_footers(document, {kind})
        lines = max((len(part.findall(qn("w:p"))) for part in parts), default=0)
        height = lines * size_of(styles, style) * line_spacing(styles)
        heights[side] = round(height * _LINE_HEIGHT)
    return heights


def _position_of(stop: Element) -> int:
    return int(stop.get(_POSITION, "0"))


def leave_fields(styles: Any, number: int) -> None:
    """Have room for a `number` of fields on a line for the name, one or two, where more do not fit.

    What stays of the stops are those of the first field, the gap after it, and the last.
    """
    for stops in by_name(styles, Style.NAME_LINE).iter(qn("w:tabs")):
        for stop in sorted(stops, key=_position_of)[2 * (number - 1) : -1]:
            stops.remove(stop)


def fit_tabs(styles: Any, column: int, page: int) -> None:
    """Have the last tab stop of each style at the right margin, if it was meant to be there.

    It was if it aligns at the right, or lies beyond. The stops before it keep their share. The
    margin is that of a `column`, for headers and footers that of the `page`.
    """
    in_margins = [by_name(styles, name) for name in _HEADER_AND_FOOTER]
    for stops in styles.iter(qn("w:tabs")):
        width = page if stops.getparent().getparent() in in_margins else column
        real = [stop for stop in stops if stop.get(VALUE) != "clear"]
        last = max(real, key=_position_of, default=None)
        if last is None or not _position_of(last):
            continue
        if last.get(VALUE) in _AT_THE_RIGHT or _position_of(last) > width:
            share = width / _position_of(last)
            for stop in real:
                stop.set(_POSITION, str(round(_position_of(stop) * share)))


def _make_plain(document: Any, roots: Sequence[Element]) -> None:
    """Do without italics, underlining, capitals and justified lines, and without serifs.

    What is centred stays: a heading may be, and letters in boxes. Arial takes the place of every
    Latin font of `roots` that has serifs or imitates a hand. Which ones do is read from the
    document's own font table, which Word writes. A font may be named by its part in the theme:
    "majorHAnsi" is the one of the headings.
    """
    for root in roots:
        for fancy in list(root.iter(*_FANCY)):
            fancy.getparent().remove(fancy)
        for alignment in root.iter(qn("w:jc")):
            if alignment.get(VALUE) in {"both", "distribute"}:
                alignment.set(VALUE, "left")
    with_serifs = {
        font.get(qn("w:name"), "")
        for table in _unread_parts(document, RELATION.FONT_TABLE)
        for font in table.iter(qn("w:font"))
        for family in font.iterchildren(qn("w:family"))
        if family.get(VALUE) in _WITH_SERIFS
    }
    main = f"{{{nsmap['a']}}}"
    theme_fonts = {
        part: latin.get("typeface", "")
        for theme in _unread_parts(document, RELATION.THEME)
        for part in ("major", "minor")
        for font in theme.iter(f"{main}{part}Font")
        for latin in font.iterchildren(f"{main}latin")
    }
    for fonts in (fonts for root in roots for fonts in root.iter(qn("w:rFonts"))):
        for script in ("ascii", "hAnsi"):
            by_theme = qn(f"w:{script}Theme")
            part = fonts.get(by_theme, "")[: len("major")]
            if theme_fonts.get(part, fonts.get(qn(f"w:{script}"))) in with_serifs:
                fonts.attrib.pop(by_theme, None)
                fonts.set(qn(f"w:{script}"), _SANS)


def _unread_parts(document: Any, kind: str) -> Iterator[Element]:
    """Yield the elements of those parts of the document that python-docx leaves unread."""
    for relation in document.part.rels.values():
        if relation.reltype == kind:
            yield parse_xml(relation.target_part.blob)


def _set_size(styles: Any, style: Style, size: float) -> None:
    properties = by_name(styles, style).get_or_add_rPr()
    properties.get_or_add_sz().set(VALUE, str(ceil(size)))


def _stretch(root: Element, longer: float, wider: float) -> None:
    """Have distances grow by `longer`, and by `wider` indents, which have words before them."""
    for properties in root.iter(qn("w:pPr")):
        for spacing in properties.findall(_SPACING):
            exact = spacing.get(_RULE, "auto") != "auto"
            lengths = ("before", "after", "line") if exact else ("before", "after")
            _multiply(spacing, lengths, longer)
        for indent in properties.findall(qn("w:ind")):
            _multiply(indent, ("left", "start", "hanging"), wider)
    for style in root.iter(qn("w:style")):
        if style.find(qn("w:name")).get(VALUE) not in _HEADER_AND_FOOTER:
            for stops in style.iter(qn("w:tabs")):
                # None moves past one that aligns at the right margin.
                ends = [_position_of(stop) for stop in stops if stop.get(VALUE) in _AT_THE_RIGHT]
                for stop in [stop for stop in stops if stop.get(VALUE) not in _AT_THE_RIGHT]:
                    position = round(_position_of(stop) * wider)
                    stop.set(_POSITION, str(position))
                    if ends and position >= max(ends):
                        stops.remove(stop)


def _multiply(element: Element, names: Sequence[str], factor: float) -> None:
    for name in (qn(f"w:{name}") for name in names):
        if element.get(name):
            element.set(name, str(round(int(element.get(name)) * factor)))


def _set_apart(styles: Any, wanted: Print) -> None:
    """Set lines apart as is `wanted`, and letters by a tenth of their size if they shall be.

    Blanks, headers and footers keep their letters together. Lines stay where a paragraph style has
    them further apart. Pictures get none: Word would take them for a part of their height.
    """
    tight = [by_name(styles, name) for name in (Style.BLANK, *_HEADER_AND_FOOTER)]
    for properties in styles.iter(qn("w:rPr")) if wanted.spaced else ():
        size = properties.find(_SIZES[0])
        if size is not None:
            for old in properties.findall(_SPACING):
                properties.remove(old)
            # The size in half points is a tenth of it in twentieths of a point.
            distance = "0" if properties.getparent() in tight else size.get(VALUE)
            (spacing,) = parsed(w("spacing", val=distance))
            properties.insert_element_before(spacing, *_BEFORE_SPACING)
    normal = default_style(styles)
    normal.get_or_add_pPr().get_or_add_spacing()
    for style in styles.style_lst:
        has_lines = style.findall(f"{qn('w:pPr')}/{_SPACING}[@{_LINE}]")
        if style is normal or has_lines:
            spacing = style.pPr.find(_SPACING)
            if spacing.get(_RULE, "auto") == "auto":
                spacing.set(_LINE, str(max(wanted.lines, int(spacing.get(_LINE, _SINGLE)))))
                spacing.set(_RULE, "auto")
    picture = by_name(styles, Style.PICTURE).get_or_add_pPr().get_or_add_spacing()
    picture.set(_LINE, str(_SINGLE))
    picture.set(_RULE, "auto")
