"""Distractors: wrong options taken from the course itself, each with the reason why it is wrong.

They are of the key's own type, role, precision or unit, near it in time or size, and true for no
fact that fits the stem (Haladyna, Downing & Rodriguez 2002, the guidelines on options).

Whether a candidate is chosen depends on itself and on the key alone, never on candidates that are
not chosen. So a changed fact changes the items that use it, and no others.
"""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from talkquiz.course.course import Course
from talkquiz.course.glossary import Entry, mentions
from talkquiz.items.answer_wording import speaker, written_like
from talkquiz.items.askable_slots import axis_of, has_order, value_of
from talkquiz.items.item import Option
from talkquiz.items.other_right_answers import OtherRightAnswers, Question
from talkquiz.items.pools import Candidate, Pools, dates_near, numbers_near, plausible_reach
from talkquiz.language.dates import Precision, When
from talkquiz.language.english import sentence_case
from talkquiz.language.seeded import rank, weighted

MOST = 3
"""Distractors of a full item: with the key that makes four options."""
FEWEST = 2
"""Three plausible options beat four with a filler; with fewer there is no item."""
_AHEAD = ("planned", "hoped", "warned")
_PLAIN_DATES = (Precision.DAY, Precision.MONTH, Precision.YEAR)


@dataclass(frozen=True)
class Asked(Question):
    """A question that needs distractors, and the id of its item."""

    item_id: str

    @cached_property
    def text(self) -> str:
        """All words of question and claim: what they name is no distractor."""
        return f"{self.stem} {self.fact.claim.text}"


class Distractor(NamedTuple):
    """A candidate that was chosen, and the option that it makes."""

    candidate: Candidate
    option: Option


