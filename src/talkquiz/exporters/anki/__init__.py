"""The deck as an Anki package, made so that an import of the next build costs no progress.

`text` escapes, `notetypes` holds the ids that are pinned for life, `notes` turns an item into a
note, `decks` lays out the tree of decks, `package` writes the file. The looks are in
templates/anki.
"""

from datetime import UTC, datetime
from itertools import count

import genanki

from talkquiz.exporters import Product
from talkquiz.exporters.anki import decks, notes
from talkquiz.exporters.anki.notetypes import load_models
from talkquiz.exporters.anki.package import package
from talkquiz.items.assembled import Assembled, Deck, Imprint
from talkquiz.resources import bundled


def export(assembled: Assembled) -> dict[str, Product]:
    """Return `<course id>.apkg` with the notes of `assembled.deck`, new cards in its order.

    Raises an ExportError where a file of the looks is missing.
    """
    deck = assembled.deck
    content = package([decks.course_deck(deck), *_chapters(deck)], _modified(deck.imprint))
    cards = sum(len(chapter.items) for chapter in deck.chapters)
    return {f"{deck.imprint.id}.apkg": Product(content, cards, "cards")}


def _chapters(deck: Deck) -> list[genanki.Deck]:
    models = load_models(bundled("templates") / "anki")
    ids = notes.note_ids(item.id for chapter in deck.chapters for item in chapter.items)
    modified = _modified(deck.imprint)
    position = count(1)
    chapters = []
    for chapter in deck.chapters:
        chapters.append(decks.chapter_deck(deck, chapter))
        chapters[-1].notes = [
            notes.DatedNote(
                id=ids[item.id],
                guid=notes.guid(item.id),
                model=models[item.kind],
                modified=modified,
                tags=notes.tags(item),
                fields=notes.fields(item, chapter.title),
                due=next(position),
            )
            for item in chapter.items
        ]
    return chapters


def _modified(imprint: Imprint) -> int:
    midnight = datetime.combine(imprint.updated, datetime.min.time(), UTC)
    return int(midnight.timestamp())
