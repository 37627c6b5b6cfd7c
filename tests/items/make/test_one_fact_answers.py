"""The answers to questions of each kind."""

import re
from decimal import Decimal
from typing import Any

import pytest

from courses import COURSE, FACTS, facts_text, make_fact
from factories import valid
from small_course import Load
from small_facts import NO_TOWN, asked, course_of, deed, event, figure, made, of_kind, term
from talkquiz.build import LoadedCourse
from talkquiz.items.distractors import Candidate, Distractors
from talkquiz.items.item import Item, Open, TrueFalse
from talkquiz.items.kinds import ItemKind
from talkquiz.items.make.one_fact import can_be_swapped, in_full, swapped_words
from talkquiz.items.templates import Template

OPEN = valid(
    Template,
    {
        "id": "mine",
        "makes": "open",
        "about": "source",
        "stem": "Why?",
        "answer": "{{ source.outlet }} {{ source.claimed }}",
        "marks": ["Names {{ source.outlet }}.", "{{ source.claimed }}", "{{ source.context }}"],
    },
)


class TestInFull:
    def test_lines_become_marks(self) -> None:
        answer = in_full(OPEN, {"outlet": "The Gazette", "claimed": "One.\nTwo.", "context": "C."})
        assert answer is not None
        assert answer.key == "The Gazette One.\nTwo."
        assert answer.payload == Open(("Names The Gazette.", "One.", "Two.", "C."))

    @pytest.mark.parametrize("lacking", ["outlet", "claimed", "context"])
    def test_nothing_may_be_lacking(self, lacking: str) -> None:
        values = {"outlet": "The Gazette", "claimed": "One.", "context": "C."}
        assert in_full(OPEN, values)
        assert in_full(OPEN, values | {lacking: ""}) is None
        assert in_full(OPEN, {k: v for k, v in values.items() if k != lacking}) is None

    def test_template_without_an_answer_has_none(self) -> None:
        assert in_full(OPEN.with_changes(answer=None), {"outlet": "x"}) is None


def wants(load: Load, words: str) -> list[Item]:
    """Return the cloze items on what somebody wanted."""
    fact = make_fact(
        kind="position",
        claim=f"According to Ada Brook, the town wanted [{words}]{{wants}}.",
        status="attributed",
        per="ada-brook",
        mode="claimed",
    )
    bank = load({FACTS: facts_text(fact)})
    return [i for i in of_kind(bank, ItemKind.CLOZE) if i.facts == ("lamp-lit",)]


@pytest.mark.parametrize(("length", "made"), [(6, True), (7, False)])
def test_long_answer_is_not_asked(load: Load, length: int, *, made: bool) -> None:
    """An answer of more than six words asks for several things, and makes no item."""
    assert bool(wants(load, " ".join(["much"] * length))) is made


class TestRecalled:
    @pytest.mark.parametrize(
        ("words", "keys"),
        [
            ("boats, nets and a lamp", ["boats", "nets", "a lamp"]),
            ("boats and nets", ["boats and nets"]),
        ],
    )
    def test_list_of_three_is_asked_part_by_part(
        self, load: Load, words: str, keys: list[str]
    ) -> None:
        assert [item.key for item in wants(load, words)] == keys


class TestMultipleResponse:
    def test_members_are_right_and_others_wrong(self, load: Load) -> None:
        claim = (
            "On [1 May 2019]{when} the lamp was lit by [Brook and Reed]{who=ada-brook+tom-reed}."
        )
        fact = deed(1, "", claim=claim, ask={"who": "Who lit the lamp on 1 May 2019?"})
        (item,) = of_kind(load({FACTS: facts_text(fact), **NO_TOWN}), ItemKind.MULTIPLE_RESPONSE)
        assert item.stem == "Who lit the lamp on 1 May 2019? Choose two."
        assert item.key == "Brook and Reed"
        assert sorted((option.text, option.correct) for option in item.options) == [
            ("Ada Brook", True),
            ("Ivy Lund", False),
            ("Olof Hale", False),
            ("Tom Reed", True),
        ]

    def test_needs_two_that_are_wrong(self, load: Load) -> None:
        people = "[Brook, Reed and Lund]{who=ada-brook+tom-reed+ivy-lund}"
        claim = f"On [1 May 2019]{{when}} the lamp was lit by {people}."
        fact = deed(1, "", claim=claim, ask={"who": "Who lit the lamp on 1 May 2019?"})
        bank = load({FACTS: facts_text(fact), **NO_TOWN})
        assert ItemKind.MULTIPLE_RESPONSE not in {item.kind for item in bank.items}
        assert ItemKind.CLOZE in {item.kind for item in bank.items}


