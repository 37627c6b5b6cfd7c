"""What `--help` prints, as golden files: a change to it is seen and read."""

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from talkquiz import __version__
from talkquiz.cli import _OTHER_WORDS, COMMANDS, GROUPS, main

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


def test_without_a_command_the_help_is_printed_line_by_line(run: Run) -> None:
    """It is what a newcomer types first."""
    said = run(code=2)
    assert said.stderr == run("--help").stdout
    assert "Error" not in said.stderr


def test_version(run: Run) -> None:
    assert run("--version").stdout == f"talkquiz, version {__version__}\n"


def test_help_lists_every_command_once_under_who_uses_it(run: Run) -> None:
    page = run("--help").stdout
    listed = [name for group in GROUPS.values() for name in group]
    assert sorted(listed) == sorted(COMMANDS)
    places = [page.index(f"\n  {name} ") for name in listed]
    assert places == sorted(places)
    for title, group in GROUPS.items():
        after = page.split(f"\n{title}:\n")[1].split("\n\n")[0]
        assert [line.split()[0] for line in after.splitlines() if line[2] != " "] == list(group)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("chekc", "there is no command `chekc`. Did you mean `check`?"),
        ("validate", "Did you mean `check`?"),
        ("valdiate", "Did you mean `check`?"),
        ("xyz", "there is no command `xyz`. `talkquiz --help` lists them."),
        ("a\nb", "there is no command `a b`"),
    ],
)
def test_an_unknown_command_is_told_with_those_that_may_be_meant(
    run: Run, typed: str, said: str
) -> None:
    result = run(typed, code=2)
    assert said in result.stderr


def test_what_else_a_command_is_called_is_no_command_itself() -> None:
    words = [word for others in _OTHER_WORDS.values() for word in others.split()]
    assert len(words) == len(set(words))
    assert set(words).isdisjoint(COMMANDS)
