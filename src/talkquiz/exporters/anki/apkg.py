"""The .apkg file of a deck as bytes: the same deck gives the same bytes on every machine."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from io import BytesIO
from itertools import count
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile

import genanki

from talkquiz.exporters.anki.decks_and_notes import AnkiDeck, DatedNote
from talkquiz.exporters.anki.notetypes import Model

_UNIX: Final = 3
_VERSION, _AFTER = 92, 100
"""Where a database says which release of SQLite made it."""
_LEVEL: Final = 1
"""Of compression: with text as repetitive as this the higher ones gain nothing below level 6."""
_NEW, _SUSPENDED = 0, -1
"""The queues in which a card without progress can be."""
_PAGE: Final = 8_192
"""Bytes of a page of the database: with those the file is smallest."""

_INSERT_NOTE = "INSERT INTO notes VALUES (?, ?, ?, ?, -1, ?, ?, ?, 0, 0, '')"
_INSERT_CARD = "INSERT INTO cards VALUES (?, ?, ?, ?, ?, -1, 0, ?, ?, 0, 0, 0, 0, 0, 0, 0, 0, '')"
_INDEXES = "SELECT name, sql FROM sqlite_master WHERE type = 'index' ORDER BY name"


class _GenankiModel(genanki.Model):  # type: ignore[misc]
    """genanki's note type without its search for required fields, which Anki no longer reads.

    It renders every template once for each field; ours all need their first field.
    """

    _req = ((0, "any", (0,)),)


def apkg(
    decks: Sequence[AnkiDeck],
    models: Iterable[Model],
    notes: Iterable[DatedNote],
    modified: int,
    media: Mapping[str, bytes],
) -> bytes:
    """Return the apkg file of `decks`, whose note types changed last at `modified` (epoch).

    `notes` come in the order of their ids. `media` are the pictures that they name, and may fill
    while the notes are read. genanki writes what is fixed (schema, decks, note types); the rest is
    written here.
    """
    database = memoryview(_database(decks, models, notes, modified))
    pictures = [*enumerate(sorted(media.items()))]
    names = json.dumps({str(number): name for number, (name, _) in pictures})
    # The database without the number of the SQLite release that made it, and without a copy.
    files: dict[str, list[bytes | memoryview]] = {
        "collection.anki2": [database[:_VERSION], bytes(_AFTER - _VERSION), database[_AFTER:]],
        "media": [names.encode()],
        **{str(number): [picture] for number, (_, picture) in pictures},
    }
    archive = BytesIO()
    with ZipFile(archive, "w", ZIP_DEFLATED, compresslevel=_LEVEL) as entries:
        for name, parts in files.items():
            # A file that is opened by name has the first date of zip archives.
            with entries.open(name, "w") as file:
                for part in parts:
                    file.write(part)
        for entry in entries.infolist():
            entry.create_system = _UNIX
    return archive.getvalue()


def _database(
    decks: Sequence[AnkiDeck], models: Iterable[Model], notes: Iterable[DatedNote], modified: int
) -> bytes:
    """Return the database with all that a package holds but its pictures."""
    made = [genanki.Deck(deck.deck_id, deck.name, deck.description) for deck in decks]
    for model in models:  # all in the last deck: genanki rewrites them for each deck that follows
        looks = (model.fields, model.templates, model.css)
        made[-1].add_model(
            _GenankiModel(model.model_id, model.name, *looks, model_type=int(model.is_cloze))
        )
    cards: list[tuple[int, ...]] = []

    def note_rows() -> Iterator[tuple[object, ...]]:
        for note in notes:  # their cards are kept for later, but no note is
            queue = _SUSPENDED if note.suspended else _NEW
            for place, (number, due) in enumerate(note.due.items()):
                head = note.id + place, note.id, note.deck, number - 1, note.modified
                cards.append((*head, queue, due))
            names = note.id, note.guid, note.model.model_id, note.modified
            yield *names, f" {' '.join(note.tags)} ", "\x1f".join(note.fields), note.fields[0]

    # A database of this kind hands out its bytes with one copy less than ":memory:".
    with closing(sqlite3.connect("file:deck?vfs=memdb", uri=True)) as connection:
        connection.execute(f"PRAGMA page_size = {_PAGE}")
        connection.execute("PRAGMA journal_mode = OFF")
        cursor = connection.cursor()
        genanki.Package(made).write_to_db(cursor, modified, count(1))
        # Notes go in all at once, and the indexes after them: that takes a fraction of the time.
        indexes = cursor.execute(_INDEXES).fetchall()
        for name, _ in indexes:
            cursor.execute(f"DROP INDEX {name}")
        cursor.executemany(_INSERT_NOTE, note_rows())
        cursor.executemany(_INSERT_CARD, cards)
        for _, statement in indexes:
            cursor.execute(statement)
        connection.commit()
        return connection.serialize()
