"""Problems: what is wrong with the input, as values that are collected and reported together."""

from dataclasses import asdict, dataclass
from enum import StrEnum


class Severity(StrEnum):
    """An error stops a build, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong, and where: `line` and `column` count from 1.

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
        return f"{self.path}:{self.line}:{self.column}: {self.code} {warning}{self.message}"

    def as_json(self) -> dict[str, str | int]:
        """Return the problem as the JSON contract has it."""
        return asdict(self)


def has_errors(problems: list[Problem]) -> bool:
    """Tell whether any of `problems` stops a build."""
    return any(problem.severity is Severity.ERROR for problem in problems)
