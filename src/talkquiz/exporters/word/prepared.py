"""The looks of handouts: a reference document made ready for the paper and the way of printing."""

from collections.abc import Iterator, Mapping
from operator import sub
from pathlib import Path
from typing import Any, NamedTuple

from docx.opc.constants import RELATIONSHIP_TYPE as RELATION
from docx.oxml.ns import qn

from talkquiz.exporters import Options
from talkquiz.exporters.word.errors import (
    MissingPlaceError,
    NoPageError,
    UnreadableReferenceError,
)
from talkquiz.exporters.word.large_print import DYSLEXIA, LARGE, make_readable
from talkquiz.exporters.word.numbering import check_numbered, indent_of
from talkquiz.exporters.word.package import packed
from talkquiz.exporters.word.page_size import Room, fit_tabs, make_way, room, set_paper
from talkquiz.exporters.word.styles import Style, lines_of, size_of, stretch_of, style_ids
from talkquiz.exporters.word.template import BROKEN, opened
from talkquiz.exporters.word.text import VALUE, Element
from talkquiz.exporters.word.zip_safety import DAMAGED
from talkquiz.resources import bundled

FURNITURE = (RELATION.HEADER, RELATION.FOOTER)
_TWELVE_POINTS, _HALF_POINT = 24, 6350
_WIDE = 1.15
_LINE = 11.5
"""How high a line is, in twentieths of a point, for each half point of its size."""


class Looks(NamedTuple):
    """What every document of a build begins with; it can be copied to other processes.

    `content` is an empty .docx, `ids` are its styles' ids and `room` is what fits between its
    margins. `size` is how large the text of a question is, in English Metric Units; `scale` how
    much higher a line of it is than at 12 points, `wider` how much longer; `indent` is where the
    words of a question begin, in twentieths of a point. `clue` is how large clues of puzzles are
    beside that text.
    """

    content: bytes
    ids: Mapping[Style, str]
    room: Room
    size: int
    scale: float
    wider: float
    indent: int
    clue: float

    @property
    def is_wide(self) -> bool:
        """Whether words are too long to stand side by side as they do in ordinary print."""
        return self.wider >= _WIDE


def sheet_looks(options: Options) -> Looks:
    """Return the looks of the student's sheets; raises a WordError where they cannot be had."""
    return _ready(options)


def key_looks(options: Options) -> Looks:
    """Return the looks of the key, which is the teacher's: in ordinary print, on the same paper."""
    return _ready(options._replace(large_print=False, dyslexia=False))


def reference_document() -> Path:
    """Return where the reference document is that comes with TalkQuiz."""
    return bundled("templates") / "word" / "reference.docx"


def _ready(options: Options) -> Looks:
    path = options.template or reference_document()
    document = opened(path)
    try:
        return _made_ready(document, path, options)
    except BROKEN as error:
        raise UnreadableReferenceError(path, DAMAGED) from error


def _made_ready(document: Any, path: Path, options: Options) -> Looks:
    styles, page = document.styles.element, document.element.body.sectPr
    ids = style_ids(styles, path.name)
    check_numbered(document, ids)
    _check_places(document, path.name)
    if options.paper:
        set_paper(page, options.paper)
    space = _room(page, path.name)
    fit_tabs(styles, space.width)
    for wanted, way in ((options.large_print, LARGE), (options.dyslexia, DYSLEXIA)):
        if wanted:
            before = _furniture_heights(document)
            make_readable(document, way, list(_roots(document)))
            make_way(page, *map(sub, _furniture_heights(document), before))
    space = _room(page, path.name)
    size = size_of(styles, Style.QUESTION)
    return Looks(
        content=packed(document),
        ids=ids,
        room=space,
        size=size * _HALF_POINT,
        scale=size / _TWELVE_POINTS * lines_of(styles),
        wider=size / _TWELVE_POINTS * stretch_of(styles, Style.QUESTION),
        indent=indent_of(document, ids[Style.QUESTION]),
        clue=size_of(styles, Style.CLUE) / size,
    )


def _room(page: Element, reference: str) -> Room:
    space = room(page)
    if space is None:
        raise NoPageError(reference)
    return space


def _roots(document: Any) -> Iterator[Element]:
    """Yield the elements that say how text looks: of styles, of lists, of headers and footers."""
    yield document.styles.element
    yield document.part.numbering_part.element
    yield from furniture(document)


def furniture(document: Any) -> Iterator[Element]:
    """Yield the headers and footers of `document`."""
    for relation in document.part.rels.values():
        if relation.reltype in FURNITURE:
            yield relation.target_part.element


def _furniture_heights(document: Any) -> list[int]:
    """Return about how high the highest header and footer are, in twentieths of a point."""
    styles, heights = document.styles.element, []
    for kind in FURNITURE:
        parts = (r.target_part for r in document.part.rels.values() if r.reltype == kind)
        lines = max((len(part.element.findall(qn("w:p"))) for part in parts), default=0)
        size = size_of(styles, kind.rpartition("/")[2])
        heights.append(round(lines * size * lines_of(styles) * _LINE))
    return heights


def _check_places(document: Any, reference: str) -> None:
    tags = {tag.get(VALUE) for part in furniture(document) for tag in part.iter(qn("w:tag"))}
    if "form" not in tags:
        raise MissingPlaceError(reference, "form")
