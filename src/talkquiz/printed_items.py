"""The items of a printed document: carried in it out of sight, and read from it again.

A sheet prints no ids, so a .docx carries a stamp of each item in custom properties (ECMA-376 part
1, section 22.3), which Word and LibreOffice keep when the document is edited and saved. A stamp is
the short id, which is what the teacher knows, and a digest of the id, which tells it from any
other. The id itself would be read by a student who gets the file, and it may name the answer. Where
stamps are lost, as in a document into which a key was pasted, the short ids that keys print remain.
"""

import os
import re
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from html import escape
from pathlib import Path
from typing import Any, NamedTuple

from talkquiz.untrusted_files import MEGABYTE, OutsideError, read_file
from talkquiz.untrusted_packages import DOCUMENT_LIMITS, office_package

PROPERTIES = "docProps/custom.xml"
_MOST_BYTES = 20 * MEGABYTE
_MOST_FILES = 10_000
"""In a folder: who has more has named the wrong one."""
_LONGEST_VALUE = 250
"""Word's own dialog takes no longer values of properties (255 letters)."""
_COURSE, _NAME = "TalkQuiz course", "TalkQuiz items"
_NAMED = re.compile(rf"{_NAME} (\d{{1,6}})", re.ASCII)
_FORMAT_OF_ALL = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
"""What the standard wants for every property that somebody else than Office has made."""
_SHORT_ID = re.compile("[2-9bcdfghjkmnpqrtvwxyz]{4,6}")
_STAMP = re.compile(r"[2-9a-z]*-[0-9a-f]{12}", re.ASCII)
_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT_WORD = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_TEXT_TYPE = "wordprocessingml.document.main+xml"
"""How the content type of the part with the text ends."""


class PrintedItems(NamedTuple):
    """The items on a document, in the order in which they are printed, none twice.

    `stamps` are those that it carries, `told` are short ids in its text, or words that look like
    some. `course` is the id of the course whose stamps they are, empty where it carries none.
    """

    course: str = ""
    stamps: tuple[str, ...] = ()
    told: tuple[str, ...] = ()


def stamp_of(item_id: str, short_id: str) -> str:
    """Return the stamp of an item, which does not give away what the id says."""
    return f"{short_id}-{blake2b(item_id.encode(), digest_size=6).hexdigest()}"


def item_properties(course: str, stamps: Iterable[str]) -> bytes:
    """Return the part of a .docx that carries `stamps` of `course`, many to a property."""
    values: list[str] = []
    for each in dict.fromkeys(stamps):
        if values and len(values[-1]) + len(each) < _LONGEST_VALUE:
            values[-1] += f" {each}"
        else:
            values.append(each)
    named = {_COURSE: course} | {f"{_NAME} {n}": value for n, value in enumerate(values, start=1)}
    # Numbers begin with 2: the standard keeps 0 and 1 for itself.
    properties = "".join(
        f'<property fmtid="{_FORMAT_OF_ALL}" pid="{number}" name="{name}">'
        f"<vt:lpwstr>{escape(value, quote=False)}</vt:lpwstr></property>"
        for number, (name, value) in enumerate(named.items(), start=2)
    )
    opening = f'<Properties xmlns="{_CUSTOM}" xmlns:vt="{_TYPES}">'
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f"{head}{opening}{properties}</Properties>".encode()


def read_printed_items(path: Path) -> PrintedItems:
    """Return the items of the .docx at `path`, none where it is no document of ours.

    Raises OutsideError where it cannot be read, or is no Word document.
    """
    from lxml import etree  # noqa: PLC0415 - most commands read no document

    content = read_file(path, _MOST_BYTES)
    if content.startswith(b"%PDF"):
        raise OutsideError("it is a PDF: name the document beside it")
    package = office_package(content, DOCUMENT_LIMITS)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)

    def parsed(part: str) -> Any:
        try:
            return etree.fromstring(package.read(part), parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise OutsideError("a part of it is missing or damaged") from error

    # Most programs call the part with the text the same.
    types = parsed("[Content_Types].xml")
    names = (e.get("PartName", "") for e in types if e.get("ContentType", "").endswith(_TEXT_TYPE))
    main = next(names, "word/document.xml").removeprefix("/")
    if main not in package.sizes:
        raise OutsideError("it is no Word document")
    told = tuple(dict.fromkeys(_told(parsed(main))))
    if PROPERTIES not in package.sizes:
        return PrintedItems(told=told)
    return _carried(parsed(PROPERTIES))._replace(told=told)


def _carried(properties: Any) -> PrintedItems:
    """Return what the properties of a document carry, by the numbers of these."""
    values: dict[int, str] = {}
    course = ""
    for each in properties:
        name, value = each.get("name", ""), "".join(each.itertext())
        if name == _COURSE:
            course = value.strip()
        elif named := _NAMED.fullmatch(name):
            values[int(named[1])] = value
    stamps = (stamp for _, value in sorted(values.items()) for stamp in _STAMP.findall(value))
    return PrintedItems(course, tuple(dict.fromkeys(stamps)))


def _told(document: Any) -> Iterator[str]:
    """Yield what looks like a short id and stands where keys print it: last, after a tab."""
    for word in (_WORD, _STRICT_WORD):
        for paragraph in document.iter(f"{word}p"):
            pieces = (
                "\t" if each.tag == f"{word}tab" else each.text or ""
                for each in paragraph.iter(f"{word}t", f"{word}tab")
            )
            _, tab, last = "".join(pieces).rpartition("\t")
            if tab and _SHORT_ID.fullmatch(last.strip()):
                yield last.strip()


def documents_in(folder: Path) -> list[Path]:
    """Return the .docx files in `folder` and below, without those that Word makes while it edits.

    Raises OutsideError where the folder cannot be read, or holds too many of them.
    """

    def refuse(error: OSError) -> None:
        raise OutsideError(f"{error.filename} cannot be read: {error.strerror}") from error

    found: list[Path] = []
    for parent, _, names in os.walk(folder, onerror=refuse):
        documents = (name for name in names if name.lower().endswith(".docx"))
        found += (Path(parent, name) for name in documents if not name.startswith(("~$", ".")))
        if len(found) > _MOST_FILES:
            raise OutsideError(f"it holds more than {_MOST_FILES:,} documents")
    return sorted(found)
