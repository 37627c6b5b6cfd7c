"""What would cost students progress is refused or told, at its place."""

from datetime import date
from pathlib import Path

import pytest

from courses import COURSE, FACTS, MORE_FACTS, facts_text, make_fact, released, write_course
from talkquiz.build import check
from talkquiz.problem import Severity

OUTLINE = COURSE["course.yaml"]
NEWER = OUTLINE.replace('"1.0"', '"1.1"').replace("2024-05-01", "2024-06-01")
TEMPLATES = "templates/own.yaml"
OWN = """\
- id: own-gap
  makes: {}
  takes: {{kind: event, slot: when}}
  stem: "{{{{ fact.gap }}}}"
"""


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """Return the folder of the sample course, released as 1.0, with a template of its own."""
    folder = write_course(tmp_path / "course", {TEMPLATES: OWN.format("short-answer")})
    released(folder, None, date(2024, 5, 2))
    return folder


def found(folder: Path, changes: dict[str, str | None]) -> list[str]:
    """Return `file:line code` of what is wrong after `changes`; each says what to do."""
    for name, text in {"course.yaml": NEWER, **changes}.items():
        (folder / name).write_text(text or "", "utf-8")
    problems = check(folder).loaded.problems
    assert all(problem.hint for problem in problems)
    return [
        f"{Path(problem.path).name}:{problem.line} {problem.code}"
        + (" warning" if problem.severity is Severity.WARNING else "")
        for problem in problems
    ]


def test_a_released_course_is_in_order(course: Path) -> None:
    assert check(course).loaded.problems == []


def test_another_course_id_is_refused(course: Path) -> None:
    """Only that is told, because under another id everything is new."""
    other = NEWER.replace("id: saltmere\n", "id: saltmere-2\n")
    assert found(course, {"course.yaml": other}) == ["course.yaml:1 TQ602"]


def test_a_folder_of_another_name_is_refused(tmp_path: Path) -> None:
    """Without an `id` the folder's name is the id, so a renamed folder is another course."""
    outline = OUTLINE.replace("id: saltmere\n", "")
    folder = write_course(tmp_path / "one", {"course.yaml": outline})
    released(folder, None, date(2024, 5, 2))
    moved = folder.rename(tmp_path / "two")
    assert [problem.code for problem in check(moved).loaded.problems] == ["TQ602"]


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("title: The harbour of Saltmere", "title: Saltmere", 2),
        ("title: The harbour\n", "title: The port\n", 13),
        ("number: 2", "number: 9", 18),
    ],
)
def test_names_of_decks_are_kept(course: Path, old: str, new: str, line: int) -> None:
    """Another title or number is a warning until the next release has taken it up."""
    changed = NEWER.replace(old, new)
    assert found(course, {"course.yaml": changed}) == [f"course.yaml:{line} TQ603 warning"]
    if "number" not in old:
        released(course, "1.1", date(2024, 6, 1))
        assert check(course).loaded.problems == []


def test_two_topics_in_one_deck_are_refused(course: Path) -> None:
    """A new topic may not take the name of a deck that another one keeps."""
    changed = NEWER.replace("number: 1\n    title: The harbour", "number: 3\n    title: Port")
    new = "topics:\n  - {id: new, number: 1, title: The Harbour, introduction: a, objectives: [b]}"
    fact = facts_text(make_fact(topic="new"))
    codes = found(course, {"course.yaml": changed.replace("topics:", new), "facts/new.yaml": fact})
    assert "course.yaml:10 TQ609" in codes


def test_another_kind_is_refused(course: Path) -> None:
    """A template that makes cards of another note type is told once, at a card of it."""
    told = found(course, {TEMPLATES: OWN.format("cloze")})
    (refused,) = [each for each in told if not each.endswith(" warning")]
    assert refused.startswith("releases.json")
    assert refused.endswith(" TQ605")


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (FACTS, "id: second-pier-plan", "id: second-pier"),
        (TEMPLATES, "id: own-gap", "id: own-question-on-place"),
    ],
)
def test_a_renamed_id_is_refused(course: Path, name: str, old: str, new: str) -> None:
    """A fact or template under another id is found by what its cards ask, and told once."""
    text = (course / name).read_text("utf-8")
    (refused,) = found(course, {name: text.replace(old, new)})
    assert refused.startswith("harbour.yaml")
    assert refused.endswith(" TQ607")


def test_a_removed_fact_is_told(course: Path) -> None:
    """Cards that would go are a warning until a release lists them as removed."""
    text = COURSE[MORE_FACTS]
    changes: dict[str, str | None] = {MORE_FACTS: text[: text.index("- id: slack-water")]}
    (told,) = found(course, changes)
    assert told.endswith(" TQ608 warning")
    released(course, "1.1", date(2024, 6, 1))
    assert check(course).loaded.problems == []


@pytest.mark.parametrize(
    ("version", "updated", "codes"),
    [
        ("1.0", "2024-05-02", ["course.yaml:5 TQ604 warning", "course.yaml:6 TQ604 warning"]),
        ("1.1", "2024-05-02", ["course.yaml:6 TQ604 warning"]),
        ("0.9", "2024-05-03", ["course.yaml:5 TQ604 warning"]),
        ("1.0.1", "2024-05-03", []),
    ],
)
def test_a_change_needs_a_newer_date(
    course: Path, version: str, updated: str, codes: list[str]
) -> None:
    """A deck that differs from the last release says so in version and date, or is told to."""
    outline = OUTLINE.replace('"1.0"', f'"{version}"').replace("2024-05-01", updated)
    facts = COURSE[FACTS].replace("a hundred years", "an age")
    assert found(course, {"course.yaml": outline, FACTS: facts}) == codes
    assert found(course, {"course.yaml": outline, FACTS: COURSE[FACTS]}) == []
