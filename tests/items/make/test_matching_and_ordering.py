"""Matching and ordering: items over several facts."""

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import combinations, pairwise
from typing import Any

import pytest

from courses import COURSE, FACTS, facts_text
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
from talkquiz.items.askable_slots import value_of
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

    def test_no_answer_fits_another_fact(self, bundled_bank: LoadedCourse) -> None:
        course = course_of(bundled_bank)
        others = OtherRightAnswers(course)
        for item in of_kind(bundled_bank, ItemKind.MATCHING):
            name = item.id.split("/")[2]
            asked = [
                (course.facts.entries[f], course.facts.entries[f].slots[name]) for f in item.facts
            ]
            for (one, slot), (_, other) in combinations(asked, 2):
                assert not others.may_be_right(value_of(other), Question(one, slot, one.name)), (
                    item.id
                )
                assert not (slot.when and other.when and slot.when.overlaps(other.when)), item.id

    def test_spare_options_fit_no_fact(self, bundled_bank: LoadedCourse) -> None:
        for item in of_kind(bundled_bank, ItemKind.MATCHING):
            rights = [right for _, right in item.pairs]
            spare = [option for option in item.options if not option.correct]
            assert sorted(o.text for o in item.options if o.correct) == sorted(rights)
            assert spare, item.id
            assert not {option.text for option in spare} & set(rights)
            assert all(option.rationale for option in spare)

    def test_dates_that_overlap_do_not_meet(self, load: Load) -> None:
        dates = ("2019-01", "2019-01-10", "2019-02-10", "2019-03-10", "2019-04-10", "2019-05-10")
        facts = [event(n, day, name=f"the {WORDS[n]}") for n, day in enumerate(dates)]
        for item in matched(load, *facts):
            rights = [parse_when(dates[int(fact[1:])]) for fact in item.facts]
            assert not any(one.overlaps(other) for one, other in combinations(rights, 2))

    def test_same_day_is_one_right_hand_side(self, load: Load) -> None:
        facts = parties(4)
        facts[1] |= {key: facts[0][key] for key in ("when",)}
        facts[1]["claim"] = "The market was held on [3 January 2019]{when}."
        assert sorted(facts_in(matched(load, *facts))) == ["e0", "e2", "e3"]

    @pytest.mark.parametrize(
        "changes",
        [
            {"name": "the parade of the May festival"},
            {
                "status": "attributed",
                "per": "ada-brook",
                "claim": "According to Ada Brook, it was held on [12 February 2019]{when}.",
            },
        ],
        ids=["holds-its-answer", "is-a-claim"],
    )
    def test_what_gives_the_pair_away_or_is_not_certain_is_left_out(
        self, load: Load, changes: dict[str, str]
    ) -> None:
        facts = parties(5)
        facts[2] |= changes
        assert sorted(facts_in(matched(load, *facts))) == ["e0", "e1", "e3", "e4"]

    def test_people_are_matched_with_people(self, load: Load) -> None:
        speakers = ("Ada Brook", "Tom Reed", "Ivy Lund", "the council")
        said = ("ships were late", "nets were torn", "rain was near", "funds were short")
        facts = [
            deed(
                n,
                "",
                kind="statement",
                claim=f"On [{n} May 2019]{{when}} [{who}]{{who}} said that [{what}]{{said}}.",
                ask={},
            )
            for n, (who, what) in enumerate(zip(speakers, said, strict=True), start=1)
        ]
        (item,) = made(bank_of(load, *facts), "match-speakers")
        assert item.pairs == (
            ("Ships were late (1 May 2019)", "Ada Brook"),
            ("Nets were torn (2 May 2019)", "Tom Reed"),
            ("Rain was near (3 May 2019)", "Ivy Lund"),
        )
        assert [option.text for option in item.options if not option.correct] == ["Olof Hale"]

    def test_something_is_left_over(self, load: Load) -> None:
        """Where the course has no other day, there is no item: the last pair would be a gift."""
        assert made(bank_of(load, *parties(3)), "match-dates") == []
        (item,) = matched(load, *parties(3))
        assert len(item.pairs) == 3
        assert 1 <= sum(not option.correct for option in item.options) <= 2

    def test_two_facts_make_no_matching(self, load: Load) -> None:
        assert made(bank_of(load, *parties(2), *plans()), "match-dates") == []


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
        facts = facts_text(*parties(48))
        items = made(load({FACTS: facts}), "in-order")
        assert any(
            [o.text for o in item.options] != list(item.holds(Ordering).sequence) for item in items
        )
        assert items == made(load({FACTS: facts}), "in-order")

    @pytest.mark.parametrize(
        "other", ["2019-01-23", "2019-01", "2019", "2019-01-20/2019-02", "2018/.."]
    )
    def test_dates_that_overlap_do_not_meet(self, load: Load, other: str) -> None:
        facts = [*parties(4), event(9, other, name="the storm")]
        for item in made(bank_of(load, *facts), "in-order"):
            assert not {"e1", "e9"} <= set(item.facts)

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("the regatta of 2018", "the regatta of 2019"),
            ("the first regatta", "the second regatta"),
            ("the Third regatta", "the fourth regatta"),
        ],
    )
    def test_names_do_not_tell_what_came_first(self, load: Load, one: str, other: str) -> None:
        """Different years or ordinals are not put in order; the same one in both tells nothing."""
        facts = parties(5)
        facts[0]["name"], facts[1]["name"] = one, other
        (item,) = made(bank_of(load, *facts), "in-order")
        assert sorted(item.facts) == ["e0", "e2", "e3", "e4"]
        facts[1]["name"] = one.replace("regatta", "market")
        (item,) = made(bank_of(load, *facts), "in-order")
        assert len(item.facts) == 5

    @pytest.mark.parametrize(
        "changes",
        [
            {"name": "the fair of May"},
            {"name": "the last March of the year"},
            {"name": "his return"},
            {"mode": "planned"},
        ],
        ids=["month", "other-month", "pronoun", "plan"],
    )
    def test_month_or_pronoun_or_plan_keeps_a_fact_out(
        self, load: Load, changes: dict[str, str]
    ) -> None:
        facts = parties(5)
        facts[2] |= changes
        (item,) = made(bank_of(load, *facts), "in-order")
        assert sorted(item.facts) == ["e0", "e1", "e3", "e4"]


