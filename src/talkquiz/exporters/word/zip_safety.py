"""The zip of a reference document, which may be anybody's file: refused before it is read in."""

import zlib
from collections.abc import Iterator
from io import BytesIO
from lzma import LZMAError
from pathlib import Path
from zipfile import BadZipFile, ZipFile, ZipInfo

from talkquiz.exporters.word.errors import UnreadableReferenceError

_MOST_BYTES, _MOST_UNPACKED, _MOST_PARTS = 20_000_000, 100_000_000, 2_000
_MEGABYTE = 1_000_000
_OLD_WORD = b"\xd0\xcf\x11\xe0"
"""How the files of Word before 2007 begin, and those that are locked with a password."""
_TYPES = "[Content_Types].xml"
DAMAGED = "a part of it is missing or damaged"
_BROKEN = (
    BadZipFile, zlib.error, LZMAError, EOFError, OSError, ValueError, RuntimeError, OverflowError,
)  # fmt: skip
"""What zipfile raises for broken, locked and unheard-of files."""


def checked(path: Path) -> bytes:
    """Return the content of the .docx at `path`: of a bearable size, without macros and the like.

    Raises UnreadableReferenceError, which says what is wrong and what to do.
    """
    content = _read(path)
    try:
        wrong = next(_wrong(content), None)
    except _BROKEN as error:
        raise UnreadableReferenceError(path, DAMAGED) from error
    if wrong:
        raise UnreadableReferenceError(path, wrong)
    return content


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else None
        raise UnreadableReferenceError(path, reason or str(error)) from error


def _wrong(content: bytes) -> Iterator[str]:
    """Yield what is wrong with the file; nothing is unpacked before its size is known.

    zipfile unpacks no more of a part than the zip says that there is.
    """
    if len(content) > _MOST_BYTES:
        yield f"it is larger than {_MOST_BYTES // _MEGABYTE} MB"
    if content.startswith(_OLD_WORD):
        yield "it is locked with a password or of Word before 2007: save it unlocked, as .docx"
    with ZipFile(BytesIO(content)) as package:
        parts = package.infolist()
        if len(parts) > _MOST_PARTS:
            yield f"it has more than {_MOST_PARTS} parts"
        if sum(part.file_size for part in parts) > _MOST_UNPACKED:
            yield f"it unpacks to more than {_MOST_UNPACKED // _MEGABYTE} MB"
        if _TYPES not in package.namelist():
            yield "it is a zip of another kind"
        yield from _wrong_kind(package.read(_TYPES), parts)
        yield from (
            "its XML has a document type, which Office files must not have"
            for part in parts
            if not part.filename.endswith(".svg")  # a picture, and not read
            and b"<!DOCTYPE" in package.read(part).replace(b"\0", b"")
        )


def _wrong_kind(types: bytes, parts: list[ZipInfo]) -> Iterator[str]:
    if b"macroEnabled" in types or any("vbaProject" in part.filename for part in parts):
        yield "it may hold macros: save it in Word as .docx"
    if b"wordprocessingml.template.main+xml" in types:
        yield "it is a Word template (.dotx): save it in Word as .docx"
