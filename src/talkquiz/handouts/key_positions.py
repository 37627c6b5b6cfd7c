"""Where the right option stands among the others: in each position equally often, no long runs.

A test whose key is C more often than B, or C three times in a row, can be passed by habit (Attali
& Bar-Hillel 2003, "Guess where: the position of correct answers in multiple-choice test items").
"""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from talkquiz.items.item import Item
from talkquiz.items.kinds import ItemKind
from talkquiz.language.seeded import rank

LONGEST_RUN = 2
"""How often in a row the key may stand in one position, if it can be helped."""


class Position(NamedTuple):
    """The position of a key, counted from 0, and the number of options that it is among.

    True-false items have positions of their own, as their options are words and not letters.
    """

    number: int
    among: int
    true_false: bool = False

    def all(self) -> list["Position"]:
        """Return all positions among these options."""
        return [Position(number, self.among, self.true_false) for number in range(self.among)]

    def looks_like(self, other: "Position") -> bool:
        """Tell whether a student sees the same letter, or the same word, for both."""
        return (self.number, self.true_false) == (other.number, other.true_false)


def fixed_position(item: Item) -> Position | None:
    """Return the position of the key of `item` if no version may move it: "True" comes first."""
    true_false = item.kind is ItemKind.TRUE_FALSE
    if not true_false and not (item.ordered and item.kind.has_one_key):
        return None
    number = next(n for n, option in enumerate(item.options) if option.correct)
    return Position(number, len(item.options), true_false)


def choose_key_positions(
    items: Sequence[Item], seed: int, code: str, taken: Counter[tuple[str, int]]
) -> dict[str, int]:
    """Return the position of the key, by item id, for each of `items` that has one key.

    `items` are in the order to print, and `code` is that of the version. `taken` counts how often
    an item has had its key in a position in other versions, and is brought up to date.
    """
    asked = [item for item in items if item.kind.has_one_key]
    positions = [fixed_position(item) for item in asked]
    used = Counter(position for position in positions if position)
    for at, item in enumerate(asked):
        if positions[at] is None:
            # First of all no long run; then the position that the fewest keys have among as many
            # options; then the one that this item has had least in other versions; then the lot.
            *_, position = min(
                (
                    run_through(at, [*positions[:at], position, *positions[at + 1 :]])
                    > LONGEST_RUN,
                    used[position],
                    taken[item.id, position.number],
                    rank(seed, code, item.id, str(position.number)),
                    position,
                )
                for position in Position(0, len(item.options)).all()
            )
            positions[at] = position
            used[position] += 1
            taken[item.id, position.number] += 1
    return {item.id: each.number for item, each in zip(asked, positions, strict=True) if each}


def run_through(at: int, positions: Sequence[Position | None]) -> int:
    """Return how long the run of like positions is that the one with the index `at` stands in."""
    here = positions[at]
    if here is None:
        return 0
    length = 1
    for way in (range(at - 1, -1, -1), range(at + 1, len(positions))):
        for other in way:
            position = positions[other]
            if position is None or not position.looks_like(here):
                break
            length += 1
    return length
