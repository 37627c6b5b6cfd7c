"""Reads the table of a class list in delimited text, whatever separates its cells."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import islice

from talkquiz.rosters.columns import MOST_LINES_ABOVE, find_headings
from talkquiz.rosters.headings import role_of
from talkquiz.tables.delimited_rows import BYTE_ORDER_MARK, rows
from talkquiz.tables.table import Cell, Table, filled

_SEPARATORS = "\t;,|:^"
"""What may separate cells; of two that suit a table equally, the first is taken."""
_SEPARATOR_LINE = re.compile(r"(sep=(.))(?:\r\n|\r|\n|\Z)", re.IGNORECASE)
_LOOKED_AT = 20_000
_COMMENT = "# "


def read_delimited(text: str, chosen: Sequence[str] = ()) -> Table:
    """Return the table in a text; headings that are `chosen` help to see what separates its cells.

    A line `sep=;` before the table, which Excel understands, says it. Lines of comment, as
    Auto Multiple Choice has them, are passed over.
    """
    stated = _SEPARATOR_LINE.match(text.lstrip(BYTE_ORDER_MARK))
    if stated:
        start, separator = len(text) - len(text.lstrip(BYTE_ORDER_MARK)) + stated.end(), stated[2]
    else:
        start, separator = 0, _separator(text, chosen)
    found = (row for row in rows(text, separator, start) if filled(row))
    return Table([row for row in found if not _is_comment(row, separator)])


def _separator(text: str, chosen: Sequence[str]) -> str:
    """Return what separates the cells of a table: what makes most headings known, else most rows.

    The headings need not be in the first line, nor have each line as many cells.
    """
    start = text[:_LOOKED_AT]
    if len(text) > _LOOKED_AT:
        start = start[: max(start.rfind("\n"), start.rfind("\r")) + 1] or start
    best, most = "", (False, 0, 0, 0)
    for separator in _SEPARATORS:
        if separator not in start:
            continue
        table = list(islice((row for row in rows(start, separator) if filled(row)), 100))
        wide = Counter(len(row) for row in table if len(row) > 1)
        if not wide:
            continue
        at = find_headings(table[:MOST_LINES_ABOVE], chosen)
        headings = [] if at is None else [cell.text for cell in table[at]]
        is_named = any(not name.isdecimal() for name in chosen)
        known = (len(headings) > 1) * (is_named + sum(map(bool, map(role_of, headings))))
        is_whole = not any(cell.problem for row in table for cell in row)
        width, count = max(wide.items(), key=lambda each: (each[1], each[0]))
        is_rare = count < len(table) if separator in ":^" else count * 2 < len(table)
        if not known and (is_rare or headings):
            continue
        if (is_whole, known, count, width) > most:
            best, most = separator, (is_whole, known, count, width)
    return best


def _is_comment(row: Sequence[Cell], separator: str) -> bool:
    first = row[0].text
    return first.startswith(_COMMENT) or (separator == ":" and first.startswith("#"))
