"""Pools: the values of a course that can stand in for one another, in order of time or size.

Where the course has too few, numbers and dates near a key are invented (numbers_near, dates_near).
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterator
from datetime import timedelta
from decimal import Decimal
from typing import NamedTuple

from talkquiz.course.claim_slots import Slot
from talkquiz.course.course import Course
from talkquiz.course.facts import Fact
from talkquiz.course.glossary import Entry
from talkquiz.items.answer_wording import written_like
from talkquiz.items.askable_slots import (
    Group,
    axis_of,
    day_of,
    entry_group,
    group_of,
    number_value,
    value_of,
)
from talkquiz.language.dates import DateError, DateWords, Precision, When, month_after, parse_when
from talkquiz.language.seeded import rank

_RING = 32
"""How many names are looked at for one item: a course with hundreds of one role has enough."""
_REACH = {
    Precision.DAY: timedelta(days=400),
    Precision.MONTH: timedelta(days=800),
    Precision.YEAR: timedelta(days=3660),
}
"""How far a date is from another that is believable in its place."""
_FACTORS = tuple(map(Decimal, ("0.5", "0.6", "0.75", "0.8", "1.25", "1.4", "1.5", "1.75", "2")))
_STEPS = {Precision.DAY: (5, 8, 12, 19), Precision.MONTH: (2, 3, 5, 7), Precision.YEAR: (1, 2, 3)}
"""How many days, months or years a date is moved; never by a week, which keeps the weekday."""


class Candidate(NamedTuple):
    """A value that may serve as a distractor, with its position on the axis of its group.

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
        facts = course.facts.entries.values()
        whens = [fact.when for fact in facts]
        whens += [slot.when for fact in facts for slot in fact.slots.values()]
        self._days = sorted({int(day_of(when)) for when in whens if when and when.lower})

    def is_known(self, when: When) -> bool:
        """Tell whether a date of the course begins within `when`."""
        first, last = int(day_of(when)), when.upper
        position = bisect_left(self._days, first)
        if last is None or position == len(self._days):
            return False
        return self._days[position] <= last.toordinal()

    def times_right(self, candidate: Candidate) -> int:
        """Return how many slots have the candidate for an answer, at least one."""
        return max(1, self._right[candidate.value])

    def of(self, slot: Slot) -> list[Candidate]:
        """Return the pool of a date or number slot, in order."""
        return self._pools.get(group_of(slot, self._lexicon) or (), [])

    def axes(self, slot: Slot) -> frozenset[Decimal]:
        """Return the positions of all values in the pool of a date or number slot."""
        return self._axes.get(group_of(slot, self._lexicon) or (), frozenset())

    def ring(self, slot: Slot, start: bytes) -> list[Candidate]:
        """Return the names of the slot's group; of very many, those that follow `start`.

        A hash puts each name on a ring (Karger et al. 1997, consistent hashing), so that one more
        name changes what few items look at.
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


def plausible_reach(slot: Slot) -> tuple[Decimal, Decimal]:
    """Return the least and the greatest position on the axis that is believable beside a slot's.

    A number lies between a third of the key and three times the key, a date within a year or
    so of one known to the day.
    """
    axis = axis_of(slot)
    if slot.number:
        return axis / 3, axis * 3
    days = Decimal(_REACH[slot.when.precision].days if slot.when else 0)
    return axis - days, axis + days


def numbers_near(
    slot: Slot, taken: Container[Decimal], also: Container[Decimal]
) -> Iterator[Candidate]:
    """Yield numbers near a number slot's, with as many zeros at the end, and written alike."""
    if slot.number is None:
        return
    key, unit = slot.number.value, slot.number.unit
    zeros = Decimal(1).scaleb(int(key.normalize().as_tuple().exponent))
    rounded = ((key * factor / zeros).to_integral_value() * zeros for factor in _FACTORS)
    for number in dict.fromkeys(rounded):
        known = number in taken or number in also or number == key
        if number > 1 and not known and written_like(slot.text, number):
            yield Candidate(number, number_value(number, unit))


def dates_near(
    slot: Slot, is_known: Callable[[When], bool], dates: DateWords
) -> Iterator[Candidate]:
    """Yield dates near a date slot's and as exact, none of which the course knows of."""
    if slot.when is None or slot.when.lower is None:
        return
    first, precision = slot.when.lower, slot.when.precision
    for step in _STEPS[precision]:
        for moved in (-step, step):
            try:
                if precision is Precision.DAY:
                    edtf = (first + timedelta(days=moved)).isoformat()
                elif precision is Precision.YEAR:
                    edtf = f"{first.year + moved:04}"
                else:
                    edtf = month_after(first, moved)
                when = parse_when(edtf)
            except (DateError, OverflowError):
                continue
            if not is_known(when):
                like = Slot("when", slot.type, dates.say(when), 0, 0, when=when)
                yield Candidate(day_of(when), edtf, like)
