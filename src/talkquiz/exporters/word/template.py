"""The template of handouts: a .docx whose styles, lists and page they take.

It is the one that comes with TalkQuiz or a teacher's own. Here it is opened, checked, and made
ready for the paper and the way of printing.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from docx.opc.constants import RELATIONSHIP_TYPE as RELATION
from docx.oxml.ns import qn

from talkquiz.exporters import Options
from talkquiz.exporters.word.docx_file import (
    BROKEN,
    TemplateError,
    headers_and_footers,
    open_template,
    unreadable,
)
from talkquiz.exporters.word.readable_print import DYSLEXIA, LARGE, fit_tabs, make_readable
from talkquiz.exporters.word.styles import (
    Style,
    kind_of,
    line_spacing,
    name_and_kind,
    number_by_text,
    size_of,
    stretch_of,
)
from talkquiz.exporters.word.xml import VALUE, Element
from talkquiz.resources import bundled

PAPERS = {"a4": (11906, 16838), "letter": (12240, 15840)}
"""Width and height in twentieths of a point (ISO 216; ANSI Y14.1 A)."""
_LEAST = 1440
"""An inch: less than that between the margins is no page."""
_TWELVE_POINTS, _HALF_POINT = 24, 6350
"""In half points; in English Metric Units."""
_WIDE = 1.15


class Room(NamedTuple):
    """Width of a column of text and height of the page between the margins, in 1/20 point."""

    width: int
    height: int


class Looks(NamedTuple):
    """What every document of a build begins with.

    `document` is python-docx's, without text, to be copied; `ids` are its styles' ids, `list_id` is
    the definition of the list that numbers questions, and `room` is what fits between its margins.
    `size` is how large the text of a question is, in English Metric Units; `scale` how much higher
    a line of it is than at 12 points, `wider` how much longer; `indent` is where the words of a
    question begin, in twentieths of a point. `clue` is how large clues of puzzles are beside that
    text.
    """

    document: Any
    ids: Mapping[Style, str]
    list_id: int
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


def bundled_template() -> Path:
    """Return where the template is that comes with TalkQuiz."""
    return bundled("templates") / "word" / "reference.docx"


def sheet_looks(options: Options) -> Looks:
    """Return the looks of the student's sheets; raises TemplateError where they cannot be had."""
    path = options.template or bundled_template()
    document = open_template(path)
    try:
        return _made_ready(document, path.name, options)
    except BROKEN as error:
        raise unreadable(path) from error


def key_looks(options: Options, of_sheets: Looks) -> Looks:
    """Return the looks of the key, which is the teacher's: `of_sheets`, but in ordinary print."""
    if not (options.large_print or options.dyslexia):
        return of_sheets
    return sheet_looks(options._replace(large_print=False, dyslexia=False))


def _made_ready(document: Any, name: str, options: Options) -> Looks:
    """Change `document` to what `options` say, and measure it; `name` is that of its file."""
    ids, list_id = _checked(document, name)
    styles, page = document.styles.element, document.element.body.sectPr
    if options.paper:
        # The page stays the same way round, and its margins stay.
        paper = page.get_or_add_pgSz()
        is_landscape = paper.get(qn("w:orient")) == "landscape"
        width, height = sorted(PAPERS[options.paper], reverse=is_landscape)
        paper.attrib.pop(qn("w:code"), None)  # a printer's number for the paper before
        paper.set(qn("w:w"), str(width))
        paper.set(qn("w:h"), str(height))
    fit_tabs(styles, _room(page, name).width)
    for wanted, way in ((options.large_print, LARGE), (options.dyslexia, DYSLEXIA)):
        if wanted:
            make_readable(document, way)
    size = size_of(styles, Style.QUESTION)
    # Where the style does not say how far in it begins, the first level of its list does.
    level = f"./w:abstractNum[@w:abstractNumId='{list_id}']/w:lvl[1]/w:pPr/w:ind"
    indents = styles.get_by_id(ids[Style.QUESTION]).xpath("./w:pPr/w:ind")
    indents += document.part.numbering_part.element.xpath(level)
    lefts = (indent.get(qn("w:left"), indent.get(qn("w:start"))) for indent in indents)
    indent = int(next(filter(None, lefts), 0))
    number_by_text(styles, Style.CLUE, indent)
    return Looks(
        document=document,
        ids=ids,
        list_id=list_id,
        room=_room(page, name),
        size=size * _HALF_POINT,
        scale=size / _TWELVE_POINTS * line_spacing(styles),
        wider=size / _TWELVE_POINTS * stretch_of(styles, Style.QUESTION),
        indent=indent,
        clue=size_of(styles, Style.CLUE) / size,
    )


def _checked(document: Any, name: str) -> tuple[dict[Style, str], int]:
    """Return the id of each style, and the definition of the list that numbers questions.

    Raises TemplateError where the document from the file `name` lacks what handouts need.
    """
    styles = document.styles.element
    found = {name_and_kind(each): each.get(qn("w:styleId")) for each in styles.style_lst}
    ids = {style: found.get((style.lower(), kind_of(style)), "") for style in Style}
    missing = [f'{kind_of(style)} style named "{style}"' for style in Style if not ids[style]]
    if missing:
        raise TemplateError(
            f"{name} has no {', '.join(missing)}. `talkquiz template word --out styles.docx` makes "
            f"a document with a sample of each style: copy the sample, paste it into {name} and "
            "save; or make a style of exactly that name in Word"
        )
    has_lists = any(each.reltype == RELATION.NUMBERING for each in document.part.rels.values())
    lists = document.part.numbering_part.element.num_lst if has_lists else []
    by_id = {str(each.numId): each for each in lists}
    definitions = {}
    for style in (Style.QUESTION, Style.OPTION):
        bound = styles.get_by_id(ids[style]).xpath("string(./w:pPr/w:numPr/w:numId/@w:val)")
        if bound not in by_id:
            raise TemplateError(
                f'the style "{style}" of the reference document is not bound to a numbered list: '
                "bind it to one, or start again from `talkquiz template word --out my.docx`"
            )
        definitions[style] = int(by_id[bound].abstractNumId.val)
    controls = (tag for part in headers_and_footers(document) for tag in part.iter(qn("w:tag")))
    if "form" not in {tag.get(VALUE) for tag in controls}:
        raise TemplateError(
            f'{name} has no place called "form" in its headers and footers, so that forms '
            "could not be told apart: copy the footer of `talkquiz template word --out my.docx`"
        )
    return ids, definitions[Style.QUESTION]


def _room(page: Element, name: str) -> Room:
    """Return the room for text on `page`; raises TemplateError where there is none.

    On a page in columns, that is the room in one of them.
    """
    size, margins = page.find(qn("w:pgSz")), page.find(qn("w:pgMar"))
    columns = page.find(qn("w:cols"))
    width = height = 0

    def margin(side: str) -> int:
        return abs(int(margins.get(qn(f"w:{side}"), "0")))

    try:
        width = int(size.get(qn("w:w"))) - margin("left") - margin("right") - margin("gutter")
        height = int(size.get(qn("w:h"))) - margin("top") - margin("bottom")
        number = 1 if columns is None else int(columns.get(qn("w:num"), "1"))
        if number != 1:
            gutter = int(columns.get(qn("w:space"), "720"))
            width = (width - (number - 1) * gutter) // number
    except (AttributeError, TypeError, ValueError, ZeroDivisionError):
        width = 0
    if min(width, height) < _LEAST:
        raise TemplateError(
            f"the page of {name} has no size or no margins, or no room between them: set them "
            "in Word under Layout"
        )
    return Room(width, height)
