"""A template, the bundled one or a teacher's own: what is taken from it, and what is refused."""

import os
import subprocess
import sys
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document
from docx.opc.oxml import serialize_part_xml
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openxml_audit import OpenXmlValidator

from talkquiz.exporters import ExportError, Options
from talkquiz.exporters.word.docx_file import TemplateError, packed
from talkquiz.exporters.word.sheet import sheet
from talkquiz.exporters.word.styles import Style
from talkquiz.exporters.word.template import bundled_template, sheet_looks
from word_files import furniture, made, sample, texts, words
from word_templates import changed, linked, parts, restyled, zipped

SHEET = "starter-quiz-A.docx"


def test_everything_follows_a_restyled_copy(tmp_path: Path) -> None:
    """Fonts, colours, margins, header and badge of the template are those of sheet and key."""
    for name, content in made(sample(), restyled(tmp_path)).items():
        document = Document(BytesIO(content))
        assert document.styles["Normal"].font.name == "Georgia"
        assert str(document.styles["Heading 1"].font.color.rgb) == "1F4E79"
        section = document.sections[0]
        assert round(section.left_margin.mm) == 32
        assert furniture(section.first_page_header).startswith("Northgate School")
        assert "Starter quiz" in furniture(section.first_page_footer), name
        with ZipFile(BytesIO(content)) as package:
            assert [part for part in package.namelist() if part.startswith("word/media/")]


def test_lines_across_the_page_end_at_the_margins_of_the_template(tmp_path: Path) -> None:
    document = Document(BytesIO(made(sample(), restyled(tmp_path))[SHEET]))
    section = document.sections[0]
    width = section.page_width - section.left_margin - section.right_margin
    for name in ("Header", "Footer", "TQ Name Line", "TQ Correction"):
        last = max(stop.position for stop in document.styles[name].paragraph_format.tab_stops)
        assert abs(last - width) < 635 * 2


def test_the_text_of_the_template_is_not_printed(tmp_path: Path) -> None:
    document = Document(BytesIO(made(sample(), restyled(tmp_path))[SHEET]))
    assert "Notes to myself" not in words(document)
    assert "TQ Question" not in words(document)
    assert document.core_properties.last_modified_by != "A. Teacher"


def test_the_bundled_document_shows_a_sample_of_each_style() -> None:
    """Whoever lacks a style finds it there, to copy it."""
    document = Document(str(bundled_template()))
    used = {
        style.get(qn("w:val"))
        for kind in ("w:pStyle", "w:rStyle", "w:tblStyle")
        for style in document.element.body.iter(qn(kind))
    }
    ids = {style.name.lower(): style.style_id for style in document.styles}
    assert {ids[style.lower()] for style in Style} <= used


def test_the_message_on_a_missing_style_says_how_to_add_it(tmp_path: Path) -> None:
    """It names style and kind, and the command that makes a document to copy it from."""
    mine = changed(tmp_path, "word/styles.xml", 'w:val="TQ Blank"', 'w:val="Gap"')
    with pytest.raises(TemplateError) as error:
        sheet_looks(Options(template=mine))
    for part in ('character style named "TQ Blank"', "talkquiz template word", "mine.docx"):
        assert part in str(error.value)


@pytest.mark.parametrize(
    ("part", "old", "new", "reason"),
    [
        # Word would pass over a paragraph style in the place of a character style.
        (
            "styles",
            '"character" w:styleId="TQBlank"',
            '"paragraph" w:styleId="TQBlank"',
            'character style named "TQ Blank"',
        ),
        # A style that points to a list which is not there would number nothing.
        ("numbering", 'w:numId="1"', 'w:numId="7"', "TQ Question"),
        ("document", 'w:left="1134"', 'w:left="11000"', "Layout"),
    ],
    ids=["kind of style", "list", "room on the page"],
)
def test_a_template_that_lacks_something_is_refused(
    part: str, old: str, new: str, reason: str, tmp_path: Path
) -> None:
    mine = changed(tmp_path, f"word/{part}.xml", old, new)
    with pytest.raises(TemplateError, match=reason):
        sheet_looks(Options(template=mine))


def _of_old_word(path: Path) -> None:
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))


