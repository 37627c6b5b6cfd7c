"""The program in a process of its own: exit codes, encodings, redirections, and no traceback."""

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from courses import COURSE, write_course

from .conftest import ENVIRONMENT, PROGRAM

pytestmark = pytest.mark.real

ARABIC = "ميناء سالتمير"
NAMED = {
    "course.yaml": COURSE["course.yaml"].replace("title: The harbour\n", f"title: {ARABIC}\n"),
    "glossary.yaml": COURSE["glossary.yaml"].replace("name: Tom Reed", "name: Tomáš Żak"),
    "facts/town.yaml": COURSE["facts/town.yaml"].replace("Tom Reed", "Tomáš Żak"),
}


def talkquiz(
    *arguments: str | Path, encoding: str = "utf-8", redirected: str = "", **options: Any
) -> tuple[int, bytes, bytes]:
    """Run the program in a shell; return its exit code, what it prints and what it says."""
    options = {"env": {**ENVIRONMENT, "PYTHONIOENCODING": encoding}, **options}
    command = ["sh", "-c", f'"$@" {redirected}', "sh", *PROGRAM, *arguments]
    ended = subprocess.run(command, capture_output=True, check=False, **options)
    assert b"Traceback" not in ended.stderr
    assert b"Exception ignored" not in ended.stderr
    return ended.returncode, ended.stdout, ended.stderr


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """Return the folder of a course with names that are not ASCII, in a folder that is not."""
    return write_course(tmp_path / "Kurs ü", NAMED)


@pytest.mark.parametrize("arguments", ["items", "facts", "show reed-statement"])
def test_letters_that_the_terminal_lacks_are_replaced(course: Path, arguments: str) -> None:
    """A terminal without the letters gets question marks, not a traceback."""
    code, printed, said = talkquiz(*arguments.split(), course, encoding="cp1252")
    assert (code, said) == (0, b"")
    assert "Tomáš Żak".encode("cp1252", "replace") in printed


@pytest.mark.parametrize("arguments", ["items", "facts", "build --out ö"])
def test_all_is_printed_where_the_encoding_is_ascii(
    course: Path, tmp_path: Path, arguments: str
) -> None:
    command = arguments.split()
    code, printed, said = talkquiz(*command, course, encoding="ascii", cwd=tmp_path)
    assert (code, said, bool(printed)) == (0, b"", True)
    (course / "course.yaml").unlink()
    assert b"course.yaml:1:1: TQ002 " in talkquiz("check", course, encoding="ascii")[1]


def test_json_is_utf8_on_any_terminal(course: Path) -> None:
    _, printed, _ = talkquiz("items", course, "--json", encoding="cp1252")
    assert "Tomáš Żak" in {item["key"] for item in json.loads(printed.decode("utf-8"))}


@pytest.mark.parametrize(
    ("arguments", "code"),
    [("check", 0), ("check nowhere", 2), ("check --wrong", 2), ("check empty", 1)],
)
def test_exit_code_reaches_the_shell(tmp_path: Path, arguments: str, code: int) -> None:
    (tmp_path / "empty").mkdir()
    assert talkquiz(*arguments.split(), cwd=tmp_path)[0] == code


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
@pytest.mark.parametrize(
    "arguments", ["items", "items --json", "--help", "template word", "--version"]
)
def test_output_that_finds_no_room_is_told(arguments: str) -> None:
    code, _, said = talkquiz(*arguments.split(), redirected="> /dev/full")
    assert (code, len(said.splitlines())) == (1, 1)
    assert b"No space left on device" in said


@pytest.mark.parametrize("redirected", [">&-", "2>&-", "<&-", ">&- 2>&- <&-", "| head -c 1"])
@pytest.mark.parametrize("arguments", ["items", "items --json", "check no-course", "build --word"])
def test_what_is_closed_is_no_traceback(tmp_path: Path, arguments: str, redirected: str) -> None:
    talkquiz(*arguments.split(), redirected=redirected, cwd=tmp_path)


def test_a_class_is_built_without_stderr(course: Path, tmp_path: Path) -> None:
    (tmp_path / "class.csv").write_text("Name\nAda\nBen\n", "utf-8")
    options = ("--word", "--roster", tmp_path / "class.csv", "--out", tmp_path / "out")
    assert talkquiz("build", course, *options, redirected="2>&-")[0] == 0


def test_neither_home_nor_environment_nor_folder_is_needed(tmp_path: Path) -> None:
    gone, out = tmp_path / "gone", tmp_path / "out"
    gone.mkdir()
    bare = {"PYTHONPATH": ENVIRONMENT["PYTHONPATH"], "PATH": os.defpath}
    run = ["sh", "-c", f'cd {gone} && rmdir {gone} && exec "$@"', "sh", *PROGRAM]
    ended = subprocess.run(
        [*run, "build", "--anki", "--out", out], env=bare, capture_output=True, check=False
    )
    assert (ended.returncode, ended.stderr) == (0, b"")
    assert list(out.glob("*.apkg"))
