"""Plain text as the HTML of a field, the name of a deck or a tag: Anki parses none of it."""

import re
import unicodedata

_LINE_ENDS = "\n\r\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}"
# Braces would open a cloze, a square bracket a sound or LaTeX, a backslash MathJax.
_SHOWN = (
    dict.fromkeys(map(chr, (*range(0x20), 0x7F)), "")
    | dict.fromkeys(map(chr, range(0xD800, 0xE000)), "\N{REPLACEMENT CHARACTER}")
    | dict.fromkeys(_LINE_ENDS, "<br>")
    | {each: f"&#{ord(each)};" for each in "{}[\\"}
    | {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": " "}
)
# One class of characters and no alternative: the pattern is twice as fast for it.
_NOT_SHOWN = re.compile(r"[\x00-\x1f\x7f\u2028\u2029\ud800-\udfff&<>\"{}\[\\]")
_CONTROL = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]+")
_DECK_SEPARATOR = re.compile(r"\s*:{2,}\s*")
_TAG_BREAK = re.compile(r"[\s\"\x00-\x1f\x7f]+|:{2,}")


def as_html(text: str) -> str:
    """Return `text` as HTML that shows it as it is, with `<br>` for each line end."""
    return _NOT_SHOWN.sub(lambda found: _SHOWN[found[0]], text.replace("\r\n", "\n"))


def as_cloze(text: str, gap: tuple[int, int], hint: str) -> str:
    """Return `text` as HTML with the span `gap` as its only cloze, whose gap reads `hint`.

    A gap without a visible character raises a ValueError: Anki would make no card of it.
    """
    start, end = gap
    if not text[start:end].strip():
        raise ValueError(f"a cloze needs words to leave out: {text!r} has none at {gap}")
    parts = [_without_colons(text[start:end]), *([_without_colons(hint)] if hint else [])]
    return f"{as_html(text[:start])}{{{{c1::{'::'.join(parts)}}}}}{as_html(text[end:])}"


def as_deck_name(title: str, untitled: str) -> str:
    """Return `title` as one level of a deck's name: nothing in it makes a sub-deck.

    `untitled` is the name of a title with nothing in it but signs.
    """
    plain = _CONTROL.sub(" ", unicodedata.normalize("NFC", title)).replace('"', "'")
    return _DECK_SEPARATOR.sub(" – ", " ".join(plain.split())).strip(" –:") or untitled


def as_tag(*levels: str) -> str:
    """Return one tag of the given levels; what would end a tag or start a level is a hyphen."""
    return "::".join(_TAG_BREAK.sub("-", level) or "-" for level in levels)


def _without_colons(text: str) -> str:
    # Two colons end the words of a cloze; one beside them is enough to move that end.
    return as_html(text).replace(":", "&#58;")
