"""The page of a document: its size, the room between its margins, and what reaches across it."""

from typing import Any, NamedTuple

from docx.oxml.ns import qn

from talkquiz.exporters.word.text import VALUE, Element

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
    lying = size.get(qn("w:orient")) == "landscape"
    width, height = sorted(PAPERS[paper], reverse=lying)
    size.attrib.pop(_CODE, None)  # a printer's number for the paper before
    size.set(_WIDTH, str(width))
    size.set(_HEIGHT, str(height))


def make_way(section: Any, header: int, footer: int) -> None:
    """Have the margins larger by so much, for larger headers and footers."""
    margins = section.get_or_add_pgMar()
    for side, more in (("top", header), ("bottom", footer)):
        wide = int(margins.get(qn(f"w:{side}"), "0"))
        margins.set(qn(f"w:{side}"), str(wide - more if wide < 0 else wide + more))


def room(section: Element) -> Room | None:
    """Return the room for text in `section`; None where there is none, or it is not said."""
    size, margins = section.find(qn("w:pgSz")), section.find(qn("w:pgMar"))
    try:
        width = int(size.get(_WIDTH)) - _sum(margins, "left", "right", "gutter")
        height = int(size.get(_HEIGHT)) - _sum(margins, "top", "bottom")
        width = _column(section.find(qn("w:cols")), width)
    except (AttributeError, TypeError, ValueError, ZeroDivisionError):
        return None
    return Room(width, height) if min(width, height) >= _LEAST else None


def _sum(margins: Element, *sides: str) -> int:
    """Return the sum of margins; Word has them negative where they must not give way."""
    return sum(abs(int(margins.get(qn(f"w:{side}"), "0"))) for side in sides)


def _column(columns: Element, width: int) -> int:
    """Return the width of one of `columns`, which share `width`."""
    number = 1 if columns is None else int(columns.get(qn("w:num"), "1"))
    if number == 1:
        return width
    between = int(columns.get(qn("w:space"), "720"))
    return (width - (number - 1) * between) // number


def fit_tabs(styles: Any, width: int) -> None:
    """Have the last tab stop of each style at the right margin, if it was meant to be there.

    It was if it aligns at the right, or lies beyond. The stops before it keep their share.
    """
    for stops in styles.iter(qn("w:tabs")):
        places = [stop for stop in stops if stop.get(VALUE) != "clear"]
        last = max(places, key=_place, default=None)
        if last is None or not _place(last):
            continue
        if last.get(VALUE) in _AT_THE_RIGHT or _place(last) > width:
            share = width / _place(last)
            for stop in places:
                stop.set(_POSITION, str(round(_place(stop) * share)))


def stretch_tabs(stops: Element, factor: float) -> None:
    """Move tab stops apart by `factor`, but not past one that aligns at the right margin."""
    ends = [_place(stop) for stop in stops if stop.get(VALUE) in _AT_THE_RIGHT]
    for stop in [stop for stop in stops if stop.get(VALUE) not in _AT_THE_RIGHT]:
        place = round(_place(stop) * factor)
        stop.set(_POSITION, str(place))
        if ends and place >= max(ends):
            stops.remove(stop)


def keep_first_field(stops: Element) -> None:
    """Keep the stops of one field, the gap after it and the last, which ends a second field."""
    for stop in sorted(stops, key=_place)[2:-1]:
        stops.remove(stop)


def _place(stop: Element) -> int:
    return int(stop.get(_POSITION, "0"))
