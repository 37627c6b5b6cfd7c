"""What goes wrong: problems of the input, which are values, and the base of our exceptions."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import NamedTuple

Location = tuple[str | int, ...]
"""Where a value stands in a file of keys and lists: the keys and positions that lead to it."""


class TalkQuizError(Exception):
    """The base of all exceptions of TalkQuiz; the message is a sentence for whoever runs it.

    The command line catches it in one place (cli/shared.py), shows the message and exits with 1.
    `hint` says what would help. An error with an `option` of the command line was made by what was
    given there: it is shown as click shows a wrong option, and exits with 2. Of one that has
    `problems`, these are shown.
    """

    problems: "Sequence[Problem]" = ()

    def __init__(self, message: str, hint: str = "", option: str = "") -> None:
        super().__init__(message)
        self.hint, self.option = hint, option


class Severity(StrEnum):
    """An error stops a build, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


class Problem(NamedTuple):
    """One thing that is wrong, and where: `line` and `column` count from 1.

    Where it is in no file, `path` is the option of the command line that says so, and both are 0.
    `code` is listed and explained in docs/problems.md; `hint` says how to mend it.
    """

    path: str
    line: int
    column: int
    code: str
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        """Return `path:line:column: code message`, the form that editors make clickable."""
        warning = "warning: " if self.severity is Severity.WARNING else ""
        where = f"{self.path}:{self.line}:{self.column}" if self.line else self.path
        return f"{where}: {self.code} {warning}{self.message}"


class Wrong(NamedTuple):
    """A problem of the value `at` a place, in data whose file is known to somebody else.

    Of a value with which something is wrong as the file has it, `told` is the problem of that.
    """

    code: str
    message: str
    hint: str
    at: Location
    told: Problem | None = None


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Return every problem once, in the order of the files and of their lines."""
    return sorted(set(problems))


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    """Return the line and the column of an offset in a text, both from 1."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def has_errors(problems: Iterable[Problem]) -> bool:
    """Tell whether any of `problems` stops a build."""
    return any(problem.severity is Severity.ERROR for problem in problems)


def closest(wanted: str, known: Iterable[str], most: int = 3) -> list[str]:
    """Return the names among `known` that are spelled most like `wanted`, the nearest first."""
    import difflib  # noqa: PLC0415 - only what is misspelled needs it

    return difflib.get_close_matches(wanted, list(known), n=most)


def did_you_mean(
    wanted: str, known: Iterable[str], otherwise: str, *, most: int = 3, quote: str = ""
) -> str:
    """Return "Did you mean a or b?", each between `quote`s; `otherwise` where nothing is near."""
    near = [f"{quote}{each}{quote}" for each in closest(wanted, known, most)]
    return f"Did you mean {' or '.join(near)}?" if near else otherwise
