"""The looks of handouts: a reference document made ready for the paper and the way of printing."""

from collections.abc import Iterator, Mapping
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
from talkquiz.exporters.word.numbering import check_numbered, indent_of
from talkquiz.exporters.word.package import packed
from talkquiz.exporters.word.page import Room, fit_tabs, room, set_paper
from talkquiz.exporters.word.readable import DYSLEXIA, LARGE, make_readable
from talkquiz.exporters.word.reference import BROKEN, opened
from talkquiz.exporters.word.styles import Style, size_of, stretch_of, style_ids
from talkquiz.exporters.word.text import VALUE, Element
from talkquiz.exporters.word.untrusted import DAMAGED
from talkquiz.resources import bundled

FURNITURE = (RELATION.HEADER, RELATION.FOOTER)
_TWELVE_POINTS = 24


class Looks(NamedTuple):
    """What every document of a build begins with; it can be copied to other processes.

    `content` is an empty .docx, `ids` are its styles' ids and `room` is what fits between its
    margins. `scale` is how much larger its text is than at 12 points, `wider` how much longer a
    line of it gets; `indent` is where the words of a question begin, in twentieths of a point.
    """

    content: bytes
    ids: Mapping[Style, str]
    room: Room
    scale: float
    wider: float
    indent: int


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
    space = room(page)
    if space is None:
        raise NoPageError(path.name)
    fit_tabs(styles, space.width)
    for wanted, way in ((options.large_print, LARGE), (options.dyslexia, DYSLEXIA)):
        if wanted:
            make_readable(document, way, list(_roots(document)))
    scale = size_of(styles, Style.QUESTION) / _TWELVE_POINTS
    wider = scale * stretch_of(styles, Style.QUESTION)
    indent = indent_of(document, ids[Style.QUESTION])
    return Looks(packed(document), ids, space, scale, wider, indent)


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


def _check_places(document: Any, reference: str) -> None:
    tags = {tag.get(VALUE) for part in furniture(document) for tag in part.iter(qn("w:tag"))}
    if "form" not in tags:
        raise MissingPlaceError(reference, "form")
