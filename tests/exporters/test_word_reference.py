"""What the files owe to the reference document, and that nothing else changes a byte."""

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from docx import Document
from openxml_audit import OpenXmlValidator

from factories import (
    ENGLISH,
    make_imprint,
)
from talkquiz.exporters import ExportError
from talkquiz.exporters.word.styles import Style
from talkquiz.exporters.word.template.opening import TemplateError
from word_files import LOOKS, REFERENCE, changed_reference, made, opened, sample, texts


def test_properties_come_from_the_imprint() -> None:
    """Title, authors, dates, revision and language are the course's, not the machine's."""
    imprint = make_imprint(
        language=replace(ENGLISH, code="de"), authors=("Ada", "Ben"), updated=date(2026, 2, 3)
    )
    document = opened(sample(imprint=imprint))
    core = document.core_properties
    assert (core.title, core.author, core.last_modified_by) == (
        "Starter quiz, form A", "Ada, Ben", "Ada, Ben",
    )  # fmt: skip
    assert core.created.replace(tzinfo=None) == datetime(2026, 2, 3)
    assert core.modified == core.created
    assert (core.revision, core.language, core.subject) == (1, "de", imprint.title)
    normal = document.styles["Normal"].element
    assert normal.xpath("./w:rPr/w:lang/@w:val") == ["de"]


def test_files_are_the_same_bytes_in_every_surrounding(tmp_path: Path) -> None:
    """Neither hash seed, time zone, locale nor folder changes a byte."""
    script = (
        "import sys, hashlib; sys.path[:0] = sys.argv[1:]\n"
        "from word_files import every_kind, made\n"
        "for name, content in made(every_kind()).items():\n"
        "    print(name, hashlib.sha256(content).hexdigest())"
    )
    here = Path(__file__).resolve().parent
    paths = [str(here.parent), str(here.parents[1] / "src")]
    surroundings: tuple[Mapping[str, str], ...] = (
        {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "2", "TZ": "America/Adak", "LC_ALL": "C.UTF-8"},
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", script, *paths],
            env={**os.environ, **surrounding},
            cwd=folder,
            check=True,
            capture_output=True,
        ).stdout
        for surrounding, folder in zip(surroundings, (tmp_path, here), strict=True)
    }
    assert len(outputs) == 1


def test_the_zip_is_in_its_fixed_order_and_form() -> None:
    """Content types come first, the rest is sorted, dated alike and compressed."""
    for content in made(sample()).values():
        entries = ZipFile(BytesIO(content)).infolist()
        first, *others = [entry.filename for entry in entries]
        assert first == "[Content_Types].xml"
        assert others == sorted(others)
        assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
        assert {entry.compress_type for entry in entries} == {ZIP_DEFLATED}


@pytest.mark.parametrize("style", list(Style))
def test_a_missing_style_is_named(style: Style, tmp_path: Path) -> None:
    """A reference document without a style gives an error with the name that a teacher knows."""
    mine = changed_reference(tmp_path, f'<w:name w:val="{style}"/>', '<w:name w:val="Other"/>')
    with pytest.raises(TemplateError, match=f'mine.docx has no .* style named "{style}"') as error:
        made(sample(), mine)
    assert isinstance(error.value, ExportError)


@pytest.mark.parametrize("content", [None, b"", b"no zip", REFERENCE.read_bytes()[:2_000]])
def test_a_reference_that_is_no_word_document_is_refused(
    content: bytes | None, tmp_path: Path
) -> None:
    """A file that is not there, empty, broken or of another kind is named."""
    if content is not None:
        (tmp_path / "mine.docx").write_bytes(content)
    with pytest.raises(TemplateError, match=r"mine\.docx cannot be read"):
        made(sample(), tmp_path / "mine.docx")


@pytest.mark.parametrize("level", [0, 1])
def test_a_style_without_its_list_is_named(level: int, tmp_path: Path) -> None:
    """A reference document whose questions or options are not numbered is refused."""
    numbers = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'
    mine = changed_reference(tmp_path, numbers, "")
    with pytest.raises(TemplateError, match=("TQ Question", "TQ Option")[level]):
        made(sample(), mine)


def test_styles_are_found_by_name_whatever_their_ids(tmp_path: Path) -> None:
    """A German Word renames the id of Heading 1; the sheet still uses the style."""
    mine = changed_reference(tmp_path, 'w:styleId="Heading1"', 'w:styleId="berschrift1"')
    document = Document(BytesIO(made(sample(), mine)["starter-quiz-A.docx"]))
    assert len(texts(document, Style.SECTION)) == 3


def test_tables_are_as_wide_as_the_page_of_the_reference(tmp_path: Path) -> None:
    """A teacher's own margins are followed by the key's tables."""
    document = Document(str(REFERENCE))
    section = document.sections[0]
    section.left_margin = section.right_margin = section.page_width // 4
    document.save(str(tmp_path / "mine.docx"))
    key = made(sample(), tmp_path / "mine.docx")["starter-quiz-key.docx"]
    widths = Document(BytesIO(key)).element.xpath("(//w:tbl)[1]/w:tblGrid/w:gridCol/@w:w")
    assert abs(sum(map(int, widths)) * 635 - section.page_width // 2) < 635 * 10


def test_the_bundled_template_is_what_its_script_makes(tmp_path: Path) -> None:
    """Running the script again gives the committed bytes, which are valid."""
    for script in LOOKS.glob("*.py"):
        (tmp_path / script.name).write_bytes(script.read_bytes())
    source = str(Path(__file__).resolve().parents[2] / "src")
    subprocess.run(
        [sys.executable, str(tmp_path / "make_reference.py")],
        env={**os.environ, "PYTHONPATH": source},
        check=True,
    )
    assert (tmp_path / "reference.docx").read_bytes() == REFERENCE.read_bytes()
    assert OpenXmlValidator().validate(REFERENCE).is_valid


def test_the_bundled_template_carries_nothing_along() -> None:
    """The parts of python-docx's template that no handout needs are gone."""
    parts = ZipFile(REFERENCE).namelist()
    for part in ("thumbnail", "stylesWithEffects", "customXml", "docProps/app"):
        assert not [name for name in parts if part in name]
