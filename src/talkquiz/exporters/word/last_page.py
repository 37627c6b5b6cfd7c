"""Whether a page may be saved: that of a document which ends with a few lines on its last one."""

from collections.abc import Sequence
from typing import Any

from pypdf import PdfReader

_FOOT, _TOP = 0.1, 0.75
"""Parts of the height of a page: footers are below the first, a few lines stand above the other."""


def ends_sparsely(reader: PdfReader) -> bool:
    """Tell whether the last of several pages has nothing but a few lines at its top."""
    if len(reader.pages) == 1:
        return False
    page = reader.pages[-1]
    height = float(page.mediabox.height)
    found: list[float] = []

    def drawn(operator: bytes, operands: Any, cm: Sequence[float], _tm: Sequence[float]) -> None:
        if operator in (b"m", b"l", b"re") and len(operands) > 1:
            x, y = float(operands[0]), float(operands[1])
            found.append(cm[1] * x + cm[3] * y + cm[5])
        elif operator == b"Do":
            found.append(cm[5])

    def written(text: str, cm: Sequence[float], tm: Sequence[float], *_: Any) -> None:
        if text.strip():
            found.append(cm[1] * tm[4] + cm[3] * tm[5] + cm[5])

    page.extract_text(visitor_operand_before=drawn, visitor_text=written)
    return all(y > height * _TOP for y in found if y > height * _FOOT)
