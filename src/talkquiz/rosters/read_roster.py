"""Reads a roster, the names of a class in a table."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from talkquiz.language.unicode_forms import normalized
from talkquiz.problem import Problem, Severity
from talkquiz.rosters.columns import UnknownColumnError, find_columns
from talkquiz.rosters.delimited_text import LINE_END, Cell, decode, rows
from talkquiz.rosters.student import Student
from talkquiz.untrusted_files import MEGABYTE, OutsideError, read_file

_MAX_BYTES = 8 * MEGABYTE
_MOST_STUDENTS = 1_000
"""More than any school has in a year; each of them gets handouts of their own."""
_LONGEST_NAME = 120
_SAVE_AS = "In Excel: File > Save As > CSV UTF-8."
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufff9-\ufffd\ufffe\uffff]"
)
"""Controls, what turns the direction of writing, and what stands for a letter that was lost."""
_FOREIGN_WORD = re.compile(r"(?<!\w)\w*[^\W\x00-\x7f]\w*")


class Roster(NamedTuple):
    """The students in the order of the list, and everything that is wrong with it."""

    students: tuple[Student, ...]
    problems: list[Problem]


def read_roster(path: Path, columns: Sequence[str] = ()) -> Roster:
    """Read the names of students from the file `path`.

    `columns` are those that make up a name, by heading or number; without them they are guessed.
    What is wrong with one row leaves the others to be read.
    """
    try:
        text, guessed = decode(read_file(path, _MAX_BYTES))
    except (OutsideError, ValueError) as error:
        why = getattr(error, "reason", None) or str(error)
        message = f"the roster cannot be read: {why}"
        return Roster((), [Problem(str(path), 1, 1, "TQ701", message, _SAVE_AS)])
    starts = [0, *(end.end() for end in LINE_END.finditer(text))]
    names, problems = _Table(str(path), text, guessed, starts).read(columns)
    seen: Counter[str] = Counter()
    students = []
    for name in names:
        seen[name] += 1
        students.append(Student(name, seen[name]))
    return Roster(tuple(students), sorted(problems))


class _Table(NamedTuple):
    """The text of a roster, and where its lines start, by which problems have their place."""

    path: str
    text: str
    guessed: str
    starts: list[int]

    def read(self, chosen: Sequence[str]) -> tuple[list[str], list[Problem]]:
        """Return the names, row by row, and what is wrong; `chosen` columns make up a name."""
        table = [row for row in rows(self.text) if any(cell.text.strip() for cell in row)]
        first = table[0] if table else []
        try:
            columns = find_columns([cell.text for cell in first], chosen) if table else None
        except UnknownColumnError as error:
            hint = (
                'Say which: --name-column "Full name", or its number; twice, if a name is in two.'
            )
            return [], [self._problem(first[0].start, "TQ703", str(error), hint)]
        students = table[columns.headed :] if columns else []
        if columns is None or not students:
            message = "there is no student on the roster"
            return [], [self._problem(0, "TQ702", message, "Write a row for each.")]
        if len(students) > _MOST_STUDENTS:
            message = f"there are more than {_MOST_STUDENTS} students on the roster"
            start = students[_MOST_STUDENTS][0].start
            hint = "Make a roster for each class, and build them one by one."
            return [], [self._problem(start, "TQ712", message, hint)]
        problems = []
        foreign = _FOREIGN_WORD.search(self.text)
        if self.guessed and foreign:
            message = f"the file does not tell its encoding; read as {self.guessed}: `{foreign[0]}`"
            hint = f"If that is wrong, save the table anew. {_SAVE_AS}"
            problems.append(
                self._problem(foreign.start(), "TQ711", message, hint, Severity.WARNING)
            )
        if not columns.headed:
            cell = first[columns.positions[0]]
            message = f"the first row is taken for a student, `{cell.text.strip()}`"
            hint = f'If it is a heading: --name-column "{cell.text.strip()}".'
            problems.append(self._problem(cell.start, "TQ710", message, hint, Severity.WARNING))
        names = []
        for row in students:
            cells = [row[number] for number in columns.positions if number < len(row)]
            joined = " ".join(cell.text for cell in cells).replace("\ufeff", "")
            # The same name however its accents are encoded.
            names.append(" ".join(normalized("NFC", joined).split()))
            problems += self._row_problems(row, cells, names[-1], len(first))
        return names, problems

    def _problem(
        self, start: int, code: str, message: str, hint: str, severity: Severity = Severity.ERROR
    ) -> Problem:
        line = bisect_right(self.starts, start)
        column = start - self.starts[line - 1] + 1
        return Problem(self.path, line, column, code, message, hint, severity)

    def _row_problems(
        self, row: Sequence[Cell], cells: Sequence[Cell], name: str, width: int
    ) -> Iterator[Problem]:
        """Yield what is wrong with a row, whose `name` is in `cells`; the first row is `width`."""
        for cell in row:
            if cell.problem:
                hint = 'Put the whole cell in quotation marks, and write one inside it twice: "".'
                yield self._problem(cell.start, "TQ704", cell.problem, hint)
        beyond = next((cell for cell in row[width:] if cell.text.strip()), None)
        if beyond:
            message = f"the row has {len(row)} cells, the first row {width}"
            hint = "Put a cell that holds a separator in quotes."
            yield self._problem(beyond.start, "TQ705", message, hint)
        if not name:
            start = cells[0].start if cells else row[-1].start
            hint = "Write one, or empty the whole row."
            yield self._problem(start, "TQ706", "the row has no name", hint)
        elif len(name) > _LONGEST_NAME:
            message = f"the name is longer than {_LONGEST_NAME} letters"
            hint = "Is it the right column? See --name-column."
            yield self._problem(cells[0].start, "TQ708", message, hint)
        for cell in cells:
            unprintable = _UNPRINTABLE.search(cell.text)
            if unprintable:
                message = f"the name holds U+{ord(unprintable[0]):04X}, which cannot be printed"
                hint = f"Type the name anew, and save. {_SAVE_AS}"
                yield self._problem(cell.start, "TQ707", message, hint)
            elif "?" in cell.text:
                message = f"`{cell.text.strip()}`: did letters become question marks?"
                hint = f"Spreadsheets write them for letters that a code page lacks. {_SAVE_AS}"
                yield self._problem(cell.start, "TQ709", message, hint, Severity.WARNING)
