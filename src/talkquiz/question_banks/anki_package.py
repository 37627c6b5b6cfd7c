"""Reads the notes of any deck of Anki (.apkg, .colpkg), of whatever note types, as questions."""

import json
import sqlite3
from collections.abc import Iterator
from typing import Any, NamedTuple

from talkquiz.question_banks.anki_notes import AnkiNote, names_in, read_notes
from talkquiz.question_banks.bank import MOST_QUESTIONS, Bank, Unread
from talkquiz.question_banks.plain_text import one_line
from talkquiz.untrusted_decks import opened_collection, packed_collection, require_tables

_NOTES = """
SELECT notes.mid, notes.flds, notes.tags, did FROM notes
LEFT JOIN (SELECT nid, min(did) AS did FROM cards GROUP BY nid) ON nid = notes.id ORDER BY notes.id
"""
_SCHEMA_18 = ("notetypes", "fields", "templates", "decks")
_MOST_FIELDS = 100


class _NoteType(NamedTuple):
    name: str
    fields: tuple[str, ...]
    asks: tuple[str, ...]
    answers: tuple[str, ...]


def read_anki_package(content: bytes) -> Bank:
    """Return the questions of all notes of a deck, in their order; lines are numbers of notes.

    Raises a PackageError.
    """
    notes: list[AnkiNote] = []
    unread: list[Unread] = []
    with opened_collection(packed_collection(content, newest=True)) as connection:
        connection.create_collation("unicase", lambda one, other: (one > other) - (one < other))
        require_tables(connection, "col", "notes", "cards")
        types, decks = _types_and_decks(connection)
        for number, (type_id, values, tags, deck_id) in enumerate(connection.execute(_NOTES), 1):
            if number > MOST_QUESTIONS:
                message = f"there are more than {MOST_QUESTIONS:,} notes: the rest is left out"
                unread.append(Unread(number, 1, "TQ782", message, "Export one deck alone."))
                break
            kind = types.get(type_id, _NoteType("", (), (), ()))
            texts = str(values).split("\x1f")[:_MOST_FIELDS]
            names = [*kind.fields, *(f"field {n + 1}" for n in range(len(kind.fields), len(texts)))]
            fields = tuple(zip(names, texts, strict=False))
            notes.append(
                AnkiNote(
                    number,
                    1,
                    fields,
                    note_type=kind.name,
                    deck=decks.get(deck_id, ""),
                    tags=tuple(one_line(tag) for tag in str(tags).split()[:_MOST_FIELDS]),
                    asks=kind.asks,
                    answers=kind.answers,
                )
            )
    questions, left = read_notes(notes)
    return Bank("a deck of Anki", questions, [*left, *unread])


def _types_and_decks(
    connection: sqlite3.Connection,
) -> tuple[dict[Any, _NoteType], dict[Any, str]]:
    """Return the note types and the names of decks by their ids, in the old form or the new."""
    models, old_decks = connection.execute("SELECT models, decks FROM col").fetchone() or ("", "")
    if str(models or "").strip():
        types = dict(_old_types(json.loads(str(models))))
        listed = json.loads(str(old_decks or "{}"))
        listed = listed if isinstance(listed, dict) else {}
        named = (each for each in listed.items() if isinstance(each[1], dict))
        return types, {_number(key): one_line(str(deck.get("name", ""))) for key, deck in named}
    require_tables(connection, *_SCHEMA_18)
    fields: dict[Any, list[str]] = {}
    for type_id, name in connection.execute("SELECT ntid, name FROM fields ORDER BY ntid, ord"):
        fields.setdefault(type_id, []).append(one_line(str(name)))
    sides: dict[Any, tuple[str, str]] = {}
    query = "SELECT ntid, config FROM templates ORDER BY ntid, ord"
    for type_id, config in connection.execute(query):
        sides.setdefault(type_id, _sides(config if isinstance(config, bytes) else b""))
    types = {}
    for type_id, name in connection.execute("SELECT id, name FROM notetypes"):
        question, answer = sides.get(type_id, ("", ""))
        own = tuple(fields.get(type_id, ())[:_MOST_FIELDS])
        types[type_id] = _NoteType(
            one_line(str(name)), own, names_in(question), names_in(answer, typed=True)
        )
    found = connection.execute("SELECT id, name FROM decks")
    return types, {key: one_line(str(name).replace("\x1f", "::")) for key, name in found}


def _old_types(models: Any) -> Iterator[tuple[Any, _NoteType]]:
    if not isinstance(models, dict):
        raise ValueError("no note types")  # noqa: TRY004 - bad input, told to the user
    for model_id, model in models.items():
        if not isinstance(model, dict):
            continue
        listed = [each for each in model.get("flds") or () if isinstance(each, dict)]
        templates = [each for each in model.get("tmpls") or () if isinstance(each, dict)]
        first = templates[0] if templates else {}
        yield (
            _number(model_id),
            _NoteType(
                one_line(str(model.get("name"))),
                tuple(one_line(str(each.get("name"))) for each in listed[:_MOST_FIELDS]),
                names_in(str(first.get("qfmt", ""))),
                names_in(str(first.get("afmt", "")), typed=True),
            ),
        )


def _number(key: Any) -> Any:
    text = str(key)
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 20 else text


def _sides(config: bytes) -> tuple[str, str]:
    """Return question and answer side of a card type: the texts 1 and 2 of a protobuf message."""
    sides, at = {1: "", 2: ""}, 0
    while at < len(config):
        tag, at = _varint(config, at)
        if tag & 7 == 0:
            _, at = _varint(config, at)
        elif tag & 7 == 2:
            length, at = _varint(config, at)
            if tag >> 3 in sides:
                sides[tag >> 3] = config[at : at + length].decode("utf-8", "replace")
            at += length
        else:
            at += {1: 8, 5: 4}.get(tag & 7, len(config))
    return sides[1], sides[2]


def _varint(config: bytes, at: int) -> tuple[int, int]:
    """Return the number at a place of a protobuf message, and where it ends."""
    number = shift = 0
    while at < len(config) and shift < 63:
        byte = config[at]
        number |= (byte & 127) << shift
        at, shift = at + 1, shift + 7
        if byte < 128:
            break
    return number, at
