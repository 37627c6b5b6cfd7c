"""Matching and ordering: items over several facts."""

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import combinations, pairwise, permutations
from typing import Any

import pytest

from courses import COURSE
from factories import say
from small_course import Load
from small_facts import (
    bank_of,
    by_id,
    course_of,
    deed,
    event,
    fact_of,
    made,
    of_kind,
    term,
)
from talkquiz.build import LoadedCourse
from talkquiz.items.asked_slots import value_of
from talkquiz.items.item import Item, Ordering
from talkquiz.items.kinds import ItemKind
from talkquiz.items.other_right_answers import OtherRightAnswers, Question
from talkquiz.language.dates import parse_when

WORDS = ("regatta", "market", "parade", "auction", "concert", "flood", "strike", "fire")


def parties(count: int, days: int = 20) -> list[dict[str, Any]]:
    first = date(2019, 1, 3)
    return [
        event(n, f"{first + timedelta(days * n)}", name=f"the {WORDS[n % 8]} of quay {n}")
        for n in range(count)
    ]


def plans() -> list[dict[str, Any]]:
    """Return events that are matched with nothing, so that their dates can be left over."""
    return [event(n, f"2019-{n - 80}-05", mode="planned", name=f"plan {n}") for n in (90, 91, 92)]


def matched(load: Load, *facts: dict[str, Any]) -> list[Item]:
    """Return the items, of which there are some, that match events with their dates."""
    found = made(bank_of(load, *facts, *plans()), "match-dates")
    assert found
    return found


def facts_in(items: Iterable[Item]) -> list[str]:
    return [fact for item in items for fact in item.facts]


SAID_BY_BROOK = {
    "status": "attributed",
    "per": "ada-brook",
    "claim": "According to Ada Brook, it was held on [12 February 2019]{when}.",
}


class TestMatching:
    def test_pairs_are_facts_with_their_answers(self, load: Load) -> None:
        bank = bank_of(load, *parties(12))
        items = made(bank, "match-dates")
        assert items
        for item in items:
            facts = [fact_of(bank, fact) for fact in item.facts]
            assert item.pairs == tuple(
                (f"T{fact.name[1:]}", say(fact.when)) for fact in facts if fact.when
            )
            assert item.id == f"saltmere/{item.facts[0]}/when/match-dates"
            assert item.ordered

    def test_each_option_fits_one_fact_or_none(self, bundled_bank: LoadedCourse) -> None:
        course = course_of(bundled_bank)
        others = OtherRightAnswers(course)
        for item in of_kind(bundled_bank, ItemKind.MATCHING):
            facts = [course.facts.entries[fact] for fact in item.facts]
            for one, other in permutations(facts, 2):
                slot, wrong = one.slots[item.slot], other.slots[item.slot]
                question = Question(one, slot, one.name)
                assert not others.may_be_right(value_of(wrong), question), item.id
                assert not (slot.when and wrong.when and slot.when.overlaps(wrong.when)), item.id
            rights = [right for _, right in item.pairs]
            spare = {option.text for option in item.options if not option.correct}
            assert sorted(o.text for o in item.options if o.correct) == sorted(rights)
            assert spare, item.id
            assert spare.isdisjoint(rights)
            assert all(option.correct or option.rationale for option in item.options)

    def test_dates_that_overlap_do_not_meet(self, load: Load) -> None:
        dates = ("2019-01", "2019-01-10", "2019-02-10", "2019-03-10", "2019-04-10", "2019-05-10")
        facts = [event(n, day, name=f"the {WORDS[n]}") for n, day in enumerate(dates)]
        for item in matched(load, *facts):
            rights = [parse_when(dates[int(fact[1:])]) for fact in item.facts]
            assert not any(one.overlaps(other) for one, other in combinations(rights, 2))

    @pytest.mark.parametrize(
        ("place", "changes"),
        [
            (1, {"when": "2019-01-03", "claim": "It was held on [3 January 2019]{when}."}),
            (2, {"name": "the parade of the May festival"}),
            (2, SAID_BY_BROOK),
        ],
        ids=["on-the-day-of-another", "holds-its-answer", "is-a-claim"],
    )
    def test_what_gives_a_pair_away_or_is_not_certain_is_left_out(
        self, load: Load, place: int, changes: dict[str, str]
    ) -> None:
        facts = parties(5)
        facts[place] |= changes
        kept = {f"e{number}" for number in range(5)} - {f"e{place}"}
        assert set(facts_in(matched(load, *facts))) == kept

    def test_answer_that_may_be_right_for_another_is_left_out(self, load: Load) -> None:
        """It is enough that one of the two fits both, since the pairs could not be told apart."""
        facts = parties(5)
        plan = event(9, facts[2]["when"], mode="planned", name=facts[0]["name"])
        assert set(facts_in(matched(load, *facts, plan))) == {"e0", "e1", "e3", "e4"}

    def test_people_are_matched_with_people(self, load: Load) -> None:
        said = {
            "Ada Brook": "ships were late",
            "Tom Reed": "nets were torn",
            "Ivy Lund": "rain was near",
            "Olof Hale": "ice was thick",
            "the council": "funds were short",
        }
        claims = [
            f"On [{day} May 2019]{{when}} [{who}]{{who}} said that [{what}]{{said}}."
            for day, (who, what) in enumerate(said.items(), start=1)
        ]
        facts = [
            deed(n, "", kind="statement", claim=claim, ask={})
            for n, claim in enumerate(claims, start=1)
        ]
        berg = (
            "- {id: nils-berg, type: person, name: Nils Berg, role: official, "
            "description: the clerk of the town}\n"
        )
        glossary = {"glossary.yaml": COURSE["glossary.yaml"] + berg}
        (item,) = made(bank_of(load, *facts, **glossary), "match-speakers")
        assert item.pairs == (
            ("Ships were late (1 May 2019)", "Ada Brook"),
            ("Nets were torn (2 May 2019)", "Tom Reed"),
            ("Rain was near (3 May 2019)", "Ivy Lund"),
            ("Ice was thick (4 May 2019)", "Olof Hale"),
        )
        assert [option.text for option in item.options if not option.correct] == ["Nils Berg"]

    def test_something_is_left_over(self, load: Load) -> None:
        """Where the course has no other day, there is no item: the last pair would be a gift."""
        (item,) = matched(load, *parties(4))
        assert len(item.pairs) == 4
        assert 1 <= sum(not option.correct for option in item.options) <= 2
        assert made(bank_of(load, *parties(4)), "match-dates") == []
        assert made(bank_of(load, *parties(3), *plans()), "match-dates") == []

    def test_last_of_five_is_left_over_where_nothing_else_can_be(self, load: Load) -> None:
        (item,) = made(bank_of(load, *parties(5)), "match-dates")
        assert item.facts == ("e0", "e1", "e2", "e3")
        (spare,) = [option for option in item.options if not option.correct]
        assert spare == (
            "24 March 2019",
            False,
            "e4",
            "That is the date of the concert of quay 4.",
        )


