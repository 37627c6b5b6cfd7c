"""The command line as a test runs it: in an empty folder, in one process."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from courses import write_course
from talkquiz.cli import main

Run = Callable[..., Result]
PROGRAM = (sys.executable, "-m", "talkquiz")
ENVIRONMENT = {**os.environ, "PYTHONPATH": os.pathsep.join(map(os.path.abspath, sys.path))}
"""The program as a process of its own, and what it needs in its environment."""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def course(here: Path) -> Path:
    """Return the folder of the course about Saltmere, `course` in the current folder."""
    return write_course(here / "course").relative_to(here)


def talkquiz(*arguments: str | Path, code: int = 0) -> Result:
    """Run `talkquiz` with some arguments; no exception may escape it."""
    result = CliRunner().invoke(main, [str(a) for a in arguments], prog_name="talkquiz")
    assert result.exception is None or isinstance(result.exception, SystemExit), result.output
    assert result.exit_code == code, result.output
    return result


@pytest.fixture
def run(here: Path) -> Run:
    assert Path.cwd() == here
    return talkquiz
