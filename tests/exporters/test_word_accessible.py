"""Every handout of the bundled course, on both papers and in large print, can be read by all.

What is looked for is what Word's own accessibility checker and the PDF/UA rules ask of a document.
"""

from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from docx import Document
from docx.oxml.ns import qn

from talkquiz.exporters import Assembled, Options
from talkquiz.exporters.word import export
from talkquiz.handouts.handout import Handout
from word_files import assert_valid, bundled_handouts, printed_numbers

pytestmark = pytest.mark.real
WAYS = {
    "a4": Options(paper="a4"),
    "letter": Options(paper="letter"),
    "large": Options(paper="a4", large_print=True),
    "large-letter": Options(paper="letter", large_print=True, dyslexia=True, points=False),
}
TO_WRITE_ON = {"TQ Answer Line", "TQ Picture"}
"""Styles whose paragraphs have no words, and are no spacers: lines to write on, and maps."""


class File(NamedTuple):
    """One file: its name, its bytes, python-docx's document, and the handout it is of."""

    name: str
    content: bytes
    document: Any
    handout: Handout


@pytest.fixture(scope="module", params=WAYS)
def files(request: pytest.FixtureRequest) -> list[File]:
    assembled = bundled_handouts()
    return [
        File(name, product.content, Document(BytesIO(product.content)), handout)
        for handout in assembled.handouts
        for name, product in export(
            Assembled(assembled.deck, (handout,)), WAYS[request.param]
        ).items()
    ]


def paragraphs(file: File) -> Iterator[tuple[str, Any]]:
    ids = {style.style_id: style.name for style in file.document.styles}
    for paragraph in file.document.element.body.iter(qn("w:p")):
        style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        yield ids[style.get(qn("w:val"))] if style is not None else "", paragraph


def text_of(element: Any) -> str:
    return "".join(text.text or "" for text in element.iter(qn("w:t"))).strip()


def test_every_file_is_valid_and_has_a_title_and_a_language(
    files: list[File], tmp_path: Path
) -> None:
    """A screen reader says what was opened, and reads it in the right language."""
    titles = {file.document.core_properties.title for file in files}
    assert all(titles)
    assert len(titles) == len(files)
    for file in files:
        assert_valid(file.content, tmp_path)
        (language,) = file.document.styles["Normal"].element.xpath("./w:rPr/w:lang/@w:val")
        said = file.document.core_properties.language
        assert said == language == file.handout.imprint.language.code


def test_headings_and_questions_are_in_order_and_nothing_empty_stands_for_a_space(
    files: list[File],
) -> None:
    """Headings begin at one and skip no level; no screen reader is made to say "blank"."""
    for file in files:
        headings = [(name, p) for name, p in paragraphs(file) if name.startswith("Heading")]
        levels = [int(name[-1]) for name, _ in headings]
        assert levels[:1] in ([], [1]), file.name
        assert all(after <= before + 1 for before, after in pairwise(levels)), file.name
        assert all(text_of(paragraph) for _, paragraph in headings), file.name
        for style, paragraph in paragraphs(file):
            if paragraph.getparent().tag == qn("w:body"):
                assert text_of(paragraph) or style in TO_WRITE_ON, (file.name, style)
        numbers = [number for number, label in printed_numbers(file.document) if not label]
        assert numbers == sorted(numbers) or file.name.endswith("-key.docx"), file.name


def test_pictures_say_what_they_show_and_stand_in_the_text(files: list[File]) -> None:
    """Every picture has an alternative text and an id of its own, and none floats."""
    found = [list(file.document.element.body.iter(qn("wp:docPr"))) for file in files]
    assert any(found)
    for pictures in found:
        assert all(len(each.get("descr", "")) > 10 for each in pictures)
        assert len({each.get("id") for each in pictures}) == len(pictures)
    assert not any(list(file.document.element.body.iter(qn("wp:anchor"))) for file in files)


def test_tables_of_data_have_a_header_and_a_caption(files: list[File]) -> None:
    tables = [table for file in files for table in file.document.element.body.iter(qn("w:tbl"))]
    data = [table for table in tables if table.xpath("./w:tblPr/w:tblStyle")]
    assert data == [table for table in tables if table.xpath("./w:tr[1]/w:trPr/w:tblHeader")]
    assert data
    for table in data:
        assert all(table.xpath("./w:tblPr/w:tblCaption/@w:val"))
        assert all(map(text_of, table.xpath("./w:tr[1]/w:tc")))


def test_letters_are_dark_and_in_large_print_plain(files: list[File]) -> None:
    """No text is lighter than a grey of 7 to 1 on white, the stricter measure of WCAG 2 (1.4.6).

    Nothing is in italics, underlined or in capitals.
    """
    for file in files:
        styles = file.document.styles.element
        for color in styles.iter(qn("w:color")):
            assert max(bytes.fromhex(color.get(qn("w:val")))) <= 0x59
        assert not list(styles.iter(*map(qn, ("w:i", "w:caps", "w:smallCaps", "w:u"))))
