"""Reads a roster, the names of a class on a list as teachers have it, and says what was read."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from talkquiz.problem import Problem, Severity
from talkquiz.rosters.columns import (
    Columns,
    NobodyError,
    find_columns,
    is_column_of_names,
    is_name_like,
)
from talkquiz.rosters.headings import role_of
from talkquiz.rosters.names import Name, name_in
from talkquiz.rosters.read_table import read_table
from talkquiz.rosters.rows_left_out import (
    is_gone,
    is_heading_of_rows,
    is_without_anybody,
    why_no_student,
)
from talkquiz.rosters.student import Source, Student
from talkquiz.tables.encodings import garbled
from talkquiz.tables.file_kinds import SAVE_AS
from talkquiz.tables.table import Cell, Table, UnreadError, text_of
from talkquiz.untrusted_files import OutsideError

_MOST_STUDENTS = 1_000
"""More than any school has in a year; each of them gets handouts of their own."""
_LONGEST_NAME = 120
_MOST_SHOWN = 5
"""So many rows or names are named in a message; of more, it is said how many they are."""
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufff9-\ufffd\ufffe\uffff]"
)
"""Controls, what turns the direction of writing, and what stands for a letter that was lost."""
_FOREIGN_WORD = re.compile(r"(?<!\w)\w*[^\W\x00-\x7f]\w*")
_NO_NAME = re.compile(
    r".*[\d@<>{}=|\\_;:/#*]|[^,]*,[^,]*,|[-–—•·.+~(\[]"
    r"|(?i:group|gruppe|groupe|grupo|gruppo|class|klasse|classe|clase|team|table|tisch|set|section|"
    r"year|grade|period|block|boys|girls|jungen|mädchen|filles|garçons|chicos|chicas)\b",
    re.DOTALL,
)
"""What no name holds, or begins with; and a second comma: it does not say which part is which."""


_EXTREMES = frozenset("Max MAX max Min MIN min Sum SUM sum".split())
"""Below longer names these are no students."""


class Roster(NamedTuple):
    """The students in the order of the list, everything that is wrong with it, and its source."""

    students: tuple[Student, ...]
    problems: list[Problem]
    source: Source | None = None


class _Row(NamedTuple):
    """A row of the table, and the name in it."""

    cells: Sequence[Cell]
    name: Name

    def at(self, columns: Columns) -> Cell:
        """Return the cell in which the name begins, or should."""
        numbers = [n for n in columns.positions if text_of(self.cells, n)] or columns.positions
        return self.cells[min(numbers[0], len(self.cells) - 1)]


def read_roster(path: Path, columns: Sequence[str] = (), sheet: str = "") -> Roster:
    """Read the names of students from the file `path`.

    `columns` are those that make up a name, by heading or number; without them they are found by
    headings that are known. `sheet` is that of a workbook, by name or number; else it is the first.
    What is wrong with one row leaves the others to be read; what is doubtful is an error.
    """
    table = Table(())
    try:
        table = read_table(path, sheet, columns)
        found = find_columns(table, columns)
    except (UnreadError, OutsideError, ValueError) as error:
        return _unread(path, table, error)
    rows = [_Row(row, name_in(row, found)) for row in table.rows[found.top :]]
    students, left_out = _students(rows, found)
    if not students:
        return _unread(path, table, NobodyError())
    if len(students) > _MOST_STUDENTS:
        message = f"there are more than {_MOST_STUDENTS} students on the roster"
        hint = "Make a roster for each class, and build them one by one."
        at = students[_MOST_STUDENTS].at(found)
        return Roster((), [Problem(str(path), at.line, at.column, "TQ712", message, hint)])
    problems = [*_Reading(str(path), table, found, students, left_out).problems()]
    named = _named(students, found)
    return Roster(named, sorted(problems), _source(path, table, found, students, named))


def _unread(path: Path, table: Table, error: Exception) -> Roster:
    """Return that nothing was read, and why; other sheets of a workbook may be those wanted."""
    code = getattr(error, "code", "TQ701")
    message = f"the roster cannot be read: {error}" if code == "TQ701" else str(error)
    hint = getattr(error, "hint", "") or SAVE_AS
    others = [name for name in table.sheets if name != table.sheet]
    if others:
        hint += f' Or is it another sheet? --sheet "{others[0]}".'
    return Roster((), [Problem(str(path), 1, 1, code, message, hint)])


def _students(rows: Sequence[_Row], columns: Columns) -> tuple[list[_Row], dict[int, str]]:
    """Return the rows of students, and what the others are by their number in the table."""
    left_out = {}
    students = []
    end = max((at for at, row in enumerate(rows) if row.name.text), default=-1)
    for at, row in enumerate(rows):
        why = why_no_student(row.cells, row.name.text, columns)
        if not why and at > end and is_without_anybody(row.cells, columns):
            why = next(cell.text.strip() for cell in row.cells if cell.text.strip())
        if why:
            left_out[row.cells[0].line] = why
        else:
            students.append(row)
    return students, left_out


def _named(rows: Sequence[_Row], columns: Columns) -> tuple[Student, ...]:
    seen: Counter[str] = Counter()
    students = []
    for row in rows:
        name = row.name.text
        seen[name] += 1
        of = columns.class_column
        class_name = " ".join(text_of(row.cells, of).split()) if of is not None else ""
        students.append(Student(name, seen[name], class_name))
    return tuple(students)


def _source(
    path: Path, table: Table, columns: Columns, rows: Sequence[_Row], named: Sequence[Student]
) -> Source:
    classes = dict.fromkeys(student.class_name for student in named if student.class_name)
    return Source(
        path,
        table.sheet,
        len(table.sheets),
        columns.headings,
        table.rows[columns.top - 1][0].line if columns.top else 0,
        any(row.name.is_turned for row in rows),
        tuple(classes),
        len(named),
        tuple(student.name for student in named[:2]),
    )


class _Reading(NamedTuple):
    """What was read, to see what is wrong with it or doubtful."""

    path: str
    table: Table
    columns: Columns
    rows: Sequence[_Row]
    left_out: dict[int, str]

    def problems(self) -> Iterator[Problem]:
        """Yield what is wrong with the rows, one by one, then what is doubtful of all."""
        width = len(self.table.rows[max(self.columns.top - 1, 0)])
        for row in self.rows:
            yield from self._of_row(row, width)
        yield from self._of_text()
        yield from self._of_first_row()
        yield from self._of_half_names()
        yield from self._of_no_names()
        yield from self._of_left_out()

    def _problem(
        self, cell: Cell, code: str, message: str, hint: str, severity: Severity = Severity.ERROR
    ) -> Problem:
        return Problem(self.path, cell.line, cell.column, code, message, hint, severity)

    def _naming(self) -> str:
        """Return the options that name the columns, by which a teacher says that they are right."""
        return " ".join(
            f'--name-column "{heading}"' if self.columns.top else f"--name-column {number + 1}"
            for heading, number in zip(self.columns.headings, self.columns.positions, strict=True)
        )

    def _of_row(self, row: _Row, width: int) -> Iterator[Problem]:
        """Yield what is wrong with a row; the row of headings is `width` cells wide."""
        for cell in row.cells:
            if cell.problem:
                hint = 'Put the whole cell in quotation marks, and write one inside it twice: "".'
                yield self._problem(cell, "TQ704", cell.problem, hint)
        beyond = next((cell for cell in row.cells[width:] if cell.text.strip()), None)
        if beyond:
            message = f"the row has {len(row.cells)} cells, the first row {width}"
            hint = "Put a cell that holds a separator in quotes."
            yield self._problem(beyond, "TQ705", message, hint)
        at = row.at(self.columns)
        name = row.name.text
        if not name:
            hint = "Write one, or empty the whole row."
            yield self._problem(at, "TQ706", "the row has no name", hint)
        elif len(name) > _LONGEST_NAME:
            message = f"the name is longer than {_LONGEST_NAME} letters"
            hint = "Is it the right column? See --name-column."
            yield self._problem(at, "TQ708", message, hint)
        elif meant := garbled(name):
            message = f"`{name}` was `{meant}` before it was saved in a wrong encoding"
            hint = f"Export the list anew, and open it as UTF-8. {SAVE_AS}"
            yield self._problem(at, "TQ720", message, hint)
        elif row.name.is_half:
            message = f"a part of the name is missing: `{name}`"
            hint = "Write it, or remove the row. If the student has one name only: "
            hint += f"{self._naming()}."
            severity = Severity.WARNING if self.columns.is_named else Severity.ERROR
            yield self._problem(at, "TQ717", message, hint, severity)
        for number in self.columns.positions:
            if number < len(row.cells):
                yield from self._of_cell(row.cells[number])

    def _of_cell(self, cell: Cell) -> Iterator[Problem]:
        unprintable = _UNPRINTABLE.search(cell.text)
        if unprintable:
            message = f"the name holds U+{ord(unprintable[0]):04X}, which cannot be printed"
            hint = f"Type the name anew, and save. {SAVE_AS}"
            yield self._problem(cell, "TQ707", message, hint)
        elif "?" in cell.text or ("&" in cell.text and ";" in cell.text):
            message = f"`{cell.text.strip()}`: were letters lost?"
            hint = f"Spreadsheets write a question mark for what a code page lacks. {SAVE_AS}"
            yield self._problem(cell, "TQ709", message, hint, Severity.WARNING)

    def _of_text(self) -> Iterator[Problem]:
        """Yield the encoding that was guessed, with a word that shows whether it is right."""
        if not self.table.guessed:
            return
        for cell in (cell for row in self.table.rows for cell in row):
            if foreign := _FOREIGN_WORD.search(cell.text):
                message = (
                    "the file does not tell its encoding; "
                    f"read as {self.table.guessed}: `{foreign[0]}`"
                )
                hint = f"If that is wrong, save the table anew. {SAVE_AS}"
                yield self._problem(cell, "TQ711", message, hint, Severity.WARNING)
                return

    def _of_first_row(self) -> Iterator[Problem]:
        """Yield that the first row is taken for a student; it is an error unless that is clear."""
        if self.columns.top:
            return
        first, *others = (row.name.text for row in self.rows)
        cell = self.rows[0].at(self.columns)
        if self.columns.is_named or _is_like(first, others):
            message = f"the first row is taken for a student, `{first}`"
            hint = f'If it is a heading: --name-column "{cell.text.strip()}".'
            yield self._problem(cell, "TQ710", message, hint, Severity.WARNING)
            return
        message = f"is the first row, `{first}`, a heading or a student?"
        number = self.columns.positions[0] + 1
        hint = f'A heading: --name-column "{cell.text.strip()}". A student: --name-column {number}.'
        yield self._problem(cell, "TQ721", message, hint)

    def _of_half_names(self) -> Iterator[Problem]:
        """Yield that a column may hold half of each name, where another may hold the rest."""
        if not self.columns.may_be_half:
            return
        names = [row.name.text for row in self.rows]
        short = sum(" " not in name for name in names)
        if 2 * short < len(names) and len(set(names)) == len(names):
            return
        headings = self.table.rows[self.columns.top - 1]
        below = [row.cells for row in self.rows]
        for number, cell in enumerate(headings):
            may_hold_names = role_of(cell.text) in {"", "first", "last", "either"}
            is_read = number in self.columns.positions
            if may_hold_names and not is_read and is_column_of_names(below, number):
                own, other = self.columns.headings[0], cell.text.strip() or str(number + 1)
                both = (other, own) if role_of(other) == "first" else (own, other)
                message = f"`{own}` may be half a name: `{names[0]}`. Is `{other}` the other half?"
                hint = (
                    f'If it is: --name-column "{both[0]}" --name-column "{both[1]}". '
                    f'If not: --name-column "{own}".'
                )
                yield self._problem(cell, "TQ714", message, hint)
                return

    def _of_no_names(self) -> Iterator[Problem]:
        """Yield names with numbers or signs that no name has, and such without any letter.

        It is an error unless the teacher named the column.
        """
        severity = Severity.WARNING if self.columns.is_named else Severity.ERROR
        is_first_told = not (self.columns.top or self.columns.is_named)
        names = [row.name.text for row in self.rows]
        are_long = 2 * sum(" " in name for name in names) > len(names)
        found = [
            row
            for row in self.rows[is_first_told:]
            if row.name.text
            and (_is_no_name(row.name.text) or (are_long and row.name.text in _EXTREMES))
        ]
        for row in found[:_MOST_SHOWN]:
            again = found[_MOST_SHOWN:] and row is found[_MOST_SHOWN - 1]
            more = f" (and {len(found) - _MOST_SHOWN} more like it)" if again else ""
            message = f"is `{row.name.text[:60]}` a name?{more}"
            hint = f"If so: {self._naming()}. If not, remove the row, or name the right column."
            yield self._problem(row.at(self.columns), "TQ715", message, hint, severity)

    def _of_left_out(self) -> Iterator[Problem]:
        """Yield which rows are no students, whose have left, and which were not turned round."""
        warning = Severity.WARNING
        top = self.rows[0].at(self.columns)
        if self.left_out:
            shown = _listed([f"{line} `{why[:40]}`" for line, why in self.left_out.items()])
            message = f"left out, for they are no students: {_rows(len(self.left_out))} {shown}"
            cell = top._replace(line=min(self.left_out), column=1)
            yield self._problem(
                cell,
                "TQ713",
                message,
                "If one is a student, write the name in another way.",
                warning,
            )
        turned = [row for row in self.rows if row.name.is_turned]
        if turned and len(turned) < len(self.rows):
            other = next(row.name.text for row in self.rows if not row.name.is_turned)
            message = (
                f"not all names have a comma; those that have are turned round: "
                f"`{turned[0].name.text}`, but `{other}` is not"
            )
            hint = "Write all names in the same way."
            yield self._problem(turned[0].at(self.columns), "TQ716", message, hint, warning)
        gone = [row for row in self.rows if is_gone(row.cells, self.columns)]
        if gone:
            shown = _listed([f"{row.cells[0].line} `{row.name.text}`" for row in gone])
            message = f"who has left the class gets a sheet, too: {_rows(len(gone))} {shown}"
            hint = "If that is wrong, remove the rows."
            yield self._problem(gone[0].at(self.columns), "TQ719", message, hint, warning)


def _is_no_name(text: str) -> bool:
    is_strange = _NO_NAME.match(text) or not any(map(str.isalpha, text))
    return bool(is_strange) or is_heading_of_rows(text)


def _rows(count: int) -> str:
    return "row" if count == 1 else f"{count} rows:"


def _listed(shown: Sequence[str]) -> str:
    more = f" and {len(shown) - _MOST_SHOWN} more" if len(shown) > _MOST_SHOWN else ""
    return ", ".join(shown[:_MOST_SHOWN]) + more


def _is_like(first: str, others: Sequence[str]) -> bool:
    """Tell whether a first row without headings is clearly a student, as all others are.

    All have two words or more, written as `first` is, and none of its words is a known heading. One
    row alone may be anything.
    """
    everybody = [first, *others]
    is_sentence = first[:1].isupper() and first.rsplit(maxsplit=1)[-1][:1].islower()
    if (
        not others
        or is_sentence
        or not all(is_name_like(name) and " " in name for name in everybody)
    ):
        return False
    if any(role_of(word) for word in first.split()):
        return False
    is_loud = [name.isupper() for name in everybody]
    is_small = [name.split()[-1][0].islower() for name in everybody]
    return all(2 * sum(has) > len(has) or not has[0] for has in (is_loud, is_small))
