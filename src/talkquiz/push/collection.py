"""What Anki has of a course in its collection, found by asking only."""

from collections.abc import Iterable
from typing import NamedTuple

from talkquiz.push.client import AnkiConnect, AnkiConnectError
from talkquiz.releases.read_package import ITEM_ID, NoteType, Template

_NOTES_AT_ONCE = 500


class AnkiNote(NamedTuple):
    """A note in Anki: its id there, its note type's name, the HTML of its fields, its tags."""

    id: int
    note_type: str
    fields: dict[str, str]
    tags: frozenset[str]

    @property
    def item_id(self) -> str:
        """The id of the item that the note asks."""
        return self.fields.get(ITEM_ID, "")

    @property
    def question(self) -> str:
        """The HTML of the first field."""
        return next(iter(self.fields.values()), "")


class Collection(NamedTuple):
    """What Anki has of a course: its notes, and by id those of its note types that there are.

    `type_ids` are the ids of all note types of the collection by name.
    """

    notes: tuple[AnkiNote, ...]
    note_types: dict[int, NoteType]
    type_ids: dict[str, int]


def read_collection(anki: AnkiConnect, course: str, wanted_types: Iterable[int]) -> Collection:
    """Return what Anki has of the course with the id `course`; raises an AnkiConnectError.

    AnkiConnect tells no GUID, so notes are found by the item id in one of their fields. The note
    types are those of the ids `wanted_types`.
    """
    wanted = {*wanted_types}
    try:
        names: dict[str, int] = anki.ask("modelNamesAndIds")
        types = {}
        for name, key in names.items():
            if key in wanted:
                fields = tuple(anki.ask("modelFieldNames", modelName=name))
                sides = anki.ask("modelTemplates", modelName=name).items()
                templates = {card: Template(each["Front"], each["Back"]) for card, each in sides}
                css = anki.ask("modelStyling", modelName=name)["css"]
                types[key] = NoteType(key, name, fields, templates, css)
        ids = anki.ask("findNotes", query=f'"{ITEM_ID}:{course}/*"')
        notes = []
        for start in range(0, len(ids), _NOTES_AT_ONCE):
            found = anki.ask("notesInfo", notes=ids[start : start + _NOTES_AT_ONCE])
            for note in filter(None, found):  # empty where a note was deleted meanwhile
                in_order = sorted(note["fields"].items(), key=lambda field: field[1]["order"])
                html = {name: field["value"] for name, field in in_order}
                tags = frozenset(note["tags"])
                notes.append(AnkiNote(note["noteId"], note["modelName"], html, tags))
        return Collection(tuple(notes), types, names)
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        message = f"AnkiConnect answers in a form that is not its own: {error!r}."
        raise AnkiConnectError(message) from error
