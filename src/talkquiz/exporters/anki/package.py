"""A package of decks as bytes: the same decks give the same bytes on every machine."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import BytesIO
from itertools import count
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile

import genanki

from talkquiz.exporters.anki.notes import CardRow, DatedNote, NoteRow

_UNIX: Final = 3
_SQLITE_VERSION: Final = slice(92, 100)
_LEVEL: Final = 1
"""Of compression: with text as repetitive as this the higher ones gain nothing below level 6."""
_PAGE: Final = 8_192
"""Bytes of a page of the database: with those the file is smallest."""

_INSERT_NOTE = "INSERT INTO notes VALUES (?, ?, ?, ?, -1, ?, ?, ?, 0, 0, '')"
_INSERT_CARD = "INSERT INTO cards VALUES (?, ?, ?, 0, ?, -1, 0, 0, ?, 0, 0, 0, 0, 0, 0, 0, 0, '')"
_INDEXES = "SELECT name, sql FROM sqlite_master WHERE type = 'index' ORDER BY name"


def package(
    decks: Sequence[genanki.Deck],
    models: Iterable[genanki.Model],
    notes: Iterable[DatedNote],
    modified: int,
    media: Mapping[str, bytes],
) -> bytes:
    """Return the apkg file of `decks`, whose note types changed last at `modified` (epoch).

    `notes` come in the order of their ids. `media` are the pictures that they name, and may fill
    while the notes are read. genanki writes what is fixed (schema, decks, note types); the rest is
    written here.
    """
    database = _collection(decks, models, notes, modified)
    pictures = [*enumerate(sorted(media.items()))]
    names = {str(number): name for number, (name, _) in pictures}
    archive = BytesIO()
    with ZipFile(archive, "w", ZIP_DEFLATED, compresslevel=_LEVEL) as entries:
        _write(entries, "collection.anki2", _without_version(database))
        _write(entries, "media", [json.dumps(names).encode()])
        for number, (_, picture) in pictures:
            _write(entries, str(number), [picture])
        for entry in entries.infolist():
            entry.create_system = _UNIX
    return archive.getvalue()


def _collection(
    decks: Sequence[genanki.Deck],
    models: Iterable[genanki.Model],
    notes: Iterable[DatedNote],
    modified: int,
) -> bytes:
    """Return the database with all that a package holds but its pictures."""
    for model in models:
        decks[-1].add_model(model)  # genanki rewrites all note types for each deck that follows
    # A database of this kind hands out its bytes with one copy less than ":memory:".
    connection = sqlite3.connect("file:deck?vfs=memdb", uri=True)
    try:
        connection.execute(f"PRAGMA page_size = {_PAGE}")
        connection.execute("PRAGMA journal_mode = OFF")
        cursor = connection.cursor()
        genanki.Package(decks).write_to_db(cursor, modified, count(1))
        # Notes go in all at once, and the indexes after them: that takes a fraction of the time.
        indexes = cursor.execute(_INDEXES).fetchall()
        for name, _ in indexes:
            cursor.execute(f"DROP INDEX {name}")
        cards: list[CardRow] = []
        cursor.executemany(_INSERT_NOTE, _note_rows(notes, cards))
        cursor.executemany(_INSERT_CARD, cards)
        for _, statement in indexes:
            cursor.execute(statement)
        connection.commit()
        return connection.serialize()
    finally:
        connection.close()


def _note_rows(notes: Iterable[DatedNote], cards: list[CardRow]) -> Iterator[NoteRow]:
    """Yield the rows of `notes` and add those of their cards to `cards`: no note is kept."""
    for note in notes:
        cards.append(note.card_row())
        yield note.row()


def _without_version(database: bytes) -> Iterator[memoryview | bytes]:
    """Yield the database without the number of the SQLite release that made it; copies nothing."""
    whole = memoryview(database)
    yield whole[: _SQLITE_VERSION.start]
    yield bytes(_SQLITE_VERSION.stop - _SQLITE_VERSION.start)
    yield whole[_SQLITE_VERSION.stop :]


def _write(archive: ZipFile, name: str, parts: Iterable[bytes | memoryview]) -> None:
    """Write a file that has the first date of zip archives, as all that are opened by name."""
    with archive.open(name, "w") as file:
        for part in parts:
            file.write(part)
