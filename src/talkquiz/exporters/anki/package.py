"""A package of decks as bytes: the same decks give the same bytes on every machine."""

import json
import sqlite3
from collections.abc import Mapping
from io import BytesIO
from itertools import count
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import genanki

_FIRST_DAY_OF_ZIP: Final = (1980, 1, 1, 0, 0, 0)
_UNIX: Final = 3
_SQLITE_VERSION: Final = slice(92, 100)


def package(decks: list[genanki.Deck], modified: int) -> bytes:
    """Return the apkg file of `decks`, whose note types changed last at `modified` (epoch)."""
    return _zipped({"collection.anki2": _collection(decks, modified), "media": b"{}"})


def _collection(decks: list[genanki.Deck], modified: int) -> bytearray:
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute("PRAGMA page_size = 4096")
        genanki.Package(decks).write_to_db(connection.cursor(), modified, count(1))
        _drop_repeated_note_types(connection)
        connection.commit()
        database = bytearray(connection.serialize())
    finally:
        connection.close()
    database[_SQLITE_VERSION] = bytes(8)  # which release of SQLite wrote it
    return database


def _drop_repeated_note_types(connection: sqlite3.Connection) -> None:
    # genanki writes a note type that is in several decks under the same key again.
    (models,) = connection.execute("SELECT models FROM col").fetchone()
    connection.execute("UPDATE col SET models = ?", (json.dumps(json.loads(models)),))


def _zipped(files: Mapping[str, bytes | bytearray]) -> bytes:
    archive = BytesIO()
    with ZipFile(archive, "w", ZIP_DEFLATED) as entries:
        for name in sorted(files):
            entries.writestr(_entry(name), files[name])
    return archive.getvalue()


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, _FIRST_DAY_OF_ZIP)
    entry.compress_type = ZIP_DEFLATED
    entry.create_system = _UNIX
    entry.external_attr = 0o644 << 16
    return entry
