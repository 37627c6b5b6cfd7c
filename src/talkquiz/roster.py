"""Reads a roster, the names of a class in a table (CSV, RFC 4180), and names files after them.

Python's own reader tells neither the column of a cell nor what is wrong with its quotation marks.
Excel marks what it saves as "CSV UTF-8" with a byte order mark, and "Unicode text" is UTF-16 with
one. Plain "CSV" is in the code page of the computer, which only the letters themselves can tell.
"""

import codecs
import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from talkquiz.language.unicode_forms import normalized
from talkquiz.problem import Problem, Severity, TalkQuizError
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

_UNSAFE = re.compile(r'[<>:"/\\|?*]')
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
_JOINERS = "\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"
"""Persian words and many emoji are spelled with these."""
_LONGEST_FILE_NAME = 120
"""In bytes: a file name has at most 255, and a path on Windows at most 260 letters."""

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
_LINE_END = re.compile(r"\r\n|\r|\n")

_HEADINGS = {
    "whole": """
full name, fullname, student, students, student name, name of student, pupil, pupil name, learner,
nom complet, nom et prénom, nom prénom, élève, étudiant, schüler, schülerin, schüler/in, schüler*in,
schülername, name vorname, vor- und nachname, nombre completo, nombre y apellidos,
apellidos y nombre, alumno, alumna, estudiante, nome completo, aluno, aluna, studente, alunno,
cognome e nome, leerling, naam leerling, elev, elevnavn, oppilas, фио, имя и фамилия,
фамилия и имя, ученик, студент, imię i nazwisko, nazwisko i imię, uczeń, jméno a příjmení, žák,
ad soyad, adı soyadı, öğrenci, ονοματεπώνυμο, الاسم الكامل, اسم الطالب, الطالب, שם מלא, שם התלמיד,
תלמיד, 姓名, 氏名, 名前, 이름, 성명
""",
    "first": """
first name, firstname, first, given name, given names, forename, vorname, prénom, voornaam, förnamn,
fornavn, etunimi, utónév, الاسم الأول, שם פרטי, 名
""",
    "last": """
last name, lastname, last, surname, family name, nachname, familienname, zuname, nom de famille,
apellido, apellidos, cognome, sobrenome, apelido, achternaam, efternamn, etternavn, efternavn,
sukunimi, фамилия, прізвище, nazwisko, příjmení, soyad, soyadı, vezetéknév, επώνυμο, اسم العائلة,
اللقب, שם משפחה, 姓
""",
    "either": """
name, names, nom, nombre, nome, naam, namn, navn, nimi, имя, імя, imię, jméno, ad, adı, isim, név,
όνομα, الاسم, اسم, نام, שם
""",
}
"""The headings of a column that holds a whole name, or this part of it, or either."""
_BETWEEN = re.compile(r"[\s_.:\-]+")


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


class Cell(NamedTuple):
    """One cell: its text without quotation marks, where it begins, and what is wrong with it."""

    text: str
    start: int
    problem: str = ""


class UnknownColumnError(TalkQuizError):
    """The names are in no column that can be told; says why."""


class Columns(NamedTuple):
    """The columns, from 0, whose cells make up a name, and whether the first row is a heading."""

    positions: tuple[int, ...]
    headed: bool


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
    starts = [0, *(end.end() for end in _LINE_END.finditer(text))]
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


def file_names(names: Iterable[str]) -> list[str]:
    """Return a file name, without ending, for each of `names`; the second Ada is "Ada (2)".

    They must follow a prefix, as in `quiz-Ada.docx`: a name that Windows has reserved, such as
    "CON", is not changed. Names that differ in case alone are the same to Windows and the Mac.
    """
    made: list[str] = []
    taken: set[str] = set()
    numbers: dict[str, int] = {}
    for name in names:
        visible = "".join(
            letter
            for letter in normalized("NFC", name)
            if unicodedata.category(letter) not in _INVISIBLE or letter in _JOINERS
        )
        safe = " ".join(_UNSAFE.sub("_", visible).split())
        cut = safe.encode()[:_LONGEST_FILE_NAME].decode(errors="ignore")
        cut = cut.rstrip(f" .{_JOINERS}") or "_"
        made.append(cut)
        folded = same = _folded(cut)
        number = numbers.get(same, 1)
        while folded in taken:
            number += 1
            made[-1] = f"{cut} ({number})"
            folded = _folded(made[-1])
        numbers[same] = number
        taken.add(folded)
    return made


def _folded(name: str) -> str:
    return normalized("NFKC", name.casefold())


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
        lines = (line for line in _LINE_END.split(_QUOTED.sub("", text)) if line.strip())
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
        end = _LINE_END.match(text, start)
        start = end.end() if end else start


def _compared(text: str) -> str:
    """Return `text` as it is compared: "Full_Name: " is "full name"."""
    return _BETWEEN.sub(" ", normalized("NFKC", text).casefold()).strip()


def find_columns(first: Sequence[str], chosen: Sequence[str]) -> Columns:
    """Return the columns of names of a table with the row `first` at its top.

    `chosen` names them by heading or, from 1, by number; without it they are guessed. Raises
    UnknownColumnError.
    """
    headings = [_compared(cell) for cell in first]
    found = {}
    for part, words in _HEADINGS.items():
        known = set(map(_compared, words.split(",")))
        found[part] = [number for number, heading in enumerate(headings) if heading in known]
    if chosen:
        positions = tuple(_chosen(headings, name) for name in chosen)
        by_heading = any(_compared(name) in headings for name in chosen)
        return Columns(positions, headed=by_heading or any(found.values()))
    if all(len(columns) <= 1 for columns in found.values()):
        for parts in (["whole"], ["first", "last"], ["either", "last"], ["first", "either"]):
            if all(found[part] for part in parts):
                return Columns(tuple(found[part][0] for part in parts), headed=True)
        if found["either"]:
            return Columns((found["either"][0],), headed=True)
    filled = [number for number, heading in enumerate(headings) if heading]
    if len(filled) == 1 and not any(found.values()):
        return Columns((filled[0],), headed=False)
    raise UnknownColumnError(f"which column holds the names? There are {_quoted(first)}")


def _chosen(headings: Sequence[str], name: str) -> int:
    heading = _compared(name)
    if headings.count(heading) > 1:
        raise UnknownColumnError(f"{headings.count(heading)} columns are called `{name}`")
    if heading in headings:
        return headings.index(heading)
    if name.isdecimal() and 1 <= int(name) <= len(headings):
        return int(name) - 1
    raise UnknownColumnError(f"there is no column `{name}`. There are {_quoted(headings)}")


def _quoted(headings: Iterable[str]) -> str:
    return ", ".join(f"`{' '.join(heading.split())[:40]}`" for heading in headings)
