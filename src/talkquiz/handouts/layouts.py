"""Layouts: what exporters are told of a section that is not laid out in the usual way.

A form (forms.py) is the recipe that a blueprint names; a layout is what it made of one section: the
words of this bank, the boxes of this crossword. Here is also what a form is given to make one, and
the word bank, which needs no puzzle.
"""

from collections.abc import Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from talkquiz.course.claim_slots import Slot
from talkquiz.course.course import Course
from talkquiz.handouts.puzzles.letters import Spelling
from talkquiz.items.askable_slots import Group, asked_slots, axis_of, group_of, value_of
from talkquiz.items.item import Item
from talkquiz.items.other_right_answers import OtherRightAnswers, Question
from talkquiz.language.seeded import rank

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


def written_answers(item: Item) -> set[str]:
    """Return what a student may write to answer `item`; nothing if the answer is in print."""
    if item.kind.offers_answers:
        return set()
    return {answer.casefold() for answer in (*item.answers, *item.accept)}


class CourseAnswers:
    """What the facts of a course say about the answers to its items."""

    def __init__(self, course: Course) -> None:
        self._course = course

    def sort_of(self, item: Item) -> Group | None:
        """Return what sort of answer is wanted: a day, a number of people, a country."""
        slot = self._slot(item)
        group = slot and group_of(slot, self._course.lexicon)
        return group[:2] if group and group[0] != "several" else None

    def sort_key(self, item: Item) -> tuple[object, str]:
        """Return what puts answers of one sort in order: by time, by size, or by the alphabet."""
        slot = self._slot(item)
        return axis_of(slot) if slot else 0, item.key.casefold()

    def may_answer(self, one: Item, other: Item) -> bool:
        """Tell whether the answer to `one` may be a right answer to `other`, too."""
        given, asked = self._slot(one), self._slot(other)
        if given is None or asked is None:
            return False
        fact = self._course.facts.entries[other.facts[0]]
        question = Question(fact, asked, other.stem)
        return self._other_answers.may_be_right(value_of(given), question)

    def _slot(self, item: Item) -> Slot | None:
        """Return the slot that `item` asks for, if it asks for one of a fact."""
        fact = self._course.facts.entries.get(item.facts[0]) if item.slot else None
        slots = asked_slots(fact, self._course.lexicon) if fact else []
        return next((slot for slot in slots if slot.name == item.slot), None)

    @cached_property
    def _other_answers(self) -> OtherRightAnswers:
        return OtherRightAnswers(self._course)


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


_SURPLUS_WORDS = 2
"""How many words of a bank are not needed, so that the last gap is not filled by elimination."""


def may_share_a_bank(one: Item, other: Item, answers: CourseAnswers) -> bool:
    """Tell whether the answers to two items may stand in one bank.

    They must be of one sort, or the only country among days would answer the gap that asks for a
    country; and neither may be right for the gap of the other.
    """
    return (
        answers.sort_of(one) == answers.sort_of(other)
        and not answers.may_answer(one, other)
        and not answers.may_answer(other, one)
    )


def lay_out_word_bank(task: LayoutTask) -> LaidOut:
    """Return all items, and a bank of their answers with surplus ones.

    The surplus comes from the topics of the section if it can, and answers no question of the
    whole handout.
    """
    topics = {item.topic for item in task.items}
    surplus: dict[str, Item] = {}
    for item in sorted(
        (item for item in task.printable if item.kind is task.items[0].kind),
        key=lambda item: (item.topic not in topics, rank(task.seed, task.name, item.id)),
    ):
        in_bank = (*task.items, *surplus.values())
        if task.asked.isdisjoint(written_answers(item)) and all(
            may_share_a_bank(item, other, task.answers) for other in in_bank
        ):
            surplus.setdefault(item.key.casefold(), item)
        if len(surplus) == _SURPLUS_WORDS:
            break
    ordered = sorted((*task.items, *surplus.values()), key=task.answers.sort_key)
    return task.items, WordBank(tuple(item.key for item in ordered))
