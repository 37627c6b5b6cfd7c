"""Large print and dyslexia-friendly print: changes of a document's styles, whoever made them.

Large print follows the UK Association for Accessible Formats, "Creating clear print and large print
documents" (G003, 2019): 18 points, small text as large as the rest, sans serif, ranged left, no
italics, underlining or capitals; and large-print practice of 1.25 lines. Dyslexia-friendly print
follows the British Dyslexia Association's "Dyslexia Style Guide" (2018): 12 points or more, sans
serif, letters and lines spaced, ranged left, no italics, underlining or capitals, headings larger
than the text by a fifth.
"""

from collections.abc import Iterable, Iterator
from math import ceil
from typing import Any, NamedTuple

from docx.oxml.ns import qn

from talkquiz.exporters.word.fonts import use_sans_serif
from talkquiz.exporters.word.page_size import keep_first_field, stretch_tabs
from talkquiz.exporters.word.styles import Style, by_name, default_style, size_of, state_size
from talkquiz.exporters.word.text import VALUE, Element, element

_SIZES = (qn("w:sz"), qn("w:szCs"))
_FANCY = (qn("w:i"), qn("w:iCs"), qn("w:caps"), qn("w:smallCaps"), qn("w:u"))
_SPACING, _LINE, _RULE = qn("w:spacing"), qn("w:line"), qn("w:lineRule")
_BEFORE_SPACING = ("w:w", "w:kern", "w:position", "w:sz", "w:szCs", "w:highlight", "w:u", "w:lang")
_HEADINGS, _HEADING = (Style.TITLE, Style.SECTION), 1.2
_FURNITURE = ("header", "footer")
_IN_BOXES = 0.75
"""How large numbers in boxes are, beside the least size of text: larger, they fill the boxes."""
_SINGLE = 240
_WIDER = 1.2
"""How much longer words get where letters are a tenth of their size, so a fifth of their width,
further apart.

The guide has spaces between words 3.5 times as wide as those between letters. Word cannot widen
them; Arial's, 0.28 of the size, allow no more than that tenth.
"""


class Print(NamedTuple):
    """A way to print: the least size of text in half points, the least distance of lines in 1/240.

    With `spaced`, letters are further apart.
    """

    size: int
    lines: int
    spaced: bool = False


LARGE, DYSLEXIA = Print(36, 300), Print(24, 360, spaced=True)


def make_readable(document: Any, wanted: Print, roots: Iterable[Element]) -> None:
    """Change the styles of `document` so that it prints as is `wanted`.

    `roots` are the elements of its parts that say how text looks. What is larger or wider already
    stays; lengths grow with the text beside them.
    """
    styles, parts = document.styles.element, list(roots)
    state_size(styles)
    body, blanks = size_of(styles, Style.QUESTION), size_of(styles, Style.BLANK)
    numbers = size_of(styles, Style.GRID_NUMBER)
    larger = max(1.0, wanted.size / body)
    for root in parts:
        _plain(root)
        _enlarge(root, larger, wanted.size)
    use_sans_serif(document, parts)
    _lift_headings(styles, round(body * larger))
    _set_size(styles, Style.BLANK, blanks * _halfway(larger))
    _set_size(styles, Style.GRID_NUMBER, max(numbers * larger, wanted.size * _IN_BOXES))
    if wanted.spaced:
        _space_letters(styles)
    for root in parts:
        _stretch(root, larger, _WIDER if wanted.spaced else 1.0)
    _space_lines(styles, wanted.lines)
    _set_pictures_solid(styles)
    for stops in by_name(styles, Style.NAME_LINE).iter(qn("w:tabs")):
        keep_first_field(stops)


def _plain(root: Element) -> None:
    """Do without italics, underlining, capitals and justified lines.

    What is centred stays: a heading may be, and letters in boxes.
    """
    for name in _FANCY:
        for fancy in list(root.iter(name)):
            fancy.getparent().remove(fancy)
    for alignment in root.iter(qn("w:jc")):
        if alignment.get(VALUE) in {"both", "distribute"}:
            alignment.set(VALUE, "left")


