"""The styles that content is written in, and what a template says of each: size and spacing."""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from enum import StrEnum
from functools import lru_cache
from typing import Any

from docx.oxml.ns import qn

from talkquiz.exporters.word.xml import VALUE, Element


class Style(StrEnum):
    """Every style that content may use, by its name in Word.

    Names are what a teacher sees and what stays: Word translates the ids of its own styles when it
    saves in another language ("berschrift1"), so ids are looked up in each template.
    """

    TITLE = "Title"
    AUDIENCE = "Subtitle"
    SECTION = "heading 1"
    PART = "heading 2"
    NAME_LINE = "TQ Name Line"
    DIRECTIONS = "TQ Directions"
    QUESTION = "TQ Question"
    GAP_QUESTION = "TQ Gap Question"
    OPTION = "TQ Option"
    PROMPT = "TQ Prompt"
    ANSWER_LINE = "TQ Answer Line"
    TRUE_FALSE = "TQ True False"
    CORRECTION = "TQ Correction"
    MATCH_LEFT = "TQ Match Left"
    MATCH_RIGHT = "TQ Match Right"
    ORDER = "TQ Order"
    ACCOUNT = "TQ Account"
    SOURCE_TITLE = "TQ Source Title"
    SOURCE = "TQ Source"
    CAPTION = "caption"
    PICTURE = "TQ Picture"
    MAP_NOTE = "TQ Map Note"
    WORD_BANK = "TQ Word Bank"
    BULLET = "TQ Bullet"
    INSTRUCTION = "TQ Instruction"
    ENTRY = "TQ Entry"
    TABLE_NOTE = "TQ Table Note"
    READING = "TQ Reading"
    REFERENCE_TITLE = "TQ Reference Title"
    REFERENCE = "TQ Reference"
    SIDE = "TQ Side"
    SIDE_ROW = "TQ Side Row"
    SIDE_NAME = "TQ Side Name"
    SIDE_NOTE = "TQ Side Note"
    TIMELINE_LEGEND = "TQ Timeline Legend"
    TIMELINE_LANE = "TQ Timeline Lane"
    TIMELINE_YEAR = "TQ Timeline Year"
    TIMELINE_DATE = "TQ Timeline Date"
    TIMELINE_MARK = "TQ Timeline Mark"
    TIMELINE_BAR = "TQ Timeline Bar"
    TIMELINE_EVENT = "TQ Timeline Event"
    TIMELINE_PLAN = "TQ Timeline Plan"
    TIMELINE_OUTCOME = "TQ Timeline Outcome"
    TIMELINE_GAP = "TQ Timeline Gap"
    CLUE = "TQ Clue"
    PUZZLE_NOTE = "TQ Puzzle Note"
    GRID_NUMBER = "TQ Grid Number"
    GRID_LETTER = "TQ Grid Letter"
    STRIP_END = "TQ Strip End"
    CARD_TITLE = "TQ Card Title"
    CARD_LINE = "TQ Card Line"
    CARD_NUMBER = "TQ Card Number"
    CARD_FRONT = "TQ Card Front"
    CARD_BACK = "TQ Card Back"
    KEY_QUESTION = "TQ Key Question"
    KEY_LINE = "TQ Key Line"
    KEY_SMALL = "TQ Key Small"
    IMPRINT = "TQ Imprint"
    TABLE_HEAD = "TQ Table Head"
    TABLE_TEXT = "TQ Table Text"
    TABLE = "TQ Table"
    LIST = "TQ List"
    TIMELINE = "TQ Timeline"
    BLANK = "TQ Blank"
    LABEL = "TQ Label"
    POINTS = "TQ Points"
    STRONG = "TQ Strong"
    TERM = "TQ Term"
    CITE = "TQ Cite"
    TIMELINE_SAMPLE = "TQ Timeline Sample"


_KINDS: Mapping[str, str] = {
    Style.TABLE: "table", Style.LIST: "table", Style.BLANK: "character", Style.LABEL: "character",
    Style.POINTS: "character", Style.STRONG: "character",
    Style.TERM: "character", Style.CITE: "character",
    Style.TIMELINE: "table", Style.TIMELINE_SAMPLE: "character",
}  # fmt: skip
_SIZE, _SPACING = qn("w:sz"), qn("w:spacing")
_NO_SIZE = 20
"""What text is without a size: 10 points (ECMA-376 part 1, 17.3.2.38)."""
_MOST_BASES = 20


def kind_of(style: str) -> str:
    """Return what a style is for: "paragraph", "character" or "table"."""
    return _KINDS.get(style, "paragraph")


def name_and_kind(style: Element) -> tuple[str, str]:
    """Return name and kind of a style in a template, as they are compared."""
    name = style.find(qn("w:name"))
    kind = style.get(qn("w:type"), "paragraph")
    return "" if name is None else name.get(VALUE, "").lower(), kind


