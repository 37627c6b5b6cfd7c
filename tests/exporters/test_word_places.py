"""Places that a template has for the form, the name and the course, however they are marked."""

from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn

from talkquiz.exporters import Options
from talkquiz.exporters.word.docx_file import TemplateError
from talkquiz.exporters.word.places import mark_places
from talkquiz.exporters.word.template import sheet_looks
from talkquiz.exporters.word.xml import VALUE, parsed
from word_files import assert_valid, made, sample
from word_templates import changed, parts, unwrapped, with_footer, zipped

RUN = '<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">{}</w:t></w:r>'


def footer_of(template: Path, folder: Path) -> str:
    """Return the text of the footers of a sheet that is made with `template`, which is valid."""
    content = next(iter(made(sample(), options=Options(template=template)).values()))
    assert_valid(content, folder)
    document = Document(BytesIO(content))
    section = document.sections[0]
    return " ".join(
        text.text or ""
        for footer in (section.footer, section.first_page_footer)
        for text in footer._element.iter(qn("w:t"))
    )


def test_a_place_without_a_tag_is_found_by_its_alias(tmp_path: Path) -> None:
    """LibreOffice drops tags."""
    for place in ("form", "name", "course"):
        mine = changed(tmp_path, "word/", f'<w:tag w:val="{place}"/>', "")
        assert "[" not in footer_of(mine, tmp_path)


def test_a_place_is_found_by_its_text_in_several_runs(tmp_path: Path) -> None:
    """Without controls, the texts in brackets are filled in all the same, the course's too."""
    said = footer_of(unwrapped(tmp_path), tmp_path)
    assert said.count("Starter quiz, form A") == 2
    assert "[" not in said


TABLE = (
    "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w='900'/></w:tblGrid><w:tr><w:tc><w:p>"
    f"{RUN.format('[form]')}</w:p></w:tc></w:tr></w:tbl><w:p/>"
)
LINE = (
    "<w:sdt><w:sdtPr><w:tag w:val='form'/></w:sdtPr><w:sdtContent><w:p>"
    f"{RUN.format('any')}</w:p></w:sdtContent></w:sdt>"
)
FIELD = (
    "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> FILLIN</w:instrText>"
    "</w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>[form]</w:t></w:r>"
    "<w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>"
)
TEXT_BOX = (
    "<w:p><w:r><w:pict><v:shape xmlns:v='urn:schemas-microsoft-com:vml'><v:textbox>"
    "<w:txbxContent><w:p><w:r><w:t>[form]</w:t></w:r></w:p></w:txbxContent></v:textbox>"
    "</v:shape></w:pict></w:r></w:p>"
)
PARAGRAPHS = {
    "words around": f"<w:p>{RUN.format('Room 4 [form] and more')}</w:p>",
    "two runs": f"<w:p>{RUN.format('[Form')}{RUN.format(' ] ')}</w:p>",
    "tabs": "<w:p><w:r><w:tab/><w:t>[form]</w:t><w:tab/></w:r></w:p>",
    "table": TABLE,
    "whole line": LINE,
    "twice": f"<w:p>{RUN.format('[form] [course] [form]')}</w:p>",
    "field": FIELD,
    "text box": TEXT_BOX,
}


@pytest.mark.parametrize("paragraph", PARAGRAPHS.values(), ids=PARAGRAPHS)
def test_a_typed_place_is_filled_wherever_it_stands(paragraph: str, tmp_path: Path) -> None:
    mine = with_footer(tmp_path, paragraph)
    said = footer_of(mine, tmp_path) if "v:shape" not in paragraph else _said(mine)
    assert "Starter quiz, form A" in said
    assert "[" not in said
    assert ("Room 4 " in said) == ("Room 4" in paragraph)
    assert "FILLIN" not in said


def _said(template: Path) -> str:
    content = next(iter(made(sample(), options=Options(template=template)).values()))
    footer = Document(BytesIO(content)).sections[0].footer
    return " ".join(text.text or "" for text in footer._element.iter(qn("w:t")))


