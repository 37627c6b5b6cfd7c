"""Versions of a course, and which of two is the newer.

They are compared part by part, as numbers where they are numbers; a part in letters comes before no
part at all, and a number after it: 1.1-rc1, 1.1, 1.1-1, 1.1.1.
"""

import re
from typing import Annotated

from talkquiz.course.shapes import Pattern

VERSION_PATTERN = r"^[0-9A-Za-z][0-9A-Za-z.+-]{0,30}$"
Version = Annotated[
    str, Pattern(VERSION_PATTERN, "A version begins with a digit or a letter: 1.0, 2026-11.")
]


def is_newer(version: str, other: str) -> bool:
    """Tell whether `version` comes after `other`."""
    return _parts(version) > _parts(other)


def _parts(version: str) -> list[tuple[int, int, str]]:
    """Return the parts of `version` so that lists of them sort as the versions do."""
    # Numbers, however long, by how many digits they have and then by these.
    parts = re.findall(r"0*(\d+)|([A-Za-z]+)", version)
    ranked = [
        (2, len(digits), digits) if digits else (0, 0, word.lower()) for digits, word in parts
    ]
    return [*ranked, (1, 0, "")]
