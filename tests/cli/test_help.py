"""What `--help` prints, as golden files: a change to it is seen and read."""

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from talkquiz import __version__
from talkquiz.cli import COMMANDS, main

from .conftest import Run

if TYPE_CHECKING:
    from conftest import Golden


@pytest.mark.parametrize("command", ["", *sorted(COMMANDS)])
def test_help_is_as_it_was_read_with_examples_and_fits(golden: "Golden", command: str) -> None:
    result = CliRunner().invoke(
        main,
        [*command.split(), "-h"],
        prog_name="talkquiz",
        terminal_width=80,
        max_content_width=80,
    )
    assert result.exit_code == 0
    golden.check(f"help-{command or 'talkquiz'}.txt", result.stdout)
    assert f"\n    talkquiz {command}" in result.stdout
    assert max(map(len, result.stdout.splitlines())) <= 80


def test_version(run: Run) -> None:
    assert run("--version").stdout == f"talkquiz, version {__version__}\n"
