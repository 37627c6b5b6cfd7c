"""A question bank that a command is given: how to read it, and what of it could not be read."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from talkquiz.cli.printing import say, say_problems

if TYPE_CHECKING:
    from talkquiz.problem import Problem
    from talkquiz.question_banks.bank import Bank, Unread

_SIGNS = {r"\t": "\t", r"\n": "\n", "tab": "\t", "comma": ",", "semicolon": ";"}
_MOST_SHOWN = 20
"""Problems of one code that are printed; the others are counted."""


def given_separator(value: str) -> str:
    r"""Return the text that an option gives; `\t` and `\n` are a tab and a line end."""
    return _SIGNS.get(value.lower(), value.replace(r"\t", "\t").replace(r"\n", "\n"))


sheet_option = click.option(
    "--sheet", default="", metavar="NAME", help="The sheet of a workbook, by name or number."
)
separator_option = click.option(
    "--separator",
    default="",
    type=given_separator,
    metavar="TEXT",
    help=r"What parts question and answer in a text: ',' or '\t' (a tab) or ' - '.",
)
row_separator_option = click.option(
    "--row-separator",
    default="",
    type=given_separator,
    metavar="TEXT",
    help=r"What parts one question from the next, if no line end: ';' or '\n\n'.",
)


def read_any_bank(file: Path, sheet: str, separator: str, row_separator: str) -> "Bank":
    """Return the questions in a file, JSON of `talkquiz items` too; raises an error of ours."""
    if file.suffix.lower() == ".json":
        from talkquiz.question_banks.bank import Bank
        from talkquiz.rules.shared.foreign_banks import bank_question, read_bank

        return Bank("a list of items", [*map(bank_question, read_bank(file))])
    from talkquiz.question_banks.read_bank import read_question_bank

    return read_question_bank(file, sheet=sheet, separator=separator, row_separator=row_separator)


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
