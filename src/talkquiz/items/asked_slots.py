"""The slots of a fact that can be asked for, and what each of them stands for.

A fact is asked for its marked slots, for who says so, and for each member of a list. What a slot
stands for has forms that can be compared, grouped and put in order.
"""

import re
from decimal import Decimal

from talkquiz.course.claim_slots import Slot
from talkquiz.course.fact_kinds import bundled_kinds
from talkquiz.course.facts import Fact
from talkquiz.course.glossary import Entry, Lexicon, folded
from talkquiz.language.dates import When

Group = tuple[str, ...]
"""Slots and entries of one group can stand in for one another."""

PER = "per"
"""The slot of who says so, where the claim names the speaker without marking a slot."""
_LIST = re.compile(r", and | and |, ")


def asked_slots(fact: Fact, lexicon: Lexicon) -> list[Slot]:
    """Return the slots of a fact, then its speaker as a slot, then the members of its lists."""
    slots = list(fact.slots.values())
    members = [member for slot in slots for member in members_of(slot, lexicon)]
    entry = lexicon.entries.get(fact.per or "")
    if entry and not any(entry.id in slot.entries for slot in slots):
        span = _span(fact.claim.text, entry.names)
        if span and not any(slot.start < span[1] and span[0] < slot.end for slot in slots):
            words = fact.claim.text[slice(*span)]
            actor = bundled_kinds().types["actor"]
            slots.append(Slot(PER, actor, words, *span, entries=(entry.id,)))
    return slots + members


def members_of(slot: Slot, lexicon: Lexicon) -> list[Slot]:
    """Return each member of a list as a slot of its own: `who.russia`, `wants.independents`.

    A list names several glossary entries, or its parts are marked by names. No member is returned
    where one cannot be found in the words.
    """
    if slot.parts:
        return list(slot.parts)
    if len(slot.entries) > 1:
        spans = [_span(slot.text, lexicon.entries[each].names) for each in slot.entries]
        found = [
            _within(slot, f"{slot.name}.{entry}", *span)._replace(entries=(entry,))
            for entry, span in zip(slot.entries, spans, strict=True)
            if span
        ]
        return found if all(spans) else []
    return []


def is_list(text: str) -> bool:
    """Tell whether `text` enumerates three or more: "a, b and c"."""
    return "," in text and " and " in text and len(_LIST.split(text)) > 2


def _within(slot: Slot, name: str, start: int, end: int) -> Slot:
    """Return the part of `slot` from `start` to `end`, counted in its words."""
    words = slot.text[start:end]
    return Slot(name, slot.type, words, slot.start + start, slot.start + end)


def _span(text: str, names: tuple[str, ...]) -> tuple[int, int] | None:
    """Return where the first of `names`, the longest first, stands in `text` as whole words."""
    for name in sorted(names, key=len, reverse=True):
        if name in text or name.lower() in text.lower():
            match = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE)
            if match:
                return match.span()
    return None


def value_of(slot: Slot) -> str:
    """Return what a slot stands for in a form that compares equal where the meaning is equal."""
    if slot.entries:
        return "+".join(sorted(slot.entries))
    if slot.when:
        return slot.when.edtf
    if slot.number:
        return number_value(slot.number.value, slot.number.unit)
    return folded(slot.text)


def number_value(value: Decimal, unit: str) -> str:
    """Return a number with its unit in the form of `value_of`."""
    return f"{value.normalize()} {unit}"


def values_of(slot: Slot) -> set[str]:
    """Return what the slot stands for, and each of those that it names."""
    return {value_of(slot), *slot.entries}


def axis_of(slot: Slot) -> Decimal:
    """Return where a date or a number stands among its like; 0 for other slots."""
    return slot.number.value if slot.number else day_of(slot.when)


def day_of(when: When | None) -> Decimal:
    """Return the first day that a date can mean, counted from the year 1; 0 without a date."""
    first = when and (when.lower or when.upper)
    return Decimal(first.toordinal() if first else 0)


def has_order(slot: Slot) -> bool:
    """Tell whether options for this slot stand in an order of their own."""
    return bool(slot.when or slot.number)


def group_of(slot: Slot, lexicon: Lexicon) -> Group | None:
    """Return the group whose values can stand in for this slot's; None if there is none."""
    if slot.when:
        return ("date", slot.when.precision)
    if slot.number:
        return ("number", slot.number.unit)
    entries = [lexicon.entries[each] for each in slot.entries]
    if len(entries) == 1:
        return entry_group(entries[0])
    return ("several", *sorted(entry.type for entry in entries)) if entries else None


def entry_group(entry: Entry) -> Group:
    """Return the group of a glossary entry: its type and role."""
    return ("entry", entry.type, entry.role or "")
