"""Word files: a .docx that may be anybody's is checked and opened; one of ours is written.

What is written is the same bytes whenever and wherever it is made.
"""

from collections.abc import Container, Iterator
from functools import lru_cache, partial
from io import BytesIO
from pathlib import Path
from struct import pack
from typing import Any
from zipfile import ZIP_DEFLATED
from zlib import MAX_WBITS, compress, crc32

from docx import Document
from docx.opc.constants import CONTENT_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE as RELATION
from docx.opc.oxml import CT_Types, serialize_part_xml
from docx.opc.packuri import PACKAGE_URI
from docx.opc.spec import default_content_types
from docx.oxml.exceptions import InvalidXmlError
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml

from talkquiz.exporters import ExportError
from talkquiz.exporters.word.xml import Element
from talkquiz.untrusted_files import MEGABYTE, OutsideError, read_file
from talkquiz.untrusted_packages import BROKEN_OFFICE, DOCUMENT_LIMITS, office_package

_MOST_BYTES = 20 * MEGABYTE
_DAMAGED = "a part of it is missing or damaged"
BROKEN = (*BROKEN_OFFICE, InvalidXmlError)
"""What python-docx raises where a part is not there, or holds what it must not."""
_KEPT = {
    RELATION.STYLES, RELATION.NUMBERING, RELATION.SETTINGS, RELATION.FONT_TABLE, RELATION.THEME,
    RELATION.WEB_SETTINGS, RELATION.HEADER, RELATION.FOOTER, RELATION.FOOTNOTES, RELATION.ENDNOTES,
}  # fmt: skip
"""The parts of a document that say how it looks."""
_HEADERS_AND_FOOTERS = {RELATION.HEADER, RELATION.FOOTER}
_OTHER_FILES = (qn("w:attachedTemplate"), qn("w:mailMerge"))
"""The settings that point to a file from which the document was made, perhaps far away."""
_CONTENT_TYPES = "[Content_Types].xml"
_STRICT = b"purl.oclc.org/ooxml"
"""How all names begin in what Word saves as "Strict Open XML Document"."""
_PLAIN = {("rels", CONTENT_TYPE.OPC_RELATIONSHIPS), ("xml", CONTENT_TYPE.XML)}
_VERSION, _UTF_8, _MIDNIGHT_1980, _FOR_THE_OWNER = 20, 0x800, (0, 0x21), 0o600 << 16
"""What the zip says of each file: how to read it and its name, its time, who may open it."""
_deflated = lru_cache(maxsize=32)(partial(compress, wbits=-MAX_WBITS))
"""Compresses once what all documents of a build share."""


class TemplateError(ExportError):
    """No handouts can be made from a template; the message says why and what to do."""


def unreadable(path: Path, reason: str = _DAMAGED) -> TemplateError:
    """Return the error that says that no handouts can be made from the file at `path`, and why."""
    return TemplateError(f"{path} cannot be read as a Word document (.docx): {reason}")


def open_template(path: Path) -> Any:
    """Return the .docx at `path` as python-docx's document, without the text in it.

    Of what is in the file, only the looks are kept: styles, lists, page, headers and footers.
    Raises TemplateError where the file is broken, of another kind, dangerous or not there, and
    where Word would fetch something from elsewhere whenever a handout is opened.
    """
    try:
        content = read_file(path, _MOST_BYTES)
        package = office_package(content, DOCUMENT_LIMITS)
        types = package.read(_CONTENT_TYPES)
    except OutsideError as error:
        raise unreadable(path, str(error)) from error
    if _STRICT in package.read("_rels/.rels"):
        raise unreadable(
            path, "it is a Strict Open XML document: save it in Word as “Word Document (*.docx)”"
        )
    if b"macroEnabled" in types or any("vbaProject" in part.filename for part in package.parts):
        raise unreadable(path, "it may hold macros: save it in Word as .docx")
    if b"wordprocessingml.template.main+xml" in types:
        raise unreadable(path, "it is a Word template (.dotx): save it in Word as .docx")
    try:
        document = _named_as_ours(Document(BytesIO(content)))
        _empty(document)
    except BROKEN as error:
        raise unreadable(path) from error
    for part in document.part.package.iter_parts():
        for relation in part.rels.values():
            if relation.is_external and relation.reltype != RELATION.HYPERLINK:
                kind = relation.reltype.rpartition("/")[2]
                raise TemplateError(
                    f"{path} links to a file outside of it ({kind}: {relation.target_ref}), which "
                    "every handout would do: remove it in Word, or insert it without a link"
                )
    return document


