"""Rosters are read whole, what is wrong told by row and column; anybody can have a file."""

import codecs
import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from class_tables import ENCODINGS, saved, table
from talkquiz.problem import Severity
from talkquiz.rosters.columns import Columns, UnknownColumnError, find_columns
from talkquiz.rosters.delimited_text import decode, rows
from talkquiz.rosters.file_names import file_names
from talkquiz.rosters.read_roster import read_roster

letters = st.characters(categories=["L", "M", "Nd"], codec="utf-8")
names = st.text(letters | st.sampled_from(" -'’.,;\"\t\n"), min_size=1, max_size=30).filter(
    lambda name: any(map(str.isalpha, name))
)


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
    roster = read_roster(saved(tmp_path, table([["Name"], *([each] for each in hostile)])))
    assert [student.name for student in roster.students] == hostile
    assert not roster.problems


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


PEOPLE = (
    *("Ada", "ADA", "Ada ", "Zoe\u0308", "Zoë", "a/b", "a\\b", "CON", "..", "\u202eevil", "🎓", ""),
    *("x" * 500, "王" * 300, "🎓" * 200),
)


@given(st.lists(st.text(max_size=80) | st.sampled_from(PEOPLE), max_size=30))
def test_file_names_are_safe_and_unlike(people: list[str]) -> None:
    made = file_names(people)
    assert len(made) == len(people)
    for name in made:
        assert name
        assert not set(name) & set('<>:"/\\|?*')
        assert not name.endswith((" ", "."))
        assert len(f"quiz-{name}.docx".encode()) < 200
        assert all(unicodedata.category(sign) not in {"Cc", "Cs"} for sign in name)
    folded = {unicodedata.normalize("NFKC", name.casefold()) for name in made}
    assert len(folded) == len(made)


@pytest.mark.parametrize(
    ("people", "made"),
    [
        (["../../etc/passwd"], [".._.._etc_passwd"]),
        (["=cmd|' /C calc'!A0"], ["=cmd_' _C calc'!A0"]),
        (["Ada\tBrook\x07"], ["AdaBrook"]),
        (["محمد علي"], ["محمد علي"]),
        (["👩‍🎓 Zoë"], ["👩‍🎓 Zoë"]),
        (["\u202egpj.exe"], ["gpj.exe"]),
        (["Ada", "Ada (2)", "ada", "Ada"], ["Ada", "Ada (2)", "ada (3)", "Ada (4)"]),
    ],
)
def test_file_names(people: list[str], made: list[str]) -> None:
    assert file_names(people) == made


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("Name;Class\nAda;7b\n", [["Name", "Class"], ["Ada", "7b"]]),
        ("Name\tClass\nAda\t7b", [["Name", "Class"], ["Ada", "7b"]]),
        ("Name,Class\rAda,7b\r", [["Name", "Class"], ["Ada", "7b"]]),
        ("Name\nBrook, Ada\n", [["Name"], ["Brook, Ada"]]),
        ('"last, first, all";Class\nAda;7b', [["last, first, all", "Class"], ["Ada", "7b"]]),
        ("SEP=|\nName|Class\nAda|", [["Name", "Class"], ["Ada", ""]]),
        ('Name,Nick\nAda,"The ""Hat"""', [["Name", "Nick"], ["Ada", 'The "Hat"']]),
        ("", []),
        ("sep=;", []),
    ],
)
def test_separators(content: str, expected: list[list[str]]) -> None:
    assert [[cell.text for cell in row] for row in rows(content)] == expected


@pytest.mark.parametrize(
    "content",
    ['Name,Class\n"Ada,7b\nBob,7c', 'N,C\n"Ada" B,7b\nBob,7c', 'N,C\n"Ada,7b\nBob,7c\n"Tom",7b'],
)
def test_faults(content: str) -> None:
    found = list(rows(content))
    assert "quotation mark" in found[1][0].problem
    assert [cell.text for cell in found[2]] == ["Bob", "7c"]


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
def test_lines_end_as_on_any_system(tmp_path: Path, end: str) -> None:
    """A line break within a cell ends a line as well."""
    text = end.join(["No,Name", f'"1{end}2",Ada', ",", "3,", f'"{end}4",M?ller', '5,"Ivy'])
    assert found(saved(tmp_path, text)) == ["5:3 TQ706", "7:4 TQ709", "8:3 TQ704"]


