"""Rosters are read whole, what is wrong told by row and column; anybody can have a file."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from class_tables import ENCODINGS, open_document, saved, table, workbook
from talkquiz.problem import Severity
from talkquiz.rosters.headings import role_of
from talkquiz.rosters.read_roster import read_roster
from talkquiz.tables.encodings import garbled

letters = st.characters(categories=["L", "M", "Nd"], codec="utf-8")
names = st.text(letters | st.sampled_from(" -'’.\"\t\n"), min_size=1, max_size=30).filter(
    lambda name: (
        name[0].isalpha()
        and not any(map(str.isdecimal, name))
        and not garbled(unicodedata.normalize("NFC", " ".join(name.split())))
        and not role_of(name)
    )
)
"""Names that nobody would ask about: a word such as "Group" may be a heading."""


def found(path: Path, *columns: str) -> list[str]:
    """Return place and code of each problem of a roster: "3:1 TQ706"."""
    problems = read_roster(path, columns).problems
    return [f"{problem.line}:{problem.column} {problem.code}" for problem in problems]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(names, min_size=1, max_size=12),
    st.sampled_from(sorted(ENCODINGS)),
    st.sampled_from(",;\t"),
)
def test_round_trip(tmp_path: Path, given_names: list[str], encoding: str, separator: str) -> None:
    rows = [["No.", "Name"], *([str(n), name] for n, name in enumerate(given_names))]
    roster = read_roster(saved(tmp_path, table(rows, encoding, separator)))
    assert not roster.problems
    assert [student.name for student in roster.students] == [
        unicodedata.normalize("NFC", " ".join(name.split())) for name in given_names
    ]


@pytest.mark.parametrize("encoding", ["cp1252", "mac-roman"])
def test_code_pages(tmp_path: Path, encoding: str) -> None:
    rows = [["Schüler", "Klasse"], ["Jürgen Groß", "7b"], ["Zoé", "7b"]]
    roster = read_roster(saved(tmp_path, table(rows, encoding, ";")))
    assert [student.name for student in roster.students] == ["Jürgen Groß", "Zoé"]
    (problem,) = roster.problems
    assert (problem.code, problem.severity) == ("TQ711", Severity.WARNING)
    assert "`Schüler`" in problem.message


def test_namesakes(tmp_path: Path) -> None:
    """Two of one name are two students, also where their accents are encoded in two ways."""
    path = saved(tmp_path, "Name\nZoë\nAda\nZoe\u0308\n\n;;\n")
    students = read_roster(path).students
    assert [(student.name, student.which) for student in students[:3]] == [
        ("Zoë", 1),
        ("Ada", 1),
        ("Zoë", 2),
    ]
    assert len({student.identity for student in students}) == len(students)


def test_hostile_cells_are_text(tmp_path: Path) -> None:
    hostile = ["=cmd|' /C calc'!A0", "<script>alert(1)</script>", "../../etc/passwd", "&amp;"]
    path = saved(tmp_path, table([["Name"], *([each] for each in hostile)]))
    roster = read_roster(path, ["Name"])
    assert [student.name for student in roster.students] == hostile
    assert {problem.severity for problem in roster.problems} == {Severity.WARNING}


BAD = """Class,Name
7b,Ada Brook
7b,
7b,Brook, Tom
,
7b,"Ivy
7b,Ola\x07Hale
7b,M?ller
7b,"two
lines" x
7b,Bo
"""


def test_every_bad_row_is_told(tmp_path: Path) -> None:
    assert found(saved(tmp_path, BAD)) == [
        "3:4 TQ706",
        "4:10 TQ705",
        "6:4 TQ704",
        "7:4 TQ707",
        "8:4 TQ709",
        "9:4 TQ704",
        "10:1 TQ706",
    ]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"PK\x03\x04rest of a workbook", "1:1 TQ701"),
        (b"%PDF-1.7\nAda", "1:1 TQ701"),
        (b"{\\rtf1 Ada}", "1:1 TQ701"),
        (b"<html><body><table>", "1:1 TQ701"),
        (b"\xef\xbb\xbf <?xml version='1.0'?>", "1:1 TQ701"),
        ("<table>".encode("utf-16"), "1:1 TQ701"),
        (b'["Ada Brook"]', "1:1 TQ701"),
        (b"\xd0\xcf\x11\xe0rest", "1:1 TQ701"),
        (b"\xff\xfeN\x00a", "1:1 TQ701"),
        (b"Name\n" + b"x" * 9_000_000, "1:1 TQ701"),
        (b"", "1:1 TQ702"),
        (b"Name\n" + b"Ada Brook\n" * 1_001, "1002:1 TQ712"),
        (b"Name\r\n\r\n", "1:1 TQ702"),
        (b"Ada,Brook\nTom,Reed\n", "1:1 TQ703"),
        (b"Name\n" + b"x" * 121, "2:1 TQ708"),
        ("Name\nBj\ufffdrn\n".encode(), "2:1 TQ707"),
        ("Name\nAda\u202eBrook\n".encode(), "2:1 TQ707"),
        (b"Ada Brook\nTom Reed\n", "1:1 TQ710"),
    ],
)
def test_files_that_are_no_rosters(tmp_path: Path, content: bytes, problem: str) -> None:
    assert found(saved(tmp_path, content)) == [problem]


def test_a_heading_nobody_knows_can_be_named(tmp_path: Path) -> None:
    """The warning of a row that was taken for a student says what mends it, and it does."""
    path = saved(tmp_path, "Deltagare\nAda Brook\n")
    assert "Deltagare" in read_roster(path).problems[0].hint
    named = read_roster(path, ["Deltagare"])
    assert ([student.name for student in named.students], named.problems) == (["Ada Brook"], [])


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
def test_lines_end_as_on_any_system(tmp_path: Path, end: str) -> None:
    """A line break within a cell ends a line as well."""
    text = end.join(["No,Name", f'"1{end}2",Ada', ",", "3,", f'"{end}4",M?ller', '5,"Ivy'])
    assert found(saved(tmp_path, text)) == ["5:3 TQ706", "7:4 TQ709", "8:3 TQ704"]


def read(folder: Path, content: str | bytes, *columns: str) -> tuple[list[str], list[str]]:
    """Return the names on a list, none if it is refused, and the codes of its problems."""
    roster = read_roster(saved(folder, content), columns)
    wrong = any(problem.severity is Severity.ERROR for problem in roster.problems)
    names = [] if wrong else [student.name for student in roster.students]
    return names, [problem.code for problem in roster.problems]


TWO = ["Ada Brook", "Ben Cole"]


@pytest.mark.parametrize(
    "content",
    [
        # Canvas, with the rows above and below its students
        (
            "Student,ID,Section,Quiz 1\n,,,Manual Posting\n    Points Possible,,,10\n"
            '"Brook, Ada",1,7b,\n"Cole, Ben",2,7b,8\n"Student, Test",3,7b,\n'
        ),
        # Google Classroom
        (
            "Last Name,First Name,Email Address,Quiz\nDATE,,,2024-01-01\nPOINTS,,,10\n"
            "CLASS AVERAGE,,,7\nBrook,Ada,a@x,7\nCole,Ben,b@x,7\n"
        ),
        # Microsoft Teams, with a teacher
        "Name,Mail,Role\nAda Brook,a@x,Member\nMs Day,d@x,Owner\nBen Cole,b@x,Member\n",
        "Name;Vorname;Punkte\nBrook;Ada;5\nCole;Ben;6\nDurchschnitt;;5,5\nAnzahl: 2;;\n",
        "No,Name\n1,Ada Brook\n2,Ben Cole\n3,\n4,\nPage 1 of 1,\n",
        "Name,Class\nAda Brook,7b\nName,Class\nBen Cole,7b\n",
    ],
)
def test_rows_that_are_no_students_are_left_out_and_named(tmp_path: Path, content: str) -> None:
    assert read(tmp_path, content) == (TWO, ["TQ713"])


@pytest.mark.parametrize(
    ("content", "names"),
    [
        ('Name\n"Brook, Ada"\n"Cole Jr., Ben"\n', ["Ada Brook", "Ben Cole Jr."]),
        ('Name\n"Dean, Rob, III"\n"Roe, Al, Jr"\n', ["Rob Dean, III", "Al Roe, Jr"]),
        ("Élève\nBROOK Ada\nCOLE Ben\n", ["BROOK Ada", "COLE Ben"]),
        ("First name,Preferred name,Last name\nAda,,Brook\nBenjamin,Ben,Cole\n", TWO),
        ("First name,Preferred name,Last name\nA,Ada Brook,Brook\nB,Ben,Cole\n", TWO),
        (
            "Primer apellido;Segundo apellido;Nombre\nRoe;Poe;Ada\nCole;;Ben\n",
            ["Ada Roe Poe", "Ben Cole"],
        ),
        (
            "Roepnaam;Tussenvoegsel;Achternaam\nAda;van der;Berg\nBen;;Cole\n",
            ["Ada van der Berg", "Ben Cole"],
        ),
        ("名;姓\n太郎;山田\nAda;Brook\n", ["山田太郎", "Ada Brook"]),
        ("First name,Last name\n小明,王\n철수,김\n", ["王小明", "김철수"]),
        ("Keresztnév;Vezetéknév\nAnna;Kovács\n", ["Kovács Anna"]),
        ("Họ và tên đệm,Tên\nNguyễn Văn,An\n", ["Nguyễn Văn An"]),
        ("Name\n“Ada Brook”\n'Ben Cole'\n", TWO),
        ("Name,Preferred name\nAda Brook,\nBenjamin Cole,Ben Cole\n", TWO),
        ("Name,Preferred name\nAda Brook,Addie\nBen Cole,\n", TWO),
        ("Name,First name\nAda Brook,Ada\nBen Cole,Ben\n", TWO),
        ("Rufname;Name\nAda;Brook\nBen;Cole\n", TWO),
        ("Name\n\ufeffAda Brook\nBen\u00a0Cole\n", TWO),
    ],
)
def test_names_are_in_their_natural_order(tmp_path: Path, content: str, names: list[str]) -> None:
    assert read(tmp_path, content) == (names, [])


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("Nombre,Llinatge X\nAna,García\nAna,López\nEva,Ruiz\n", "TQ714"),
        ("Student name,,Class\nAda,Brook,7b\nBen,Cole,7b\n", "TQ714"),
        ("Nom / Last name,Prénom / First name\nBrook,Ada\nCole,Ben\n", "TQ714"),
        ("Name,Class\n1234,7b\n", "TQ715"),
        ("Name\nabrook@x.org\n", "TQ715"),
        ("Name,Class\nAda Brook,7b\nPrinted on 1/9/2024,\n", "TQ715"),
        ('Name\n"Brook, Ada, 7b"\n', "TQ715"),
        ("Name,Class\nAda Brook,7b\n#REF!,7b\n", "TQ715"),
        ("Name\nGroup A\nAda Brook\n", "TQ715"),
        ("Name\nAda Brook\nTeachers\nMs Day\n", "TQ715"),
        ("Name\nAda Brook\nBen Cole\nMax\n", "TQ715"),
        ("Ada\nBen\n", "TQ721"),
        ("Class list\nAda Brook\nBen Cole\n", "TQ721"),
        ("Read me\n", "TQ721"),
        ("Read me first\nFill in names\n", "TQ721"),
        ("Luokan oppilaat\nAda Brook\nBen Cole\n", "TQ721"),
        ("KLASSE SIEBEN\nAda Brook\nBen Cole\n", "TQ721"),
        ("Name,Class\nBjÃ¶rn Brook,7b\n", "TQ720"),
        ("First name,Last name\nAda Brook,\nBen,Cole\n", "TQ717"),
        ("Surname,Forename\nBrook,Ada\nleft school,\n", "TQ717"),
    ],
)
def test_what_is_doubtful_is_an_error(tmp_path: Path, content: str, code: str) -> None:
    """There is no sheet, and the hint says what to add."""
    names, codes = read(tmp_path, content)
    assert (names, set(codes)) == ([], {code})
    assert read_roster(saved(tmp_path, content)).problems[0].hint


@pytest.mark.parametrize(
    ("content", "code", "columns", "names"),
    [
        (
            "Nombre,Otro\nAna,García\nAna,Ruiz\n",
            "TQ714",
            ["Nombre", "Otro"],
            ["Ana García", "Ana Ruiz"],
        ),
        ("Nombre,Otro\nAna,García\nEva,Ruiz\n", "TQ714", ["Nombre"], ["Ana", "Eva"]),
        ("Name\nPupil 1\nPupil 2\n", "TQ715", ["Name"], ["Pupil 1", "Pupil 2"]),
        ("Ada\nBen\n", "TQ721", ["1"], ["Ada", "Ben"]),
        (
            "First name,Last name\nAda,\nBen,Cole\n",
            "TQ717",
            ["First name", "Last name"],
            ["Ada", "Ben Cole"],
        ),
        ("Elever\nAda\nBen\n", "", ["Elever"], ["Ada", "Ben"]),
        ("Brook,Ada\nCole,Ben\n", "TQ703", ["2", "1"], TWO),
    ],
)
def test_the_hint_of_a_doubt_mends_it(
    tmp_path: Path, content: str, code: str, columns: list[str], names: list[str]
) -> None:
    assert code in [*read(tmp_path, content)[1], ""]
    assert read(tmp_path, content, *columns)[0] == names


@pytest.mark.parametrize(
    ("content", "codes"),
    [
        ("Ada Brook\nBen Cole\n", ["TQ710"]),
        ('Name\nAda Brook\n"Cole, Ben"\n', ["TQ716"]),
        ("Name,Status\nAda Brook,withdrawn\nBen Cole,active\n", ["TQ719"]),
        ("Name\nAda Br?ok\nBen Cole\n", ["TQ709"]),
    ],
)
def test_what_is_likely_is_told(tmp_path: Path, content: str, codes: list[str]) -> None:
    names, told = read(tmp_path, content)
    assert (len(names), told) == (2, codes)


def test_what_was_read_is_said(tmp_path: Path) -> None:
    """How many, of which classes, from which columns and the row of their headings, two names."""
    rows = [["List"], ["First name", "Last name", "Class"]]
    rows += [["Ada", "Brook", "7a"], ["Ben", "Cole", "7b"], ["Cid", "Day", "7b"]]
    roster = read_roster(saved(tmp_path, workbook({"x": rows, "y": [["-"]]}), "class.xlsx"))
    assert roster.source is not None
    assert roster.source.told == (
        'class.xlsx, sheet "x" (one of 2): 3 students of 7a, 7b, names from "First name" and '
        '"Last name" in row 2: Ada Brook, Ben Cole, ...'
    )
    assert [student.class_name for student in roster.students] == ["7a", "7b", "7b"]
    roster = read_roster(saved(tmp_path, 'Name\n"Brook, Ada"\n'))
    assert roster.source is not None
    assert roster.source.told == (
        'class.csv: 1 student, names from "Name", "Last, First" turned round: Ada Brook'
    )


@pytest.mark.parametrize("name", ["class.xlsx", "class.ods", "class.csv"])
def test_a_file_is_read_by_what_it_holds(tmp_path: Path, name: str) -> None:
    """Whatever its name says; a problem in a workbook has its row and column."""
    rows = [["Name", "Class"], ["Ada Brook", "7b"], ["", "7b"], ["Ben Cole", "7b"]]
    for content in (workbook({"7b": rows}), open_document(rows), table(rows)):
        path = saved(tmp_path, content, name)
        assert found(path) == ["3:1 TQ706"]


def test_another_sheet_is_offered(tmp_path: Path) -> None:
    path = saved(tmp_path, workbook({"Notes": [["a", "b"]], "7b": [["Name"], ["Ada Brook"]]}))
    assert '--sheet "7b"' in read_roster(path).problems[0].hint
    assert [student.name for student in read_roster(path, sheet="7b").students] == ["Ada Brook"]
    assert [problem.code for problem in read_roster(path, sheet="9").problems] == ["TQ718"]
