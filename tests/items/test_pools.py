"""Pools: which values can stand in for one another, and in what order."""

from decimal import Decimal
from itertools import pairwise

import pytest

from courses import COURSE, FACTS, facts_text
from small_course import Load
from small_facts import NO_TOWN, asked, course_of, deed, event, fact_of, figure
from talkquiz.items.pools import Pools, plausible_reach
from talkquiz.language.seeded import rank
from talkquiz.loaded import LoadedCourse


def pools(bank: LoadedCourse) -> Pools:
    """Return the pools of a bank's course."""
    return Pools(course_of(bank), 0)


def crowd(size: int) -> str:
    """Return a glossary with so many more officials."""
    more = (
        f"- {{id: clerk-{number}, type: person, name: Clerk No {number}, role: official, "
        f"description: one of the clerks}}\n"
        for number in range(size)
    )
    return COURSE["glossary.yaml"] + "".join(more)


def ring(bank: LoadedCourse, start: str) -> set[str]:
    """Return the names that are looked at from a place on the ring."""
    slot = asked(bank, "pier-opened", "who").slot
    return {each.value for each in pools(bank).ring(slot, rank(0, start))}


class TestOrder:
    """Dates and numbers are in order, each value once."""

    def test_dates_of_one_precision_rise(self, load: Load) -> None:
        """A pool of days holds days, the earliest first, with the first fact of each."""
        days = ("2019-05-03", "2019-04-02", "2019-05-03", "2019-07", "2019")
        bank = load({FACTS: facts_text(*(event(n, day) for n, day in enumerate(days))), **NO_TOWN})
        pool = pools(bank).of(asked(bank, "e0", "when").slot)
        assert [(each.value, each.fact and each.fact.id) for each in pool] == [
            ("2019-04-02", "e1"),
            ("2019-05-03", "e0"),
        ]
        assert all(one.axis < other.axis for one, other in pairwise(pool))

    def test_numbers_of_one_unit_rise(self, load: Load) -> None:
        """A pool of numbers holds one unit, the least first."""
        words = ("500 tonnes", "1.2 million tonnes", "70 tonnes", "6 barrels")
        bank = load({FACTS: facts_text(*(figure(n, said) for n, said in enumerate(words)))})
        slot = asked(bank, "f0", "number").slot
        assert [each.axis for each in pools(bank).of(slot)] == [70, 500, 1_200_000]
        assert pools(bank).axes(slot) == {70, 500, 1_200_000}

    def test_plain_words_have_no_pool(self, load: Load) -> None:
        """What names nothing and counts nothing has no like."""
        bank = load()
        slot = fact_of(bank, "watch-position").slots["wants"]
        assert pools(bank).of(slot) == []
        assert pools(bank).ring(slot, b"") == []


class TestRing:
    """Names, of which a large course has more than can be looked at for each item."""

    def test_small_role_is_looked_at_as_a_whole(self, load: Load) -> None:
        """Four officials are all there, wherever one begins."""
        bank = load()
        officials = {"ada-brook", "tom-reed", "ivy-lund", "olof-hale"}
        assert ring(bank, "a") == ring(bank, "b") == officials

    def test_large_role_is_looked_at_in_part(self, load: Load) -> None:
        """Of hundreds some are looked at, for another item others."""
        bank = load({"glossary.yaml": crowd(300)})
        assert len(ring(bank, "a")) == len(ring(bank, "b")) == 32
        assert ring(bank, "a") != ring(bank, "b")

    def test_new_name_changes_few_parts(self, load: Load) -> None:
        """One name more is seen by some items, and pushes one other out where it is."""
        before, after = load({"glossary.yaml": crowd(300)}), load({"glossary.yaml": crowd(301)})
        seen = [(ring(before, f"item {n}"), ring(after, f"item {n}")) for n in range(60)]
        assert {len(one ^ other) for one, other in seen} == {0, 2}
        assert sum(one != other for one, other in seen) < 20

    def test_lists_stand_among_lists(self, load: Load) -> None:
        """Two officials are looked at beside other pairs of officials."""
        pairs = ("ada-brook+tom-reed", "ivy-lund+olof-hale")
        claims = [f"In [May]{{when}} [both]{{who={pair}}} met." for pair in pairs]
        facts = [deed(n, "", claim=claim) for n, claim in enumerate(claims, start=1)]
        bank = load({FACTS: facts_text(*facts), **NO_TOWN})
        found = pools(bank).ring(asked(bank, "d1", "who").slot, b"")
        assert sorted(each.value for each in found) == list(pairs)


@pytest.mark.parametrize(
    ("day", "under", "over"),
    [("2019-05-03", 400, 400), ("2019-05", 800, 800), ("2019", 3660, 3660)],
)
def test_rougher_dates_reach_farther(load: Load, day: str, under: int, over: int) -> None:
    """A day reaches about a year, a month two, a year ten."""
    bank = load({FACTS: facts_text(event(1, day))})
    slot = asked(bank, "e1", "when").slot
    assert slot.when
    assert slot.when.lower
    first = slot.when.lower.toordinal()
    assert plausible_reach(slot) == (Decimal(first - under), Decimal(first + over))


def test_number_reaches_from_a_third_to_three_times(load: Load) -> None:
    """Numbers are believable within a factor of three."""
    bank = load({FACTS: facts_text(figure(1, "600 tonnes"))})
    assert plausible_reach(asked(bank, "f1", "number").slot) == (Decimal(200), Decimal(1800))
