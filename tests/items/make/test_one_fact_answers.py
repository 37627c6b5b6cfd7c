"""The answers to questions of each kind."""

import re
from decimal import Decimal
from typing import Any

import pytest

from courses import COURSE, make_fact
from factories import ENGLISH, valid
from small_course import Load
from small_facts import asked, bank_of, by_id, course_of, deed, event, figure, made, of_kind, term
from talkquiz.build import LoadedCourse
from talkquiz.items.distractors import Candidate, Distractors
from talkquiz.items.item import Item, Open, TrueFalse
from talkquiz.items.kinds import ItemKind
from talkquiz.items.make.one_fact import Answer, Passed, can_be_swapped, in_full, swapped_words
from talkquiz.items.templates import Template
from talkquiz.language.read_numbers import numbers_of

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


VALUES = {"outlet": "The Gazette", "claimed": "One.\nTwo.", "context": "C."}


class TestInFull:
    def test_lines_become_marks(self) -> None:
        answer = in_full(OPEN, VALUES)
        assert isinstance(answer, Answer)
        assert answer.key == "The Gazette One.\nTwo."
        assert answer.payload == Open(("Names The Gazette.", "One.", "Two.", "C."))

    @pytest.mark.parametrize("lacking", VALUES)
    def test_nothing_may_be_lacking(self, lacking: str) -> None:
        passed = Passed(f"its words name `{lacking}`, which there is not")
        assert in_full(OPEN, VALUES | {lacking: ""}) == passed
        assert in_full(OPEN, {k: v for k, v in VALUES.items() if k != lacking}) == passed
        assert isinstance(in_full(OPEN.with_changes(answer=None), VALUES), Passed)


@pytest.mark.parametrize(
    ("words", "keys"),
    [
        ("much " * 6, [" ".join(["much"] * 6)]),
        ("much " * 7, []),
        ("boats, nets and a lamp", ["boats", "nets", "a lamp"]),
        ("boats and nets", ["boats and nets"]),
    ],
    ids=["six-words", "seven-words-are-too-long", "list-of-three-part-by-part", "list-of-two"],
)
def test_answer_to_be_recalled_is_short(load: Load, words: str, keys: list[str]) -> None:
    marked = f"[{words.strip()}]{{wants}}"
    if "," in words:
        marked = "[boats]{wants.boats}, [nets]{wants.nets} and [a lamp]{wants.lamp}"
    claim = f"According to Ada Brook, the town wanted {marked}."
    changes = {"status": "attributed", "per": "ada-brook", "mode": "claimed"}
    fact = make_fact(kind="position", claim=claim, **changes)
    cloze = [item for item in bank_of(load, fact).items if item.kind is ItemKind.CLOZE]
    alone = [item.key for item in cloze if "/wants" in item.id and item.cards == 1]
    assert alone == keys


def lit_by(load: Load, people: str) -> LoadedCourse:
    claim = f"On [1 May 2019]{{when}} the lamp was lit by {people}."
    return bank_of(load, deed(1, "", claim=claim, ask={"who": "Who lit the lamp on 1 May 2019?"}))


class TestMultipleResponse:
    def test_members_are_right_and_others_wrong(self, load: Load) -> None:
        bank = lit_by(load, "[Brook and Reed]{who=ada-brook+tom-reed}")
        (item,) = of_kind(bank, ItemKind.MULTIPLE_RESPONSE)
        assert item.stem == "Who lit the lamp on 1 May 2019? Choose two."
        assert item.key == "Brook and Reed"
        assert "Brook and Reed" in {each.key for each in of_kind(bank, ItemKind.SHORT_ANSWER)}
        right = {option.text: option.correct for option in item.options}
        assert right == {"Ada Brook": True, "Ivy Lund": False, "Olof Hale": False, "Tom Reed": True}

    def test_needs_two_that_are_wrong(self, load: Load) -> None:
        bank = lit_by(load, "[Brook, Reed and Lund]{who=ada-brook+tom-reed+ivy-lund}")
        kinds = {item.kind for item in bank.items}
        assert ItemKind.MULTIPLE_RESPONSE not in kinds
        assert ItemKind.CLOZE in kinds


@pytest.mark.parametrize(
    ("mode", "stem"),
    [
        ("happened", "Who said that the tide was high?"),
        ("warned", "Who warned that the tide was high?"),
        ("hoped", "Who expressed the hope that the tide was high?"),
    ],
)
def test_speaker_of_a_statement_is_chosen(load: Load, mode: str, stem: str) -> None:
    """A warning is asked as a warning, words as words; the key is among people of the role."""
    claim = "On [1 May 2019]{when} [Tom Reed]{who} said that [the tide was high]{said}."
    bank = bank_of(load, deed(1, "", claim=claim, kind="statement", ask={}, mode=mode))
    (item,) = of_kind(bank, ItemKind.WHO_SAID_IT)
    assert (item.stem, item.key, len(item.options)) == (stem, "Tom Reed", 4)


