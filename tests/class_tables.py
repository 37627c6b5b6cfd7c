"""Tables of names as spreadsheet programs write them."""

import codecs
import csv
from collections.abc import Sequence
from io import StringIO
from pathlib import Path

ENCODINGS = {
    "utf-8": b"",
    "utf-8-sig": b"",
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
}
"""What a file in each encoding begins with, besides what Python's codec puts there."""


def table(
    rows: Sequence[Sequence[str]], encoding: str = "utf-8", separator: str = ",", end: str = "\r\n"
) -> bytes:
    """Return a table in CSV, written by Python's own writer."""
    text = StringIO()
    csv.writer(text, delimiter=separator, lineterminator=end).writerows(rows)
    return ENCODINGS.get(encoding, b"") + text.getvalue().encode(encoding)


def saved(folder: Path, content: bytes | str) -> Path:
    path = folder / "class.csv"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path