def _huge(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(30_000_000)


def _bomb(path: Path) -> None:
    zipped(path, {**parts(), "word/media/image9.png": bytes(200_000_000)})


def _many_parts(path: Path) -> None:
    zipped(path, {**parts(), **{f"word/media/{number}.png": b"" for number in range(3_000)}})


def _with_macros(path: Path) -> None:
    zipped(path, {**parts(), "word/vbaProject.bin": b"macros"})


def _template(path: Path) -> None:
    types = parts()["[Content_Types].xml"].replace(b".document.main+xml", b".template.main+xml")
    zipped(path, {**parts(), "[Content_Types].xml": types})


def _spreadsheet(path: Path) -> None:
    zipped(path, {"xl/workbook.xml": b"<workbook/>"})


def _entities(path: Path) -> None:
    lol = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
    styles = parts()["word/styles.xml"].replace(b"<w:styles", lol + b"<w:styles", 1)
    zipped(path, {**parts(), "word/styles.xml": styles})


def _without_document(path: Path) -> None:
    zipped(path, {name: part for name, part in parts().items() if name != "word/document.xml"})


def _cut_off(path: Path) -> None:
    path.write_bytes(bundled_template().read_bytes()[:-900])


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (_of_old_word, "password"),
        (_huge, "larger than 20 MB"),
        (_bomb, "unpacks to more than 100 MB"),
        (_many_parts, "more than 2000 parts"),
        (_with_macros, "macros"),
        (_template, r"\.dotx"),
        (_spreadsheet, "zip of another kind"),
        (_entities, "document type"),
        (_without_document, "missing or damaged"),
        (_cut_off, "damaged"),
        (lambda path: path.write_bytes(b""), "damaged"),
        (lambda path: path.write_bytes(b"no zip"), "damaged"),
        (lambda _: None, "No such file"),
        (Path.mkdir, "directory"),
    ],
)
def test_what_is_no_template_is_refused(make: object, reason: str, tmp_path: Path) -> None:
    mine = tmp_path / "mine.docx"
    make(mine)  # type: ignore[operator]
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


def test_a_template_without_a_place_for_the_form_is_refused(tmp_path: Path) -> None:
    """Forms that nothing tells apart would be marked with the wrong key."""
    contents = parts()
    for name in ("word/footer1.xml", "word/footer2.xml"):
        contents[name] = contents[name].replace(b'w:val="form"', b'w:val="school"')
    with pytest.raises(TemplateError, match='"form"'):
        sheet_looks(Options(template=zipped(tmp_path / "mine.docx", contents)))


def test_a_page_in_columns_is_filled_column_by_column(tmp_path: Path) -> None:
    columns = '<w:cols w:num="2" w:space="720"/>'
    mine = changed(tmp_path, "word/document.xml", '<w:cols w:space="720"/>', columns)
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


@pytest.mark.parametrize("style", list(Style))
def test_a_missing_style_is_named(style: Style, tmp_path: Path) -> None:
    mine = changed(
        tmp_path, "word/styles.xml", f'<w:name w:val="{style}"/>', '<w:name w:val="Other"/>'
    )
    with pytest.raises(TemplateError, match=f'mine.docx has no .* style named "{style}"') as error:
        made(sample(), mine)
    assert isinstance(error.value, ExportError)


@pytest.mark.parametrize("level", [0, 1])
def test_a_style_without_its_list_is_named(level: int, tmp_path: Path) -> None:
    numbers = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'
    mine = changed(tmp_path, "word/styles.xml", numbers, "")
    with pytest.raises(TemplateError, match=("TQ Question", "TQ Option")[level]):
        made(sample(), mine)


def test_styles_are_found_by_name_whatever_their_ids(tmp_path: Path) -> None:
    """A German Word renames the id of Heading 1; the sheet still uses the style."""
    mine = changed(tmp_path, "word/styles.xml", 'w:styleId="Heading1"', 'w:styleId="berschrift1"')
    document = Document(BytesIO(made(sample(), mine)[SHEET]))
    assert len(texts(document, Style.SECTION)) == 3


def test_tables_are_as_wide_as_the_page_of_the_reference(tmp_path: Path) -> None:
    document = Document(str(bundled_template()))
    section = document.sections[0]
    section.left_margin = section.right_margin = section.page_width // 4
    document.save(str(tmp_path / "mine.docx"))
    key = made(sample(), tmp_path / "mine.docx")["starter-quiz-key.docx"]
    widths = Document(BytesIO(key)).element.xpath("(//w:tbl)[1]/w:tblGrid/w:gridCol/@w:w")
    assert abs(sum(map(int, widths)) * 635 - section.page_width // 2) < 635 * 10


def test_the_bundled_template_is_what_its_script_makes(tmp_path: Path) -> None:
    for script in bundled_template().parent.glob("*.py"):
        (tmp_path / script.name).write_bytes(script.read_bytes())
    source = str(Path(__file__).resolve().parents[2] / "src")
    subprocess.run(
        [sys.executable, str(tmp_path / "make_reference.py")],
        env={**os.environ, "PYTHONPATH": source},
        check=True,
    )
    assert (tmp_path / "reference.docx").read_bytes() == bundled_template().read_bytes()
    assert OpenXmlValidator().validate(bundled_template()).is_valid


def test_the_bundled_template_carries_nothing_along() -> None:
    parts = ZipFile(bundled_template()).namelist()
    for part in ("thumbnail", "stylesWithEffects", "customXml", "docProps/app"):
        assert not [name for name in parts if part in name]
