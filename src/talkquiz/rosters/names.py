"""Makes the name of a student of the cells of a row, as it is printed."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from talkquiz.language.unicode_forms import normalized
from talkquiz.rosters.columns import Columns
from talkquiz.tables.table import Cell, text_of

_EAST_ASIAN = re.compile(r"[\u3005\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3\U00020000-\U0003ffff・]+")
"""Kana, Han and Hangul, in which the name of the family stands first, without a gap."""
_QUOTED = re.compile(r"""['"‘“„«](?!.*['"“„«].*['"”“»’])(.+)['"”“»’]""")
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
"""What web pages put between letters, and nobody sees."""
_LONGEST_QUOTED = 200
"""In letters: what is longer is no name, and would take long to look at."""
_SUFFIX = re.compile(r"(?:[JS]n?r|I{1,3}|IV|V|PhD|MD|Esq|2nd|3rd)\.?", re.IGNORECASE)


class Name(NamedTuple):
    """A name as it is printed, whether it was turned round, and whether a part of it is missing."""

    text: str
    is_turned: bool = False
    is_half: bool = False


def name_in(row: Sequence[Cell], columns: Columns) -> Name:
    """Return the name in a row; its text is empty if there is none.

    "Brook, Ada" in one cell is turned to "Ada Brook"; what somebody is called is taken for it where
    it is a whole name. Of two cells the given name is first, but in names of East Asian letters and
    under headings in Hungarian or Vietnamese.
    """
    if len(columns.parts) == 1:
        *called, whole = (_text(row, number) for number in columns.parts[0])
        return turned(next((name for name in called if " " in name), whole))
    parts = [
        next(filter(None, (_text(row, number) for number in part)), "") for part in columns.parts
    ]
    filled = [part for part in parts if part]
    is_half = bool(filled) and not all(
        part for part, at in zip(parts, columns.parts, strict=True) if at[0] in columns.needed
    )
    if columns.is_named or len(filled) < 2:
        return Name(_gap(filled).join(filled), is_half=is_half)
    family = [part for part in (parts[:-1] if columns.family_first else parts[1:]) if part]
    given = parts[-1 if columns.family_first else 0]
    if given.casefold().endswith(f" {' '.join(family).casefold()}"):
        return Name(given)  # who is called "Bill Brook" has the last name already
    if " ".join(family).casefold().startswith(f"{given.casefold()} "):
        return Name(" ".join(family))
    if columns.family_first or not _gap(filled):
        return Name(_gap(filled).join((*family, given)), is_half=is_half)
    return Name(" ".join((given, *family)), is_half=is_half)


def turned(text: str) -> Name:
    """Return a name with what stands before its comma last: "Brook, Ada" is "Ada Brook"."""
    last, *rest = (part.strip() for part in text.split(","))
    suffix = f", {rest.pop()}" if rest and _SUFFIX.fullmatch(rest[-1]) else ""
    if len(rest) != 1 or not last or not rest[0] or any(map(str.isdigit, rest[0])):
        return Name(text)
    return Name(f"{rest[0]} {last}{suffix}", is_turned=True)


def _text(row: Sequence[Cell], number: int) -> str:
    """Return the text in a column, the same however its accents are encoded."""
    visible = _INVISIBLE.sub("", text_of(row, number))
    text = " ".join(normalized("NFC", visible).split())
    quoted = _QUOTED.fullmatch(text) if len(text) <= _LONGEST_QUOTED else None
    return quoted[1] if quoted else text


def _gap(parts: Sequence[str]) -> str:
    return "" if all(map(_EAST_ASIAN.fullmatch, parts)) else " "
