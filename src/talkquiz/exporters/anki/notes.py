"""The notes of a deck as they go into the package, with their tags."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import count
from typing import NamedTuple

import genanki

from talkquiz.deck import Deck
from talkquiz.exporters.anki import decks, note_ids
from talkquiz.exporters.anki.fields import Page, fields
from talkquiz.exporters.anki.html import as_tag
from talkquiz.exporters.anki.pictures import Album
from talkquiz.items.item import Item
from talkquiz.items.kinds import ItemKind

NoteRow = tuple[int, str, int, int, str, str, str]
CardRow = tuple[int, int, int, int, int]


class DatedNote(NamedTuple):
    """A note with an id and a time of change of its own (epoch), and the place of its card."""

    id: int
    guid: str
    model: genanki.Model
    deck: int
    modified: int
    tags: list[str]
    fields: list[str]
    due: int

    def row(self) -> NoteRow:
        """Return what the database holds of it: id, GUID, note type, time, tags, fields, first."""
        tags, fields = f" {' '.join(self.tags)} ", "\x1f".join(self.fields)
        model_id = self.model.model_id
        return self.id, self.guid, model_id, self.modified, tags, fields, self.fields[0]

    def card_row(self) -> CardRow:
        """Return what the database holds of its card: id, note, deck, time of change, place."""
        return self.id, self.id, self.deck, self.modified, self.due


def tags(item: Item, release: str = "") -> list[str]:
    """Return the tags of `item`, all below `talkquiz::<course>`.

    `release` is the one in which it was new or changed last; without one there is no such tag.
    """
    sources = tuple(sorted({source.id for source in item.sources}))
    what = (item.topic, item.status, item.mode, str(item.difficulty), item.kind, release)
    return [*_tags(item.id.partition("/")[0], sources, *what)]


@lru_cache(maxsize=4096)
def _tags(course: str, sources: tuple[str, ...], *what: str) -> tuple[str, ...]:
    levels = zip(("topic", "status", "mode", "difficulty", "kind", "release"), what, strict=True)
    of_sources = (("source", source) for source in sources)
    return tuple(
        as_tag("talkquiz", course, name, value) for name, value in (*levels, *of_sources) if value
    )


def deck_notes(
    deck: Deck, models: Mapping[ItemKind, genanki.Model], album: Album
) -> Iterator[DatedNote]:
    """Yield the notes of `deck` in the order of their ids, due in the order of the deck.

    The pictures that they name are put into `album`. An item that comes twice is a ValueError.
    """
    cards = []
    due = count(1)
    for chapter in deck.chapters:
        page = Page(chapter.title, deck.imprint.typed_answers, album, deck.imprint.language)
        deck_id = decks.chapter_deck(deck, chapter).deck_id
        cards += [(item.id, (item, page, deck_id, next(due))) for item in chapter.items]
    for note_id, guid, (item, page, deck_id, position) in note_ids.numbered(cards):
        change = deck.news.last_change(item.id)
        yield DatedNote(
            id=note_id,
            guid=guid,
            model=models[item.kind],
            deck=deck_id,
            modified=change.modified,
            tags=tags(item, change.release),
            fields=fields(item, guid, page),
            due=position,
        )
