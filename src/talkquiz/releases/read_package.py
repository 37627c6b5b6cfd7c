"""Reads the notes of a deck package of ours without Anki.

untrusted_decks.py opens it; a deck in Anki's newest form is refused.
"""

import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from talkquiz.question_banks.plain_text import BREAK, unescaped
from talkquiz.releases.compare_decks import Card
from talkquiz.untrusted_decks import (
    PackageError,
    opened_collection,
    packed_collection,
    require_tables,
)

ITEM_ID = "ItemId"
"""The field that every note of ours has, with the id of its item."""

_SEAL = "Made"
"""The field that tells whether a student has edited the others, and nothing to people."""

_MOST_PIECES = 1_000_000
"""Notes, fields and tags together."""
_NOTES = """
SELECT id, mid, flds, tags, due FROM notes
LEFT JOIN (SELECT nid, min(due) AS due FROM cards GROUP BY nid) ON nid = notes.id ORDER BY notes.id
"""
_PICTURE = re.compile(r"<img\b(?=[^<>]*>)[^<>]*?\bsrc=[\"']?([^\"'<>\s]+)[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_CLOZE = re.compile(r"\{\{c\d+::([^{}]*)\}\}")


class Template(NamedTuple):
    """The two sides of a card type, in HTML."""

    front: str
    back: str


class NoteType(NamedTuple):
    """A note type: its id for life, the names of its fields in order, its looks."""

    id: int
    name: str
    fields: tuple[str, ...]
    templates: dict[str, Template]
    css: str

    @property
    def looks(self) -> tuple[dict[str, Template], str]:
        """All that decides how its cards look."""
        return self.templates, self.css


class Note(NamedTuple):
    """A note: its id, its note type's, the HTML of its fields by name in order, when it is due."""

    id: int
    type_id: int
    fields: dict[str, str]
    tags: frozenset[str]
    due: int = 0

    @property
    def item_id(self) -> str:
        """The id of the item that the note asks, empty where it has none."""
        return self.fields.get(ITEM_ID, "")

    @property
    def question(self) -> str:
        """The HTML of the first field."""
        return next(iter(self.fields.values()), "")


class Collection(NamedTuple):
    """What a package holds of a course: notes, and the note types of ours by their ids."""

    notes: tuple[Note, ...]
    note_types: dict[int, NoteType]


def read_package(content: bytes) -> Collection:
    """Return what TalkQuiz made of the package with these bytes; its notes in the order of ids.

    Raises a PackageError.
    """
    notes = []
    with opened_collection(packed_collection(content, newest=False)) as connection:
        require_tables(connection, "col", "notes", "cards")
        (models,) = connection.execute("SELECT models FROM col").fetchone() or ("",)
        types = {each.id: each for each in _note_types(json.loads(str(models)))}
        pieces = 0
        for note_id, type_id, values, tags, due in connection.execute(_NOTES):
            if type_id in types:
                texts = str(values).split("\x1f")
                fields = dict(zip(types[type_id].fields, texts, strict=False))
                note_tags = frozenset(str(tags).split())
                pieces += 1 + len(fields) + len(note_tags)
                if pieces > _MOST_PIECES:
                    raise PackageError(f"it has more than {_MOST_PIECES} notes, fields and tags")
                notes.append(Note(note_id, type_id, fields, note_tags, int(due or 0)))
    if not notes:
        raise PackageError("it holds no notes that TalkQuiz made")
    return Collection(tuple(notes), types)


def _note_types(models: Any) -> Iterator[NoteType]:
    """Yield the note types that TalkQuiz made."""
    if not isinstance(models, dict):
        raise ValueError("no note types")  # noqa: TRY004 - bad input, told to the user
    for model_id, model in models.items():
        fields = [str(field.get("name")) for field in _objects(model, "flds")]
        if {ITEM_ID, "Answer"} <= set(fields):
            templates = {
                str(each.get("name")): Template(str(each.get("qfmt")), str(each.get("afmt")))
                for each in _objects(model, "tmpls")
            }
            name, css = str(model.get("name")), str(model.get("css"))
            yield NoteType(int(model_id), name, tuple(fields), templates, css)


def _objects(model: Any, key: str) -> list[dict[str, Any]]:
    """Return the objects in the list `key` of a note type, none where it is no such list."""
    listed = model.get(key) if isinstance(model, dict) else None
    return [each for each in listed if isinstance(each, dict)] if isinstance(listed, list) else []


def cards_in_words(collection: Collection) -> Iterator[Card]:
    """Yield the notes as cards to compare: each field by its name, as the text that it shows."""
    for note in collection.notes:
        shown = {name: as_text(value) for name, value in note.fields.items()}
        shown.pop(_SEAL, None)
        item_id, question = shown.pop(ITEM_ID, ""), as_text(note.question)
        topic, answer = shown.get("Topic", ""), shown.get("Answer", "")
        yield Card(item_id, topic, question, answer, shown)


def as_text(field: str) -> str:
    """Return what the HTML of a field shows, on one line; words left out stand in brackets."""
    text = _PICTURE.sub(r" (picture \1) ", field)
    text = _TAG.sub("", BREAK.sub(" ", text))
    text = _CLOZE.sub(lambda found: f"[{found[1].split('::')[0]}]", text)
    return " ".join(unescaped(text).split())