class TestOrdering:
    def test_sequence_is_the_order_in_time(self, load: Load) -> None:
        facts = parties(12)
        bank = bank_of(load, *facts[::2], *facts[1::2])
        items = made(bank, "in-order")
        assert items
        dates = {str(fact["id"]): parse_when(str(fact["when"])) for fact in facts}
        for item in items:
            dated = {option.text: dates[option.fact or ""] for option in item.options}
            in_time = sorted(item.holds(Ordering).sequence, key=lambda words: dated[words].edtf)
            assert in_time == list(item.holds(Ordering).sequence)
            assert dict(item.holds(Ordering).events) == {
                text: say(when) for text, when in dated.items()
            }
            assert item.id == f"saltmere/{item.facts[0]}/when/in-order"

    def test_shown_order_is_not_always_the_right_one(self, load: Load) -> None:
        """What is shown is shuffled, the same way each time."""
        items = made(bank_of(load, *parties(48)), "in-order")
        shown = [tuple(option.text for option in item.options) for item in items]
        assert shown != [item.holds(Ordering).sequence for item in items]
        assert items == made(bank_of(load, *parties(48)), "in-order")

    @pytest.mark.parametrize(
        "other", ["2019-01-23", "2019-01", "2019", "2019-01-20/2019-02", "2018/.."]
    )
    def test_dates_that_overlap_do_not_meet(self, load: Load, other: str) -> None:
        facts = [*parties(4), event(9, other, name="the storm")]
        for item in made(bank_of(load, *facts), "in-order"):
            assert not {"e1", "e9"} <= set(item.facts)

    @pytest.mark.parametrize(
        ("changes", "out"),
        [
            ({0: {"name": "the regatta of 2018"}, 1: {"name": "the regatta of 2019"}}, {"e1"}),
            ({0: {"name": "the regatta of 2018"}, 1: {"name": "the market of 2018"}}, set()),
            ({0: {"name": "the first regatta"}, 1: {"name": "the second regatta"}}, {"e1"}),
            ({0: {"name": "the first regatta"}, 1: {"name": "the first market"}}, set()),
            ({0: {"name": "the Third regatta"}, 1: {"name": "the fourth regatta"}}, {"e1"}),
            ({2: {"name": "the fair of May"}}, {"e2"}),
            ({2: {"name": "the last March of the year"}}, {"e2"}),
            ({2: {"name": "his return"}}, {"e2"}),
            ({2: {"mode": "planned"}}, {"e2"}),
        ],
        ids=[
            "two-years",
            "one-year-tells-nothing",
            "two-ordinals",
            "one-ordinal-tells-nothing",
            "ordinals-in-any-case",
            "month",
            "other-month",
            "pronoun",
            "plan",
        ],
    )
    def test_words_that_tell_the_order_or_no_event_keep_a_fact_out(
        self, load: Load, changes: dict[int, dict[str, str]], out: set[str]
    ) -> None:
        facts = parties(5)
        for number, change in changes.items():
            facts[number] |= change
        (item,) = made(bank_of(load, *facts), "in-order")
        assert set(item.facts) == {"e0", "e1", "e2", "e3", "e4"} - out


