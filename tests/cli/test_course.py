"""Which course a command takes."""

import json
from pathlib import Path

import pytest

from courses import COURSE, write_course

from .conftest import Run

BUNDLED = "syria-peace-process"


def course_of(run: Run, *arguments: str | Path) -> str:
    """Return the id of the course that `talkquiz check` takes."""
    found: str = json.loads(run("check", *arguments, "--json").stdout)["course"]
    return found


@pytest.mark.parametrize(
    ("made", "named", "taken"),
    [
        pytest.param(None, [], BUNDLED, id="the bundled course is the default"),
        pytest.param(".", [], "saltmere", id="one in the current folder comes first"),
        pytest.param(".", [BUNDLED], BUNDLED, id="a bundled course is taken by its name"),
        pytest.param(BUNDLED, [BUNDLED], "saltmere", id="a folder goes before a bundled course"),
    ],
)
def test_which_course_is_taken(run: Run, made: str | None, named: list[str], taken: str) -> None:
    if made:
        write_course(Path(made))
    assert course_of(run, *named) == taken


@pytest.mark.parametrize("name", ["my-course", "Kurs für Ümit", "دورة", "a'b"])
def test_folder_is_taken_by_its_path(run: Run, tmp_path: Path, name: str) -> None:
    write_course(tmp_path / name)
    assert course_of(run, tmp_path / name) == "saltmere"


def test_folder_gives_the_id_where_the_course_has_none(run: Run) -> None:
    text = COURSE["course.yaml"].replace("id: saltmere\n", "")
    write_course(Path("My Course (2)"), {"course.yaml": text})
    assert course_of(run, "My Course (2)") == "my-course-2"


@pytest.mark.parametrize("command", ["build", "check", "items", "facts"])
@pytest.mark.parametrize("name", ["no-such-course", "a file"])
def test_no_course_is_a_usage_error(run: Run, command: str, name: str) -> None:
    Path("a file").write_bytes(b"")
    result = run(command, name, code=2)
    assert f"there is no course folder `{name}`" in result.stderr
    assert result.stdout == ""
