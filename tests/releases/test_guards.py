"""What would cost students progress is refused or told, at its place."""

import re
from datetime import date
from pathlib import Path
from shutil import copytree

import pytest

from courses import COURSE, FACTS, MORE_FACTS, facts_text, make_fact, released, write_course
from talkquiz.build import check

OUTLINE = COURSE["course.yaml"]
NEWER = OUTLINE.replace('"1.0"', '"1.1"').replace("2024-05-01", "2024-06-01")
SLACK_WATER = COURSE[MORE_FACTS][COURSE[MORE_FACTS].index("- id: slack-water") :]
TEMPLATES = "templates/own.yaml"
OWN = """\
- id: own-gap
  makes: short-answer
  takes: {kind: event, slot: when}
  stem: "{{ fact.gap }}"
"""


@pytest.fixture(scope="module")
def first_release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the sample course, released as 1.0, with a template of its own."""
    folder = write_course(tmp_path_factory.mktemp("released") / "course", {TEMPLATES: OWN})
    released(folder, None, date(2024, 5, 2))
    return folder


@pytest.fixture
def course(first_release: Path, tmp_path: Path) -> Path:
    return copytree(first_release, tmp_path / "course")


def found(folder: Path) -> list[str]:
    """Return `file:line code` of what the guards tell; each says what to do."""
    problems = check(folder).problems
    assert all(problem.hint for problem in problems)
    return [
        f"{Path(problem.path).name}:{problem.line} {problem.code} {problem.severity}"
        for problem in problems
        if problem.code.startswith("TQ6")
    ]


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        (FACTS, "a hundred years", "a hundred years", []),
        ("course.yaml", "id: saltmere\n", "id: saltmere-2\n", ["course.yaml:1 TQ602 error"]),
        ("course.yaml", "The harbour of Saltmere", "Saltmere", ["course.yaml:2 TQ603 warning"]),
        ("course.yaml", "The harbour\n", "The port\n", ["course.yaml:13 TQ603 warning"]),
        ("course.yaml", "number: 2", "number: 9", ["course.yaml:18 TQ603 warning"]),
        (TEMPLATES, "short-answer", "cloze", ["releases.json:22 TQ605 error"]),
        (TEMPLATES, "own-gap", "own-question-on-place", ["harbour.yaml:1 TQ607 error"]),
        (FACTS, "id: second-pier-plan", "id: second-pier", ["harbour.yaml:32 TQ607 error"]),
        (MORE_FACTS, SLACK_WATER, "", ["releases.json:33 TQ608 warning"]),
    ],
)
def test_what_would_cost_progress_is_told_once_and_at_its_place(
    course: Path, name: str, old: str, new: str, told: list[str]
) -> None:
    (course / "course.yaml").write_text(NEWER, "utf-8")
    text = (course / name).read_text("utf-8")
    assert old in text
    (course / name).write_text(text.replace(old, new), "utf-8")
    assert found(course) == told


@pytest.mark.parametrize(
    ("name", "old", "new", "words"),
    [
        (MORE_FACTS, "id: slack-water-m", "id: m", "id, 2 cards would come a second time"),
        (FACTS, "id: second-pier-plan", "id: second-pier", "id, 1 card would come a second time"),
        (MORE_FACTS, SLACK_WATER, "", "2 cards of release 1.0 .*: `saltmere/slack-water-[^`]+`"),
        (TEMPLATES, OWN, "[]", "3 cards of release 1.0 .*: `saltmere/[^`]+/own-gap` and 2 more$"),
    ],
)
def test_messages_say_how_many_cards_it_is_about(
    course: Path, name: str, old: str, new: str, words: str
) -> None:
    text = (course / name).read_text("utf-8")
    (course / name).write_text(text.replace(old, new), "utf-8")
    assert [each for each in check(course).problems if re.search(words, each.message)]


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [("course.yaml", "The harbour\n", "The port\n"), (MORE_FACTS, SLACK_WATER, "")],
)
def test_the_next_release_takes_up_what_was_a_warning(
    course: Path, name: str, old: str, new: str
) -> None:
    (course / name).write_text((course / name).read_text("utf-8").replace(old, new), "utf-8")
    released(course, "1.1", date(2024, 6, 1))
    assert check(course).problems == []


def test_a_folder_of_another_name_is_refused(tmp_path: Path) -> None:
    """Without an `id` the folder's name is the id, so a renamed folder is another course."""
    outline = OUTLINE.replace("id: saltmere\n", "")
    folder = write_course(tmp_path / "one", {"course.yaml": outline})
    released(folder, None, date(2024, 5, 2))
    assert found(folder.rename(tmp_path / "two")) == ["course.yaml:1 TQ602 error"]


def test_two_topics_in_one_deck_are_refused(course: Path) -> None:
    """A new topic may not take the name of a deck that another one keeps."""
    changed = NEWER.replace("number: 1\n    title: The harbour", "number: 3\n    title: Port")
    new = "topics:\n  - {id: new, number: 1, title: The Harbour, introduction: a, "
    new += "objectives: {b: c}}"
    (course / "course.yaml").write_text(changed.replace("topics:", new), "utf-8")
    (course / "facts" / "new.yaml").write_text(facts_text(make_fact(topic="new")), "utf-8")
    assert "course.yaml:10 TQ609 error" in found(course)


@pytest.mark.parametrize(
    ("version", "updated", "told"),
    [
        ("1.0", "2024-05-02", [f"course.yaml:{line} TQ604 warning" for line in (5, 6)]),
        ("1.1", "2024-05-02", ["course.yaml:6 TQ604 warning"]),
        ("0.9", "2024-05-03", ["course.yaml:5 TQ604 warning"]),
        ("1.0.1", "2024-05-03", []),
    ],
)
def test_a_change_needs_a_newer_date(
    course: Path, version: str, updated: str, told: list[str]
) -> None:
    """A deck that differs from the last release says so in version and date, or is told to."""
    outline = OUTLINE.replace('"1.0"', f'"{version}"').replace("2024-05-01", updated)
    (course / "course.yaml").write_text(outline, "utf-8")
    assert found(course) == []
    facts = COURSE[FACTS].replace("a hundred years", "an age")
    (course / FACTS).write_text(facts, "utf-8")
    assert found(course) == told
