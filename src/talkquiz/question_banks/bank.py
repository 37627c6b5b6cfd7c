"""What a question bank of any program holds: questions, and what in the file is no question."""

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from talkquiz.problem import Problem, Severity, TalkQuizError

MOST_QUESTIONS = 20_000
MOST_LETTERS = 20_000
"""In one question, options included; what is longer is no question."""
GAP = "_____"
"""What stands in a stem for the words left out."""


class BankKind(StrEnum):
    """How a question of a bank is answered."""

    SHORT_ANSWER = "short-answer"
    NUMERICAL = "numerical"
    CLOZE = "cloze"
    CHOICE = "choice"
    MULTIPLE_RESPONSE = "multiple-response"
    TRUE_FALSE = "true-false"
    MATCHING = "matching"
    ESSAY = "essay"


class BankOption(NamedTuple):
    """An option, whether it is right, and what a student is told who takes it."""

    text: str
    correct: bool = False
    feedback: str = ""


class BankQuestion(NamedTuple):
    """A question of a bank, in plain text, at `line` and `column` of its file.

    `answers` are the right ones, the best first; those of a true/false question are "True" or
    "False", those of a cloze stand for the gaps of the stem in their order. `gaps` is the sentence
    of a cloze cut at its gaps: the answers belong between its parts. Gaps of one number, as Anki
    has them, are left out together. `extra` are other fields of the bank by their names; `media`
    names pictures and sounds, which are in no question.
    """

    kind: BankKind
    stem: str
    line: int
    column: int = 1
    answers: tuple[str, ...] = ()
    options: tuple[BankOption, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    gaps: tuple[str, ...] = ()
    gap_numbers: tuple[int, ...] = ()
    name: str = ""
    category: str = ""
    tags: tuple[str, ...] = ()
    feedback: str = ""
    extra: tuple[tuple[str, str], ...] = ()
    media: tuple[str, ...] = ()


class Unread(NamedTuple):
    """Something of a file that became no question, or only with a guess; `code` says what."""

    line: int
    column: int
    code: str
    message: str
    hint: str = ""

    @property
    def is_lost(self) -> bool:
        """Tell whether nothing came of it: it is no guess, and no question that is asked twice."""
        return self.code not in ("TQ785", "TQ786", "TQ787")

    def problem(self, path: str) -> Problem:
        """Return it as a warning of the file at `path`."""
        return Problem(
            path, self.line, self.column, self.code, self.message, self.hint, Severity.WARNING
        )


class Bank(NamedTuple):
    """The questions of a file, what of it could not be read, and what program it is of."""

    made_by: str
    questions: Sequence[BankQuestion]
    unread: Sequence[Unread] = ()


class UnreadableBankError(TalkQuizError):
    """Raised for a file that holds no question bank; `problems` say what is wrong, and where."""

    def __init__(self, path: str, message: str, hint: str, line: int = 1, column: int = 1) -> None:
        super().__init__(message, hint)
        self.problems = [Problem(path, line, column, "TQ780", message, hint)]


def true_or_false(bare: BankQuestion, *, truth: bool) -> BankQuestion:
    """Return the true/false question whose statement is true, or is not."""
    options = tuple(BankOption(word, (word == "True") == truth) for word in ("True", "False"))
    return bare._replace(kind=BankKind.TRUE_FALSE, answers=(str(truth),), options=options)


def shortened(text: str, most: int = 60) -> str:
    """Return the beginning of a text, for messages."""
    return text if len(text) <= most else f"{text[: most - 3].rstrip()}..."
