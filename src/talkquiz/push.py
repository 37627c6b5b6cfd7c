"""A deck package on its way into a running Anki: what that has, what would change, the import."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, NamedTuple

from talkquiz.anki_connect import AnkiConnect, AnkiConnectError, RefusedError
from talkquiz.language.unicode_forms import normalized
from talkquiz.releases.compare_decks import Card, Difference, compare
from talkquiz.releases.read_package import (
    ITEM_ID,
    Collection,
    Note,
    NoteType,
    Template,
    read_package,
)

_NOTES_AT_ONCE = 500
_TAGS = "Tags"
"""What stands for the tags of a note among its fields."""
_IMPORT_SECONDS: Final = 300.0
_BY_HAND = "`talkquiz build --anki` writes the package; open it in Anki by File > Import."
_SANDBOX = (
    "Anki must be able to read the file: if it runs in a sandbox (Flatpak, Snap), set TMPDIR to a "
    "folder that it sees."
)
_ELSEWHERE = "Anki runs on another computer, which cannot read files of this one."


class DeckPackage(NamedTuple):
    """The package of the course with the id `course`: its file, and what that holds."""

    course: str
    content: bytes
    deck: Collection


def open_package(course: str, content: bytes) -> DeckPackage:
    """Return the package `content` of the course with the id `course`, read in teaching order."""
    deck = read_package(content)
    notes = sorted(deck.notes, key=lambda note: note.due)
    return DeckPackage(course, content, deck._replace(notes=tuple(notes)))


def import_package(anki: AnkiConnect, package: DeckPackage) -> None:
    """Import `package`, whatever it changes: have a preview first whether there is a conflict.

    AnkiConnect imports by path, so the package lies in a temporary folder meanwhile. Raises an
    AnkiConnectError.
    """
    hint = f"{_SANDBOX if anki.is_local else _ELSEWHERE} {_BY_HAND}"
    with TemporaryDirectory(prefix="talkquiz-") as folder:
        path = Path(folder) / f"{package.course}.apkg"
        path.write_bytes(package.content)
        try:
            done = anki.ask("importPackage", at_least=_IMPORT_SECONDS, path=str(path))
        except RefusedError as error:
            raise AnkiConnectError(f"The import failed. {error}", hint) from error
    if not done:
        raise AnkiConnectError("Anki did not import the package.", hint)


def read_collection(anki: AnkiConnect, package: DeckPackage) -> Collection:
    """Return what Anki has of the package's course and note types; raises an AnkiConnectError.

    AnkiConnect tells no GUID, so notes are found by the item id in one of their fields.
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
        found = anki.ask("findNotes", query=f'"{ITEM_ID}:{package.course}/*"')
        notes = []
        for start in range(0, len(found), _NOTES_AT_ONCE):
            told = anki.ask("notesInfo", notes=found[start : start + _NOTES_AT_ONCE])
            for note in filter(None, told):  # empty where a note was deleted meanwhile
                in_order = sorted(note["fields"].items(), key=lambda field: field[1]["order"])
                html = {name: field["value"] for name, field in in_order}
                type_id = ids.get(note["modelName"], 0)
                notes.append(Note(note["noteId"], type_id, html, frozenset(note["tags"])))
        return Collection(tuple(notes), types, frozenset(ids))
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        message = f"AnkiConnect answers in a form that is not its own: {error!r}."
        raise AnkiConnectError(message) from error


class Preview(NamedTuple):
    """How a deck differs from what Anki has of it.

    `difference` says what would be added and changed, by the HTML of fields; an import removes
    nothing. `gone` are notes of the course that the deck no longer has. `strangers` are notes that
    were given another note type in Anki: an import cannot update them. `looks` are the note types
    whose cards would look different. `conflicts` are sentences, one for each note type that Anki
    has in another form: an import would make a second one, whose notes would never be updated.
    """

    difference: Difference
    gone: tuple[Note, ...]
    strangers: tuple[Note, ...]
    looks: tuple[str, ...]
    conflicts: tuple[str, ...]

    @property
    def changes_nothing(self) -> bool:
        """Whether an import would add and change no note and no looks."""
        return not (self.difference.added or self.difference.changed or self.looks)


def preview(package: DeckPackage, in_anki: Collection) -> Preview:
    """Return how the deck of `package` differs from what Anki has of it."""
    deck = package.deck
    known = {note.item_id: note for note in in_anki.notes}
    strangers, old, new = [], [], []
    for note in deck.notes:
        before = known.get(note.item_id)
        if before is None:
            new.append(_card(note.item_id, note.fields))
        elif before.type_id != note.type_id:
            strangers.append(note)
        else:
            # By position: a field that was renamed in Anki is the same field. Of tags, only those
            # count that are in one place and not in the other.
            fields = dict(zip(note.fields, before.fields.values(), strict=False))
            wanted = {name: note.fields[name] for name in fields}
            tags, wanted_tags = _our_tags(before.tags), _our_tags(note.tags)
            old.append(_card(note.item_id, fields, tags - wanted_tags))
            new.append(_card(note.item_id, wanted, wanted_tags - tags))
    in_deck = {note.item_id for note in deck.notes}
    looks, conflicts = [], []
    for type_id, ours in deck.note_types.items():
        held = in_anki.note_types.get(type_id)
        if held and held.looks != ours.looks:
            looks.append(ours.name)
        if held and held.fields != ours.fields:
            unlike = _unlike(held.fields, ours.fields)
            conflicts.append(f"“{held.name}” has other fields in Anki: {unlike}.")
        elif held and [*held.templates] != [*ours.templates]:
            unlike = _unlike([*held.templates], [*ours.templates])
            conflicts.append(f"“{held.name}” has other cards in Anki: {unlike}.")
        elif not held and ours.name in in_anki.type_names:
            conflicts.append(f"Anki has another note type that is called “{ours.name}”.")
    return Preview(
        compare("", old, new),
        gone=tuple(note for note in in_anki.notes if note.item_id not in in_deck),
        strangers=tuple(strangers),
        looks=tuple(looks),
        conflicts=tuple(conflicts),
    )


def _card(item_id: str, fields: Mapping[str, str], tags: Iterable[str] = ()) -> Card:
    # Anki stores text in the form NFC.
    parts = {name: normalized("NFC", html) for name, html in fields.items()}
    question = next(iter(parts.values()), "")
    topic, answer = parts.get("Topic", ""), parts.get("Answer", "")
    return Card(item_id, topic, question, answer, parts | {_TAGS: " ".join(sorted(tags))})


def _our_tags(tags: Iterable[str]) -> set[str]:
    """Return the tags that are not the student's own; Anki does not heed case in them."""
    folded = (normalized("NFC", tag).casefold() for tag in tags)
    return {tag for tag in folded if tag.startswith("talkquiz::")}


def _unlike(old: Sequence[str], new: Sequence[str]) -> str:
    """Say in words which names are in Anki or in the deck only."""
    only = {
        "in Anki only": [name for name in old if name not in new],
        "in the deck only": [name for name in new if name not in old],
    }
    unlike = [f"{', '.join(names)} {where}" for where, names in only.items() if names]
    return "; ".join(unlike) or "the same ones in another order"
