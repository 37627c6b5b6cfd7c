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

from talkquiz.build import assemble, load_and_check
from talkquiz.exporters import Assembled, Options
from talkquiz.exporters.word import export
from talkquiz.handouts.handout import Handout
from talkquiz.resources import bundled
from word_files import assert_valid, printed_numbers

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


@pytest.fixture(scope="module")
def assembled() -> Assembled:
    made, _ = assemble(
        load_and_check(bundled("questions") / "syria-peace-process"), for_study=False
    )
    assert made
    return made


@pytest.fixture(scope="module", params=WAYS)
def files(request: pytest.FixtureRequest, assembled: Assembled) -> list[File]:
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


def test_every_file_is_valid(files: list[File], tmp_path: Path) -> None:
    for file in files:
        assert_valid(file.content, tmp_path)


def test_every_file_has_a_title_and_a_language(files: list[File]) -> None:
    """A screen reader says what was opened, and reads it in the right language."""
    titles = [file.document.core_properties.title for file in files]
    assert all(titles)
    assert len(set(titles)) == len(titles)
    for file in files:
        assert file.document.core_properties.language == file.handout.imprint.language.code
        (language,) = file.document.styles["Normal"].element.xpath("./w:rPr/w:lang/@w:val")
        assert language == file.handout.imprint.language.code


def test_headings_begin_at_one_and_skip_no_level(files: list[File]) -> None:
    for file in files:
        levels = [int(style[-1]) for style, _ in paragraphs(file) if style.startswith("Heading")]
        assert levels[:1] in ([], [1]), file.name
        assert all(after <= before + 1 for before, after in pairwise(levels)), file.name
        words = [text_of(p) for style, p in paragraphs(file) if style.startswith("Heading")]
        assert all(words), file.name


def test_pictures_say_what_they_show_and_stand_in_the_text(files: list[File]) -> None:
    """Every picture has an alternative text and an id of its own, and none floats."""
    pictures = 0
    for file in files:
        found = list(file.document.element.body.iter(qn("wp:docPr")))
        assert all(len(each.get("descr", "")) > 10 for each in found), file.name
        assert len({each.get("id") for each in found}) == len(found)
        assert not list(file.document.element.body.iter(qn("wp:anchor")))
        pictures += len(found)
    assert pictures


def test_tables_of_data_have_a_header_and_a_caption(files: list[File]) -> None:
    data = 0
    for file in files:
        for table in file.document.element.body.iter(qn("w:tbl")):
            properties, first = table.find(qn("w:tblPr")), table.find(qn("w:tr"))
            header = first.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
            styled = properties.find(qn("w:tblStyle")) is not None
            assert header == styled, file.name
            if styled:
                data += 1
                assert properties.find(qn("w:tblCaption")).get(qn("w:val"))
                assert all(text_of(cell) for cell in first.iter(qn("w:tc")))
    assert data


def test_no_empty_paragraph_stands_for_a_space(files: list[File]) -> None:
    """A screen reader is not made to say "blank": outside of boxes, only lines to write on are."""
    for file in files:
        for style, paragraph in paragraphs(file):
            if not text_of(paragraph) and paragraph.getparent().tag == qn("w:body"):
                assert style in TO_WRITE_ON, (file.name, style)


def test_questions_are_read_in_their_order(files: list[File]) -> None:
    for file in files:
        if not file.name.endswith("-key.docx"):
            numbers = [number for number, label in printed_numbers(file.document) if not label]
            assert numbers == sorted(numbers), file.name


def test_text_and_paper_contrast(files: list[File]) -> None:
    """No text is lighter than a grey of 7 to 1 on white, the stricter measure of WCAG 2 (1.4.6)."""
    for file in files:
        for color in file.document.styles.element.iter(qn("w:color")):
            assert max(int(color.get(qn("w:val"))[at : at + 2], 16) for at in (0, 2, 4)) <= 0x59


def test_plain_letters_in_large_print(files: list[File]) -> None:
    """Where large print is wanted, nothing is in italics, underlined or in capitals."""
    for file in files:
        styles = file.document.styles.element
        for name in ("w:i", "w:caps", "w:smallCaps", "w:u"):
            assert not list(styles.iter(qn(name)))