def test_account_is_shown_without_its_speaker(load: Load) -> None:
    """The claim stands with a gap for who makes it, and no attribution gives it away."""
    item = by_id(load())["saltmere/ships-gazette/per/according-to"]
    assert item.stem.startswith("Who says so? According to _____, 1,200 ships")
    assert (item.kind, item.key, item.per) == (ItemKind.ACCORDING_TO, "Ada Brook", "Ada Brook")


GLOSSARY = (
    COURSE["glossary.yaml"]
    + """\
- {id: pilots, type: term, name: pilots, role: trade, description: those who steer ships in}
- {id: brokers, type: term, name: brokers, role: trade, description: those who sell cargo}
- {id: wharf, type: term, name: a wharf, role: trade, description: a place to land goods}
- {id: lock, type: term, name: lock, description: a chamber}
- {id: sluice, type: term, name: sluice, description: a gate}
- {id: inlet, type: term, name: inlet, description: a way in}
- {id: states, type: term, name: the United Docks, role: trade, description: a firm}
- {id: north-quay, type: place, name: the North Quay, role: town, lat: 54.1, lon: -2.8,
   description: a quay}
- {id: dock-end, type: place, name: Dock End, role: town, lat: 54.1, lon: -2.8,
   description: a part of the town}
"""
)


def loaded(load: Load, *facts: dict[str, Any]) -> LoadedCourse:
    return bank_of(load, *facts, **{"glossary.yaml": GLOSSARY})


def judged(load: Load, *facts: dict[str, Any]) -> list[Item]:
    bank = loaded(load, *facts)
    found = [*made(bank, "judge"), *made(bank, "judge-where")]
    return [item for item in found if item.facts == (facts[0]["id"],)]


def lit(claim: str) -> dict[str, Any]:
    return deed(1, "", claim=claim, ask={})


def lock(called: str) -> dict[str, Any]:
    claim = f"[A chamber for boats]{{means}} is called {called}."
    return term(1, "lock", "", claim=claim)


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
    def test_number(self, load: Load, claim: str, *, expected: bool) -> None:
        """Not "fewer than" or "more than", which others fit too; not "one"; not what is twice."""
        bank = loaded(load, figure(1, "", claim=claim, derived=["number"]))
        question = asked(bank, "f1", "number")
        assert can_be_swapped(question.fact, question.slot, numbers_of(ENGLISH)) is expected

    def test_date_that_stands_twice(self, load: Load) -> None:
        claim = "What came on [1 May 2019]{when} was called the 1 May 2019 lamp."
        question = asked(loaded(load, deed(1, "", claim=claim, ask={})), "d1", "when")
        assert not can_be_swapped(question.fact, question.slot, numbers_of(ENGLISH))


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
        ("fact", "slot", "entry", "reads"),
        [
            (lit("It lies in [Saltmere]{where}."), "where", "dock-end", "Dock End"),
            (lit("It lies in [Saltmere]{where}."), "where", "north-quay", "the North Quay"),
            (lit("It was lit by [Tom Reed]{who}."), "who", "ivy-lund", "Ivy Lund"),
            (lit("It was lit by [Reed]{who}."), "who", "ivy-lund", "Ivy Lund"),
            (lit("[Tom Reed]{who} lit it with his lamp."), "who", "ivy-lund", ""),
            (lit("After he had landed, [Tom Reed]{who} lit it."), "who", "ivy-lund", ""),
            (lit("It was lit by [the council]{who}."), "who", "town-council", ""),
            (term(1, "pilots", "the trade"), "term", "brokers", "brokers"),
            (term(1, "pilots", "the trade"), "term", "wharf", ""),
            (term(1, "a wharf", "the trade"), "term", "states", "the United Docks"),
            (term(1, "a wharf", "the trade"), "term", "brokers", ""),
            (lock("a [lock]{term}"), "term", "sluice", "sluice"),
            (lock("a [lock]{term}"), "term", "inlet", ""),
        ],
    )
    def test_name_fits_in(
        self, load: Load, fact: dict[str, Any], slot: str, entry: str, reads: str
    ) -> None:
        """A name stands with its own article; not where "he" or an alias would betray the swap.

        A plural is swapped for a plural; a name that ends in s is none.
        """
        bank = loaded(load, fact)
        other = Candidate(Decimal(0), entry, entry=course_of(bank).lexicon.entries[entry])
        assert swapped_words(asked(bank, fact["id"], slot), other, course_of(bank)) == reads

    def test_list_is_swapped_for_a_list(self, load: Load) -> None:
        lists = ("[Brook and Reed]{who=ada-brook+tom-reed}", "[both]{who=ivy-lund+olof-hale}")
        claims = [f"On [{n} May 2019]{{when}} {both} met." for n, both in enumerate(lists, start=1)]
        bank = loaded(load, *(deed(n, "", claim=c) for n, c in enumerate(claims, start=1)))
        one, other = asked(bank, "d1", "who"), asked(bank, "d2", "who")
        candidate = Candidate(Decimal(0), "ivy-lund+olof-hale", slot=other.slot)
        assert swapped_words(one, candidate, course_of(bank)) == "both"

    def test_statement_begins_with_a_capital(self, load: Load) -> None:
        claims = [f"[Saltmere]{{where}} got lamp number {number}." for number in range(9)]
        facts = [deed(n, "", claim=claim, ask={}) for n, claim in enumerate(claims, start=1)]
        items = made(loaded(load, *facts), "judge-where")
        begin = {item.stem.partition(" got")[0] for item in items}
        assert begin == {"Saltmere", "The North Quay", "Dock End"}


