"""Reference documents as teachers may hand them in: restyled, damaged, or worse."""

import subprocess
from copy import deepcopy
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from docx import Document
from docx.oxml.ns import nsmap, qn
from docx.oxml.parser import parse_xml
from docx.shared import Mm, Pt, RGBColor
from lxml import etree
from PIL import Image

from talkquiz.exporters.word.template import bundled_template
from talkquiz.exporters.word.xml import parsed

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


def through_libreoffice(path: Path, *formats: str) -> Path:
    """Return what LibreOffice makes of a document that it saves in these formats in turn."""
    for number, ending in enumerate(formats):
        folder = path.parent / f"{number}-{ending}"
        profile = f"-env:UserInstallation={(path.parent / 'profile').as_uri()}"
        to = "--headless", "--convert-to", ending, "--outdir", str(folder)
        subprocess.run(["soffice", profile, *to, str(path)], check=True, capture_output=True)
        path = folder / f"{path.stem}.{ending}"
    return path


def unwrapped(folder: Path) -> Path:
    """Return a copy without content controls, of which only the texts stay, each in three runs.

    Google Docs and ONLYOFFICE leave them so.
    """
    contents = parts()
    for name in [name for name in contents if name.startswith(("word/footer", "word/header"))]:
        root = parse_xml(contents[name])
        for control in list(root.iter(qn("w:sdt"))):
            for run in list(control.iter(qn("w:r"))):
                text = run.find(qn("w:t")).text
                for piece in (text[:1], text[1:3], text[3:]):
                    part = deepcopy(run)
                    part.find(qn("w:t")).text = piece
                    control.addprevious(part)
            control.getparent().remove(control)
        contents[name] = etree.tostring(root)
    return zipped(folder / "unwrapped.docx", contents)


def with_footer(folder: Path, *paragraphs: str) -> Path:
    """Return a copy whose footers hold `paragraphs`, given in WordprocessingML."""
    contents = parts()
    for name in [name for name in contents if name.startswith("word/footer")]:
        root = parse_xml(contents[name])
        for child in list(root):
            root.remove(child)
        root.extend(parsed("".join(paragraphs)))
        contents[name] = etree.tostring(root)
    return zipped(folder / "footer.docx", contents)


def with_badge(
    folder: Path, height: float, where: str = "first", how: str = "paragraph", **page: Any
) -> Path:
    """Return a copy with a badge of `height` millimetres in headers or footers.

    `where` says in which: of the first page, later ones, both, or the footers. It stands in a
    paragraph, in a table, or lies free at the top of the page. `page` changes the page.
    """
    document: Any = Document(str(bundled_template()))
    section = document.sections[0]
    for name, value in page.items():
        if name == "columns":
            section._sectPr.find(qn("w:cols")).set(qn("w:num"), str(value))
        elif name == "mirrored":
            document.settings.element.insert(1, parsed("<w:mirrorMargins/>")[0])
        else:
            setattr(section, name, Mm(value))
    parts_of = {
        "first": [section.first_page_header],
        "later": [section.header],
        "both": [section.first_page_header, section.header],
        "footer": [section.first_page_footer, section.footer],
    }
    for part in parts_of[where] if height else ():
        line = part.paragraphs[0].insert_paragraph_before("Northgate School ")
        if how == "table":
            table = part.add_table(1, 2, section.page_width)
            table.cell(0, 0).text, line = "Northgate School", table.cell(0, 1).paragraphs[0]
        picture = line.add_run().add_picture(_badge(), height=Mm(height))
        if how == "anchored":
            _lay_free(picture._inline)
    path = folder / "badge.docx"
    document.save(str(path))
    return path


def _badge() -> BytesIO:
    badge = BytesIO()
    Image.new("RGB", (100, 100), (31, 78, 121)).save(badge, "PNG")
    badge.seek(0)
    return badge


def _lay_free(inline: Any) -> None:
    """Have a picture lie 10 mm below the edge of the page, with the text above and below it."""
    space = nsmap["wp"]
    anchor = parse_xml(
        f'<wp:anchor xmlns:wp="{space}" distT="0" distB="0" distL="0" distR="0" simplePos="0" '
        'relativeHeight="2" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
        '<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="page"><wp:posOffset>5400000'
        '</wp:posOffset></wp:positionH><wp:positionV relativeFrom="page"><wp:posOffset>360000'
        "</wp:posOffset></wp:positionV></wp:anchor>"
    )
    wrap = parse_xml(f'<wp:wrapTopAndBottom xmlns:wp="{space}"/>')
    for child in list(inline):
        if child.tag == f"{{{space}}}docPr":
            anchor.append(wrap)
        anchor.append(child)
    inline.getparent().replace(inline, anchor)
