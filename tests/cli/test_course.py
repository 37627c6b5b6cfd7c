"""Which course a command takes."""

import json
from pathlib import Path

import pytest

from courses import COURSE, write_course

from .conftest import Run

BUNDLED = "syria-peace-process"


@pytest.mark.parametrize(
    ("made", "named", "taken"),
    [
        pytest.param(None, [], BUNDLED, id="the bundled course is the default"),
        pytest.param(".", [], "saltmere", id="one in the current folder comes first"),
        pytest.param(".", [BUNDLED], BUNDLED, id="a bundled course is taken by its name"),
        pytest.param(BUNDLED, [BUNDLED], "saltmere", id="a folder goes before a bundled course"),
        *(
            pytest.param(name, [name], "saltmere", id=f"a folder is taken by its path {name}")
            for name in ("a/my-course", "Kurs für Ümit", "دورة", "a'b")
        ),
    ],
)
def test_which_course_is_taken(run: Run, made: str | None, named: list[str], taken: str) -> None:
    if made:
        write_course(Path(made))
    assert json.loads(run("check", *named, "--json").stdout)["course"] == taken


def test_folder_gives_the_id_where_the_course_has_none(run: Run) -> None:
    text = COURSE["course.yaml"].replace("id: saltmere\n", "")
    write_course(Path("My Course (2)"), {"course.yaml": text})
    assert json.loads(run("check", "My Course (2)", "--json").stdout)["course"] == "my-course-2"
