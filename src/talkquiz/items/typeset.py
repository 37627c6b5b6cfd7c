"""The words of an item with the quotation marks of its language."""

from dataclasses import replace
from typing import Any

from talkquiz.items.item import Gap, Item
from talkquiz.language.quotation_marks import QuoteWords

_TEXTS = (
    *("stem", "key", "accept", "claim", "why", "per", "as_of", "asks_for", "caution"),
    "payload",
)
"""What a card shows of an item, but for its sources."""
_BESIDE = ("timeline", "came_next", "hint", "corrected")
"""What it shows beside it, but for what many cards show alike."""


def typeset(item: Item, quotes: QuoteWords) -> Item:
    """Return `item` with its texts as `quotes` print them; ids have no quotation marks."""
    changed = {}
    for name in _TEXTS:
        value = getattr(item, name)
        printed = typeset_texts(value, quotes)
        if printed is not value:
            changed[name] = printed
    told = {name: getattr(item.beside, name) for name in _BESIDE}
    printed_beside = {name: typeset_texts(value, quotes) for name, value in told.items() if value}
    if printed_beside:
        changed["beside"] = item.beside._replace(**printed_beside)
    if isinstance(item.payload, Gap) and "claim" in changed:
        changed["payload"] = _moved(item.payload, item.claim, quotes)
    return replace(item, **changed) if changed else item


def typeset_texts(value: Any, quotes: QuoteWords) -> Any:
    """Return a text, or a tuple with texts in it, as printed: itself where nothing changes."""
    if isinstance(value, str):
        return quotes.typeset(value)[0] if '"' in value or "'" in value else value
    if not isinstance(value, tuple):
        return value
    made = [typeset_texts(each, quotes) for each in value]
    if all(one is other for one, other in zip(made, value, strict=True)):
        return value
    return value._make(made) if hasattr(value, "_make") else tuple(made)


def _moved(gap: Gap, claim: str, quotes: QuoteWords) -> Gap:
    """Return where a gap is in the claim as printed, whose signs may be longer."""

    def after(place: int) -> int:
        return len(quotes.typeset(claim[:place], claim[place:])[0])

    parts = tuple(part._replace(start=after(part.start), end=after(part.end)) for part in gap.parts)
    return Gap(after(gap.start), after(gap.end), parts)
