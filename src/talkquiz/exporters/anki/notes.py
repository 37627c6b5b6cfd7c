"""The notes of a deck: what Anki knows each of them by, its tags, its rows in the package."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from hashlib import blake2b
from itertools import count
from typing import NamedTuple

from talkquiz.deck import Deck
from talkquiz.exporters.anki.decks import chapter_deck
from talkquiz.exporters.anki.fields import Album, Page, fields
from talkquiz.exporters.anki.notetypes import Model
from talkquiz.items.item import Item
from talkquiz.items.kinds import ItemKind

NoteRow = tuple[int, str, int, int, str, str, str]
CardRow = tuple[int, int, int, int, int]

# Anki reads ids as milliseconds since 1970 and its Check Database moves those in the future;
# these lie between 2001 and 2020. A note's cards take its id and those that follow.
_FIRST_ID = 1_000_000_000_000
_CARDS_OF_A_NOTE = 16
_NUMBERS = 600_000_000_000 // _CARDS_OF_A_NOTE
_TAG_BREAK = re.compile(r"[\s\"\x00-\x1f\x7f]+|:{2,}")


class DatedNote(NamedTuple):
    """A note with an id and a time of change of its own (epoch), and the position of its card."""

    id: int
    guid: str
    model: Model
    deck: int
    modified: int
    tags: tuple[str, ...]
    fields: list[str]
    due: int

    def row(self) -> NoteRow:
        """Return what the database holds of it: id, GUID, note type, time, tags, fields, first."""
        tags, fields = f" {' '.join(self.tags)} ", "\x1f".join(self.fields)
        model_id = self.model.model_id
        return self.id, self.guid, model_id, self.modified, tags, fields, self.fields[0]

    def card_row(self) -> CardRow:
        """Return what the database holds of its card: id, note, deck, time of change, when due."""
        return self.id, self.id, self.deck, self.modified, self.due


def guid_of(item_id: str) -> str:
    """Return what Anki recognises the item's note by in every later package."""
    return blake2b(item_id.encode(), digest_size=8).hexdigest()


def note_ids(item_ids: Iterable[str]) -> dict[str, int]:
    """Return the id of each item's note, which follows from the item's id.

    Other items do not move an id, but for the rare two that want the same one. An item id that
    comes twice raises a ValueError: Anki would update only one of the notes.
    """
    taken: dict[int, str] = {}
    known: set[str] = set()
    for item_id in sorted(item_ids):
        if item_id in known:
            raise ValueError(f"two items of the deck have the id {item_id!r}")
        known.add(item_id)
        number = int(guid_of(item_id), 16) % _NUMBERS
        while number in taken:
            number = (number + 1) % _NUMBERS
        taken[number] = item_id
    return {item_id: _FIRST_ID + number * _CARDS_OF_A_NOTE for number, item_id in taken.items()}


def tags(item: Item, course: str, release: str = "") -> tuple[str, ...]:
    """Return the tags of `item`, all below `talkquiz::<course>`, where `course` is an id.

    `release` is the one in which it was new or changed last; without one there is no such tag.
    """
    levels = (
        ("topic", item.topic),
        ("status", item.status),
        ("mode", item.mode),
        ("difficulty", str(item.difficulty)),
        ("kind", item.kind),
        ("release", release),
        *(("source", source) for source in sorted({source.id for source in item.sources})),
    )
    return tuple(as_tag("talkquiz", course, name, value) for name, value in levels if value)


@lru_cache(maxsize=4096)
def as_tag(*levels: str) -> str:
    """Return one tag of the given levels; what would end a tag or start a level is a hyphen."""
    return "::".join(_TAG_BREAK.sub("-", level) or "-" for level in levels)


def deck_notes(deck: Deck, models: Mapping[ItemKind, Model], album: Album) -> Iterator[DatedNote]:
    """Yield the notes of `deck` in the order of their ids, due in the order of the deck.

    The pictures that they name are put into `album`. An item that comes twice is a ValueError.
    """
    imprint, news, due = deck.imprint, deck.news, count(1)
    cards: list[tuple[Item, Page, int, int]] = []
    for chapter in deck.chapters:
        page = Page(chapter.title, imprint.typed_answers, album, imprint.language)
        deck_id = chapter_deck(deck, chapter).deck_id
        cards += [(item, page, deck_id, next(due)) for item in chapter.items]
    ids = note_ids(item.id for item, *_ in cards)
    for item, page, deck_id, position in sorted(cards, key=lambda card: ids[card[0].id]):
        change, guid = news.last_change(item.id), guid_of(item.id)
        yield DatedNote(
            id=ids[item.id],
            guid=guid,
            model=models[item.kind],
            deck=deck_id,
            modified=change.modified,
            tags=tags(item, imprint.id, change.release),
            fields=fields(item, guid, page),
            due=position,
        )
