"""Whether a question has another right answer: what any other fact of the course says of a value.

Facts are found by what the question says of them (their name, their own question, the words of
another slot), so that looking takes no longer in a large course than in a small one.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from talkquiz.course.course import Course
from talkquiz.course.facts import Fact
from talkquiz.course.slots import Slot
from talkquiz.items.askable_slots import asked_slots, value_of, values_of
from talkquiz.language.edtf import When

_MOST_MONTHS = 36
"""A longer interval is filed as being of any time."""

Mark = tuple[str, ...]
"""Something that a question can say of a fact, as it is filed."""


class OtherAnswers:
    """The facts of a course, filed by the values they give and by what else they say."""

    def __init__(self, course: Course) -> None:
        self._facts = course.facts.entries
        self._lexicon = course.lexicon
        self._filed: dict[Mark, list[Fact]] = defaultdict(list)
        for fact in self._facts.values():
            for slot in asked_slots(fact, course.lexicon):
                if slot.entries or slot.when or slot.number:
                    self._file(fact, slot)

    def may_be_right(self, value: str, fact: Fact, asked: Slot, stem: str) -> bool:
        """Tell whether `value` may be right too where `stem` asks for the slot `asked` of `fact`.

        So it is for a fact of the same name, or asked in the same words, or of which the stem says
        the same (dates agree where they overlap); and for a linked fact about the same matter.
        """
        return self._is_linked(value, fact, asked) or any(
            self._agrees(mark, value, fact, asked) for mark in _marks(fact, asked, stem)
        )

    def _file(self, fact: Fact, slot: Slot) -> None:
        for mark in _marks(fact, slot):
            for value in values_of(slot):
                self._filed[fact.kind, slot.name, value, *mark].append(fact)

    def _agrees(self, mark: Mark, value: str, fact: Fact, asked: Slot) -> bool:
        found = self._filed.get((fact.kind, asked.name, value, *mark), ())
        when = _when(fact, mark)
        return any(when is None or _overlaps(when, _when(other, mark)) for other in found)

    def _is_linked(self, value: str, fact: Fact, asked: Slot) -> bool:
        """Tell whether a fact about the same matter gives `value`; statements differ by nature."""
        stated = any(slot.type.name == "clause" for slot in fact.slots.values())
        if not asked.entries or stated:
            return False
        linked = (self._facts.get(other) for other in (*fact.related, *fact.conflicts))
        slots = (other.slots.get(asked.name) for other in linked if other)
        return any(slot is not None and value in values_of(slot) for slot in slots)


def _marks(fact: Fact, asked: Slot, stem: str | None = None) -> Iterator[Mark]:
    """Yield what can be said of a fact when `asked` is asked for; with a stem, what it says."""
    yield "name", fact.name
    if asked.name in fact.ask:
        yield "ask", fact.ask[asked.name]
    text = None if stem is None else stem.casefold()
    for slot in fact.slots.values():
        if slot.name != asked.name and (text is None or slot.text.casefold() in text):
            if slot.when:
                yield from _months(slot.name, slot.when, filing=stem is None)
            else:
                yield "slot", slot.name, value_of(slot)


def _months(name: str, when: When, *, filing: bool) -> Iterator[Mark]:
    """Yield the months of a date, and where a date that is too long for that is to be found."""
    first, last = when.lower, when.upper
    count = _month(last) - _month(first) + 1 if first and last else _MOST_MONTHS + 1
    is_long = count > _MOST_MONTHS
    if filing or is_long:
        yield "date", name, "any"
    if filing == is_long:
        yield "date", name, "long"
    if first and not is_long:
        for month in range(_month(first), _month(first) + count):
            yield "date", name, str(month)


def _month(day: date) -> int:
    return day.year * 12 + day.month


def _when(fact: Fact, mark: Mark) -> When | None:
    slot = fact.slots.get(mark[1]) if mark[0] == "date" else None
    return slot.when if slot else None


def _overlaps(one: When, other: When | None) -> bool:
    return other is not None and one.overlaps(other)
