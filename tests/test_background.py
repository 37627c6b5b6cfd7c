"""A background source is no report: how it is cited, shown, counted and left out."""

import html
import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from courses import (
    COURSE,
    FACTS,
    HANDOUT,
    MORE_FACTS,
    facts_text,
    make_fact,
    place_of,
    places,
    write_course,
)
from small_course import Load
from small_facts import bank_of as bank_with
from small_facts import by_id, cite, deed, event, figure, made
from talkquiz.articles.article import Article, fingerprint
from talkquiz.articles.verify import known_source, verify
from talkquiz.build import LoadedCourse, load_and_check
from talkquiz.cli.show import fact_text
from talkquiz.course import checks
from talkquiz.course.course import load_course
from talkquiz.course.shapes import read_shape
from talkquiz.course.sources import Source
from talkquiz.course_schemas import schemas
from talkquiz.deck.assemble import assemble_deck
from talkquiz.exporters.anki.decks_and_notes import course_deck
from talkquiz.items.item import Comparison, Item, reference_lines
from talkquiz.items.kinds import ItemKind
from talkquiz.json_output import fact_json, item_json

SOURCES = "sources.yaml"
ALMANAC = """\
- id: b001
  type: background
  title: Saltmere
  container-title: The Coast Almanac
  issued: 2022
"""
WITH_ALMANAC = {SOURCES: COURSE[SOURCES] + ALMANAC}
LINE = "Not from the reports: Saltmere, The Coast Almanac, 2022"


def whole() -> dict[str, str]:
    return {"source": "b001"}


def bank_of(load: Load, *facts: dict[str, Any]) -> LoadedCourse:
    return bank_with(load, *facts, **WITH_ALMANAC)


def day_of(bank: LoadedCourse, number: int = 1) -> Item:
    return by_id(bank)[f"saltmere/e{number}/when/event-day"]


def lines(bank: LoadedCourse, item: Item) -> list[str]:
    return reference_lines(item.sources, bank.course.language)


@pytest.mark.parametrize(
    ("keys", "code", "message"),
    [
        ({"type": "background"}, None, ""),
        ({"type": "background", "issued": "2022"}, None, ""),
        ({"type": "background", "event-date": "2022"}, "TQ101", "has no `event-date`"),
        ({"type": "article"}, "TQ102", "`event-date` is missing"),
    ],
)
def test_it_has_no_news_day_and_a_report_does(
    keys: dict[str, str], code: str | None, message: str
) -> None:
    """What only reports have is refused of it; editors are told of what a report lacks, too."""
    data = {"id": "b1", "container-title": "The Coast Almanac"} | keys
    source, wrong = read_shape(Source, data)
    assert (source is None) is bool(wrong)
    assert wrong[0].code == code if code else not wrong
    assert not wrong or message in wrong[0].message
    schema = json.loads(schemas()["sources.schema.json"])
    lacks = any(
        "required" in each.message for each in Draft202012Validator(schema).iter_errors([data])
    )
    assert lacks is (code == "TQ102")


@pytest.mark.parametrize(
    ("cited", "at"),
    [
        ({"source": "s001"}, "source: s001"),
        ({"source": "b001", "at": "p1.s1", "fp": "0123456789", "terms": ["x"]}, "source: b001"),
    ],
)
def test_cited_the_wrong_way_round_is_a_problem_at_its_line(
    tmp_path: Path, cited: dict[str, Any], at: str
) -> None:
    """A report without a place, a background source with one; no item is made of either."""
    text = facts_text(event(1, "2019-05-03", cite=[cited]))
    changes = {FACTS: text, **WITH_ALMANAC}
    assert places(checks.check, tmp_path, changes) == [f"harbour.yaml:{place_of(at, text)} TQ148"]
    loaded = load_and_check(tmp_path)
    assert not any(item.topic == "harbour" for item in loaded.items)


def test_half_a_place_is_none(tmp_path: Path) -> None:
    problems: list[Any] = []
    cited = {"source": "s001", "at": "p1.s1", "terms": ["x"]}
    load_course(write_course(tmp_path, {FACTS: facts_text(make_fact(cite=[cited]))}), problems)
    assert [(each.code, each.message) for each in problems] == [
        ("TQ102", "the key `fp` is missing")
    ]


def test_it_is_named_as_what_is_not_from_the_reports(load: Load) -> None:
    """Reports come first, each source once; its own author stands between title and work."""
    bank = bank_of(load, event(1, "2019-05-03", cite=[whole(), cite("x"), whole()]))
    report = "Coast News via The Saltmere Gazette, 1 June 2020, paragraph 1"
    assert lines(bank, day_of(bank)) == [report, LINE]
    plain = COURSE[SOURCES] + ALMANAC.replace("  title: Saltmere\n", "").replace(
        "  issued: 2022\n", "  author: [{literal: I. Lund}]\n"
    )
    bank = bank_with(load, event(1, "2019-05-03", cite=[whole()]), **{SOURCES: plain})
    assert lines(bank, day_of(bank)) == ["Not from the reports: I. Lund, The Coast Almanac"]


def test_what_came_of_a_plan_may_be_from_it(load: Load) -> None:
    outcome = {"says": "It burned down.", "cite": [whole()]}
    plan = event(1, "2021-05-02", mode="planned", **{"came-of-it": outcome})
    bank = bank_of(load, plan)
    assert lines(bank, made(bank, "came-of-it")[0])[1:] == [LINE]