def _named_as_ours(document: Any) -> Any:
    """Return `document`, whose elements are called `w:` something, as those which we add are.

    Word does so, but a file may have chosen any other name for their namespace.
    """
    root = document.element
    if {each.prefix for each in (root, *root.iter(qn("w:sectPr")))} != {"w"}:
        document.part._element = parse_xml(f"<w:document {nsdecls('w')}/>")  # noqa: SLF001
        document.part.element.extend(root)
    return document.part.document


def _empty(document: Any) -> None:
    """Remove the text, every part that is there for the text only, and where the file came from."""
    body = document.element.body
    page = body.get_or_add_sectPr()
    for child in [child for child in body if child is not page]:
        body.remove(child)
    of_the_page = {element.get(qn("r:id")) for element in page.iter()}
    _drop_relations(document.part, _KEPT, of_the_page)
    _drop_relations(document.part.package, {RELATION.OFFICE_DOCUMENT})
    for relation in document.part.rels.values():
        if relation.reltype == RELATION.SETTINGS:
            _drop_relations(relation.target_part)
            for setting in list(relation.target_part.element.iter(*_OTHER_FILES)):
                setting.getparent().remove(setting)


def _drop_relations(
    part: Any, kept: Container[str] = (), kept_ids: Container[str | None] = ()
) -> None:
    """Have `part` point to no other part than those of the kinds and with the ids to be `kept`."""
    for name, relation in list(part.rels.items()):
        if relation.reltype not in kept and name not in kept_ids:
            del part.rels[name]


def headers_and_footers(
    document: Any, kinds: Container[str] = _HEADERS_AND_FOOTERS
) -> Iterator[Element]:
    """Yield the headers and footers of `document`, or only those of `kinds`."""
    for relation in document.part.rels.values():
        if relation.reltype in kinds:
            yield relation.target_part.element


def packed(document: Any, body: str = "") -> bytes:
    """Return `document` (python-docx's) as a .docx file: fixed dates, fixed order of parts.

    `body` is the XML of what stands in it, before the properties of the page. The file holds the
    parts and their relations (ECMA-376 part 2), the list of content types first. The zip is written
    here (PKWARE APPNOTE 4.3), since zipfile cannot take what is compressed already.
    """
    package = document.part.package
    parts = sorted(package.iter_parts(), key=lambda part: part.partname)
    # Content types go by the endings of names where python-docx knows those, else by whole names.
    endings = {(part.partname.ext.lower(), part.content_type) for part in parts}
    defaults = _PLAIN | endings.intersection(default_content_types)
    types = CT_Types.new()
    for ending, content_type in sorted(defaults):
        types.add_default(ending, content_type)
    members = {PACKAGE_URI.rels_uri.membername: package.rels.xml}
    for part in parts:
        members[part.partname.membername] = part.blob
        if part.rels:
            members[part.partname.rels_uri.membername] = part.rels.xml
        if (part.partname.ext.lower(), part.content_type) not in defaults:
            types.add_override(part.partname, part.content_type)
    # To have the text read and written once more as elements would take a tenth of a build.
    main, page = document.part.partname.membername, b"<w:sectPr"
    members[main] = members[main].replace(page, body.encode() + page, 1)
    content_types = _CONTENT_TYPES, bytes(serialize_part_xml(types))
    files, directory = b"", b""
    for text, content in (content_types, *sorted(members.items())):
        name, deflated = text.encode(), _deflated(content)
        flags = 0 if text.isascii() else _UTF_8
        lengths = len(deflated), len(content), len(name), 0
        start = _VERSION, flags, ZIP_DEFLATED, *_MIDNIGHT_1980, crc32(content), *lengths
        head, where = pack("<5H3I2H", *start), len(files)
        files += b"PK\3\4" + head + name + deflated
        directory += b"PK\1\2" + pack("<H", _VERSION) + head
        directory += pack("<3H2I", 0, 0, 0, _FOR_THE_OWNER, where) + name
    count = len(members) + 1
    end = pack("<4H2IH", 0, 0, count, count, len(directory), len(files), 0)
    return files + directory + b"PK\5\6" + end
