"""The push itself: what is new by an import, the rest of it note by note."""

import re
from base64 import b64encode
from collections import defaultdict
from collections.abc import Container, Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from talkquiz.anki_connect import AnkiConnect, AnkiConnectError, RefusedError
from talkquiz.push.forecast import Fate, Forecast, LooksOutlook, Update, forecast
from talkquiz.push.in_anki import InAnki, note_search, read_in_anki
from talkquiz.push.package import DeckPackage, held_back, pictures
from talkquiz.releases.read_package import Note

_IMPORT_SECONDS: Final = 300.0
_PICTURE = re.compile(r"<img\b[^<>]*?\bsrc=\"([^\"]+)\"")
_GO_ON = "What is yours in Anki was not touched. Push again to go on."
_BY_HAND = "`talkquiz build --anki` writes the package; open it in Anki by File > Import."
_SANDBOX = (
    "Anki must be able to read the file: if it runs in a sandbox (Flatpak, Snap), set TMPDIR to a "
    "folder that it sees."
)
_ELSEWHERE = "Anki runs on another computer, which cannot read files of this one."


def push_deck(
    anki: AnkiConnect, package: DeckPackage, in_anki: InAnki, replace: Container[str] = ()
) -> Forecast:
    """Do what the forecast of `package` says, where Anki was as `in_anki` says.

    The forecast has no conflict. Returns what a push would still come to, which is nothing, unless
    Anki did not take a change. Raises an AnkiConnectError; what was done until then stays done, and
    another push does the rest.
    """
    try:
        _import(anki, package, in_anki, forecast(package, in_anki, replace))
        rest = forecast(package, read_in_anki(anki, package), replace)
        _store_pictures(anki, package, (update for _, update in rest.updates))
        _update_notes(anki, rest.updates)
        _update_looks(anki, rest.looks)
        return forecast(package, read_in_anki(anki, package), replace)
    except AnkiConnectError as error:
        raise AnkiConnectError(str(error), f"{error.hint} {_GO_ON}".strip()) from error


def active_cards(anki: AnkiConnect, notes: Iterable[Note]) -> list[int]:
    """Return the cards of `notes` that are not suspended."""
    ids = [note.id for note in notes]
    found = anki.ask("findCards", query=f"{note_search(ids)} -is:suspended") if ids else []
    return list(found)


def suspend(anki: AnkiConnect, cards: list[int]) -> None:
    """Suspend `cards`, which can be taken back in Anki at any time."""
    if cards:
        anki.ask("suspend", cards=cards)


def _import(anki: AnkiConnect, package: DeckPackage, in_anki: InAnki, before: Forecast) -> None:
    """Import what is new, and what has changed of notes that the student has not touched.

    AnkiConnect imports by path, so the package lies in a temporary folder meanwhile.
    """
    there = [each for each in before.outlooks if each.held and each.fate is not Fate.STRANGER]
    # With the switches that AnkiConnect sets, Anki would merge the types of a note that was turned
    # into another one, and take the words of all notes of ours away with it.
    comes = {each.note.id for each in before.outlooks if each.fate is not Fate.STRANGER}
    moved = {each.note.id for each in there if package.decks[each.note.item_id] in in_anki.moved}
    stay = {each.note.id for each in before.of(Fate.YOURS, Fate.OUTDATED)}
    content = held_back(
        package,
        notes=[each.note.id for each in there if each.is_touched],
        note_types=in_anki.note_types,
        cardless=moved | stay,
        left_out={note.id for note in package.deck.notes} - comes,
    )
    hint = f"{_SANDBOX if anki.is_local else _ELSEWHERE} {_BY_HAND}"
    with TemporaryDirectory(prefix="talkquiz-") as folder:
        path = Path(folder) / f"{package.course}.apkg"
        path.write_bytes(content)
        try:
            done = anki.ask("importPackage", at_least=_IMPORT_SECONDS, path=str(path))
        except RefusedError as error:
            raise AnkiConnectError(f"The import failed. {error}", hint) from error
    if not done:
        raise AnkiConnectError("Anki did not import the package.", hint)


def _store_pictures(anki: AnkiConnect, package: DeckPackage, updates: Iterable[Update]) -> None:
    """Give Anki the pictures of fields that no import brings: their names tell their content."""
    html = "".join(text for update in updates for text in update.fields.values())
    wanted = set(_PICTURE.findall(html))
    if wanted:
        wanted -= set(anki.ask("getMediaFilesNames", pattern="talkquiz-*"))
    for name, content in pictures(package, wanted):
        anki.ask("storeMediaFile", filename=name, data=b64encode(content).decode())


def _update_notes(anki: AnkiConnect, updates: Iterable[tuple[Note, Update]]) -> None:
    actions: list[tuple[str, dict[str, Any]]] = []
    of_tag: dict[tuple[str, str], list[int]] = defaultdict(list)
    for note, update in updates:
        if update.fields:
            fields = {"id": note.id, "fields": dict(update.fields)}
            actions.append(("updateNoteFields", {"note": fields}))
        for tag in update.remove:
            of_tag["removeTags", tag].append(note.id)
        for tag in update.add:
            of_tag["addTags", tag].append(note.id)
    # Those that go come first: Anki takes a tag for a pattern, which may match one that comes.
    for (action, tag), notes in sorted(of_tag.items(), key=lambda each: each[0][0] == "addTags"):
        actions.append((action, {"notes": notes, "tags": tag}))
    anki.do(actions, at_least=_IMPORT_SECONDS)


def _update_looks(anki: AnkiConnect, looks: Iterable[LooksOutlook]) -> None:
    actions: list[tuple[str, dict[str, Any]]] = []
    for each in looks:
        if each.css is not None:
            actions.append(("updateModelStyling", {"model": {"name": each.name, "css": each.css}}))
        if each.templates:
            sides = {
                card: {"Front": template.front, "Back": template.back}
                for card, template in each.templates.items()
            }
            model = {"name": each.name, "templates": sides}
            actions.append(("updateModelTemplates", {"model": model}))
    anki.do(actions)
