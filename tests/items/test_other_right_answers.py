"""Whether a question has another right answer somewhere in the course."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from courses import FACTS, facts_text, write_course
from factories import say
from small_course import Load
from small_facts import NO_TOWN, bank_of, course_of, deed
from talkquiz.build import load_and_check
from talkquiz.course.course import Course
from talkquiz.course.facts import Fact, MarkedClaim
from talkquiz.course.read_files import Register
from talkquiz.items.other_right_answers import OtherRightAnswers, Question
from talkquiz.language.dates import When, parse_when

PLAIN = "Who lit the lamp?"
LIST = "On [2 May 2019]{when} [Brook and Lund]{who=ada-brook+ivy-lund} lit the lamp."


def holds(
    load: Load, *others: dict[str, Any], value: str = "ivy-lund", stem: str = PLAIN, **own: Any
) -> bool:
    """Tell whether a value may be right where it is asked who did the first deed, Tom Reed's."""
    course = course_of(bank_of(load, deed(1, "Tom Reed", **own), *others))
    fact = course.facts.entries["d1"]
    return OtherRightAnswers(course).may_be_right(value, Question(fact, fact.slots["who"], stem))


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    facts = facts_text(deed(1, "Tom Reed"), deed(2, "Ivy Lund"))
    folder = write_course(tmp_path_factory.mktemp("course"), {FACTS: facts, **NO_TOWN})
    return course_of(load_and_check(folder))


SAME_NAME = {"name": "deed number 1"}
IN_SALTMERE = {"claim": "In [Saltmere]{where} a lamp was lit by [Tom Reed]{who}."}
LUND_IN_SALTMERE = {"claim": "[Ivy Lund]{who} lit a lamp in [Saltmere]{where}.", "ask": {}}


def said(who: str, **changes: Any) -> dict[str, Any]:
    claim = f"In [May]{{when}} [{who}]{{who}} said that [it was lit]{{said}}."
    return {"kind": "statement", "ask": {}, "claim": claim, **changes}


@pytest.mark.parametrize(
    ("own", "other", "asked", "expected"),
    [
        ({}, {}, {}, False),
        ({}, SAME_NAME, {}, True),
        ({}, SAME_NAME, {"value": "ada-brook"}, False),
        ({}, SAME_NAME | {"claim": LIST}, {}, True),
        ({}, said("Ivy Lund", **SAME_NAME), {}, False),
        ({"ask": {"who": PLAIN}}, {"ask": {"who": PLAIN}}, {}, True),
        ({"ask": {"who": PLAIN}}, {"ask": {"who": "Who lit another lamp?"}}, {}, False),
        (IN_SALTMERE, LUND_IN_SALTMERE, {"stem": "Who lit a lamp in Saltmere?"}, True),
        (IN_SALTMERE, LUND_IN_SALTMERE, {"stem": "Who lit a lamp?"}, False),
        ({"related": ["d2"]}, {"related": ["d1"]}, {}, True),
        ({"conflicts": ["d2"]}, {"conflicts": ["d1"]}, {}, True),
        (said("Tom Reed", related=["d2"]), said("Ivy Lund", related=["d1"]), {}, False),
    ],
    ids=[
        "other-matter",
        "same-name",
        "other-value",
        "member-of-a-list",
        "other-kind-of-fact",
        "same-question",
        "other-question",
        "same-place-as-the-stem-says",
        "same-place-of-which-the-stem-is-silent",
        "related-fact",
        "fact-in-conflict",
        "related-statement",
    ],
)
def test_fact_of_the_same_matter_may_answer_it(
    load: Load, own: dict[str, Any], other: dict[str, Any], asked: dict[str, str], *, expected: bool
) -> None:
    assert holds(load, deed(2, "Ivy Lund", **other), **asked, **own) is expected


def test_dates_of_linked_facts_differ(load: Load) -> None:
    """A linked fact's date is its own: the closing is not when the opening was."""
    deeds = deed(1, "Tom Reed", related=["d2"]), deed(2, "Ivy Lund", related=["d1"])
    course = course_of(bank_of(load, *deeds))
    fact = course.facts.entries["d1"]
    question = Question(fact, fact.slots["when"], "When?")
    assert not OtherRightAnswers(course).may_be_right("2019-05-02", question)


class TestDates:
    @pytest.mark.parametrize(
        ("other", "expected"),
        [
            ("2019-05-01", True),
            ("2019-05", True),
            ("2019", True),
            ("2019-04-20/2019-05-01", True),
            ("2010/2020", True),
            ("2011/..", True),
            ("../2020", True),
            ("201X", True),
            ("2019-05-02", False),
            ("2019-06", False),
            ("2010/2018", False),
            ("2019-05-02/..", False),
            ("../2019-04", False),
        ],
    )
    def test_day_in_the_stem(self, load: Load, other: str, *, expected: bool) -> None:
        """A day agrees with what it lies in, however long that is or if it is open."""
        claim = "[Ivy Lund]{who} lit a lamp [then]{when}."
        fact = deed(2, "", claim=claim, when=other)
        assert holds(load, fact, stem="Who lit a lamp on 1 May 2019?") is expected
        assert not holds(load, fact, stem="Who lit a lamp?")

    DAYS = st.dates().map(str)
    DATES = st.one_of(
        DAYS,
        DAYS.map(lambda day: day[:7]),
        DAYS.map(lambda day: day[:4]),
        DAYS.map(lambda day: f"{day}/.."),
        DAYS.map(lambda day: f"../{day}"),
        st.tuples(DAYS, DAYS).map(lambda days: "/".join(sorted(days))),
    )

    @settings(max_examples=200)
    @given(one=DATES, other=DATES)
    def test_any_two_agree_where_they_overlap(self, course: Course, one: str, other: str) -> None:
        """Filing dates by month finds just those facts whose dates overlap."""
        dates = [parse_when(one), parse_when(other)]
        deeds = course.facts.entries.values()
        facts = [dated(fact, when) for fact, when in zip(deeds, dates, strict=True)]
        others = OtherRightAnswers(
            replace(course, facts=Register({fact.id: fact for fact in facts}))
        )
        stem = f"Who lit a lamp {say(dates[0])}?"
        found = others.may_be_right("ivy-lund", Question(facts[0], facts[0].slots["who"], stem))
        assert found is dates[0].overlaps(dates[1])


def dated(fact: Fact, when: When) -> Fact:
    claim = fact.claim
    slots = claim.slots | {"when": claim.slots["when"]._replace(when=when, text=say(when))}
    return fact.with_changes(claim=MarkedClaim(claim.text, claim.markup, slots))
