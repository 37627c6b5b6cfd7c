"""Reads the table of a class list in delimited text, whatever separates its cells."""

from collections.abc import Sequence

from talkquiz.rosters.columns import MOST_LINES_ABOVE, find_headings
from talkquiz.rosters.headings import role_of
from talkquiz.tables.delimited_rows import (
    beginning,
    rows,
    stated_separator,
    tables_by_separator,
)
from talkquiz.tables.table import Cell, Table, filled

_SEPARATORS = "\t;,|:^"
"""What may separate cells; of two that suit a table equally, the first is taken."""
_LOOKED_AT = 20_000
_COMMENT = "# "


def read_delimited(text: str, chosen: Sequence[str] = ()) -> Table:
    """Return the table in a text; headings that are `chosen` help to see what separates its cells.

    A line `sep=;` before the table, which Excel understands, says it. Lines of comment, as
    Auto Multiple Choice has them, are passed over.
    """
    stated, start = stated_separator(text)
    separator = stated or _separator(text, chosen)
    found = (row for row in rows(text, separator, start) if filled(row))
    return Table([row for row in found if not _is_comment(row, separator)])


def _separator(text: str, chosen: Sequence[str]) -> str:
    """Return what separates the cells of a table: what makes most headings known, else most rows.

    The headings need not be in the first line, nor have each line as many cells.
    """
    best, most = "", (False, 0, 0, 0)
    start = beginning(text, _LOOKED_AT)
    for separator, table, wide in tables_by_separator(start, _SEPARATORS, 100):
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
