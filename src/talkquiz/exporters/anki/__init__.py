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
    content = package(course_decks(deck), _modified(deck.imprint))
    cards = sum(len(chapter.items) for chapter in deck.chapters)
    return {f"{deck.imprint.id}.apkg": Product(content, cards, "cards")}


def course_decks(deck: Deck) -> list[genanki.Deck]:
    """Return the deck of the course and those of its topics with their notes.

    Raises an ExportError where a file of the looks is missing.
    """
    models = load_models(bundled("templates") / "anki")
    ids = notes.note_ids(item.id for chapter in deck.chapters for item in chapter.items)
    modified, position = _modified(deck.imprint), count(1)
    made = [decks.course_deck(deck)]
    for chapter in deck.chapters:
        made.append(decks.chapter_deck(deck, chapter))
        made[-1].notes = [
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
    return made


def _modified(imprint: Imprint) -> int:
    midnight = datetime.combine(imprint.updated, datetime.min.time(), UTC)
    return int(midnight.timestamp())
