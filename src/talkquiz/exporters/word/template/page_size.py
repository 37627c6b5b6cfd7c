"""The page of a template: its size, the room between its margins, and the tab stops across it."""

from typing import Any, NamedTuple

from docx.oxml.ns import qn

from talkquiz.exporters.word.xml import VALUE, Element

PAPERS = {"a4": (11906, 16838), "letter": (12240, 15840)}
"""Width and height in twentieths of a point (ISO 216; ANSI Y14.1 A)."""

_POSITION, _WIDTH, _HEIGHT, _CODE = qn("w:pos"), qn("w:w"), qn("w:h"), qn("w:code")
_AT_THE_RIGHT = {"right", "end"}
_LEAST = 1440
"""An inch: less than that between the margins is no page."""


class Room(NamedTuple):
    """Width of a column of text and height of the page between the margins, in 1/20 point."""

    width: int
    height: int


def set_paper(section: Any, paper: str) -> None:
    """Print `section` on another paper, the same way round; margins stay as they are."""
    size = section.get_or_add_pgSz()
    is_landscape = size.get(qn("w:orient")) == "landscape"
    width, height = sorted(PAPERS[paper], reverse=is_landscape)
    size.attrib.pop(_CODE, None)  # a printer's number for the paper before
    size.set(_WIDTH, str(width))
    size.set(_HEIGHT, str(height))


def enlarge_margins(section: Any, top: int, bottom: int) -> None:
    """Enlarge the margins at the top and the bottom, which hold header and footer.

    A negative margin is one that must not give way to them (ECMA-376 part 1, 17.6.11).
    """
    margins = section.get_or_add_pgMar()
    for side, more in (("top", top), ("bottom", bottom)):
        margin = int(margins.get(qn(f"w:{side}"), "0"))
        margins.set(qn(f"w:{side}"), str(margin - more if margin < 0 else margin + more))


def room_of(section: Element) -> Room | None:
    """Return the room for text in `section`; None where there is none, or it is not said.

    On a page in columns, that is the room in one of them.
    """
    size, margins = section.find(qn("w:pgSz")), section.find(qn("w:pgMar"))
    columns = section.find(qn("w:cols"))

    def margin(side: str) -> int:
        return abs(int(margins.get(qn(f"w:{side}"), "0")))

    try:
        width = int(size.get(_WIDTH)) - margin("left") - margin("right") - margin("gutter")
        height = int(size.get(_HEIGHT)) - margin("top") - margin("bottom")
        number = 1 if columns is None else int(columns.get(qn("w:num"), "1"))
        if number != 1:
            gutter = int(columns.get(qn("w:space"), "720"))
            width = (width - (number - 1) * gutter) // number
    except (AttributeError, TypeError, ValueError, ZeroDivisionError):
        return None
    return Room(width, height) if min(width, height) >= _LEAST else None


def fit_tabs(styles: Any, width: int) -> None:
    """Have the last tab stop of each style at the right margin, if it was meant to be there.

    It was if it aligns at the right, or lies beyond. The stops before it keep their share.
    """
    for stops in styles.iter(qn("w:tabs")):
        real = [stop for stop in stops if stop.get(VALUE) != "clear"]
        last = max(real, key=_position, default=None)
        if last is None or not _position(last):
            continue
        if last.get(VALUE) in _AT_THE_RIGHT or _position(last) > width:
            share = width / _position(last)
            for stop in real:
                stop.set(_POSITION, str(round(_position(stop) * share)))


def stretch_tabs(stops: Element, factor: float) -> None:
    """Move tab stops apart by `factor`, but not past one that aligns at the right margin."""
    ends = [_position(stop) for stop in stops if stop.get(VALUE) in _AT_THE_RIGHT]
    for stop in [stop for stop in stops if stop.get(VALUE) not in _AT_THE_RIGHT]:
        position = round(_position(stop) * factor)
        stop.set(_POSITION, str(position))
        if ends and position >= max(ends):
            stops.remove(stop)


def keep_first_field(stops: Element) -> None:
    """Keep the stops of one field, the gap after it and the last, which ends a second field."""
    for stop in sorted(stops, key=_position)[2:-1]:
        stops.remove(stop)


def _position(stop: Element) -> int:
    return int(stop.get(_POSITION, "0"))
