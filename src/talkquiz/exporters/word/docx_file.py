"""The zip around a Word document, the same bytes whenever and wherever it is made."""

from functools import lru_cache
from struct import pack
from typing import Any
from zipfile import ZIP_DEFLATED
from zlib import MAX_WBITS, compressobj, crc32

from docx.opc.constants import CONTENT_TYPE
from docx.opc.oxml import CT_Types, serialize_part_xml
from docx.opc.packuri import PACKAGE_URI
from docx.opc.spec import default_content_types

_CONTENT_TYPES = "[Content_Types].xml"
_PLAIN = {("rels", CONTENT_TYPE.OPC_RELATIONSHIPS), ("xml", CONTENT_TYPE.XML)}
_VERSION, _UTF_8, _MIDNIGHT_1980, _FOR_THE_OWNER = 20, 0x800, (0, 0x21), 0o600 << 16
"""What the zip says of each file: how to read it and its name, its time, who may open it."""


def packed(document: Any) -> bytes:
    """Return `document` (python-docx's) as a .docx file: fixed dates, fixed order of parts.

    It holds the parts and their relations (ECMA-376 part 2), the list of content types first. The
    zip is written here (PKWARE APPNOTE 4.3), since zipfile cannot take what is compressed already.
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


@lru_cache(maxsize=32)
def _deflated(content: bytes) -> bytes:
    """Return `content` compressed; what all documents of a build share is compressed once."""
    compressor = compressobj(wbits=-MAX_WBITS)
    return compressor.compress(content) + compressor.flush()