class TestGroups:
    def test_detail_is_no_event_to_put_in_order(self, load: Load) -> None:
        *told, last = parties(4)
        bank = bank_of(load, *told, {**last, "weight": "detail"})
        assert set(facts_in(made(bank, "in-order"))) == {fact["id"] for fact in told}

    def test_have_few_facts_each_once(self, load: Load) -> None:
        """Six to eight events are put in order where there are as many, and four to six matched."""
        bank = bank_of(load, *parties(120))
        for template, sizes in (("in-order", (6, 7, 8)), ("match-dates", (4, 5, 6))):
            items = made(bank, template)
            assert {len(item.facts) for item in items[:-1]} <= set(sizes)
            assert len(set(facts_in(items))) == len(facts_in(items)) >= 60

    @pytest.mark.parametrize("place", [0, 7, 23, 41, 59])
    def test_new_fact_changes_few(self, load: Load, place: int) -> None:
        """A fact more, wherever it comes, changes its own group and some next to it."""
        facts = parties(120)
        day = date(2019, 1, 3) + timedelta(20 * place - 10)
        more = [*facts[:place], event(999, f"{day}", name="the new fair"), *facts[place:]]
        before, after = (by_id(bank_of(load, *each)) for each in (facts, more))
        grouped = [i for i, item in before.items() if item.template == "in-order"]
        changed = [each for each in grouped if before[each] != after.get(each)]
        assert len(changed) * 2 < len(grouped)
        assert len(grouped) > 9

    def test_item_is_as_weak_and_as_hard_as_its_facts(self, load: Load) -> None:
        facts = parties(4)
        facts[2]["difficulty"] = 3
        facts[3]["topic"] = "town"
        (item,) = made(bank_of(load, *facts), "in-order")
        assert (item.difficulty, item.topic, item.status) == (3, "harbour", "reported")
        assert len(item.sources) == 1


def test_terms_are_matched_with_what_they_mean(load: Load) -> None:
    names = {"Slack water": "the time between two tides", "Spring tide": "the highest tide",
             "Neap tide": "the lowest tide", "Flood tide": "the tide that comes in"}  # fmt: skip
    more = "".join(
        f"- {{id: {name.casefold().replace(' ', '-')}, type: term, name: {name.casefold()}, "
        "role: tide, description: a tide}\n"
        for name in ("Spring tide", "Neap tide", "Flood tide", "Ebb tide")
    )
    facts = [term(n, *pair) for n, pair in enumerate(names.items())]
    bank = bank_of(load, *facts, **{"glossary.yaml": COURSE["glossary.yaml"] + more})
    (item,) = made(bank, "match-terms")
    assert item.pairs == tuple((f"T{means[1:]}", name) for name, means in names.items())
    assert [option.text for option in item.options if not option.correct] == ["Ebb tide"]
    assert all(one.facts != other.facts for one, other in pairwise(made(bank, "term-name")))


PEOPLE = ("Ada Brook", "Tom Reed", "Ivy Lund", "Olof Hale")
OFFICES = ("the mayor of Saltmere", "the harbour master", "a pilot", "the keeper of the lamp")


def holder(number: int, claim: str, **changes: Any) -> dict[str, Any]:
    return event(
        number,
        "2019-05-02",
        kind="relation",
        name=f"the office of person {number}",
        claim=claim,
        **changes,
    )


def holders() -> list[dict[str, Any]]:
    return [
        holder(n, f"[{person}]{{subject}} [was]{{did}} {office}[, of old]{{aside}} in 2019.")
        for n, (person, office) in enumerate(zip(PEOPLE, OFFICES, strict=True))
    ]


