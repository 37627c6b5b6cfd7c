"""The answers to items: what a student may write, and what the course knows about it."""

from functools import cached_property

from talkquiz.course.course import Course
from talkquiz.course.slots import Slot
from talkquiz.items.askable_slots import Group, asked_slots, axis_of, group_of, value_of
from talkquiz.items.item import Item
from talkquiz.items.other_right_answers import OtherAnswers


def written_answers(item: Item) -> set[str]:
    """Return what a student may write to answer `item`; nothing if the answer is in print."""
    if item.kind.offers_answers:
        return set()
    return {answer.casefold() for answer in (*item.answers, *item.accept)}


class CourseAnswers:
    """What the facts of a course say about the answers to its items."""

    def __init__(self, course: Course) -> None:
        self._course = course

    def sort_of(self, item: Item) -> Group | None:
        """Return what sort of answer is wanted: a day, a number of people, a country."""
        slot = self._slot(item)
        group = slot and group_of(slot, self._course.lexicon)
        return group[:2] if group and group[0] != "several" else None

    def sort_key(self, item: Item) -> tuple[object, str]:
        """Return what puts answers of one sort in order: by time, by size, or by the alphabet."""
        slot = self._slot(item)
        return axis_of(slot) if slot else 0, item.key.casefold()

    def may_answer(self, one: Item, other: Item) -> bool:
        """Tell whether the answer to `one` may be a right answer to `other`, too."""
        given, asked = self._slot(one), self._slot(other)
        if given is None or asked is None:
            return False
        fact = self._course.facts.entries[other.facts[0]]
        return self._other_answers.may_be_right(value_of(given), fact, asked, other.stem)

    def _slot(self, item: Item) -> Slot | None:
        """Return the slot that `item` asks for, if it asks for one of a fact."""
        fact = self._course.facts.entries.get(item.facts[0]) if item.slot else None
        slots = asked_slots(fact, self._course.lexicon) if fact else []
        return next((slot for slot in slots if slot.name == item.slot), None)

    @cached_property
    def _other_answers(self) -> OtherAnswers:
        return OtherAnswers(self._course)
