"""What would cost students progress is refused or told, at its place."""

import re
from datetime import date
from pathlib import Path
from shutil import copytree

import pytest

from courses import COURSE, FACTS, MORE_FACTS, facts_text, make_fact, released, write_course
from talkquiz.build import assemble, check, load_and_check
from talkquiz.items.item import Gap

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
        (TEMPLATES, "short-answer", "cloze", ["releases.json:29 TQ605 error"]),
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


LIST = "The council asked for [a pier]{what.%s}, [a lamp]{what.%s} and [a clock]{what.%s}."


def cards_of_the_list(folder: Path) -> dict[str, int]:
    """Return the words that each card of the list leaves out, with the number of the card."""
    assembled, problems = assemble(load_and_check(folder))
    assert assembled, problems
    items = [item for chapter in assembled.deck.chapters for item in chapter.items]
    (listed,) = (item for item in items if item.cards > 1)
    assert isinstance(listed.payload, Gap)
    parts = listed.payload.parts
    return {listed.claim[part.start : part.end]: part.number for part in parts}


def test_the_cards_of_a_list_keep_their_numbers_and_none_is_given_twice(course: Path) -> None:
    """A part that leaves keeps its own for when it comes back; a new one gets another."""
    wishes = (
        ("pier lamp clock", {"a pier": 1, "a lamp": 2, "a clock": 3}),
        ("clock pier lamp", {"a clock": 3, "a pier": 1, "a lamp": 2}),
        ("clock lamp bench", {"a clock": 3, "a lamp": 2, "a bench": 4}),
        ("bench pier boat", {"a bench": 4, "a pier": 1, "a boat": 5}),
    )
    for number, (parts, numbers) in enumerate(wishes, start=1):
        first, second, third = (f"[a {part}]{{what.{part}}}" for part in parts.split())
        claim = f"The council asked for {first}, {second} and {third}."
        fact = make_fact(id="wishes", claim=claim, when=None, basis=None)
        (course / FACTS).write_text(f"{COURSE[FACTS]}\n{facts_text(fact)}", "utf-8")
        assert cards_of_the_list(course) == numbers
        released(course, f"1.{number}", date(2024, 6, number))
        assert cards_of_the_list(course) == numbers


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (("pier", "lamp", "clock"), 0),
        (("lamp", "pier", "clock"), 2),
    ],
)
def test_answers_that_change_places_are_told(
    course: Path, names: tuple[str, ...], told: int
) -> None:
    """The names of two parts are swapped: each card would go on with the other's progress."""
    for number, parts in enumerate((("pier", "lamp", "clock"), names), start=1):
        fact = make_fact(id="wishes", claim=LIST % parts, when=None, basis=None)
        (course / FACTS).write_text(f"{COURSE[FACTS]}\n{facts_text(fact)}", "utf-8")
        if number == 1:
            released(course, "1.1", date(2024, 6, 1))
    assert sum("harbour.yaml" in each and "TQ610" in each for each in found(course)) == told


def test_answers_of_two_kinds_that_change_places_are_told(course: Path) -> None:
    """One slot is asked with options, the other from memory: the progress is of answers."""
    claim = "Then [Ada Brook]{who} [asked]{did} [Tom Reed]{whom} to close the pier."
    other = "Then [Tom Reed]{who} [asked]{did} [Ada Brook]{whom} to close the pier."
    for number, text in enumerate((claim, other)):
        fact = make_fact(id="asked", claim=text, when=None, basis=None)
        (course / FACTS).write_text(f"{COURSE[FACTS]}\n{facts_text(fact)}", "utf-8")
        if number == 0:
            released(course, "1.1", date(2024, 6, 1))
    assert sum("TQ610" in each for each in found(course)) == 2
