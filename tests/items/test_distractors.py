"""Wrong options: of the key's own sort, near it, and wrong."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from courses import COURSE, make_fact
from factories import say
from small_course import Load
from small_facts import (
    asked,
    asks_for_a_slot,
    bank_of,
    course_of,
    deed,
    drawn,
    event,
    events,
    fact_of,
    figure,
    of_kind,
    often,
    slot_of,
)
from talkquiz.build import LoadedCourse
from talkquiz.course.glossary import mentions
from talkquiz.items.distractors import Distractors
from talkquiz.items.item import Option
from talkquiz.items.kinds import ItemKind
from talkquiz.language.dates import When

WRITTEN = {
    "day": re.compile(r"\d{1,2} [A-Z][a-z]+ \d{4}"),
    "month": re.compile(r"[A-Z][a-z]+ \d{4}"),
    "year": re.compile(r"\d{4}"),
}


def options(bank: LoadedCourse, fact: str, slot: str) -> list[Option]:
    """Return the options of the one choice about a slot; none if there is no such item."""
    about = [item for item in bank.items if (item.facts[0], item.slot) == (fact, slot)]
    found = [item for item in about if item.kind.picks_one and asks_for_a_slot(item)]
    assert len(found) < 2
    return [option for item in found for option in item.options]


def texts(bank: LoadedCourse, fact: str, slot: str) -> list[str]:
    return [option.text for option in options(bank, fact, slot)]


def test_wrong_options_are_like_the_key_and_wrong(bundled_bank: LoadedCourse) -> None:
    """Names are of one type and role; a day stands among days; numbers are of one size."""
    course = course_of(bundled_bank)
    entries = course.lexicon.entries
    names = {entry.name.casefold(): entry for entry in entries.values()}
    known = dict(_dates(bundled_bank))
    keys: dict[str, set[str]] = {}
    compared = set()
    for item in bundled_bank.items:
        keys.setdefault(item.stem, set()).update((item.key, *item.accept))
    for item in of_kind(bundled_bank, *(kind for kind in ItemKind if kind.picks_one)):
        if not asks_for_a_slot(item):
            continue
        fact, slot = fact_of(bundled_bank, item.facts[0]), slot_of(bundled_bank, item)
        for option in (each for each in item.options if not each.correct):
            assert option.text not in keys[item.stem], item.id
            assert option.fact is None or option.fact in course.facts.entries.keys() - {fact.id}
            if len(slot.entries) == 1:
                compared.add("names")
                key, other = entries[slot.entries[0]], names[option.text.casefold()]
                assert (other.type, other.role) == (key.type, key.role), item.id
                assert not mentions(f"{item.stem} {fact.claim.text}", other.names), item.id
            if slot.when:
                compared.add("dates")
                invented = option.rationale == "No report in this course gives this answer."
                assert WRITTEN[slot.when.precision].fullmatch(option.text), item.id
                assert invented == (option.text not in known) == (option.fact is None)
                assert invented or not known[option.text].overlaps(slot.when), item.id
            if slot.number and slot.number.value > 20 and re.search(r"\d", item.key):
                compared.add("numbers")
                size = _number(item.key)
                assert size / 3 <= _number(option.text) <= size * 3, item.id
    assert compared == {"names", "dates", "numbers"}


LIT = "On [1 May 2019]{when} a lamp was lit by [Ivy Lund]{who}."
SAME = "Which official lit a lamp?"


def said(number: int, who: str) -> dict[str, Any]:
    claim = f"On [{number} May 2019]{{when}} [{who}]{{who}} said that [the tide was high]{{said}}."
    return {"kind": "statement", "claim": claim, "related": [f"d{3 - number}"]}


def without_role(*descriptions: str) -> str:
    """Return the glossary in which those of whom this is said have no role."""
    glossary = COURSE["glossary.yaml"]
    for who in descriptions:
        assert who in glossary
        glossary = glossary.replace(f"role: official\n  description: {who}", f"description: {who}")
    return glossary


class TestNames:
    @pytest.mark.parametrize(
        ("descriptions", "offered"),
        [
            ((), ["Ada Brook", "Ivy Lund", "Olof Hale", "Tom Reed"]),
            (("the head of the pilots",), ["Ada Brook", "Ivy Lund", "Tom Reed"]),
            (("the head of the pilots", "the treasurer of the town"), []),
        ],
        ids=["all-of-the-role", "without-who-has-another-role", "too-few-make-no-item"],
    )
    def test_are_of_the_role_of_the_key(
        self, load: Load, descriptions: tuple[str, ...], offered: list[str]
    ) -> None:
        bank = load({"glossary.yaml": without_role(*descriptions)})
        assert sorted(texts(bank, "pier-opened", "who")) == offered
        assert "own-question" in {i.template for i in bank.items if i.facts == ("pier-opened",)}

    @pytest.mark.parametrize(
        ("own", "other", "is_offered"),
        [
            (
                {"claim": "On [1 May 2019]{when} Mr Lund's lamp was lit by [Tom Reed]{who}."},
                {},
                False,
            ),
            ({}, {"claim": LIT, "when": "2019-05-01"}, False),
            ({"ask": {"who": SAME}}, {"ask": {"who": SAME}}, False),
            ({"related": ["d2"]}, {"related": ["d1"]}, False),
            ({}, {}, True),
            (said(1, "Tom Reed"), said(2, "Ivy Lund"), True),
        ],
        ids=[
            "named-in-the-claim",
            "did-the-same",
            "answers-the-same-question",
            "related-fact",
            "another-matter",
            "related-statement-of-another",
        ],
    )
    def test_who_may_be_right_is_no_distractor(
        self, load: Load, own: dict[str, Any], other: dict[str, Any], *, is_offered: bool
    ) -> None:
        bank = bank_of(load, deed(1, "Tom Reed", **own), deed(2, "Ivy Lund", **other))
        lund = ["Ivy Lund"] if is_offered else []
        assert sorted(texts(bank, "d1", "who")) == ["Ada Brook", *lund, "Olof Hale", "Tom Reed"]

    @pytest.mark.parametrize(("time", "offered"), [("1990/2000", False), ("2019/2020", True)])
    def test_who_lived_at_another_time_is_no_distractor(
        self, load: Load, time: str, *, offered: bool
    ) -> None:
        glossary = COURSE["glossary.yaml"].replace("Ivy Lund\n", f"Ivy Lund\n  when: {time}\n")
        bank = bank_of(load, deed(1, "Tom Reed"), **{"glossary.yaml": glossary})
        assert ("Ivy Lund" in texts(bank, "d1", "who")) is offered

    def test_list_is_no_choice(self, load: Load) -> None:
        """Whole lists are not offered side by side: what they share would tell."""
        people = {"Brook": "ada-brook", "Reed": "tom-reed", "Lund": "ivy-lund", "Hale": "olof-hale"}
        pairs = (("Brook", "Reed"), ("Lund", "Hale"), ("Hale", "Brook"))
        claims = [
            f"On [{n} May 2019]{{when}} [{one} and {two}]{{who={people[one]}+{people[two]}}} met."
            for n, (one, two) in enumerate(pairs, start=1)
        ]
        bank = bank_of(load, *(deed(n, "", claim=c) for n, c in enumerate(claims, start=1)))
        made = {item.kind for item in bank.items if item.facts == ("d1",)}
        assert not [each for each in bank.items if each.id == "saltmere/d1/who/gap-choice"]
        assert ItemKind.MULTIPLE_RESPONSE in made
        assert set(drawn(bank, "d1", "who")) == {"Lund and Hale", "Hale and Brook"}

    def test_those_of_the_fact_itself_come_before_all_others(self, load: Load) -> None:
        """With the reasons that it gives; a reason has options in no other way."""
        own = {"the keeper": "He was ill.", "a Farport boy": "He came later."}
        bank = bank_of(load, deed(1, "Tom Reed", wrong={"who": own}), deed(2, "Ada Brook"))
        found = {o.text: o.rationale for o in options(bank, "d1", "who") if not o.correct}
        assert found == {"The keeper": "He was ill.", "A Farport boy": "He came later."}
        claim = "The pier [was shut]{did} because [a storm had come]{because}."
        shut = make_fact(kind="relation", claim=claim, ask={"because": "Why was it shut?"})
        for wrong, count in (({}, 0), ({"because": {"It was sold": "No.", "It burnt": "No."}}, 3)):
            assert (
                len(options(bank_of(load, shut | {"wrong": wrong}), shut["id"], "because")) == count
            )

    def test_rationale_says_who_the_wrong_one_is(self, load: Load) -> None:
        found = {o.text: o.rationale for o in options(load(), "pier-opened", "who")}
        assert "the harbour master" in found["Tom Reed"].casefold()
        assert found["Ada Brook"] == ""


def tenths(months: range) -> list[dict[str, Any]]:
    """Return an event on the tenth of each of some months of 2019."""
    return [event(month, f"2019-{month:02}-10") for month in months]


class TestDates:
    @pytest.mark.parametrize(
        ("dates", "expected"),
        [
            (
                ("2019-05-03", "2019-04-02", "2019-06-04", "2019-07-05", "2019-08", "2019"),
                ["2 April 2019", "3 May 2019", "4 June 2019", "5 July 2019"],
            ),
            (
                ("2019-05", "2019-05~", "2019-06", "2019-07", "2019-03"),
                ["March 2019", "May 2019", "June 2019", "July 2019"],
            ),
        ],
        ids=["days-stand-among-days", "about-May-may-be-May"],
    )
    def test_are_as_exact_and_not_the_same(
        self, load: Load, dates: tuple[str, ...], expected: list[str]
    ) -> None:
        assert texts(bank_of(load, *events(*dates)), "e0", "when") == expected

    def test_date_in_the_question_is_no_distractor(self, load: Load) -> None:
        facts = tenths(range(1, 6))
        facts[1]["name"] += " that was moved to 10 March 2019"
        found = texts(bank_of(load, *facts), "e2", "when")
        assert found == ["10 January 2019", "10 February 2019", "10 April 2019", "10 May 2019"]

    def test_date_of_another_year_than_the_question_names_is_no_distractor(
        self, load: Load
    ) -> None:
        facts = [event(n, f"20{19 + n // 3}-0{5 + n % 3}-10") for n in range(6)]
        bank = bank_of(load, *facts)
        found = Distractors(course_of(bank), 0).find(asked(bank, "e1", "when", "When in 2019?"))
        assert len(found) > 1
        assert {each.option.text[-4:] for each in found} == {"2019"}
        assert "2020" in {text[-4:] for text in often(bank, "e1", "when")}

    @pytest.mark.parametrize(
        ("key", "others", "form"),
        [
            ("1994~", ("1990", "1989~", "1993", "1999?", "1999"), r"About \d{4}"),
            ("1994", ("1990~", "1989?", "1997~", "1999"), r"\d{4}"),
            ("1994-05?", ("1993-05", "1995-06~"), r"Perhaps [A-Z][a-z]+ \d{4}"),
            ("1994-05-03%", ("1994-08-05",), r"Perhaps about \d+ [A-Z][a-z]+ \d{4}"),
        ],
        ids=["about", "exact", "perhaps", "perhaps-about"],
    )
    def test_are_marked_as_approximate_like_the_key(
        self, load: Load, key: str, others: tuple[str, ...], form: str
    ) -> None:
        """A key that alone has "about" would show; no option is near what may be meant."""
        bank = bank_of(load, *events(key, *others))
        found = texts(bank, "e0", "when")
        assert len(found) == len({text.casefold() for text in found}) > 2
        assert all(re.fullmatch(form, text, re.IGNORECASE) for text in found), found
        offered = often(bank, "e0", "when", 20)
        assert offered.isdisjoint({"about 1993", "about 1995", "about 1996"})
        statements = [i for i in bank.items if i.facts == ("e0",) and i.slot == "when"]
        is_rough = key[-1] in "?~%"
        assert any(item.kind is ItemKind.TRUE_FALSE for item in statements) is not is_rough

    def test_interval_has_no_choice_item(self, load: Load) -> None:
        """No date near an interval is clearly wrong, so that none is offered."""
        dates = ("2019-05/2019-07", "2019-01/2019-02", "2018-01/2018-02", "2017-01/2017-02")
        facts = [event(n, day, ask={"when": "From when to when?"}) for n, day in enumerate(dates)]
        bank = bank_of(load, *facts)
        assert texts(bank, "e0", "when") == []
        assert Distractors(course_of(bank), 0).find_one(asked(bank, "e0", "when")) is None
        assert "own-question" in {item.template for item in bank.items}

    @pytest.mark.parametrize(("mode", "early"), [("happened", True), ("planned", False)])
    def test_plan_is_offered_no_date_that_was_past(
        self, load: Load, mode: str, *, early: bool
    ) -> None:
        """Dates before the report give a plan away, and are offered only for what happened."""
        before, after = ("2020-05-20", "2020-05-30"), ("2020-06-20", "2020-07-20", "2020-08-20")
        facts = [event(0, "2020-06-10", mode=mode)]
        facts += [event(number, day) for number, day in enumerate(before + after, start=1)]
        bank = bank_of(load, *facts)
        found = often(bank, "e0", "when", 4)
        assert any("May" in text for text in found) is early
        assert found & {"20 June 2020", "20 July 2020", "20 August 2020"}

    def test_what_happened_is_offered_no_date_after_its_report(self, load: Load) -> None:
        """Neither a date of the course nor an invented one: the report could not have told it."""
        for others in (("2020-06-20", "2020-07-20"), ("2020-04-20", "2020-06-20"), ()):
            facts = [event(n, day) for n, day in enumerate(("2020-05-25", *others))]
            found = often(bank_of(load, *facts), "e0", "when", 6)
            assert found
            assert not [text for text in found if re.search("June|July|August", text)]

    def test_only_near_dates_are_taken(self, load: Load) -> None:
        days = [date(2017, 1, 1) + timedelta(days=90 * number) for number in range(15)]
        facts = events(*map(str, days))
        bank = bank_of(load, *facts)
        found = often(bank, "e7", "when", 40)
        within = {f"{day.day} {day:%B} {day.year}" for day in (*days[3:7], *days[8:12])}
        assert len(found) > 5
        assert found <= within

    @pytest.mark.parametrize("steps", [range(-4, 5), range(5), range(-4, 1), range(1)])
    def test_place_of_the_key_tells_nothing(self, load: Load, steps: range) -> None:
        """The key comes now early, now late, wherever the other dates of the course are."""
        days = [date(2019, 1, 1) + timedelta(days=40 * step) for step in steps]
        facts = events(*map(str, days))
        bank = bank_of(load, *facts)
        about = asked(bank, f"e{steps.index(0)}", "when")
        key = Decimal(date(2019, 1, 1).toordinal())
        offered = [Distractors(course_of(bank), seed).find(about) for seed in range(40)]
        places = {sum(each.candidate.axis < key for each in found) for found in offered}
        assert places <= {0, 1, 2, 3}
        assert len(places) > 1

    def test_rationale_says_what_the_date_is_of(self, load: Load) -> None:
        facts = tenths(range(1, 4))
        facts[0]["mode"] = "planned"
        facts[2] |= {"status": "attributed", "per": "ada-brook"}
        facts[2]["claim"] = f"According to Ada Brook, {facts[2]['claim']}"
        found = options(bank_of(load, *facts), "e2", "when")
        assert [option.rationale for option in found] == [
            "That is the planned date of party number 1.",
            "",
            "That is the date of party number 3, according to Ada Brook.",
        ]
        assert [option.fact for option in found] == ["e1", "e2", "e3"]


class TestNumbers:
    @pytest.mark.parametrize(
        ("others", "offered"),
        [
            (
                ("600 tonnes", "700 tonnes", "800 tonnes", "550 barrels"),
                {"600 tonnes", "700 tonnes", "800 tonnes"},
            ),
            (("5,000 tonnes", "100 tonnes", "612 tonnes"), set()),
        ],
        ids=["other-unit", "other-sizes-and-finer-than-the-key"],
    )
    def test_what_is_unlike_the_key_is_left_out(
        self, load: Load, others: tuple[str, ...], offered: set[str]
    ) -> None:
        facts = [figure(number, words) for number, words in enumerate(("500 tonnes", *others))]
        bank = bank_of(load, *facts)
        found = often(bank, "f0", "number")
        assert found & {*others, "550 tonnes"} == offered

    def test_made_up_number_is_given_by_no_fact(self, load: Load) -> None:
        """A number that some fact has is never said to be in no report."""
        facts = [figure(1, "400 tonnes"), figure(2, "500 tonnes", claim="[500 tonnes]{of} came.")]
        bank = bank_of(load, *facts)
        for option in options(bank, "f1", "number"):
            assert (option.fact is None) == (
                option.rationale == "No report in this course gives this answer."
            )
            assert option.text != "500 tonnes" or option.fact == "f2"

    def test_share_in_words_has_no_choice_item(self, load: Load) -> None:
        """Where no other number can be written like the key, there is no choice item."""
        claim = "Of the ships, [half]{number=50 percent} were late."
        facts = [figure(1, "", claim=claim), figure(2, "40 percent"), figure(3, "60 percent")]
        assert texts(bank_of(load, *facts), "f1", "number") == []

    def test_other_side_of_a_dispute_is_offered_as_theirs(self, load: Load) -> None:
        """The figure of another speaker may be an option, and its reason names that speaker."""
        bank = load()
        found = often(bank, "ships-watch", "number")
        assert found
        for option in options(bank, "ships-watch", "number"):
            if option.fact and not option.correct:
                assert option.rationale.endswith(" Ada Brook.")
                assert option.rationale.count("Ada Brook") == 1

    @pytest.mark.parametrize(
        ("stem", "offered"),
        [
            ("According to Tom Reed, how many tonnes lay in Saltmere?", True),
            ("How many tonnes lay in Saltmere?", False),
        ],
    )
    def test_other_account_of_the_same_matter_is_wrong_where_the_speaker_is_named(
        self, load: Load, stem: str, *, offered: bool
    ) -> None:
        """Where nobody is named, both accounts may be right."""
        facts = [
            figure(
                number,
                f"{number}00 tonnes",
                claim=f"By {who}, [{number}00 tonnes]{{number}} lay in [Saltmere]{{where}}.",
                per=per,
                mode="claimed",
                status="disputed",
                conflicts=[f"f{9 - number}"],
            )
            for number, who, per in ((4, "Tom Reed", "tom-reed"), (5, "Ada Brook", "ada-brook"))
        ]
        bank = bank_of(load, *facts)
        about = asked(bank, "f4", "number", stem)
        drawn = (Distractors(course_of(bank), seed) for seed in range(9))
        found = {each.option.text: each.option for one in drawn for each in one.find(about)}
        assert ("500 tonnes" in found) is offered
        if offered:
            assert found["500 tonnes"].rationale.startswith("That is another account")

    def test_other_side_of_a_dispute_is_never_said_to_be_in_no_report(self, load: Load) -> None:
        """In the words of the key, "about 600" as "more than 600", it is another account yet."""
        facts = [
            figure(1, "more than 500 tonnes", conflicts=["f2"]),
            figure(2, "about 600 tonnes", conflicts=["f1"]),
        ]
        bank = bank_of(load, *facts)
        drawn = (Distractors(course_of(bank), seed) for seed in range(9))
        found = [each.option for one in drawn for each in one.find(asked(bank, "f1", "number"))]
        others = {option for option in found if option.text == "More than 600 tonnes"}
        assert {(other.fact, other.rationale[:23]) for other in others} == {
            ("f2", "That is another account")
        }


class TestOne:
    def test_number_is_greater(self, load: Load) -> None:
        """A wrong number is greater than the key: whoever carried five hundred carried four."""
        facts = [figure(n, f"{size} tonnes") for n, size in enumerate((400, 450, 500, 600))]
        bank = bank_of(load, *facts)
        for seed in range(9):
            found = Distractors(course_of(bank), seed).find_one(asked(bank, "f2", "number"))
            assert found is not None
            assert found.candidate.axis > 500

    def test_date_is_of_either_side(self, load: Load) -> None:
        bank = bank_of(load, *tenths(range(1, 6)))
        key = Decimal(date(2019, 3, 10).toordinal())
        finders = [Distractors(course_of(bank), seed) for seed in range(9)]
        found = [finder.find_one(asked(bank, "e3", "when")) for finder in finders]
        assert {each.candidate.axis > key for each in found if each} == {True, False}

    def test_one_name_is_enough(self, load: Load) -> None:
        """A name that makes no choice, for want of a second, still makes a wrong statement."""
        assert drawn(load(), "pier-opened", "who")
        alone = without_role("the treasurer of the town", "the head of the pilots")
        bank = load({"glossary.yaml": alone})
        assert drawn(bank, "pier-opened", "who") == []
        found = Distractors(course_of(bank), 0).find_one(asked(bank, "pier-opened", "who"))
        assert found is not None
        assert found.option.text == "Tom Reed"


class TestBeside:
    def test_are_of_the_types_of_the_members(self, load: Load) -> None:
        claim = "On [1 May 2019]{when} [Brook and Reed]{who=ada-brook+tom-reed} met."
        bank = bank_of(load, deed(1, "", claim=claim))
        entries = course_of(bank).lexicon.entries
        members = [entries["ada-brook"], entries["tom-reed"]]
        finder = Distractors(course_of(bank), 0)
        found = finder.beside(asked(bank, "d1", "who"), members, 3)
        assert sorted(entry.id for entry in found) == ["ivy-lund", "olof-hale"]
        assert len(finder.beside(asked(bank, "d1", "who"), members, 1)) == 1


class TestChange:
    """What is not chosen could be gone, and nothing would change."""

    @pytest.mark.parametrize("gone", range(1, 8))
    def test_unchosen_date_changes_nothing(self, load: Load, gone: int) -> None:
        facts = tenths(range(1, 9))
        whole = bank_of(load, *facts)
        part = bank_of(load, *facts[:gone], *facts[gone + 1 :])
        for seed in range(6):
            found = Distractors(course_of(whole), seed).find(asked(whole, "e1", "when"))
            if f"e{gone + 1}" not in {each.option.fact for each in found}:
                assert drawn(part, "e1", "when", seed) == [each.option.text for each in found]


def _dates(bank: LoadedCourse) -> Iterator[tuple[str, When]]:
    for fact in course_of(bank).facts.entries.values():
        yield from ((say(slot.when), slot.when) for slot in fact.slots.values() if slot.when)


def _number(text: str) -> Decimal:
    digits = re.search(r"[\d.,]+", text)
    assert digits, text
    value = Decimal(digits.group().replace(",", ""))
    return value * 10**6 if "million" in text else value
