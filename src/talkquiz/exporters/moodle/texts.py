"""Texts as Moodle takes them, so that no word of a course is read as a sign of its own.

Moodle sees signs within HTML, even in what is meant as text: `{1:MULTICHOICE:...}` (a gap),
`_____` (where to type), `@@PLUGINFILE@@` (a file), `$$` and `\\(` (formulas), `[[...]]` (links).
It does not see them where they are character references.
"""

import re

from talkquiz.exporters.question_html import as_html, as_plain
from talkquiz.onscreen.question import Blank

_FILE = "@@PLUGINFILE@@/"
_SIGNS = {ord(sign): f"&#{ord(sign)};" for sign in "$\\{}[]_@"}
_OUR_PICTURE = f'<img src="{_FILE}'
_HIDDEN_PICTURE = _OUR_PICTURE.translate(_SIGNS)
_PICTURE = f'<img class="img-fluid" src="{_FILE}'
"""A picture is no wider than the question, by a class that Moodle's looks have."""
_IN_A_GAP = {ord(sign): f"&#{ord(sign)};" for sign in "&<>\"'=%~#}{\\/$[]_@"}
"""What a gap is cut by, or would be taken for markup; Moodle decodes its answers."""
GAP = "_____"
"""Where the box to type in stands, within the text of a question with a short answer."""
HERE = "\x01"
"""Stands for a gap in HTML until its signs are hidden: no text that is shown can have it."""


def file_address(name: str) -> str:
    """Return what a picture of a question is found by."""
    return f"{_FILE}{name}"


def shown(html: str) -> str:
    """Return HTML with the signs hidden that Moodle would see in its texts.

    The addresses of pictures stay: no text has a sign that opens an element.
    """
    return html.translate(_SIGNS).replace(_HIDDEN_PICTURE, _PICTURE)


def plain(text: str) -> str:
    """Return a text for what takes a line of HTML and no block: options, names of categories."""
    return shown(as_html(as_plain(text)))


def pattern(text: str) -> str:
    r"""Return a short answer: `*` alone would stand for any letters, so it becomes `\*`."""
    return " ".join(as_plain(text).split()).replace("*", r"\*")


def gap(blank_spellings: tuple[str, ...], weight: int) -> str:
    """Return a gap of a Cloze question, which each of the spellings fills.

    Moodle takes a backslash before `}` and `#` away, after all else; a second one keeps the first.
    """
    answers = (
        re.sub(r"\\(?=[}#])", r"\\\\", pattern(text)).translate(_IN_A_GAP)
        for text in blank_spellings
    )
    return "{" + f"{weight}:SHORTANSWER:" + "~".join(f"={answer}" for answer in answers) + "}"


def with_gaps(pieces: tuple[str | Blank, ...]) -> str:
    """Return a text with `HERE` in the place of each gap."""
    return "".join(as_html(piece) if isinstance(piece, str) else HERE for piece in pieces)
