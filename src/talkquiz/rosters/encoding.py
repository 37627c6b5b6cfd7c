"""The encoding of a table: what Excel writes on Windows and on the Mac, told by its bytes.

"CSV UTF-8" has a byte order mark, "Unicode text" is UTF-16 with one; plain "CSV" is in the code
page of the computer, which only the letters themselves can tell.
"""

import codecs
import re
from typing import NamedTuple

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_GUESSES = ("cp1252", "mac-roman")
_LOWER, _UPPER = "a-zß-öø-ÿœšžı", "A-ZÀ-ÖØ-ÞŒŠŽŸ"
_NATURAL = re.compile(
    rf"(?<=[{_LOWER}{_UPPER}])(?![a-z])[{_LOWER}](?![{_UPPER}])"
    rf"|(?<![{_LOWER}{_UPPER}])(?![A-Z])[{_UPPER}]"
    rf"|(?<=[{_UPPER}])(?![A-Z])[{_UPPER}](?![{_UPPER}]?[{_LOWER}])"
    rf"|(?<=\b\w)’(?=\w)|(?<=[{_LOWER}])’(?=[{_UPPER}])"
)
"""A letter beyond ASCII, or an apostrophe, where a name may well have it."""
_LETTER = re.compile(r"[^\W\d_]")


class Decoded(NamedTuple):
    """The text of a table; `guessed` is the name of its encoding where nothing but a guess says."""

    text: str
    guessed: str = ""


def decode(content: bytes) -> Decoded:
    """Return the text of `content`. Raises a UnicodeError where it is in no encoding known here."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return Decoded(content[len(mark) :].decode(encoding))
    try:
        return Decoded(content.decode("utf-8"))
    except UnicodeDecodeError:
        return _guessed(content)


def _guessed(content: bytes) -> Decoded:
    """Return the reading in which most letters beyond ASCII stand where names have them."""
    readings = []
    for encoding in _GUESSES:
        try:
            readings.append(Decoded(content.decode(encoding), encoding))
        except UnicodeDecodeError:  # five bytes mean nothing in cp1252
            continue
    best = max(readings, key=lambda reading: len(_NATURAL.findall(reading.text)))
    letters = "".join(_LETTER.findall(best.text))
    if sum(not letter.isascii() for letter in letters) * 2 > len(letters):
        raise UnicodeError("the letters are of another alphabet than the Latin one")
    return best