NAMES = (
    *("Björn Müller", "Zoë O’Brien", "José García Íñiguez", "Élodie D’Arc", "Çağla"),
    *("François Lefèvre", "Þóra Æsa Ødegård", "ÅSA ÖSTERBERG", "Giulia Dall’Agnol"),
)


@given(st.text(st.characters(codec="utf-8"), max_size=40), st.sampled_from(sorted(ENCODINGS)))
def test_unicode_is_certain(text: str, encoding: str) -> None:
    text = text.lstrip("\ufeff")
    assert decode(ENCODINGS[encoding] + text.encode(encoding)) == (text, "")


@pytest.mark.parametrize("encoding", ["cp1252", "mac-roman"])
@pytest.mark.parametrize("name", NAMES)
def test_code_pages_are_guessed(name: str, encoding: str) -> None:
    """A name alone shows which code page it was written in, and that this is a guess."""
    known = name.encode("cp1252", "ignore").decode("cp1252")
    known = known.encode("mac-roman", "ignore").decode("mac-roman")
    assert decode(f"Name\r\n{known}\r\n".encode(encoding)) == (f"Name\r\n{known}\r\n", encoding)


def test_windows_comes_first() -> None:
    assert decode("JOÃO SIMÕES".encode("cp1252")) == ("JOÃO SIMÕES", "cp1252")


@pytest.mark.parametrize(
    "content",
    [
        "Имя\nИван Петров\nОльга\n".encode("cp1251"),
        "الاسم\nمحمد\n".encode("cp1256"),
        codecs.BOM_UTF16_LE + b"A",
        codecs.BOM_UTF8 + b"\xff",
    ],
)
def test_what_cannot_be_told_is_refused(content: bytes) -> None:
    with pytest.raises(UnicodeError):
        decode(content)


@pytest.mark.parametrize(
    ("headings", "positions"),
    [
        ("Name", (0,)),
        ("Class,Full_Name:", (1,)),
        ("id,student,class", (1,)),
        ("First Name,Last Name", (0, 1)),
        ("Surname,Forename,Form", (1, 0)),
        ("Klasse,Name,Vorname", (2, 1)),
        ("Nom,Prénom", (1, 0)),
        ("NOMBRE,Apellidos", (0, 1)),
        ("Фамилия,Имя", (1, 0)),
        ("Schüler,Klasse", (0,)),
        ("الصف,الاسم", (1,)),
        ("Name,First name,Last name", (1, 2)),
    ],
)
def test_guessed(headings: str, positions: tuple[int, ...]) -> None:
    assert find_columns(headings.split(","), ()) == Columns(positions, headed=True)


@pytest.mark.parametrize(
    ("chosen", "positions"),
    [(["pupil no"], (0,)), (["3"], (2,)), (["Call name", "2"], (2, 1)), (["CALL_NAME"], (2,))],
)
def test_chosen(chosen: list[str], positions: tuple[int, ...]) -> None:
    assert find_columns(["Pupil No", "Surname", "Call name"], chosen).positions == positions


def test_a_lone_column_needs_no_heading() -> None:
    assert find_columns(["Ada Brook", ""], ()) == Columns((0,), headed=False)


@pytest.mark.parametrize(
    ("headings", "chosen"),
    [
        (["Ada", "Brook"], []),
        (["Student", "Pupil"], []),
        (["Name", "Name"], ["name"]),
        (["Name", "Class"], ["Nmae"]),
        (["Name", "Class"], ["3"]),
        (["Name", "Class"], ["0"]),
    ],
)
def test_asked_for(headings: list[str], chosen: list[str]) -> None:
    """Where it is not clear which column is meant, it is not guessed; the headings are named."""
    with pytest.raises(UnknownColumnError, match=r"`|called"):
        find_columns(headings, chosen)
