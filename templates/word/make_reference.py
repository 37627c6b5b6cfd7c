#!/usr/bin/env python3
"""Make reference.docx: the styles, the list, the page and the footer of all Word handouts.

Run it after a change here: `python templates/word/make_reference.py`. It gives the same bytes each
time. The looks are in looks.py; a teacher changes them in Word instead.
"""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm
from looks import BOX, FONT, GREY, LIST, LOOKS, TABLES, Look
from specimen import specimen, style_id

from talkquiz.exporters.word.docx_file import packed

MODE = 'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"'
SETTINGS = (
    '<w:zoom {} w:percent="100"/>',
    '<w:defaultTabStop {} w:val="720"/>',
    f"<w:compat {{}}><w:compatSetting {MODE}/></w:compat>",
)
FONT_TABLE = f'<w:fonts {nsdecls("w")}><w:font w:name="{FONT}"/></w:fonts>'
KEPT_STYLES = ("Normal", "Default Paragraph Font", "Normal Table", "No List")
DROPPED_PARTS = ("thumbnail", "stylesWithEffects", "customXml", "extended-properties")


def millimetres(length: float) -> int:
    """Return `length` in twentieths of a point."""
    return round(length * 1440 / 25.4)


def run_properties(look: Look) -> Iterator[str]:
    """Yield the XML for how the characters of `look` look, in the order of the schema."""
    if look.bold is not None:
        yield f'<w:b w:val="{look.bold:d}"/><w:bCs w:val="{look.bold:d}"/>'
    if look.grey:
        yield f'<w:color w:val="{GREY}"/>'
    if look.size:
        half_points = round(look.size * 2)
        yield f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'
    if look.shade and look.kind == "character":
        yield shading(look)


def paragraph_properties(look: Look) -> Iterator[str]:
    """Yield the XML for how paragraphs of `look` are set, in the order of the schema."""
    if look.keep == "next":
        yield "<w:keepNext/>"
    if look.keep:
        yield "<w:keepLines/>"
    if look.level is not None:
        yield f'<w:numPr><w:ilvl w:val="{look.level}"/><w:numId w:val="1"/></w:numPr>'
    if look.rules:
        room = 6 if look.rules == BOX else 1  # points from the text
        line = f'w:val="single" w:sz="4" w:space="{room}" w:color="808080"'
        yield f"<w:pBdr>{''.join(f'<w:{side} {line}/>' for side in look.rules.split())}</w:pBdr>"
    if look.shade:
        yield shading(look)
    if look.tabs:
        stops = (
            f'<w:tab w:val="{align}" w:leader="{leader}" w:pos="{millimetres(end)}"/>'
            for end, align, leader in look.tabs
        )
        yield f"<w:tabs>{''.join(stops)}</w:tabs>"
    yield spacing(look)
    if look.left:
        right = f' w:right="{millimetres(look.right)}"' if look.right else ""
        left, hanging = millimetres(look.left), millimetres(look.hanging)
        yield f'<w:ind w:left="{left}"{right} w:hanging="{hanging}"/>'
    if look.align:
        yield f'<w:jc w:val="{look.align}"/>'
    if look.outline is not None:
        yield f'<w:outlineLvl w:val="{look.outline}"/>'


def shading(look: Look) -> str:
    """Return the XML of the colour behind the text."""
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{look.shade}"/>'


def spacing(look: Look) -> str:
    """Return the XML of the spaces before, after and between lines."""
    line = f' w:line="{round(look.line * 240)}" w:lineRule="auto"' if look.line else ""
    if look.exact:
        line = f' w:line="{round(look.exact * 20)}" w:lineRule="exact"'
    before, after = round(look.before * 20), round(look.after * 20)
    return f'<w:spacing w:before="{before}" w:after="{after}"{line}/>'


def style_xml(look: Look) -> str:
    """Return the XML of the style that looks as `look` says."""
    paragraph, based = "", ""
    if look.kind == "paragraph":
        paragraph = f"<w:pPr>{''.join(paragraph_properties(look))}</w:pPr>"
        based = f'<w:basedOn w:val="{style_id(look.base)}"/>'
    follows = f'<w:next w:val="{style_id(look.then)}"/>' if look.then else ""
    custom = ' w:customStyle="1"' if look.name.startswith("TQ") else ""
    return (
        f'<w:style {nsdecls("w")} w:type="{look.kind}" w:styleId="{style_id(look.name)}"{custom}>'
        f'<w:name w:val="{look.name}"/>{based}{follows}<w:uiPriority w:val="1"/><w:qFormat/>'
        f"{paragraph}<w:rPr>{''.join(run_properties(look))}</w:rPr></w:style>"
    )


def table_style_xml(name: str, *sides: str) -> str:
    """Return the XML of a style of tables: thin lines at `sides`, no fills."""
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="808080"/>' for side in sides
    )
    borders = f"<w:tblBorders>{lines}</w:tblBorders>" if lines else ""
    room = "".join(f'<w:{side} w:w="85" w:type="dxa"/>' for side in ("left", "right"))
    return (
        f'<w:style {nsdecls("w")} w:type="table" w:customStyle="1" '
        f'w:styleId="{style_id(name)}"><w:name w:val="{name}"/>'
        '<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="1"/>'
        f"<w:tblPr>{borders}<w:tblCellMar>{room}</w:tblCellMar>"
        "</w:tblPr></w:style>"
    )


