"""Where the right option stands among the others: in each place equally often, without long runs.

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
"""How often in a row the key may stand in one place, if it can be helped."""


class Place(NamedTuple):
    """The place of a key, from 0, among so many options; true-false items have their own."""

    number: int
    among: int
    true_false: bool = False

    def all(self) -> list["Place"]:
        """Return all places among these options."""
        return [Place(number, self.among, self.true_false) for number in range(self.among)]

    def looks_like(self, other: "Place") -> bool:
        """Tell whether a student sees the same letter, or the same word, for both."""
        return (self.number, self.true_false) == (other.number, other.true_false)


def has_one_key(item: Item) -> bool:
    """Tell whether `item` is answered by picking the one right option."""
    return item.kind.has_one_key


def fixed_place(item: Item) -> Place | None:
    """Return the place of the key of `item` if no version may move it: "True" comes first."""
    true_false = item.kind is ItemKind.TRUE_FALSE
    if not true_false and not (item.ordered and has_one_key(item)):
        return None
    number = next(n for n, option in enumerate(item.options) if option.correct)
    return Place(number, len(item.options), true_false)


def place_keys(
    items: Sequence[Item], seed: int, code: str, taken: Counter[tuple[str, int]]
) -> dict[str, int]:
    """Return the place of the key, by id, for those of `items` that may have it in any.

    `items` are in the order to print, `code` is the version's. A place that would make a run comes
    last; then that comes first where the fewest keys among so many options stand, then that where
    the item has stood least in other versions, which `taken` counts and remembers.
    """
    asked = [item for item in items if has_one_key(item)]
    places = [fixed_place(item) for item in asked]
    used = Counter(place for place in places if place)
    for at, item in enumerate(asked):
        if places[at] is None:
            *_, place = min(
                (
                    run_through(at, [*places[:at], place, *places[at + 1 :]]) > LONGEST_RUN,
                    used[place],
                    taken[item.id, place.number],
                    rank(seed, code, item.id, str(place.number)),
                    place,
                )
                for place in Place(0, len(item.options)).all()
            )
            places[at] = place
            used[place] += 1
            taken[item.id, place.number] += 1
    return {item.id: place.number for item, place in zip(asked, places, strict=True) if place}


def run_through(at: int, places: Sequence[Place | None]) -> int:
    """Return how many places in a row, that at `at` among them, look like it."""
    here = places[at]
    if here is None:
        return 0
    length = 1
    for way in (range(at - 1, -1, -1), range(at + 1, len(places))):
        for other in way:
            place = places[other]
            if place is None or not place.looks_like(here):
                break
            length += 1
    return length
