"""Reference documents as teachers may hand them in: restyled, damaged, or worse."""

from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from PIL import Image

from talkquiz.exporters.word.template import bundled_template

RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
FONTS = (
    '<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:font w:name="Arial"><w:family w:val="swiss"/></w:font>'
    '<w:font w:name="Georgia"><w:family w:val="roman"/></w:font>'
    '<w:font w:name="Verdana"><w:family w:val="swiss"/></w:font></w:fonts>'
)


def parts(path: Path | None = None) -> dict[str, bytes]:
    with ZipFile(path or bundled_template()) as package:
        return {name: package.read(name) for name in package.namelist()}


def zipped(path: Path, contents: dict[str, bytes]) -> Path:
    with ZipFile(path, "w", ZIP_DEFLATED) as package:
        for name, content in contents.items():
            package.writestr(name, content)
    return path


def changed(folder: Path, part: str, old: str, new: str) -> Path:
    """Return a copy with `new` for `old` in every part whose name begins with `part`."""
    contents, before, after = parts(), old.encode(), new.encode()
    names = [name for name in contents if name.startswith(part) and before in contents[name]]
    assert names
    contents |= {name: contents[name].replace(before, after) for name in names}
    return zipped(folder / "mine.docx", contents)


def linked(folder: Path, kind: str, part: str = "header1") -> Path:
    """Return a copy of the reference document in which a part links to a file elsewhere."""
    contents = parts()
    name = f"word/_rels/{part}.xml.rels"
    empty = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
    link = (
        f'<Relationship Id="rIdX" Type="{RELATIONSHIPS}/{kind}" TargetMode="External" '
        'Target="http://example.org/spy"/></Relationships>'
    )
    contents[name] = contents.get(name, empty).replace(b"</Relationships>", link.encode())
    return zipped(folder / "mine.docx", contents)


def restyled(folder: Path) -> Path:
    """Return a copy restyled as a teacher might: fonts, colours, margins, header with a badge."""
    document = Document(str(bundled_template()))
    styles = document.styles
    set_font(styles["Normal"], "Georgia")
    styles["Normal"].font.size = Pt(11)
    styles["TQ Directions"].font.italic = True
    for name in ("Title", "Heading 1"):
        set_font(styles[name], "Verdana")
        styles[name].font.color.rgb = RGBColor(0x1F, 0x4E, 0x79)
    section = document.sections[0]
    section.left_margin, section.right_margin, section.top_margin = Mm(32), Mm(18), Mm(26)
    for header in (section.header, section.first_page_header):
        add_badge(header)
    document.add_paragraph("Notes to myself")
    document.core_properties.last_modified_by = "A. Teacher"
    path = folder / "restyled.docx"
    document.save(str(path))
    return zipped(path, {**parts(path), "word/fontTable.xml": FONTS.encode()})


def set_font(style: Any, name: str) -> None:
    style.font.name = name
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        style.element.rPr.rFonts.set(qn(f"w:{script}"), name)


def add_badge(header: Any) -> None:
    badge = BytesIO()
    Image.new("RGB", (300, 80), (31, 78, 121)).save(badge, "PNG")
    badge.seek(0)
    line = header.paragraphs[0].insert_paragraph_before("Northgate School\t")
    line.style = "Header"
    line.add_run().add_picture(badge, width=Mm(20))
