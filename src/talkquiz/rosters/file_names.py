"""Makes file names of the names of people: safe on every system, and no two the same."""

import re
import unicodedata
from collections.abc import Iterable
from itertools import chain, count

_UNSAFE = re.compile(r'[<>:"/\\|?*]')
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
_JOINERS = "\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"
"""Persian words and many emoji are spelled with these."""
_LONGEST = 120
"""In bytes: a file name has at most 255, and a path on Windows at most 260 letters."""


def file_names(names: Iterable[str]) -> list[str]:
    """Return a file name, without ending, for each of `names`; the second Ada is "Ada (2)".

    They must follow a prefix, as in `quiz-Ada.docx`: a name that Windows has reserved, such as
    "CON", is not changed. Names that differ in case alone are the same to Windows and the Mac.
    """
    made: list[str] = []
    taken: set[str] = set()
    for name in names:
        visible = "".join(
            letter
            for letter in unicodedata.normalize("NFC", name)
            if unicodedata.category(letter) not in _INVISIBLE or letter in _JOINERS
        )
        safe = " ".join(_UNSAFE.sub("_", visible).split())
        cut = safe.encode()[:_LONGEST].decode(errors="ignore").rstrip(f" .{_JOINERS}") or "_"
        unlike = chain([cut], (f"{cut} ({number})" for number in count(2)))
        made.append(next(each for each in unlike if _folded(each) not in taken))
        taken.add(_folded(made[-1]))
    return made


def _folded(name: str) -> str:
    return unicodedata.normalize("NFKC", name.casefold())
