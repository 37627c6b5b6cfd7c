"""What an import of a package would change in Anki."""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from talkquiz.push.collection import HeldNote, Holding
from talkquiz.push.package import Note, NoteType, Package

TAGS = "Tags"
"""What stands for the tags of a note among its fields."""


class Difference(NamedTuple):
    """A field of a note with its HTML in Anki and in the deck."""

    field: str
    old: str
    new: str


class Change(NamedTuple):
    """A note that Anki has with another wording."""

    note: Note
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """How a deck differs from what Anki has of it.

    `gone` are notes of the course that the deck no longer has; an import leaves them. `strangers`
    are notes that were given another note type in Anki; an import cannot update them. `looks` are
    the note types whose cards would look different. `conflicts` are sentences, one for each note
    type that Anki has in another form: an import would make a second one, and its notes would
    never be updated.
    """

    new: tuple[Note, ...]
    changed: tuple[Change, ...]
    unchanged: int
    gone: tuple[HeldNote, ...]
    strangers: tuple[Note, ...]
    looks: tuple[str, ...]
    conflicts: tuple[str, ...]

    @property
    def changes_nothing(self) -> bool:
        """Whether an import would add and change no note and no looks."""
        return not (self.new or self.changed or self.looks)


def preview(package: Package, held: Holding) -> Preview:
    """Return how `package` differs from what Anki holds."""
    known = {note.item_id: note for note in held.notes}
    pairs = [(note, known.get(note.item_id)) for note in package.notes]
    same_type = [(note, old) for note, old in pairs if old and _has_type(old, note, held)]
    changes = [Change(note, tuple(_differences(note, old))) for note, old in same_type]
    changed = tuple(change for change in changes if change.differences)
    wanted = {note.item_id for note in package.notes}
    return Preview(
        new=tuple(note for note, old in pairs if old is None),
        changed=changed,
        unchanged=len(changes) - len(changed),
        gone=tuple(note for note in held.notes if note.item_id not in wanted),
        strangers=tuple(note for note, old in pairs if old and not _has_type(old, note, held)),
        looks=tuple(each.name for each in package.note_types if _looks_differ(each, held)),
        conflicts=tuple(_conflicts(package.note_types, held)),
    )


def _has_type(old: HeldNote, new: Note, held: Holding) -> bool:
    return held.names.get(old.note_type) == new.note_type.id


def _differences(new: Note, old: HeldNote) -> Iterator[Difference]:
    for (name, wording), before in zip(new.fields.items(), old.fields.values(), strict=False):
        if unicodedata.normalize("NFC", wording) != before:  # as Anki stores it
            yield Difference(name, before, wording)
    wanted, had = _ours(new.tags), _ours(old.tags)
    if wanted != had:
        yield Difference(TAGS, " ".join(sorted(had - wanted)), " ".join(sorted(wanted - had)))


def _ours(tags: Iterable[str]) -> set[str]:
    """Return the tags that are not the student's own; Anki does not heed case in them."""
    folded = (unicodedata.normalize("NFC", tag).casefold() for tag in tags)
    return {tag for tag in folded if tag.startswith("talkquiz::")}


def _looks_differ(note_type: NoteType, held: Holding) -> bool:
    old = held.note_types.get(note_type.id)
    return old is not None and (old.templates, old.css) != (note_type.templates, note_type.css)


def _conflicts(note_types: Iterable[NoteType], held: Holding) -> Iterator[str]:
    for new in note_types:
        old = held.note_types.get(new.id)
        if old is None:
            if new.name in held.names:
                yield f"Anki has another note type that is called “{new.name}”."
        elif old.fields != new.fields:
            yield f"“{old.name}” has other fields in Anki: {_unlike(old.fields, new.fields)}."
        elif [*old.templates] != [*new.templates]:
            yield f"“{old.name}” has other cards in Anki: {_unlike(old.templates, new.templates)}."


def _unlike(old: Iterable[str], new: Iterable[str]) -> str:
    before, after = [*old], [*new]
    only_old = [name for name in before if name not in after]
    only_new = [name for name in after if name not in before]
    if not only_old and not only_new:
        return "the same ones in another order"
    parts = ((", ".join(only_old), "in Anki only"), (", ".join(only_new), "in the deck only"))
    return "; ".join(f"{names} {where}" for names, where in parts if names)