def by_name(styles: Any, style: str) -> Element:
    """Return the element of the style called `style`; the default style if there is none."""
    wanted = style.lower(), kind_of(style)
    named = (each for each in styles.style_lst if name_and_kind(each) == wanted)
    found = next(named, None)
    return default_style(styles) if found is None else found


def default_style(styles: Any) -> Element:
    """Return the default paragraph style, which all the text is based on: "Normal"."""
    return next(
        each for each in styles.style_lst if each.default and name_and_kind(each)[1] == "paragraph"
    )


def state_default(styles: Any) -> None:
    """Have "Normal", or else the first style of paragraphs, be the default one if there is none.

    LibreOffice names none when it saves what came through OpenDocument.
    """
    paragraphs = [each for each in styles.style_lst if name_and_kind(each)[1] == "paragraph"]
    if paragraphs and not any(each.default for each in paragraphs):
        normal = (each for each in paragraphs if name_and_kind(each)[0] == "normal")
        next(normal, paragraphs[0]).set(qn("w:default"), "1")


def rule_between(styles: Any, style: str) -> None:
    """Have a line below each paragraph of a style that has one below its last.

    LibreOffice keeps that one only when it saves.
    """
    for borders in by_name(styles, style).xpath("./w:pPr/w:pBdr[w:bottom][not(w:between)]"):
        between = deepcopy(borders.find(qn("w:bottom")))
        between.tag = qn("w:between")
        later = borders.find(qn("w:bar"))
        borders.append(between) if later is None else later.addprevious(between)


def state_size(styles: Any) -> None:
    """Have the default style say how large it is, where nothing does: then it can be changed."""
    if not styles.findall(f"{qn('w:docDefaults')}//{_SIZE}"):
        properties = default_style(styles).get_or_add_rPr()
        if properties.find(_SIZE) is None:
            properties.get_or_add_sz().set(VALUE, str(_NO_SIZE))


def number_by_text(styles: Any, style: str, indent: int) -> None:
    """Take `style` off the list of a style that it is based on: its paragraphs say their numbers.

    Their words still begin at `indent`. Templates made before this was so need it.
    """
    lists = (each for each in _with_bases(styles, style) if each.xpath("./w:pPr/w:numPr"))
    if next(lists, None) is not None:
        properties = by_name(styles, style).get_or_add_pPr()
        properties.get_or_add_numPr().get_or_add_numId().val = 0  # ECMA-376 part 1, 17.9.18
        place = properties.get_or_add_ind()
        for name in ("left", "hanging"):
            place.set(qn(f"w:{name}"), str(indent))


def size_of(styles: Any, style: str) -> int:
    """Return how large text in `style` is, in half points."""
    return _inherited(styles, style, _SIZE, _NO_SIZE)


def stretch_of(styles: Any, style: str) -> float:
    """Return how much longer words in `style` get by the distance of their letters.

    A letter is taken to be half as wide as it is large.
    """
    return 1 + _inherited(styles, style, _SPACING, 0) / (5 * size_of(styles, style))


def line_spacing(styles: Any) -> float:
    """Return how far apart the lines of the default style are: 1 for single, 1.5, and so on."""
    spacing = default_style(styles).find(f"{qn('w:pPr')}/{_SPACING}")
    if spacing is None or spacing.get(qn("w:lineRule"), "auto") != "auto":
        return 1.0
    return int(spacing.get(qn("w:line"), "240")) / 240


@lru_cache(maxsize=4)
def tab_stops(styles: Any, style: str) -> list[int]:
    """Return where the tab stops are that `style` itself has, from left to right.

    They are looked up once for all sheets, when the styles change no more.
    """
    stops = by_name(styles, style).xpath("./w:pPr/w:tabs/w:tab[not(@w:val='clear')]/@w:pos")
    return sorted(map(int, stops))


def shade_of(styles: Any, style: str) -> str:
    """Return the colour behind text in `style`, in hexadecimal digits; empty if it has none."""
    fills = by_name(styles, style).xpath("./w:pPr/w:shd/@w:fill")
    return next((str(fill) for fill in fills if fill != "auto"), "")


def _inherited(styles: Any, style: str, name: str, otherwise: int) -> int:
    """Return the value of a property of characters: the style's own, or that of its bases."""
    for each in _with_bases(styles, style):
        values = each.findall(f"{qn('w:rPr')}/{name}")
        if values:
            return int(values[0].get(VALUE))
    values = styles.findall(f"{qn('w:docDefaults')}//{name}")
    return int(values[0].get(VALUE)) if values else otherwise


def _with_bases(styles: Any, style: str) -> Iterator[Element]:
    """Yield the element of the style called `style`, and those that it is based on."""
    found: Element | None = by_name(styles, style)
    for _ in range(_MOST_BASES):  # a damaged file may have styles that are based on each other
        if found is None:
            break
        yield found
        base = found.find(qn("w:basedOn"))
        found = None if base is None else styles.get_by_id(base.get(VALUE))
