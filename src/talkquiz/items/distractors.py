"""Distractors: wrong options taken from the course itself, each with the reason why it is wrong.

They are of the key's own type, role, precision or unit, near it in time or size, and true for no
fact that fits the stem (Haladyna, Downing & Rodriguez 2002, the guidelines on options).

Which are chosen hangs on themselves and on the key alone: a candidate that is not chosen could be
gone, and the item would be the same. So changing a fact changes the items that use it, no others.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import islice
from typing import NamedTuple

from talkquiz.course.course import Course
from talkquiz.course.facts import Fact
from talkquiz.course.glossary import Entry, mentions
from talkquiz.course.slots import Slot
from talkquiz.items.askable_slots import axis_of, has_order, value_of
from talkquiz.items.item import Option
from talkquiz.items.other_answers import OtherAnswers
from talkquiz.items.pools import Candidate, Pools, dates_near, numbers_near, plausible_reach
from talkquiz.items.wording import speaker, written_like
from talkquiz.language.edtf import Precision, When
from talkquiz.language.english import sentence_case
from talkquiz.language.language_file import Language
from talkquiz.language.seeded import rank, weighted

MOST = 3
"""Distractors of a full item: with the key that makes four options."""
FEWEST = 2
"""Three plausible options beat four with a filler; with fewer there is no item."""
_AHEAD = ("planned", "hoped", "warned")
_PLAIN_DATES = (Precision.DAY, Precision.MONTH, Precision.YEAR)


class Asked(NamedTuple):
    """What distractors are wanted for: a slot of a fact, asked in the item with that stem."""

    fact: Fact
    slot: Slot
    stem: str
    item_id: str

    @property
    def text(self) -> str:
        """All words that name what is no distractor."""
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
        self.other_answers = OtherAnswers(course)

    def find(self, asked: Asked, most: int = MOST) -> list[Distractor]:
        """Return two to `most` distractors for an item, those of dates and numbers in order.

        Returns none where there are fewer than two.
        """
        slot = asked.slot
        if slot.when and slot.when.precision not in _PLAIN_DATES:
            return []
        chosen = self._around(asked, most) if has_order(slot) else self._alike(asked, most)
        if len(chosen) < FEWEST:
            return []
        return [Distractor(candidate, self._option(candidate, asked)) for candidate in chosen]

    def one(self, asked: Asked) -> Distractor | None:
        """Return one value that is wrong for certain, or None; a number is greater than the key.

        Whoever has four of a thing has two of it as well.
        """
        slot = asked.slot
        if slot.when and slot.when.precision not in _PLAIN_DATES:
            return None
        if has_order(slot):
            under, over = self._sides(asked, 1)
            likes_under = rank(self.seed, asked.item_id, "side")[0] % 2
            sides = (over, []) if slot.number else (under, over) if likes_under else (over, under)
            chosen = [*sides[0], *sides[1]]
        else:
            chosen = self._alike(asked, 1)
        return Distractor(chosen[0], self._option(chosen[0], asked)) if chosen else None

    def beside(self, asked: Asked, entries: Iterable[Entry], most: int) -> list[Entry]:
        """Return up to `most` entries of the types and roles of `entries` that are none of them."""
        rings = [self.pools.beside(entry, rank(self.seed, asked.item_id)) for entry in entries]
        near = {candidate.value: candidate for ring in rings for candidate in ring}
        drawn = sorted(near.values(), key=lambda each: self._lot(each, asked))
        serving = (each.entry for each in drawn if each.entry and self._serves(each, asked))
        return list(islice(serving, most))

    def _alike(self, asked: Asked, most: int) -> list[Candidate]:
        """Return names, and lists of names, in an order of the item's own."""
        near = self.pools.ring(asked.slot, rank(self.seed, asked.item_id))
        drawn = sorted(near, key=lambda each: self._lot(each, asked))
        return list(islice((each for each in drawn if self._serves(each, asked)), most))

    def _lot(self, candidate: Candidate, asked: Asked) -> float:
        """Return where a name comes by lot: the sooner, the more facts have it for an answer.

        Else whoever is seldom right would be wrong in question after question, and stand out.
        """
        weight = self.pools.times_right(candidate)
        return weighted(self.seed, weight, asked.item_id, candidate.value)

    def _around(self, asked: Asked, most: int) -> list[Candidate]:
        """Return dates or numbers from both sides of the key, so that its place tells nothing."""
        under, over = self._sides(asked, most)
        place = rank(self.seed, asked.item_id, "place")[0] % (most + 1)
        lower = min(len(under), max(place, most - len(over)))
        chosen = [*under[:lower], *over[: most - lower]]
        return sorted(chosen, key=lambda candidate: candidate.axis)

    def _sides(self, asked: Asked, most: int) -> tuple[list[Candidate], list[Candidate]]:
        """Return up to `most` values, or some more, from below and from above the key."""
        key = axis_of(asked.slot)
        pool = self.pools.of(asked.slot)
        reach = plausible_reach(asked.slot)
        middle = bisect_left(pool, key, key=lambda candidate: candidate.axis)
        below = (pool[place] for place in range(middle - 1, -1, -1))
        above = (pool[place] for place in range(middle, len(pool)))
        under, over = (self._nearest(side, reach, asked, most) for side in (below, above))
        lacks_under, lacks_over = (_lacks(side, asked.slot) for side in (under, over))
        made = self._made_up(asked, under + over) if lacks_under or lacks_over else []
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
        """Tell whether a candidate is wrong for certain, not named already, and a fair option."""
        slot = asked.slot
        if candidate.value == value_of(slot):
            return False
        if candidate.entry and not _is_fair(candidate.entry, asked):
            return False
        if slot.when and not self._is_fair_date(candidate, asked, slot.when):
            return False
        if slot.number and not (
            _rounded_alike(candidate, slot) and written_like(slot.text, candidate.axis)
        ):
            return False
        return not self.other_answers.may_be_right(candidate.value, asked.fact, slot, asked.stem)

    def _is_fair_date(self, candidate: Candidate, asked: Asked, key: When) -> bool:
        """Tell whether a date differs, is not named, and was ahead when a plan was reported."""
        when = candidate.slot.when if candidate.slot else None
        if when is None or when.overlaps(key) or self.course.language.dates.say(when) in asked.text:
            return False
        if not _agrees_with_year(when, key, asked):
            return False
        return not (asked.fact.mode in _AHEAD and self._was_past(when, asked.fact))

    def _was_past(self, when: When, fact: Fact) -> bool:
        """Tell whether a date lay no longer ahead on the first news day of a fact."""
        news = [self.course.sources.entries[cite.source].event_date for cite in fact.cite]
        reported = min((day.lower for day in news if day.lower), default=None)
        return reported is not None and when.lower is not None and when.lower <= reported

    def _made_up(self, asked: Asked, real: list[Candidate]) -> list[Candidate]:
        """Return numbers or dates near the key that no fact gives, in an order of the item's own.

        They serve where facts give too few.
        """
        slot = asked.slot
        made: Iterator[Candidate] = iter(())
        if slot.number:
            made = numbers_near(slot, self.pools.axes(slot), [each.axis for each in real])
        elif slot.when:
            made = dates_near(slot, self.pools.is_known, self.course.language.dates)
        serving = (each for each in made if slot.number or self._serves(each, asked))
        return sorted(serving, key=lambda each: rank(self.seed, asked.item_id, each.value))

    def _option(self, candidate: Candidate, asked: Asked) -> Option:
        key = asked.slot
        if candidate.entry:
            return option_of(candidate.entry)
        words = _words(candidate, key, self.course.language)
        fact, said = candidate.fact, candidate.slot.text if candidate.slot else ""
        is_said = words.casefold() == said.casefold() or not key.number
        if fact is None or not (is_said or fact.id in asked.fact.conflicts):
            return Option(
                words, False, fact.id if fact else None, self.course.language.items.not_given
            )
        return Option(words, False, fact.id, self._reason(candidate, fact, asked))

    def _reason(self, candidate: Candidate, fact: Fact, asked: Asked) -> str:
        who = speaker(fact, self.course)
        words, named = self.course.language.items, fact.name
        if who and not mentions(named, [who]):
            named = words.by_account.format(fact=named, who=who)
        if fact.id in asked.fact.conflicts:
            return words.other_account.format(fact=named)
        if not asked.slot.when:
            return words.other_question.format(fact=named)
        if candidate.slot is not None and candidate.slot.name == "until":
            return words.latest_date.format(fact=named)
        dates = {"planned": words.planned_date, "hoped": words.hoped_date}
        return dates.get(fact.mode, words.other_date).format(fact=named)


