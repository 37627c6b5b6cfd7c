"""Typed slots: what the marked words of a claim stand for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pydantic_core import PydanticCustomError

from talkquiz.course.claim import Claim, Mark
from talkquiz.course.fact_kinds import SlotType
from talkquiz.course.fields import field_problem
from talkquiz.course.glossary import Lexicon
from talkquiz.language.date_words import DateWords
from talkquiz.language.edtf import DateError, When, parse_when
from talkquiz.language.numbers import Number, find_number

_MAX_QUOTE = 6


@dataclass(frozen=True, slots=True)
class Slot:
    """One slot of a claim: its words and span, and the value that they stand for.

    `entries` are ids of glossary entries, `when` is a date and `number` a number with its unit;
    a slot has at most one of the three.
    """

    name: str
    type: SlotType
    text: str
    start: int
    end: int
    entries: tuple[str, ...] = ()
    when: When | None = None
    number: Number | None = None


@dataclass(frozen=True, slots=True)
class SlotReader:
    """Reads the slots of one claim against the slots of its kind and the glossary."""

    claim: Claim
    types: dict[str, SlotType]
    when: When | None
    lexicon: Lexicon
    dates: DateWords

    def read(self) -> Iterator[Slot | PydanticCustomError]:
        """Yield a slot, or what is wrong with it, for every mark of the claim."""
        for mark in self.claim.marks:
            if mark.slot in self.types:
                yield self._slot(mark, self.types[mark.slot])
            else:
                hint = f"This kind of fact has: {', '.join(sorted(self.types))}."
                yield field_problem("TQ108", f"there is no slot {{{mark.slot}}} here", hint)

    def _slot(self, mark: Mark, slot_type: SlotType) -> Slot | PydanticCustomError:
        if slot_type.name == "date":
            return self._date(mark, slot_type)
        if slot_type.name == "number":
            return self._number(mark, slot_type)
        if slot_type.glossary:
            return self._named(mark, slot_type)
        words = self.claim.words(mark)
        if slot_type.name == "quote" and len(words.split()) > _MAX_QUOTE:
            message = f"the quote “{words}” is longer than {_MAX_QUOTE} words"
            return field_problem("TQ109", message, "Quote less of the article.")
        return self._plain(mark, slot_type)

    def _plain(self, mark: Mark, slot_type: SlotType) -> Slot:
        return Slot(mark.slot, slot_type, self.claim.words(mark), mark.start, mark.end)

    def _date(self, mark: Mark, slot_type: SlotType) -> Slot | PydanticCustomError:
        try:
            when = parse_when(mark.value) if mark.value else self.when
        except DateError as error:
            return field_problem(
                "TQ106", f"`{mark.value}` is no date: {error}", "Write it in EDTF."
            )
        if when is None or (mark.slot != "when" and not mark.value):
            hint = f"Give it in the claim, {{{mark.slot}=2016-05}}, or as the fact's `when`."
            return field_problem("TQ109", f"the slot {{{mark.slot}}} has no date", hint)
        words = self.claim.words(mark)
        if not _agrees(words, when, self.dates):
            hint = f"The date is {self.dates.say(when)}: mend the one that is wrong."
            return field_problem("TQ120", f"`{words}` does not agree with the date {when}", hint)
        return Slot(mark.slot, slot_type, words, mark.start, mark.end, when=when)

    def _number(self, mark: Mark, slot_type: SlotType) -> Slot | PydanticCustomError:
        words = self.claim.words(mark)
        number = find_number(mark.value or words)
        if number is None:
            hint = f"Say it after the slot's name: {{{mark.slot}=400000 people}}."
            return field_problem(
                "TQ109", f"no number can be read from `{mark.value or words}`", hint
            )
        return Slot(mark.slot, slot_type, words, mark.start, mark.end, number=number)

    def _named(self, mark: Mark, slot_type: SlotType) -> Slot | PydanticCustomError:
        words = self.claim.words(mark)
        if not mark.value:
            entry = self.lexicon.find(words, slot_type.glossary)
            found = (entry.id,) if entry else ()
            return Slot(mark.slot, slot_type, words, mark.start, mark.end, entries=found)
        ids = tuple(mark.value.split("+"))
        return self._entry_problem(mark, slot_type, ids) or Slot(
            mark.slot, slot_type, words, mark.start, mark.end, entries=ids
        )

    def _entry_problem(
        self, mark: Mark, slot_type: SlotType, ids: tuple[str, ...]
    ) -> PydanticCustomError | None:
        for entry_id in ids:
            entry = self.lexicon.entries.get(entry_id)
            if not self.lexicon.knows(entry_id):
                message = f"the glossary has no entry `{entry_id}`"
                return field_problem("TQ115", message, "Add it to glossary.yaml, or mend the id.")
            if entry is not None and entry.type not in slot_type.glossary:
                wanted = ", ".join(sorted(slot_type.glossary))
                message = f"`{entry_id}` is a {entry.type}, which {{{mark.slot}}} cannot name"
                return field_problem("TQ109", message, f"The slot names one of: {wanted}.")
        return None


def _agrees(words: str, when: When, dates: DateWords) -> bool:
    """Tell whether every figure and month named in `words` belongs to the date."""
    said = f"{dates.say(when)} {when.edtf.replace('-', ' ')}"
    known = set(re.findall(r"\d+|[^\W\d_]+", said.casefold()))
    figures = {figure.lstrip("0") for figure in re.findall(r"\d+", words)}
    months = {month.casefold() for month in dates.months}
    named = set(re.findall(r"[^\W\d_]+", words.casefold())) & months
    return figures | named <= known | {figure.lstrip("0") for figure in known}
