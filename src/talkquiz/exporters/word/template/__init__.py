"""The template of handouts: a .docx whose styles, lists and page they take.

It is the one that comes with TalkQuiz or a teacher's own. Here it is opened, checked, and made
ready for the paper and the way of printing.
"""

from collections.abc import Container, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from docx.opc.constants import RELATIONSHIP_TYPE as RELATION
from docx.oxml.ns import qn

from talkquiz.exporters import Options
from talkquiz.exporters.word.styles import (
    Style,
    kind_of,
    line_spacing,
    name_and_kind,
    size_of,
    stretch_of,
)
from talkquiz.exporters.word.template.large_print import (
    DYSLEXIA,
    LARGE,
    fit_tabs,
    make_readable,
)
from talkquiz.exporters.word.template.opening import (
    BROKEN,
    TemplateError,
    open_template,
    unreadable,
)
from talkquiz.exporters.word.xml import VALUE, Element
from talkquiz.resources import bundled

PAPERS = {"a4": (11906, 16838), "letter": (12240, 15840)}
"""Width and height in twentieths of a point (ISO 216; ANSI Y14.1 A)."""
_LEAST = 1440
"""An inch: less than that between the margins is no page."""
_BOTH = {RELATION.HEADER, RELATION.FOOTER}
_TWELVE_POINTS, _HALF_POINT = 24, 6350
"""In half points; in English Metric Units."""
_WIDE = 1.15
_LINE = 11.5
"""How high a line is, in twentieths of a point, for each half point of its size."""


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


def key_looks(options: Options) -> Looks:
    """Return the looks of the key, which is the teacher's: in ordinary print, on the same paper."""
    return sheet_looks(options._replace(large_print=False, dyslexia=False))


def headers_and_footers(document: Any, kinds: Container[str] = _BOTH) -> Iterator[Element]:
    """Yield the headers and footers of `document`, or only those of `kinds`."""
    for relation in document.part.rels.values():
        if relation.reltype in kinds:
            yield relation.target_part.element


def _made_ready(document: Any, name: str, options: Options) -> Looks:
    """Change `document` to what `options` say, and measure it; `name` is that of its file."""
    styles, page = document.styles.element, document.element.body.sectPr
    ids = _style_ids(styles, name)
    lists = {style: _list_of(document, style, ids) for style in (Style.QUESTION, Style.OPTION)}
    controls = (tag for part in headers_and_footers(document) for tag in part.iter(qn("w:tag")))
    if "form" not in {tag.get(VALUE) for tag in controls}:
        raise TemplateError(
            f'{name} has no place called "form" in its headers and footers, so that forms '
            "could not be told apart: copy the footer of `talkquiz template word --out my.docx`"
        )
    if options.paper:
        _set_paper(page, options.paper)
    fit_tabs(styles, _room(page, name).width)
    for wanted, way in ((options.large_print, LARGE), (options.dyslexia, DYSLEXIA)):
        if wanted:
            top, bottom = _header_and_footer_heights(document)
            numbering = document.part.numbering_part.element
            make_readable(document, way, [styles, numbering, *headers_and_footers(document)])
            new_top, new_bottom = _header_and_footer_heights(document)
            _enlarge_margins(page, new_top - top, new_bottom - bottom)
    size = size_of(styles, Style.QUESTION)
    return Looks(
        document=document,
        ids=ids,
        list_id=lists[Style.QUESTION],
        room=_room(page, name),
        size=size * _HALF_POINT,
        scale=size / _TWELVE_POINTS * line_spacing(styles),
        wider=size / _TWELVE_POINTS * stretch_of(styles, Style.QUESTION),
        indent=_indent_of_question(document, ids[Style.QUESTION], lists[Style.QUESTION]),
        clue=size_of(styles, Style.CLUE) / size,
    )


def _style_ids(styles: Any, name: str) -> dict[Style, str]:
    """Return the id of each Style in the template; raises TemplateError, naming all that lack."""
    found = {name_and_kind(each): each.get(qn("w:styleId")) for each in styles.style_lst}
    ids = {style: found.get((style.lower(), kind_of(style)), "") for style in Style}
    missing = [f'{kind_of(style)} style named "{style}"' for style in Style if not ids[style]]
    if missing:
        raise TemplateError(
            f"{name} has no {', '.join(missing)}. `talkquiz template word --out styles.docx` makes "
            f"a document with a sample of each style: copy the sample, paste it into {name} and "
            "save; or make a style of exactly that name in Word"
        )
    return ids


def _list_of(document: Any, style: Style, ids: Mapping[Style, str]) -> int:
    """Return the definition of the list that `style` is bound to; raises TemplateError."""
    properties = document.styles.element.get_by_id(ids[style]).pPr
    bound = None if properties is None else properties.numPr
    has_lists = any(each.reltype == RELATION.NUMBERING for each in document.part.rels.values())
    if bound is not None and bound.numId is not None and has_lists:
        for each in document.part.numbering_part.element.num_lst:
            if each.numId == bound.numId.val:
                return int(each.abstractNumId.val)
    raise TemplateError(
        f'the style "{style}" of the reference document is not bound to a numbered list: bind '
        "it to one, or start again from `talkquiz template word --out my.docx`"
    )


def _indent_of_question(document: Any, style: str, list_id: int) -> int:
    """Return how far in, in twentieths of a point, the style with the id `style` begins.

    Where the style does not say it, the first level of its list does.
    """
    numbering = document.part.numbering_part.element
    level = f"./w:abstractNum[@w:abstractNumId='{list_id}']/w:lvl[1]/w:pPr/w:ind"
    indents = [
        *document.styles.element.get_by_id(style).findall(f"{qn('w:pPr')}/{qn('w:ind')}"),
        *numbering.xpath(level),
    ]
    lefts = (indent.get(qn("w:left"), indent.get(qn("w:start"))) for indent in indents)
    return int(next((left for left in lefts if left), 0))


def _set_paper(page: Any, paper: str) -> None:
    """Print `page` on another paper, the same way round; margins stay as they are."""
    size = page.get_or_add_pgSz()
    is_landscape = size.get(qn("w:orient")) == "landscape"
    width, height = sorted(PAPERS[paper], reverse=is_landscape)
    size.attrib.pop(qn("w:code"), None)  # a printer's number for the paper before
    size.set(qn("w:w"), str(width))
    size.set(qn("w:h"), str(height))


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


def _header_and_footer_heights(document: Any) -> list[int]:
    """Return about how high the highest header and footer are, in twentieths of a point."""
    styles, heights = document.styles.element, []
    for kind, style in ((RELATION.HEADER, "header"), (RELATION.FOOTER, "footer")):
        parts = headers_and_footers(document, {kind})
        lines = max((len(part.findall(qn("w:p"))) for part in parts), default=0)
        heights.append(round(lines * size_of(styles, style) * line_spacing(styles) * _LINE))
    return heights


def _enlarge_margins(page: Any, top: int, bottom: int) -> None:
    """Enlarge the margins at the top and the bottom, which hold header and footer.

    A negative margin is one that must not give way to them (ECMA-376 part 1, 17.6.11).
    """
    margins = page.get_or_add_pgMar()
    for side, more in (("top", top), ("bottom", bottom)):
        margin = int(margins.get(qn(f"w:{side}"), "0"))
        margins.set(qn(f"w:{side}"), str(margin - more if margin < 0 else margin + more))
