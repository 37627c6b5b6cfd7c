"""`talkquiz build --roster`: a sheet for each student, one key, and nothing by halves."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from class_tables import saved, table
from courses import COURSE, FACTS, write_course

from .conftest import ENVIRONMENT, PROGRAM, Run

CLASS = ["Ada Brook", "محمد علي حسن", "CON", "=cmd|' /C calc'!A0", "../../etc/passwd", "Ada Brook"]
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
    result = run("build", course, "--word", "--roster", roster)
    assert sorted(path.name for path in Path("out/first-quiz-students").iterdir()) == SHEETS
    assert sorted(path.name for path in Path("out").glob("[!.]*")) == [
        "first-quiz-A.docx",
        "first-quiz-B.docx",
        "first-quiz-key.docx",
        "first-quiz-students",
        "first-quiz-students-key.docx",
    ]
    assert "6 sheets" in result.stdout
    assert "6 students" in result.stdout
    assert result.stderr == ""


def test_a_newcomer_changes_no_other_sheet(run: Run, course: Path, here: Path) -> None:
    """With a student more, in front of the others, those keep their sheets; who left is gone."""
    for names in (["Ada", "Tom", "Zoe"], ["Ivy", "Ada", "Zoe"]):
        roster = saved(here, table([["Name"], *([name] for name in names)]))
        run("build", course, "--word", "--roster", roster)
        if "Tom" in names:
            before = held(Path("out"))
    after = held(Path("out"))
    for name in ("Ada", "Zoe"):
        path = f"first-quiz-students/first-quiz-{name}.docx"
        assert before[path] == after[path]
    assert "first-quiz-students/first-quiz-Tom.docx" not in after


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


@pytest.mark.real
@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL on Windows")
def test_killed_half_way(run: Run, course: Path, here: Path) -> None:
    run("build", course, "--word", "--roster", saved(here, table([["Name"], ["Tom"]])))
    before = held(Path("out"))
    roster = saved(here, table([["Name"], *([f"Student {n}"] for n in range(400))]))
    command = ["build", str(course), "--word", "--roster", str(roster)]
    with subprocess.Popen([*PROGRAM, *command], env=ENVIRONMENT) as build:
        while len(list(here.glob(".talkquiz-*/*/*"))) < 20 and build.poll() is None:
            time.sleep(0.02)
        os.kill(build.pid, signal.SIGKILL)
    assert 20 <= len(list(here.glob(".talkquiz-*/*/*"))) < 400
    assert held(Path("out")) == before
    roster.write_bytes(table([["Name"], *([f"Student {n}"] for n in range(8))]))
    run(*command)
    assert len(list(Path("out/first-quiz-students").iterdir())) == 8


@pytest.mark.real
def test_progress_is_for_terminals_alone(run: Run, course: Path, roster: Path) -> None:
    """A bar is drawn on a terminal, and none into a file, with --quiet or with --json."""
    assert run("build", course, "--word", "--roster", roster).stderr == ""
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
