"""A course on another subject, whose facts ask themselves: none has a question of its own."""

from collections import defaultdict
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from talkquiz.articles.verify import verify
from talkquiz.build import LoadedCourse, load_and_check
from talkquiz.course.course import Course
from talkquiz.course.facts import Fact
from talkquiz.problem import has_errors

if TYPE_CHECKING:
    from conftest import Golden

TELEGRAPH = Path(__file__).parents[1] / "data" / "telegraph"
READ_ON = {"clause", "predicate"}
"""Types of slots that are words of a question, and never its answer."""
MOST_LINES = 9


@pytest.fixture(scope="module")
def telegraph() -> LoadedCourse:
    loaded = load_and_check(TELEGRAPH)
    assert not has_errors(loaded.problems), loaded.problems
    return loaded


def facts_of(course: Course) -> list[Fact]:
    return list(course.facts.entries.values())


def test_its_facts_are_many_and_mixed_and_none_has_a_question_of_its_own(
    telegraph: LoadedCourse,
) -> None:
    facts = facts_of(telegraph.course)
    assert len(facts) >= 40
    assert len({fact.kind for fact in facts}) == 8
    assert not [fact.id for fact in facts if fact.ask]


def test_no_fact_takes_more_than_nine_lines() -> None:
    for path in sorted((TELEGRAPH / "facts").glob("*.yaml")):
        for entry in path.read_text("utf-8").strip().split("\n\n"):
            assert len(entry.splitlines()) <= MOST_LINES, entry


def test_each_fact_is_asked_and_so_is_each_of_its_marked_slots(telegraph: LoadedCourse) -> None:
    asked: dict[str, set[str]] = defaultdict(set)
    for item in telegraph.items:
        asked[item.facts[0]].add(item.slot.partition(".")[0])
    silent = [
        f"{fact.id} {slot.name}"
        for fact in facts_of(telegraph.course)
        for slot in fact.slots.values()
        if slot.type.name not in READ_ON and slot.name not in asked[fact.id]
    ]
    assert not silent
    assert all(asked[fact.id] for fact in facts_of(telegraph.course))


def test_each_citation_stands_in_its_article(telegraph: LoadedCourse) -> None:
    found = verify(telegraph.course, TELEGRAPH / "articles")
    assert not found.problems
    assert not found.strangers
    assert {tally.source for tally in found.tallies} == {"s001", "s002", "s003", "s004"}
    assert all(set(tally.standings) == {"ok"} for tally in found.tallies)


def test_its_questions_are_as_they_were_read(telegraph: LoadedCourse, golden: "Golden") -> None:
    items = sorted(telegraph.items, key=lambda item: (item.facts[0], item.id))
    lines: list[str] = []
    for fact, asked in groupby(items, key=lambda item: item.facts[0]):
        lines += ["", fact]
        for item in asked:
            question = " ".join(item.stem.split())
            lines.append(f"  {item.slot} {item.template}: {question} [{item.key}]")
    golden.check("telegraph-items.txt", "\n".join(lines).strip() + "\n")
