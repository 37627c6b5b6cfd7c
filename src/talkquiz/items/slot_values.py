"""What a slot stands for, in forms that can be compared, grouped and put in order."""

from collections.abc import Iterator
from decimal import Decimal

from talkquiz.course.glossary import Entry, Lexicon, folded
from talkquiz.course.slots import Slot
from talkquiz.language.edtf import When

Group = tuple[str, ...]
"""Slots and entries of one group can stand in for one another."""


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
    entries = list(_entries(slot, lexicon))
    if len(entries) == 1:
        return entry_group(entries[0])
    return ("several", *sorted(entry.type for entry in entries)) if entries else None


def entry_group(entry: Entry) -> Group:
    """Return the group of a glossary entry: its type and role."""
    return ("entry", entry.type, entry.role or "")


def _entries(slot: Slot, lexicon: Lexicon) -> Iterator[Entry]:
    for entry_id in slot.entries:
        yield lexicon.entries[entry_id]
