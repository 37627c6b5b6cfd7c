"""Units: the items that stay together in every version, and the positions of their keys."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import chain, takewhile
from typing import NamedTuple

from talkquiz.items.item import Item
from talkquiz.items.kinds import ItemKind

LONGEST_RUN = 2
"""How often in a row the key may stand in one position, if it can be helped."""


class Position(NamedTuple):
    """The position of a key, counted from 0, and the number of options that it is among.

    True-false items have positions of their own, as their options are words and not letters.
    """

    number: int
    among: int
    true_false: bool = False

    @property
    def sign(self) -> tuple[int, bool]:
        """What a student sees of it: a letter, or "True" or "False"."""
        return self.number, self.true_false


@cache
def positions_among(number: int, *, true_false: bool = False) -> tuple[Position, ...]:
    """Return all positions among so many options."""
    return tuple(Position(each, number, true_false) for each in range(number))


class Unit(NamedTuple):
    """Items that are selected together or not at all: one alone, or a linked set in its order.

    `positions` are those of their keys, where no version may move them.
    """

    id: str
    items: tuple[Item, ...]
    positions: tuple[Position | None, ...]

    @property
    def difficulty(self) -> int:
        """That of its hardest item."""
        return max(item.difficulty for item in self.items)


def units_of(items: Iterable[Item]) -> list[Unit]:
    """Return `items` in units, the items of a linked set together."""
    units: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        stimulus = item.stimulus
        units[stimulus.id if stimulus else item.id].append(item)
    return [
        Unit(name, tuple(together), tuple(map(fixed_position, together)))
        for name, together in units.items()
    ]


def fixed_position(item: Item) -> Position | None:
    """Return the position of the key of `item` if no version may move it: "True" comes first."""
    true_false = item.kind is ItemKind.TRUE_FALSE
    if not true_false and not (item.ordered and item.kind.has_one_key):
        return None
    number = next(n for n, option in enumerate(item.options) if option.correct)
    return Position(number, len(item.options), true_false)


def run_through(at: int, positions: Sequence[Position | None]) -> int:
    """Return how long the run of like positions is that the one with the index `at` stands in."""
    here = positions[at]
    if here is None:
        return 0

    def is_alike(other: Position | None) -> bool:
        return other is not None and other.sign == here.sign

    before = takewhile(is_alike, reversed(positions[:at]))
    return sum(1 for _ in chain(before, takewhile(is_alike, positions[at:])))
