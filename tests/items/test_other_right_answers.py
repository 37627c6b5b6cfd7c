"""Whether a question has another right answer somewhere in the course."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from courses import FACTS, facts_text, write_course
from factories import say
from small_course import Load
from small_facts import NO_TOWN, bank_of, course_of, deed, often
from talkquiz.build import load_and_check
from talkquiz.course.course import Course
from talkquiz.course.facts import Fact, MarkedClaim
from talkquiz.course.read_files import Register
from talkquiz.items.asked_slots import number_value
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


class TestWhatAFactSpares:
    """What a fact accepts, or says is never wrong, is offered as a wrong answer nowhere."""

    @pytest.mark.parametrize("key", ["accept", "never-wrong"])
    @pytest.mark.parametrize(
        ("spared", "value", "expected"),
        [
            ("ivy-lund", "ivy-lund", True),
            ("Ivy Lund", "ivy-lund", True),
            ("ivy lund", "ivy-lund", True),
            ("Ada Brook", "ivy-lund", False),
            ("somebody", "ivy-lund", False),
        ],
    )
    def test_names(self, load: Load, key: str, spared: str, value: str, *, expected: bool) -> None:
        own: dict[str, Any] = {key: {"who": spared}}
        assert holds(load, value=value, **own) is expected

    @pytest.mark.parametrize(
        ("slot", "spared", "value", "expected"),
        [
            ("when", "2019-06", "2019-06-03", True),
            ("when", "3 June 2019", "2019-06-03", True),
            ("when", "June 3, 2019", "2019-06-03", True),
            ("when", "2019-06-04", "2019-06-03", False),
            ("number", "300", "300 tonnes", True),
            ("number", "three hundred tonnes", "3E+2 tonnes", True),
            ("number", "300 barrels", "400 tonnes", False),
            ("number", "300 to 400 tonnes", "300 tonnes", False),
        ],
    )
    def test_dates_and_numbers(
        self, load: Load, slot: str, spared: str, value: str, *, expected: bool
    ) -> None:
        if slot == "number":
            amount, unit = value.split()
            value = number_value(Decimal(amount), unit)
        claim = "On [1 May 2019]{when} [250 tonnes]{number} came."
        fact = deed(1, "", claim=claim, ask={}, **{"never-wrong": {slot: [spared]}})
        course = course_of(bank_of(load, fact))
        made = course.facts.entries["d1"]
        question = Question(made, made.slots[slot], "Which?")
        assert OtherRightAnswers(course).may_be_right(value, question) is expected

    def test_a_slot_alone(self, load: Load) -> None:
        """What is spared for one slot is offered for another, and so it is for another fact."""
        claim = "[Tom Reed]{who} saw [Ada Brook]{whom}."
        own = deed(1, "", claim=claim, ask={}, **{"never-wrong": {"who": ["Ivy Lund"]}})
        course = course_of(bank_of(load, own, deed(2, "Tom Reed")))
        one, two = course.facts.entries.values()
        asked = [(one, "who"), (one, "whom"), (two, "who")]
        questions = [Question(fact, fact.slots[slot], "Who?") for fact, slot in asked]
        right = OtherRightAnswers(course)
        assert [right.may_be_right("ivy-lund", each) for each in questions] == [True, False, False]

    def test_each_part_of_a_list(self, load: Load) -> None:
        """What is said of the whole holds for its parts, and of a part for it alone."""
        claim = "[Ada Brook]{who.ada-brook} and [Tom Reed]{who.tom-reed} met in [May]{when}."
        spared = {"who": ["Ivy Lund"], "who.tom-reed": ["Olof Hale"]}
        fact = deed(1, "", claim=claim, ask={}, **{"never-wrong": spared})
        course = course_of(bank_of(load, fact))
        made, right = course.facts.entries["d1"], OtherRightAnswers(course)
        whole = made.slots["who"]
        found = {
            slot.name: [
                right.may_be_right(value, Question(made, slot, "Who?"))
                for value in ("ivy-lund", "olof-hale")
            ]
            for slot in (whole, *whole.parts)
        }
        expected = {"who": [True, False], "who.ada-brook": [True, False]}
        assert found == expected | {"who.tom-reed": [True, True]}


OFFICIALS = ("Ada Brook", "Ivy Lund", "Olof Hale")


@pytest.mark.parametrize("key", ["accept", "never-wrong"])
@pytest.mark.parametrize("who", OFFICIALS)
def test_no_item_of_any_kind_offers_what_is_spared(load: Load, key: str, who: str) -> None:
    """Choices, statements, several right ones, matchings: none has it as a wrong answer."""
    pair = "On [9 May 2019]{when} [Reed and a clerk]{who=tom-reed+%s} met."
    others = {"Ada Brook": "ivy-lund", "Ivy Lund": "olof-hale", "Olof Hale": "ada-brook"}
    facts = [deed(n, "Tom Reed", **{key: {"who": [who]}}) for n in range(1, 5)]
    facts.append(
        deed(9, "", claim=pair % others[who], when="2019-05-09", ask={}, **{key: {"who": [who]}})
    )
    bank = bank_of(load, *facts)
    about = [item for item in bank.items if item.slot.partition(".")[0] == "who"]
    assert any(item.options for item in about)
    for item in about:
        wrong = {option.text for option in item.options if not option.correct}
        assert who not in wrong, item
        assert who not in item.stem
        if not item.options:
            assert (who in item.accept) is (key == "accept")


@pytest.mark.parametrize("key", ["accept", "never-wrong"])
def test_no_invented_date_or_number_is_one_that_is_spared(load: Load, key: str) -> None:
    claim = "On [10 May 2019]{when} [400 tonnes]{number} came."
    plain = deed(1, "", claim=claim, when="2019-05-10", ask={})
    for slot, spared in (("when", ["2019-05"]), ("number", ["300 tonnes", "500"])):
        bank = bank_of(load, plain)
        texts = often(bank, "d1", slot, 40)
        bank = bank_of(load, plain | {key: {slot: spared}})
        left = often(bank, "d1", slot, 40)
        assert left
        assert left < texts
        assert not {"300 tonnes", "500 tonnes"} & left
        assert slot == "number" or not any("May 2019" in text for text in left)
