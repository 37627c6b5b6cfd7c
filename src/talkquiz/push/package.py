"""What a deck package (.apkg) holds: its notes and note types, as an import would see them."""

import json
import sqlite3
from dataclasses import dataclass
from io import BytesIO
from typing import Any, NamedTuple
from zipfile import ZipFile

ITEM_ID = "ItemId"
"""The field that every note has, with the id of its item."""

_NOTES = """
SELECT mid, flds, notes.tags FROM notes JOIN cards ON cards.nid = notes.id
GROUP BY notes.id ORDER BY min(cards.due)
"""


class Template(NamedTuple):
    """The two sides of a card type, in HTML."""

    front: str
    back: str


@dataclass(frozen=True, slots=True)
class NoteType:
    """A note type: its id for life, the names of its fields in order, its looks."""

    id: int
    name: str
    fields: tuple[str, ...]
    templates: dict[str, Template]
    css: str


@dataclass(frozen=True, slots=True)
class Note:
    """A note: the HTML of its fields in order, by name, and its tags."""

    note_type: NoteType
    fields: dict[str, str]
    tags: frozenset[str]

    @property
    def item_id(self) -> str:
        """The id of the item that the note asks."""
        return self.fields[ITEM_ID]


@dataclass(frozen=True, slots=True)
class Package:
    """The package of a course: its file and, read from that, its notes in teaching order."""

    course: str
    content: bytes
    notes: tuple[Note, ...]

    @property
    def note_types(self) -> tuple[NoteType, ...]:
        """The note types that notes have."""
        return tuple({note.note_type.id: note.note_type for note in self.notes}.values())


def open_package(course: str, content: bytes) -> Package:
    """Return what the package `content` of the course with the id `course` holds."""
    with ZipFile(BytesIO(content)) as archive:
        database = archive.read("collection.anki2")
    connection = sqlite3.connect(":memory:")
    try:
        connection.deserialize(database)
        (models,) = connection.execute("SELECT models FROM col").fetchone()
        types = {int(key): _note_type(model) for key, model in json.loads(models).items()}
        rows = connection.execute(_NOTES).fetchall()
    finally:
        connection.close()
    notes = tuple(_note(types[mid], fields, tags) for mid, fields, tags in rows)
    return Package(course, content, notes)


def _note_type(model: dict[str, Any]) -> NoteType:
    fields = sorted(model["flds"], key=lambda field: field["ord"])
    return NoteType(
        int(model["id"]),
        model["name"],
        tuple(field["name"] for field in fields),
        {each["name"]: Template(each["qfmt"], each["afmt"]) for each in model["tmpls"]},
        model["css"],
    )


def _note(note_type: NoteType, fields: str, tags: str) -> Note:
    values = dict(zip(note_type.fields, fields.split("\x1f"), strict=True))
    return Note(note_type, values, frozenset(tags.split()))
