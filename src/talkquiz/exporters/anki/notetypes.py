"""The note types: what Anki knows a student's notes by, pinned for life.

Anki takes a note type whose id, fields or templates differ for another one and never updates the
notes of the first. So an id here is never changed or used again, and no field or template is
added or removed: what is new takes a spare field (a field with an id may be renamed).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

import genanki

from talkquiz.exporters import ExportError
from talkquiz.items.model import ONE_OF_SEVERAL, ItemKind

QUESTION = "Question"
"""The name of the first field, which holds what the front asks (`Text` in a cloze note type)."""

FIELDS: Mapping[str, int] = MappingProxyType(
    {
        QUESTION: 1,
        "Answer": 2,
        "AlsoRight": 3,
        "Options": 4,
        "Explanation": 5,
        "Claim": 6,
        "AccordingTo": 7,
        "AsOf": 8,
        "Caution": 9,
        "Why": 10,
        "Sources": 11,
        "AsksFor": 12,
        "Topic": 13,
        "FactId": 14,
        "ItemId": 15,
        "Spare1": 16,
        "Spare2": 17,
        "Spare3": 18,
        "Spare4": 19,
        "Spare5": 20,
        "Spare6": 21,
        "Spare7": 22,
        "Spare8": 23,
    }
)
"""The fields of every note type in their order, each with its number for life."""

_TEMPLATE_NUMBER = 101


@dataclass(frozen=True, slots=True)
class NoteType:
    """A note type: its id for life, its name in Anki, what its first field is called."""

    id: int
    name: str
    first_field: str = QUESTION
    is_cloze: bool = False


NOTE_TYPES: Mapping[ItemKind, NoteType] = MappingProxyType(
    {
        ItemKind.SHORT_ANSWER: NoteType(1_664_326_455_000, "TalkQuiz short answer"),
        ItemKind.CLOZE: NoteType(1_682_589_599_000, "TalkQuiz cloze", "Text", is_cloze=True),
        ItemKind.CHOICE: NoteType(1_697_251_744_000, "TalkQuiz multiple choice"),
    }
)
"""The note type of each kind of item."""


class _Model(genanki.Model):  # type: ignore[misc]
    """genanki's note type without its search for required fields, which Anki no longer reads.

    It renders every template once for each field; ours all need their first field.
    """

    _req = ((0, "any", (0,)),)


def load_models(folder: Path) -> dict[ItemKind, genanki.Model]:
    """Return genanki's model of each kind of item, with its looks read from `folder`.

    Raises an ExportError where a file of them cannot be read.
    """
    made = {kind: _model(kind, note_type, folder) for kind, note_type in NOTE_TYPES.items()}
    return made | dict.fromkeys(ONE_OF_SEVERAL, made[ItemKind.CHOICE])


def _model(kind: ItemKind, note_type: NoteType, folder: Path) -> genanki.Model:
    return _Model(
        note_type.id,
        note_type.name,
        fields=_fields(note_type),
        templates=[_template(kind, note_type, folder)],
        css=_look(folder, "style.css"),
        model_type=genanki.Model.CLOZE if note_type.is_cloze else genanki.Model.FRONT_BACK,
    )


def _fields(note_type: NoteType) -> list[dict[str, Any]]:
    names = {QUESTION: note_type.first_field}
    return [
        {"name": names.get(name, name), "id": note_type.id + number, "font": "Arial"}
        for name, number in FIELDS.items()
    ]


def _template(kind: ItemKind, note_type: NoteType, folder: Path) -> dict[str, Any]:
    return {
        "name": "Card 1",
        "id": note_type.id + _TEMPLATE_NUMBER,
        "qfmt": _look(folder, f"{kind}.front.html"),
        "afmt": _look(folder, f"{kind}.back.html") + _look(folder, "details.html"),
    }


def _look(folder: Path, name: str) -> str:
    try:
        return (folder / name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ExportError(f"the looks of the cards cannot be read: {error}") from error
