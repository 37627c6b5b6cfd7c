"""`talkquiz diff`: against the last release, and against a deck that was handed out."""

import json
from pathlib import Path

import pytest

from courses import COURSE, FACTS, MORE_FACTS, facts_text, make_fact

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


@pytest.fixture(autouse=True)
def _changed_since_its_release(run: Run, course: Path) -> None:
    """Release the course, build it as out/saltmere.apkg, and change it."""
    run("release", course, "--date", "2024-05-02")
    run("build", course, "--anki", "--quiet")
    facts = COURSE[FACTS].replace("opened the new pier in Saltmere?", "opened the new pier?")
    (course / FACTS).write_text(f"{facts}\n{facts_text(make_fact())}", "utf-8")
    town = COURSE[MORE_FACTS]
    (course / MORE_FACTS).write_text(town[: town.index("- id: slack-water")], "utf-8")


@pytest.mark.parametrize(
    ("old", "since", "question"),
    [
        pytest.param((), "1.0", "question", id="the last release"),
        pytest.param(("out/saltmere.apkg",), "saltmere.apkg", "Question", id="a handed-out deck"),
    ],
)
def test_shows_what_has_changed_since(
    run: Run, course: Path, old: tuple[str, ...], since: str, question: str
) -> None:
    """Old and new wording stand below each other, the counts at the end; scripts get the same."""
    changed = CHANGED.replace("    question\n", f"    {question}\n")
    blocks = run("diff", course, *old).stdout.rstrip().split("\n\n")
    assert {ADDED, REMOVED} <= set(blocks)
    assert [block for block in blocks if block.startswith(changed)]
    assert blocks[-1].startswith(f"The harbour of Saltmere: since {since}: ")
    assert blocks[-1].endswith(", 2 removed.")
    data = json.loads(run("diff", course, *old, "--json").stdout)
    assert list(data) == ["since", "added", "changed", "removed", "withdrawn"]
    assert REMOVED.splitlines()[0] in [f"removed: {card['id']}" for card in data["removed"]]
    assert all(list(card) == ["id", "topic", "question", "answer"] for card in data["added"])
    (card,) = (card for card in data["changed"] if card["id"].endswith("/own-question"))
    part, before, after = (line.strip(" -+") for line in changed.splitlines()[2:])
    assert card["rewordings"][0] == {"part": part, "old": before, "new": after}


def test_the_course_may_be_left_out(run: Run) -> None:
    bundled = run("diff", "out/saltmere.apkg").stdout
    assert "removed: saltmere/" in bundled
    assert "added: syria-peace-process/" in bundled


def test_a_change_beside_the_words_is_told(run: Run, course: Path) -> None:
    """A card whose question, answer and claim are the same is listed all the same."""
    why = COURSE[FACTS].replace("a hundred years", "an age")
    (course / FACTS).write_text(why, "utf-8")
    assert "the same words, but other options or sources" in run("diff", course).stdout
