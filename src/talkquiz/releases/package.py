"""Reads the notes of a deck that was handed out, without Anki: an .apkg is a zip with SQLite in it.

Anki has had three forms of it: `collection.anki2` (schema 11), `collection.anki21` (the same; the
older one beside it then only says that Anki is too old), and `collection.anki21b` (zstd), which is
refused. The file may come from anywhere, so nothing in it is trusted, neither sizes nor schema.
"""

import html
import json
import re
import sqlite3
import zlib
from collections.abc import Iterator
from io import BytesIO
from itertools import count
from typing import Any, NamedTuple
from zipfile import BadZipFile, ZipFile

from talkquiz.problem import TalkQuizError

MAX_BYTES = 256 * 1024 * 1024
_STEPS = 100_000
_MOST_STEPS = 2_000
_TABLES = "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name IN ('col', 'notes')"
_BREAK = re.compile(r"<(?:br|hr|/?li|/?p|/?div|/?t[rd])\b[^<>]*>", re.IGNORECASE)
_PICTURE = re.compile(r"<img\b[^<>]*?\bsrc=[\"']?([^\"'<>\s]+)[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_CLOZE = re.compile(r"\{\{c\d+::([^{}]*)\}\}")
_WRONG = (sqlite3.Error, ValueError, RecursionError, OverflowError, MemoryError)
_DAMAGE = (BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError)


class PackageError(TalkQuizError):
    """Raised for a file whose notes cannot be read; says why, and what to do."""


class Note(NamedTuple):
    """A note: the id of its item, and what its fields show, as text, where they show anything."""

    item_id: str
    question: str
    fields: dict[str, str]


def read_package(content: bytes) -> list[Note]:
    """Return the notes that TalkQuiz made in the package with these bytes; raises PackageError."""
    connection = sqlite3.connect(":memory:")
    try:
        connection.deserialize(_collection(content))
        notes = list(_notes(connection))
    except _WRONG as error:
        raise PackageError(f"its collection is damaged: {error}") from error
    finally:
        connection.close()
    if not notes:
        raise PackageError("it holds no notes that TalkQuiz made")
    return notes


def _collection(content: bytes) -> bytes:
    """Return the database in the archive."""
    try:
        with ZipFile(BytesIO(content)) as archive:
            names = archive.namelist()
            if "collection.anki21b" in names:
                raise PackageError(
                    "it is in Anki's newest form; export it again with `Support older Anki "
                    "versions` ticked"
                )
            name = "collection.anki21" if "collection.anki21" in names else "collection.anki2"
            if name not in names:
                raise PackageError("there is no collection in it; is it a deck of Anki (.apkg)?")
            with archive.open(name) as entry:
                database = entry.read(MAX_BYTES + 1)
    except _DAMAGE as error:
        raise PackageError(f"it is no deck of Anki, or damaged: {error}") from error
    if len(database) > MAX_BYTES:
        raise PackageError(f"its collection is larger than {MAX_BYTES // 1024**2} MB")
    return _readable(database)


def _readable(database: bytes) -> bytes:
    """Return `database` without a write-ahead log, which no database in memory can have."""
    return b"\x01\x01".join((database[:18], database[20:])) if len(database) > 20 else database


def _notes(connection: sqlite3.Connection) -> Iterator[Note]:
    steps = count()
    connection.set_progress_handler(lambda: next(steps) > _MOST_STEPS, _STEPS)
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, MAX_BYTES)
    connection.execute("PRAGMA trusted_schema = OFF")
    if connection.execute(_TABLES).fetchone() != (2,):  # a view could compute for ever
        raise PackageError("its collection has no notes that can be read")
    (models,) = connection.execute("SELECT models FROM col").fetchone() or ("",)
    names = dict(_field_names(json.loads(str(models))))
    for model_id, values in connection.execute("SELECT mid, flds FROM notes ORDER BY id"):
        if model_id in names:
            yield _note(names[model_id], str(values).split("\x1f"))


def _field_names(models: Any) -> Iterator[tuple[int, list[str]]]:
    """Yield the note types made by TalkQuiz with the names of their fields."""
    if not isinstance(models, dict):
        raise ValueError("no note types")  # noqa: TRY004 - bad input, told to the user
    for model_id, model in models.items():
        fields = model.get("flds") if isinstance(model, dict) else None
        listed = fields if isinstance(fields, list) else []
        names = [str(field.get("name")) for field in listed if isinstance(field, dict)]
        if {"ItemId", "Answer"} <= set(names):
            yield int(model_id), names


def _note(names: list[str], values: list[str]) -> Note:
    shown = {name: as_text(value) for name, value in zip(names, values, strict=False)}
    fields = {name: text for name, text in shown.items() if text and name != "ItemId"}
    return Note(shown.get("ItemId", ""), shown[names[0]], fields)


def as_text(field: str) -> str:
    """Return what the HTML of a field shows, on one line; words left out stand in brackets."""
    text = _PICTURE.sub(r" (picture \1) ", field)
    text = _TAG.sub("", _BREAK.sub(" ", text))
    text = html.unescape(_CLOZE.sub(lambda found: f"[{found[1].split('::')[0]}]", text))
    return " ".join(text.split())