def test_what_is_filled_looks_as_the_place_did(tmp_path: Path) -> None:
    mine = with_footer(tmp_path, f"<w:p>{RUN.format('Room 4 [form]')}</w:p>")
    content = next(iter(made(sample(), options=Options(template=mine)).values()))
    footer = Document(BytesIO(content)).sections[0].footer
    (run,) = (run for run in footer.paragraphs[0].runs if "form A" in run.text)
    assert run.bold


def test_brackets_with_other_words_stay(tmp_path: Path) -> None:
    mine = with_footer(tmp_path, f"<w:p>{RUN.format('[form] [room] [forms]')}</w:p>")
    assert "[room] [forms]" in footer_of(mine, tmp_path)


def test_a_line_full_of_places_takes_no_time() -> None:
    """A hostile document cannot have the work grow as the square of what it holds."""
    (line,) = parsed(f"<w:p>{RUN.format('[form] ' * 100_000)}</w:p>")
    mark_places(line)
    assert len(list(line.iter(qn("w:sdt")))) == 50


def test_a_footer_that_fills_the_page_is_told(tmp_path: Path) -> None:
    mine = with_footer(tmp_path, f"<w:p>{RUN.format('[form] ' * 9_000)}</w:p>")
    with pytest.raises(TemplateError, match="no room left between its headers and footers"):
        sheet_looks(Options(template=mine))


def test_a_page_whose_forms_could_not_be_told_apart_is_named(tmp_path: Path) -> None:
    """Even pages have a footer of their own where the document says so; here they have none."""
    contents = parts()
    settings = contents["word/settings.xml"].replace(
        b"<w:defaultTabStop", b"<w:evenAndOddHeaders/><w:defaultTabStop"
    )
    mine = zipped(tmp_path / "even.docx", {**contents, "word/settings.xml": settings})
    with pytest.raises(TemplateError, match=r"of its even pages, .*type \[form\] there"):
        sheet_looks(Options(template=mine))


def test_strict_open_xml_is_called_by_its_name(tmp_path: Path) -> None:
    contents = {
        name: content.replace(
            b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        )
        for name, content in parts().items()
    }
    mine = zipped(tmp_path / "strict.docx", contents)
    with pytest.raises(TemplateError, match=r"a Strict Open XML document: save it in Word as"):
        sheet_looks(Options(template=mine))


def test_what_libreoffice_drops_comes_back(tmp_path: Path) -> None:
    """Lines between answer lines, a default style and styles of tables; hyphens go."""
    contents = parts()
    styles = contents["word/styles.xml"].decode()
    for style in ("TQ Table", "TQ List", "TQ Timeline"):
        styles = styles.replace(f'w:name w:val="{style}"/', f'w:name w:val="Old {style}"/')
    styles = styles.replace(' w:default="1"', "").replace("<w:between ", "<w:bar ")
    settings = contents["word/settings.xml"].replace(
        b"<w:defaultTabStop", b"<w:autoHyphenation/><w:defaultTabStop"
    )
    contents |= {"word/styles.xml": styles.encode(), "word/settings.xml": settings}
    looks = sheet_looks(Options(template=zipped(tmp_path / "mine.docx", contents)))
    found = looks.document.styles.element
    assert found.xpath("//w:pBdr[w:bottom]/w:between/@w:val") == ["single"]
    assert looks.document.settings.element.find(qn("w:autoHyphenation")) is None
    names = {each.find(qn("w:name")).get(VALUE) for each in found.style_lst}
    assert {"TQ Table", "TQ List", "TQ Timeline"} <= names


@pytest.mark.parametrize("height", ["1.2.3pt", ".pt", "9" * 400 + "pt", "pt"])
def test_a_picture_whose_height_is_no_number_is_passed_over(height: str, tmp_path: Path) -> None:
    """Pictures of old Word state it in words of a style sheet, which may be damaged."""
    picture = f"<v:shape xmlns:v='urn:schemas-microsoft-com:vml' style='height:{height}'/>"
    mine = with_footer(
        tmp_path, f"<w:p>{RUN.format('[form]')}<w:r><w:pict>{picture}</w:pict></w:r></w:p>"
    )
    assert "Starter quiz, form A" in footer_of(mine, tmp_path)
