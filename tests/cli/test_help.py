"""What `--help` prints, as golden files: a change to it is seen and read."""

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from talkquiz import __version__
from talkquiz.cli import COMMANDS, main

from .conftest import Run

if TYPE_CHECKING:
    from conftest import Golden


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_is_as_it_was_read(golden: "Golden", command: str) -> None:
    arguments = [command, "--help"] if command else ["--help"]
    result = CliRunner().invoke(
        main, arguments, prog_name="talkquiz", terminal_width=80, max_content_width=80
    )
    assert result.exit_code == 0
    golden.check(f"help-{command or 'talkquiz'}.txt", result.stdout)


@pytest.mark.parametrize("command", COMMANDS)
def test_help_shows_examples_and_fits(run: Run, command: str) -> None:
    """Every command has a short form of --help with examples in it."""
    printed = run(command, "-h").stdout
    assert f"\n    talkquiz {command}" in printed
    assert max(map(len, printed.splitlines())) <= 80


def test_version(run: Run) -> None:
    assert run("--version").stdout == f"talkquiz, version {__version__}\n"


@pytest.mark.parametrize(
    "arguments", [(), ("bild",), ("build", "--words"), ("items", "--kind", "x")]
)
def test_misuse_is_exit_code_2(run: Run, arguments: tuple[str, ...]) -> None:
    result = run(*arguments, code=2)
    assert "Usage: talkquiz" in result.stderr
    assert result.stdout == ""
