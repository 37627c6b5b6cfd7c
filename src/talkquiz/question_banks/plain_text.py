"""Returns what a field in HTML shows, as plain text, and the names of its pictures and sounds."""

import html
import re
from typing import NamedTuple

BREAK = re.compile(r"<(?:br|hr|/?li|/?p|/?div|/?t[rd]|/?h\d|/?ul|/?ol)\b[^<>]*>", re.IGNORECASE)
_UNSEEN = re.compile(r"<(style|script)\b[^<>]*>.*?(?:</\1\s*>|\Z)", re.IGNORECASE | re.DOTALL)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_SOURCE = re.compile(r"\bsrc\s*=\s*(?:\"([^\"<>]*)\"|'([^'<>]*)'|([^\"'<>\s]+))", re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_MEDIA_TAG = re.compile(r"<(?:img|source|audio|video|embed)\b", re.IGNORECASE)
_SOUND = re.compile(r"\[sound:([^\[\]\n]{1,200})\]|\[anki:(?:tts|play)[^\[\]\n]*\]")
_CHARACTER = re.compile(r"&#(\d{20})\d+")
"""A character by a number with more digits than Python reads."""


class Plain(NamedTuple):
    """A text without markup, on one line, and the files that its markup named."""

    text: str
    media: tuple[str, ...] = ()


def plain(field: str) -> Plain:
    """Return what a field in HTML shows; a picture leaves nothing but its name, beside the text."""
    media: list[str] = []

    def tag(found: re.Match[str]) -> str:
        if _MEDIA_TAG.match(found[0]) and (source := _SOURCE.search(found[0])):
            media.append(html.unescape(next(filter(None, source.groups()), "")))
        return ""

    def sound(found: re.Match[str]) -> str:
        if found[1]:
            media.append(found[1])
        return " "

    text = _UNSEEN.sub(" ", _COMMENT.sub("", field)) if "<" in field else field
    text = _SOUND.sub(sound, _TAG.sub(tag, BREAK.sub(" ", text)))
    return Plain(one_line(unescaped(text)), tuple(dict.fromkeys(filter(None, media))))


def unescaped(text: str) -> str:
    """Return a text with the characters that entities such as `&amp;` and `&#8211;` stand for."""
    return html.unescape(_CHARACTER.sub(r"&#\1", text))


def one_line(text: str) -> str:
    """Return a text on one line, without signs that nobody sees and no course file may hold."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
