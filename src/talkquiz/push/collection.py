"""What Anki has of a course, found by asking only."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from talkquiz.push.client import AnkiConnectError, Client
from talkquiz.push.package import ITEM_ID, NoteType, Package, Template

_NOTES_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class HeldNote:
    """A note in Anki: its id there, its note type's name, the HTML of its fields, its tags."""

    id: int
    note_type: str
    fields: dict[str, str]
    tags: frozenset[str]

    @property
    def item_id(self) -> str:
        """The id of the item that the note asks."""
        return self.fields.get(ITEM_ID, "")


@dataclass(frozen=True, slots=True)
class Holding:
    """What Anki has of a course: its notes, and by id those of its note types that there are.

    `names` are the ids of all note types of the collection by name.
    """

    notes: tuple[HeldNote, ...]
    note_types: dict[int, NoteType]
    names: dict[str, int]


def holding(client: Client, package: Package) -> Holding:
    """Return what Anki has of the course of `package`; raises an AnkiConnectError.

    AnkiConnect tells no GUID, so notes are found by the item id in one of their fields.
    """
    try:
        names: dict[str, int] = client.ask("modelNamesAndIds")
        wanted = {note_type.id for note_type in package.note_types}
        types = {key: _note_type(client, key, n) for n, key in names.items() if key in wanted}
        return Holding(tuple(_notes(client, package.course)), types, names)
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        message = f"AnkiConnect answers in a form that is not its own: {error!r}."
        raise AnkiConnectError(message) from error


def _note_type(client: Client, key: int, name: str) -> NoteType:
    templates = client.ask("modelTemplates", modelName=name)
    return NoteType(
        key,
        name,
        tuple(client.ask("modelFieldNames", modelName=name)),
        {title: Template(sides["Front"], sides["Back"]) for title, sides in templates.items()},
        client.ask("modelStyling", modelName=name)["css"],
    )


def _notes(client: Client, course: str) -> Iterator[HeldNote]:
    ids = client.ask("findNotes", query=f'"{ITEM_ID}:{course}/*"')
    for start in range(0, len(ids), _NOTES_AT_ONCE):
        found = client.ask("notesInfo", notes=ids[start : start + _NOTES_AT_ONCE])
        yield from (_held_note(note) for note in found if note)  # empty: deleted meanwhile


def _held_note(note: dict[str, Any]) -> HeldNote:
    fields = sorted(note["fields"].items(), key=lambda field: field[1]["order"])
    return HeldNote(
        note["noteId"],
        note["modelName"],
        {name: content["value"] for name, content in fields},
        frozenset(note["tags"]),
    )
