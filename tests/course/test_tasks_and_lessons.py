"""tasks.yaml, extracts.yaml and lessons.yaml: what they may hold, and what is refused where."""

from pathlib import Path
from typing import Any

import pytest

from courses import COURSE, place_of, write_course
from talkquiz.build import check
from talkquiz.course.course import load_course
from talkquiz.problem import Problem
from task_files import LEVELS, files


def found(folder: Path, changes: dict[str, str]) -> list[str]:
    """Return `file:line:column code` of all problems of the course; each has a hint."""
    problems = check(write_course(folder, changes)).problems
    assert all(problem.hint for problem in problems)
    return [f"{Path(p.path).name}:{p.line}:{p.column} {p.code}" for p in problems]


def test_the_files_are_read_and_have_no_problems(tmp_path: Path) -> None:
    problems: list[Problem] = []
    course = load_course(write_course(tmp_path, files()), problems)
    assert problems == []
    assert [str(level.marks) for level in course.tasks.entries["why-closed"].levels] == [
        "1\N{EN DASH}2",
        "3",
    ]
    assert course.extracts.entries["bulletin"].lines == ("The pier,", "it says, is shut.")
    assert [step.minutes for step in course.lessons.entries["first"].steps] == [15, 30]
    assert found(tmp_path, files()) == []


def test_a_course_can_do_without_them(tmp_path: Path) -> None:
    course = load_course(write_course(tmp_path), [])
    assert (course.tasks.entries, course.extracts.entries, course.lessons.entries) == ({}, {}, {})


@pytest.mark.parametrize(
    ("task", "at", "code"),
    [
        ({"levels": [{"marks": "2-3", "earns": "x"}]}, "levels", "TQ156"),
        ({"levels": [{"marks": "1-2", "earns": "x"}]}, "levels", "TQ156"),
        ({"levels": [*LEVELS, {"marks": "3-4", "earns": "x"}], "marks": 4}, "levels", "TQ156"),
        ({"levels": [LEVELS[0], {"marks": "4-5", "earns": "x"}], "marks": 5}, "levels", "TQ156"),
        ({"levels": [{"marks": "3-1", "earns": "x"}]}, "levels", "TQ156"),
        ({"levels": [{"marks": "all", "earns": "x"}]}, "marks: all", "TQ103"),
        ({"levels": [{"marks": "1-" + "9" * 99, "earns": "x"}]}, "marks: 1-9", "TQ103"),
        ({"levels": [{"marks": "1-3", "earns": ""}]}, "earns", "TQ111"),
        ({"levels": None}, "id:", "TQ157"),
        ({"points": ["a", "b", "c"]}, "points", "TQ157"),
        ({"levels": None, "points": ["a", "b"]}, "points", "TQ157"),
        ({"marks": 0}, "marks: 0", "TQ103"),
        ({"lines": 5_000}, "lines", "TQ103"),
        ({"facts": []}, "facts", "TQ111"),
        ({"facts": ["pier-closed", "pier-shut"]}, "pier-shut", "TQ116"),
        ({"topic": "nowhere"}, "topic", "TQ113"),
        ({"teaches": ["nothing"]}, "nothing", "TQ147"),
        ({"extract": "no-such"}, "extract", "TQ159"),
        ({"answer": "a\u202eb"}, '"a', "TQ006"),
    ],
)
def test_what_is_wrong_with_a_task_is_told_at_its_place(
    tmp_path: Path, task: dict[str, Any], at: str, code: str
) -> None:
    changes = files(task)
    wrong = [each for each in found(tmp_path, changes) if each.startswith("tasks.yaml")]
    assert wrong == [f"tasks.yaml:{place_of(at, changes['tasks.yaml'])} {code}"]


@pytest.mark.parametrize(
    ("extract", "at", "code"),
    [
        ({"made": "copied"}, "made", "TQ104"),
        ({"text": " \n"}, "text", "TQ111"),
        ({"text": ["a"]}, "text", "TQ111"),
        ({"by": None}, "id:", "TQ102"),
    ],
)
def test_what_is_wrong_with_an_extract_is_told_at_its_place(
    tmp_path: Path, extract: dict[str, Any], at: str, code: str
) -> None:
    changes = files(extract=extract)
    place = place_of(at, changes["extracts.yaml"])
    assert found(tmp_path, changes) == [f"extracts.yaml:{place} {code}"]


def test_an_extract_that_no_task_shows_is_a_warning(tmp_path: Path) -> None:
    assert found(tmp_path, files({"extract": None})) == ["extracts.yaml:1:3 TQ160"]


@pytest.mark.parametrize(
    ("lesson", "at", "code"),
    [
        ({"minutes": 44}, "steps", "TQ161"),
        ({"teaches": ["nothing"]}, "nothing", "TQ147"),
        ({"steps": [{"minutes": 45, "do": "x", "cards": "nowhere"}]}, "cards", "TQ113"),
        ({"steps": [{"minutes": 45, "do": "x", "sheet": "second-quiz"}]}, "sheet", "TQ162"),
        ({"steps": [{"minutes": -1, "do": "x"}]}, "minutes: -1", "TQ103"),
    ],
)
def test_what_is_wrong_with_a_lesson_is_told_at_its_place(
    tmp_path: Path, lesson: dict[str, Any], at: str, code: str
) -> None:
    changes = files(lesson=lesson)
    place = place_of(at, changes["lessons.yaml"])
    assert found(tmp_path, changes) == [f"lessons.yaml:{place} {code}"]


def test_a_handout_that_cannot_be_read_may_be_the_one_that_a_lesson_names(tmp_path: Path) -> None:
    """One mistake is one problem."""
    broken = COURSE["handouts/first-quiz.yaml"].replace("seed: 1", "seed: one")
    assert found(tmp_path, files() | {"handouts/first-quiz.yaml": broken}) == [
        f"first-quiz.yaml:{place_of('seed', broken)} TQ103"
    ]
