"""`talkquiz diff`: against the last release, and against a deck that was handed out."""

import json
from pathlib import Path

import pytest

from courses import COURSE, FACTS, MORE_FACTS, facts_text, make_fact, write_course

from .conftest import Run

CHANGED = """\
changed: saltmere/pier-opened/who/own-question
  Which official opened the new pier?
    question
    - Which official opened the new pier in Saltmere?
    + Which official opened the new pier?"""
ADDED = """\
added: saltmere/lamp-lit/when/event-day
  On what date did the first lighting of the harbour lamp take place?
    3 May 2019"""
REMOVED = """\
removed: saltmere/slack-water-meaning/term/term-name
  What is the name of the time between two tides?
    Slack water"""


@pytest.fixture
def course(run: Run, here: Path) -> Path:
    """Return the folder of a course that was released, built as out/saltmere.apkg and changed."""
    folder = write_course(here / "course")
    run("release", folder, "--date", "2024-05-02")
    run("build", folder, "--anki", "--quiet")
    facts = COURSE[FACTS].replace("opened the new pier in Saltmere?", "opened the new pier?")
    (folder / FACTS).write_text(f"{facts}\n{facts_text(make_fact())}", "utf-8")
    town = COURSE[MORE_FACTS]
    (folder / MORE_FACTS).write_text(town[: town.index("- id: slack-water")], "utf-8")
    return folder


def test_shows_cards_for_reading(run: Run, course: Path) -> None:
    """Old and new wording stand below each other, and the counts at the end."""
    blocks = run("diff", course).stdout.rstrip().split("\n\n")
    assert {CHANGED, ADDED, REMOVED} <= set(blocks)
    assert blocks[-1].startswith("Since 1.0: ")
    assert blocks[-1].endswith(", 1 removed.")


def test_shows_a_deck_that_was_handed_out(run: Run, course: Path) -> None:
    """Against a package every field is compared; the course may be left out."""
    blocks = run("diff", course, "out/saltmere.apkg").stdout.rstrip().split("\n\n")
    assert {
        CHANGED.replace("question\n", "Question\n").replace("own-Question", "own-question")
    } <= {*blocks}
    assert {ADDED, REMOVED} <= set(blocks)
    assert blocks[-1].startswith("Since saltmere.apkg: ")
    bundled = run("diff", "out/saltmere.apkg").stdout
    assert "removed: saltmere/" in bundled
    assert "added: syria-peace-process/" in bundled


@pytest.mark.parametrize("old", [(), ("out/saltmere.apkg",)])
def test_json_says_the_same(run: Run, course: Path, old: tuple[str, ...]) -> None:
    data = json.loads(run("diff", course, *old, "--json").stdout)
    assert sorted(data) == ["added", "changed", "removed", "since"]
    assert [card["id"] for card in data["removed"]] == [
        "saltmere/slack-water-meaning/term/term-name"
    ]
    assert all(sorted(card) == ["answer", "id", "question", "topic"] for card in data["added"])
    (changed,) = (card for card in data["changed"] if card["id"].endswith("/own-question"))
    (reworded,) = changed["rewordings"]
    assert reworded["part"].lower() == "question"
    assert (reworded["old"], reworded["new"]) == (
        "Which official opened the new pier in Saltmere?",
        "Which official opened the new pier?",
    )


def test_a_change_beside_the_words_is_told(run: Run, course: Path) -> None:
    """A card whose question, answer and claim are the same is listed all the same."""
    why = COURSE[FACTS].replace("a hundred years", "an age")
    (course / FACTS).write_text(why, "utf-8")
    assert "the same words, but other options, sources" in run("diff", course).stdout


def test_nothing_to_compare_with(run: Run, here: Path) -> None:
    result = run("diff", write_course(here / "new"), code=1)
    assert "no release to compare with" in result.stderr
    assert result.stdout == ""


def test_errors_of_the_course(run: Run, course: Path) -> None:
    (course / FACTS).write_text(COURSE[FACTS].replace("{where}", "{wher}"), "utf-8")
    assert "TQ108" in run("diff", course, code=1).stderr


@pytest.mark.parametrize("name", ["no-such.apkg", "noise.apkg", "folder.apkg"])
def test_packages_that_cannot_be_read(run: Run, course: Path, name: str) -> None:
    Path("noise.apkg").write_bytes(b"no deck")
    Path("folder.apkg").mkdir()
    result = run("diff", course, name, code=1)
    assert result.stderr.startswith(f"Nothing was compared: {name} cannot be read: ")
    assert result.stderr.count("\n") == 1
