"""pictures/: what facts and entries of the glossary may be shown with, each with whose it is.

A picture is a PNG or JPEG file of modest size. Its parts are checked here without decoding it, and
go into decks and sheets as they are, so that these are the same on every machine: no program that
scales or compresses pictures does it twice in the same way. What a file says beside the picture is
left out: where a photograph was taken, by which camera, comments (W3C PNG, third edition, chapter
5; ITU-T T.81, annex B; CIPA DC-008, Exif 2.32).
"""

import re
import struct
import zlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from talkquiz.course.read_files import Origin, files_below, is_there
from talkquiz.course.shapes import FieldError, Reading, Shape, Text, shown
from talkquiz.language.unicode_forms import normalized
from talkquiz.problem import Location, Problem, Severity, TalkQuizError, closest
from talkquiz.untrusted_files import MEGABYTE, OutsideError, read_file

PICTURES = "pictures"
MOST_BYTES, MOST_PIXELS, MOST_TOGETHER = 2 * MEGABYTE, 3_000, 100 * MEGABYTE
"""Of one file, of its longer side, and of all pictures of a course."""
_SMALLER = (
    f"Save it with at most {MOST_PIXELS} pixels along its longer side and {MOST_BYTES // MEGABYTE} "
    "MB: 1,600 pixels fill a page."
)
ENDINGS = frozenset(
    (
        *(".png", ".jpg", ".jpeg", ".jpe", ".jfif", ".gif", ".webp", ".avif", ".heic", ".heif"),
        *(".svg", ".bmp", ".tif", ".tiff", ".ico", ".jxl", ".apng"),
    )
)
"""How the names of pictures end, of kinds that are refused as well."""
_OUTSIDE = re.compile(r"^[/~]|[\\:]|(^|/)\.\.?(/|$)|//|/$")
"""What leads out of a folder on one system or another."""
_OTHER_KINDS = {
    "a GIF": re.compile(rb"GIF8"),
    "a BMP": re.compile(rb"BM"),
    "a TIFF": re.compile(rb"II\*\0|MM\0\*"),
    "a WebP": re.compile(rb"RIFF....WEBP", re.DOTALL),
    "a HEIC": re.compile(rb"....ftyp(?:hei|hev|mif|msf)", re.DOTALL),
    "an AVIF": re.compile(rb"....ftypavi", re.DOTALL),
    "an SVG": re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:svg|(?:\?xml|!--|!DOCTYPE)[^\0]{,4000}?<svg)"),
    "a PDF": re.compile(rb"%PDF"),
}
"""How files begin that are sometimes called pictures."""
_SAVE = "Save it as JPEG (a photograph) or PNG (a drawing)."
_TURN = "Open it, crop it or make it smaller, and save it: then it is upright without a note."


class PictureError(FieldError):
    """Raised for a file that is no picture for decks and sheets; says why not."""

    def __init__(self, message: str, hint: str = _SAVE) -> None:
        super().__init__("TQ187", message, hint)


class Picture(Shape):
    """A picture: a file below pictures/, what it shows, under which licence, and whose it is.

    `alt` says in a sentence what there is to see, for those who cannot see it.
    """

    file: Text
    """A PNG or JPEG file in pictures/, with the folder there if it is in one: at most 2 MB, and
    3,000 pixels along the longer side.

    Example: people/brook.jpg
    """
    alt: Text
    """What there is to see, in a sentence: screen readers say it in the place of the picture.

    Example: A woman in a blue coat at a window.
    """
    licence: Text
    """How the picture may be used: its licence, or who allowed it.

    Example: CC BY 4.0
    """
    credit: Text
    """Whose picture it is, as the licence wants it to be said.

    Example: Ann Brook
    """

    @staticmethod
    def check_file(name: str, _: Reading) -> str:
        """Refuse a name that leads out of the folder."""
        if _OUTSIDE.search(name):
            message = f"`{shown(name)}` is no file in {PICTURES}/"
            hint = "Copy the file there, and name it so: `harbour.jpg`, `people/brook.jpg`."
            raise PictureError(message, hint)
        return name

    @staticmethod
    def check_alt(alt: str, reading: Reading) -> str:
        """Refuse the name of the file in the place of what there is to see."""
        name = reading.above.get("file", "")
        stem = name.rpartition("/")[2].rpartition(".")[0]
        if name and _letters(alt) in (_letters(name), _letters(stem)):
            message = "`alt` only repeats the name of the file"
            hint = "Say what there is to see: Two ships at a stone pier, seen from the town."
            raise FieldError("TQ188", message, hint)
        return alt


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()


