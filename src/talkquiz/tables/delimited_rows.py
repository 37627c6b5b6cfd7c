"""Reads the rows of delimited text (CSV, RFC 4180), with the place of each cell.

Python's own reader tells neither the column of a cell nor what is wrong with its quotation marks.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from talkquiz.tables.table import Cell, filled

BYTE_ORDER_MARK = "\ufeff"
LINE_END = re.compile(r"\r\n|\r|\n")
_SEPARATOR_LINE = re.compile(r"sep=(.)(?:\r\n|\r|\n|\Z)", re.IGNORECASE)


def stated_separator(text: str) -> tuple[str, int]:
    """Return what a line `sep=;` above a table says, as Excel has it, and where the table begins.

    Without such a line that is "", and 0.
    """
    start = len(text) - len(text.lstrip(BYTE_ORDER_MARK))
    stated = _SEPARATOR_LINE.match(text, start)
    return (stated[1], stated.end()) if stated else ("", 0)


def beginning(text: str, most: int) -> str:
    """Return the whole lines within the first `most` letters, or these where they hold none."""
    start = text[:most]
    if len(text) > most:
        start = start[: max(start.rfind("\n"), start.rfind("\r")) + 1] or start
    return start


def tables_by_separator(
    text: str, separators: str, most: int
) -> Iterator[tuple[str, list[list[Cell]], Counter[int]]]:
    """Yield the table that each separator makes of a text: its first `most` rows that hold a word.

    With it comes how many rows have how many cells, of rows with two and more; a separator that
    makes no such row is passed over.
    """
    for separator in separators:
        if separator in text:
            table = list(islice((row for row in rows(text, separator) if filled(row)), most))
            wide = Counter(len(row) for row in table if len(row) > 1)
            if wide:
                yield separator, table, wide


def rows(text: str, separator: str, start: int = 0) -> Iterator[list[Cell]]:
    """Yield the rows of the text from `start`, whose cells are separated by `separator`.

    Without one, each line is a cell.
    """
    starts = [0, *(end.end() for end in LINE_END.finditer(text))]
    ends = rf"{re.escape(separator)}\r\n"
    cell = re.compile(rf' *"([^"]*(?:""[^"]*)*)" *(?=[{ends}]|\Z)|([^{ends}]*)')
    row: list[Cell] = []

    def add(value: str, problem: str = "") -> None:
        line = bisect_right(starts, start)
        column = start - starts[line - 1] + 1
        row.append(Cell(value.replace(BYTE_ORDER_MARK, ""), line, column, problem))

    # An empty cell is a cell: the pattern matches everywhere, and rows alone end the loop.
    while (start < len(text) or row) and (found := cell.match(text, start)):
        quoted, plain = found.groups()
        if quoted is not None:
            add(quoted.replace('""', '"'))
        else:
            is_open = plain.startswith('"')
            problem = "the cell begins with a quotation mark and does not end with one"
            add(plain, problem if is_open else "")
        start = found.end()
        if separator and text.startswith(separator, start):
            start += 1
            continue
        yield row
        row = []
        end = LINE_END.match(text, start)
        start = end.end() if end else start
