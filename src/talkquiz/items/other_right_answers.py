"""Whether a question has another right answer: what any other fact of the course says of a value.

Facts are indexed by their traits, what a question can say of them: their name, their own question,
the words of another slot. So looking takes no longer in a large course than a small one.
"""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from talkquiz.course.claim_slots import Slot
from talkquiz.course.course import Course
from talkquiz.course.fact_kinds import bundled_kinds
from talkquiz.course.facts import Fact
from talkquiz.course.glossary import folded, mentions
from talkquiz.items.asked_slots import asked_slots, number_value, value_of, values_of
from talkquiz.language.dates import DateError, When, parse_when
from talkquiz.language.read_numbers import numbers_of

_MOST_MONTHS = 36
"""A longer interval is indexed as being of any time."""

Trait = tuple[str, ...]
"""Something that a question can say of a fact, as a key of the index."""


@dataclass(frozen=True)
class Question:
    """What `stem` asks for: a slot of a fact."""

    fact: Fact
    slot: Slot
    stem: str

    @cached_property
    def traits(self) -> list[tuple[Trait, When | None]]:
        """The traits of the fact that the stem tells, those that are dates with their date."""
        return list(_traits(self.fact, self.slot, self.stem))


class OtherRightAnswers:
    """The facts of a course, indexed by the values they give and by their traits."""

    def __init__(self, course: Course) -> None:
        self._course = course
        self._spared: dict[tuple[str, str], _Spared] = {}
        self._facts = course.facts.entries
        self._given: set[Trait] = set()
        self._giving: dict[Trait, list[Fact]] = defaultdict(list)
        for fact in self._facts.values():
            for slot in asked_slots(fact, course.lexicon):
                if slot.entries or slot.when or slot.number:
                    traits = [trait for trait, _ in _traits(fact, slot)]
                    for value in values_of(slot):
                        self._given.add((fact.kind, slot.name, value))
                        for trait in traits:
                            self._giving[fact.kind, slot.name, value, *trait].append(fact)

    def may_be_right(self, value: str, question: Question) -> bool:
        """Tell whether `value` may be a right answer to `question`, too.

        It may be where another fact gives it that has the same name or the same question of its
        own, or agrees with a trait that the stem tells (dates agree where they overlap); where a
        fact that is linked to the question's own gives it; and where the fact itself says so, in
        its `accept` or `never-wrong`.
        """
        fact, asked = question.fact, question.slot
        if self._is_spared(value, fact, asked):
            return True
        # Linked statements are about the same matter and yet differ, so links tell nothing there.
        if asked.entries and fact.kind not in bundled_kinds().of_words:
            linked = (self._facts.get(other) for other in (*fact.related, *fact.conflicts))
            slots = (other.slots.get(asked.name) for other in linked if other)
            if any(slot is not None and value in values_of(slot) for slot in slots):
                return True
        if (fact.kind, asked.name, value) not in self._given:
            return False
        for trait, when in question.traits:
            for other in self._giving.get((fact.kind, asked.name, value, *trait), ()):
                if self._is_told_apart(other, question):
                    continue
                then = other.slots[trait[1]].when if when else None
                if when is None or (then is not None and when.overlaps(then)):
                    return True
        return False

    def _is_told_apart(self, other: Fact, question: Question) -> bool:
        """Tell whether `other` is another's account, and the stem names whose it asks for."""
        fact = question.fact
        speaker = self._course.lexicon.entries.get(fact.per or "")
        if speaker is None or other.per in (None, fact.per) or other.id not in fact.conflicts:
            return False
        return mentions(question.stem, speaker.names)

    def _is_spared(self, value: str, fact: Fact, slot: Slot) -> bool:
        """Tell whether a fact takes `value` for right, or as never wrong, as an answer to a slot.

        What it says of a whole list holds for each of its parts.
        """
        if not fact.accept and not fact.never_wrong:
            return False
        found = self._spared.get((fact.id, slot.name))
        if found is None:
            found = self._spared[fact.id, slot.name] = self._read_spared(fact, slot)
        if value in found.values:
            return True
        if not slot.when:
            return False
        when, dates = parse_when(value), self._course.language.dates
        said = {folded(each) for each in (dates.say(when), *dates.other_ways(when))}
        return bool(said & found.values) or any(when.overlaps(each) for each in found.dates)

    def _read_spared(self, fact: Fact, slot: Slot) -> "_Spared":
        """Return what a fact says of the answers to a slot, in the form of `value_of`."""
        names = dict.fromkeys((slot.name, slot.name.partition(".")[0]))
        texts = [
            text
            for given in (fact.accept, fact.never_wrong)
            for name in names
            for text in given.get(name, ())
        ]
        lexicon, values, dates = self._course.lexicon, set[str](), list[When]()
        for text in texts:
            values.add(folded(text))
            if text in lexicon.entries:
                values.add(text)
            if slot.type.glossary and (entry := lexicon.find(text, slot.type.glossary)):
                values.add(entry.id)
            if slot.when:
                with suppress(DateError):  # it may be a date in words
                    dates.append(parse_when(text))
            number = slot.number and numbers_of(self._course.language).told(text)
            if slot.number and number:
                values.update(
                    number_value(number.value, unit) for unit in {number.unit, slot.number.unit}
                )
        return _Spared(frozenset(values), tuple(dates))


class _Spared(NamedTuple):
    """Values that are no wrong answers: names, numbers and words, and dates in the form of EDTF."""

    values: frozenset[str]
    dates: tuple[When, ...]


def _traits(
    fact: Fact, asked: Slot, stem: str | None = None
) -> Iterator[tuple[Trait, When | None]]:
    """Yield the traits of a fact beside what is asked for; with a stem, those that it tells.

    A date is several traits: its months, if it is not too long for that. Every date is indexed as
    "any" too, and a long one as "long". A question with a short date looks under its months and
    under "long", a question with a long date under "any".
    """
    yield ("name", fact.name), None
    if asked.name in fact.ask:
        yield ("ask", fact.ask[asked.name]), None
    text = None if stem is None else stem.casefold()
    for slot in fact.slots.values():
        if slot.name == asked.name or not (text is None or slot.text.casefold() in text):
            continue
        if slot.when is None:
            yield ("slot", slot.name, value_of(slot)), None
            continue
        first, last = (
            day and day.year * 12 + day.month for day in (slot.when.lower, slot.when.upper)
        )
        months = range(first, last + 1) if first and last else None
        is_long = months is None or len(months) > _MOST_MONTHS
        if text is None or is_long:
            yield ("date", slot.name, "any"), slot.when
        if (text is None) == is_long:
            yield ("date", slot.name, "long"), slot.when
        if months is not None and not is_long:
            for month in months:
                yield ("date", slot.name, str(month)), slot.when
