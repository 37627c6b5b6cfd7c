"""Pools: the values that can stand in for one another, in the order of time or size."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from typing import NamedTuple

from talkquiz.course.course import Course
from talkquiz.course.facts import Fact
from talkquiz.course.glossary import Entry
from talkquiz.course.slots import Slot
from talkquiz.items.slot_values import Group, axis_of, day_of, entry_group, group_of, value_of
from talkquiz.language.edtf import Precision, When
from talkquiz.language.seeded import rank

_RING = 32
"""How many names are looked at for one item: a course with hundreds of one role has enough."""
_REACH = {
    Precision.DAY: timedelta(days=400),
    Precision.MONTH: timedelta(days=800),
    Precision.YEAR: timedelta(days=3660),
}
"""How far a date is from another that is believable in its place."""


class Candidate(NamedTuple):
    """A value that may serve as a distractor, at its place on the axis of its group.

    `value` is a glossary id, an EDTF date or a number: what tells candidates apart. `slot` and
    `fact` are those of the first fact that has it.
    """

    axis: Decimal
    value: str
    slot: Slot | None = None
    fact: Fact | None = None
    entry: Entry | None = None


class Pools:
    """Every value of a course once, by group: dates and numbers in order, names in a ring."""

    def __init__(self, course: Course, seed: int) -> None:
        self._lexicon = course.lexicon
        self._right: Counter[str] = Counter()
        found: dict[Group, dict[str, Candidate]] = defaultdict(dict)
        for fact in course.facts.entries.values():
            for slot in fact.slots.values():
                self._right[value_of(slot)] += 1
                group = group_of(slot, course.lexicon)
                if group and len(slot.entries) != 1:
                    value = value_of(slot)
                    made = Candidate(axis_of(slot), value, slot, fact)
                    found[group].setdefault(value, made)
        for entry in course.lexicon.entries.values():
            made = Candidate(Decimal(0), entry.id, entry=entry)
            found[entry_group(entry)].setdefault(entry.id, made)
        self._pools = {
            group: sorted(values.values(), key=lambda each: (each.axis, rank(seed, each.value)))
            for group, values in found.items()
        }
        self._keys = {
            group: [rank(seed, each.value) for each in pool]
            for group, pool in self._pools.items()
            if group[0] in ("entry", "several")
        }
        self._axes = {
            group: frozenset(each.axis for each in pool)
            for group, pool in self._pools.items()
            if group[0] in ("date", "number")
        }

        self._days = sorted({int(day_of(when)) for when in _dates(course) if when.lower})

    def is_known(self, when: When) -> bool:
        """Tell whether a date of the course begins within `when`."""
        first, last = int(day_of(when)), when.upper
        place = bisect_left(self._days, first)
        if last is None or place == len(self._days):
            return False
        return self._days[place] <= last.toordinal()

    def times_right(self, candidate: Candidate) -> int:
        """Return how many slots have the candidate for an answer, at least one."""
        return max(1, self._right[candidate.value])

    def of(self, slot: Slot) -> list[Candidate]:
        """Return the pool of a date or number slot, in order."""
        return self._pools.get(group_of(slot, self._lexicon) or (), [])

    def axes(self, slot: Slot) -> frozenset[Decimal]:
        """Return the places of all values in the pool of a date or number slot."""
        return self._axes.get(group_of(slot, self._lexicon) or (), frozenset())

    def ring(self, slot: Slot, start: bytes) -> list[Candidate]:
        """Return the names of the slot's group; of very many, those that follow `start`.

        Names have their places on a ring by hash (Karger et al. 1997, consistent hashing), so that
        adding one leaves what most items look at as it is.
        """
        return self._ring(group_of(slot, self._lexicon) or (), start)

    def beside(self, entry: Entry, start: bytes) -> list[Candidate]:
        """Return the entries of the type and role of `entry`, as `ring` does."""
        return self._ring(entry_group(entry), start)

    def _ring(self, group: Group, start: bytes) -> list[Candidate]:
        pool = self._pools.get(group, [])
        if len(pool) <= _RING:
            return pool
        first = bisect_left(self._keys[group], start)
        return [pool[(first + step) % len(pool)] for step in range(_RING)]


def _dates(course: Course) -> Iterator[When]:
    """Yield every date of the course: of its facts, and of their slots."""
    for fact in course.facts.entries.values():
        yield from (when for when in (fact.when, *(s.when for s in fact.slots.values())) if when)


def plausible_reach(slot: Slot) -> tuple[Decimal, Decimal]:
    """Return the least and the greatest place on the axis that is believable beside a slot's own.

    A number lies between a third of the key and three times the key, a date within a year or
    so of one known to the day.
    """
    axis = axis_of(slot)
    if slot.number:
        return axis / 3, axis * 3
    assert slot.when is not None  # noqa: S101 - has_order() has seen to it
    days = Decimal(_REACH[slot.when.precision].days)
    return axis - days, axis + days
