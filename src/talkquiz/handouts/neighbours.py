"""Keeps versions apart, so that what a neighbour writes at the same number is wrong here.

A version is drawn by lot. Then questions change places within their section, and keys their
letters, two at a time, as long as that is an improvement (local search).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import add, eq
from typing import NamedTuple, TypeVar

from talkquiz.handouts.units import LONGEST_RUN, Position, fixed_position, run_through
from talkquiz.items.item import Item
from talkquiz.items.kinds import Answered

ONE_ALIKE_IN = 10
"""Of so many answers, one may be the same at the same number in two versions."""
_MOST_SWEEPS, _MOST_PARTNERS = 20, 60
"""Limits to the search, which few handouts come near."""

Value = TypeVar("Value")


@dataclass(slots=True)
class Draft:
    """A version while its order is sought; what is told by number is in the order to print.

    `places` has, for each item, the section within which it may change places, or None. `keys` has
    the position of the key for each item that has one, by its id.
    """

    code: str
    items: list[Item]
    places: list[int | None]
    keys: dict[str, int]

    def positions(self) -> list[Position | None]:
        """Return the positions of keys by number."""
        return [
            Position(
                self.keys[item.id],
                len(item.options),
                true_false=item.kind.answered is Answered.VERDICT,
            )
            if item.kind.has_one_key
            else None
            for item in self.items
        ]

    def answers(self) -> list[object]:
        """Return what a neighbour sees at each number: a letter, a verdict or words.

        What cannot be copied (see `_is_in_words`) is like nothing in another draft.
        """
        return [self._answer(n, position) for n, position in enumerate(self.positions())]

    def _answer(self, number: int, position: Position | None) -> object:
        if position:
            return position.sign
        is_in_words = self._is_in_words(number)
        return self.items[number].key.casefold() if is_in_words else f"{self.code} {number}"

    def number_of_answers(self) -> int:
        """Return how many answers there are that a neighbour could copy."""
        return sum(
            item.parts if item.options else self._is_in_words(n)
            for n, item in enumerate(self.items)
        )

    def _is_in_words(self, number: int) -> bool:
        """Tell whether it is words to copy.

        Several letters in one answer are shuffled by each version for itself, and sentences worth
        several marks, or words that cannot change places, do not count.
        """
        item = self.items[number]
        is_movable = self.places[number] is not None
        is_short = not item.kind.is_marked or len(item.marks) == 1
        return is_movable and not item.options and is_short


class _Swap(NamedTuple):
    """Two numbers whose items change places or, with `letters`, whose keys change letters.

    Either way the answers at the two numbers change places.
    """

    one: int
    other: int
    letters: bool


class _Change(NamedTuple):
    """What a swap changes: it is for the better if the first that is not 0 is less.

    `too_many` is of answers that are alike beyond what is allowed, in squares, so that no two
    versions have many of them; `falling` is less where difficulty rises more; `alike` is of all
    answers that are alike, `same_letter` of items with their key at one letter in two versions.
    """

    too_many: int
    falling: int
    alike: int
    same_letter: int


_NONE = _Change(0, 0, 0, 0)


def keep_apart(draft: Draft, others: Sequence[Draft]) -> int:
    """Swap items and letters of `draft` while that takes it further from `others`.

    Returns how far it is from what is allowed: 0 if no more answers are alike.
    """
    neighbours = _Neighbours(draft, others)
    for _ in range(_MOST_SWEEPS):
        if not any([neighbours.improve(number) for number in range(len(draft.items))]):  # noqa: C419
            break
    return sum(map(neighbours.beyond, neighbours.alike))


class _Neighbours:
    """A draft beside others; `alike` counts the answers that it has in common with each."""

    def __init__(self, draft: Draft, others: Sequence[Draft]) -> None:
        self.draft, self.others = draft, others
        self.positions, self.answers = draft.positions(), draft.answers()
        self.other_answers = [other.answers() for other in others]
        self.alike = [sum(map(eq, self.answers, answers)) for answers in self.other_answers]
        self.allowed = draft.number_of_answers() // ONE_ALIKE_IN

    def beyond(self, alike: int) -> int:
        """Return how far so many answers alike are from what is allowed, in squares."""
        return max(0, alike - self.allowed) ** 2

    def improve(self, number: int) -> bool:
        """Make the first swap of `number` with another that is for the better, if there is one.

        No swap makes long runs. Only a number needs any where others have the same answer, or the
        item its key at the same letter, or where difficulty falls.
        """
        items, places = self.draft.items, self.draft.places
        is_alike = any(theirs[number] == self.answers[number] for theirs in self.other_answers)
        falls = (
            number > 0
            and places[number] == places[number - 1] is not None
            and items[number].difficulty < items[number - 1].difficulty
        )
        key = self.draft.keys[items[number].id] if _can_move_key(items[number]) else -1
        has_same_letter = any(each.keys.get(items[number].id) == key for each in self.others)
        return (is_alike or has_same_letter or falls) and any(
            self._change(swap) < _NONE and self._made(swap) for swap in self._swaps(number)
        )

    def _swaps(self, number: int) -> Iterator[_Swap]:
        """Yield the swaps of `number` with another, the next ones first."""
        items, places = self.draft.items, self.draft.places
        others = [*range(number + 1, len(items)), *range(number)][:_MOST_PARTNERS]
        if _can_move_key(items[number]):
            size = len(items[number].options)
            for other in others:
                if len(items[other].options) == size and _can_move_key(items[other]):
                    yield _Swap(number, other, letters=True)
        for other in others if places[number] is not None else ():
            if places[other] == places[number]:
                yield _Swap(number, other, letters=False)

    def _change(self, swap: _Swap) -> _Change:
        """Return what `swap` changes; whether it makes long runs is another matter."""
        one, other, letters = swap
        changes = self._changes_of_alike(swap)
        too_many = sum(
            self.beyond(alike + change) - self.beyond(alike)
            for alike, change in zip(self.alike, changes, strict=True)
        )
        first, second = self.draft.items[one], self.draft.items[other]
        falling = same_letter = 0
        if letters:
            a, b = self.draft.keys[first.id], self.draft.keys[second.id]
            keys = [(each.keys[first.id], each.keys[second.id]) for each in self.others]
            same_letter = sum((k == b) + (m == a) - (k == a) - (m == b) for k, m in keys)
        else:
            falling = (one - other) * (first.difficulty - second.difficulty)
        return _Change(too_many, falling, sum(changes), same_letter)

    def _changes_of_alike(self, swap: _Swap) -> list[int]:
        """Return how many more answers each of the others has in common after `swap`."""
        one, other, _ = swap
        mine, yours = self.answers[one], self.answers[other]
        return [
            (yours == theirs[one])
            + (mine == theirs[other])
            - (mine == theirs[one])
            - (yours == theirs[other])
            for theirs in self.other_answers
        ]

    def _made(self, swap: _Swap) -> bool:
        """Make `swap`, unless it makes long runs; tell whether it was made."""
        one, other, letters = swap
        before = self._long_runs(swap)
        _exchange(self.positions, one, other)
        if self._long_runs(swap) > before:
            _exchange(self.positions, one, other)
            return False
        self.alike = list(map(add, self.alike, self._changes_of_alike(swap)))
        _exchange(self.answers, one, other)
        if letters:
            keys, items = self.draft.keys, self.draft.items
            mine, yours = items[one].id, items[other].id
            keys[mine], keys[yours] = keys[yours], keys[mine]
        else:
            _exchange(self.draft.items, one, other)
        return True

    def _long_runs(self, swap: _Swap) -> int:
        """Return how many keys around a swap are in long runs."""
        near = {
            at
            for number in swap[:2]
            for at in range(number - LONGEST_RUN, number + LONGEST_RUN + 1)
            if 0 <= at < len(self.positions)
        }
        return sum(run_through(at, self.positions) > LONGEST_RUN for at in near)


def _exchange(values: list[Value], one: int, other: int) -> None:
    values[one], values[other] = values[other], values[one]


def _can_move_key(item: Item) -> bool:
    return item.kind.has_one_key and fixed_position(item) is None