class PictureFile(NamedTuple):
    """What decks and sheets take of a file: the picture and how wide and high it is, in pixels.

    `ending` is "png" or "jpg"; `tells_place` says that the file tells where it was taken, which
    `content` does not.
    """

    content: bytes
    ending: str
    width: int
    height: int
    tells_place: bool = False


class Pictures(NamedTuple):
    """The pictures of a course, by the names by which entries call them, and what is wrong."""

    files: Mapping[str, PictureFile] = MappingProxyType({})
    problems: tuple[Problem, ...] = ()


Pictured = tuple[Origin, Location, Picture]
"""Who names a picture: an entry of a file, where in it, and the picture."""


def load_pictures(
    folder: Path, named: Iterable[Pictured], drafted: Iterable[str] = (), *, whole: bool = True
) -> Pictures:
    """Return the pictures of the course in `folder` that are `named`, each file read once.

    Those that only drafts name, `drafted`, are left alone. Unless what names pictures could be read
    as a `whole`, it is not told what nothing names.

    Problems: what is no file of pictures/, or no picture for decks and sheets (TQ187). Warnings
    (TQ189): a file that nothing names, and one that tells where it was taken.
    """
    named, below = list(named), folder / PICTURES
    if not named and not is_there(below):  # most courses have none
        return Pictures()
    problems: list[Problem] = []
    there = {
        _name(path.relative_to(below).as_posix()): path
        for path in files_below(below, ENDINGS, problems)
    }
    read: dict[str, PictureFile | PictureError] = {}
    together = 0
    for origin, at, picture in named:
        name, is_new = picture.file, picture.file not in read
        if is_new:
            read[name] = _read(there.get(_name(name)), name, folder, there)
        found = read[name]
        if isinstance(found, PictureError):
            problems.append(origin.problem("TQ187", str(found), found.hint, (*at, "file")))
            continue
        together += len(found.content) if is_new else 0
        if is_new and found.tells_place:
            message = f"`{shown(name)}` tells where it was taken"
            hint = (
                "Decks, sheets and `pack` leave that out. Who gets the folder itself can read it."
            )
            problems.append(_warning(origin.problem("TQ189", message, hint, (*at, "file"))))
        if together > MOST_TOGETHER:
            message = f"with this, the pictures are more than {MOST_TOGETHER // MEGABYTE} MB"
            problems.append(origin.problem("TQ187", message, "Make them smaller.", (*at, "file")))
            break
    used = {_name(picture.file) for _, _, picture in named} | set(map(_name, drafted))
    for name, path in there.items() if whole else ():
        if name not in used:
            said = f"picture: {{file: {name}, alt: …, licence: …, credit: …}}"
            hint = f"Give it to one, `{said}`, or delete it."
            message = "no fact and no entry of the glossary has this picture"
            problems.append(_warning(Origin(path).problem("TQ189", message, hint)))
    files = {name: each for name, each in read.items() if isinstance(each, PictureFile)}
    return Pictures(files, tuple(problems))


def _warning(problem: Problem) -> Problem:
    return problem._replace(severity=Severity.WARNING)


def _name(name: str) -> str:
    """Return the name of a file as it is compared: macOS writes its accents in another form."""
    return normalized("NFC", name)


