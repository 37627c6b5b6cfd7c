"""WordprocessingML (ECMA-376 part 1) as text, to be parsed once for a document; text as runs.

Runs know line breaks, tabs and the two directions of writing.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml

from talkquiz.exporters import ExportError

Element = Any
"""An XML element of python-docx, which has no types."""

VALUE = qn("w:val")
_ESCAPES = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "\n": "&#10;",
    "\t": "&#9;",
    "\r": "&#13;",
}
_UNPRINTABLE = re.compile(r"[\0-\b\v\f\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 has no way to write."""

_R = r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
_L = rf"(?!{_R})[^\W\d_]"
_FROM_RIGHT = re.compile(_R)
# Compiled when a text needs them: most courses have none.
_FROM_RIGHT_SPAN = rf"({_R}(?:\W*{_R})*)"
_FROM_LEFT_SPAN = rf"({_L}(?:\W*(?:\d|{_L}))*)"
_CONTROLS = re.compile(r"(\r\n|[\r\n\u2028\u2029]|\t)")


class UnprintableTextError(ExportError):
    """A text holds a character that no Word file can hold."""

    def __init__(self, text: str) -> None:
        super().__init__(f"a Word file cannot hold the control characters in {text!r}")


def w(name: str, /, *children: str, **attributes: str | int) -> str:
    """Return the element `w:name` with `children`; its attributes are in Word's namespace, too."""
    opening = f"w:{name}"
    for key, value in attributes.items():
        opening += f' w:{key}="{value if isinstance(value, int) else escaped(value)}"'
    return f"<{opening}>{''.join(children)}</w:{name}>" if children else f"<{opening}/>"


@lru_cache(maxsize=4096)
def escaped(text: str) -> str:
    """Return `text` as XML has it; raises UnprintableTextError for control characters."""
    if not text.isprintable() and _UNPRINTABLE.search(text):
        raise UnprintableTextError(text)
    for character, escape in _ESCAPES.items():
        text = text.replace(character, escape)
    return text


def parsed(xml: str) -> list[Element]:
    """Return the elements that `xml` has one after the other."""
    return list(parse_xml(f"<w:body {nsdecls('w')}>{xml}</w:body>"))


def reads_right_to_left(text: str) -> bool:
    """Say whether most words of `text` are of a script that is written from right to left."""
    if text.isascii():
        return False
    words = [word for word in text.split() if any(map(str.isalpha, word))]
    return sum(bool(_FROM_RIGHT.search(word)) for word in words) * 2 > len(words)


def runs(text: str, style: str | None = None, *, right: bool = False) -> Iterator[str]:
    """Yield the runs for `text`, in the character style with the id `style` if one is given.

    `right` is the direction of the paragraph; words of the other direction get runs of their own.
    A run may hold line breaks and tabs. Raises UnprintableTextError for control characters.
    """
    named = w("rStyle", val=style) if style else ""
    other_way = _FROM_LEFT_SPAN if right else _FROM_RIGHT_SPAN
    spans = re.split(other_way, text) if right or _FROM_RIGHT.search(text) else [text]
    for number, span in enumerate(spans):
        if not span and len(spans) > 1:
            continue
        is_other_way = number % 2 == 1
        look = named + (w("rtl") if is_other_way != right else "")
        content = w("rPr", look) if look else ""
        for position, piece in enumerate(_CONTROLS.split(span)):
            if position % 2:
                content += w("tab" if piece == "\t" else "br")
            elif piece:
                content += f'<w:t xml:space="preserve">{escaped(piece)}</w:t>'
        yield w("r", content)
