"""Names of files made of names of people: safe on every system, and no two the same."""

import re
import unicodedata
from collections.abc import Iterable
from itertools import count

_UNSAFE = re.compile(r'[<>:"/\\|?*]')
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
_JOINERS = "\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"
"""Persian words and many emoji are spelled with these."""
_LONGEST = 120
"""In bytes: a name of a file has at most 255, and a path on Windows at most 260 letters."""


def file_names(names: Iterable[str]) -> list[str]:
    """Return a name of a file for each of `names`, without ending; the second Ada is "Ada (2)".

    They are to follow a prefix, as in `quiz-Ada.docx`: none is kept from being a name that Windows
    has reserved. Two are the same if they differ in case alone, as they do on Windows and the Mac.
    """
    taken: set[str] = set()
    return [_free(_safe(name), taken) for name in names]


def _safe(name: str) -> str:
    visible = "".join(
        letter
        for letter in unicodedata.normalize("NFC", name)
        if unicodedata.category(letter) not in _INVISIBLE or letter in _JOINERS
    )
    safe = " ".join(_UNSAFE.sub("_", visible).split())
    cut = safe.encode()[:_LONGEST].decode(errors="ignore")
    return cut.rstrip(f" .{_JOINERS}") or "_"


def _free(name: str, taken: set[str]) -> str:
    names = (name if number == 1 else f"{name} ({number})" for number in count(1))
    free = next(each for each in names if _folded(each) not in taken)
    taken.add(_folded(free))
    return free


def _folded(name: str) -> str:
    return unicodedata.normalize("NFKC", name.casefold())
