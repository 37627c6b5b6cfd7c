"""A deck package on its way into a running Anki: what an import would change, and the import."""

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from talkquiz.push.client import AnkiConnect, AnkiConnectError, RefusedError
from talkquiz.push.collection import read_collection
from talkquiz.push.preview import Preview, preview
from talkquiz.releases.package import Note, read_package

_IMPORT_SECONDS: Final = 300.0
_BY_HAND = "`talkquiz build --anki` writes the package; open it in Anki by File > Import."
_SANDBOX = (
    "Anki must be able to read the file: if it runs in a sandbox (Flatpak, Snap), set TMPDIR to a "
    "folder that it sees."
)
_ELSEWHERE = "Anki runs on another computer, which cannot read files of this one."


@dataclass(frozen=True, slots=True)
class DeckPackage:
    """The package of a course: its file and, read from that, its notes in teaching order."""

    course: str
    content: bytes
    notes: tuple[Note, ...]


def open_package(course: str, content: bytes) -> DeckPackage:
    """Return what the package `content` of the course with the id `course` holds."""
    notes = sorted(read_package(content), key=lambda note: note.due)
    return DeckPackage(course, content, tuple(notes))


def preview_import(anki: AnkiConnect, package: DeckPackage) -> Preview:
    """Return what an import of `package` would change; nothing is changed.

    Raises an AnkiConnectError.
    """
    types = {note.note_type.id for note in package.notes}
    return preview(package.notes, read_collection(anki, package.course, types))


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