def set_styles(document: Any) -> None:
    """Leave the basic styles and add those of LOOKS, everything in FONT at 12 points."""
    styles = document.styles.element
    for style in list(document.styles):
        if style.name not in KEPT_STYLES:
            style.delete()
    defaults = styles.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    fonts = " ".join(f'w:{script}="{FONT}"' for script in ("ascii", "hAnsi", "eastAsia", "cs"))
    new = (
        f'<w:rPr {nsdecls("w")}><w:rFonts {fonts}/><w:sz w:val="24"/><w:szCs w:val="24"/>'
        '<w:lang w:val="en" w:eastAsia="en" w:bidi="ar-SA"/></w:rPr>'
    )
    defaults.getparent().replace(defaults, parse_xml(new))
    spaces = styles.find(f"{qn('w:docDefaults')}/{qn('w:pPrDefault')}/{qn('w:pPr')}")
    spaces.getparent().remove(spaces)
    styles.extend(parse_xml(style_xml(look)) for look in LOOKS)
    for name, sides in TABLES.items():
        styles.append(parse_xml(table_style_xml(name, *sides)))


def set_list(document: Any) -> None:
    """Make the one list, whose levels are bound to the styles of questions and options."""
    levels = "".join(
        f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{level.figures}"/>'
        f'<w:pStyle w:val="{style_id(level.style)}"/><w:lvlText w:val="{level.text}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{millimetres(level.left)}" '
        f'w:hanging="{millimetres(level.hanging)}"/></w:pPr></w:lvl>'
        for number, level in enumerate(LIST)
    )
    numbering = document.part.numbering_part.element
    for old in list(numbering):
        numbering.remove(old)
    numbering.append(
        parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="0">'
            '<w:nsid w:val="7A1C0001"/><w:multiLevelType w:val="multilevel"/>'
            f"{levels}</w:abstractNum>"
        )
    )
    numbering.add_num(0)


def set_page(document: Any) -> None:
    """Make the page A4, with a place for the name on later pages and a footer on all of them."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin, section.bottom_margin = Mm(20), Mm(22)
    section.header_distance = section.footer_distance = Mm(10)
    section.different_first_page_header_footer = True
    section.first_page_header.is_linked_to_previous = False
    section.first_page_header.paragraphs[0].style = "Header"
    set_furniture(section.header, ["<w:r><w:tab/></w:r>" + control("name")])
    page = f"<w:r><w:tab/></w:r>{words('Page ')}{field('PAGE')}{words(' of ')}{field('NUMPAGES')}"
    for footer in (section.footer, section.first_page_footer):
        set_furniture(footer, [control("form") + page, control("course")])


def set_furniture(part: Any, paragraphs: list[str]) -> None:
    """Fill a header or footer with `paragraphs`, given as the XML of their contents."""
    part.is_linked_to_previous = False
    element = part.part.element
    style = "Header" if element.tag == qn("w:hdr") else "Footer"
    for old in list(element):
        element.remove(old)
    for content in paragraphs:
        properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
        element.append(parse_xml(f"<w:p {nsdecls('w')}>{properties}{content}</w:p>"))


def words(text: str) -> str:
    """Return the XML of a run."""
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def field(code: str) -> str:
    """Return the XML of a field that Word works out."""
    marks = {
        mark: f'<w:r><w:fldChar w:fldCharType="{mark}"/></w:r>'
        for mark in ("begin", "separate", "end")
    }
    instruction = f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
    return f"{marks['begin']}{instruction}{marks['separate']}{words('1')}{marks['end']}"


def control(tag: str) -> str:
    """Return the XML of a content control: the place where the handout's own text goes."""
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="TalkQuiz: {tag}"/><w:tag w:val="{tag}"/><w:text/>'
        f"</w:sdtPr><w:sdtContent>{words(f'[{tag}]')}</w:sdtContent></w:sdt>"
    )


def set_settings(document: Any) -> None:
    """Leave only the settings that matter: that this is a document of a present-day Word."""
    settings = document.settings.element
    for old in list(settings):
        settings.remove(old)
    for xml in SETTINGS:
        settings.append(parse_xml(xml.format(nsdecls("w"))))


def write_specimen(document: Any) -> None:
    """Write a sample of each style, for whoever restyles the document."""
    samples = parse_xml(f"<w:body {nsdecls('w')}>{specimen()}</w:body>")
    for sample in list(samples):
        document.element.body.sectPr.addprevious(sample)


def drop_parts(document: Any) -> None:
    """Drop what the default template of python-docx carries along and no handout needs."""
    for relations in (document.part.rels, document.part.package.rels):
        for name, relation in list(relations.items()):
            if any(part in relation.reltype for part in DROPPED_PARTS):
                del relations[name]
            elif relation.reltype.endswith("/fontTable"):
                relation.target_part._blob = FONT_TABLE.encode()  # noqa: SLF001


def describe(document: Any) -> None:
    """Name the document itself; the handouts' own names replace these."""
    properties = document.core_properties
    properties.title, properties.author = "TalkQuiz reference document", "TalkQuiz contributors"
    properties.last_modified_by = properties.comments = ""
    properties.created = properties.modified = datetime(2026, 11, 21)
    properties.language, properties.revision = "en", 1


def main() -> None:
    """Write reference.docx beside this script."""
    document = Document()
    for change in (
        set_styles,
        set_list,
        set_page,
        set_settings,
        write_specimen,
        drop_parts,
        describe,
    ):
        change(document)
    Path(__file__).with_name("reference.docx").write_bytes(packed(document))


if __name__ == "__main__":
    main()
