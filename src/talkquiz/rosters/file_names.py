"""Names files after students, on whatever system."""

import re
import unicodedata
from collections.abc import Iterable

from talkquiz.language.unicode_forms import normalized

_UNSAFE = re.compile(r'[<>:"/\\|?*]')
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
_JOINERS = "\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"
"""Persian words and many emoji are spelled with these."""
_LONGEST_FILE_NAME = 120
"""In bytes: a file name has at most 255, and a path on Windows at most 260 letters."""


def file_names(names: Iterable[str]) -> list[str]:
    """Return a file name, without ending, for each of `names`; the second Ada is "Ada (2)".

    They must follow a prefix, as in `quiz-Ada.docx`: a name that Windows has reserved, such as
    "CON", is not changed. Names that differ in case alone are the same to Windows and the Mac.
    """
    made: list[str] = []
    taken: set[str] = set()
    numbers: dict[str, int] = {}
    for name in names:
        visible = "".join(
            letter
            for letter in normalized("NFC", name)
            if unicodedata.category(letter) not in _INVISIBLE or letter in _JOINERS
        )
        safe = " ".join(_UNSAFE.sub("_", visible).split())
        cut = safe.encode()[:_LONGEST_FILE_NAME].decode(errors="ignore")
        cut = cut.rstrip(f" .{_JOINERS}") or "_"
        made.append(cut)
        folded = same = _folded(cut)
        number = numbers.get(same, 1)
        while folded in taken:
            number += 1
            made[-1] = f"{cut} ({number})"
            folded = _folded(made[-1])
        numbers[same] = number
        taken.add(folded)
    return made


def _folded(name: str) -> str:
    return normalized("NFKC", name.casefold())
