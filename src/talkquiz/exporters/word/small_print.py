"""Small print: a table in letters as large as one page allows, as far as that can be foretold.

No document is laid out here: how wide and how high text gets is reckoned by kinds of letters, which
is within a few hundredths of what Arial takes.
"""

from collections.abc import Sequence
from copy import deepcopy
from functools import lru_cache
from unicodedata import east_asian_width

from docx.oxml.ns import qn

from talkquiz.exporters.word.builder import Piece, text_of
from talkquiz.exporters.word.styles import Style, by_name, size_of
from talkquiz.exporters.word.template import Looks
from talkquiz.exporters.word.xml import VALUE

PADDING = 10.0
"""What a cell has at its sides, in points, with the lines around it."""
TITLE = 28
"""How large the title is at most, in half points."""
_LEAST = 16
"""How small letters get, in half points: 8 points."""
_LINE, _ROW, _SMALL_ROW = 1.16, 2.6, 1.0
"""How high a line is, beside its letters, and what a row has above and below, in points."""
_STYLES = Style.TABLE_TEXT, Style.TABLE_HEAD, Style.TABLE_NOTE, Style.LABEL, Style.IMPRINT
_SLIM = frozenset("cksvxyzJ")
_NARROW, _WIDE = frozenset(" \u00a0iljtfrI.,;:'!|()[]/-’‘“”\""), frozenset("mwMW@%…—")

Row = Sequence[Sequence[Piece]]


def sizes(looks: Looks) -> list[int]:
    """Return the sizes to try, in half points, from the usual one down to 8 points."""
    usual = size_of(looks.document.part.styles.element, Style.TABLE_TEXT)
    return [usual, *range(usual - 1, _LEAST - 1, -1)]


def in_small_print(looks: Looks, size: int) -> Looks:
    """Return `looks` with the text of tables, and what stands around them, in `size` half points.

    What is smaller already stays.
    """
    document = deepcopy(looks.document)
    styles = document.part.styles.element
    for style, most in (*((each, size) for each in _STYLES), (Style.TITLE, TITLE)):
        properties = by_name(styles, style).get_or_add_rPr()
        if size_of(styles, style) > most:
            properties.get_or_add_sz().set(VALUE, str(most))
    rows = by_name(styles, Style.TABLE_TEXT).get_or_add_pPr().get_or_add_spacing()
    for side in ("before", "after"):
        rows.set(qn(f"w:{side}"), "6")
    spacing = by_name(styles, Style.IMPRINT).get_or_add_pPr().get_or_add_spacing()
    spacing.set(qn("w:before"), "80")
    return looks._replace(document=document)


@lru_cache(maxsize=4096)
def ems(text: str) -> float:
    """Return how wide `text` is, beside the size of its letters."""
    return sum(map(_em, text))


def _em(letter: str) -> float:
    if letter in _NARROW:
        return 0.28
    if letter in _WIDE or east_asian_width(letter) in "FW":
        return 1.0
    if letter in _SLIM:
        return 0.5
    return 0.68 if letter.isupper() else 0.56


def lines(text: str, width: float, size: int) -> int:
    """Return how many lines `text` takes in `width` points, in letters of `size` half points."""
    room, count = width * 2 / size, 0
    for paragraph in text.split("\n"):
        left, count = room, count + 1
        for word in paragraph.split(" "):
            needed = ems(word)
            if needed > left and left < room:
                left, count = room, count + 1
            count += int(needed / room)
            left -= needed % room + 0.28
    return count


def height(rows: Sequence[Row], widths: Sequence[int], size: int, *, small: bool) -> float:
    """Return about how many points `rows` take in columns of these `widths`, in 1/20 point.

    In `small` print rows are closer to each other.
    """
    most = [
        max(
            lines(text_of(*cell), width / 20 - PADDING, size)
            for cell, width in zip(row, widths, strict=True)
        )
        for row in rows
    ]
    row = _SMALL_ROW if small else _ROW
    return sum(count * size / 2 * _LINE + row for count in most)
