"""The styles that content is written in, and their ids in a reference document."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from docx.oxml.ns import qn

from talkquiz.exporters.word.errors import MissingStyleError
from talkquiz.exporters.word.text import Element


class Style(StrEnum):
    """Every style that content may use, by its name in Word.

    Names are what a teacher sees and what stays: Word translates the ids of its own styles when it
    saves in another language ("berschrift1"), so ids are looked up in each reference document.
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
    NOTE = "TQ Note"
    ANSWER_LINE = "TQ Answer Line"
    TRUE_FALSE = "TQ True False"
    CORRECTION = "TQ Correction"
    MATCH_LEFT = "TQ Match Left"
    MATCH_RIGHT = "TQ Match Right"
    ORDER = "TQ Order"
    ACCOUNT = "TQ Account"
    SOURCE_TITLE = "TQ Source Title"
    SOURCE = "TQ Source"
    PICTURE = "TQ Picture"
    WORD_BANK = "TQ Word Bank"
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
    BLANK = "TQ Blank"
    LABEL = "TQ Label"
    POINTS = "TQ Points"
    STRONG = "TQ Strong"


_KINDS: Mapping[str, str] = {
    Style.TABLE: "table", Style.BLANK: "character", Style.LABEL: "character",
    Style.POINTS: "character", Style.STRONG: "character",
}  # fmt: skip
_NAME, _TYPE, _ID, _BASE = qn("w:name"), qn("w:type"), qn("w:styleId"), qn("w:basedOn")
_PROPERTIES, _SIZE, _SPACING = qn("w:rPr"), qn("w:sz"), qn("w:spacing")
_NO_SIZE = 20
"""What text is without a size: 10 points (ECMA-376 part 1, 17.3.2.38)."""
_MOST_BASES = 20


def style_ids(styles: Any, reference: str) -> dict[Style, str]:
    """Return the id of each Style in the styles element of the file called `reference`.

    Raises MissingStyleError, naming all the styles that are not there.
    """
    found = {_named(style): style.get(_ID) for style in styles.iterchildren(qn("w:style"))}
    wanted = {style: (style.lower(), kind_of(style)) for style in Style}
    missing = [style for style in Style if not found.get(wanted[style])]
    if missing:
        raise MissingStyleError(reference, [(style, kind_of(style)) for style in missing])
    return {style: found[wanted[style]] for style in Style}


def kind_of(style: str) -> str:
    """Return what a style is for: "paragraph", "character" or "table"."""
    return _KINDS.get(style, "paragraph")


def by_name(styles: Any, style: str) -> Element:
    """Return the element of the style called `style`; the default style if there is none."""
    wanted = style.lower(), kind_of(style)
    named = (one for one in styles.iterchildren(qn("w:style")) if _named(one) == wanted)
    found = next(named, None)
    return default_style(styles) if found is None else found


def default_style(styles: Any) -> Element:
    """Return the default paragraph style, which all the text is based on: "Normal"."""
    return next(one for one in styles.style_lst if one.default and _named(one)[1] == "paragraph")


def size_of(styles: Any, style: str) -> int:
    """Return how large text in `style` is, in half points."""
    return _inherited(styles, style, _SIZE, _NO_SIZE)


def state_size(styles: Any) -> None:
    """Have the default style say how large it is, where nothing does: then it can be changed."""
    if not list(styles.iterchildren(qn("w:docDefaults"))) or not styles[0].findall(f".//{_SIZE}"):
        properties = default_style(styles).get_or_add_rPr()
        if properties.find(_SIZE) is None:
            properties.get_or_add_sz().set(qn("w:val"), str(_NO_SIZE))


def stretch_of(styles: Any, style: str) -> float:
    """Return how much longer words in `style` get by the distance of their letters.

    A letter is taken to be half as wide as it is large.
    """
    return 1 + _inherited(styles, style, _SPACING, 0) / (5 * size_of(styles, style))


def lines_of(styles: Any) -> float:
    """Return how far apart the lines of the default style are: 1 for single, 1.5, and so on."""
    spacing = default_style(styles).find(f"{qn('w:pPr')}/{_SPACING}")
    if spacing is None or spacing.get(qn("w:lineRule"), "auto") != "auto":
        return 1.0
    return int(spacing.get(qn("w:line"), "240")) / 240


def _named(style: Element) -> tuple[str, str]:
    """Return name and kind of a style, as they are compared."""
    name = style.find(_NAME)
    return "" if name is None else name.get(qn("w:val"), "").lower(), style.get(_TYPE, "paragraph")


def _inherited(styles: Any, style: str, name: str, otherwise: int) -> int:
    """Return the value of a property of characters: the style's own, or that of its bases."""
    found: Element | None = by_name(styles, style)
    for _ in range(_MOST_BASES):  # a damaged file may have styles that are based on each other
        if found is None:
            break
        values = found.findall(f"{_PROPERTIES}/{name}")
        if values:
            return int(values[0].get(qn("w:val")))
        base = found.find(_BASE)
        found = None if base is None else styles.get_by_id(base.get(qn("w:val")))
    values = styles.findall(f"{qn('w:docDefaults')}//{name}")
    return int(values[0].get(qn("w:val"))) if values else otherwise
