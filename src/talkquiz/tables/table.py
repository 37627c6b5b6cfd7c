"""A table as a teacher sees it: rows of cells, each with its place in the file."""

from collections.abc import Sequence
from typing import NamedTuple

from talkquiz.problem import TalkQuizError


class UnreadError(TalkQuizError):
    """Raised for a file that holds no list that can be read; says what it is, and what to do."""

    def __init__(self, message: str, hint: str, code: str = "TQ701") -> None:
        super().__init__(message, hint)
        self.code = code


class Cell(NamedTuple):
    """One cell: its text without quotation marks, its line and column, and what is wrong with it.

    Those of a workbook are its row and its column, counted from 1; those of a text are of the
    first letter.
    """

    text: str
    line: int
    column: int
    problem: str = ""


class Table(NamedTuple):
    """The rows that hold anything, and from which sheet they are, out of which.

    `guessed` is the encoding of a text that does not tell it.
    """

    rows: Sequence[Sequence[Cell]]
    sheet: str = ""
    sheets: Sequence[str] = ()
    guessed: str = ""


def filled(row: Sequence[Cell]) -> list[Cell]:
    """Return the cells of a row that hold anything."""
    return [cell for cell in row if cell.text.strip()]


def text_of(row: Sequence[Cell], number: int) -> str:
    """Return the text of a row in the column `number`, from 0; "" where the row is shorter."""
    return row[number].text.strip() if number < len(row) else ""