def _read(
    path: Path | None, name: str, folder: Path, there: Mapping[str, Path]
) -> PictureFile | PictureError:
    """Return what the file at `path`, called `name`, holds, or what is wrong with it."""
    try:
        if path is None:
            inner = name.removeprefix(f"{PICTURES}/")
            hint = f"Put the file into {PICTURES}/, in the folder of the course."
            if inner != name:
                hint = f"The folder is not part of the name: write `{inner}`."
            # Endings are alike where names are not.
            without_ending = {each.rpartition(".")[0]: each for each in there}
            near = closest(name.rpartition(".")[0], without_ending, 1)
            hint = f"Did you mean `{without_ending[near[0]]}`?" if near else hint
            return PictureError(f"there is no picture `{shown(name)}` in {PICTURES}/", hint)
        # A link may lead to whatever its maker can read.
        if not path.resolve().is_relative_to(folder.resolve()):
            message = f"`{shown(name)}` is a link that leads out of the course"
            return PictureError(message, "Copy the file itself.")
        return picture_file(read_file(path, MOST_BYTES), shown(name))
    except PictureError as wrong:
        return wrong
    except OutsideError as wrong:
        is_large = str(wrong).startswith("it is larger")
        hint = _SMALLER if is_large else "Check its permissions, and that it is a file."
        return PictureError(f"`{shown(name)}` cannot be taken: {wrong}", hint)
    except (OSError, RuntimeError) as wrong:  # links in a ring
        return PictureError(f"`{shown(name)}` cannot be read: {wrong}", "Copy the file itself.")


def picture_file(content: bytes, name: str) -> PictureFile:
    """Return the picture that `content` holds, without what else the file says; `name` calls it.

    Raises PictureError for other files than PNG and JPEG, for damaged and for large ones, and for
    what moves or lies on its side.
    """
    try:
        if content.startswith(_PNG):
            found, turned, moves = _png(content)
        elif content.startswith(b"\xff\xd8\xff"):
            (found, turned), moves = _jpeg(content, name), False
        else:
            begins = (kind for kind, start in _OTHER_KINDS.items() if start.match(content))
            kind = next(begins, "neither PNG nor JPEG")
            hint = f"{_SAVE} It can hold scripts and links." if kind == "an SVG" else _SAVE
            raise PictureError(f"`{name}` is {kind}", hint)
    except (struct.error, IndexError, zlib.error, _DamagedError):
        message = f"`{name}` is damaged, or no whole picture"
        raise PictureError(message, "Open it, look at it, and save it anew.") from None
    longer = max(found.width, found.height)
    if longer > MOST_PIXELS:
        message = f"`{name}` is {found.width} by {found.height} pixels"
        raise PictureError(f"{message}, more than {MOST_PIXELS} along a side", _SMALLER)
    if moves:
        raise PictureError(f"`{name}` moves", "Save one picture of it as PNG: paper shows no more.")
    if turned:
        message = f"`{name}` lies on its side: only a note in the file says how to turn it"
        raise PictureError(f"{message}, which Word does not read", _TURN)
    return found


class _DamagedError(TalkQuizError):
    """Raised within this module where a file is not as its format has it."""


# PNG

