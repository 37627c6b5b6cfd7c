"""How a section is set out where that is not the usual way for its kind of item."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from talkquiz.handouts.puzzles.letters import Spelling


class FormName(StrEnum):
    """What a blueprint calls the forms."""

    WORD_BANK = "word-bank"
    STRIP = "strip"
    CROSSWORD = "crossword"
    WORD_SEARCH = "word-search"
    TICKET = "ticket"
    CARDS = "cards"
    FOLD_OVER = "fold-over"


PUZZLES = (FormName.CROSSWORD, FormName.WORD_SEARCH)
TO_CUT = (FormName.TICKET, FormName.CARDS, FormName.FOLD_OVER)
"""The forms that fill pages of their own, to be cut up."""

Box = tuple[int, int]
"""A box of a puzzle: its row and its column, from 0."""


class Run(NamedTuple):
    """Where an answer stands in a puzzle: its first box, and the way from each to the next.

    Rows count downwards, and columns from the side where reading begins.
    """

    spelling: Spelling
    start: Box
    way: Box

    @property
    def boxes(self) -> list[Box]:
        """The boxes of the answer, letter by letter."""
        (row, column), (down, along) = self.start, self.way
        return [(row + down * n, column + along * n) for n in range(len(self.spelling.letters))]


@dataclass(frozen=True, slots=True)
class WordBank:
    """A box with all the answers, and some that are not needed, in order."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Strip:
    """Boxes in a row, from the earliest to the latest, for the letters of events."""


@dataclass(frozen=True, slots=True)
class Crossword:
    """Answers that cross; `runs` has one for each question, in the order of the questions.

    That is the order in which they begin, row by row, and no two begin in one box.
    """

    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class WordSearch:
    """Answers hidden among other letters; `runs` has one for each question, in their order."""

    rows: tuple[tuple[str, ...], ...]
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Ticket:
    """A slip of paper with a few questions, so many times on a page."""

    per_page: int


@dataclass(frozen=True, slots=True)
class Cards:
    """Cards with the answer on the back, so many on a page.

    `across` and `down` say in millimetres how far backs are moved to meet their fronts.
    """

    per_page: int
    across: float = 0
    down: float = 0


@dataclass(frozen=True, slots=True)
class FoldOver:
    """Strips, so many on a page, with the answer beside the question, to be folded between."""

    per_page: int


Form = WordBank | Strip | Crossword | WordSearch | Ticket | Cards | FoldOver
