"""`talkquiz build --roster`: a sheet for each student, one key, and nothing by halves."""

import json
import os
import subprocess
from pathlib import Path

import pytest

from class_tables import saved, table, workbook
from courses import COURSE, FACTS, write_course

from .conftest import ENVIRONMENT, PROGRAM, Run

CLASS = ["Ada Brook", "محمد علي حسن", "CON", "=cmd|' /C calc'!A0", "../../etc/passwd", "Ada Brook"]
NAMED = ("--name-column", "Name")
"""Says that the names are what they look like, which no names are."""
SAID = 'class.csv: 1 student, names from "Name": Ada Brook\n'
SHEETS = [
    "first-quiz-.._.._etc_passwd.docx",
    "first-quiz-=cmd_' _C calc'!A0.docx",
    "first-quiz-Ada Brook (2).docx",
    "first-quiz-Ada Brook.docx",
    "first-quiz-CON.docx",
    "first-quiz-محمد علي حسن.docx",
]


def held(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.fixture
def roster(here: Path) -> Path:
    rows = [["Name", "Class"], *([name, "7b"] for name in CLASS)]
    return saved(here, table(rows, "utf-16-le", "\t"))


def test_each_student_has_a_sheet(run: Run, course: Path, roster: Path) -> None:
    result = run("build", course, "--word", "--roster", roster, *NAMED)
    assert sorted(held(Path("out/first-quiz-students"))) == SHEETS
    others = [path.name for path in Path("out").glob("first-quiz-*.docx")]
    assert sorted(others) == [f"first-quiz-{x}.docx" for x in ("A", "B", "key", "students-key")]
    assert "6 sheets" in result.stdout
    assert "6 students" in result.stdout
    said = 'class.csv: 6 students of 7b, names from "Name": Ada Brook, محمد علي حسن, ...'
    assert said in result.stderr.splitlines()


def test_what_only_shows_is_the_same_for_all_and_that_is_said(
    run: Run, course: Path, roster: Path
) -> None:
    """There is the one file of it, and no folder with a copy for each student."""
    sections = "sections: [{shows: objectives, title: You can}]\n"
    write_course(course, {"handouts/reader.yaml": f"title: R\naudience: A\n{sections}"})
    roster = saved(roster.parent, table([["Name"], ["Ada Brook"]]))
    result = run("build", course, "--word", "--roster", roster)
    same = "The same for every student, so without sheets by name: reader.\n"
    assert result.stderr == SAID + same
    assert [path.name for path in Path("out").glob("reader*")] == ["reader.docx"]
    result = run("build", course, "--word", "--roster", roster, "--json")
    assert json.loads(result.stdout)["for_all"] == ["reader"]
    assert json.loads(result.stdout)["roster"] == {
        "path": str(roster),
        "students": 1,
        "columns": ["Name"],
        "row": 1,
        "turned": False,
        "classes": [],
        "first": ["Ada Brook"],
    }


def test_a_newcomer_changes_no_other_sheet(run: Run, course: Path, here: Path) -> None:
    """With a student more, in front of the others, those keep their sheets; who left is gone."""
    sheets = []
    for names in (["Ada", "Tom", "Zoe"], ["Ivy", "Ada", "Zoe"]):
        roster = saved(here, table([["Name"], *([name] for name in names)]))
        run("build", course, "--word", "--roster", roster)
        sheets.append(held(Path("out/first-quiz-students")))
    before, after = sheets
    assert after.keys() == {f"first-quiz-{name}.docx" for name in ("Ivy", "Ada", "Zoe")}
    assert {name for name in before if before[name] == after.get(name)} == {
        "first-quiz-Ada.docx",
        "first-quiz-Zoe.docx",
    }


def test_bad_rows_and_bad_facts_are_told_together(run: Run, course: Path, here: Path) -> None:
    roster = saved(here, "Class,Name\n7b,\n7b,Ada\n7b,Tom,Reed\n")
    write_course(course, {FACTS: COURSE[FACTS].replace("mode: happened", "mode: perhaps", 1)})
    stderr = run("build", course, "--word", "--roster", roster, code=1).stderr
    assert f"{roster}:2:4: TQ706 " in stderr
    assert f"{roster}:4:8: TQ705 " in stderr
    assert "TQ104" in stderr
    assert not Path("out").exists()


def test_name_column(run: Run, course: Path, here: Path) -> None:
    roster = saved(here, "a;b;c\n1;Brook;Ada\n")
    run("build", course, "--word", "--roster", roster, "--name-column", "c", "--name-column", "2")
    assert Path("out/first-quiz-students/first-quiz-Ada Brook.docx").exists()


def test_a_workbook_is_taken_as_it_is(run: Run, course: Path, here: Path) -> None:
    """The first sheet, or another one; what is read is said where there is no sheet as well."""
    names = [["First name", "Last name"], ["Ada", "Brook"]]
    roster = saved(here, workbook({"7a": [["Name"], ["1"]], "7b": names}), "class.xlsx")
    failed = run("build", course, "--word", "--roster", roster, code=1)
    assert f"{roster}:2:1: TQ715 " in failed.stderr
    assert 'class.xlsx, sheet "7a" (one of 2): 1 student' in failed.stderr
    run("build", course, "--word", "--roster", roster, "--sheet", "7b")
    assert Path("out/first-quiz-students/first-quiz-Ada Brook.docx").exists()


@pytest.mark.real
def test_progress_is_for_terminals_alone(run: Run, course: Path, roster: Path) -> None:
    """A bar is drawn on a terminal, and none into a file, with --quiet or with --json."""
    rows = [["Name"], *([f"{first} Brook"] for first in ("Ada", "Ben", "Cid", "Dan", "Eva", "Fay"))]
    roster = saved(roster.parent, table(rows))
    assert "Sheets" not in run("build", course, "--word", "--roster", roster).stderr
    assert run("build", course, "--word", "--roster", roster, "--quiet").stderr == ""
    command = [*PROGRAM, "build", str(course), "--word", "--roster", str(roster)]
    for options, shown in (((), True), (("--quiet",), False)):
        main, terminal = os.openpty()
        null, build = subprocess.DEVNULL, [*command, *options]
        subprocess.run(build, env=ENVIRONMENT, stdout=null, stderr=terminal, check=True)
        os.close(terminal)
        os.set_blocking(main, False)
        try:
            drawn = os.read(main, 10_000)
        except OSError:
            drawn = b""
        os.close(main)
        assert (b"Sheets" in drawn) == shown
        assert (b"6/6" in drawn) == shown


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--shared"], "--shared says who gets which version: it goes with a --roster"),
        (["--class-pdf"], "it goes with a --roster"),
        (["--duplex"], "it goes with --class-pdf"),
        (["--pdf", "--duplex"], "it goes with --class-pdf"),
        (["--class", "x" * 41], "up to 40 letters"),
        (["--class", "7\u202eb"], "up to 40 letters"),
    ],
)
def test_options_that_mean_nothing_are_refused(
    run: Run, course: Path, options: list[str], said: str
) -> None:
    """And nothing is written."""
    stderr = run("build", course, "--word", *options, code=2).stderr
    assert said in " ".join(stderr.split())
    assert not Path("out").exists()


def test_the_class_is_printed_without_a_roster(run: Run, course: Path) -> None:
    run("build", course, "--word", "--class", "7b")
    with_class = held(Path("out"))["first-quiz-A.docx"]
    run("build", course, "--word")
    assert held(Path("out"))["first-quiz-A.docx"] != with_class
