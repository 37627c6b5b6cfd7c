"""The command line as a test runs it: in an empty folder, in one process."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from talkquiz.cli import main

Run = Callable[..., Result]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def run(here: Path) -> Run:
    """Return a function that runs `talkquiz` with some arguments; no exception may escape it."""
    assert Path.cwd() == here

    def running(*arguments: str | Path, code: int = 0) -> Result:
        result = CliRunner().invoke(main, [str(a) for a in arguments], prog_name="talkquiz")
        assert result.exception is None or isinstance(result.exception, SystemExit), result.output
        assert result.exit_code == code, result.output
        return result

    return running
