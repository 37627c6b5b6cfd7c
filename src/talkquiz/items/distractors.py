"""Distractors: wrong options taken from the course itself, each with the reason why it is wrong.

They are of the key's own type, role, precision or unit, near it in time or size, and true for no
fact that fits the stem (Haladyna, Downing & Rodriguez 2002, the guidelines on options).
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice

from talkquiz.course.dates import Precision, When
from talkquiz.course.facts import Fact
from talkquiz.course.glossary import Entry, folded, mentions
from talkquiz.course.model import Course
from talkquiz.course.slots import Slot
from talkquiz.items.model import Option
from talkquiz.items.order import rank
from talkquiz.items.wording import sentence_case, speaker, written_like

MOST = 3
"""Distractors of a full item: with the key that makes four options."""
FEWEST = 2
"""Three plausible options beat four with a filler; with fewer there is no item."""
_NEAR = 4
_NEAR_IN_ORDER = 8
_WINDOW = 24
_AHEAD = ("planned", "hoped", "warned")
_PLAIN_DATES = (Precision.DAY, Precision.MONTH, Precision.YEAR)
_FACTORS = tuple(map(Decimal, ("0.5", "0.6", "0.75", "0.8", "1.25", "1.4", "1.5", "1.75", "2")))

Group = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A value that may serve as a distractor, at its place on the axis of its group.

    `value` is a glossary id, an EDTF date or a number: what tells candidates apart.
    """

    axis: Decimal
    value: str
    slot: Slot | None = None
    fact: Fact | None = None
    entry: Entry | None = None


def value_of(slot: Slot) -> str:
    """Return what a slot stands for in a form that compares equal where the meaning is equal."""
    if slot.entries:
        return "+".join(sorted(slot.entries))
    if slot.when:
        return slot.when.edtf
    if slot.number:
        return f"{slot.number.value.normalize()} {slot.number.unit}"
    return folded(slot.text)


def axis_of(slot: Slot) -> Decimal:
    """Return where a date or a number stands among its like; 0 for other slots."""
    return slot.number.value if slot.number else _day(slot.when)


def has_order(slot: Slot) -> bool:
    """Tell whether options for this slot stand in an order of their own."""
    return bool(slot.when or slot.number)


