"""The zip around a Word document, the same bytes whenever and wherever it is made."""

from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_FIRST = "[Content_Types].xml"
_EPOCH = (1980, 1, 1, 0, 0, 0)


def packed(document: Any) -> bytes:
    """Return `document` (python-docx's) as a .docx file: fixed dates, fixed order of parts."""
    saved = BytesIO()
    document.save(saved)
    packed_again = BytesIO()
    with ZipFile(saved) as source, ZipFile(packed_again, "w") as target:
        for name in sorted(source.namelist(), key=lambda name: (name != _FIRST, name)):
            target.writestr(_entry(name), source.read(name))
    return packed_again.getvalue()


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, _EPOCH)
    entry.compress_type = ZIP_DEFLATED
    entry.create_system = 0
    return entry
