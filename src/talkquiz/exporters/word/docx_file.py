"""The zip around a Word document, the same bytes whenever and wherever it is made."""

from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.opc.constants import CONTENT_TYPE
from docx.opc.oxml import CT_Types, serialize_part_xml
from docx.opc.packuri import PACKAGE_URI
from docx.opc.spec import default_content_types

_CONTENT_TYPES = "[Content_Types].xml"
_EPOCH = (1980, 1, 1, 0, 0, 0)


def packed(document: Any) -> bytes:
    """Return `document` (python-docx's) as a .docx file: fixed dates, fixed order of parts.

    It holds the parts and their relations (ECMA-376 part 2), the list of content types first.
    """
    package = document.part.package
    parts = sorted(package.iter_parts(), key=lambda part: part.partname)
    members = {PACKAGE_URI.rels_uri.membername: package.rels.xml}
    for part in parts:
        members[part.partname.membername] = part.blob
        if part.rels:
            members[part.partname.rels_uri.membername] = part.rels.xml
    made = BytesIO()
    with ZipFile(made, "w") as target:
        for name, content in ((_CONTENT_TYPES, _content_types(parts)), *sorted(members.items())):
            entry = ZipInfo(name, _EPOCH)
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 0  # on every machine
            target.writestr(entry, content)
    return made.getvalue()


def _content_types(parts: list[Any]) -> bytes:
    """Return the list of content types: by a part's ending where that says it, else by its name."""
    types = CT_Types.new()
    endings = {(part.partname.ext.lower(), part.content_type) for part in parts}
    plain = {("rels", CONTENT_TYPE.OPC_RELATIONSHIPS), ("xml", CONTENT_TYPE.XML)}
    defaults = plain | endings.intersection(default_content_types)
    for ending, content_type in sorted(defaults):
        types.add_default(ending, content_type)
    for part in parts:
        if (part.partname.ext.lower(), part.content_type) not in defaults:
            types.add_override(part.partname, part.content_type)
    return bytes(serialize_part_xml(types))
