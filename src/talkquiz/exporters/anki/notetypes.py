"""The note types: what Anki knows a student's notes by, pinned for life.

Anki takes a note type whose id, fields or templates differ for another one and never updates the
notes of the first. So an id here is never changed or used again, and no field or template is
added or removed: what is new takes a spare field (a field with an id may be renamed). A kind of
item never moves to another note type either.
"""

import json
from collections.abc import Mapping
from hashlib import blake2b
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

import genanki

from talkquiz.exporters import ExportError
from talkquiz.exporters.anki.html import as_html
from talkquiz.items.kinds import ItemKind
from talkquiz.language.language_file import Language
from talkquiz.resources import bundled

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
        "Material": 16,
        "Said": 17,
        "Picture": 18,
        "PictureNamed": 19,
        "Timeline": 20,
        "Typed": 21,
        "Spare1": 22,
        "Spare2": 23,
        "Spare3": 24,
        "Spare4": 25,
        "Spare5": 26,
        "Spare6": 27,
        "Spare7": 28,
        "Spare8": 29,
    }
)
"""The fields of every note type in their order, each with its number for life."""

_TEMPLATE_NUMBER = 101
_SCRIPT = "options.js"


class NoteType(NamedTuple):
    """A note type: its id for life, its name in Anki and in the names of the files of its looks."""

    id: int
    name: str
    look: str
    first_field: str = QUESTION
    is_cloze: bool = False


_SHORT = NoteType(1_664_326_455_000, "TalkQuiz short answer", "short-answer")
_CLOZE = NoteType(1_682_589_599_000, "TalkQuiz cloze", "cloze", "Text", is_cloze=True)
_CHOICE = NoteType(1_697_251_744_000, "TalkQuiz multiple choice", "choice")
_WHO_SAID_IT = NoteType(1_708_344_213_000, "TalkQuiz who said it", "who-said-it")
_MAP = NoteType(1_719_225_648_000, "TalkQuiz map", "map")
_TIMELINE = NoteType(1_731_508_926_000, "TalkQuiz timeline", "timeline")

NOTE_TYPES: Mapping[ItemKind, NoteType] = MappingProxyType(
    {
        ItemKind.SHORT_ANSWER: _SHORT,
        ItemKind.CLOZE: _CLOZE,
        ItemKind.CHOICE: _CHOICE,
        ItemKind.MULTIPLE_RESPONSE: _CHOICE,
        ItemKind.TRUE_FALSE: _CHOICE,
        ItemKind.WHO_SAID_IT: _WHO_SAID_IT,
        ItemKind.ACCORDING_TO: _WHO_SAID_IT,
        ItemKind.LABEL: _MAP,
        ItemKind.TERM: _SHORT,
        ItemKind.ORDERING: _TIMELINE,
        ItemKind.MATCHING: _SHORT,
        ItemKind.COMPARE: _SHORT,
        ItemKind.OPEN: _SHORT,
    }
)
"""The note type of each kind of item."""


class _Model(genanki.Model):  # type: ignore[misc]
    """genanki's note type without its search for required fields, which Anki no longer reads.

    It renders every template once for each field; ours all need their first field.
    """

    _req = ((0, "any", (0,)),)


def load_models(folder: Path, language: Language) -> dict[ItemKind, genanki.Model]:
    """Return genanki's model of each kind of item, with its looks read from `folder`.

    Its labels are of `language`, and so are the note types: those of another language have other
    ids, or the labels of the deck that was imported last would stand on the cards of all. Raises an
    ExportError where a file of the looks cannot be read.
    """
    made = {
        note_type.id: _model(_in(language, note_type), folder, language)
        for note_type in NOTE_TYPES.values()
    }
    return {kind: made[note_type.id] for kind, note_type in NOTE_TYPES.items()}


def _is_english(language: Language) -> bool:
    return language.code.partition("-")[0] == "en"


def _in(language: Language, note_type: NoteType) -> NoteType:
    """Return the note type for a language: English has the pinned ids, others a number more."""
    if _is_english(language):
        return note_type
    step = int.from_bytes(blake2b(language.code.encode(), digest_size=4).digest()) + 1
    name = f"{note_type.name} ({language.code})"
    return note_type._replace(id=note_type.id + 1000 * step, name=name)


class Identity(NamedTuple):
    """The ids of a note type, of its fields in their order, and of its templates."""

    id: int
    fields: tuple[int, ...]
    templates: tuple[int, ...]


def bundled_models(language: Language) -> dict[ItemKind, genanki.Model]:
    """Return genanki's model of each kind of item, with the bundled looks."""
    return load_models(bundled("templates") / "anki", language)


def identities(models: Mapping[ItemKind, genanki.Model]) -> dict[str, Identity]:
    """Return what Anki knows the note type of each kind of item by, which releases record."""
    return {
        kind.value: Identity(
            model.model_id,
            tuple(field["id"] for field in model.fields),
            tuple(template["id"] for template in model.templates),
        )
        for kind, model in models.items()
    }


def looks_digest(models: Mapping[ItemKind, genanki.Model]) -> str:
    """Return a digest of templates, style sheets and field names: a change has to reach Anki."""
    shown = {
        json.dumps(
            [
                model.model_id,
                model.name,
                [field["name"] for field in model.fields],
                model.templates,
                model.css,
            ]
        )
        for model in models.values()
    }
    return blake2b("".join(sorted(shown)).encode(), digest_size=8).hexdigest()


def _model(note_type: NoteType, folder: Path, language: Language) -> genanki.Model:
    names = {QUESTION: note_type.first_field}
    return _Model(
        note_type.id,
        note_type.name,
        fields=[
            {"name": names.get(name, name), "id": note_type.id + number, "font": "Arial"}
            for name, number in FIELDS.items()
        ],
        templates=[_template(note_type, folder, language)],
        css=_look(folder, "style.css", {}),
        model_type=genanki.Model.CLOZE if note_type.is_cloze else genanki.Model.FRONT_BACK,
    )


def _template(note_type: NoteType, folder: Path, language: Language) -> dict[str, Any]:
    labels = language.labels.by_key()
    words = {key: as_html(label) for key, label in labels.items()}
    # English cards say nothing of it, so that those which students have stay as they are.
    said = f' lang="{language.code}" dir="{language.direction}"'
    words["language"] = "" if _is_english(language) else said
    in_script = {key: json.dumps(label)[1:-1] for key, label in labels.items()}
    front, back, details = (
        _look(folder, name, words)
        for name in (f"{note_type.look}.front.html", f"{note_type.look}.back.html", "details.html")
    )
    # Anki syncs no script of its own name anew, so that it has to stand in the card.
    script = f"<script>\n{_look(folder, _SCRIPT, in_script)}</script>\n"
    return {
        "name": "Card 1",
        "id": note_type.id + _TEMPLATE_NUMBER,
        "qfmt": front + (script if "{{Options}}" in front else ""),
        "afmt": back + details + (script if "{{Explanation}}" in back else ""),
    }


def _look(folder: Path, name: str, words: Mapping[str, str]) -> str:
    """Return a file of the looks, with `words` in the place of their names in brackets."""
    try:
        text = (folder / name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ExportError(f"the looks of the cards cannot be read: {error}") from error
    for key, word in words.items():
        text = text.replace(f"[[{key}]]", word)
    return text