def test_scripts_and_curators_are_told(load: Load) -> None:
    bank = bank_of(load, event(1, "2019-05-03", cite=[whole()]))
    assert item_json(day_of(bank))["sources"] == [
        {
            "id": "b001", "at": "", "outlet": "The Coast Almanac", "date": "2022",
            "background": True, "title": "Saltmere",
        }
    ]  # fmt: skip
    (fact,) = bank.course.facts.entries.values()
    assert fact_text(fact, bank.course)[-1].split() == f"from {LINE} (b001)".split()
    assert fact_json(fact)["cite"] == [{"source": "b001", "at": "", "fp": "", "terms": []}]


def test_it_counts_as_no_report_in_the_description_of_the_deck(load: Load) -> None:
    bank = bank_of(load, event(1, "2019-05-03"), event(2, "2019-06-03", cite=[whole()]))
    said = html.unescape(course_deck(assemble_deck(bank.course, bank.items)).description)
    assert "1 report by 1 outlet; " in said
    assert "What is from 1 other work is marked as not from the reports." in said
    only = bank_of(load, event(2, "2019-06-03", cite=[whole()]))
    said = html.unescape(course_deck(assemble_deck(only.course, only.items)).description)
    assert " by 0 outlets" not in said


def test_questions_on_reports_leave_it_out(load: Load) -> None:
    """It has no set of questions, is no account to compare, and checks no statement."""
    facts = [event(n, f"2019-0{n}-03", cite=[whole()]) for n in range(1, 5)]
    assert not [item for item in bank_of(load, *facts).items if item.kind is ItemKind.OPEN]
    reports = [event(n, f"2019-0{n}-03", related=["e9"] if n == 1 else []) for n in range(1, 5)]
    background = event(9, "2019-01-05", cite=[whole()], related=["e1"])
    assert made(bank_of(load, *reports, background), "corroboration") == []


@pytest.mark.parametrize("is_told_there", [False, True])
def test_what_a_background_source_bears_too_is_no_other_report(
    load: Load, *, is_told_there: bool
) -> None:
    """A question on a report names another only where that alone is the source of a statement."""
    facts = [event(n, f"2019-0{n}-03", related=["e9"] if n == 1 else []) for n in range(1, 5)]
    sources = [cite("lamp", source="s002"), *([whole()] if is_told_there else [])]
    other = event(9, "2019-04-05", related=["e1"], cite=sources)
    assert bool(made(bank_of(load, *facts, other), "corroboration")) == (not is_told_there)


def test_only_accounts_of_reports_are_compared(load: Load) -> None:
    three = [
        figure(
            number,
            f"{number}00 boxes",
            conflicts=[f"f{other}" for other in (1, 2, 3) if other != number],
            derived=["number"],
            cite=[whole()] if number == 1 else [cite("x", source=f"s00{number - 1}")],
        )
        for number in (1, 2, 3)
    ]
    (item,) = made(bank_of(load, *three), "compare")
    assert item.facts == ("f2", "f3")
    assert len(item.holds(Comparison).accounts) == 2
    two = [three[0] | {"conflicts": ["f2"]}, three[1] | {"conflicts": ["f1"]}]
    assert made(bank_of(load, *two), "compare") == []


def test_it_has_no_month_in_which_something_was_reported(load: Load) -> None:
    """No question says how a report presented it, nor an unsourced claim."""
    plan = event(1, "2023-05-02", mode="planned", cite=[whole()])
    bank = bank_of(load, plan, deed(2, "Ada Brook", status="unattributed", cite=[whole()]))
    assert made(bank, "planned-or-happened") == []
    assert not [item for item in bank.items if "unsourced claim" in item.stem]


def test_a_number_needs_no_term_of_it(tmp_path: Path) -> None:
    fact = figure(1, "700 boxes", cite=[whole()])
    fact.pop("derived")
    changes = {FACTS: facts_text(fact), **WITH_ALMANAC}
    assert places(checks.numbers_are_cited, tmp_path, changes) == []


def test_no_text_of_it_is_looked_for(tmp_path: Path) -> None:
    """`check --sources` counts the facts that cite it, apart; its title finds no article."""
    (tmp_path / "articles").mkdir()
    text = "Saltmere\n\nThe lamp was lit on 3 May 2019.\n"
    (tmp_path / "articles" / "one.txt").write_text(text, "utf-8")
    lit = "The lamp was lit on 3 May 2019."
    place = {"source": "s001", "at": "p2.s1", "fp": fingerprint(lit, "s001"), "terms": ["lamp"]}
    facts = facts_text(make_fact(cite=[place, whole()]), event(1, "2019-05-03", cite=[whole()]))
    sources = yaml.safe_dump(yaml.safe_load(COURSE[SOURCES])[:1]) + ALMANAC
    changes = {FACTS: facts, MORE_FACTS: None, HANDOUT: None, SOURCES: sources}
    course = load_course(write_course(tmp_path / "course", changes), [])
    found = verify(course, tmp_path / "articles")
    assert found.problems == []
    assert [tally.source for tally in found.tallies] == ["s001"]
    assert found.background == {"b001": 2}
    assert known_source(Article.read("Saltmere\n\nIt rained.\n", "new"), course) is None
