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


def test_bundled_course_is_the_default(run: Run) -> None:
    assert course_of(run) == BUNDLED


def test_course_in_the_current_folder_comes_first(run: Run) -> None:
    write_course(Path())
    assert course_of(run) == "saltmere"


@pytest.mark.parametrize("name", ["my-course", "Kurs für Ümit", "دورة", "a'b"])
def test_folder_is_taken_by_its_path(run: Run, tmp_path: Path, name: str) -> None:
    write_course(tmp_path / name)
    assert course_of(run, tmp_path / name) == "saltmere"


def test_bundled_course_is_taken_by_its_name(run: Run) -> None:
    """The name of a bundled course will do, in the folder of another course too."""
    write_course(Path())
    assert course_of(run, BUNDLED) == BUNDLED


def test_folder_goes_before_a_bundled_course(run: Run) -> None:
    """A folder of one's own that is called like a bundled course is the one meant."""
    write_course(Path(BUNDLED))
    assert course_of(run, BUNDLED) == "saltmere"


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
