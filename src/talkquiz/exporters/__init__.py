"""Exporters: functions from what was assembled, and options, to files, `{file name: product}`.

Each is named here by the format's name and imported only when it is asked for. An exporter sees
items and what was assembled from them, never the course, and imports no other exporter. Escaping
happens here and nowhere else.
"""

from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import NamedTuple, Protocol

from talkquiz.handouts.products import Assembled
from talkquiz.problem import TalkQuizError


class ExportError(TalkQuizError):
    """Raised where an exporter's own looks (templates/) are not what it needs; says what is."""


@dataclass(frozen=True, slots=True)
class Product:
    """The content of one file, and how many of what it holds: 96 "cards", 12 "questions"."""

    content: bytes
    count: int
    unit: str


class Options(NamedTuple):
    """How products are wanted; each exporter takes what concerns it.

    `template` is a file that gives the looks, None for the bundled one; `paper` is "a4" or
    "letter", None for what the template has. `points` says whether it is printed what questions are
    worth, `pdf` whether there is a PDF of each document as well.
    """

    template: Path | None = None
    paper: str | None = None
    large_print: bool = False
    dyslexia: bool = False
    points: bool = True
    pdf: bool = False


AS_USUAL = Options()


class Exporter(Protocol):
    """What makes the files of a format."""

    def __call__(self, assembled: Assembled, options: Options = ..., /) -> dict[str, Product]:
        """Return the files by name; raises ExportError."""


EXPORTERS = {
    "anki": "talkquiz.exporters.anki:export",
    "word": "talkquiz.exporters.word:export",
}


def exporter(name: str) -> Exporter:
    """Return the exporter of the format `name`; a KeyError means that there is none."""
    module, function = EXPORTERS[name].split(":")
    return getattr(import_module(module), function)  # type: ignore[no-any-return]
