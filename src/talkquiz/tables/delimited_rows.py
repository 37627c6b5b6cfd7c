"""Reads the rows of delimited text (CSV, RFC 4180), with the place of each cell.

Python's own reader tells neither the column of a cell nor what is wrong with its quotation marks.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator

from talkquiz.tables.table import Cell

BYTE_ORDER_MARK = "\ufeff"
_LINE_END = re.compile(r"\r\n|\r|\n")


def rows(text: str, separator: str, start: int = 0) -> Iterator[list[Cell]]:
    """Yield the rows of the text from `start`, whose cells are separated by `separator`.

    Without one, each line is a cell.
    """
    starts = [0, *(end.end() for end in _LINE_END.finditer(text))]
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
        end = _LINE_END.match(text, start)
        start = end.end() if end else start
