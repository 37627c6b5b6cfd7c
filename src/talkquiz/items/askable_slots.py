"""What can be asked of a fact: its marked slots, who says so, and each member of a list."""

import re
from collections.abc import Iterator
from dataclasses import replace

from talkquiz.course.fact_kinds import SlotType
from talkquiz.course.facts import Fact
from talkquiz.course.glossary import Lexicon
from talkquiz.course.slots import Slot

PER = "per"
"""The slot of who says so, where the claim names the speaker without marking a slot."""
_SPEAKER = SlotType("actor", frozenset({"person", "body", "group", "country"}))
_LIST = re.compile(r", and | and |, ")


def asked_slots(fact: Fact, lexicon: Lexicon) -> list[Slot]:
    """Return the slots of a fact, then its speaker as a slot, then the members of its lists."""
    marked = list(fact.slots.values())
    members = [member for slot in marked for member in members_of(slot, lexicon)]
    return [*marked, *_speaker(fact, lexicon), *members]


def members_of(slot: Slot, lexicon: Lexicon) -> list[Slot]:
    """Return each member of a list as a slot of its own: `who.russia`, or `wants.2` in a text.

    A list names several glossary entries, or is words with a comma and an "and". No member is
    returned where one cannot be found in the words.
    """
    if len(slot.entries) > 1:
        found = [_named(slot, entry, lexicon) for entry in slot.entries]
        return [member for member in found if member] if all(found) else []
    if slot.type.name == "text" and is_list(slot.text):
        return list(_parts(slot))
    return []


def is_list(text: str) -> bool:
    """Tell whether `text` enumerates three or more: "a, b and c"."""
    return "," in text and " and " in text and len(_LIST.split(text)) > 2


def _parts(slot: Slot) -> Iterator[Slot]:
    start = 0
    for number, part in enumerate(_LIST.split(slot.text), start=1):
        start = slot.text.index(part, start)
        yield _within(slot, f"{slot.name}.{number}", start, start + len(part))
        start += len(part)


def _named(slot: Slot, entry_id: str, lexicon: Lexicon) -> Slot | None:
    span = _span(slot.text, lexicon.entries[entry_id].names)
    if span is None:
        return None
    return replace(_within(slot, f"{slot.name}.{entry_id}", *span), entries=(entry_id,))


def _within(slot: Slot, name: str, start: int, end: int) -> Slot:
    """Return the part of `slot` from `start` to `end`, counted in its words."""
    words = slot.text[start:end]
    return Slot(name, slot.type, words, slot.start + start, slot.start + end)


def _speaker(fact: Fact, lexicon: Lexicon) -> Iterator[Slot]:
    entry = lexicon.entries.get(fact.per or "")
    if entry is None or any(entry.id in slot.entries for slot in fact.slots.values()):
        return
    span = _span(fact.claim.text, entry.names)
    inside = (slot for slot in fact.slots.values() if span and slot.start < span[1])
    if span and not any(span[0] < slot.end for slot in inside):
        words = fact.claim.text[slice(*span)]
        yield Slot(PER, _SPEAKER, words, *span, entries=(entry.id,))


def _span(text: str, names: tuple[str, ...]) -> tuple[int, int] | None:
    """Return where the first of `names`, the longest first, stands in `text` as whole words."""
    for name in sorted(names, key=len, reverse=True):
        if name in text or name.lower() in text.lower():
            match = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE)
            if match:
                return match.span()
    return None
