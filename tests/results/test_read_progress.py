"""Progress that students saved: what is read of it, what is refused, and that no name comes out."""

import json
import os
from pathlib import Path

import pytest

from classes import saved
from talkquiz.problem import Problem, Severity
from talkquiz.results import read_progress as door
from talkquiz.results.answers import Answer, Results
from talkquiz.results.read_progress import read_progress

COURSE = "saltmere"
RIGHT = Answer("saltmere/pier/when/asked", 1_764_572_400, is_right=True, picked=("o8f470",))
WRONG = Answer("saltmere/pier/where/asked", 1_764_572_500, is_right=False)


def read(*paths: Path) -> tuple[Results, list[Problem]]:
    problems: list[Problem] = []
    return read_progress(paths, COURSE, problems), problems


def written(folder: Path, content: str | bytes, name: str = "ada-brook.json") -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def codes(problems: list[Problem]) -> list[str]:
    return [each.code for each in problems]


def test_answers_are_read_as_they_were_saved(tmp_path: Path) -> None:
    """What the page keeps beside them is let be, and so is what a later page may add."""
    results, problems = read(written(tmp_path, saved([RIGHT, WRONG], COURSE, more={"x": 1})))
    assert (results.students, problems) == ([{RIGHT, WRONG}], [])


def test_what_a_student_has_put_aside_is_not_told(tmp_path: Path) -> None:
    """Their answers count all the same; what stands there besides is the page's own."""
    content = json.loads(saved([RIGHT, WRONG], COURSE))
    asides: list[object] = [{RIGHT.item: [1764493200, 1]}, {"x": "y"}, []]
    for aside in asides:
        path = written(tmp_path, json.dumps(content | {"aside": aside}))
        results, problems = read(path)
        assert (results.students, problems) == ([{RIGHT, WRONG}], [])


def test_ratings_two_to_four_are_right_and_more_parts_are_let_be(tmp_path: Path) -> None:
    answers = [[when, rating, [], "more"] for when, rating in enumerate((1, 2, 3, 4))]
    content = {"talkquiz": "progress", "version": 1, "course": COURSE}
    items = {"a": {"answers": [*answers, [9.5, 3]]}, "b": {"stability": 1}}
    results, problems = read(written(tmp_path, json.dumps({**content, "items": items})))
    ((student),) = results.students
    assert sorted((each.when, each.is_right) for each in student) == [
        (0, False),
        (1, True),
        (2, True),
        (3, True),
        (9, True),
    ]
    assert problems == []


def test_a_folder_is_read_file_by_file_and_each_file_once(tmp_path: Path) -> None:
    one = written(tmp_path, saved([RIGHT], COURSE))
    written(tmp_path, saved([WRONG], COURSE), "ben.JSON")
    written(tmp_path, "no progress", "notes.txt")
    written(tmp_path, "no progress", ".hidden.json")
    (tmp_path / "folder.json").mkdir()
    results, problems = read(tmp_path, one)
    assert (len(results.students), results.files, problems) == (2, 2, [])


def test_a_copy_counts_once(tmp_path: Path) -> None:
    written(tmp_path, saved([RIGHT, WRONG], COURSE))
    written(tmp_path, saved([RIGHT, WRONG], COURSE), "copy.json")
    results, _ = read(tmp_path)
    assert results == Results([{RIGHT, WRONG}], files=2, repeated=1)


def test_progress_of_another_course_is_counted_and_left_out(tmp_path: Path) -> None:
    written(tmp_path, saved([RIGHT], "holm"))
    results, (problem,) = read(tmp_path)
    assert results.students == []
    assert (problem.code, problem.severity) == ("TQ803", Severity.WARNING)
    assert "1 file is of another course" in problem.message
    assert results.files == 0


def test_which_files_are_of_another_course_or_damaged_is_told_by_their_numbers(
    tmp_path: Path,
) -> None:
    """A teacher finds them in the list of files by name; no problem names one."""
    for name, course in (("ada", COURSE), ("ben", "holm"), ("cleo", COURSE), ("dan", "holm")):
        items = {"a": {"answers": [7 if name == "cleo" else [1, 3, []]]}}
        written(tmp_path, saved([], course, items=items), f"{name}.json")
    _, problems = read(tmp_path)
    said = {each.code: each.message for each in problems}
    assert "file 3 of 4 has 1 answer without time" in said["TQ804"]
    assert (
        "2 files are of another course, and left out (number 2, 4 of 4, by name)" in (said["TQ803"])
    )
    assert "cleo" not in repr(problems)


