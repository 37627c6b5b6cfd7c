"""Reads a roster: a table with a row for each student."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from talkquiz.problem import Problem, Severity
from talkquiz.rosters.cells import Cell, Row, place, rows
from talkquiz.rosters.columns import Columns, UnknownColumnError, find_columns
from talkquiz.rosters.encoding import Decoded, decode

_MAX_BYTES = 8 * 1024 * 1024
_LONGEST = 120
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_SAVE_AS = "In Excel: File > Save As > CSV UTF-8."
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufff9-\ufffd\ufffe\uffff]"
)
"""Controls, what turns the direction of writing, and what stands for a letter that was lost."""
_FOREIGN_WORD = re.compile(r"\w*[^\W\x00-\x7f]\w*")


class Student(NamedTuple):
    """One student: the name to print, and which of those with this name it is, from 1."""

    name: str
    which: int = 1

    @property
    def identity(self) -> str:
        """What tells a student from all others, wherever on the list."""
        return f"{self.name}\x1f{self.which}"


class Roster(NamedTuple):
    """The students in the order of the list, and everything that is wrong with it."""

    students: tuple[Student, ...]
    problems: list[Problem]


NOBODY = Roster((), [])


class _Flaw(NamedTuple):
    """One thing that is wrong, and where in the text of the table it begins."""

    start: int
    code: str
    message: str
    hint: str
    severity: Severity = Severity.ERROR


class _NoTableError(Exception):
    """A file is no table; says what it is."""


def read_roster(path: Path, columns: Sequence[str] = ()) -> Roster:
    """Read the names of students from the file `path`.

    `columns` are those that make up a name, by heading or number; without them they are guessed.
    What is wrong with one row leaves the others to be read.
    """
    try:
        decoded = decode(_content(path))
    except (OSError, UnicodeError, _NoTableError) as error:
        why = getattr(error, "strerror", None) or getattr(error, "reason", None) or str(error)
        message = f"the roster cannot be read: {why}"
        return Roster((), [Problem(str(path), 1, 1, "TQ701", message, _SAVE_AS)])
    names, flaws = _names(decoded, columns)
    seen: Counter[str] = Counter()
    students = []
    for name in names:
        seen[name] += 1
        students.append(Student(name, seen[name]))
    return Roster(tuple(students), [_located(path, decoded.text, flaw) for flaw in sorted(flaws)])


def _content(path: Path) -> bytes:
    if path.stat().st_size > _MAX_BYTES:
        raise _NoTableError("it is larger than 8 MB")
    content = path.read_bytes()
    if content.startswith(_WORKBOOKS):
        raise _NoTableError("it is a workbook, not a table (CSV)")
    return content


def _located(path: Path, text: str, flaw: _Flaw) -> Problem:
    line, column = place(text, flaw.start)
    return Problem(
        str(path), line, column, flaw.code, flaw.message, flaw.hint, severity=flaw.severity
    )


def _names(decoded: Decoded, chosen: Sequence[str]) -> tuple[list[str], list[_Flaw]]:
    """Return the names in a table, row by row, and what is wrong with it."""
    table = [row for row in rows(decoded.text) if any(cell.text.strip() for cell in row)]
    first = table[0] if table else []
    try:
        columns = find_columns([cell.text for cell in first], chosen) if table else None
    except UnknownColumnError as error:
        hint = 'Say which: --name-column "Full name", or its number; twice, if a name is in two.'
        return [], [_Flaw(first[0].start, "TQ703", str(error), hint)]
    students = table[columns.headed :] if columns else []
    if columns is None or not students:
        return [], [_Flaw(0, "TQ702", "there is no student on the roster", "Write a row for each.")]
    flaws = [*_doubts(decoded, first, columns)]
    for row in students:
        flaws += _row_flaws(row, columns, len(first))
    return [_name(row, columns) for row in students], flaws


def _doubts(decoded: Decoded, first: Row, columns: Columns) -> Iterator[_Flaw]:
    """Yield what had to be guessed."""
    foreign = _FOREIGN_WORD.search(decoded.text)
    if decoded.guessed and foreign:
        message = f"the file does not tell its encoding; read as {decoded.guessed}: `{foreign[0]}`"
        hint = f"If that is wrong, save the table anew. {_SAVE_AS}"
        yield _Flaw(foreign.start(), "TQ711", message, hint, Severity.WARNING)
    if not columns.headed:
        cell = first[columns.places[0]]
        message = f"the first row is taken for a student, `{cell.text.strip()}`"
        hint = f'If it is a heading: --name-column "{cell.text.strip()}".'
        yield _Flaw(cell.start, "TQ710", message, hint, Severity.WARNING)


def _row_flaws(row: Row, columns: Columns, width: int) -> Iterator[_Flaw]:
    for cell in row:
        if cell.fault:
            hint = 'Put the whole cell in quotation marks, and write one inside it twice: "".'
            yield _Flaw(cell.start, "TQ704", cell.fault, hint)
    beyond = next((cell for cell in row[width:] if cell.text.strip()), None)
    if beyond:
        message = f"the row has {len(row)} cells, the first row {width}"
        yield _Flaw(beyond.start, "TQ705", message, "Put a cell that holds a separator in quotes.")
    cells = _name_cells(row, columns)
    if not _name(row, columns):
        start = cells[0].start if cells else row[-1].start
        yield _Flaw(start, "TQ706", "the row has no name", "Write one, or empty the whole row.")
    elif len(_name(row, columns)) > _LONGEST:
        message = f"the name is longer than {_LONGEST} letters"
        yield _Flaw(cells[0].start, "TQ708", message, "Is it the right column? See --name-column.")
    for cell in cells:
        yield from _unsound_letters(cell)


def _unsound_letters(cell: Cell) -> Iterator[_Flaw]:
    unprintable = _UNPRINTABLE.search(cell.text)
    if unprintable:
        message = f"the name holds U+{ord(unprintable[0]):04X}, which cannot be printed"
        yield _Flaw(cell.start, "TQ707", message, f"Type the name anew, and save. {_SAVE_AS}")
    elif "?" in cell.text:
        message = f"`{cell.text.strip()}`: did letters become question marks?"
        hint = f"Spreadsheets write them for letters that a code page lacks. {_SAVE_AS}"
        yield _Flaw(cell.start, "TQ709", message, hint, Severity.WARNING)


def _name(row: Row, columns: Columns) -> str:
    """Return the name in a row on one line, the same however its accents are encoded."""
    name = " ".join(cell.text for cell in _name_cells(row, columns)).replace("\ufeff", "")
    return " ".join(unicodedata.normalize("NFC", name).split())


def _name_cells(row: Row, columns: Columns) -> list[Cell]:
    return [row[number] for number in columns.places if number < len(row)]
