"""The sheet that bears a student's name, and the key of a class."""

import re
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from openxml_audit import OpenXmlValidator

from talkquiz.exporters import AS_USUAL
from talkquiz.exporters.word.kinds.options import letters
from talkquiz.exporters.word.sheet import sheet
from talkquiz.exporters.word.students import students_key
from talkquiz.exporters.word.styles import Style
from talkquiz.exporters.word.template import key_looks, sheet_looks
from talkquiz.handouts.versions import student_codes, student_version
from word_files import every_kind, furniture, sample, texts

LOOKS = sheet_looks(AS_USUAL)

CLASS = (
    "Ada Brook",
    "محمد علي حسن",
    "王小明",
    "<script>alert(1)</script>",
    "=cmd|' /C calc'!A0",
    "Maximiliana Theodora Wolfeschlegelsteinhausenbergerdorff",
)


def sheet_of(name: str) -> Any:
    handout = sample()
    return Document(BytesIO(sheet(handout, student_version(handout, "K7QX", name), LOOKS)))


def key_of(handout: Any, *, points: bool = True) -> tuple[Any, list[Any]]:
    """Return the opened key of the class, and the version of each student."""
    codes = student_codes(handout, CLASS)
    versions = [student_version(handout, *each) for each in zip(codes, CLASS, strict=True)]
    looks = key_looks(AS_USUAL)
    return Document(BytesIO(students_key(handout, versions, looks, points=points))), versions


@pytest.mark.parametrize("name", CLASS)
def test_the_name_is_printed(name: str) -> None:
    """It stands where names are written, and on top of later pages; the form is in the footer."""
    document = sheet_of(name)
    first, *others = texts(document, Style.NAME_LINE)
    assert first.startswith(f"Name {name}")
    assert "Score" in (others or [first])[-1]
    section = document.sections[0]
    assert name in furniture(section.header)
    assert "form K7QX" in furniture(section.footer)


def test_all_answers_of_all_students_are_in_the_key() -> None:
    """Each row has the student, the form and, number by number, what is right on that sheet."""
    document, versions = key_of(every_kind())
    (table,) = document.tables
    head, *rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert head == ["No.", "Student", "Answers", "Score"]
    for number, (row, version) in enumerate(zip(rows, versions, strict=True), start=1):
        assert row[0] == str(number)
        assert row[1] == f"{version.student}\nform {version.code}"
        plain = row[2].replace("\u00a0", " ")
        for question in (q for section in version.sections for q in section.questions):
            item = question.item
            if item.kind.picks:
                assert f"{question.number} {letters(question)}" in plain
            elif item.kind.studied:
                assert f"{question.number} {item.key}" in plain
            assert re.search(rf"(^|\s){question.number} ", plain)


def test_long_answers_are_sent_on() -> None:
    """What is too long for the table is given by its number in form A, where the key has it."""
    handout = every_kind()
    document, _ = key_of(handout)
    text = document.tables[0].rows[1].cells[2].text.replace("\u00a0", " ")
    last = handout.versions[0].sections[-1].questions[-1]
    assert f"see A {last.number}" in text


def test_no_points_no_score() -> None:
    document, _ = key_of(sample(), points=False)
    assert [cell.text for cell in document.tables[0].rows[0].cells] == ["No.", "Student", "Answers"]


def test_the_key_is_valid(tmp_path: Path) -> None:
    document, _ = key_of(every_kind())
    path = tmp_path / "key.docx"
    document.save(str(path))
    result = OpenXmlValidator().validate(str(path))
    assert not result.errors
