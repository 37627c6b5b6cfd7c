"""Layouts: what exporters are told of a section that is not laid out in the usual way.

A form (section_forms.py) is the recipe that a blueprint names; a layout is what it made of one
section: the words of this bank, the boxes of this crossword. Here is also what a form is given to
make one.
"""

from collections.abc import Sequence, Set
from dataclasses import dataclass
from typing import NamedTuple

from talkquiz.handouts.answer_sorts import CourseAnswers
from talkquiz.handouts.puzzle_spelling import Spelling
from talkquiz.items.item import Item

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
    def boxes(self) -> dict[Box, str]:
        """The boxes of the answer, each with its letter."""
        (row, column), (down, along) = self.start, self.way
        letters = enumerate(self.spelling.letters)
        return {(row + down * n, column + along * n): letter for n, letter in letters}


class Layout:
    """What all layouts have in common: nothing but that exporters find them in a section."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class WordBank(Layout):
    """A box with all the answers, and some words that are not needed, in order."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Crossword(Layout):
    """Answers that cross; `runs` has one for each question, in the order of the questions.

    That is the order in which they begin, row by row, and no two begin in one box.
    """

    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class WordSearch(Layout):
    """Answers hidden among other letters; `runs` has one for each question, in their order."""

    rows: tuple[tuple[str, ...], ...]
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class CutUp(Layout):
    """Tickets or cards, `per_page` of them on each page at most.

    `across` and `down` say in millimetres how far backs are moved to lie behind their fronts.
    """

    per_page: int
    across: float = 0
    down: float = 0


class LayoutTask(NamedTuple):
    """A section to lay out, with what a form may need for it.

    `items` were selected for the section. `printable` are all items that could be printed, and
    `asked` holds every answer that is to be written somewhere on the handout: a word bank adds
    words that answer nothing. `seed` and `name` decide what is drawn by lot.
    """

    items: tuple[Item, ...]
    per_page: int
    offset: tuple[float, float]
    printable: Sequence[Item]
    asked: Set[str]
    answers: CourseAnswers
    seed: int
    name: str


LaidOut = tuple[tuple[Item, ...], Layout | None]
"""The items for which there is room, in the order in which they are asked, and the layout."""
