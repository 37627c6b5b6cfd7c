"""Words that stand twice in a row, which no question should have: "set free free"."""

import re
from collections.abc import Container

_TWICE = re.compile(r"(?<![\w’'-])([^\W\d_]+) +(\1)(?![\w’'-])", re.IGNORECASE)


def doubled_word(text: str, allowed: Container[str]) -> str:
    """Return the first word that stands twice in a row, as it stands there ("in in"); or "".

    Those of `allowed` may ("had had"), and so may names, whose second part has its capital too.
    """
    for found in _TWICE.finditer(text):
        if found[2][0].islower() and found[2] not in allowed:
            return found[0]
    return ""
