"""`talkquiz release`: what it writes, and what it refuses."""

import json
import os
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from courses import COURSE, FACTS, HANDOUT, write_course

from .conftest import Run

DAY = ("--date", "2024-05-02")
CORRECTED = COURSE[FACTS].replace("a hundred years", "an age")
FILES = ("CHANGELOG.md", "course.yaml", "releases.json")


def held(folder: Path) -> dict[str, bytes]:
    return {str(p): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_says_and_writes_what_is_new(run: Run, course: Path) -> None:
    """The first and the second release each say what they hold, and write three files."""
    before = held(course)
    first = run("release", course, *DAY)
    assert re.match(
        r"The harbour of Saltmere: released 1\.0, 2024-05-02: \d+ cards added, none changed",
        first.stdout,
    )
    changed = {Path(name).name for name, text in held(course).items() if before.get(name) != text}
    assert changed == set(FILES)
    (course / FACTS).write_text(CORRECTED, "utf-8")
    second = run("release", course, "--version", "1.1", "--date", "2024-06-01")
    assert "released 1.1, 2024-06-01: no cards added, 2 changed, none removed." in second.stdout
    outline = (course / "course.yaml").read_text("utf-8")
    assert 'version: "1.1"\nupdated: 2024-06-01\n' in outline
    assert (course / "CHANGELOG.md").read_text("utf-8").index("## 1.1") < 100
    record = json.loads((course / "releases.json").read_text("utf-8"))
    assert [each["version"] for each in record["releases"]] == ["1.0", "1.1"]
    assert {each["changed"] for each in record["items"].values()} == {"1.0", "1.1"}


def test_a_release_is_the_same_everywhere(run: Run, course: Path) -> None:
    """Two copies of a course, released and built apart, give the same bytes."""
    other = write_course(Path("elsewhere/other"))
    for folder, out in ((course, "a"), (other, "b")):
        run("release", folder, *DAY)
        run("build", folder, "--anki", "--quiet", "--out", out)
    assert Path("a/saltmere.apkg").read_bytes() == Path("b/saltmere.apkg").read_bytes()
    for name in FILES:
        assert (course / name).read_bytes() == (other / name).read_bytes()


def test_releases_may_be_of_one_day(run: Run, course: Path) -> None:
    """The day of the last release, or the one in course.yaml, is not too early for the next."""
    day = ("--date", "2024-05-01")
    assert (
        "The harbour of Saltmere: released 1.0, 2024-05-01:" in run("release", course, *day).stdout
    )
    (course / FACTS).write_text(CORRECTED, "utf-8")
    assert (
        "The harbour of Saltmere: released 1.1, 2024-05-01:"
        in run("release", course, "--version", "1.1", *day).stdout
    )


def test_today_is_the_day(run: Run, course: Path) -> None:
    assert f", {date.today()}:" in run("release", course).stdout


def refused(run: Run, course: Path, *arguments: str) -> str:
    """Return why there is no release; nothing is written then."""
    before = held(course)
    result = run("release", course, *arguments, code=1)
    assert result.stdout == ""
    assert held(course) == before
    return result.stderr


OUTLINE = COURSE["course.yaml"]
FOLDED = OUTLINE.replace('version: "1.0"', 'version:\n  "1.0"')
SET_BACK = {FACTS: CORRECTED, "course.yaml": OUTLINE.replace("2024-05-01", "2024-01-01")}


@pytest.mark.parametrize(
    ("changes", "arguments", "reason"),
    [
        ({}, "--version 1.1", "nothing has changed since release 1.0"),
        ({FACTS: CORRECTED}, "", "1.0 was released on 2024-05-02; give a newer one with --version"),
        ({FACTS: CORRECTED}, "--version 0.9", "0.9 is not newer than 1.0"),
        ({FACTS: CORRECTED}, "--version=a,b", "`a,b` is no version"),
        ({FACTS: CORRECTED}, "--version=", "`` is no version"),
        ({FACTS: CORRECTED}, "--version 2 --date 2024-04-30", "which is after 2024-04-30"),
        (SET_BACK, "--version 2 --date 2024-03-01", "2024-03-01 is before 2024-05-02"),
    ],
)
def test_a_release_must_make_sense(
    run: Run, course: Path, changes: dict[str, str], arguments: str, reason: str
) -> None:
    """Releases follow each other in time, even if `updated` was set back by hand."""
    run("release", course, *DAY)
    write_course(course, changes)
    said = refused(run, course, *arguments.split())
    assert said.startswith("Nothing was released: ")
    assert reason in said


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("silences.yaml", "- {rule: TQ202, reason: x, colour: red}\n", "TQ101"),
        ("silences.yaml", "- {rule: TQ299, reason: x}\n", "TQ291"),
        (HANDOUT, COURSE[HANDOUT].replace("count: 2", "count: 400"), "TQ401"),
        ("handouts", "", "TQ003"),
    ],
)
def test_what_check_refuses(run: Run, course: Path, name: str, text: str, code: str) -> None:
    if not text:
        (course / HANDOUT).unlink()
        (course / name).rmdir()
    (course / name).write_text(text, "utf-8")
    assert f" {code} " in refused(run, course)
    for command in ("check", "build"):
        assert f" {code} " in run(command, course, code=1).output


@pytest.mark.parametrize(
    ("name", "spoil", "said"),
    [
        ("CHANGELOG.md", Path.mkdir, "CHANGELOG.md"),
        ("releases.json", Path.mkdir, "releases.json"),
        ("CHANGELOG.md", os.mkfifo, "CHANGELOG.md cannot be read: it is no ordinary file"),
        ("CHANGELOG.md", lambda path: path.symlink_to("nowhere"), "CHANGELOG.md cannot be read"),
        ("releases.json", lambda path: path.write_text("{\n<<<<<<< HEAD\n"), ":2:1: TQ601"),
        ("course.yaml", lambda path: path.write_text(FOLDED), "a line of their own"),
    ],
)
def test_what_cannot_be_written_into(
    run: Run, course: Path, name: str, spoil: Callable[[Path], object], said: str
) -> None:
    """Nothing waits for what a pipe may hold one day."""
    spoil(course / name)
    assert said in refused(run, course, "--version", "1.1")


def test_a_damaged_record_stops_decks_alone(run: Run, course: Path) -> None:
    (course / "releases.json").write_text("{\n<<<<<<< HEAD\n", "utf-8")
    assert "TQ601" in run("build", course, "--anki", code=1).stderr
    run("build", course, "--word")
