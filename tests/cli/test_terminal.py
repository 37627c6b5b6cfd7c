"""The program in a process of its own: exit codes, encodings, and no traceback."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from courses import COURSE, write_course

pytestmark = pytest.mark.real

ARABIC = "ميناء سالتمير"
NAMED = {
    "course.yaml": COURSE["course.yaml"].replace("title: The harbour\n", f"title: {ARABIC}\n"),
    "glossary.yaml": COURSE["glossary.yaml"].replace("name: Tom Reed", "name: Tomáš Żak"),
    "facts/town.yaml": COURSE["facts/town.yaml"].replace("Tom Reed", "Tomáš Żak"),
}


def talkquiz(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run the program as a process, with some variables of the environment changed."""
    places = os.pathsep.join(path for path in sys.path if path)
    return subprocess.run(
        [sys.executable, "-m", "talkquiz", *map(str, arguments)],
        env={**os.environ, "PYTHONPATH": places, **environment},
        capture_output=True,
        check=False,
    )


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """Return the folder of a course with names that are not ASCII, in a folder that is not."""
    return write_course(tmp_path / "Kurs ü", NAMED)


@pytest.mark.parametrize("arguments", [("items",), ("facts",), ("show", "reed-statement")])
def test_letters_that_the_terminal_lacks_are_replaced(
    course: Path, arguments: tuple[str, ...]
) -> None:
    """A terminal without the letters gets question marks, not a traceback."""
    result = talkquiz(*arguments, course, PYTHONIOENCODING="cp1252")
    assert (result.returncode, result.stderr) == (0, b"")
    assert "Tomáš Żak".encode("cp1252", "replace") in result.stdout


@pytest.mark.parametrize("command", ["items", "facts", "build"])
def test_ascii_terminal_gets_no_traceback(course: Path, tmp_path: Path, command: str) -> None:
    """Where the encoding is said to be ASCII, all is printed, one way or another."""
    options = ("--out", tmp_path / "ö") if command == "build" else ()
    result = talkquiz(command, course, *options, PYTHONIOENCODING="ascii")
    assert (result.returncode, result.stderr) == (0, b"")
    assert result.stdout


def test_problem_is_told_on_any_terminal(course: Path) -> None:
    """A path with letters that the terminal lacks is told as well as it can be."""
    (course / "sources.yaml").unlink()
    result = talkquiz("check", course, PYTHONIOENCODING="ascii")
    assert result.returncode == 1
    assert b"sources.yaml:1:1: TQ002 " in result.stdout
    assert b"Traceback" not in result.stdout + result.stderr


def test_json_is_utf8_on_any_terminal(course: Path) -> None:
    result = talkquiz("items", course, "--json", PYTHONIOENCODING="cp1252")
    assert "Tomáš Żak" in {item["key"] for item in json.loads(result.stdout.decode("utf-8"))}


@pytest.mark.parametrize(
    ("arguments", "code"), [(("check",), 0), (("check", "nowhere"), 2), (("check", "--wrong"), 2)]
)
def test_exit_code_reaches_the_shell(arguments: tuple[str, ...], code: int) -> None:
    assert talkquiz(*arguments).returncode == code


def test_problem_ends_the_process_with_1(tmp_path: Path) -> None:
    assert talkquiz("check", tmp_path).returncode == 1
