"""The door for packages from outside (zip): nothing is unpacked before its size is known."""

import zlib
from collections.abc import Mapping, Sequence
from io import BytesIO
from lzma import LZMAError
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from talkquiz.untrusted_files import MEGABYTE, OutsideError

_ENCRYPTED = 0x1
_BROKEN_ZIP = (
    BadZipFile, zlib.error, LZMAError, EOFError, OSError, ValueError, RuntimeError, LookupError,
    OverflowError, NotImplementedError,
)  # fmt: skip
"""What zipfile raises for broken, locked and unheard-of files."""
BROKEN_OFFICE = (
    SyntaxError, AttributeError, LookupError, ValueError, TypeError, NotImplementedError,
    StopIteration, OverflowError,
)  # fmt: skip
"""What python-docx raises, beside errors of its own, for parts that hold what they must not."""
OLD_OFFICE = b"\xd0\xcf\x11\xe0"
"""How the files of Office before 2007 begin, and those that are locked with a password."""
_TYPES = "[Content_Types].xml"
_NO_TEXT = tuple(
    ".png .jpg .jpeg .gif .bmp .tif .tiff .emf .wmf .svg .ttf .otf .odttf .bin".split()
)


class Limits(NamedTuple):
    """How much a package may hold: parts, bytes when unpacked, and bytes of these that are text."""

    parts: int
    unpacked: int
    text: int


DOCUMENT_LIMITS = Limits(parts=2_000, unpacked=100 * MEGABYTE, text=10 * MEGABYTE)
"""How much a Word document may hold, be it a template or a sheet that comes back."""


class Package:
    """A zip archive whose parts may be read: they are few and small enough, and none is locked.

    `sizes` are the bytes of each part, by its name, when it is unpacked.
    """

    def __init__(self, content: bytes, limits: Limits) -> None:
        """Look at the parts of the archive `content`; raises OutsideError."""
        try:
            self._zip = ZipFile(BytesIO(content))
        except _BROKEN_ZIP as error:
            raise OutsideError("it is no package (zip) at all, or damaged") from error
        self.parts: Sequence[ZipInfo] = self._zip.infolist()
        self.sizes: Mapping[str, int] = {part.filename: part.file_size for part in self.parts}
        if len(self.parts) > limits.parts:
            raise OutsideError(f"it has more than {limits.parts} parts")
        if len(self.sizes) < len(self.parts):
            raise OutsideError("it has two parts of one name")
        for most, of in ((limits.unpacked, self.parts), (limits.text, self.text_parts)):
            if sum(part.file_size for part in of) > most:
                what = "it" if of is self.parts else "its text"
                raise OutsideError(f"{what} unpacks to more than {most // MEGABYTE} MB")
        for part in self.parts:
            if part.flag_bits & _ENCRYPTED:
                raise OutsideError("it is locked with a password")
            if part.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
                raise OutsideError("it is compressed in a way that is not read")

    @property
    def text_parts(self) -> list[ZipInfo]:
        """The parts that are no pictures or fonts by their names, and so may be parsed."""
        return [part for part in self.parts if not part.filename.lower().endswith(_NO_TEXT)]

    def read(self, part: str | ZipInfo) -> bytes:
        """Return a part; raises OutsideError where it is damaged or not there.

        zipfile unpacks no more of it than the archive says that there is.
        """
        try:
            return self._zip.read(part)
        except _BROKEN_ZIP as error:
            raise OutsideError("a part of it is missing or damaged") from error


def office_package(content: bytes, limits: Limits) -> Package:
    """Return the package of an Office document (ECMA-376) whose XML may be parsed.

    Raises OutsideError, also for XML with a document type, which could name entities and files.
    """
    if content.startswith(OLD_OFFICE):
        raise OutsideError(
            "it is locked with a password or of Word before 2007: save it unlocked, as .docx"
        )
    package = Package(content, limits)
    if _TYPES not in package.sizes:
        raise OutsideError("it is a zip of another kind")
    for part in package.parts:
        is_read = not part.filename.endswith(".svg")  # which is a picture
        if is_read and b"<!DOCTYPE" in package.read(part).replace(b"\0", b""):
            raise OutsideError("its XML has a document type, which Office files must not have")
    return package
