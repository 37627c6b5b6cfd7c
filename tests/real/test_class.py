"""The key of a class and its sheets, as LibreOffice prints them on A4 and Letter."""

import re
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

import pdf_pages
from talkquiz.exporters import Options
from talkquiz.exporters.word.class_key import class_key
from talkquiz.exporters.word.template import sheet_looks
from talkquiz.handouts.handout import Handout, Version
from talkquiz.handouts.versions import is_for_one_student, student_codes, student_version
from word_files import bundled_handouts

pytestmark = pdf_pages.needs_libreoffice
NAMES = [
    *(f"{first} {last}" for first in ("Ada", "Dmitri", "Elif", "Goran") for last in (
        "Brook", "Al-Khatib", "Petrović", "Dvořáková", "Yılmaz", "Schmidt-Leutheusser",
    )),
    "Maximiliana-Theodora von Hohenstaufen-Leutheusser",
    "Rosa María García Fernández de Córdoba y Mendoza",
    "王小明",
    "Ñuria Vidal i Puigdomènech",
]  # fmt: skip
HANDOUTS = [each for each in bundled_handouts().handouts if is_for_one_student(each)]
MOST_ANSWERS = 15
"""Up to so many questions, the key of 28 students is on one page."""


def versions_of(handout: Handout) -> list[Version]:
    codes = student_codes(handout, NAMES)
    return [student_version(handout, *each) for each in zip(codes, NAMES, strict=True)]


def in_turn(handout: Handout) -> list[Version]:
    forms = handout.versions
    return [forms[n % len(forms)]._replace(student=name) for n, name in enumerate(NAMES)]


def words(document: bytes) -> set[str]:
    """Return the words of a document, also those of its tables, and what hyphens part."""
    opened = Document(BytesIO(document))
    cells = [cell.text for table in opened.tables for row in table.rows for cell in row.cells]
    texts = [*cells, *(paragraph.text for paragraph in opened.paragraphs)]
    found = {word for text in texts for word in text.split()}
    return found | {part for word in found for part in re.split("(?<=-)", word)}


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_the_key_of_28_is_one_page_and_breaks_no_word(paper: str, tmp_path: Path) -> None:
    """Whatever the answers are; a test with more questions goes over pages."""
    looks = sheet_looks(Options(paper=paper))
    made: dict[str, bytes] = {}
    for handout in HANDOUTS:
        for name, versions in (("own", versions_of(handout)), ("shared", in_turn(handout))):
            made[f"{handout.name}-{name}.docx"] = class_key(handout, versions, looks)
    counts = [_count(handout) for handout in HANDOUTS for _ in range(2)]
    printed = pdf_pages.printed(made, tmp_path)
    for (name, document), pdf, count in zip(made.items(), printed, counts, strict=True):
        pages = pdf_pages.pages(pdf)
        assert len(pages) == 1 or count > MOST_ANSWERS, name
        known = words(document)
        split = [word for page in pages for word in _in_the_table(page.words) if word not in known]
        assert not split, name


def _count(handout: Handout) -> int:
    return sum(len(section.questions) for section in handout.versions[0].sections)


def _in_the_table(words: Sequence[pdf_pages.Word]) -> list[str]:
    """Return the words above the footer."""
    return [word.text for word in words if word.bottom < max(each.top for each in words) - 20]
