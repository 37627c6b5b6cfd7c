"""The sheet that bears a student's name, and the key of a class."""

import re
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from factories import make_item, make_quiz
from talkquiz.exporters import AS_USUAL, Options
from talkquiz.exporters.word.class_key import class_key
from talkquiz.exporters.word.kinds.options import letters
from talkquiz.exporters.word.sheet import sheet
from talkquiz.exporters.word.students import export_for_students
from talkquiz.exporters.word.styles import Style
from talkquiz.exporters.word.template import sheet_looks
from talkquiz.handouts.handout import Handout, Version
from talkquiz.handouts.versions import student_codes, student_version
from talkquiz.rosters.student import Student
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
    versions = versions_of(handout)[:2]
    key = class_key(handout, versions, LOOKS)
    assert_valid(key, tmp_path)
    head, *found = rows(key)
    assert head == ["Student and form", "Answers", f"Score / {handout.versions[0].points}"]
    for number, (row, version) in enumerate(zip(found, versions, strict=True), start=1):
        assert row[0] == f"{number} {version.student} {version.code}"
        for question in (q for section in version.sections for q in section.questions):
            item = question.item
            if item.kind.picks:
                assert f"{question.number} {letters(question)}" in row[1]
            elif item.kind.studied:
                assert f"{question.number} {item.key}" in row[1]
            assert re.search(rf"(^|\s){question.number} ", row[1])
    last = handout.versions[0].sections[-1].questions[-1]
    assert f"see A {last.number}" in found[0][1]


def test_no_points_no_score() -> None:
    key = class_key(sample(), versions_of(sample()), LOOKS, points=False)
    assert rows(key)[0] == ["Student and form", "Answers"]


def test_long_answers_are_cut_where_that_saves_a_page(tmp_path: Path) -> None:
    """Then they stand in full above the table, and their first words tell them from all others."""
    handout = make_quiz(
        [make_item(f"long-{n}", key=f"{n} ships of the harbour and the old pier") for n in range(9)]
    )
    names = [f"Ada Brook {number}" for number in range(28)]
    codes = student_codes(handout, names)
    versions = [student_version(handout, *each) for each in zip(codes, names, strict=True)]
    key = class_key(handout, versions, LOOKS)
    assert_valid(key, tmp_path)
    document = Document(BytesIO(key))
    (said,) = (each.text for each in document.paragraphs if each.text.startswith("In full: "))
    for question in handout.versions[0].sections[0].questions:
        assert question.item.key in said
    for row in rows(key)[1:]:
        cut = re.findall(r"\d (\d ships…)", row[1])
        assert len(set(cut)) == 9
    assert Document(BytesIO(class_key(handout, versions[:2], LOOKS))).paragraphs[1].text != said


def test_sheets_in_shared_forms_are_marked_by_one_table() -> None:
    """There is a column of answers for each form, and it is said who has which."""
    handout = sample()
    codes = [each.code for each in handout.versions]
    assert len(codes) > 1
    versions = [
        handout.versions[number % len(codes)]._replace(student=name)
        for number, name in enumerate(CLASS)
    ]
    document = Document(BytesIO(class_key(handout, versions, LOOKS)))
    answers, students = document.tables
    assert [cell.text for cell in answers.rows[0].cells[1:]] == [f"Form {code}" for code in codes]
    assert len(answers.rows) == 1 + sum(len(s.questions) for s in handout.versions[0].sections)
    told = " ".join(cell.text.replace("\u00a0", " ") for row in students.rows for cell in row.cells)
    for number, version in enumerate(versions, start=1):
        assert f"{number} {version.student} {version.code}" in told


@pytest.mark.parametrize("class_name", ["7b", "Year 9, set 3 of Ms Brook"])
def test_the_class_is_printed_without_a_line_to_write_on(class_name: str) -> None:
    """So is a name; what is long has a line of its own. What is not known has lines, as usual."""
    handout = sample().of_class(class_name)
    version = student_version(handout, "K7QX", "Ada Brook")._replace(class_name=class_name)
    for each, name in ((version, "Ada Brook"), (handout.versions[0], "\t")):
        document: Any = Document(BytesIO(sheet(handout, each, LOOKS)))
        told = [p for p in document.paragraphs if p.style.name == Style.NAME_LINE]
        text = "\n".join(paragraph.text for paragraph in told)
        assert f"Name {name}" in text
        assert f"Class {class_name}" in text
        cleared = [
            stop for p in told for stop in p._p.xpath("./w:pPr/w:tabs/w:tab[@w:val='clear']")
        ]
        on_one_line = len(told) == 1
        assert on_one_line is (class_name == "7b")
        # A field that is printed has one tab after it, which draws nothing.
        assert len(cleared) == (on_one_line * (1 + (name != "\t")))
    plain: Any = Document(BytesIO(sheet(sample(), sample().versions[0], LOOKS)))
    assert "Class \t" in texts(plain, Style.NAME_LINE)[0]


def test_shared_forms_go_round_in_the_order_of_the_list() -> None:
    """Neighbours have different ones; all have the questions of the form with their name on it."""
    students = [Student(name, class_name="7b") for name in CLASS]
    options = Options(shared=True)
    files = dict(export_for_students(sample(), students, options))
    *sheets, key = files.values()
    forms = [each.code for each in sample().versions]
    assert len(forms) > 1
    for number, (made, student) in enumerate(zip(sheets, students, strict=True)):
        document: Any = Document(BytesIO(made.content))
        code = forms[number % len(forms)]
        assert f"form {code}" in furniture(document.sections[0].footer)
        assert f"Name {student.name}" in texts(document, Style.NAME_LINE)[0]
    assert key.count == len(students)
    own = dict(export_for_students(sample(), students, options._replace(shared=False)))
    assert list(own) == list(files)
    assert [each.content for each in own.values()] != [each.content for each in files.values()]
