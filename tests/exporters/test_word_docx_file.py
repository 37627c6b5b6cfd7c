"""The zip around a Word document, as other programs read it."""

from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from docx import Document
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from talkquiz.exporters.word.docx_file import packed

CONTENT = b"The same line, again and again.\n" * 99
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedToolbars"


@pytest.fixture(params=["plain", "Gr\u00f6\u00dfe", "\u0633\u0648\u0631\u064a\u0627"])
def name(request: pytest.FixtureRequest) -> str:
    """Return the name of a part that each document here has, besides python-docx's own."""
    return f"word/{request.param}.bin"


def document(name: str) -> Any:
    made = Document()
    made.add_paragraph(CONTENT.decode())
    part = Part(PackURI(f"/{name}"), "application/octet-stream", CONTENT, made.part.package)
    made.part.relate_to(part, RELATION)
    return made


def test_a_packed_document_can_be_read_and_is_the_same_each_time(name: str) -> None:
    """For zipfile and python-docx every part is whole; dates and order of the parts are fixed."""
    made = document(name)
    content = packed(made)
    with ZipFile(BytesIO(content)) as package:
        assert package.testzip() is None
        assert package.read(name) == CONTENT
        infos = package.infolist()
    names = [info.filename for info in infos]
    assert names[0] == "[Content_Types].xml"
    assert names[1:] == sorted(set(names[1:]))
    assert {info.compress_type for info in infos} == {ZIP_DEFLATED}
    assert {info.date_time for info in infos} == {(1980, 1, 1, 0, 0, 0)}
    read = Document(BytesIO(content))
    assert read.paragraphs[-1].text == CONTENT.decode()
    (part,) = (each for each in read.part.package.iter_parts() if each.partname == f"/{name}")
    assert (part.blob, part.content_type) == (CONTENT, "application/octet-stream")
    assert content == packed(made) == packed(read) == packed(document(name))
