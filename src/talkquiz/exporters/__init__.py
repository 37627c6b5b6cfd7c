"""Exporters: pure functions from what was assembled to files, `{file name: product}`.

Each is named here by the format's name and imported only when it is asked for. An exporter sees
items and what was assembled from them, never the course, and imports no other exporter. Escaping
happens here and nowhere else.
"""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from talkquiz.items.assembled import Assembled


class ExportError(Exception):
    """Raised where an exporter's own looks (templates/) are not what it needs; says what is."""


@dataclass(frozen=True, slots=True)
class Product:
    """The content of one file, and how many of what it holds: 96 "cards", 12 "questions"."""

    content: bytes
    count: int
    unit: str


Exporter = Callable[[Assembled], dict[str, Product]]

EXPORTERS = {
    "anki": "talkquiz.exporters.anki:export",
    "word": "talkquiz.exporters.word:export",
}


def exporter(name: str) -> Exporter:
    """Return the exporter of the format `name`; a KeyError means that there is none."""
    module, function = EXPORTERS[name].split(":")
    return getattr(import_module(module), function)  # type: ignore[no-any-return]