class Distractors:
    """Finds distractors by looking near the key in the pool of values of its own group."""

    def __init__(self, course: Course, seed: int) -> None:
        self.course = course
        self.seed = seed
        self.pools: dict[Group, list[Candidate]] = defaultdict(list)
        self.holders: dict[tuple[str, str, str], list[Fact]] = defaultdict(list)
        for fact in course.facts.entries.values():
            self._index(fact)
        for entry in course.lexicon.entries.values():
            self.pools[_entry_group(entry)].append(
                Candidate(_day(entry.when), entry.id, entry=entry)
            )
        for pool in self.pools.values():
            pool.sort(key=lambda candidate: (candidate.axis, candidate.value))

    def find(
        self, fact: Fact, slot: Slot, stem: str, item_id: str
    ) -> list[tuple[Candidate, Option]]:
        """Return two or three distractors for the item that asks for `slot`, or none."""
        if slot.when and slot.when.precision not in _PLAIN_DATES:
            return []
        wanted = _NEAR_IN_ORDER if has_order(slot) else _NEAR
        near = list(islice(self._plausible(fact, slot, stem), wanted))
        if slot.number and len(near) < wanted:
            near += self._drawn(self._made_up(slot, near), item_id)
        drawn = self._drawn(near, item_id)
        chosen = self._around(slot, drawn, item_id) if has_order(slot) else drawn[:MOST]
        if len(chosen) < FEWEST:
            return []
        return [(candidate, self._option(candidate, slot)) for candidate in chosen]

    def _drawn(self, candidates: list[Candidate], item_id: str) -> list[Candidate]:
        return sorted(candidates, key=lambda c: rank(self.seed, item_id, c.value))

    def _around(self, slot: Slot, candidates: list[Candidate], item_id: str) -> list[Candidate]:
        """Return candidates from both sides of the key, so that its place tells nothing."""
        key = axis_of(slot)
        below = [candidate for candidate in candidates if candidate.axis < key]
        above = [candidate for candidate in candidates if candidate.axis >= key]
        place = rank(self.seed, item_id, "place")[0] % (MOST + 1)
        lower = min(len(below), max(place, MOST - len(above)))
        return below[:lower] + above[: MOST - lower]

    def _index(self, fact: Fact) -> None:
        for slot in fact.slots.values():
            for value in {value_of(slot), *slot.entries}:
                self.holders[fact.kind, slot.name, value].append(fact)
            group = self._group(slot)
            if group and len(slot.entries) != 1:
                self.pools[group].append(Candidate(axis_of(slot), value_of(slot), slot, fact))

    def _group(self, slot: Slot) -> Group | None:
        """Return the group whose values can stand in for this slot's; None if there is none."""
        if slot.when:
            return ("date", slot.when.precision)
        if slot.number:
            return ("number", slot.number.unit)
        if len(slot.entries) == 1:
            return _entry_group(self.course.lexicon.entries[slot.entries[0]])
        types = [self.course.lexicon.entries[entry].type for entry in slot.entries]
        return ("several", *sorted(types)) if types else None

    def _plausible(self, fact: Fact, slot: Slot, stem: str) -> Iterator[Candidate]:
        seen = {value_of(slot)}
        for candidate in self._nearest(slot):
            if candidate.value not in seen and not self._fits(candidate, fact, slot, stem):
                seen.add(candidate.value)
                yield candidate

    def _nearest(self, slot: Slot) -> list[Candidate]:
        group = self._group(slot)
        pool = self.pools.get(group, []) if group else []
        entry = self.course.lexicon.entries[slot.entries[0]] if len(slot.entries) == 1 else None
        axis = _day(entry.when) if entry else axis_of(slot)
        middle = bisect_left(pool, axis, key=lambda candidate: candidate.axis)
        window = pool[max(0, middle - _WINDOW) : middle + _WINDOW]
        return sorted(window, key=lambda candidate: abs(candidate.axis - axis))

    def _fits(self, candidate: Candidate, fact: Fact, slot: Slot, stem: str) -> bool:
        """Tell whether the candidate may be right, is named already, or is no fair option."""
        text = f"{stem} {fact.claim.text}"
        if candidate.entry and not _serves(candidate.entry, fact, text):
            return True
        if slot.when and self._date_fits(candidate, fact, slot.when, text):
            return True
        if slot.number and not (
            _same_size(candidate, slot) and written_like(slot.text, candidate.axis)
        ):
            return True
        holders = self.holders.get((fact.kind, slot.name, candidate.value), [])
        return any(_agree(fact, other, slot, text.casefold()) for other in holders)

    def _date_fits(self, candidate: Candidate, fact: Fact, key: When, text: str) -> bool:
        """Tell whether a date may be right, is named, or was past when a plan was reported."""
        when = candidate.slot.when if candidate.slot else None
        if when is None or when.overlaps(key) or when.text in text:
            return True
        news = [self.course.sources.entries[cite.source].event_date for cite in fact.cite]
        reported = min((day.lower for day in news if day.lower), default=None)
        ahead = fact.mode in _AHEAD and reported is not None and when.lower is not None
        return bool(ahead and when.lower < reported)  # type: ignore[operator]

    def _made_up(self, slot: Slot, real: list[Candidate]) -> list[Candidate]:
        """Return numbers near the key and rounded as it is, none of them given by any fact."""
        assert slot.number is not None  # noqa: S101 - narrows the type
        key, unit = slot.number.value, slot.number.unit
        taken = {key, *(c.axis for c in self.pools["number", unit]), *(c.axis for c in real)}
        numbers = dict.fromkeys(_rounded_like(key * factor, key) for factor in _FACTORS)
        return [
            Candidate(number, f"{number.normalize()} {unit}")
            for number in numbers
            if number > 1 and number not in taken and written_like(slot.text, number)
        ]

    def _option(self, candidate: Candidate, key: Slot) -> Option:
        if candidate.entry:
            entry = candidate.entry
            reason = f"{sentence_case(entry.description)}."
            return Option(sentence_case(entry.name), False, rationale=reason)
        if candidate.fact is None:
            return Option(
                self._words(candidate, key), False, rationale="No report gives this number."
            )
        return Option(
            self._words(candidate, key), False, candidate.fact.id, self._reason(candidate.fact, key)
        )

    def _words(self, candidate: Candidate, key: Slot) -> str:
        if candidate.slot and candidate.slot.when:
            return candidate.slot.when.text
        if key.number:
            return sentence_case(written_like(key.text, candidate.axis))
        return sentence_case(candidate.slot.text if candidate.slot else candidate.value)

    def _reason(self, fact: Fact, key: Slot) -> str:
        who = speaker(fact, self.course)
        according = f", according to {who}" if who and not mentions(fact.name, [who]) else ""
        what = {"planned": "the planned date of ", "hoped": "the hoped-for date of "}
        if not key.when:
            return f"That is the answer for {fact.name}{according}."
        return f"That is {what.get(fact.mode, 'the date of ')}{fact.name}{according}."


def _serves(entry: Entry, fact: Fact, text: str) -> bool:
    """Tell whether an entry is a fair option: of the fact's time, and not named already."""
    contemporary = not entry.when or not fact.when or entry.when.overlaps(fact.when)
    return contemporary and not mentions(text, entry.names)


def _entry_group(entry: Entry) -> Group:
    return ("entry", entry.type, entry.role or "")


def _day(when: When | None) -> Decimal:
    """Return the first day that a date can mean, counted from the year 1; 0 without a date."""
    first = when and (when.lower or when.upper)
    return Decimal(first.toordinal() if first else 0)


def _same_size(candidate: Candidate, key: Slot) -> bool:
    """Tell whether a number is believable: a third to three times the key, and rounded alike."""
    value = key.number.value if key.number else Decimal(0)
    rounding = abs(_exponent(candidate.axis) - _exponent(value))
    return value > 0 and value / 3 <= candidate.axis <= value * 3 and rounding <= 1


def _agree(fact: Fact, other: Fact, asked: Slot, text: str) -> bool:
    """Tell whether `other` says of its own value what the question says of the key."""
    same_question = asked.name in fact.ask and fact.ask[asked.name] == other.ask.get(asked.name)
    if other.id == fact.id or other.name == fact.name or same_question:
        return True
    stated = any(slot.type.name == "clause" for slot in fact.slots.values())
    if asked.entries and not stated and other.id in (*fact.related, *fact.conflicts):
        return True
    return any(
        value_of(slot) == value_of(other.slots[name])
        for name, slot in fact.slots.items()
        if name != asked.name and name in other.slots and slot.text.casefold() in text
    )


def _exponent(number: Decimal) -> int:
    """Return how many zeros a number ends in; negative for digits after the point."""
    return int(number.normalize().as_tuple().exponent)


def _rounded_like(number: Decimal, key: Decimal) -> Decimal:
    """Return `number` with as many trailing zeros as `key` has, at least to a whole number."""
    step = Decimal(1).scaleb(_exponent(key))
    return (number / step).to_integral_value() * step
