"""What a running Anki has of a course."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from talkquiz.anki_connect import AnkiConnect, AnkiConnectError
from talkquiz.language.unicode_forms import normalized
from talkquiz.push.package import DeckPackage
from talkquiz.releases.read_package import ITEM_ID, Note, NoteType, Template, as_text

_NOTES_AT_ONCE = 500


class InAnki(NamedTuple):
    """What Anki has of a course: its notes, and the note types of ours by their ids.

    `type_names` are the names of all note types that there are. `moved` are the decks of the course
    that are there no more under their names, each with the decks in which its cards lie now.
    """

    notes: tuple[Note, ...]
    note_types: Mapping[int, NoteType]
    type_names: frozenset[str] = frozenset()
    moved: Mapping[str, tuple[str, ...]] = {}


def read_in_anki(anki: AnkiConnect, package: DeckPackage) -> InAnki:
    """Return what Anki has of the package's course and note types; raises an AnkiConnectError.

    AnkiConnect tells no GUID, so notes are found by the item id in one of their fields, or by a tag
    of the course, which stays where a student turns a note into one of another type.
    """
    try:
        ids: dict[str, int] = anki.ask("modelNamesAndIds")
        types = {}
        for name, type_id in ids.items():
            if type_id in package.deck.note_types:
                fields = tuple(anki.ask("modelFieldNames", modelName=name))
                sides = anki.ask("modelTemplates", modelName=name).items()
                templates = {card: Template(each["Front"], each["Back"]) for card, each in sides}
                css = anki.ask("modelStyling", modelName=name)["css"]
                types[type_id] = NoteType(type_id, name, fields, templates, css)
        course = package.course
        query = f'"{ITEM_ID}:{course}/*" OR "tag:talkquiz::{course}::*"'
        found = anki.ask("findNotes", query=query)
        notes = []
        for start in range(0, len(found), _NOTES_AT_ONCE):
            told = anki.ask("notesInfo", notes=found[start : start + _NOTES_AT_ONCE])
            for note in filter(None, told):  # empty where a note was deleted meanwhile
                in_order = sorted(note["fields"].items(), key=lambda field: field[1]["order"])
                html = {name: field["value"] for name, field in in_order}
                type_id = ids.get(note["modelName"], 0)
                notes.append(Note(note["noteId"], type_id, html, frozenset(note["tags"])))
        notes = _recognised(notes, package)
        moved = _moved(anki, package, notes)
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        message = f"AnkiConnect answers in a form that is not its own: {error!r}."
        raise AnkiConnectError(message) from error
    return InAnki(tuple(notes), types, frozenset(ids), moved)


def _recognised(notes: Iterable[Note], package: DeckPackage) -> list[Note]:
    """Return `notes`, those that lost their item id with it, as far as they can be told.

    Such a note was turned into one of another type: it keeps its own id, and mostly its question.
    """
    by_id = {note.id: note for note in package.deck.notes}
    by_question = {as_text(note.question): note for note in package.deck.notes}
    recognised = []
    for note in notes:
        if not note.item_id:
            ours = by_id.get(note.id) or by_question.get(as_text(note.question))
            named = {ITEM_ID: ours.item_id} if ours else {}
            note = note._replace(fields={**note.fields, **named})  # noqa: PLW2901
        recognised.append(note)
    return recognised


def _moved(
    anki: AnkiConnect, package: DeckPackage, notes: Iterable[Note]
) -> dict[str, tuple[str, ...]]:
    """Return the decks that the student has no more, with those in which their cards lie."""
    known = {folded(name) for name in anki.ask("deckNames")}
    of_lost: dict[str, list[int]] = {}
    for note in notes:
        deck = package.decks.get(note.item_id)
        if deck and folded(deck) not in known:
            of_lost.setdefault(deck, []).append(note.id)
    moved = {}
    for deck, note_ids in of_lost.items():
        cards = anki.ask("findCards", query=note_search(note_ids))
        moved[deck] = tuple(sorted(anki.ask("getDecks", cards=cards)))
    return moved


def folded(name: str) -> str:
    """Return the name of a deck or a tag as Anki compares it: it heeds no case."""
    return normalized("NFC", name).casefold()


def note_search(note_ids: Iterable[int]) -> str:
    """Return what finds the notes with these ids in Anki's browser."""
    return f"nid:{','.join(map(str, note_ids))}"
