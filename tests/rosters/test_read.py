"""Rosters are read whole, what is wrong told by row and column; anybody can have a file."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rosters.tables import ENCODINGS, saved, table
from talkquiz.problem import Severity
from talkquiz.rosters.read import file_names, read_roster

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
    "Ada",
    "ADA",
    "Ada ",
    "Zoe\u0308",
    "Zoë",
    "a/b",
    "a\\b",
    "CON",
    "..",
    "\u202eevil",
    "🎓",
    "",
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
    ("name", "made"),
    [
        ("../../etc/passwd", ".._.._etc_passwd"),
        ("=cmd|' /C calc'!A0", "=cmd_' _C calc'!A0"),
        ("Ada\tBrook\x07", "AdaBrook"),
        ("محمد علي", "محمد علي"),
        ("👩‍🎓 Zoë", "👩‍🎓 Zoë"),
        ("\u202egpj.exe", "gpj.exe"),
    ],
)
def test_file_names(name: str, made: str) -> None:
    assert file_names([name]) == [made]


def test_files_of_namesakes_are_numbered() -> None:
    assert file_names(["Ada", "Ada (2)", "ada"]) == ["Ada", "Ada (2)", "ada (3)"]


def test_a_disk_takes_the_file_names(tmp_path: Path) -> None:
    made = file_names([*PEOPLE, "x" * 500, "王" * 300, "🎓" * 200])
    for name in made:
        (tmp_path / f"quiz-{name}.docx").write_bytes(b"")
    assert len(list(tmp_path.iterdir())) == len(made)
