"""What Anki recognises our note types by, and a digest of how the cards look.

Releases record both: a change of the first would strand the notes that students have, and a change
of the second has to reach them.
"""

import json
from collections.abc import Mapping
from hashlib import blake2b
from typing import NamedTuple

import genanki

from talkquiz.exporters.anki.notetypes import load_models
from talkquiz.items.kinds import ItemKind
from talkquiz.language.language_file import Language
from talkquiz.resources import bundled


class Identity(NamedTuple):
    """The ids of a note type, of its fields in their order, and of its templates."""

    id: int
    fields: tuple[int, ...]
    templates: tuple[int, ...]


def identities(language: Language) -> dict[str, Identity]:
    """Return what the note type of each kind of item is known by.

    Raises an ExportError where a file of the looks is missing.
    """
    return {kind.value: _identity(model) for kind, model in _models(language).items()}


def current_looks(language: Language) -> str:
    """Return the digest of how cards look now; raises an ExportError as `identities` does."""
    return looks(_models(language))


def looks(models: Mapping[ItemKind, genanki.Model]) -> str:
    """Return a digest of the templates, style sheets and names of fields of `models`."""
    shown = sorted({_shown(model) for model in models.values()})
    return blake2b("".join(shown).encode(), digest_size=8).hexdigest()


def _models(language: Language) -> Mapping[ItemKind, genanki.Model]:
    return load_models(bundled("templates") / "anki", language)


def _identity(model: genanki.Model) -> Identity:
    fields, templates = (
        tuple(part["id"] for part in parts) for parts in (model.fields, model.templates)
    )
    return Identity(model.model_id, fields, templates)


def _shown(model: genanki.Model) -> str:
    fields = [field["name"] for field in model.fields]
    return json.dumps([model.model_id, model.name, fields, model.templates, model.css])
