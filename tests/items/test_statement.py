"""True-false statements: the claim with one slot's words swapped for others of its type."""

import re
from decimal import Decimal
from typing import Any

import pytest

from courses import COURSE, FACTS, facts_text
from small_course import Load
from small_facts import NO_TOWN, asked, course_of, deed, event, fact_of, figure, made, term
from talkquiz.items.distractors import Distractors
from talkquiz.items.item import Item, TrueFalse
from talkquiz.items.pools import Candidate
from talkquiz.items.statement import can_be_swapped, stated, swapped_words
from talkquiz.loaded import LoadedCourse

GLOSSARY = (
    COURSE["glossary.yaml"]
    + """\
- {id: pilots, type: term, name: pilots, role: trade, description: those who steer ships in}
- {id: brokers, type: term, name: brokers, role: trade, description: those who sell cargo}
- {id: wharf, type: term, name: a wharf, role: trade, description: a place to land goods}
- {id: states, type: term, name: the United Docks, role: trade, description: a firm}
- {id: north-quay, type: place, name: the North Quay, role: town, lat: 54.1, lon: -2.8,
   description: a quay}
- {id: dock-end, type: place, name: Dock End, role: town, lat: 54.1, lon: -2.8,
   description: a part of the town}
"""
)


def loaded(load: Load, *facts: dict[str, Any]) -> LoadedCourse:
    """Return a bank of some facts with some more names in its glossary."""
    return load({FACTS: facts_text(*facts), "glossary.yaml": GLOSSARY, **NO_TOWN})


def judged(load: Load, *facts: dict[str, Any]) -> list[Item]:
    """Return the true-false items on the first of some facts."""
    bank = loaded(load, *facts)
    found = [*made(bank, "judge"), *made(bank, "judge-where")]
    return [item for item in found if item.facts == (facts[0]["id"],)]


def named(bank: LoadedCourse, entry: str) -> Candidate:
    """Return a glossary entry as a candidate."""
    return Candidate(Decimal(0), entry, entry=course_of(bank).lexicon.entries[entry])


def swapped(load: Load, claim: str, entry: str, slot: str = "who", **changes: Any) -> str:
    """Return how a glossary entry reads in the place of a slot."""
    bank = loaded(load, deed(1, "", claim=claim, ask={}, **changes))
    return swapped_words(asked(bank, "d1", slot), named(bank, entry), course_of(bank))


class TestCanBeSwapped:
    """Where other words would leave a trace, nothing is swapped."""

    @pytest.mark.parametrize(
        ("claim", "expected"),
        [
            ("Ships carried [80 tonnes]{number} in May.", True),
            ("More than [80 tonnes]{number} came.", False),
            ("By May ships had passed [80 tonnes]{number}.", False),
            ("Ships carried fewer than [80 tonnes]{number}.", False),
            ("Ships carried fewer than [80,000 tonnes]{number}.", False),
            ("Ships carried [less than 1.5 million tonnes]{number=1500000 tonnes}.", False),
            ("Ships carried at most some [80 tonnes]{number}.", False),
            ("It carried less, but by May [80 tonnes]{number}.", True),
            ("There was [one ship]{number} in May.", False),
            ("In a year of [80 tonnes]{number}, 80 tonnes were too many.", False),
        ],
    )
    def test_numbers(self, load: Load, claim: str, *, expected: bool) -> None:
        """Not "fewer than" or "more than", which others fit too; not "one"; not what is twice."""
        fact = figure(1, "", claim=claim, derived=["number"])
        bank = loaded(load, fact)
        assert can_be_swapped(*asked(bank, "f1", "number")[:2]) is expected

    def test_date_that_stands_twice(self, load: Load) -> None:
        """A date that the claim has elsewhere, too, stays where it is."""
        claim = "What came on [1 May 2019]{when} was called the 1 May 2019 lamp."
        bank = loaded(load, deed(1, "", claim=claim, ask={}))
        assert not can_be_swapped(*asked(bank, "d1", "when")[:2])


