"""What is on sheets and keys that were printed before, as items of the course as it is now."""

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from talkquiz.items.item import Item
from talkquiz.printed_items import PrintedItems, mark_of


class Recognised(NamedTuple):
    """The items of the course on a document, in the order in which they are printed.

    `unknown` are the short ids of those that the course has not, or has no longer.
    """

    items: tuple[Item, ...]
    unknown: tuple[str, ...] = ()


class Recogniser:
    """Knows the items of a course by what documents carry and keys print."""

    def __init__(self, items: Iterable[Item]) -> None:
        self._by_short_id = {item.short_id: item for item in items}
        self._by_digest = {
            mark_of(item.id, "").removeprefix("-"): item for item in self._by_short_id.values()
        }

    def recognise(self, printed: PrintedItems) -> Recognised:
        """Return the items on a document: those that it carries, then others that its text tells.

        What looks like a short id in a text, and is none of the course, may be any word: it is
        unknown only where the document carries nothing.
        """
        found: dict[str, Item] = {}
        unknown: list[str] = []
        for mark in printed.marks:
            short_id, _, digest = mark.rpartition("-")
            if item := self._by_digest.get(digest):
                found.setdefault(item.id, item)
            else:
                unknown.append(short_id or digest)
        for short_id in printed.told:
            if short_id in unknown:
                continue
            if item := self._by_short_id.get(short_id):
                found.setdefault(item.id, item)
            elif not printed.marks:
                unknown.append(short_id)
        return Recognised(tuple(found.values()), tuple(unknown))


class Past(NamedTuple):
    """What was asked before: items never to be asked again, and facts only where nothing else is.

    `items` are ids of items, `facts` those of facts that they ask for.
    """

    items: Collection[str] = frozenset()
    facts: Collection[str] = frozenset()


NO_PAST = Past()


def past_of(recognised: Sequence[Recognised]) -> Past:
    """Return what all these documents have asked."""
    items = {item.id: item for each in recognised for item in each.items}.values()
    facts = {fact for item in items if not item.task for fact in item.asked_facts}
    return Past(frozenset(item.id for item in items), frozenset(facts))
