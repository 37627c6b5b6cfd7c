"""A deck package on its way into a running Anki: what an import would change, and the import."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, NamedTuple

from talkquiz.push.client import AnkiConnect, AnkiConnectError, RefusedError
from talkquiz.push.collection import AnkiNote, Collection, read_collection
from talkquiz.releases.read_package import Note, NoteType, read_package
from talkquiz.releases.since_release import Card, Difference, compare

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
    """The package of a course: its file and, read from that, its notes in teaching order."""

    course: str
    content: bytes
    notes: tuple[Note, ...]


def open_package(course: str, content: bytes) -> DeckPackage:
    """Return what the package `content` of the course with the id `course` holds."""
    notes = sorted(read_package(content), key=lambda note: note.due)
    return DeckPackage(course, content, tuple(notes))


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


class Preview(NamedTuple):
    """How a deck differs from what Anki has of it.

    `difference` says what would be added and changed, by the HTML of fields; an import removes
    nothing. `gone` are notes of the course that the deck no longer has. `strangers` are notes that
    were given another note type in Anki: an import cannot update them. `looks` are the note types
    whose cards would look different. `conflicts` are sentences, one for each note type that Anki
    has in another form: an import would make a second one, whose notes would never be updated.
    """

    difference: Difference
    gone: tuple[AnkiNote, ...]
    strangers: tuple[Note, ...]
    looks: tuple[str, ...]
    conflicts: tuple[str, ...]

    @property
    def changes_nothing(self) -> bool:
        """Whether an import would add and change no note and no looks."""
        return not (self.difference.added or self.difference.changed or self.looks)


def preview_import(anki: AnkiConnect, package: DeckPackage) -> Preview:
    """Return what an import of `package` would change; nothing is changed.

    Raises an AnkiConnectError.
    """
    types = {note.note_type.id for note in package.notes}
    return preview(package.notes, read_collection(anki, package.course, types))


def preview(notes: Sequence[Note], collection: Collection) -> Preview:
    """Return how the `notes` of a package differ from what Anki has in its `collection`."""
    known = {note.item_id: note for note in collection.notes}
    types = {note.note_type.id: note.note_type for note in notes}.values()
    strangers, old, new = [], [], []
    for note in notes:
        in_anki = known.get(note.item_id)
        if in_anki is None:
            new.append(_card(note.item_id, note.fields))
        elif collection.type_ids.get(in_anki.note_type) != note.note_type.id:
            strangers.append(note)
        else:
            # By position: a field that was renamed in Anki is the same field. Of tags, only those
            # count that are in one place and not in the other.
            fields = dict(zip(note.fields, in_anki.fields.values(), strict=False))
            wanted = {name: note.fields[name] for name in fields}
            tags, wanted_tags = _our_tags(in_anki.tags), _our_tags(note.tags)
            old.append(_card(note.item_id, fields, tags - wanted_tags))
            new.append(_card(note.item_id, wanted, wanted_tags - tags))
    in_deck = {note.item_id for note in notes}
    return Preview(
        compare("", old, new),
        gone=tuple(note for note in collection.notes if note.item_id not in in_deck),
        strangers=tuple(strangers),
        looks=tuple(
            each.name
            for each in types
            if each.id in collection.note_types
            and collection.note_types[each.id].looks != each.looks
        ),
        conflicts=tuple(_conflicts(types, collection)),
    )


def _card(item_id: str, fields: Mapping[str, str], tags: Iterable[str] = ()) -> Card:
    # Anki stores text in the form NFC.
    parts = {name: unicodedata.normalize("NFC", html) for name, html in fields.items()}
    question = next(iter(parts.values()), "")
    topic, answer = parts.get("Topic", ""), parts.get("Answer", "")
    return Card(item_id, topic, question, answer, parts | {_TAGS: " ".join(sorted(tags))})


def _our_tags(tags: Iterable[str]) -> set[str]:
    """Return the tags that are not the student's own; Anki does not heed case in them."""
    folded = (unicodedata.normalize("NFC", tag).casefold() for tag in tags)
    return {tag for tag in folded if tag.startswith("talkquiz::")}


def _conflicts(note_types: Iterable[NoteType], collection: Collection) -> Iterator[str]:
    for new in note_types:
        old = collection.note_types.get(new.id)
        if old is None:
            if new.name in collection.type_ids:
                yield f"Anki has another note type that is called “{new.name}”."
        elif old.fields != new.fields:
            yield f"“{old.name}” has other fields in Anki: {_unlike(old.fields, new.fields)}."
        elif [*old.templates] != [*new.templates]:
            yield f"“{old.name}” has other cards in Anki: {_unlike(old.templates, new.templates)}."


def _unlike(old: Iterable[str], new: Iterable[str]) -> str:
    """Say in words which names are in Anki or in the deck only."""
    before, after = [*old], [*new]
    only_old = ", ".join(name for name in before if name not in after)
    only_new = ", ".join(name for name in after if name not in before)
    if not only_old and not only_new:
        return "the same ones in another order"
    parts = ((only_old, "in Anki only"), (only_new, "in the deck only"))
    return "; ".join(f"{names} {where}" for names, where in parts if names)
