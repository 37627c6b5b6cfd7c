"""A question bank that a command is given: how to read it, and what of it could not be read."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import reduce
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from talkquiz.cli.printing import say, say_problems

if TYPE_CHECKING:
    from talkquiz.problem import Problem
    from talkquiz.question_banks.bank import Bank, Unread

_Command = TypeVar("_Command", bound=Callable[..., Any])
_SIGNS = {r"\t": "\t", r"\n": "\n", "tab": "\t", "comma": ",", "semicolon": ";"}
_MOST_SHOWN = 20
"""Problems of one code that are printed; the others are counted."""


def given_separator(value: str) -> str:
    r"""Return the text that an option gives; `\t` and `\n` are a tab and a line end."""
    return _SIGNS.get(value.lower(), value.replace(r"\t", "\t").replace(r"\n", "\n"))


_OPTIONS: Sequence[Callable[[Any], Any]] = (
    click.option(
        "--sheet", default="", metavar="NAME", help="The sheet of a workbook, by name or number."
    ),
    click.option(
        "--separator",
        default="",
        type=given_separator,
        metavar="TEXT",
        help=r"What parts question and answer in a text: ',' or '\t' (a tab) or ' - '.",
    ),
    click.option(
        "--row-separator",
        default="",
        type=given_separator,
        metavar="TEXT",
        help=r"What parts one question from the next, if no line end: ';' or '\n\n'.",
    ),
)


def bank_options(command: _Command) -> _Command:
    """Give `command` the options that say how a question bank is read, for `read_any_bank`."""
    return reduce(lambda made, option: option(made), reversed(_OPTIONS), command)


def read_any_bank(file: Path, how: Mapping[str, str]) -> "Bank":
    """Return the questions in a file, JSON of `talkquiz items` too; raises an error of ours.

    `how` has the options that `bank_options` gives a command, by their names.
    """
    if file.suffix.lower() == ".json":
        from talkquiz.question_banks.bank import Bank
        from talkquiz.rules.shared.foreign_banks import bank_question, read_bank

        return Bank("a list of items", [*map(bank_question, read_bank(file))])
    from talkquiz.question_banks.read_bank import read_question_bank

    return read_question_bank(file, **how)


def unread_problems(file: Path, unread: Sequence["Unread"]) -> "list[Problem]":
    """Return what of a file could not be read, or was guessed, as warnings of its lines."""
    return [each.problem(str(file)) for each in unread]


def say_unread(file: Path, unread: Sequence["Unread"]) -> None:
    """Say what of a file could not be read, or was guessed, by line; of many the first ones."""
    seen: Counter[str] = Counter()
    shown = []
    for each in unread:
        seen[each.code] += 1
        if seen[each.code] <= _MOST_SHOWN:
            shown.append(each.problem(str(file)))
    say_problems(shown, err=True)
    for code, number in sorted(seen.items()):
        if number > _MOST_SHOWN:
            say(f"{file}: {code} {number - _MOST_SHOWN} more like this.", err=True)
