"""The note types: what Anki knows a student's notes by, pinned for life.

Anki takes a note type whose id, fields or templates differ for another one and never updates the
notes of the first. So an id here is never changed or used again, and no field or template is
added or removed: what is new takes a spare field (a field with an id may be renamed). A kind of
item never moves to another note type either.
"""

import json
import re
from collections.abc import Mapping
from hashlib import blake2b
from types import MappingProxyType
from typing import Any, NamedTuple

from talkquiz.exporters import ExportError
from talkquiz.exporters.anki.fields import FIELDS, QUESTION, as_html
from talkquiz.exporters.anki.seal import sealed_look
from talkquiz.items.kinds import ItemKind
from talkquiz.language.language_file import Language
from talkquiz.resources import bundled

_TEMPLATE_NUMBER = 101
_NAMED = re.compile(r"\[\[([a-z.-]+)\]\]")
_EXPORT = re.compile(r"^export (?=function\b)", re.MULTILINE)
"""What a function begins with in a script that the study page imports."""
# In a script of a card, a word of the language must neither end it nor name a field.
_IN_SCRIPT = {ord(each): f"\\u{ord(each):04x}" for each in "<{}"}
_IN_CSS, _IN_HTML = "/* {} */", "<!-- {} -->"
"""Comments, with `{}` for their words."""


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
        ItemKind.TASK: _SHORT,
    }
)
"""The note type of each kind of item."""


class Model(NamedTuple):
    """A note type with its looks, as Anki and genanki take it; `templates` are its cards' sides."""

    model_id: int
    name: str
    fields: list[dict[str, Any]]
    templates: list[dict[str, Any]]
    css: str
    is_cloze: bool


def load_models(language: Language) -> dict[ItemKind, Model]:
    """Return the note type of each kind of item, with the looks in templates/anki.

    Its labels are of `language`, and so are the note types: English has the pinned ids, and those
    of another language are so much higher, or the labels of the deck that was imported last would
    stand on the cards of all. The style sheet and each side have a seal. Raises an ExportError
    where a file of the looks cannot be read.
    """
    words, step, name_end = _words(language), 0, ""
    if not language.is_english:
        digest = blake2b(language.code.encode(), digest_size=4).digest()
        step, name_end = 1000 * (int.from_bytes(digest) + 1), f" ({language.code})"
    look = _Looks(words).look
    css = sealed_look(look("style.css"), _IN_CSS)
    models = {}
    for pinned in dict.fromkeys(NOTE_TYPES.values()):
        model_id, first = pinned.id + step, {QUESTION: pinned.first_field}
        fields = [
            {"name": first.get(name, name), "id": model_id + number, "font": "Arial"}
            for name, number in FIELDS.items()
        ]
        template = {
            "name": "Card 1",
            "id": model_id + _TEMPLATE_NUMBER,
            "qfmt": sealed_look(look(f"{pinned.look}.front.html"), _IN_HTML),
            "afmt": sealed_look(look(f"{pinned.look}.back.html"), _IN_HTML),
        }
        models[pinned] = Model(
            model_id, pinned.name + name_end, fields, [template], css, pinned.is_cloze
        )
    return {kind: models[pinned] for kind, pinned in NOTE_TYPES.items()}


def _words(language: Language) -> dict[str, str]:
    """Return what the looks name in double brackets: labels, and words that scripts compare."""
    dates = language.dates
    return {
        **language.labels,
        "language": language.code,
        "direction": language.direction,
        "determiners": "|".join(language.items.determiners),
        "months": "|".join(dates.months),
        "short-months": "|".join(dates.short_months),
        "thousands": language.numbers.thousands,
    }


class _Looks:
    """The files of the looks with `words`, each read once: many stand in several others."""

    def __init__(self, words: Mapping[str, str]) -> None:
        self.words = words
        self._made: dict[str, str] = {}

    def look(self, name: str) -> str:
        """Return a file of the looks, with what its names in double brackets stand for.

        `[[hint.html]]` stands for another file, `[[hint]]` for the word of that name. Anki syncs
        no script of its own name anew, so that a script has to stand in the card.
        """
        if name not in self._made:
            try:
                text = (bundled("templates") / "anki" / name).read_text(encoding="utf-8")
            except (OSError, UnicodeDecodeError) as error:
                raise ExportError(f"the looks of the cards cannot be read: {error}") from error
            is_script = name.endswith(".js")
            text = _EXPORT.sub("", text) if is_script else text
            self._made[name] = _NAMED.sub(lambda found: self._named(found[1], is_script), text)
        return self._made[name]

    def _named(self, key: str, is_script: bool) -> str:
        if "." in key:
            part = self.look(key).strip("\n")
            is_new = key.endswith(".js") and not is_script
            return f"<script>\n{part}\n</script>" if is_new else part
        if is_script:
            return json.dumps(self.words[key]).translate(_IN_SCRIPT)[1:-1]
        return as_html(self.words[key])


def looks_digest(models: Mapping[ItemKind, Model]) -> str:
    """Return a digest of templates, style sheets and field names: a change has to reach Anki."""
    shown = {
        json.dumps([each.model_id, each.name, names, each.templates, each.css])
        for each in models.values()
        for names in [[field["name"] for field in each.fields]]
    }
    return blake2b("".join(sorted(shown)).encode(), digest_size=8).hexdigest()
