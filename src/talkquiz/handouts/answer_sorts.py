"""What counts as an answer to an item, and of which sort it is, by the facts of a course."""

import re
from collections.abc import Iterator
from functools import cache

from talkquiz.course.course import Course
from talkquiz.course.glossary import Entry, folded
from talkquiz.items.asked_slots import (
    Group,
    asked_slots,
    axis_of,
    entry_group,
    group_of,
    value_of,
)
from talkquiz.items.item import Item
from talkquiz.items.other_right_answers import OtherRightAnswers, Question
from talkquiz.language.language_file import Language


def written_answers(item: Item) -> set[str]:
    """Return what a student may write to answer `item`; nothing if the answer is in print."""
    if item.kind.offers_answers:
        return set()
    return {answer.casefold() for answer in (*item.answers, *item.accept)}


class CourseAnswers:
    """What the facts of a course say about the answers to its items."""

    def __init__(self, course: Course) -> None:
        self._course = course
        self._other_answers = cache(lambda: OtherRightAnswers(course))
        self._questions: dict[str, Question | None] = {}

    def sort_of(self, item: Item) -> Group | None:
        """Return what sort of answer is wanted: a day, a number of people, a country."""
        question = self._question(item)
        group = question and group_of(question.slot, self._course.lexicon)
        return group[:2] if group and group[0] != "several" else None

    def sort_key(self, item: Item) -> tuple[object, str]:
        """Return what puts answers of one sort in order: by time, by size, or by the alphabet."""
        question = self._question(item)
        return axis_of(question.slot) if question else 0, item.key.casefold()

    def may_share_a_bank(self, one: Item, other: Item) -> bool:
        """Tell whether the answers to two items may stand in one word bank.

        They must be of one sort, or the only country among days would answer the gap that asks for
        a country; and neither may be right for the gap of the other.
        """
        return (
            self.sort_of(one) == self.sort_of(other)
            and not self._may_answer(one, other)
            and not self._may_answer(other, one)
        )

    def wrong_names(self, item: Item) -> tuple[str, ...]:
        """Return the names of what could be the answer to `item` by its sort, and is not.

        These are entries of the glossary of the type and role of the one that is asked for. One
        that may be right as well is left out, and so is what belongs to the answer, or that to it.
        There are none where words are asked for, which others may say in another way, or part of a
        list, which may not be complete; and none of sorts so wide that one may be in another, as
        places without a role are.
        """
        question = self._question(item)
        if question is None or len(question.slot.entries) != 1:
            return ()
        if question.slot.type.mixed or "." in question.slot.name:
            return ()
        entries = self._course.lexicon.entries
        key, other_answers = entries[question.slot.entries[0]], self._other_answers()
        if not (key.role or key.traits.human or _is_country(key)):
            return ()
        right = {folded(text) for text in (*item.answers, *item.accept, *key.names)}
        return tuple(
            name
            for entry in entries.values()
            if entry_group(entry) == entry_group(key)
            and entry is not key
            and not _belong_together(entry, key)
            and right.isdisjoint(map(folded, entry.names))
            and not other_answers.may_be_right(entry.id, question)
            for name in _own_names(entry, self._course.language)
        )

    def _may_answer(self, one: Item, other: Item) -> bool:
        """Tell whether the answer to `one` may be a right answer to `other`, too."""
        given, asked = self._question(one), self._question(other)
        if given is None or asked is None:
            return False
        return self._other_answers().may_be_right(value_of(given.slot), asked)

    def _question(self, item: Item) -> Question | None:
        """Return what `item` asks, if it asks for a slot of a fact."""
        if item.id not in self._questions:
            fact = self._course.facts.entries.get(item.facts[0]) if item.slot else None
            slots = asked_slots(fact, self._course.lexicon) if fact else []
            slot = next((slot for slot in slots if slot.name == item.slot), None)
            found = Question(fact, slot, item.stem) if fact and slot else None
            self._questions[item.id] = found
        return self._questions[item.id]


def _belong_together(one: Entry, other: Entry) -> bool:
    """Tell whether one of two entries is the side of the other."""
    return one.side in (other.id, other.name) or other.side in (one.id, one.name)


def _is_country(entry: Entry) -> bool:
    return entry.traits.known and not entry.traits.stands_for_another


def _own_names(entry: Entry, language: Language) -> Iterator[str]:
    """Yield the names of an entry that nothing else has: "the envoy" may be another one as well.

    They are its name, what has a word of that, and what is in capitals.
    """
    words = _words(entry.name)
    for name in entry.names:
        first, _, rest = name.partition(" ")
        bare = rest if rest and first.casefold() in language.items.determiners else name
        if words & _words(name) or bare.isupper():
            yield name


def _words(name: str) -> set[str]:
    return set(re.findall(r"\w{4,}", folded(name)))