_PNG = b"\x89PNG\r\n\x1a\n"
_KEPT = {
    *(b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB"),
    *(b"bKGD", b"pHYs", b"cICP"),
}
"""The chunks that say how the picture looks."""
_IHDR = struct.Struct(">IIBBBBB")
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_DEPTHS = {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}
"""Both by the type of colour."""
_PALETTE, _MOST_FILTER = 3, 4
_PASSES = (
    *((0, 8, 0, 8), (4, 8, 0, 8), (0, 4, 4, 8), (2, 4, 0, 4), (0, 2, 2, 4), (1, 2, 0, 2)),
    (0, 1, 1, 2),
)
"""Where each pass of an interlaced picture begins and by how much it goes on, across and down."""


def _png(content: bytes) -> tuple[PictureFile, bool, bool]:
    """Return a PNG without notes, whether these would have it turned, and whether it moves."""
    chunks = list(_png_chunks(content))
    kinds = [kind for kind, _ in chunks]
    if kinds[0] != b"IHDR" or kinds.count(b"IHDR") > 1 or b"IDAT" not in kinds:
        raise _DamagedError("damaged")
    width, height, depth, colour, *methods, interlaced = _IHDR.unpack(chunks[0][1])
    is_of_format = depth in _DEPTHS.get(colour, ()) and not any(methods) and interlaced in (0, 1)
    if not (width and height and is_of_format) or (colour == _PALETTE and b"PLTE" not in kinds):
        raise _DamagedError("damaged")
    if max(width, height) <= MOST_PIXELS:
        packed = b"".join(data for kind, data in chunks if kind == b"IDAT")
        _check_points(packed, (width, height), depth * _CHANNELS[colour], interlaced=interlaced)
    exif = b"".join(data for kind, data in chunks if kind == b"eXIf")
    turned, place = _exif(exif)
    place = place or any(kind == b"iTXt" and _PLACE_IN_XMP in data for kind, data in chunks)
    kept = b"".join(_png_chunk(kind, data) for kind, data in chunks if kind in _KEPT)
    found = PictureFile(_PNG + kept, "png", width, height, tells_place=place)
    return found, turned, b"acTL" in kinds


def _check_points(packed: bytes, size: tuple[int, int], bits: int, *, interlaced: bool) -> None:
    """Raise _DamagedError unless all points are in the data of a PNG; unpack no more than that.

    `bits` are those of a point. Each row begins with the number of one of five filters.
    """
    rows = [size]
    if interlaced:
        rows = [
            ((size[0] - left + right - 1) // right, (size[1] - top + down - 1) // down)
            for left, right, top, down in _PASSES
        ]
    parts = [(1 + (wide * bits + 7) // 8, high) for wide, high in rows if wide > 0 and high > 0]
    needed = sum(long * high for long, high in parts)
    points, at = zlib.decompressobj().decompress(packed, needed), 0
    if len(points) < needed:
        raise _DamagedError("damaged")
    for long, high in parts:
        if max(points[at : at + long * high : long]) > _MOST_FILTER:
            raise _DamagedError("damaged")
        at += long * high


def _png_chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield kind and data of each chunk, up to the last one; raises _DamagedError."""
    at, kind = len(_PNG), b""
    while kind != b"IEND":
        size, kind = struct.unpack_from(">I4s", content, at)
        data = content[at + 8 : at + 8 + size]
        (told,) = struct.unpack_from(">I", content, at + 8 + size)
        if zlib.crc32(kind + data) != told:
            raise _DamagedError("damaged")
        yield kind, data
        at += 12 + size


def _png_chunk(kind: bytes, data: bytes) -> bytes:
    return (
        struct.Struct(">I").pack(len(data))
        + kind
        + data
        + struct.Struct(">I").pack(zlib.crc32(kind + data))
    )


# JPEG

_EOI, _SOS, _APP1, _APP2, _APP14 = 0xD9, 0xDA, 0xE1, 0xE2, 0xEE
_FRAMES = {0xC0, 0xC1, 0xC2}
"""Baseline and progressive pictures, which every program shows."""
_OTHER_FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC} - _FRAMES
_FRAME, _RGB, _DEPTH = struct.Struct(">BBHHB"), 3, 8
_TABLES = {0xC4, 0xDB, 0xDD}
_NEXT_MARKER = re.compile(rb"\xff+([^\x00\xff\xd0-\xd7])")
"""In the data of a picture a byte of 255 is followed by 0, or by a mark to start again."""
_JFIF = b"\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"


def _jpeg(content: bytes, name: str) -> tuple[PictureFile, bool]:
    """Return a JPEG without notes, and whether these would have it turned."""
    frame, adobe, kept = b"", b"", list[bytes]()
    turned = place = scanned = False
    for marker, data, scan in _jpeg_segments(content):
        if marker == _APP1 and data.startswith(b"Exif\0\0"):
            turned, place = _exif(data[6:])
        elif marker == _APP1 and _PLACE_IN_XMP in data:
            place = True
        elif marker == _APP14 and data.startswith(b"Adobe"):
            adobe = data
        if marker in _FRAMES or marker in _OTHER_FRAMES:
            if frame:  # programs differ in which one they show
                raise _DamagedError("damaged")
            frame = bytes((marker,)) + data
        scanned = scanned or marker == _SOS
        is_profile = marker == _APP2 and data.startswith(b"ICC_PROFILE\0")
        if is_profile or marker in (_APP14, _SOS) or marker in _TABLES or marker in _FRAMES:
            head = bytes((0xFF, marker)) + struct.Struct(">H").pack(len(data) + 2)
            kept += [head, data, scan]
    marker, depth, height, width, colours = _FRAME.unpack_from(frame)
    if not (height and width and scanned):
        raise _DamagedError("damaged")
    # The head that all programs know would have red, green and blue read as something else.
    if marker in _OTHER_FRAMES or depth != _DEPTH or (colours == _RGB and adobe[11:12] == b"\0"):
        raise PictureError(
            f"`{name}` is a JPEG of a kind that few programs show",
            "Open it, and save it anew as JPEG.",
        )
    whole = b"".join((b"\xff\xd8", _JFIF, *kept, b"\xff\xd9"))
    return PictureFile(whole, "jpg", width, height, tells_place=place), turned


def _jpeg_segments(content: bytes) -> Iterator[tuple[int, bytes, bytes]]:
    """Yield marker and data of each segment, and what is scanned after it; raises _DamagedError."""
    at = 2
    while True:
        found = _NEXT_MARKER.match(content, at)
        if not found:
            raise _DamagedError("damaged")
        marker, at = found[1][0], found.end()
        if marker == _EOI:
            return
        (size,) = struct.unpack_from(">H", content, at)
        data = content[at + 2 : at + size]
        at += size
        scan = b""
        if marker == _SOS:
            after = _NEXT_MARKER.search(content, at)
            if not after:
                raise _DamagedError("damaged")
            scan, at = content[at : after.start()], after.start()
        yield marker, data, scan


# Exif

_PLACE_IN_XMP = b"GPSLatitude"
_ORIENTATION, _GPS, _LATITUDE, _UPRIGHT, _MOST_TAGS = 0x0112, 0x8825, 2, 1, 200


def _exif(data: bytes) -> tuple[bool, bool]:
    """Tell whether notes in Exif would have the picture turned, and whether they tell a place.

    Notes that cannot be read say neither.
    """
    order = {b"II": "<", b"MM": ">"}.get(data[:2])
    if not order or len(data) < 8:
        return False, False
    (first,) = struct.unpack_from(f"{order}I", data, 4)
    tags = dict(_exif_tags(data, first, order))
    # What is short stands in the first half of its four bytes.
    turn = tags.get(_ORIENTATION, 0) >> (16 if order == ">" else 0) & 0xFFFF
    place = _LATITUDE in dict(_exif_tags(data, tags.get(_GPS, len(data)), order))
    return turn not in (0, _UPRIGHT), place


def _exif_tags(data: bytes, at: int, order: str) -> Iterator[tuple[int, int]]:
    """Yield the tags of a directory of Exif, each with its value or where that is."""
    if at + 2 > len(data):
        return
    (count,) = struct.unpack_from(f"{order}H", data, at)
    for start in range(at + 2, at + 2 + 12 * min(count, _MOST_TAGS), 12):
        if start + 12 <= len(data):
            tag, _, _, value = struct.unpack_from(f"{order}HHII", data, start)
            yield tag, value
