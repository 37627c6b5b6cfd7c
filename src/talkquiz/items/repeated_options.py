"""Options that come again and again: whoever studies them learns the pattern, not the matter.

Among items with options one answer may be right in a fifth, and one set of options may stand twice;
few as they are, any answer may be right twice. A scale is meant to come again, and does not count.
Rules hold every bank to it (often_right.py, same_options_again.py); of a course's items so many
come into a deck as keep to it. On a sheet no two items offer the same options (enemies.py).
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from talkquiz.items.item import Choice, Item, Use
from talkquiz.items.kinds import ItemKind

MOST_OF_A_SET = 2
_FREE = 2
"""So many times any answer may be right: that is no pattern yet."""
_PART = 5
_PICKED = frozenset(kind.value for kind in ItemKind if kind.picks)


class Offer(NamedTuple):
    """What an item offers, and what of it is right, whatever the order, the case and the spaces."""

    right: frozenset[str]
    options: frozenset[str]


def offer_of(item: Item) -> Offer | None:
    """Return what there is to pick from in an item; None where nothing is, or only on a scale."""
    is_scale = isinstance(item.payload, Choice) and item.payload.scale
    if not item.kind.picks or is_scale or not item.options:
        return None
    right = frozenset(normal(option.text) for option in item.options if option.correct)
    return Offer(right, frozenset(normal(option.text) for option in item.options))


def normal(text: str) -> str:
    """Return the words of an option in the form in which they are compared."""
    return " ".join(text.casefold().split())


def most_right(count: int) -> int:
    """Return in how many of `count` items with options one answer may be right."""
    return max(_FREE, count // _PART)


def surplus(items: Iterable[Item], released: Mapping[str, str]) -> set[str]:
    """Return what a deck of `items` is not to ask with options: `course/fact/slot` of each.

    `released` are the kinds of the items of the last release by their ids. What was released with
    options stays, so that a new fact takes no card from students; what was released without them
    gets none. Of the others the later ones are left out.
    """
    offering = [
        (item, offer)
        for item in items
        if Use.STUDY in item.uses and (offer := offer_of(item)) is not None
    ]
    offering.sort(key=lambda each: each[0].id not in released)
    written = {slot_asked(each) for each, kind in released.items() if kind not in _PICKED}

    def kept(most: int) -> Iterator[str]:
        right, sets = Counter[str](), Counter[frozenset[str]]()
        for item, offer in offering:
            is_new = item.id not in released
            has_room = sets[offer.options] < MOST_OF_A_SET and slot_asked(item.id) not in written
            if is_new and not (has_room and all(right[each] < most for each in offer.right)):
                continue
            right.update(offer.right)
            sets[offer.options] += 1
            yield item.id

    ids = {item.id for item, _ in offering}
    most = len(ids)
    while True:
        found = set(kept(most))
        if most_right(len(found)) >= most:
            return {slot_asked(each) for each in ids} - {slot_asked(each) for each in found}
        most = most_right(len(found))  # of fewer items a fifth is less


def slot_asked(item_id: str) -> str:
    """Return the id of an item without its template: which slot of which fact it asks for."""
    return item_id.rpartition("/")[0]
