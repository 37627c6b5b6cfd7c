"""What `talkquiz preview` refuses before there is a page."""

import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from courses import write_course
from talkquiz.cli import main


@pytest.mark.parametrize("package", ["starlette", "uvicorn", "watchfiles"])
def test_it_says_what_to_install_where_its_extra_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, package: str
) -> None:
    """In one line, without a traceback; a package that is None cannot be imported."""
    monkeypatch.setitem(sys.modules, package, None)
    result = CliRunner().invoke(main, ["preview", str(write_course(tmp_path / "course"))])
    assert result.exit_code == 1
    assert 'pip install "talkquiz[preview]"' in result.output
    assert len(result.output.splitlines()) == 1


@pytest.mark.parametrize(
    "editor",
    [
        "emacs",
        "",
        "myeditor://open",
        "myeditor://{file}",
        "myeditor://{path}?{line}}",
        "javascript:{path}",
        "data:{path}",
        "a b://{path}",
    ],
)
def test_an_address_that_opens_no_file_is_refused(tmp_path: Path, editor: str) -> None:
    """It would be behind each link of the page."""
    course = str(write_course(tmp_path / "course"))
    result = CliRunner().invoke(main, ["preview", course, "--no-open", "--editor", editor])
    assert result.exit_code == 2
    assert "opens no file" in result.output
    assert "vscode, vscodium" in " ".join(result.output.split())


def test_a_course_that_is_not_there_is_refused(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["preview", str(tmp_path / "nowhere"), "--no-open"])
    assert result.exit_code != 0
    assert "nowhere" in result.output
    assert "Traceback" not in result.output
