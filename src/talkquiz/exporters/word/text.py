"""Text as runs of WordprocessingML: line breaks, tabs and the two directions of writing."""

import re
from collections.abc import Iterator
from typing import Any

from docx.oxml.ns import qn
from docx.oxml.parser import oxml_parser

from talkquiz.exporters.word.errors import UnprintableTextError

Element = Any
"""An XML element of python-docx, which has no types."""

RUN, RUN_PROPERTIES, RUN_STYLE = qn("w:r"), qn("w:rPr"), qn("w:rStyle")
TEXT, BREAK, TAB, RIGHT_TO_LEFT = qn("w:t"), qn("w:br"), qn("w:tab"), qn("w:rtl")
VALUE = qn("w:val")
KEEP_SPACES = {"{http://www.w3.org/XML/1998/namespace}space": "preserve"}

_R = r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
_L = rf"(?!{_R})[^\W\d_]"
_RIGHT = re.compile(_R)
_RIGHT_SPAN = rf"({_R}(?:\W*{_R})*)"
_LEFT_SPAN = rf"({_L}(?:\W*(?:\d|{_L}))*)"
_CONTROLS = re.compile(r"(\r\n|[\r\n\u2028\u2029]|\t)")

element = oxml_parser.makeelement
"""Make an element from its qualified name and, optionally, its attributes."""


def reads_right_to_left(text: str) -> bool:
    """Say whether most words of `text` are of a script that is written from right to left."""
    if text.isascii():
        return False
    words = [word for word in text.split() if any(map(str.isalpha, word))]
    return sum(bool(_RIGHT.search(word)) for word in words) * 2 > len(words)


def runs(text: str, style: str | None = None, *, right: bool = False) -> Iterator[Element]:
    """Yield the runs for `text`, in the character style with the id `style` if one is given.

    `right` is the direction of the paragraph; words of the other direction get runs of their own.
    A run may hold line breaks and tabs. Raises UnprintableTextError for control characters.
    """
    for span, from_right in _directions(text, right=right):
        run = element(RUN)
        if style or from_right:
            run.append(_properties(style, from_right=from_right))
        _fill(run, span)
        yield run


def _directions(text: str, *, right: bool) -> Iterator[tuple[str, bool]]:
    """Yield the spans of `text`, each with whether it is written from right to left."""
    if text.isascii() and not right:
        yield text, False
        return
    spans = re.split(_LEFT_SPAN if right else _RIGHT_SPAN, text)
    for place, span in enumerate(spans):
        if span:
            yield span, (place % 2 == 1) != right


def _properties(style: str | None, *, from_right: bool) -> Element:
    properties = element(RUN_PROPERTIES)
    if style:
        properties.append(element(RUN_STYLE, {VALUE: style}))
    if from_right:
        properties.append(element(RIGHT_TO_LEFT))
    return properties


def _fill(run: Element, text: str) -> None:
    for place, piece in enumerate(_CONTROLS.split(text)):
        if place % 2:
            run.append(element(TAB if piece == "\t" else BREAK))
        elif piece:
            run.append(_words(piece))


def _words(text: str) -> Element:
    words = element(TEXT, KEEP_SPACES)
    try:
        words.text = text
    except ValueError as error:
        raise UnprintableTextError(text) from error
    return words
