"""Distractors: wrong options taken from the course itself, each with the reason why it is wrong.

They come from pools of values that can stand in for one another: they are of the key's own type,
role, precision or unit, near it in time or size, and true for no fact that fits the stem (Haladyna,
Downing & Rodriguez 2002, the guidelines on options). Where the course has too few numbers or dates
near a key, some are invented.

Whether a candidate is chosen depends on itself and on the key alone, never on candidates that are
not chosen. So a changed fact changes the items that use it, and no others.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from talkquiz.course.claim_slots import Slot
from talkquiz.course.course import Course
from talkquiz.course.facts import AHEAD, Fact
from talkquiz.course.glossary import Entry, mentions
from talkquiz.items.asked_slots import (
    Group,
    axis_of,
    day_of,
    entry_group,
    group_of,
    has_order,
    number_value,
    value_of,
)
from talkquiz.items.fact_wording import news_days, speaker
from talkquiz.items.item import Option
from talkquiz.items.other_right_answers import OtherRightAnswers, Question
from talkquiz.items.written_numbers import believable, clearly_differs, written_like
from talkquiz.language.dates import (
    MARKS,
    DateError,
    DateWords,
    Precision,
    When,
    month_after,
    parse_when,
)
from talkquiz.language.english import sentence_case
from talkquiz.language.read_numbers import Numbers, numbers_of
from talkquiz.language.seeded import rank, weighted

MOST = 3
"""Distractors of a full item: with the key that makes four options."""
FEWEST = 2
"""Three plausible options beat four with a filler; with fewer there is no item."""
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
_ROUGHLY = 4
"""So many times as far is moved what is approximate."""
_MARGIN = {Precision.DAY: 20, Precision.MONTH: 200, Precision.YEAR: 1461}
"""How many days another date must be away from one that is approximate."""


@dataclass(frozen=True)
class Asked(Question):
    """A question that needs distractors, and the id of its item."""

    item_id: str

    @cached_property
    def text(self) -> str:
        """All words of question and claim: what they name is no distractor."""
        return f"{self.stem} {self.fact.claim.text}"


class Candidate(NamedTuple):
    """A value that may serve as a distractor, with its position on the axis of its group.

    `value` tells candidates apart: a glossary id, an EDTF date, a number, or the words of a wrong
    option of the fact's own. `slot` and `fact` are those of the first fact that has it.
    """

    axis: Decimal
    value: str
    slot: Slot | None = None
    fact: Fact | None = None
    entry: Entry | None = None


class Distractor(NamedTuple):
    """A candidate that was chosen, and the option that it makes."""

    candidate: Candidate
    option: Option


class Distractors:
    """Finds distractors near the key, in the pool of values of its own group."""

    def __init__(self, course: Course, seed: int) -> None:
        self.course = course
        self.seed = seed
        self.numbers = numbers_of(course.language)

    @cached_property
    def pools(self) -> "Pools":
        """The values of the course by their groups."""
        return Pools(self.course, self.seed)

    @cached_property
    def other_right_answers(self) -> OtherRightAnswers:
        """What tells whether a value is right as well."""
        return OtherRightAnswers(self.course)

    def find(self, asked: Asked) -> list[Distractor]:
        """Return the wrong options that the fact has itself; else two or three from the course.

        Of these, dates and numbers are in order, and there are none where fewer than two are found.
        """
        if own := asked.fact.wrong.get(asked.slot.name):
            return [
                Distractor(
                    Candidate(Decimal(0), text), Option(sentence_case(text), False, None, why)
                )
                for text, why in own.items()
            ]
        if has_order(asked.slot):
            # They come from both sides of the key, so that its position tells nothing.
            under, over = self._sides(asked, MOST)
            drawn = rank(self.seed, asked.item_id, "place")[0] % (MOST + 1)
            count = min(len(under), max(drawn, MOST - len(over)))
            chosen = [*under[:count], *over[: MOST - count]]
            chosen.sort(key=lambda candidate: candidate.axis)
        else:
            chosen = self._drawn([asked.slot], asked, MOST)
        if len(chosen) < FEWEST:
            return []
        return [Distractor(candidate, self._option(candidate, asked)) for candidate in chosen]

    def find_one(self, asked: Asked) -> Distractor | None:
        """Return one value that is certainly wrong, or None.

        A number is greater than the key: whoever has four of a thing has two of it as well.
        """
        if has_order(asked.slot):
            under, over = self._sides(asked, 1)
            if asked.slot.number:
                chosen = over
            elif rank(self.seed, asked.item_id, "side")[0] % 2:
                chosen = [*under, *over]
            else:
                chosen = [*over, *under]
        else:
            chosen = self._drawn([asked.slot], asked, 1)
        return Distractor(chosen[0], self._option(chosen[0], asked)) if chosen else None

    def beside(self, asked: Asked, entries: Iterable[Entry], most: int) -> list[Entry]:
        """Return up to `most` entries of the types and roles of `entries` that are none of them."""
        return [each.entry for each in self._drawn(entries, asked, most) if each.entry]

    def _drawn(self, near: Iterable[Slot | Entry], asked: Asked, most: int) -> list[Candidate]:
        """Return up to `most` names of the groups of `near` that serve, in an order of the item's.

        A name that more facts have for an answer tends to come sooner. Else a name that is seldom
        right would be wrong in question after question, and stand out.
        """

        def lot(name: Candidate) -> float:
            weight = self.pools.times_right(name)
            return weighted(self.seed, weight, asked.item_id, name.value)

        start = rank(self.seed, asked.item_id)
        names = {name.value: name for each in near for name in self.pools.ring(each, start)}
        drawn = sorted(names.values(), key=lot)
        return list(islice((each for each in drawn if self._serves(each, asked)), most))

    def _sides(self, asked: Asked, most: int) -> tuple[list[Candidate], list[Candidate]]:
        """Return up to `most` values from below and from above the key.

        Numbers and dates that no fact gives are invented where facts give too few. Near intervals
        there are none: no date there would be clearly wrong.
        """
        slot = asked.slot
        if slot.when and slot.when.precision not in _REACH:
            return [], []
        key, pool = axis_of(slot), self.pools.of(slot)
        least, greatest = plausible_reach(slot, self.numbers)
        middle = bisect_left(pool, key, key=lambda candidate: candidate.axis)
        sides: list[list[Candidate]] = []
        for positions in (range(middle - 1, -1, -1), range(middle, len(pool))):
            # The nearest of those that the item's seed likes: half of all, others for another seed.
            liked: list[Candidate] = []
            others: list[Candidate] = []
            axes: set[Decimal] = set()
            for candidate in (pool[position] for position in positions):
                if len(liked) == most or not least <= candidate.axis <= greatest:
                    break
                # A date may stand there twice, as approximate and as exact.
                if candidate.axis not in axes and self._serves(candidate, asked):
                    axes.add(candidate.axis)
                    likes = rank(self.seed, asked.item_id, candidate.value)[0] % 2
                    (liked if likes else others).append(candidate)
            sides.append((liked + others)[:most])
        # Numbers are joined by invented ones, up to `most`; dates only on a side that has none.
        lacking = [len(side) < most if slot.number else not side for side in sides]
        if any(lacking):
            near: Iterable[Candidate]
            if slot.number:
                near = numbers_near(slot, self.pools.axes(slot))
            else:
                near = dates_near(slot, self.pools.is_known, self.course.language.dates)
            made = sorted(near, key=lambda each: rank(self.seed, asked.item_id, each.value))
            for side, lacks, is_over in zip(sides, lacking, (False, True), strict=True):
                if lacks:
                    of_side = (each for each in made if (each.axis > key) is is_over)
                    serving = (each for each in of_side if self._serves(each, asked))
                    side.extend(islice(serving, most - len(side)))
        under, over = sides
        return under, over

    def _serves(self, candidate: Candidate, asked: Asked) -> bool:
        """Tell whether a candidate is certainly wrong, not named already, and a fair option."""
        slot, entry = asked.slot, candidate.entry
        if candidate.value == value_of(slot):
            return False
        if entry:
            # Of names that end in a number, those of other times serve too: without later ones the
            # greatest would be the key.
            when = None if entry.name[-1:].isdigit() else entry.when
            if when and asked.fact.when and not when.overlaps(asked.fact.when):
                return False
            if mentions(asked.text, entry.names):
                return False
        if slot.when and not self._is_fair_date(candidate, asked, slot.when):
            return False
        if slot.number and not self._is_fair_number(candidate.axis, asked, slot.number.value):
            return False
        return not self.other_right_answers.may_be_right(candidate.value, asked)

    def _is_fair_number(self, number: Decimal, asked: Asked, key: Decimal) -> bool:
        """Tell whether a number is as round as the key, can be written like it, and is not named.

        Beside an approximate key it must be one that the key cannot stand for.
        """
        slot, claim = asked.slot, asked.fact.claim.text
        least, greatest = plausible_reach(slot, self.numbers)
        if abs(_zeros(number) - _zeros(key)) > 1 or not least <= number <= greatest:
            return False
        if not clearly_differs(slot, number, claim, self.numbers):
            return False
        written = written_like(slot, number, claim, self.numbers)
        return bool(written) and not mentions(asked.text, [written])

    def _is_fair_date(self, candidate: Candidate, asked: Asked, key: When) -> bool:
        """Tell whether a date differs, is not named, and could have been in the reports.

        A plan lay ahead when it was reported; what had happened by then is of no later day.
        """
        when = candidate.slot.when if candidate.slot else None
        if when is None or when.overlaps(key) or self.course.language.dates.say(when) in asked.text:
            return False
        if key.approximate and abs(candidate.axis - day_of(key)) < _MARGIN.get(key.precision, 0):
            return False
        year, other = key.lower and key.lower.year, when.lower and when.lower.year
        if year and other and year != other and str(year) in asked.stem:
            return False
        if when.lower is None:
            return True
        reports = [day.lower for day in news_days(asked.fact, self.course) if day.lower]
        if asked.fact.mode in AHEAD:
            return not reports or when.lower > min(reports)
        told = [day for day in reports if key.lower and day >= key.lower]
        return asked.slot.name != "when" or not told or when.lower <= min(told)

    def _option(self, candidate: Candidate, asked: Asked) -> Option:
        if candidate.entry:
            return wrong_option(candidate.entry)
        key, fact, slot = asked.slot, candidate.fact, candidate.slot
        if slot and slot.when:
            when = as_exact_as(key.when, slot.when) if key.when else slot.when
            words = self.course.language.dates.say(when)
        elif key.number:
            claim = asked.fact.claim.text
            words = sentence_case(written_like(key, candidate.axis, claim, self.numbers))
        else:
            words = sentence_case(slot.text if slot else candidate.value)
        reasons = self.course.language.items
        is_said = not key.number or (slot and words.casefold() == slot.text.casefold())
        is_conflicting = fact is not None and fact.id in asked.fact.conflicts
        if fact is None or not (is_said or is_conflicting):
            return Option(words, False, fact.id if fact else None, reasons.not_given)
        if is_conflicting:
            reason = reasons.other_account
        elif not key.when:
            reason = reasons.other_question
        elif slot and slot.name == "until":
            reason = reasons.latest_date
        else:
            dates = {"planned": reasons.planned_date, "hoped": reasons.hoped_date}
            reason = dates.get(fact.mode, reasons.other_date)
        named, who = fact.name, speaker(fact, self.course)
        if who and not mentions(named, [who]):
            named = reasons.by_account.format(fact=named, who=who)
        return Option(words, False, fact.id, reason.format(fact=named))


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
                    made = Candidate(axis_of(slot), value_of(slot), slot, fact)
                    found[group].setdefault(made.value, made)
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

    def ring(self, near: Slot | Entry, start: bytes) -> list[Candidate]:
        """Return the names of the group of a slot or entry; of very many, those after `start`.

        A hash puts each name on a ring (Karger et al. 1997, consistent hashing), so that one more
        name changes what few items look at.
        """
        group = entry_group(near) if isinstance(near, Entry) else group_of(near, self._lexicon)
        pool = self._pools.get(group or (), [])
        if len(pool) <= _RING:
            return pool
        first = bisect_left(self._keys[group or ()], start)
        return [pool[(first + step) % len(pool)] for step in range(_RING)]


def plausible_reach(slot: Slot, numbers: Numbers) -> tuple[Decimal, Decimal]:
    """Return the least and the greatest position on the axis that is believable beside a slot's.

    A number lies between a third of the key and three times the key, a date within a year or
    so of one known to the day.
    """
    axis = axis_of(slot)
    if slot.number:
        return believable(axis, slot.number.unit, numbers)
    days = Decimal(_REACH[slot.when.precision].days if slot.when else 0)
    return axis - days, axis + days


def numbers_near(slot: Slot, taken: Container[Decimal]) -> Iterator[Candidate]:
    """Yield numbers near a number slot's, none of `taken`, as round as it."""
    if slot.number is None:
        return
    key, unit = slot.number.value, slot.number.unit
    zeros = Decimal(1).scaleb(int(key.normalize().as_tuple().exponent))
    rounded = ((key * factor / zeros).to_integral_value() * zeros for factor in _FACTORS)
    for number in dict.fromkeys(rounded):
        is_new = number != key and number not in taken
        if is_new and (abs(number) > 1 or 0 < abs(key) < 1):
            yield Candidate(number, number_value(number, unit))


def dates_near(
    slot: Slot, is_known: Callable[[When], bool], dates: DateWords
) -> Iterator[Candidate]:
    """Yield dates near a date slot's and as exact, none of which the course knows of."""
    if slot.when is None or slot.when.lower is None:
        return
    first, precision = slot.when.lower, slot.when.precision
    times = _ROUGHLY if slot.when.approximate else 1
    for step in _STEPS[precision]:
        for moved in (-step * times, step * times):
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


def as_exact_as(key: When, other: When) -> When:
    """Return a date that is marked as approximate or uncertain as `key` is, or not at all."""
    if not key.approximate and not other.approximate:
        return other
    if Precision.INTERVAL in (key.precision, other.precision):
        return other
    mark = key.edtf[-1:] if key.approximate else ""
    return parse_when(other.edtf.rstrip("".join(MARKS)) + mark)


def wrong_option(entry: Entry) -> Option:
    """Return a glossary entry as a wrong option, with who or what it is as the reason."""
    reason = f"{sentence_case(entry.description)}."
    return Option(sentence_case(entry.name), correct=False, rationale=reason)


def _zeros(number: Decimal) -> int:
    """Return how many zeros a number ends in; negative for digits after the point."""
    return int(number.normalize().as_tuple().exponent)
