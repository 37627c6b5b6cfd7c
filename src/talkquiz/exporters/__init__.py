"""Exporters: pure functions from what was assembled to files, `{file name: bytes}`.

Each is named here by the format's name and imported only when it is asked for. An exporter sees
items and what was assembled from them, never the course, and imports no other exporter. Escaping
happens here and nowhere else.
"""

from collections.abc import Callable
from importlib import import_module

from talkquiz.items.assembled import Assembled

Files = dict[str, bytes]
Exporter = Callable[[Assembled], Files]

EXPORTERS = {
    "anki": "talkquiz.exporters.anki:export",
    "word": "talkquiz.exporters.word:export",
}


def exporter(name: str) -> Exporter:
    """Return the exporter of the format `name`; a KeyError means that there is none."""
    module, function = EXPORTERS[name].split(":")
    return getattr(import_module(module), function)  # type: ignore[no-any-return]
