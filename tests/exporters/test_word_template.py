"""A template, the bundled one or a teacher's own: what is taken from it, and what is refused."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from docx import Document
from docx.opc.oxml import serialize_part_xml
from docx.oxml.ns import nsmap, qn
from docx.oxml.parser import parse_xml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from talkquiz.exporters import ExportError, Options
from talkquiz.exporters.word.docx_file import TemplateError, packed
from talkquiz.exporters.word.sheet import sheet
from talkquiz.exporters.word.styles import Style, kind_of
from talkquiz.exporters.word.template import bundled_template, sheet_looks
from word_files import assert_valid, furniture, made, opened, sample, texts, words
from word_templates import changed, linked, parts, restyled, zipped

WORD = nsmap["w"]


def test_everything_follows_a_restyled_copy(tmp_path: Path) -> None:
    """Fonts, colours, margins, header and badge of the template are those of sheet and key.

    Lines across the page and tables end at its margins; its text is not printed.
    """
    mine = Options(template=restyled(tmp_path))
    for name, content in made(sample(), options=mine).items():
        document: Any = Document(BytesIO(content))
        assert document.styles["Normal"].font.name == "Georgia"
        assert str(document.styles["Heading 1"].font.color.rgb) == "1F4E79"
        section = document.sections[0]
        assert round(section.left_margin.mm) == 32
        assert furniture(section.first_page_header).startswith("Northgate School")
        assert "Starter quiz" in furniture(section.first_page_footer), name
        width = section.page_width - section.left_margin - section.right_margin
        for style in ("Header", "Footer", "TQ Name Line", "TQ Correction"):
            stops = document.styles[style].paragraph_format.tab_stops
            assert abs(max(stop.position for stop in stops) - width) < 635 * 2
        for table in document.tables:
            columns = table._tbl.xpath("./w:tblGrid/w:gridCol/@w:w")
            assert abs(sum(map(int, columns)) * 635 - width) < 635 * 10
        assert "Notes to myself" not in words(document)
        assert "TQ Question" not in words(document)
        assert document.core_properties.last_modified_by != "A. Teacher"
        assert any(part.startswith("word/media/") for part in ZipFile(BytesIO(content)).namelist())


@pytest.mark.parametrize("style", list(Style))
def test_the_message_on_a_missing_style_says_how_to_add_it(style: Style, tmp_path: Path) -> None:
    """It names style and kind, and the command that makes a document to copy it from."""
    mine = changed(tmp_path, "word/styles", f'<w:name w:val="{style}"/>', '<w:name w:val="Other"/>')
    lacks = f'mine.docx has no {kind_of(style)} style named "{style}".*talkquiz template word'
    with pytest.raises(TemplateError, match=lacks):
        sheet_looks(Options(template=mine))


ON_LIST = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="1"/></w:numPr>'


@pytest.mark.parametrize(
    ("part", "old", "new", "reason"),
    [
        # Word would pass over a paragraph style in the place of a character style.
        (
            "styles",
            '"character" w:styleId="TQBlank"',
            '"paragraph" w:styleId="TQBlank"',
            "TQ Blank",
        ),
        # A style that points to a list which is not there would number nothing.
        ("numbering", 'w:numId="1"', 'w:numId="7"', "TQ Question"),
        ("_rels/document.xml.rels", '/numbering"', '/notes"', "TQ Question"),
        ("styles", ON_LIST.format(0), "", "TQ Question"),
        ("styles", ON_LIST.format(1), "", "TQ Option"),
        ("document", 'w:left="1134"', 'w:left="11000"', "Layout"),
        # Forms that nothing tells apart would be marked with the wrong key.
        ("footer", "form", "school", '"form" in its headers and footers,'),
        ("footer1", "form", "school", "of its later pages,"),
        ("footer2", "form", "school", "of its first pages,"),
    ],
    ids=[
        *("kind of style", "list", "lists", "questions", "options", "room"),
        *("place for the form", "place on later pages", "place on the first page"),
    ],
)
def test_a_template_that_lacks_something_is_refused(
    part: str, old: str, new: str, reason: str, tmp_path: Path
) -> None:
    mine = changed(tmp_path, f"word/{part}", old, new)
    with pytest.raises(TemplateError, match=reason):
        sheet_looks(Options(template=mine))


LOL = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><w:styles'
TYPES, STYLES = "[Content_Types].xml", "word/styles.xml"


def with_parts(path: Path, more: dict[str, bytes]) -> None:
    zipped(path, {**parts(), **more})


@pytest.mark.parametrize(
    ("reason", "make"),
    [
        (
            "password",
            lambda path: path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)),
        ),
        ("larger than 20 MB", lambda path: path.write_bytes(bytes(21_000_000))),
        ("more than 100 MB", lambda path: with_parts(path, {"word/1.png": bytes(110_000_000)})),
        (
            "more than 2000 parts",
            lambda path: with_parts(path, {f"{n}": b"" for n in range(2_000)}),
        ),
        ("macros", lambda path: with_parts(path, {"word/vbaProject.bin": b"macros"})),
        (
            r"\.dotx",
            lambda path: with_parts(
                path, {TYPES: parts()[TYPES].replace(b".document.", b".template.")}
            ),
        ),
        ("zip of another kind", lambda path: zipped(path, {"xl/workbook.xml": b"<workbook/>"})),
        (
            "document type",
            lambda path: with_parts(path, {STYLES: parts()[STYLES].replace(b"<w:styles", LOL, 1)}),
        ),
        (
            "missing or damaged",
            lambda path: zipped(
                path, {name: part for name, part in parts().items() if name != "word/document.xml"}
            ),
        ),
        ("damaged", lambda path: path.write_bytes(bundled_template().read_bytes()[:-900])),
        ("damaged", lambda path: path.write_bytes(b"")),
        ("damaged", lambda path: path.write_bytes(b"no zip")),
        ("No such file", lambda _: None),
        ("directory", Path.mkdir),
    ],
)
def test_what_is_no_template_is_refused(
    reason: str, make: Callable[[Path], object], tmp_path: Path
) -> None:
    mine = tmp_path / "mine.docx"
    make(mine)
    with pytest.raises(TemplateError, match=rf"mine\.docx cannot be read.*{reason}"):
        sheet_looks(Options(template=mine))


@pytest.mark.parametrize("kind", ["image", "oleObject", "subDocument"])
def test_a_link_to_a_file_elsewhere_is_refused(kind: str, tmp_path: Path) -> None:
    """Opening a handout must not have Word fetch anything; the message says what it would."""
    with pytest.raises(TemplateError, match=rf"{kind}: http://example\.org/spy"):
        sheet_looks(Options(template=linked(tmp_path, kind)))


@pytest.mark.parametrize(
    ("kind", "part"),
    [("hyperlink", "footer1"), ("attachedTemplate", "settings"), ("image", "document")],
)
def test_harmless_links_are_no_obstacle(kind: str, part: str, tmp_path: Path) -> None:
    """A web address in a footer stays; the school's own template, and the text's links, go."""
    looks = sheet_looks(Options(template=linked(tmp_path, kind, part)))
    with ZipFile(BytesIO(packed(looks.document))) as package:
        holding = [name for name in package.namelist() if b"example.org" in package.read(name)]
    assert bool(holding) == (kind == "hyperlink")


def test_a_page_in_columns_is_filled_column_by_column(tmp_path: Path) -> None:
    columns = '<w:cols w:num="2" w:space="720"/>'
    mine = changed(tmp_path, "word/document", '<w:cols w:space="720"/>', columns)
    whole, half = (sheet_looks(Options(template=path)).room.width for path in (None, mine))
    assert half == (whole - 720) // 2


PARTS = ["word/styles.xml", "word/numbering.xml", "word/document.xml", "word/footer1.xml"]

VALUES = ["", "-1", "0", "99999999999", "x", "1.5", "rId1", "0.5in", "TQQuestion"]


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_damage_anywhere_is_a_message_or_none(data: st.DataObject, tmp_path: Path) -> None:
    """Whatever is missing or wrong in a part, a sheet is made or an error says what is."""
    contents = parts()
    name = data.draw(st.sampled_from(PARTS))
    root = parse_xml(contents[name])
    hurt = data.draw(st.sampled_from(list(root.iter())))
    if hurt.attrib and data.draw(st.booleans()):
        hurt.set(
            data.draw(st.sampled_from(sorted(hurt.attrib))), data.draw(st.sampled_from(VALUES))
        )
    elif hurt.getparent() is not None:
        hurt.getparent().remove(hurt)
    contents[name] = serialize_part_xml(root)
    options = Options(template=zipped(tmp_path / "mine.docx", contents), paper="letter")
    quiz = sample()
    with suppress(ExportError):
        looks = sheet_looks(options._replace(large_print=data.draw(st.booleans())))
        assert sheet(quiz, quiz.versions[0], looks)


def test_styles_are_found_by_name_whatever_their_ids(tmp_path: Path) -> None:
    """A German Word renames the id of Heading 1; the sheet still uses the style."""
    mine = changed(tmp_path, "word/styles", 'w:styleId="Heading1"', 'w:styleId="berschrift1"')
    document = opened(sample(), options=Options(template=mine))
    assert len(texts(document, Style.SECTION)) == 3


@pytest.mark.parametrize("name", ["ns0:", ""])
def test_words_namespace_may_have_any_name(name: str, tmp_path: Path) -> None:
    """Another program calls `w:p` `ns0:p`, or `p`; the sheet is the same."""
    document = opened(sample())
    contents = parts()
    text = contents["word/document.xml"].decode().replace("<w:", f"<{name}")
    text = text.replace("</w:", f"</{name}").replace(
        "xmlns:w=", f"xmlns{':' * bool(name)}{name[:-1]}="
    )
    text = re.sub(r"\bw:(\w+=)", r"ns1:\1", text).replace(" xmlns", f' xmlns:ns1="{WORD}" xmlns', 1)
    contents["word/document.xml"] = text.encode()
    mine = zipped(tmp_path / "mine.docx", contents)
    (content, *_) = made(sample(), options=Options(template=mine)).values()
    assert words(Document(BytesIO(content))) == words(document)
    assert_valid(content, tmp_path)


def test_one_element_may_name_words_namespace_otherwise(tmp_path: Path) -> None:
    """Nothing of the sheet is lost where it is the one before which the text is put."""
    contents = parts()
    text = contents["word/document.xml"].decode().replace(" xmlns", f' xmlns:a="{WORD}" xmlns', 1)
    text = text.replace("<w:sectPr", "<a:sectPr").replace("</w:sectPr>", "</a:sectPr>")
    contents["word/document.xml"] = text.encode()
    mine = zipped(tmp_path / "mine.docx", contents)
    (content, *_) = made(sample(), options=Options(template=mine)).values()
    assert words(Document(BytesIO(content))) == words(opened(sample()))


def test_the_bundled_template_is_what_its_script_makes(tmp_path: Path) -> None:
    """It shows a sample of each style, for those who lack one, and carries nothing along."""
    bundled = bundled_template()
    for script in bundled.parent.glob("*.py"):
        (tmp_path / script.name).write_bytes(script.read_bytes())
    command = [sys.executable, str(tmp_path / "make_reference.py")]
    source = str(Path(__file__).resolve().parents[2] / "src")
    subprocess.run(command, env={**os.environ, "PYTHONPATH": source}, check=True)
    assert (tmp_path / "reference.docx").read_bytes() == bundled.read_bytes()
    assert_valid(bundled.read_bytes(), tmp_path)
    document: Any = Document(str(bundled))
    used = {
        style.get(qn("w:val"))
        for kind in ("w:pStyle", "w:rStyle", "w:tblStyle")
        for style in document.element.body.iter(qn(kind))
    }
    ids = {style.name.lower(): style.style_id for style in document.styles}
    assert {ids[style.lower()] for style in Style} <= used
    unwanted = ("thumbnail", "stylesWithEffects", "customXml", "docProps/app")
    assert not [name for name in parts() if any(part in name for part in unwanted)]
