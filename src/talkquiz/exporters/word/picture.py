"""Pictures in the line of the text, with words for those who cannot see them."""

from io import BytesIO
from typing import Any, NamedTuple

from docx.oxml.ns import qn

from talkquiz.exporters.word.text import Element, element


class Picture(NamedTuple):
    """A PNG to print `width` by `height` English Metric Units large; `alt` describes it."""

    png: bytes
    width: int
    height: int
    alt: str


def inline(part: Any, picture: Picture) -> Element:
    """Return the drawing of `picture`, whose bytes become an image of the document `part`."""
    content = part.new_pic_inline(BytesIO(picture.png), picture.width, picture.height)
    content.docPr.set("descr", picture.alt)
    for side in "TBLR":
        # Where nothing is said, LibreOffice puts an eighth of an inch around it.
        content.set(f"dist{side}", "0")
    drawing = element(qn("w:drawing"))
    drawing.append(content)
    return drawing
