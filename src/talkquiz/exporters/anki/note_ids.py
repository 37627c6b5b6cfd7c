"""Numbers and names that follow from an item's id: what Anki knows its note by."""

from collections.abc import Iterable, Iterator
from hashlib import blake2b
from operator import itemgetter
from typing import TypeVar

Thing = TypeVar("Thing")

# Anki reads ids as milliseconds since 1970 and its Check Database moves those in the future;
# these lie between 2001 and 2020. A note's cards take its id and those that follow.
_FIRST_ID = 1_000_000_000_000
_CARDS_OF_A_NOTE = 16
_PLACES = 600_000_000_000 // _CARDS_OF_A_NOTE


def numbered(things: Iterable[tuple[str, Thing]]) -> Iterator[tuple[int, str, Thing]]:
    """Yield things that have an item id with note id and GUID, in the order of the note ids.

    Other items do not move an id, but for the rare two that want the same one. An item id that
    comes twice raises a ValueError: Anki would update only one of the notes.
    """
    taken: dict[int, tuple[str, Thing]] = {}
    known: set[str] = set()
    for item_id, thing in sorted(things, key=itemgetter(0)):
        if item_id in known:
            raise ValueError(f"two items of the deck have the id {item_id!r}")
        known.add(item_id)
        name = guid(item_id)
        place = int(name, 16) % _PLACES
        while place in taken:
            place = (place + 1) % _PLACES
        taken[place] = name, thing
    for place in sorted(taken):
        yield _FIRST_ID + place * _CARDS_OF_A_NOTE, *taken[place]


def guid(item_id: str) -> str:
    """Return what Anki recognises the item's note by in every later package."""
    return blake2b(item_id.encode(), digest_size=8).hexdigest()
