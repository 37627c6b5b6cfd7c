"""The sheet that bears a student's name, and the key of a class."""

import re
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from talkquiz.exporters import AS_USUAL
from talkquiz.exporters.word.kinds.options import letters
from talkquiz.exporters.word.sheet import sheet
from talkquiz.exporters.word.students import students_key
from talkquiz.exporters.word.styles import Style
from talkquiz.exporters.word.template import sheet_looks
from talkquiz.handouts.handout import Handout, Version
from talkquiz.handouts.versions import student_codes, student_version
from word_files import assert_valid, every_kind, furniture, sample, texts

LOOKS = sheet_looks(AS_USUAL)
CLASS = (
    "Ada Brook",
    "محمد علي حسن",
    "王小明",
    "<script>alert(1)</script>",
    "=cmd|' /C calc'!A0",
    "Maximiliana Theodora Wolfeschlegelsteinhausenbergerdorff",
)


def versions_of(handout: Handout) -> list[Version]:
    codes = student_codes(handout, CLASS)
    return [student_version(handout, *each) for each in zip(codes, CLASS, strict=True)]


def rows(key: bytes) -> list[list[str]]:
    (table,) = Document(BytesIO(key)).tables
    return [[cell.text.replace("\u00a0", " ") for cell in row.cells] for row in table.rows]


@pytest.mark.parametrize("name", CLASS)
def test_the_name_is_printed(name: str) -> None:
    """It stands where names are written, and on top of later pages; the form is in the footer."""
    version = student_version(sample(), "K7QX", name)
    document: Any = Document(BytesIO(sheet(sample(), version, LOOKS)))
    first, *others = texts(document, Style.NAME_LINE)
    assert first.startswith(f"Name {name}")
    assert "Score" in (others or [first])[-1]
    section = document.sections[0]
    assert name in furniture(section.header)
    assert "form K7QX" in furniture(section.footer)


def test_all_answers_of_all_students_are_in_the_key(tmp_path: Path) -> None:
    """Each row has the student, the form and, number by number, what is right on that sheet.

    What is too long for the table is given by its number in form A, where the key has it.
    """
    handout = every_kind()
    versions = versions_of(handout)
    key = students_key(handout, versions, LOOKS)
    assert_valid(key, tmp_path)
    head, *found = rows(key)
    assert head == ["No.", "Student", "Answers", "Score"]
    for number, (row, version) in enumerate(zip(found, versions, strict=True), start=1):
        assert row[:2] == [str(number), f"{version.student}\nform {version.code}"]
        for question in (q for section in version.sections for q in section.questions):
            item = question.item
            if item.kind.picks:
                assert f"{question.number} {letters(question)}" in row[2]
            elif item.kind.studied:
                assert f"{question.number} {item.key}" in row[2]
            assert re.search(rf"(^|\s){question.number} ", row[2])
    last = handout.versions[0].sections[-1].questions[-1]
    assert f"see A {last.number}" in found[0][2]


def test_no_points_no_score() -> None:
    key = students_key(sample(), versions_of(sample()), LOOKS, points=False)
    assert rows(key)[0] == ["No.", "Student", "Answers"]
