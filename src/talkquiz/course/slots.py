"""Typed slots: what the marked words of a claim stand for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pydantic_core import PydanticCustomError

from talkquiz.course.claim import Claim, MarkedSlot
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
    """Reads the slots of one claim against the slots of its kind and the glossary.

    `when` is the date of the fact, `dates` say and recognize dates in the language of the course.
    """

    claim: Claim
    types: dict[str, SlotType]
    when: When | None
    lexicon: Lexicon
    dates: DateWords

    def read(self) -> Iterator[Slot | PydanticCustomError]:
        """Yield every marked slot of the claim, or the problem that it has."""
        for marked in self.claim.marked:
            try:
                yield self._slot(marked)
            except PydanticCustomError as problem:
                yield problem

    def _slot(self, marked: MarkedSlot) -> Slot:
        slot_type = self.types.get(marked.name)
        if slot_type is None:
            hint = f"This kind of fact has: {', '.join(sorted(self.types))}."
            raise field_problem("TQ108", f"there is no slot {{{marked.name}}} here", hint)
        words = self.claim.text[marked.start : marked.end]
        entries: tuple[str, ...] = ()
        when = number = None
        if slot_type.name == "date":
            when = self._date(marked, words)
        elif slot_type.name == "number":
            number = find_number(marked.value or words)
            if number is None:
                message = f"no number can be read from `{marked.value or words}`"
                hint = f"Say it after the slot's name: {{{marked.name}=400000 people}}."
                raise field_problem("TQ109", message, hint)
        elif slot_type.glossary:
            entries = self._entries(marked, slot_type, words)
        elif slot_type.name == "quote" and len(words.split()) > _MAX_QUOTE:
            message = f"the quote “{words}” is longer than {_MAX_QUOTE} words"
            raise field_problem("TQ109", message, "Quote less of the article.")
        return Slot(marked.name, slot_type, words, marked.start, marked.end, entries, when, number)

    def _date(self, marked: MarkedSlot, words: str) -> When:
        """Return the date given in the markup, or for the slot `when` that of the fact."""
        try:
            when = parse_when(marked.value) if marked.value else self.when
        except DateError as error:
            message = f"`{marked.value}` is no date: {error}"
            raise field_problem("TQ106", message, "Write it in EDTF.") from None
        if when is None or (marked.name != "when" and not marked.value):
            hint = f"Give it in the claim, {{{marked.name}=2016-05}}, or as the fact's `when`."
            raise field_problem("TQ109", f"the slot {{{marked.name}}} has no date", hint)
        if not _agrees(words, when, self.dates):
            hint = f"The date is {self.dates.say(when)}: mend the one that is wrong."
            raise field_problem("TQ120", f"`{words}` does not agree with the date {when}", hint)
        return when

    def _entries(self, marked: MarkedSlot, slot_type: SlotType, words: str) -> tuple[str, ...]:
        """Return the ids of the glossary entries in the markup, else the one of that name."""
        if not marked.value:
            named = self.lexicon.find(words, slot_type.glossary)
            return (named.id,) if named else ()
        ids = tuple(marked.value.split("+"))
        for entry_id in ids:
            entry = self.lexicon.entries.get(entry_id)
            if not self.lexicon.knows(entry_id):
                message = f"the glossary has no entry `{entry_id}`"
                raise field_problem("TQ115", message, "Add it to glossary.yaml, or mend the id.")
            if entry is not None and entry.type not in slot_type.glossary:
                wanted = ", ".join(sorted(slot_type.glossary))
                message = f"`{entry_id}` is a {entry.type}, which {{{marked.name}}} cannot name"
                raise field_problem("TQ109", message, f"The slot names one of: {wanted}.")
        return ids


def _agrees(words: str, when: When, dates: DateWords) -> bool:
    """Tell whether every figure and month named in `words` belongs to the date."""
    said = f"{dates.say(when)} {when.edtf.replace('-', ' ')}"
    known = set(re.findall(r"\d+|[^\W\d_]+", said.casefold()))
    figures = {figure.lstrip("0") for figure in re.findall(r"\d+", words)}
    months = {month.casefold() for month in dates.months}
    named = set(re.findall(r"[^\W\d_]+", words.casefold())) & months
    return figures | named <= known | {figure.lstrip("0") for figure in known}