class Distractors:
    """Finds distractors near the key, in the pool of values of its own group."""

    def __init__(self, course: Course, seed: int) -> None:
        self.course = course
        self.seed = seed
        self.pools = Pools(course, seed)
        self.other_right_answers = OtherRightAnswers(course)

    def find(self, asked: Asked, most: int = MOST) -> list[Distractor]:
        """Return two to `most` distractors for an item, those of dates and numbers in order.

        Returns none where there are fewer than two.
        """
        if has_order(asked.slot):
            # They come from both sides of the key, so that its position tells nothing.
            under, over = self._sides(asked, most)
            drawn = rank(self.seed, asked.item_id, "place")[0] % (most + 1)
            count = min(len(under), max(drawn, most - len(over)))
            both = [*under[:count], *over[: most - count]]
            chosen = sorted(both, key=lambda candidate: candidate.axis)
        else:
            ring = self.pools.ring(asked.slot, rank(self.seed, asked.item_id))
            chosen = self._drawn(ring, asked, most)
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
            ring = self.pools.ring(asked.slot, rank(self.seed, asked.item_id))
            chosen = self._drawn(ring, asked, 1)
        return Distractor(chosen[0], self._option(chosen[0], asked)) if chosen else None

    def beside(self, asked: Asked, entries: Iterable[Entry], most: int) -> list[Entry]:
        """Return up to `most` entries of the types and roles of `entries` that are none of them."""
        rings = [self.pools.beside(entry, rank(self.seed, asked.item_id)) for entry in entries]
        near = {candidate.value: candidate for ring in rings for candidate in ring}
        return [each.entry for each in self._drawn(near.values(), asked, most) if each.entry]

    def _drawn(self, names: Iterable[Candidate], asked: Asked, most: int) -> list[Candidate]:
        """Return up to `most` of the names that serve, in an order of the item's own.

        A name that more facts have for an answer tends to come sooner. Else a name that is seldom
        right would be wrong in question after question, and stand out.
        """

        def lot(name: Candidate) -> float:
            weight = self.pools.times_right(name)
            return weighted(self.seed, weight, asked.item_id, name.value)

        serving = (each for each in sorted(names, key=lot) if self._serves(each, asked))
        return list(islice(serving, most))

    def _sides(self, asked: Asked, most: int) -> tuple[list[Candidate], list[Candidate]]:
        """Return up to `most` values, or some more, from below and from above the key.

        Numbers and dates that no fact gives are invented where facts give too few. Near intervals
        there are none: no date there would be clearly wrong.
        """
        slot = asked.slot
        if slot.when and slot.when.precision not in _PLAIN_DATES:
            return [], []
        key, reach, pool = axis_of(slot), plausible_reach(slot), self.pools.of(slot)
        middle = bisect_left(pool, key, key=lambda candidate: candidate.axis)
        below = (pool[position] for position in range(middle - 1, -1, -1))
        above = (pool[position] for position in range(middle, len(pool)))
        under, over = (self._nearest(side, reach, asked, most) for side in (below, above))
        # Numbers are always joined by invented ones, dates only on a side that has none.
        made: Iterable[Candidate] = ()
        lacks_under, lacks_over = (not side or bool(slot.number) for side in (under, over))
        if slot.number:
            made = numbers_near(slot, self.pools.axes(slot), [each.axis for each in under + over])
        elif lacks_under or lacks_over:
            near = dates_near(slot, self.pools.is_known, self.course.language.dates)
            made = (each for each in near if self._serves(each, asked))
        made = sorted(made, key=lambda each: rank(self.seed, asked.item_id, each.value))
        under += [each for each in made if lacks_under and each.axis < key]
        over += [each for each in made if lacks_over and each.axis > key]
        return under, over

    def _nearest(
        self, side: Iterable[Candidate], reach: tuple[Decimal, Decimal], asked: Asked, most: int
    ) -> list[Candidate]:
        """Return the nearest candidates of one side: of those that the item's seed likes, first.

        Half of all are liked, so that another seed draws others.
        """
        liked: list[Candidate] = []
        others: list[Candidate] = []
        for candidate in side:
            if len(liked) == most or not reach[0] <= candidate.axis <= reach[1]:
                break
            if self._serves(candidate, asked):
                likes = rank(self.seed, asked.item_id, candidate.value)[0] % 2
                (liked if likes else others).append(candidate)
        return (liked + others)[:most]

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
        if slot.number:
            zeros = _zeros(candidate.axis) - _zeros(slot.number.value)
            if abs(zeros) > 1 or not written_like(slot.text, candidate.axis):
                return False
        return not self.other_right_answers.may_be_right(candidate.value, asked)

    def _is_fair_date(self, candidate: Candidate, asked: Asked, key: When) -> bool:
        """Tell whether a date differs, is not named, and was ahead when a plan was reported."""
        when = candidate.slot.when if candidate.slot else None
        if when is None or when.overlaps(key) or self.course.language.dates.say(when) in asked.text:
            return False
        year, other = key.lower and key.lower.year, when.lower and when.lower.year
        if year and other and year != other and str(year) in asked.stem:
            return False
        if asked.fact.mode in _AHEAD and when.lower:
            news = [self.course.sources.entries[c.source].event_date for c in asked.fact.cite]
            reported = min((day.lower for day in news if day.lower), default=None)
            return reported is None or when.lower > reported
        return True

    def _option(self, candidate: Candidate, asked: Asked) -> Option:
        if candidate.entry:
            return wrong_option(candidate.entry)
        key, fact, slot = asked.slot, candidate.fact, candidate.slot
        if slot and slot.when:
            words = self.course.language.dates.say(slot.when)
        elif key.number:
            words = sentence_case(written_like(key.text, candidate.axis))
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


def wrong_option(entry: Entry) -> Option:
    """Return a glossary entry as a wrong option, with who or what it is as the reason."""
    reason = f"{sentence_case(entry.description)}."
    return Option(sentence_case(entry.name), correct=False, rationale=reason)


def _zeros(number: Decimal) -> int:
    """Return how many zeros a number ends in; negative for digits after the point."""
    return int(number.normalize().as_tuple().exponent)
