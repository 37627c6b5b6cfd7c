"""A copy of the bundled course needs an id of its own, and every command that matters says so."""

import json
from pathlib import Path
from shutil import copytree

import pytest

from official_anki import ImportCounts, import_into, opened_collection
from talkquiz.build import assemble, load_and_check
from talkquiz.problem import Problem, Severity
from talkquiz.resources import bundled

from .conftest import Run

NAME = "syria-peace-process"
BUNDLED = bundled("questions") / NAME
AS_RELEASED = ("--date", "2026-12-31")


@pytest.fixture
def copied(here: Path) -> Path:
    """Return the folder of a copy, `my-course` in the current folder."""
    return copytree(BUNDLED, here / "my-course").relative_to(here)


def renamed(folder: Path) -> Path:
    """Give the copy an id of its own."""
    outline = folder / "course.yaml"
    text = outline.read_text("utf-8")
    outline.write_text(text.replace(f"id: {NAME}\n", "id: my-course\n", 1), "utf-8")
    return folder


def told(folder: Path) -> list[Problem]:
    return [each for each in load_and_check(folder).problems if each.code == "TQ165"]


def test_every_bundled_course_is_called_by_its_id() -> None:
    """By that name a copy is known."""
    folders = {path.parent for path in bundled("questions").glob("*/course.yaml")}
    assert BUNDLED in folders
    assert {load_and_check(each).course.id for each in folders} == {each.name for each in folders}


def test_check_build_and_release_tell_of_a_copy(run: Run, copied: Path) -> None:
    """A warning at the line of the id: whoever keeps the course itself elsewhere can go on."""
    line = (copied / "course.yaml").read_text("utf-8").splitlines().index(f"id: {NAME}") + 1
    where = f"{copied}/course.yaml:{line}:"
    assert where in run("check", copied).stdout
    assert where in run("build", copied, "--anki").stderr
    assert where in run("release", copied).stderr
    (problem,) = told(copied)
    assert problem.severity is Severity.WARNING
    assert "an id of its own" in problem.hint
    assert "remove releases.json" in problem.hint  # which the release has written


def test_with_an_id_of_its_own_nothing_is_wrong(run: Run, copied: Path) -> None:
    assert ": nothing is wrong.\n" in run("check", renamed(copied)).stdout


def test_a_copy_of_the_releases_is_not_told_to_take_the_old_id(run: Run, copied: Path) -> None:
    """That is what it would be warned of next."""
    run("release", copied)
    problems = json.loads(run("check", renamed(copied), "--json", code=1).stdout)["problems"]
    (problem,) = [each for each in problems if each["code"] == "TQ602"]
    assert problem["hint"] == "Remove releases.json from a copy that is a new course."


def test_neither_the_bundled_course_nor_that_of_a_checkout_is_a_copy(here: Path) -> None:
    """In a checkout the course is worked on while another TalkQuiz may be installed."""
    assert not told(BUNDLED)
    linked = here / "linked"
    linked.symlink_to(BUNDLED)
    assert not told(linked)
    elsewhere = copytree(BUNDLED, here / "questions" / NAME)
    assert told(elsewhere)
    (here / "src" / "talkquiz").mkdir(parents=True)
    assert not told(elsewhere)
    assert told(copytree(BUNDLED, here / "questions" / "my-course"))


def test_in_anki_only_an_id_of_its_own_keeps_both(copied: Path, here: Path) -> None:
    """What the warning says: with the old id no note is new, with another all are."""
    first, _ = assemble(load_and_check(BUNDLED))
    second, _ = assemble(load_and_check(copied))
    third, _ = assemble(load_and_check(renamed(copied)))
    assert first
    assert second
    assert third
    with opened_collection(here) as collection:
        whole = import_into(collection, first)
        assert import_into(collection, second).new == 0
        assert import_into(collection, third) == ImportCounts(new=whole.new)
