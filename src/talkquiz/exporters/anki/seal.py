"""The seal of a note: tells whether a student has edited what a build filled in."""

from collections.abc import Iterable, Mapping
from hashlib import blake2b

from talkquiz.language.unicode_forms import normalized

MY_NOTES = "My notes"
"""The name of the field that is the student's own: no build ever fills it."""
MADE = "Made"
"""The name of the field that holds the seal."""


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