BERG = {
    "glossary.yaml": COURSE["glossary.yaml"]
    + "- {id: nils-berg, type: person, name: Nils Berg, role: official, "
    "description: the clerk of the town}\n"
}


class TestOffices:
    def test_are_matched_with_people(self, load: Load) -> None:
        (item,) = made(bank_of(load, *holders(), **BERG), "match-offices")
        assert item.pairs == tuple(
            (f"{office[:1].upper()}{office[1:]} in 2019", person)
            for office, person in zip(OFFICES, PEOPLE, strict=True)
        )
        assert [option.text for option in item.options if not option.correct] == ["Nils Berg"]

    @pytest.mark.parametrize(
        "claim",
        [
            "[Harbour Watch]{subject} [was]{did} the guard of the port.",
            "[Olof Hale]{subject} [hated]{did} the mayor.",
            "[Olof Hale]{subject}, of Saltmere, [was]{did} the keeper of the lamp.",
            "[Olof Hale]{subject} [was]{did} tired.",
            "[Olof Hale]{subject} was the keeper of the lamp.",
            "[Olof Hale]{subject} [was]{did} a pilot in 2019.",
        ],
        ids=["a-body", "no-office", "words-between", "no-noun", "no-verb", "office-of-another"],
    )
    def test_what_names_no_office_of_one_person_is_left_out(self, load: Load, claim: str) -> None:
        facts = [*holders()[:3], holder(3, claim)]
        assert made(bank_of(load, *facts, **BERG), "match-offices") == []


class TestWhichFirst:
    def test_key_is_the_earliest_and_others_say_when_they_were(self, load: Load) -> None:
        facts = parties(4, days=60)
        (item,) = made(bank_of(load, *facts[::-1]), "which-first")
        assert item.stem == "Which of these came first?"
        assert item.key == "The regatta of quay 0"
        assert item.id == f"saltmere/{item.facts[0]}/when/which-first"
        said = {option.text: option.rationale for option in item.options}
        assert said == {
            "The regatta of quay 0": "",
            "The market of quay 1": "Later: 4 March 2019.",
            "The parade of quay 2": "Later: 3 May 2019.",
            "The auction of quay 3": "Later: 2 July 2019.",
        }

    @pytest.mark.parametrize(
        "dates",
        [
            ("2019-01-03", "2019-01-20", "2019-06-03"),
            ("2018", "2019", "2019-01-20"),
            ("2019-01-03~", "2019-06-20", "2019-11-03"),
            ("1810-01-03", "1811-01-20", "2019-06-03"),
        ],
        ids=["days-apart", "next-year", "about", "first-two-near"],
    )
    def test_what_does_not_lie_well_apart_is_not_asked(
        self, load: Load, dates: tuple[str, ...]
    ) -> None:
        facts = [event(n, day, name=f"the {WORDS[n]}") for n, day in enumerate(dates)]
        assert made(bank_of(load, *facts), "which-first") == []


def test_number_of_a_resolution_is_no_year(load: Load) -> None:
    facts = parties(4)
    facts[0]["name"], facts[1]["name"] = "the vote on resolution 2254", "the fair of 2019"
    (item,) = made(bank_of(load, *facts), "in-order")
    assert set(item.facts) == {"e0", "e1", "e2", "e3"}


@pytest.mark.parametrize(("slot", "template"), [("says", "documents"), ("asks", "demands")])
def test_documents_are_matched_with_what_they_say(load: Load, slot: str, template: str) -> None:
    plans = [f"the Plan of {year}" for year in ("Tides", "Ropes", "Lamps", "Nets", "Sails")]
    glossary = COURSE["glossary.yaml"] + "".join(
        f"- {{id: plan-{n}, type: document, name: {name}, role: plan, description: plan {n}}}\n"
        for n, name in enumerate(plans)
    )
    facts = [
        event(
            n,
            "2019-05-02",
            kind="document",
            name=f"paper {n}",
            claim=f"[{name[:1].upper()}{name[1:]}]{{document}} [wanted {n} ships]{{{slot}}}.",
        )
        for n, name in enumerate(plans[:4])
    ]
    (item,) = made(bank_of(load, *facts, **{"glossary.yaml": glossary}), f"match-{template}")
    assert item.pairs == tuple((f"Wanted {n} ships", f"T{plans[n][1:]}") for n in range(4))
    assert {option.text for option in item.options if not option.correct} <= {
        "The Plan of Sails",
        "The Pier Plan",
    }
