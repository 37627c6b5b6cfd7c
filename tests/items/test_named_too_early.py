"""Names that a card uses before the deck has introduced them."""

from typing import Any

import pytest

from courses import COURSE, make_fact
from small_course import Load
from small_facts import bank_of
from talkquiz.build import LoadedCourse
from talkquiz.items.named_too_early import named_too_early
from talkquiz.problem import Severity

OUTLINE = COURSE["course.yaml"]
SAID = OUTLINE[OUTLINE.index("Ada Brook, Tom") : OUTLINE.index("\n    objectives")]
SILENT = OUTLINE.replace(SAID, "")
"""The course with an introduction that names nobody."""


def lit(who: str, **changes: Any) -> dict[str, Any]:
    claim = f"[{who}]{{who}} [lit]{{did}} a lamp on [3 May 2019]{{when}}."
    return make_fact(**{"claim": claim, "name": "the lighting of a lamp"} | changes)


def office(subject: str, **changes: Any) -> dict[str, Any]:
    claim = f"[{subject}]{{subject}} [was]{{did}} the keeper of the lamp in 2019."
    fact = {"id": "office", "kind": "relation", "name": "the office", "when": None, "basis": None}
    return make_fact(**{**fact, "claim": claim} | changes)


def told(bank: LoadedCourse) -> list[tuple[int, str, str]]:
    """Return line, message and hint of each problem; all are warnings in the facts' file."""
    problems = list(named_too_early(bank.course, bank.items))
    assert {(each.code, each.severity) for each in problems} <= {("TQ150", Severity.WARNING)}
    assert all(problem.path.endswith(".yaml") for problem in problems)
    return [(each.line, each.message, each.hint) for each in problems]


def silent(load: Load, *facts: dict[str, Any], outline: str = SILENT) -> LoadedCourse:
    return bank_of(load, *facts, **{"course.yaml": outline})


def test_what_nothing_introduces_is_told_once(load: Load) -> None:
    """It is told at the first fact whose card names it, with the topic that could introduce it."""
    facts = lit("Ada Brook"), lit("Ada Brook", id="later", claim="Ada Brook was [tall]{what}.")
    assert told(silent(load, *facts)) == [
        (
            1,
            "a card names `Ada Brook`, and nothing introduces it",
            "Name it in the introduction of the topic `harbour`, or add a fact that does.",
        )
    ]


@pytest.mark.parametrize(
    "outline",
    [
        OUTLINE,
        SILENT.replace("again.", "again by Mayor Brook."),
    ],
    ids=["by its name", "by an alias"],
)
def test_the_introduction_of_the_topic_introduces(load: Load, outline: str) -> None:
    assert told(silent(load, lit("Ada Brook"), outline=outline)) == []


def test_the_introduction_of_a_later_topic_comes_too_late(load: Load) -> None:
    outline = SILENT.replace("its papers and its words.", "its papers and Ada Brook.")
    ((_, message, _),) = told(silent(load, lit("Ada Brook"), outline=outline))
    assert message.endswith("before the introduction of `town` introduces it")
    assert told(silent(load, lit("Ada Brook", topic="town"), outline=outline)) == []


def test_a_fact_introduces_what_its_kind_is_about(load: Load) -> None:
    """A relation says who its subject is; the card before it may not ask for that name."""
    assert told(silent(load, office("Ada Brook"), lit("Ada Brook"))) == []
    ((line, message, hint),) = told(silent(load, lit("Ada Brook"), office("Ada Brook")))
    assert line == 1
    assert message == "a card names `Ada Brook`, before the fact `office` introduces it"
    assert hint.endswith("or move the fact.")
    meaning = make_fact(
        kind="definition",
        when=None,
        basis=None,
        claim="[Slack water]{term} means [the time between two tides]{means}.",
    )
    assert told(silent(load, meaning)) == []


def test_what_the_back_of_a_card_shows_is_known_from_then_on(load: Load) -> None:
    facts = [
        lit("Ada Brook", why="Tom Reed had left."),
        office("Tom Reed", id="b", claim="According to Tom Reed, [9 ships]{number} came.",
               kind="figure", status="attributed", per="tom-reed"),
    ]  # fmt: skip
    assert [message.split("`")[1] for _, message, _ in told(silent(load, *facts))] == ["Ada Brook"]


def test_places_and_countries_are_known(load: Load) -> None:
    assert told(silent(load, make_fact(claim="A lamp was lit in [Saltmere]{where}."))) == []


def test_details_that_no_deck_holds_are_not_looked_at(load: Load) -> None:
    assert told(silent(load, lit("Ada Brook", weight="detail"))) == []


def test_the_sample_course_is_in_order(load: Load) -> None:
    assert told(load()) == []
