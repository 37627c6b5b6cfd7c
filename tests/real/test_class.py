"""The key of a class and its sheets, as LibreOffice prints them on A4 and Letter."""

import re
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

import pdf_pages
from factories import make_assembled, make_choice, make_quiz
from talkquiz.exporters import Options
from talkquiz.exporters.word import export
from talkquiz.exporters.word.class_key import class_key
from talkquiz.exporters.word.class_pdf import class_pdf
from talkquiz.exporters.word.sheet import sheet
from talkquiz.exporters.word.students import export_for_students
from talkquiz.exporters.word.template import sheet_looks
from talkquiz.handouts.handout import Handout, Section, Version
from talkquiz.handouts.shown.answer_slip import AnswerSlip
from talkquiz.handouts.versions import is_for_one_student, student_codes, student_version
from talkquiz.rosters.student import Student
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


def test_a_class_is_printed_in_one_go(tmp_path: Path) -> None:
    """One PDF has all sheets in the order of the list, each on leaves of its own.

    What fills a leaf is blank; a second build gives the same bytes.
    """
    handout = next(each for each in HANDOUTS if each.name == "full-test")
    students = [Student(name, class_name="7b") for name in NAMES[:3]]
    options = Options(class_pdf=True, duplex=True, shared=True)
    made, again = (dict(export_for_students(handout, students, options)) for _ in range(2))
    product = made[f"{handout.name}-class.pdf"]
    assert again[f"{handout.name}-class.pdf"] == product
    assert f"{handout.name}-students-key.pdf" in made
    assert not [name for name in made if "/" in name and name.endswith(".pdf")]
    path = tmp_path / "class.pdf"
    path.write_bytes(product.content)
    pages = [" ".join(text.split()) for text in pdf_pages.texts(path)]
    assert (len(pages), product.paper) == (product.pages, product.pages // 2)
    each = len(pages) // len(students)
    assert each % 2 == 0
    for number, student in enumerate(students):
        first, *others, last = pages[number * each : (number + 1) * each]
        assert f"Name {student.name}" in first
        assert "Class 7b" in first
        numbered = [page for page in (first, *others, last) if page]
        assert all(others)  # what is blank fills the last leaf
        for at, page in enumerate(numbered, start=1):
            assert f"Page {at} of {len(numbered)}" in page


def test_an_answer_slip_has_a_leaf_of_its_own_where_both_sides_are_printed(tmp_path: Path) -> None:
    """It is taken off, so that nothing else may be on it; and the class is printed on it."""
    slip = Section("Answer slip", "", None, (), new_page=True, shown=AnswerSlip())
    students = [Student(name, class_name="7b") for name in NAMES[:2]]
    options = Options(class_pdf=True, duplex=True, shared=True)
    odd = 0
    for name in ("full-test", "starter-quiz"):
        handout = next(each for each in HANDOUTS if each.name == name)
        versions = tuple(
            each._replace(sections=(*each.sections, slip)) for each in handout.versions
        )
        made = dict(export_for_students(handout._replace(versions=versions), students, options))
        (tmp_path / "class.pdf").write_bytes(made[f"{name}-class.pdf"].content)
        found = pdf_pages.pages(tmp_path / "class.pdf")
        slips = [n for n, page in enumerate(found) if "With a cross" in page.text]
        assert len(slips) == 2
        for number in slips:
            assert number % 2 == 0
            assert not found[number + 1].words
            assert "Class 7b" in found[number].text
            odd += not found[number - 1].words
    assert odd


def test_sheets_that_end_with_a_page_of_a_few_lines_are_told_from_others(tmp_path: Path) -> None:
    """Whatever the number of questions: a last page is one where words are at its top alone."""
    quizzes = [make_quiz([make_choice(f"c{n}") for n in range(size)]) for size in range(5, 15)]
    looks = sheet_looks(Options(paper="letter"))
    documents = {
        f"{number}.docx": sheet(quiz, quiz.versions[0], looks)
        for number, quiz in enumerate(quizzes)
    }
    found = set()
    for quiz, path in zip(quizzes, pdf_pages.printed(documents, tmp_path), strict=True):
        told = bool(class_pdf(quiz, ["Ada"], [path.read_bytes()], duplex=True).sparse)
        first, *others = pdf_pages.pages(path)
        words = [word.bottom for page in others[-1:] for word in page.words]
        lowest = max((bottom for bottom in words if bottom < first.height - 90), default=0.0)
        assert told is (bool(others) and lowest < first.height / 4)
        found.add(told)
    assert found == {True, False}


def test_a_pdf_says_how_many_pages_it_has_and_whether_one_may_be_saved() -> None:
    """Of a sheet and of the PDF of a class it is the same; a key is not held to it."""
    quizzes = [
        make_quiz([make_choice(f"c{n}") for n in range(size)])._replace(name=f"quiz{size}")
        for size in range(5, 15)
    ]
    assembled = make_assembled()._replace(handouts=tuple(quizzes))
    made = export(assembled, Options(paper="letter", pdf=True))
    found = set()
    for quiz in quizzes:
        product = made[f"{quiz.name}-A.pdf"]
        of_class = class_pdf(quiz, ["Ada"], [product.content], duplex=False)
        assert (product.pages, product.sparse) == (of_class.pages, of_class.sparse)
        found.add(product.sparse)
        key = made[f"{quiz.name}-key.pdf"]
        assert key.pages
        assert not key.sparse
    assert found == {0, 1}
