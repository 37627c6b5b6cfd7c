"""The words of an item with the quotation marks of its language."""

from dataclasses import fields, replace
from typing import Any

from talkquiz.items.item import Gap, Item
from talkquiz.language.quotation_marks import QuoteWords


def typeset(item: Item, quotes: QuoteWords) -> Item:
    """Return `item` with all its texts as `quotes` print them; ids have no quotation marks."""
    values = {each.name: getattr(item, each.name) for each in fields(item)}
    printed = {name: _typeset(value, quotes) for name, value in values.items()}
    if isinstance(item.payload, Gap) and printed["claim"] is not item.claim:
        printed["payload"] = _moved(item.payload, item.claim, quotes)
    changed = {name: text for name, text in printed.items() if text is not values[name]}
    return replace(item, **changed) if changed else item


def _typeset(value: Any, quotes: QuoteWords) -> Any:
    """Return a text, or a tuple with texts in it, as printed: itself where nothing changes."""
    if isinstance(value, str):
        return quotes.typeset(value)[0]
    if not isinstance(value, tuple):
        return value
    made = [_typeset(each, quotes) for each in value]
    if all(one is other for one, other in zip(made, value, strict=True)):
        return value
    return value._make(made) if hasattr(value, "_make") else tuple(made)


def _moved(gap: Gap, claim: str, quotes: QuoteWords) -> Gap:
    """Return where a gap is in the claim as printed, whose signs may be longer."""

    def after(place: int) -> int:
        return len(quotes.typeset(claim[:place], claim[place:])[0])

    parts = tuple((after(start), after(end)) for start, end in gap.parts)
    return Gap(after(gap.start), after(gap.end), parts)
