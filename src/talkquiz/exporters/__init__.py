"""Exporters: functions from what was assembled, and options, to files, `{file name: product}`.

Each is named here by the format's name and imported only when it is asked for. An exporter sees
items and what was assembled from them, never the course, and imports no other exporter. Escaping
happens here and nowhere else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from pkgutil import resolve_name
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeAlias, TypeVar

from talkquiz.problem import TalkQuizError

if TYPE_CHECKING:
    from talkquiz.deck.deck import Deck
    from talkquiz.handouts.handout import Handout
    from talkquiz.onscreen.carried import Carried
    from talkquiz.onscreen.question_set import QuestionSet
    from talkquiz.rosters.student import Student

_Sheet = TypeVar("_Sheet")


class ExportError(TalkQuizError):
    """Raised where an exporter's own looks (templates/) are not what it needs; says what is."""


class Assembled(NamedTuple):
    """Everything that a build exports.

    `question_sets` are for screens, each a file of its own: one of the course, or one of each
    handout that was asked for; none where no such format is made.
    """

    deck: Deck
    handouts: tuple[Handout, ...]
    question_sets: tuple[QuestionSet, ...] = ()


@dataclass(frozen=True, slots=True)
class Product:
    """The content of one file, and how many of what it holds: 96 "cards", 12 "questions".

    Of a PDF it says how many `pages` there are, of one to be printed in one go how many sheets of
    `paper`, and how many sheets of questions in it are `sparse`: they end with a page of a few
    lines. Of a format that cannot show all of an item, `carried` says what it has of each.
    """

    content: bytes
    count: int
    unit: str
    pages: int = 0
    paper: int = 0
    sparse: int = 0
    carried: tuple[Carried, ...] = ()


def questions_file(content: bytes, carried: Sequence[Carried]) -> Product:
    """Return a file of questions, which counts those of the `carried` that it asks."""
    asked = sum(each.left_out is None for each in carried)
    return Product(content, asked, "questions", carried=tuple(carried))


class Options(NamedTuple):
    """How products are wanted; each exporter takes what concerns it.

    `template` is a file that gives the looks, None for the bundled one; `paper` is "a4" or
    "letter", None for what the template has. `points` says whether it is printed what questions are
    worth, `short_key` whether keys do without where the answers are from, and `pdf` whether there
    is a PDF of each document as well.

    `class_name` is printed where sheets ask for the class; empty, it is that of each student, if a
    list tells it. With `shared`, students get the versions of a handout in turn, each with a name,
    and not one of their own. With `class_pdf` all their sheets are in one PDF, and with `duplex`
    each of these begins on a new leaf where both sides are printed.
    """

    template: Path | None = None
    paper: str | None = None
    large_print: bool = False
    dyslexia: bool = False
    points: bool = True
    short_key: bool = False
    pdf: bool = False
    class_name: str = ""
    shared: bool = False
    class_pdf: bool = False
    duplex: bool = False


AS_USUAL = Options()


class Exporter(Protocol):
    """What makes the files of a format."""

    def __call__(self, assembled: Assembled, options: Options = ..., /) -> dict[str, Product]:
        """Return the files by name; raises ExportError."""


class Watch(Protocol):
    """What passes sheets on while they are made, and shows how many of them there are."""

    def __call__(self, sheets: Iterator[_Sheet], total: int, /) -> Iterable[_Sheet]:
        """Return `sheets`, of which there will be `total`."""


StudentExporter: TypeAlias = (
    "Callable[[Handout, Sequence[Student], Options, Watch | None], Iterator[tuple[str, Product]]]"
)
"""What yields name and product of a file for each student of a class; raises ExportError."""

EXPORTERS = {
    "anki": "talkquiz.exporters.anki:export",
    "word": "talkquiz.exporters.word:export",
    "web": "talkquiz.exporters.web:export",
    "moodle": "talkquiz.exporters.moodle:export",
    "gift": "talkquiz.exporters.gift:export",
    "canvas": "talkquiz.exporters.canvas:export",
    "qti": "talkquiz.exporters.qti:export",
    "qti21": "talkquiz.exporters.qti:export_as_21",
    "kahoot": "talkquiz.exporters.kahoot:export",
    "quizlet": "talkquiz.exporters.quizlet:export",
}
ONSCREEN = frozenset(EXPORTERS) - {"anki", "word"}
"""The formats that are made of question sets."""
STUDENT_EXPORTERS = {"word": "talkquiz.exporters.word.students:export_for_students"}
"""The formats that can make a version of a handout for each student."""


def exporter(name: str) -> Exporter:
    """Return the exporter of the format `name`; a KeyError means that there is none."""
    found: Exporter = resolve_name(EXPORTERS[name])
    return found


def student_exporter(name: str) -> StudentExporter:
    """Return what exports the format `name` for students; a KeyError means that nothing does."""
    found: StudentExporter = resolve_name(STUDENT_EXPORTERS[name])
    return found