def _enlarge(root: Element, larger: float, least: int) -> None:
    for size in root.iter(*_SIZES):
        size.set(VALUE, str(max(least, round(int(size.get(VALUE)) * larger))))


def _lift_headings(styles: Any, body: int) -> None:
    """Make headings larger, keeping their proportions, until all are larger than the text."""
    least = min(size_of(styles, heading) for heading in _HEADINGS)
    lift = max(1.0, _HEADING * body / least)
    for heading in _HEADINGS:
        _set_size(styles, heading, size_of(styles, heading) * lift)


def _set_size(styles: Any, style: Style, size: float) -> None:
    properties = by_name(styles, style).get_or_add_rPr()
    properties.get_or_add_sz().set(VALUE, str(ceil(size)))


def _space_letters(styles: Any) -> None:
    """Set letters apart by a tenth of their size, but not blanks, headers and footers."""
    tight = [by_name(styles, name) for name in (Style.BLANK, *_FURNITURE)]
    for properties in styles.iter(qn("w:rPr")):
        size = properties.find(_SIZES[0])
        if size is not None:
            between = "0" if properties.getparent() in tight else size.get(VALUE)
            _set_spacing(properties, between)  # a tenth of so many half points, in 1/20 points


def _set_spacing(properties: Element, width: str) -> None:
    for old in properties.findall(_SPACING):
        properties.remove(old)
    properties.insert_element_before(element(_SPACING, {VALUE: width}), *_BEFORE_SPACING)


def _stretch(root: Element, larger: float, wider: float) -> None:
    """Have distances grow with the print, and indents with the words before or beside them."""
    for properties in root.iter(qn("w:pPr")):
        for spacing in properties.findall(_SPACING):
            exact = spacing.get(_RULE, "auto") != "auto"
            _scale(spacing, ("before", "after", *["line"] * exact), _halfway(larger))
        _scale_all(
            properties.findall(qn("w:ind")), ("left", "start", "hanging"), _halfway(larger) * wider
        )
    for style in root.iter(qn("w:style")):
        if style.find(qn("w:name")).get(VALUE) not in _FURNITURE:
            for stops in style.iter(qn("w:tabs")):
                stretch_tabs(stops, _halfway(larger) * wider)


def _halfway(larger: float) -> float:
    """Return how much larger distances get, and room to write in: less than print does."""
    return (1 + larger) / 2


def _scale_all(elements: Iterable[Element], names: Iterable[str], factor: float) -> None:
    for each in elements:
        _scale(each, names, factor)


def _scale(sized: Element, names: Iterable[str], factor: float) -> None:
    for name in (qn(f"w:{name}") for name in names):
        if sized.get(name):
            sized.set(name, str(round(int(sized.get(name)) * factor)))


def _space_lines(styles: Any, least: int) -> None:
    """Set lines apart, in every paragraph style that does not have them further apart."""
    for properties in _paragraphs(styles):
        spacing = properties.find(_SPACING)
        if spacing.get(_RULE, "auto") == "auto":
            spacing.set(_LINE, str(max(least, int(spacing.get(_LINE, _SINGLE)))))
            spacing.set(_RULE, "auto")


def _set_pictures_solid(styles: Any) -> None:
    """Keep pictures from getting lines apart: Word would take that for a part of their height."""
    spacing = by_name(styles, Style.PICTURE).get_or_add_pPr().get_or_add_spacing()
    spacing.set(_LINE, str(_SINGLE))
    spacing.set(_RULE, "auto")


def _paragraphs(styles: Any) -> Iterator[Element]:
    """Yield where the spacing of the default style stands, and of those with lines of their own."""
    for style in styles.style_lst:
        if style is default_style(styles):
            style.get_or_add_pPr().get_or_add_spacing()
            yield style.pPr
        elif style.findall(f"{qn('w:pPr')}/{_SPACING}[@{_LINE}]"):
            yield style.pPr