class TestWhoSaidIt:
    def test_speaker_of_a_statement_is_chosen(self, load: Load) -> None:
        """A warning is asked as a warning, words as words; the key is among people of the role."""
        claim = "On [1 May 2019]{when} [Tom Reed]{who} said that [the tide was high]{said}."
        for mode, stem in (
            ("happened", "Who said that the tide was high?"),
            ("warned", "Who warned that the tide was high?"),
            ("hoped", "Who expressed the hope that the tide was high?"),
        ):
            fact = deed(1, "", claim=claim, kind="statement", ask={}, mode=mode)
            bank = load({FACTS: facts_text(fact), **NO_TOWN})
            (item,) = of_kind(bank, ItemKind.WHO_SAID_IT)
            assert (item.stem, item.key, len(item.options)) == (stem, "Tom Reed", 4)

    def test_account_is_shown_without_its_speaker(self, load: Load) -> None:
        """The claim stands with a gap for who makes it, and no attribution gives it away."""
        items = {item.facts[0]: item for item in of_kind(load(), ItemKind.ACCORDING_TO)}
        item = items["ships-gazette"]
        assert item.id == "saltmere/ships-gazette/per/according-to"
        assert item.stem.startswith("Who says so? According to _____, 1,200 ships")
        assert (item.key, item.per) == ("Ada Brook", "Ada Brook")


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
    return load({FACTS: facts_text(*facts), "glossary.yaml": GLOSSARY, **NO_TOWN})


def judged(load: Load, *facts: dict[str, Any]) -> list[Item]:
    bank = loaded(load, *facts)
    found = [*made(bank, "judge"), *made(bank, "judge-where")]
    return [item for item in found if item.facts == (facts[0]["id"],)]


def named(bank: LoadedCourse, entry: str) -> Candidate:
    return Candidate(Decimal(0), entry, entry=course_of(bank).lexicon.entries[entry])


def swapped(load: Load, claim: str, entry: str, slot: str = "who", **changes: Any) -> str:
    bank = loaded(load, deed(1, "", claim=claim, ask={}, **changes))
    return swapped_words(asked(bank, "d1", slot), named(bank, entry), course_of(bank))


class TestCanBeSwapped:
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
        question = asked(bank, "f1", "number")
        assert can_be_swapped(question.fact, question.slot) is expected

    def test_date_that_stands_twice(self, load: Load) -> None:
        claim = "What came on [1 May 2019]{when} was called the 1 May 2019 lamp."
        bank = loaded(load, deed(1, "", claim=claim, ask={}))
        question = asked(bank, "d1", "when")
        assert not can_be_swapped(question.fact, question.slot)


class TestSwappedWords:
    def test_date_is_written_in_full(self, load: Load) -> None:
        """A date takes the place of a date, but not of words such as "the next day"."""
        (item,) = judged(load, deed(1, "Tom Reed"), event(2, "2019-04-10"))
        assert re.fullmatch(r"\d{1,2} [A-Z][a-z]+ 2019", item.holds(TrueFalse).swapped)
        claim = "On [that day]{when} Tom Reed lit a lamp in [Saltmere]{where}."
        (item,) = judged(load, deed(1, "", claim=claim, ask={}), event(2, "2019-04-10"))
        assert item.slot == "where"

    def test_number_keeps_its_style(self, load: Load) -> None:
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
        claims = [f"[Saltmere]{{where}} got lamp number {number}." for number in range(9)]
        facts = [deed(n, "", claim=claim, ask={}) for n, claim in enumerate(claims, start=1)]
        begin = {
            item.stem.partition(" got")[0] for item in made(loaded(load, *facts), "judge-where")
        }
        assert begin == {"Saltmere", "The North Quay", "Dock End"}


class TestItems:
    def test_half_are_true_and_false_ones_say_why(self, load: Load) -> None:
        """A false one shows another's date: it says what that is the date of, and the fact."""
        facts = [event(n, f"2019-{1 + n % 12:02}-{10 + n}") for n in range(18)]
        items = made(loaded(load, *facts), "judge")
        true = [item for item in items if item.key == "True"]
        assert 4 < len(true) < 14
        assert len(items) == 18
        for item in items:
            assert (item.stem == item.claim) == (item in true)
            if item not in true:
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
        found = [Distractors(course_of(bank), seed).find_one(about) for seed in range(9)]
        assert {each.candidate.value for each in found if each} == {"north-quay"}
