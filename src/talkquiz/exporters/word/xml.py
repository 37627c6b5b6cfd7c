"""Elements of WordprocessingML (ECMA-376 part 1), and text as runs of them.

Runs know line breaks, tabs and the two directions of writing.
"""

import re
from collections.abc import Iterator
from typing import Any

from docx.oxml.ns import nsmap, qn
from docx.oxml.parser import oxml_parser

from talkquiz.exporters import ExportError

Element = Any
"""An XML element of python-docx, which has no types."""

VALUE = qn("w:val")
_W = f"{{{nsmap['w']}}}"
_make = oxml_parser.makeelement
_KEEP_SPACES = {"{http://www.w3.org/XML/1998/namespace}space": "preserve"}

_R = r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
_L = rf"(?!{_R})[^\W\d_]"
_FROM_RIGHT = re.compile(_R)
_FROM_RIGHT_SPAN = re.compile(rf"({_R}(?:\W*{_R})*)")
_FROM_LEFT_SPAN = re.compile(rf"({_L}(?:\W*(?:\d|{_L}))*)")
_CONTROLS = re.compile(r"(\r\n|[\r\n\u2028\u2029]|\t)")


class UnprintableTextError(ExportError):
    """A text holds a character that no Word file can hold."""

    def __init__(self, text: str) -> None:
        super().__init__(f"a Word file cannot hold the control characters in {text!r}")


def w(name: str, /, *children: Element, **attributes: str | int) -> Element:
    """Return the element `w:name` with `children`; its attributes are in Word's namespace, too."""
    name = _W + name
    if attributes:
        made = _make(name, {_W + key: str(value) for key, value in attributes.items()})
    else:
        made = _make(name)
    if children:
        made.extend(children)
    return made


def reads_right_to_left(text: str) -> bool:
    """Say whether most words of `text` are of a script that is written from right to left."""
    if text.isascii():
        return False
    words = [word for word in text.split() if any(map(str.isalpha, word))]
    return sum(bool(_FROM_RIGHT.search(word)) for word in words) * 2 > len(words)


def runs(text: str, style: str | None = None, *, right: bool = False) -> Iterator[Element]:
    """Yield the runs for `text`, in the character style with the id `style` if one is given.

    `right` is the direction of the paragraph; words of the other direction get runs of their own.
    A run may hold line breaks and tabs. Raises UnprintableTextError for control characters.
    """
    for span, from_right in _spans(text, right=right):
        run = w("r")
        if style or from_right:
            properties = w("rPr")
            if style:
                properties.append(w("rStyle", val=style))
            if from_right:
                properties.append(w("rtl"))
            run.append(properties)
        for position, piece in enumerate(_CONTROLS.split(span)):
            if position % 2:
                run.append(w("tab" if piece == "\t" else "br"))
            elif piece:
                run.append(_words(piece))
        yield run


def _spans(text: str, *, right: bool) -> Iterator[tuple[str, bool]]:
    """Yield the spans of `text`, each with whether it is written from right to left."""
    if text.isascii() and not right:
        yield text, False
        return
    other_way = _FROM_LEFT_SPAN if right else _FROM_RIGHT_SPAN
    for position, span in enumerate(other_way.split(text)):
        if span:
            is_other_way = position % 2 == 1
            yield span, is_other_way != right


def _words(text: str) -> Element:
    words = _make(f"{_W}t", _KEEP_SPACES)
    try:
        words.text = text
    except ValueError as error:
        raise UnprintableTextError(text) from error
    return words
