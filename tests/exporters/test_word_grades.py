"""The grading table at the foot of keys."""

from io import BytesIO
from typing import Any

import pytest
from docx import Document

from factories import ENGLISH, make_handout, make_item, make_questions, make_section
from talkquiz.course.grades import read_grades
from talkquiz.exporters import AS_USUAL, Options
from talkquiz.exporters.word.class_key import class_key
from talkquiz.exporters.word.template import sheet_looks
from talkquiz.handouts.handout import Handout
from word_files import opened, words


def graded(points: float) -> Handout:
    section = make_section(*make_questions(make_item("one"), make_item("two"), points=points))
    return make_handout(section, grades=read_grades("90 62.5 50", ENGLISH))


def table_of(key: Any) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in key.tables[-1].rows]


@pytest.mark.parametrize("of_class", [False, True])
def test_both_keys_say_which_marks_give_which_grade(of_class: bool) -> None:
    handout = graded(4)
    key = opened(handout, "key")
    if of_class:
        looks = sheet_looks(AS_USUAL)
        key = Document(BytesIO(class_key(handout, handout.versions, looks)))
    assert table_of(key) == [
        ["Grade", "Percentage", "Marks"],
        ["A", "from 90%", "8"],
        ["B", "from 62.5%", "5 to 7"],
        ["C", "from 50%", "4"],
        ["F", "below 50%", "0 to 3"],
    ]
    assert "first whole mark that reaches its percentage" in words(key)


def test_grades_of_half_marks_begin_with_halves_and_say_so() -> None:
    key = opened(graded(1.5), "key")
    assert [row[2] for row in table_of(key)[1:]] == ["3", "2 to 2½", "1½", "0 to 1"]
    assert "first half mark" in words(key)


@pytest.mark.parametrize(("points", "options"), [(0, Options()), (1, Options(points=False))])
def test_without_points_there_are_no_grades(points: int, options: Options) -> None:
    assert "Grade" not in words(opened(graded(points), "key", options))
