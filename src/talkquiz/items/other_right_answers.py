"""Whether a question has another right answer: what any other fact of the course says of a value.

Facts are indexed by their traits, what a question can say of them: their name, their own question,
the words of another slot. So looking takes no longer in a large course than a small one.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from talkquiz.course.claim import Slot
from talkquiz.course.course import Course
from talkquiz.course.facts import Fact
from talkquiz.items.askable_slots import asked_slots, value_of, values_of
from talkquiz.language.dates import When

_MOST_MONTHS = 36
"""A longer interval is indexed as being of any time."""

Trait = tuple[str, ...]
"""Something that a question can say of a fact, as a key of the index."""


class OtherAnswers:
    """The facts of a course, indexed by the values they give and by their traits."""

    def __init__(self, course: Course) -> None:
        self._facts = course.facts.entries
        self._giving: dict[Trait, list[Fact]] = defaultdict(list)
        for fact in self._facts.values():
            for slot in asked_slots(fact, course.lexicon):
                if slot.entries or slot.when or slot.number:
                    for trait in _traits(fact, slot):
                        for value in values_of(slot):
                            self._giving[fact.kind, slot.name, value, *trait].append(fact)

    def may_be_right(self, value: str, fact: Fact, asked: Slot, stem: str) -> bool:
        """Tell whether `value` may be right too where `stem` asks for the slot `asked` of `fact`.

        It may be where another fact gives it that has the same name or the same question of its
        own, or agrees with a trait that the stem tells (dates agree where they overlap); and where
        a fact that is linked to `fact` gives it.
        """
        # Linked statements are about the same matter and yet differ, so links tell nothing there.
        if asked.entries and not any(s.type.name == "clause" for s in fact.slots.values()):
            linked = (self._facts.get(other) for other in (*fact.related, *fact.conflicts))
            slots = (other.slots.get(asked.name) for other in linked if other)
            if any(slot is not None and value in values_of(slot) for slot in slots):
                return True
        for trait in _traits(fact, asked, stem):
            when = _date_of(fact, trait)
            for other in self._giving.get((fact.kind, asked.name, value, *trait), ()):
                then = _date_of(other, trait)
                if when is None or (then is not None and when.overlaps(then)):
                    return True
        return False


def _traits(fact: Fact, asked: Slot, stem: str | None = None) -> Iterator[Trait]:
    """Yield the traits of a fact beside what is asked for; with a stem, those that it tells."""
    yield "name", fact.name
    if asked.name in fact.ask:
        yield "ask", fact.ask[asked.name]
    text = None if stem is None else stem.casefold()
    for slot in fact.slots.values():
        if slot.name != asked.name and (text is None or slot.text.casefold() in text):
            if slot.when:
                yield from _months(slot.name, slot.when, indexing=stem is None)
            else:
                yield "slot", slot.name, value_of(slot)


def _months(name: str, when: When, *, indexing: bool) -> Iterator[Trait]:
    """Yield the months of a date as traits, if it is not too long for that.

    Every date is indexed as "any" too, and a long one as "long". A question with a short date looks
    under its months and under "long", a question with a long date under "any".
    """
    first, last = when.lower, when.upper
    count = _month(last) - _month(first) + 1 if first and last else _MOST_MONTHS + 1
    is_long = count > _MOST_MONTHS
    if indexing or is_long:
        yield "date", name, "any"
    if indexing == is_long:
        yield "date", name, "long"
    if first and not is_long:
        for month in range(_month(first), _month(first) + count):
            yield "date", name, str(month)


def _month(day: date) -> int:
    return day.year * 12 + day.month


def _date_of(fact: Fact, trait: Trait) -> When | None:
    slot = fact.slots.get(trait[1]) if trait[0] == "date" else None
    return slot.when if slot else None
