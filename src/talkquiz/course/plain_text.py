"""Marks of Markdown, HTML, TeX and Anki in texts of a course: what they mean elsewhere.

A course is plain text, and cards and sheets show it as it stands, letter by letter. Here it is told
where somebody expected a mark to be set as bold, as a formula, as a gap. Signs that only look like
marks ("5 * 3", "snake_case", "$5 and $6") are none: what is meant is a mark only where it is closed
as the language that it is of has it (CommonMark 0.31; Pandoc's rule for dollar signs).
"""

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from types import MappingProxyType
from typing import Any

from talkquiz.course.facts import MarkedClaim
from talkquiz.course.read_files import Origin
from talkquiz.course.shapes import Shape, shown
from talkquiz.problem import Location, Problem, Severity

_SIGN, _SIGN_IN_FRONT = re.compile(r"[*_`~$\\<&\[{]"), ("#", ">", "+", "-")
"""What no mark does without, within a text and in front of it: most texts have none of it."""
_HTML = (
    "a|b|i|u|s|p|em|strong|br|hr|div|span|img|su[bp]|[uo]l|li|h[1-6]|code|pre|small|font|del|ins"
)
_MARKS = {
    "Write the words alone: what is to stand out says so by itself.": re.compile(
        r"\*\*(?=[^\s*])[^*]*[^\s*]\*\*"
        # One word in small letters is a name of a programming language: __init__.
        r"|(?<![\w_])__(?=[^\s_])(?![a-z0-9_]+__)[^_]*[^\s_]__(?![\w_])"
        r"|(?<![\w*])\*(?=[^\s*])[^*]*[^\s*]\*(?![\w*])|(?<![\w*])\*[^\s*]\*(?![\w*])"
        r"|(?<![\w_/])_(?=[^\s_])[^_]*[^\s_]_(?![\w_/])"
        r"|(?<![\w~])~~(?=[^\s~])[^~]+~~(?!~)"
        r"|(?<![\w`])`[^`]*[^\s`]`(?![\w`])|```"
    ),
    "Write the words alone. Where it is from goes into `cite`, or a source's `url`.": re.compile(
        # A formula of chemistry goes on with a capital: [Cu(NH3)4](OH)2.
        r"!?(?<!\w)\[[^\[\]]*\]\((?:[a-z][^()\s]*|(?=[^()\s/.#:]*[/.#:])[^()\s]+)"
        r"(?: +\"[^\"]*\")?\)"
        r"|\[\^\w+\]|<(?:https?://|mailto:)[^<>\s]+>"
    ),
    "Write it in letters and signs, as on a keyboard: x², ½, √2, H₂O.": re.compile(
        r"\$\$[^$]+\$\$"
        r"|(?<![\w$])\$(?=[^\s$])(?:(?=[^$\\^_={}+]*[\\^_={}+])[^$]+(?<!\s)|[A-Za-z])\$(?![\w$])"
        r"|\\\((?:(?!\\\().)+?\\\)|\\\[(?:(?!\\\[).)+?\\\]|(?<![\w:\\])\\[A-Za-z]+\{"
        r"|\[(?:latex|\$\$?)\]"
    ),
    "Write the words alone: tags are shown, and set nothing.": re.compile(
        rf"</?(?:{_HTML})(?:\s+[\w-]+\s*=[^<>]*)?\s*/?>|<!--", re.IGNORECASE
    ),
    "Write the sign itself.": re.compile(
        r"&(?:[A-Za-z]{2,30}\d{0,2}|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6});"
    ),
    "Gaps are made of the slots of a claim: [words]{slot}.": re.compile(r"\{\{c\d+::"),
    "Only `picture` of a fact or of an entry shows anything.": re.compile(
        r"\[(?:sound|anki):[^\[\]]*\]"
    ),
    "Write whole sentences: a text is one paragraph.": re.compile(
        r"^(?:#{1,6}|[-+*]) \S+|^> [^\W\d]\S*"
    ),
}
"""By what to do instead."""
_NOT_SHOWN = frozenset(("cite", "url", "file", "id"))
"""Keys whose values are no texts of the course's own."""
_HOLDERS = (Shape, dict, MappingProxyType, tuple)
_ADDRESS = re.compile(r"[a-z]+:\S+")


def mark_in(text: str) -> tuple[str, str] | None:
    """Return the first mark in a text, and what to write instead; None if it is plain."""
    if not _has_sign(text) or _ADDRESS.fullmatch(text):
        return None
    found = [(m.start(), m[0], hint) for hint, each in _MARKS.items() if (m := _first(each, text))]
    return min(found)[1:] if found else None


def _has_sign(text: str) -> bool:
    return text.startswith(_SIGN_IN_FRONT) or _SIGN.search(text) is not None


def _first(marks: re.Pattern[str], text: str) -> re.Match[str] | None:
    return next((found for found in marks.finditer(text) if not _is_name(found[0])), None)


def _is_name(mark: str) -> bool:
    """Tell whether what looks like a sign written out is none, but a name, as in "AT&T;"."""
    if mark[0] != "&" or mark[1] == "#":
        return False
    from html.entities import html5  # noqa: PLC0415 - few texts have any

    return mark[1:] not in html5


def marks_of(entry: Shape, origin: Origin, at: Location = ()) -> Iterator[Problem]:
    """Yield a warning (TQ087) for the first mark in an entry, which stands `at` a place of a file.

    One is enough: who is told of it looks at the rest.
    """
    yield from first_mark(_texts(entry, at), origin)


def first_mark(texts: Iterable[tuple[Location, str]], origin: Origin) -> Iterator[Problem]:
    """Yield a warning (TQ087) for the first of the texts of an entry that has a mark."""
    for place, text in texts:
        if found := mark_in(text):
            mark, hint = found
            message = f"`{shown(mark)}` is shown as it stands: a course is plain text"
            yield origin.problem("TQ087", message, hint, place, Severity.WARNING)
            return


def _texts(value: Any, at: Location) -> Iterator[tuple[Location, str]]:
    """Yield the texts within a value that have any sign of a mark, each with its place."""
    members: Iterable[tuple[str | int, Any]]
    if isinstance(value, Shape):
        # Most keys of an entry are empty.
        filled = ((name, each) for name, each in value.__dict__.items() if each)
        members = ((n.replace("_", "-"), each) for n, each in filled if n not in _NOT_SHOWN)
    elif isinstance(value, tuple):
        members = enumerate(value)
    else:
        members = chain(zip(value, value, strict=True), value.items())
    for key, each in members:
        text = each.text if isinstance(each, MarkedClaim) else each
        if isinstance(text, str):
            if _has_sign(text):
                yield (*at, key), text
        elif isinstance(text, _HOLDERS):
            yield from _texts(text, (*at, key))
