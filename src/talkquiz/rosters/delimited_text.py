"""Reads a table in delimited text (CSV, RFC 4180), with the place of each cell.

Python's own reader tells neither the column of a cell nor what is wrong with its quotation marks.
Excel marks what it saves as "CSV UTF-8" with a byte order mark, and "Unicode text" is UTF-16 with
one. Plain "CSV" is in the code page of the computer, which only the letters themselves can tell.
"""

import codecs
import re
from collections.abc import Iterator
from typing import NamedTuple

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How the files of Excel and other spreadsheets begin."""
_CODE_PAGES = ("cp1252", "mac-roman")
_LOWER, _UPPER = "a-zß-öø-ÿœšžı", "A-ZÀ-ÖØ-ÞŒŠŽŸ"
_NATURAL = re.compile(
    rf"(?<=[{_LOWER}{_UPPER}])(?![a-z])[{_LOWER}](?![{_UPPER}])"
    rf"|(?<![{_LOWER}{_UPPER}])(?![A-Z])[{_UPPER}]"
    rf"|(?<=[{_UPPER}])(?![A-Z])[{_UPPER}](?![{_UPPER}]?[{_LOWER}])"
    rf"|(?<=\b\w)’(?=\w)|(?<=[{_LOWER}])’(?=[{_UPPER}])"
)
"""A letter beyond ASCII, or an apostrophe, where a name may well have it."""
_SEPARATORS = "\t;,"
"""What may separate cells; of two that stand equally often in a line, the first is taken."""
_SEPARATOR_LINE = re.compile(r"(sep=(.))(?:\r\n|\r|\n|\Z)", re.IGNORECASE)
_QUOTED = re.compile(r'"[^"]*(?:""[^"]*)*"?')
LINE_END = re.compile(r"\r\n|\r|\n")


class Cell(NamedTuple):
    """One cell: its text without quotation marks, where it begins, and what is wrong with it."""

    text: str
    start: int
    problem: str = ""


def decode(content: bytes) -> tuple[str, str]:
    """Return the text of a table, and the name of its encoding if that could only be guessed.

    Raises ValueError for a workbook or an encoding not above. Of two code pages it takes the one
    that puts most letters beyond ASCII where names have them.
    """
    if content.startswith(_WORKBOOKS):
        raise ValueError("it is a workbook, not a table (CSV)")
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding), ""
    try:
        return content.decode("utf-8"), ""
    except UnicodeDecodeError:
        pass
    readings = []
    for encoding in _CODE_PAGES:
        try:
            readings.append((content.decode(encoding), encoding))
        except UnicodeDecodeError:  # five bytes mean nothing in cp1252
            continue
    best = max(readings, key=lambda reading: len(_NATURAL.findall(reading[0])))
    letters = re.findall(r"[^\W\d_]", best[0])
    if sum(not letter.isascii() for letter in letters) * 2 > len(letters):
        raise UnicodeError("the letters are of another alphabet than the Latin one")
    return best


def rows(text: str) -> Iterator[list[Cell]]:
    """Yield the rows of a table; the first line that is not empty shows what separates its cells.

    A line `sep=;` before the table, which Excel understands, says it instead.
    """
    stated = _SEPARATOR_LINE.match(text)
    if stated:
        start, separator = stated.end(), stated[2]
    else:
        lines = (line for line in LINE_END.split(_QUOTED.sub("", text)) if line.strip())
        first = next(lines, "")
        best = max(_SEPARATORS, key=first.count)
        start, separator = 0, best if best in first else ""
    ends = rf"{re.escape(separator)}\r\n"
    cell = re.compile(rf'"([^"]*(?:""[^"]*)*)" *(?=[{ends}]|\Z)|([^{ends}]*)')
    row: list[Cell] = []
    # An empty cell is a cell: the pattern matches everywhere, and rows alone end the loop.
    while (start < len(text) or row) and (found := cell.match(text, start)):
        quoted, plain = found.groups()
        if quoted is not None:
            row.append(Cell(quoted.replace('""', '"'), start))
        else:
            is_open = plain.startswith('"')
            problem = "the cell begins with a quotation mark and does not end with one"
            row.append(Cell(plain, start, problem if is_open else ""))
        start = found.end()
        if separator and text.startswith(separator, start):
            start += 1
            continue
        yield row
        row = []
        end = LINE_END.match(text, start)
        start = end.end() if end else start
