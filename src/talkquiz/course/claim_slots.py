"""The claim of a fact: one sentence with its slots marked, `[27 February 2016]{when}`.

The markup is parsed first; then each marked slot is read as what its words stand for. Two marks are
no slots: `did` marks a verb group, and `aside` words that no question repeats.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from talkquiz.course.fact_kinds import SlotType
from talkquiz.course.glossary import Lexicon
from talkquiz.course.read_files import needs_draft
from talkquiz.course.shapes import FieldError
from talkquiz.language.dates import DateError, DateWords, When, parse_when
from talkquiz.language.read_numbers import Number, Numbers
from talkquiz.problem import did_you_mean

_TOKEN = re.compile(
    r"\\(?P<escaped>[\[\]\\{}])"
    r"|\[(?P<words>(?:[^\[\]\\]|\\.)*)\](?:\{(?P<slot>[^{}]*)\})?"
    r"|(?P<stray>[\[\]])"
)
_SLOT = re.compile(r"(?P<name>[a-z][a-z-]*(?:\.[a-z0-9]+(?:-[a-z0-9]+)*)?)(?:=(?P<value>.+))?")
DID, ASIDE = "did", "aside"
_ESCAPE = re.compile(r"\\([\[\]\\{}])")


class MarkupError(FieldError):
    """Raised for slot markup that cannot be read; says why."""

    def __init__(self, reason: str) -> None:
        super().__init__("TQ107", reason, "Mark a slot as [words]{slot}.")


class MarkedSlot(NamedTuple):
    """A mark as the markup has it: its name, its words, their span and the value after `=`.

    A part of a list is named after a dot: `wants.independents`.
    """

    name: str
    words: str
    start: int
    end: int
    value: str | None


class ParsedClaim(NamedTuple):
    """The text of a claim and what is marked in it: slots, verb groups, and words left aside."""

    text: str
    slots: tuple[MarkedSlot, ...] = ()
    verbs: tuple[MarkedSlot, ...] = ()
    asides: tuple[MarkedSlot, ...] = ()


def parse_claim(markup: str) -> ParsedClaim:
    """Return the text of a claim, and what is marked in it; raises MarkupError."""
    text, position = "", 0
    marks: list[MarkedSlot] = []
    for token in _TOKEN.finditer(markup):
        text += markup[position : token.start()]
        position = token.end()
        if token["escaped"]:
            text += token["escaped"]
            continue
        if token["stray"]:
            raise MarkupError(f"the bracket {token['stray']} has no partner")
        words, braces = _ESCAPE.sub(r"\1", token["words"]), token["slot"]
        if braces is None and markup[position : position + 1] == "(":
            raise MarkupError(f"[{words}](...) is a link elsewhere: a claim is plain text")
        if braces is None:
            raise MarkupError(f"[{words}] names no slot: {{slot}} must follow at once")
        slot = _SLOT.fullmatch(braces)
        if not slot:
            raise MarkupError(f"{{{braces}}} is no slot name")
        if not words.strip():
            raise MarkupError(f"the slot {{{slot['name']}}} marks no words")
        end = len(text) + len(words)
        marks.append(MarkedSlot(slot["name"], words, len(text), end, slot["value"]))
        text += words
    by_name = Counter(mark.name for mark in marks if mark.name not in (DID, ASIDE))
    by_name.update({mark.name.partition(".")[0] for mark in marks if "." in mark.name})
    twice = next((name for name, count in by_name.items() if count > 1), None)
    if twice:
        raise MarkupError(f"the slot {{{twice}}} is marked twice")
    return ParsedClaim(
        text + markup[position:],
        tuple(mark for mark in marks if mark.name not in (DID, ASIDE)),
        tuple(mark for mark in marks if mark.name == DID),
        tuple(mark for mark in marks if mark.name == ASIDE),
    )


_MAX_QUOTE = 6


class Slot(NamedTuple):
    """One slot of a claim: its words and span, and the value that they stand for.

    `entries` are ids of glossary entries, `when` is a date and `number` a number with its unit;
    a slot has at most one of the three. `parts` are those of a list whose parts name themselves.
    """

    name: str
    type: SlotType
    text: str
    start: int
    end: int
    entries: tuple[str, ...] = ()
    when: When | None = None
    number: Number | None = None
    parts: tuple["Slot", ...] = ()


class SlotReader(NamedTuple):
    """Reads the slots of a claim against the slots of its kind and the glossary.

    `when` is the date of the fact; `dates` say and recognize dates, and `numbers` read numbers, in
    the language of the course.
    """

    types: Mapping[str, SlotType]
    when: When | None
    lexicon: Lexicon
    dates: DateWords
    numbers: Numbers

    def read(self, marked: MarkedSlot, claim: str = "") -> Slot:
        """Return the slot that is marked so in the text of a claim; raises FieldError."""
        name, _, part = marked.name.partition(".")
        slot_type = self.types.get(name)
        if slot_type is None:
            hint = f"This kind of fact has: {', '.join(sorted(self.types))}."
            raise FieldError("TQ108", f"there is no slot {{{name}}} here", hint)
        words = marked.words
        entries: tuple[str, ...] = ()
        when = number = None
        if slot_type.name == "date":
            when = self._date(marked, words)
        elif slot_type.name == "number":
            number = self._number(marked, claim)
        elif slot_type.glossary:
            is_entry = not marked.value and self.lexicon.entries.get(part)
            named = marked._replace(value=part) if is_entry else marked
            entries = self._entries(named, slot_type, words)
        elif slot_type.name == "quote" and len(words.split()) > _MAX_QUOTE:
            message = f"the quote “{words}” is longer than {_MAX_QUOTE} words"
            raise FieldError("TQ109", message, "Quote less of the article.")
        return Slot(marked.name, slot_type, words, marked.start, marked.end, entries, when, number)

    def whole(self, text: str, slots: Iterable[Slot]) -> Iterator[Slot]:
        """Yield the slots of a claim's `text`: one for all the parts of a list."""
        lists: dict[str, list[Slot]] = {}
        for slot in slots:
            lists.setdefault(slot.name.partition(".")[0], []).append(slot)
        for name, parts in lists.items():
            if "." not in parts[0].name:
                yield parts[0]
                continue
            first, last = parts[0], parts[-1]
            entries = [entry for part in parts for entry in part.entries]
            yield first._replace(
                name=name,
                text=text[first.start : last.end],
                end=last.end,
                entries=tuple(entries) if len(entries) == len(parts) else (),
                when=None,
                number=None,
                parts=tuple(parts),
            )

    def _number(self, marked: MarkedSlot, claim: str) -> Number | None:
        """Return the number told in the markup or by the words; None for a range, or several."""
        words, told = marked.words, marked.value or marked.words
        cut = self.numbers.cut_at(claim, marked.start, marked.end)
        if cut:
            message = f"`{words}` is only a part of the number `{cut}`"
            raise FieldError("TQ109", message, f"Mark all of it: [{cut}]{{{marked.name}}}.")
        number = self.numbers.told(told) if marked.value else self.numbers.find(words)
        if number is None and not self.numbers.holds_several(told):
            message = f"no number can be read from `{told}`"
            hint = (
                f"Say it after the slot's name: {{{marked.name}=400000 people}}. "
                "Only a range, as 5 to 7, needs no number: it is asked as a gap, without options."
            )
            raise FieldError("TQ109", message, hint)
        own = self.numbers.find(words) if number else None
        if own and number and own.value == -number.value and own.value:
            message = f"`{told}` has another sign than `{words}`"
            raise FieldError("TQ109", message, "Give the number with its sign.")
        return number

    def _date(self, marked: MarkedSlot, words: str) -> When:
        """Return the date given in the markup, or for the slot `when` that of the fact."""
        try:
            when = parse_when(marked.value) if marked.value else self.when
        except DateError as error:
            message = f"`{marked.value}` is no date: {error}"
            raise FieldError("TQ106", message, "Write it in EDTF.") from None
        if when is None or (marked.name != "when" and not marked.value):
            hint = f"Give it in the claim, {{{marked.name}=2016-05}}, or as the fact's `when`."
            raise FieldError("TQ109", f"the slot {{{marked.name}}} has no date", hint)
        # Every figure and month in the words belongs to the date.
        said = f"{self.dates.say(when)} {when.edtf.replace('-', ' ')}"
        known = set(re.findall(r"\d+|[^\W\d_]+", said.casefold()))
        known |= {figure.lstrip("0") for figure in known}
        figures = {figure.lstrip("0") for figure in re.findall(r"\d+", words)}
        months = {month.casefold() for month in self.dates.months}
        named = months.intersection(re.findall(r"[^\W\d_]+", words.casefold()))
        if not figures | named <= known:
            hint = f"The date is {self.dates.say(when)}: mend the one that is wrong."
            raise FieldError("TQ120", f"`{words}` does not agree with the date {when}", hint)
        return when

    def _entries(self, marked: MarkedSlot, slot_type: SlotType, words: str) -> tuple[str, ...]:
        """Return the ids of the glossary entries in the markup, else the one of that name."""
        if not marked.value:
            named = self.lexicon.find(words, slot_type.glossary)
            return (named.id,) if named else ()
        ids = tuple(marked.value.split("+"))
        for entry_id in ids:
            entry = self.lexicon.entries.get(entry_id)
            if entry_id in self.lexicon.drafts:
                raise FieldError(*needs_draft(entry_id))
            if not self.lexicon.knows(entry_id):
                message = f"the glossary has no entry `{entry_id}`"
                add = "Add it to glossary.yaml, or mend the id."
                raise FieldError(
                    "TQ115", message, did_you_mean(entry_id, self.lexicon.entries, add)
                )
            if entry is not None and entry.type not in slot_type.glossary:
                wanted = ", ".join(sorted(slot_type.glossary))
                message = f"`{entry_id}` ({entry.type}) is nothing that {{{marked.name}}} can name"
                raise FieldError("TQ109", message, f"The slot names one of: {wanted}.")
        return ids
