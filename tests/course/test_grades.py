"""Grades as a course, a handout or an option says them."""

from decimal import Decimal
from pathlib import Path

import pytest

from factories import ENGLISH
from talkquiz.course.grades import read_grades
from talkquiz.course.shapes import FieldError
from talkquiz.course.yaml import parse
from talkquiz.language.language_file import read_language

_GERMAN_FILE = Path(__file__).parents[1] / "data" / "german" / "language.yaml"
GERMAN, _ = read_language("de", parse(_GERMAN_FILE.read_text("utf-8")).data)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("90 80 70 60", "A 90, B 80, C 70, D 60, F 0"),
        ("90,80,70,60", "A 90, B 80, C 70, D 60, F 0"),
        ("A 90, B 80, C 70, D 60", "A 90, B 80, C 70, D 60,  0"),
        ("1 87, 2 73, 3 59, 4 45, 5 18, 6", "1 87, 2 73, 3 59, 4 45, 5 18, 6 0"),
        ("very good: 87.5%; good = 50; poor", "very good 87.5, good 50, poor 0"),
        ("Level 2 70, Level 1 0", "Level 2 70, Level 1 0"),
        ("pass 50", "pass 50,  0"),
        ("100", "A 100, F 0"),
    ],
)
def test_grades_come_with_percentages_down_to_nothing(text: str, found: str) -> None:
    """Names are the language's where none are given; the last may go without a percentage."""
    grades = read_grades(text, ENGLISH)
    assert ", ".join(f"{grade.name} {grade.least}" for grade in grades) == found


def test_a_language_without_a_lowest_grade_goes_on_with_its_next_one() -> None:
    assert GERMAN
    assert [grade.name for grade in read_grades("92 81 67 50", GERMAN)] == ["1", "2", "3", "4", "5"]
    assert read_grades("92.5 81", GERMAN)[0].least == Decimal("92.5")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("90 80 85", "`85` does not lie below `80`"),
        ("90 90", "`90` does not lie below `90`"),
        ("101 90", "more than 100"),
        ("A 90, a 80", "two grades are called `A`"),
        ("A 90, B 80, A", "two grades are called `A`"),
        ("90 80 70 60 50 40", "6 percentages, and names for 5 grades"),
        (", ".join(f"G{n} {99 - n}" for n in range(31)), "more than 30 grades"),
        ("A 90 B 80", "no commas"),
        ("1 87,5, 2 60", "`5` is no grade with its percentage"),
        ("A 90, 80, C 70", "`80` is no grade with its percentage"),
        ("A -5, B", "`A -5` is no grade"),
        ("A 90, , C", "a grade is missing"),
        ("A nan, B", "`A nan` is no grade"),
        (f"{'A' * 21} 90, B", "longer than the 20 letters"),
        ("A\x1b 90, B", "cannot be printed"),
        ("no grades", "no percentage"),
        ("0", "no percentage"),
        ("", "a grade is missing"),
    ],
)
def test_what_are_no_grades_is_refused_in_words(text: str, message: str) -> None:
    with pytest.raises(FieldError) as refused:
        read_grades(text, ENGLISH)
    assert message in str(refused.value)
    assert refused.value.code == "TQ167"
    assert refused.value.hint