class TestGroups:
    def test_have_three_to_six_facts_each_once(self, load: Load) -> None:
        items = made(bank_of(load, *parties(60)), "in-order")
        assert all(3 <= len(item.facts) <= 6 for item in items)
        assert len(set(facts_in(items))) == len(facts_in(items)) >= 50

    @pytest.mark.parametrize("place", [0, 7, 23, 41, 59])
    def test_new_fact_changes_few(self, load: Load, place: int) -> None:
        """A fact more, wherever it comes, changes its own group and some next to it."""
        facts = parties(60)
        day = date(2019, 1, 3) + timedelta(20 * place - 10)
        more = [*facts[:place], event(99, f"{day}", name="the new fair"), *facts[place:]]
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
             "Neap tide": "the lowest tide"}  # fmt: skip
    more = "".join(
        f"- {{id: {name.casefold().replace(' ', '-')}, type: term, name: {name.casefold()}, "
        "role: tide, description: a tide}\n"
        for name in ("Spring tide", "Neap tide", "Ebb tide")
    )
    facts = [term(n, *pair) for n, pair in enumerate(names.items())]
    bank = bank_of(load, *facts, **{"glossary.yaml": COURSE["glossary.yaml"] + more})
    (item,) = made(bank, "match-terms")
    assert item.pairs == tuple((f"T{means[1:]}", name) for name, means in names.items())
    assert [option.text for option in item.options if not option.correct] == ["Ebb tide"]
    assert all(one.facts != other.facts for one, other in pairwise(made(bank, "term-name")))
