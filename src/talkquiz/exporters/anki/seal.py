"""Seals: tell whether a student has edited what a build made, a note or how cards look."""

import re
from collections.abc import Iterable, Mapping
from hashlib import blake2b

from talkquiz.language.unicode_forms import normalized

MY_NOTES = "My notes"
"""The name of the field that is the student's own: no build ever fills it."""
MADE = "Made"
"""The name of the field that holds the seal."""


_SEAL_LINE = re.compile(r"(?:/\*|<!--) TalkQuiz ([0-9a-f]{16}) (?:\*/|-->)\n")


def seal(fields: Iterable[str]) -> str:
    """Return the seal of the HTML of `fields`: those that a build fills, without the seal itself.

    Their order in the note type counts, empty ones do not: a field that is added later breaks no
    seal. Anki stores text in the form NFC, and so it is read here.
    """
    digest = blake2b(digest_size=8)
    for html in fields:
        if html:
            digest.update(normalized("NFC", html).encode() + b"\x1f")
    return digest.hexdigest()


def is_sealed(fields: Mapping[str, str]) -> bool:
    """Tell whether the HTML of a note's `fields`, by name in their order, is as a build made it.

    What stands in the student's own field does not count.
    """
    filled = (html for name, html in fields.items() if name not in (MY_NOTES, MADE))
    return fields.get(MADE, "") == seal(filled)


def sealed_look(text: str, comment: str) -> str:
    """Return `text`, a style sheet or a side of a card, below a line that is its seal.

    `comment` is how a comment looks there, with `{}` for its words.
    """
    return f"{comment.format(f'TalkQuiz {seal([text])}')}\n{text}"


def seal_of_look(text: str) -> str:
    """Return the seal at the head of a style sheet or a side of a card, empty if it has none."""
    found = _SEAL_LINE.match(text)
    return found[1] if found else ""


def is_sealed_look(text: str) -> bool:
    """Tell whether `text`, a style sheet or a side of a card, is as a build made it."""
    return seal_of_look(text) == seal([text.partition("\n")[2]])
