"""The deck as an Anki package, made so that an import of the next build costs no progress.

`text` escapes, `notetypes` holds the ids that are pinned for life, `ids` those that follow from an
item's id, `contents` and `pictures` say what a card shows, `notes` what a note is, `decks` lays out
the tree of decks, `package` writes the file. The looks are in templates/anki.
"""

from collections.abc import Iterator, Mapping
from itertools import count
from typing import NamedTuple

import genanki

from talkquiz.deck import Deck
from talkquiz.exporters import AS_USUAL, Options, Product
from talkquiz.exporters.anki import decks, note_ids, notes
from talkquiz.exporters.anki.fields import Page, fields
from talkquiz.exporters.anki.notetype_ids import looks
from talkquiz.exporters.anki.notetypes import load_models
from talkquiz.exporters.anki.package import package
from talkquiz.exporters.anki.pictures import Album
from talkquiz.handouts.products import Assembled
from talkquiz.items.item import Item
from talkquiz.items.kinds import ItemKind
from talkquiz.resources import bundled


class _Place(NamedTuple):
    """Where the card of an item goes: what its page says, into which deck, as which new card."""

    item: Item
    page: Page
    deck: int
    due: int


def export(assembled: Assembled, _options: Options = AS_USUAL) -> dict[str, Product]:
    """Return `<course id>.apkg` with the notes of `assembled.deck`, new cards in its order.

    Raises an ExportError where a file of the looks is missing.
    """
    deck, album = assembled.deck, Album()
    models = load_models(bundled("templates") / "anki", deck.imprint.language)
    cards = [item for chapter in deck.chapters for item in chapter.items]
    content = package(
        decks.tree(deck),
        {models[item.kind].model_id: models[item.kind] for item in cards}.values(),
        deck_notes(deck, models, album),
        deck.news.looks_changed(looks(models)),
        album.files,
    )
    return {f"{deck.imprint.id}.apkg": Product(content, len(cards), "cards")}


def deck_notes(
    deck: Deck, models: Mapping[ItemKind, genanki.Model], album: Album
) -> Iterator[notes.DatedNote]:
    """Yield the notes of `deck` in the order of their ids, due in the order of the deck.

    The pictures that they name are put into `album`. An item that comes twice is a ValueError.
    """
    news = deck.news
    places = ((place.item.id, place) for place in _places(deck, album))
    for note_id, guid, place in note_ids.numbered(places):
        item, change = place.item, news.last_change(place.item.id)
        yield notes.DatedNote(
            id=note_id,
            guid=guid,
            model=models[item.kind],
            deck=place.deck,
            modified=change.modified,
            tags=notes.tags(item, change.release),
            fields=fields(item, guid, place.page),
            due=place.due,
        )


def _places(deck: Deck, album: Album) -> Iterator[_Place]:
    position = count(1)
    for chapter in deck.chapters:
        page = Page(chapter.title, deck.imprint.typed_answers, album, deck.imprint.language)
        deck_id = decks.chapter_deck(deck, chapter).deck_id
        for item in chapter.items:
            yield _Place(item, page, deck_id, next(position))
