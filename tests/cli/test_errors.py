"""Exceptions of ours end in one place: as a message and an exit code, never as a traceback."""

import importlib
import pkgutil

import click
import pytest
from click.testing import CliRunner

import talkquiz
from talkquiz.cli import Program
from talkquiz.cli.shared import explain_errors
from talkquiz.problem import TalkQuizError

MISUSE = """\
Usage: command [OPTIONS]
Try 'command --help' for help.

Error: Invalid value for --colour: it is blue
"""


@pytest.mark.parametrize(
    ("error", "outcome", "code", "said"),
    [
        (TalkQuizError("the disk is full"), "", 1, "the disk is full\n"),
        (TalkQuizError("the disk is full"), "Nothing came", 1, "Nothing came: the disk is full.\n"),
        (TalkQuizError("It is full."), "Nothing came", 1, "Nothing came: It is full.\n"),
        (TalkQuizError("it is full", "Empty it."), "", 1, "it is full\n    Empty it.\n"),
        (TalkQuizError("it is blue", option="--colour"), "Nothing came", 2, MISUSE),
    ],
)
def test_message_and_hint_are_shown(
    error: TalkQuizError, outcome: str, code: int, said: str
) -> None:
    @click.command()
    @explain_errors(outcome)
    def command() -> None:
        raise error

    result = CliRunner().invoke(command)
    assert (result.exit_code, result.stderr) == (code, said)


def test_an_interrupt_within_a_class_body_is_no_traceback() -> None:
    """Python 3.11 raises a RuntimeError because of it, 3.12 and later the interrupt itself."""

    @click.group(cls=Program)
    def program() -> None:
        raise RuntimeError("Error calling __set_name__") from KeyboardInterrupt()

    result = CliRunner().invoke(program, ["build"])
    assert (result.exit_code, result.stderr) == (1, "Aborted!\n")


def test_every_exception_has_the_base() -> None:
    modules = [
        importlib.import_module(module.name)
        for module in pkgutil.walk_packages(talkquiz.__path__, "talkquiz.")
        if not module.name.endswith("__main__")
    ]
    found = {
        value
        for module in modules
        for value in vars(module).values()
        if isinstance(value, type)
        and issubclass(value, BaseException)
        and value.__module__ == module.__name__
    }
    assert len(found) > 15
    assert {error.__name__ for error in found if not issubclass(error, TalkQuizError)} == set()