def option_of(entry: Entry) -> Option:
    """Return a glossary entry as a wrong option, with who or what it is as the reason."""
    reason = f"{sentence_case(entry.description)}."
    return Option(sentence_case(entry.name), correct=False, rationale=reason)


def _agrees_with_year(when: When, key: When, asked: Asked) -> bool:
    """Tell whether a date is of the key's year, where the question names that year."""
    if key.lower is None or when.lower is None or key.lower.year == when.lower.year:
        return True
    return f"{key.lower.year}" not in asked.stem


def _lacks(side: list[Candidate], key: Slot) -> bool:
    """Tell whether a side needs what is made up: numbers to be full, dates only where none is."""
    return not side or key.number is not None


def _is_fair(entry: Entry, asked: Asked) -> bool:
    """Tell whether an entry is of the fact's time, and not named already."""
    when = asked.fact.when
    fits = not entry.when or not when or entry.when.overlaps(when) or _is_numbered(entry)
    return fits and not mentions(asked.text, entry.names)


def _is_numbered(entry: Entry) -> bool:
    """Tell whether a name ends in a number: without later ones the greatest would be the key."""
    return entry.name[-1:].isdigit()


def _rounded_alike(candidate: Candidate, key: Slot) -> bool:
    value = key.number.value if key.number else Decimal(0)
    return abs(_exponent(candidate.axis) - _exponent(value)) <= 1


def _exponent(number: Decimal) -> int:
    """Return how many zeros a number ends in; negative for digits after the point."""
    return int(number.normalize().as_tuple().exponent)


def _words(candidate: Candidate, key: Slot, language: Language) -> str:
    if candidate.slot and candidate.slot.when:
        return language.dates.say(candidate.slot.when)
    if key.number:
        return sentence_case(written_like(key.text, candidate.axis))
    return sentence_case(candidate.slot.text if candidate.slot else candidate.value)
