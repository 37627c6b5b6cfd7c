"""LibreOffice prints a class: each name on its sheet, and a key that can be marked from."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

import pdf_pages
from factories import make_choice, make_cloze, make_item, make_quiz
from talkquiz.exporters import AS_USUAL
from talkquiz.exporters.word.kinds.options import letters
from talkquiz.exporters.word.students import export_for_students
from talkquiz.handouts.versions import student_codes, student_version
from talkquiz.items.kinds import ItemKind
from talkquiz.roster import Student

TOOLS = ("soffice", "pdftotext")
pytestmark = pytest.mark.skipif(
    not all(map(shutil.which, TOOLS)), reason=f"one of {', '.join(TOOLS)} is not installed"
)

QUIZ = make_quiz(
    [make_choice(f"choice-{number}") for number in range(6)],
    [make_cloze("gap"), make_cloze("other", gap="Resolution 2254")],
    [make_item("short")],
)
CLASS = [
    Student(name)
    for name in (
        "Ada Brook",
        "Øystein Ærøskøbing",
        "محمد علي",
        "<b>Tom</b> & Co",
        "Maximiliana Theodora Wolfeschlegelsteinhausenbergerdorff",
        *(f"Student {number}" for number in range(30)),
    )
]


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """Return the text of each page of the first sheets and of the key, by name of the file."""
    folder = tmp_path_factory.mktemp("class")
    files = dict(export_for_students(QUIZ, CLASS, AS_USUAL))
    chosen = (*list(files)[:5], list(files)[-1])
    contents = {f"{number}.docx": files[name].content for number, name in enumerate(chosen)}
    return dict(zip(chosen, map(pages, pdf_pages.printed(contents, folder)), strict=True))


def pages(pdf: Path) -> list[str]:
    """Return the text of each page, with single spaces."""
    text = subprocess.run(
        ["pdftotext", "-layout", pdf, "-"], check=True, capture_output=True
    ).stdout
    return [" ".join(page.split()) for page in text.decode().split("\f")[:-1]]


@pytest.mark.parametrize("place", [0, 1, 2, 3, 4])
def test_the_sheet_bears_its_name(printed: dict[str, list[str]], place: int) -> None:
    sheet = list(printed.values())[place]
    code = student_codes(QUIZ, [student.identity for student in CLASS])[place]
    assert all(word in sheet[0] for word in CLASS[place].name.split())
    assert all(f"form {code}" in page for page in sheet)


def test_the_key_has_everybody_in_order(printed: dict[str, list[str]]) -> None:
    text = " ".join(printed["starter-quiz-students-key.docx"])
    codes = student_codes(QUIZ, [student.identity for student in CLASS])
    places = [text.index(f"form {code}") for code in codes]
    assert places == sorted(places)
    for code, student in zip(codes, CLASS, strict=True):
        choices = [
            f"{question.number}{letters(question)}"
            for section in student_version(QUIZ, code, student.name).sections
            for question in section.questions
            if question.item.kind is ItemKind.CHOICE
        ]
        assert "".join(choices) in text.replace(" ", "")


def test_no_student_is_split_over_pages(printed: dict[str, list[str]]) -> None:
    """On every page of the key the table has its header, and as many forms as first answers."""
    key = printed["starter-quiz-students-key.docx"]
    assert len(key) > 1
    for page in key[:-1]:
        assert "No. Student Answers Score" in page
        assert len(re.findall(r"form [2-9B-Z]{4}", page)) == len(re.findall(r"/ ?9\b", page)) > 5
