"""The cells of a table in CSV (RFC 4180), each with its place in the text.

Python's own reader tells neither the column of a cell nor what is wrong with its quotation marks.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

_SEPARATORS = "\t;,"
"""What may part cells; the first of those that stand equally often is it."""
_SEP_LINE = re.compile(r"(sep=(.))(?:\r\n|\r|\n|\Z)", re.IGNORECASE)
_QUOTED = re.compile(r'"[^"]*(?:""[^"]*)*"?')
_LINE_END = re.compile(r"\r\n|\r|\n")


class Cell(NamedTuple):
    """One cell: its text without quotation marks, where it begins, and what is wrong with it."""

    text: str
    start: int
    fault: str = ""


Row = list[Cell]


def rows(text: str) -> Iterator[Row]:
    """Yield the rows of `text`; what parts their cells is guessed from the first line.

    A line `sep=;` before the table, which Excel understands, says it instead.
    """
    stated = _SEP_LINE.match(text)
    if stated:
        yield from _rows(text, stated.end(), stated[2])
    else:
        yield from _rows(text, 0, _separator(text))


def place(text: str, start: int) -> tuple[int, int]:
    """Return line and column, from 1, of what begins at `start` in `text`."""
    ends = [match.end() for match in _LINE_END.finditer(text, 0, start)]
    return len(ends) + 1, start - (ends[-1] if ends else 0) + 1


def _separator(text: str) -> str:
    """Return what parts the cells of the first line that is not empty; empty for a lone cell."""
    lines = (line for line in _LINE_END.split(_QUOTED.sub("", text)) if line.strip())
    first = next(lines, "")
    best = max(_SEPARATORS, key=first.count)
    return best if best in first else ""


def _rows(text: str, start: int, separator: str) -> Iterator[Row]:
    parts = rf"{re.escape(separator)}\r\n"
    cell = re.compile(rf'"([^"]*(?:""[^"]*)*)" *(?=[{parts}]|\Z)|([^{parts}]*)')
    row: Row = []
    while start < len(text) or row:
        found = cell.match(text, start)
        assert found  # noqa: S101 - an empty cell is a cell
        row.append(_cell(found))
        start = found.end()
        if separator and text.startswith(separator, start):
            start += 1
            continue
        yield row
        row = []
        end = _LINE_END.match(text, start)
        start = end.end() if end else start


def _cell(found: re.Match[str]) -> Cell:
    quoted, plain = found.groups()
    if quoted is not None:
        return Cell(quoted.replace('""', '"'), found.start())
    fault = "the cell begins with a quotation mark and does not end with one"
    return Cell(plain, found.start(), fault if plain.startswith('"') else "")