class TestSwappedWords:
    """Other words read as the claim's own did."""

    def test_date_is_written_in_full(self, load: Load) -> None:
        """A date takes the place of a date, but not of words such as "the next day"."""
        (item,) = judged(load, deed(1, "Tom Reed"), event(2, "2019-04-10"))
        assert re.fullmatch(r"\d{1,2} [A-Z][a-z]+ 2019", item.holds(TrueFalse).swapped)
        claim = "On [that day]{when} Tom Reed lit a lamp in [Saltmere]{where}."
        (item,) = judged(load, deed(1, "", claim=claim, ask={}), event(2, "2019-04-10"))
        assert item.slot == "where"

    def test_number_keeps_its_style(self, load: Load) -> None:
        """A number in words is swapped for one in words, millions for millions."""
        bank = loaded(load, figure(1, "four rounds"), figure(2, "about 1.2 million tonnes"))
        candidate = Candidate(Decimal(1_500_000), "")
        found = swapped_words(asked(bank, "f2", "number"), candidate, course_of(bank))
        assert found == "about 1.5 million tonnes"

    @pytest.mark.parametrize(
        ("claim", "slot", "entry", "reads"),
        [
            ("It lies in [Saltmere]{where}.", "where", "dock-end", "Dock End"),
            ("It lies in [Saltmere]{where}.", "where", "north-quay", "the North Quay"),
            ("It was lit by [Tom Reed]{who}.", "who", "ivy-lund", "Ivy Lund"),
            ("It was lit by [Reed]{who}.", "who", "ivy-lund", "Ivy Lund"),
            ("[Tom Reed]{who} lit it with his lamp.", "who", "ivy-lund", ""),
            ("After he had landed, [Tom Reed]{who} lit it.", "who", "ivy-lund", ""),
            ("It was lit by [the council]{who}.", "who", "town-council", ""),
        ],
    )
    def test_name_fits_in(self, load: Load, claim: str, slot: str, entry: str, reads: str) -> None:
        """A name stands with its own article; not where "he" or an alias would betray the swap."""
        assert swapped(load, claim, entry, slot) == reads

    @pytest.mark.parametrize(
        ("key", "other", "reads"),
        [
            ("pilots", "brokers", "brokers"),
            ("pilots", "wharf", ""),
            ("a wharf", "states", "the United Docks"),
            ("a wharf", "brokers", ""),
        ],
    )
    def test_number_of_the_verb_agrees(self, load: Load, key: str, other: str, reads: str) -> None:
        """A plural is swapped for a plural; a name that ends in s is none."""
        fact = term(1, key, "the trade")
        bank = loaded(load, fact)
        found = swapped_words(asked(bank, "t1", "term"), named(bank, other), course_of(bank))
        assert found == reads

    def test_statement_begins_with_a_capital(self, load: Load) -> None:
        """Words swapped at the beginning begin the sentence."""
        bank = loaded(load, deed(1, "", claim="[Saltmere]{where} got a lamp.", ask={}))
        fact = fact_of(bank, "d1")
        assert stated(fact, fact.slots["where"], "the North Quay") == "The North Quay got a lamp."


class TestItems:
    """The items that come of it."""

    def test_half_are_true(self, load: Load) -> None:
        """Of many statements some are true, some false; the false ones hold another's date."""
        facts = [event(n, f"2019-{1 + n % 12:02}-{10 + n}") for n in range(18)]
        items = made(loaded(load, *facts), "judge")
        true = [item for item in items if item.key == "True"]
        assert 4 < len(true) < 14
        assert len(items) == 18
        for item in items:
            assert (item.stem == item.claim) == (item in true)

    def test_false_one_says_why(self, load: Load) -> None:
        """The wrong verdict says what the swapped date is the date of, and the fact it is from."""
        facts = [event(n, f"2019-{1 + n % 12:02}-{10 + n}") for n in range(18)]
        false = [i for i in made(loaded(load, *facts), "judge") if i.key == "False"]
        for item in false:
            (wrong,) = [option for option in item.options if not option.correct]
            assert item.holds(TrueFalse).correction in item.claim
            assert wrong.text == "True"
            assert wrong.rationale.startswith(("That is the date of party", "No report in"))
            assert (wrong.fact is None) == wrong.rationale.startswith("No report in")

    def test_wrong_value_is_wrong_for_certain(self, load: Load) -> None:
        """A place of which another fact says the same is not swapped in."""
        said = "On [1 May 2019]{when} a lamp was lit in [%s]{where}."
        one = deed(1, "", claim=said % "Saltmere", ask={})
        same = deed(2, "", claim=said % "Dock End", ask={}, when="2019-05-01")
        bank = loaded(load, one, same)
        about = asked(bank, "d1", "where", "Where was a lamp lit on 1 May 2019?")
        found = [Distractors(course_of(bank), seed).one(about) for seed in range(9)]
        assert {each.candidate.value for each in found if each} == {"north-quay"}
