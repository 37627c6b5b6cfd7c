"""Which points give which grade."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from factories import ENGLISH, make_item, make_ordering, make_questions, make_section
from talkquiz.course.grades import Grade, read_grades
from talkquiz.handouts.grade_bands import grade_bands, step_of
from talkquiz.handouts.handout import Version

_BOUNDS = st.lists(st.decimals(0, 100, places=2), min_size=1, max_size=20, unique=True)


@given(bounds=_BOUNDS, halves=st.integers(1, 400), step=st.sampled_from([0.5, 1.0]))
def test_every_score_has_one_grade_whose_percentage_it_reaches(
    bounds: list[Decimal], halves: int, step: float
) -> None:
    """No gap, no overlap: and it does not reach that of the grade above."""
    falling = sorted({*bounds, Decimal(0)}, reverse=True)
    grades = [Grade(str(number), least) for number, least in enumerate(falling)]
    steps = halves if step == 1 else halves * 2
    total = steps * step
    bands = grade_bands(grades, total, step)
    for number in range(steps + 1):
        score = number * step
        (band,) = [
            each
            for each in bands
            if each.first is not None and each.last is not None and each.first <= score <= each.last
        ]
        reached = [grade for grade in grades if score * 100 >= grade.least * Decimal(total)]
        assert band.grade == reached[0]


def test_grades_of_thirty_points_are_those_a_teacher_works_out() -> None:
    bands = grade_bands(read_grades("90 80 70 60", ENGLISH), 30, 1)
    assert [(b.grade.name, b.first, b.last) for b in bands] == [
        ("A", 27, 30), ("B", 24, 26), ("C", 21, 23), ("D", 18, 20), ("F", 0, 17),
    ]  # fmt: skip


def test_more_grades_than_points_leave_some_without_any() -> None:
    bands = grade_bands(read_grades("90 80 70 60", ENGLISH), 2, 1)
    assert [(b.first, b.last) for b in bands] == [
        (2, 2),
        (None, None),
        (None, None),
        (None, None),
        (0, 1),
    ]


def test_scores_are_in_halves_where_a_question_has_one() -> None:
    """A part of an answer may be worth half a point where the whole is not."""
    whole, half = make_questions(make_item(), make_ordering(), points=2)
    assert step_of(Version("A", (make_section(whole),))) == 1
    assert step_of(Version("A", (make_section(whole, half),))) == 0.5
