"""The template of handouts: a .docx whose styles, lists and page they take.

It is the one that comes with TalkQuiz or a teacher's own. Here it is opened, checked, and made
ready for the paper and the way of printing.
"""

from collections.abc import Callable, Mapping
from enum import Enum, auto
from functools import cache, partial
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
from talkquiz.exporters.word.header_room import EVEN, FIRST, LATER, edges, furniture, settings
from talkquiz.exporters.word.places import mark_places, places_in
from talkquiz.exporters.word.readable_print import (
    DYSLEXIA,
    LARGE,
    fit_tabs,
    leave_fields,
    make_readable,
)
from talkquiz.exporters.word.styles import (
    Style,
    by_name,
    kind_of,
    line_spacing,
    name_and_kind,
    number_by_text,
    rule_between,
    size_of,
    state_default,
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
_WIDE, _TOO_WIDE_FOR_TWO = 1.15, 1.9
_A4 = 9638
"""How wide the text of A4 is."""
_PAGES = {FIRST: "first", LATER: "later", EVEN: "even"}


class PageSetup(Enum):
    """How the page of a template is set up for a document.

    Ordinary sheets have it as it is. What no column holds, such as a timeline, and keys have one
    column. What is cut up has one column and nothing that sets its pages apart: no gutter, no
    mirrored margins, equal margins at the left and the right, and text at one height on all pages,
    whatever is in their headers. Or backs of cards would not lie behind their fronts.
    """

    AS_IT_IS = auto()
    ONE_COLUMN = auto()
    CUT_UP = auto()


class Room(NamedTuple):
    """Width of a column of text and height of the page between the margins, in 1/20 point.

    The paper may lie on its long side.
    """

    width: int
    height: int
    is_landscape: bool = False


class Looks(NamedTuple):
    """What every document of a build begins with.

    `document` is python-docx's, without text, to be copied; `ids` are its styles' ids, `list_id` is
    the definition of the list that numbers questions, and `room` is what fits between its margins.
    `size` is how large the text of a question is, in English Metric Units; `scale` how much higher
    a line of it is than at 12 points, `wider` how much longer; `indent` is where the words of a
    question begin, in twentieths of a point. `clue` is how large clues of puzzles are beside that
    text, and `size_of` tells how large text in a style is, in half points. `set_up` gives the looks
    for documents whose page is set up otherwise.
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
    size_of: Callable[[Style], int]
    set_up: Callable[[PageSetup], "Looks"]

    @property
    def is_wide(self) -> bool:
        """Whether words are too long to stand side by side as they do in ordinary print on A4.

        They are in large print, and where the page or its columns are narrow.
        """
        return self.wider * _A4 / self.room.width >= _WIDE

    @property
    def fields(self) -> int:
        """How many fields for name, class, date and score stand on a line."""
        if self.wider * _A4 / self.room.width >= _TOO_WIDE_FOR_TWO:
            return 1
        return 2 if self.is_wide else 4


def bundled_template() -> Path:
    """Return where the template is that comes with TalkQuiz."""
    return bundled("templates") / "word" / "reference.docx"


def sheet_looks(options: Options) -> Looks:
    """Return the looks of the student's sheets; raises TemplateError where they cannot be had."""
    path = options.template or bundled_template()

    @cache
    def looks(setup: PageSetup) -> Looks:
        document = open_template(path)
        try:
            return _made_ready(document, path.name, options, setup, set_up)
        except BROKEN as error:
            raise unreadable(path) from error

    def set_up(setup: PageSetup) -> Looks:
        usual = looks(PageSetup.AS_IT_IS)
        return looks(setup) if _is_changed_by(usual.document, setup) else usual

    return looks(PageSetup.AS_IT_IS)


def key_looks(options: Options, of_sheets: Looks) -> Looks:
    """Return the looks of the key, which is the teacher's: ordinary print in one column."""
    if options.large_print or options.dyslexia:
        of_sheets = sheet_looks(options._replace(large_print=False, dyslexia=False))
    return of_sheets.set_up(PageSetup.ONE_COLUMN)


def _made_ready(
    document: Any,
    name: str,
    options: Options,
    setup: PageSetup,
    set_up: Callable[[PageSetup], Looks],
) -> Looks:
    """Change `document` to what `options` say, and measure it; `name` is that of its file."""
    state_default(document.styles.element)
    for part in headers_and_footers(document):
        mark_places(part)
    ids, list_id = _checked(document, name)
    styles, page = document.styles.element, document.element.body.sectPr
    # LibreOffice turns it on whenever it saves; words to be read, learnt and copied stay whole.
    for hyphens in settings(document, "autoHyphenation"):
        hyphens.getparent().remove(hyphens)
    if options.paper:
        # The page stays the same way round, and its margins stay.
        paper = page.get_or_add_pgSz()
        is_landscape = paper.get(qn("w:orient")) == "landscape"
        width, height = sorted(PAPERS[options.paper], reverse=is_landscape)
        paper.attrib.pop(qn("w:code"), None)  # a printer's number for the paper before
        paper.set(qn("w:w"), str(width))
        paper.set(qn("w:h"), str(height))
    if setup is not PageSetup.AS_IT_IS:
        _in_one_column(page)
    if setup is PageSetup.CUT_UP:
        _even_out(document)
    fit_tabs(styles, _room(document, name).width, _across(page))
    for wanted, way in ((options.large_print, LARGE), (options.dyslexia, DYSLEXIA)):
        if wanted:
            make_readable(document, way)
    if setup is PageSetup.CUT_UP:
        _hold_off(page, edges(document))
    size, room = size_of(styles, Style.QUESTION), _room(document, name)
    # Where the style does not say how far in it begins, the first level of its list does.
    level = f"./w:abstractNum[@w:abstractNumId='{list_id}']/w:lvl[1]/w:pPr/w:ind"
    indents = styles.get_by_id(ids[Style.QUESTION]).xpath("./w:pPr/w:ind")
    indents += document.part.numbering_part.element.xpath(level)
    lefts = (indent.get(qn("w:left"), indent.get(qn("w:start"))) for indent in indents)
    indent = int(next(filter(None, lefts), 0))
    number_by_text(styles, Style.CLUE, indent)
    rule_between(styles, Style.ANSWER_LINE)
    looks = Looks(
        document=document,
        ids=ids,
        list_id=list_id,
        room=room,
        size=size * _HALF_POINT,
        scale=size / _TWELVE_POINTS * line_spacing(styles),
        wider=size / _TWELVE_POINTS * stretch_of(styles, Style.QUESTION),
        indent=indent,
        clue=size_of(styles, Style.CLUE) / size,
        size_of=cache(partial(size_of, styles)),
        set_up=set_up,
    )
    if looks.is_wide:
        leave_fields(styles, looks.fields)
    return looks


def _is_changed_by(document: Any, setup: PageSetup) -> bool:
    """Tell whether a document whose page is as it is would be another one in this `setup`."""
    page = document.element.body.sectPr
    margins, columns = page.find(qn("w:pgMar")), page.find(qn("w:cols"))
    if setup is PageSetup.AS_IT_IS:
        return False
    if columns is not None and (columns.get(qn("w:num"), "1") != "1" or len(columns)):
        return True
    if setup is PageSetup.ONE_COLUMN:
        return False
    sides = {abs(int(margins.get(qn(f"w:{side}"), "0"))) for side in ("left", "right")}
    ends = tuple(abs(int(margins.get(qn(f"w:{side}"), "0"))) for side in ("top", "bottom"))
    apart = len(sides) > 1 or int(margins.get(qn("w:gutter"), "0")) or ends != edges(document)
    is_set_apart = any(page.find(qn(f"w:{name}")) is not None for name in _FOR_TEXT)
    mirrored = any(True for name in _FOR_BOOKS for _ in settings(document, name))
    return bool(apart or mirrored or is_set_apart)


_FOR_BOOKS = ("mirrorMargins", "gutterAtTop", "bookFoldPrinting", "bookFoldRevPrinting")
"""Settings by which left and right pages differ."""
_FOR_TEXT = ("vAlign", "lnNumType")
"""What moves or marks the text of a page."""


def _in_one_column(page: Element) -> None:
    columns = page.find(qn("w:cols"))
    if columns is not None:
        columns.attrib.pop(qn("w:num"), None)
        columns.attrib.pop(qn("w:sep"), None)
        columns.attrib.pop(qn("w:equalWidth"), None)
        for column in list(columns):
            columns.remove(column)


def _even_out(document: Any) -> None:
    """Have all pages alike, left and right, with the text in the middle."""
    page = document.element.body.sectPr
    for name in _FOR_BOOKS:
        for setting in settings(document, name):
            setting.getparent().remove(setting)
    for name in _FOR_TEXT:
        for each in page.findall(qn(f"w:{name}")):
            page.remove(each)
    margins = page.find(qn("w:pgMar"))
    if margins is not None:
        sides = [abs(int(margins.get(qn(f"w:{side}"), "0"))) for side in ("left", "right")]
        for side in ("left", "right"):
            margins.set(qn(f"w:{side}"), str(sum(sides) // 2))
        margins.set(qn("w:gutter"), "0")


def _hold_off(page: Element, ends: tuple[int, int]) -> None:
    """Have text begin and end where the highest header and footer leave room for it."""
    margins = page.find(qn("w:pgMar"))
    for side, end in zip(("top", "bottom"), ends, strict=True):
        if margins is not None and not margins.get(qn(f"w:{side}"), "").startswith("-"):
            margins.set(qn(f"w:{side}"), str(end))


def _checked(document: Any, name: str) -> tuple[dict[Style, str], int]:
    """Return the id of each style, and the definition of the list that numbers questions.

    Raises TemplateError where the document from the file `name` lacks what handouts need.
    """
    styles = document.styles.element
    _bring_table_styles(styles)
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
    without = [
        kind
        for kind, parts in furniture(document).items()
        if not any("form" in places_in(part) for part in parts if part is not None)
    ]
    if without:
        where = ", ".join(_PAGES[kind] for kind in without)
        is_on_none = not any("form" in places_in(part) for part in headers_and_footers(document))
        on = "" if is_on_none else f" of its {where} pages"
        raise TemplateError(
            f'{name} has no place called "form" in its headers and footers{on}, so that forms '
            "could not be told apart: type [form] there, or copy the footer of "
            "`talkquiz template word --out my.docx`"
        )
    return ids, definitions[Style.QUESTION]


def _bring_table_styles(styles: Any) -> None:
    """Add our own styles of tables where there are none: OpenDocument has nothing of the kind."""
    there = {name_and_kind(each) for each in styles.style_lst}
    lost = [style for style in Style if kind_of(style) == "table"]
    if not there.intersection((style.lower(), "table") for style in lost):
        ours = open_template(bundled_template()).styles.element
        for style in lost:
            brought = by_name(ours, style)
            for base in brought.findall(qn("w:basedOn")):
                if styles.get_by_id(base.get(VALUE)) is None:
                    brought.remove(base)
            styles.append(brought)


def _room(document: Any, name: str) -> Room:
    """Return the room for text on a page of `document`; raises TemplateError where there is none.

    On a page in columns, that is the room in one of them; where headers and footers are of several
    heights, the room between the highest.
    """
    page = document.element.body.sectPr
    size, columns = page.find(qn("w:pgSz")), page.find(qn("w:cols"))
    width = height = whole = 0
    try:
        width, above_and_below = _across(page), sum(edges(document))
        whole = int(size.get(qn("w:h")))
        height = whole - above_and_below
        number = 1 if columns is None else int(columns.get(qn("w:num"), "1"))
        if number != 1:
            gutter = int(columns.get(qn("w:space"), "720"))
            width = (width - (number - 1) * gutter) // number
        if columns is not None and len(columns):
            # Columns of their own widths: what fits the narrowest fits them all.
            widths = [int(column.get(qn("w:w"))) for column in columns]
            width = min(widths)
    except (AttributeError, TypeError, ValueError, ZeroDivisionError):
        width = 0
    if width >= _LEAST and height < _LEAST <= whole - sum(_margins(page, "top", "bottom")):
        raise TemplateError(
            f"the page of {name} has no room left between its headers and footers: make the "
            "pictures and texts in them lower, or the page larger"
        )
    if min(width, height) < _LEAST:
        raise TemplateError(
            f"the page of {name} has no size or no margins, or no room between them: set them "
            "in Word under Layout"
        )
    return Room(width, height, is_landscape=int(size.get(qn("w:w"))) > whole)


def _across(page: Element) -> int:
    """Return how wide `page` is between its margins."""
    return int(page.find(qn("w:pgSz")).get(qn("w:w"))) - sum(
        _margins(page, "left", "right", "gutter")
    )


def _margins(page: Element, *sides: str) -> list[int]:
    margins = page.find(qn("w:pgMar"))
    return [abs(int(margins.get(qn(f"w:{side}"), "0"))) for side in sides]