def test_what_lies_beside_progress_in_a_folder_is_counted(tmp_path: Path) -> None:
    """Progress that was renamed would else be missed without a word; hidden files are no one's."""
    written(tmp_path, saved([RIGHT], COURSE))
    for name in ("progress.json.txt", "sheet.docx", ".DS_Store"):
        written(tmp_path, "x", name)
    assert read(tmp_path)[0].passed_over == 2


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "it is no JSON, from line 1 on"),
        ('{"talkquiz":\n\n}', "it is no JSON, from line 3 on"),
        (b"\xff\xfe{\x00", "it is not UTF-8"),
        ("[]", "the study page did not save it"),
        ("7" * 5000, "without end"),
        ("[" * 100_000, "without end"),
        ('{"talkquiz": NaN}', "without end"),
        (saved([], COURSE, talkquiz="deck"), "the study page did not save it"),
        (saved([], COURSE, version=None), "it has no version"),
        (saved([], COURSE, version=True), "it has no version"),
        (saved([], COURSE, version=2), "a newer TalkQuiz saved it"),
        (saved([], COURSE, items=[]), "it has no answers"),
    ],
)
def test_a_file_that_is_no_progress_is_told_and_hides_no_other(
    tmp_path: Path, content: str | bytes, said: str
) -> None:
    """By its place among the files: its name may be that of a student."""
    written(tmp_path, saved([RIGHT], COURSE), "a.json")
    written(tmp_path, content)
    results, (problem,) = read(tmp_path)
    assert len(results.students) == 1
    assert str(problem).startswith("--progress: TQ801 file 2 of 2 is no saved progress: ")
    assert said in problem.message
    assert "ada" not in repr(problem)
    assert problem.hint


@pytest.mark.parametrize(
    "answer",
    [
        7,
        [],
        [1],
        [-1, 3, []],
        [2**40, 3, []],
        ["1", 3, []],
        [True, 3, []],
        [1, 0, []],
        [1, 5, []],
        [1, True, []],
        [1, 3, "o8f470"],
        [1, 3, [7]],
        [1, 3, ["o" * 301]],
        [1, 3, ["o"] * 101],
    ],
)
def test_an_answer_that_is_none_is_counted_and_left_out(tmp_path: Path, answer: object) -> None:
    items = {"a": {"answers": [answer, [1, 3, []]]}, "b": {"answers": 7}, "c": None}
    results, (problem,) = read(written(tmp_path, saved([], COURSE, items=items)))
    assert results.students == [{Answer("a", 1, is_right=True)}]
    assert (problem.code, problem.severity) == ("TQ804", Severity.WARNING)
    assert problem.message.startswith("the file has 3 answers without time")


def test_a_folder_without_progress_is_an_error(tmp_path: Path) -> None:
    results, problems = read(tmp_path)
    assert (results.students, codes(problems)) == ([], ["TQ802"])


@pytest.mark.parametrize(
    ("limit", "most", "code"),
    [("_MOST_FILES", 1, "TQ802"), ("_MOST_IN_ALL", 1, "TQ802"), ("_MOST_ANSWERS", 1, "TQ801")],
)
def test_more_than_any_class_has_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, most: int, code: str
) -> None:
    written(tmp_path, saved([RIGHT, WRONG], COURSE))
    written(tmp_path, saved([RIGHT, WRONG], COURSE), "other.json")
    monkeypatch.setattr(door, limit, most)
    assert code in codes(read(tmp_path)[1])


def test_a_pipe_and_a_large_file_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(tmp_path / "pipe.json")
    assert codes(read(tmp_path / "pipe.json")[1]) == ["TQ801"]
    monkeypatch.setattr(door, "_MOST_BYTES", 10)
    (problem,) = read(written(tmp_path, saved([RIGHT], COURSE)))[1]
    assert "larger than" in problem.message