class TestItems:
    def test_half_are_true_and_false_ones_say_why(self, load: Load) -> None:
        """A false one shows another's date: it says what that is the date of, and the fact.

        Where the other date is no other fact's, it says what the report has instead.
        """
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
                assert wrong.rationale.startswith(("That is the date of party", "The report"))
                right = f"The report says {item.holds(TrueFalse).correction}."
                assert (wrong.fact is None) == (wrong.rationale == right)

    def test_a_claim_is_not_what_the_report_says(self, load: Load) -> None:
        """The reason under a false statement makes no fact of somebody's word."""
        claimed = {"status": "attributed", "mode": "claimed", "per": "ada-brook"}
        facts = [event(n, f"2019-{1 + n % 12:02}-{10 + n}", **claimed) for n in range(18)]
        for each in facts:
            each["claim"] = f"According to Ada Brook, p{each['claim'][1:]}"
        options = [
            option for each in made(loaded(load, *facts), "judge") for option in each.options
        ]
        assert "No report in this course gives this answer." in {o.rationale for o in options}
        assert not [o for o in options if "The report says" in o.rationale]

    def test_wrong_value_is_wrong_for_certain(self, load: Load) -> None:
        """A place of which another fact says the same is not swapped in."""
        said = "On [1 May 2019]{when} a lamp was lit in [%s]{where}."
        one = deed(1, "", claim=said % "Saltmere", ask={})
        same = deed(2, "", claim=said % "Dock End", ask={}, when="2019-05-01")
        bank = loaded(load, one, same)
        about = asked(bank, "d1", "where", "Where was a lamp lit on 1 May 2019?")
        found = [Distractors(course_of(bank), seed).find_one(about) for seed in range(9)]
        assert {each.candidate.value for each in found if each} == {"north-quay"}


@pytest.mark.parametrize(
    ("slot", "stem"),
    [
        ("asks", "What did the Pier Plan ask for?"),
        ("leaves", "What did the Pier Plan leave open?"),
    ],
)
def test_document_is_asked_what_it_asks_for_and_leaves_open(
    load: Load, slot: str, stem: str
) -> None:
    claim = f"[The Pier Plan]{{document}} named [the price of stone]{{{slot}}}."
    plan = event(1, "2019-05-02", kind="document", name="the plan", claim=claim)
    (item,) = made(bank_of(load, plan), f"document-{slot}")
    assert (item.stem, item.key) == (stem, "The price of stone")
    verb = claim.replace("named", "[named]{did}")
    (item,) = made(bank_of(load, plan | {"claim": verb}), "from-claim")[-1:]
    assert item.stem == "What did the Pier Plan name?"
    assert made(bank_of(load, plan | {"claim": verb}), f"document-{slot}") == []


def test_how_many_of_how_many(load: Load) -> None:
    claim = "Ada Brook [kept]{did} [88]{number=88 shares} of the [350]{of=350 shares} shares."
    fact = event(1, "2019", kind="figure", claim=claim, derived=["number", "of"])
    stems = {item.slot: item.stem for item in made(bank_of(load, fact), "from-claim")}
    assert stems["number"] == "How many of the 350 shares did Ada Brook keep?"
