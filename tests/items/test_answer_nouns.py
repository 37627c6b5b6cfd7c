"""What an answer is called: in "Which two powers ...?", and as what is wanted on a card."""

import pytest

from courses import COURSE, SALTMERE, make_fact
from factories import valid
from small_course import Load
from small_facts import bank_of, cite, course_of, fact_of
from talkquiz.course.glossary import Entry
from talkquiz.items.answer_nouns import asks_for, noun_of

GLOSSARY = COURSE["glossary.yaml"]
GERMAN = (SALTMERE.parent / "german" / "language.yaml").read_text(encoding="utf-8")
SHIPS = """
- {id: gull, type: thing, name: Gull, role: sail-boat, description: a boat}
- {id: tern, type: thing, name: Tern, role: sail-boat, description: another boat}
- {id: whale, type: species, name: the whale, description: a large mammal}
- {id: seal, type: species, name: the seal, role: diver, description: a mammal}
- {id: ebb, type: process, name: the ebb, description: the fall of the tide}
- {id: bell, type: thing, name: the bell, description: what rang}
- {id: norway, type: country, name: Norway, role: fishing-fleet, description: a country}
- {id: denmark, type: country, name: Denmark, description: another country}
- {id: hart, type: person, name: Lee Hart, role: pilot, description: a pilot}
- {id: moss, type: person, name: Ann Moss, role: pilot, description: another pilot}
"""


def entries(**roles: str) -> list[Entry]:
    """Return entries by type, each with its role."""
    made = roles.items()
    keys = {"name": "A", "description": "b"}
    return [valid(Entry, keys | {"id": t, "type": t, "role": r or None}) for t, r in made]


def of_role(entry_type: str, role: str, count: int = 1) -> list[Entry]:
    keys = {"type": entry_type, "role": role, "name": "A", "description": "b"}
    return [valid(Entry, keys | {"id": f"e{number}"}) for number in range(count)]


class TestNouns:
    @pytest.mark.parametrize(
        ("named", "roles", "noun"),
        [
            (of_role("thing", "sail-boat"), "", ("sail boat", "sail boats")),
            (of_role("body", "head-office", 2), "", ("head office", "head offices")),
            (of_role("thing", "craft"), "{craft: {one: ship, other: ships}}", ("ship", "ships")),
            (of_role("country", "host"), "{host: {}}", ("country", "countries")),
            (of_role("country", "host"), "{host: {wanted: a host}}", ("country", "countries")),
            (of_role("group", "residents"), "", ("group", "groups")),
            (of_role("species", "~"), "", ("species", "species")),
            (entries(country="", body=""), "", None),
            (entries(thing="boat", species="boat"), "", ("boat", "boats")),
            (of_role("thing", "~"), "", None),
            (of_role("place", "vitamin-A"), "", ("place", "places")),
            (of_role("person", "~"), "", None),
            (of_role("person", "diplomacy"), "", None),
            (of_role("person", "m"), "{m: {one: mayor, other: mayors}}", ("mayor", "mayors")),
            ([], "", None),
        ],
    )
    def test_a_role_names_what_it_is_and_else_the_type_does(
        self, load: Load, named: list[Entry], roles: str, *, noun: tuple[str, str] | None
    ) -> None:
        told = COURSE["course.yaml"].replace("{residents: {}, tide: {}}", roles or "{}")
        bank = bank_of(load, make_fact(), **{"course.yaml": told})
        assert noun_of(named, course_of(bank)) == noun

    def test_entries_of_two_roles_and_one_type_have_the_noun_of_the_type(self, load: Load) -> None:
        course = course_of(bank_of(load, make_fact()))
        two = [*of_role("place", "river"), *of_role("place", "city")]
        assert noun_of(two, course) == ("place", "places")

    def test_no_noun_is_read_off_a_role_in_another_language(self, load: Load) -> None:
        told = COURSE["course.yaml"].replace("language: en", "language: de")
        files = {"course.yaml": told, "language.yaml": GERMAN}
        course = course_of(bank_of(load, make_fact(), **files))
        assert noun_of(of_role("thing", "boot"), course) is None


class TestWanted:
    @pytest.mark.parametrize(
        ("slot", "when", "kind"),
        [
            ("[3 May 2019]{when}", "2019-05-03", "a date"),
            ("[May 2019]{when}", "2019-05", "a month and a year"),
            ("[2019]{when}", "2019", "a year"),
            ("[Ada Brook]{who}", None, "a person"),
            ("[the council]{who}", None, "an authority"),
            ("[Harbour Watch]{who}", None, "a group"),
            ("[somebody]{who}", None, "a name"),
            ("[Saltmere]{where}", None, "a town"),
            ("[the quay]{where}", None, "a place"),
            ("[300]{number}", None, "a number"),
            ("[Gull]{who}", None, "a sail boat"),
            ("[the seal]{who}", None, "a diver"),
            ("[the whale]{who}", None, "a species"),
            ("[the ebb]{who}", None, "a process"),
            ("[the bell]{who}", None, "a name"),
            ("[Norway]{where}", None, "a fleet"),
            ("[Denmark]{where}", None, "a country"),
            ("[Lee Hart]{who}", None, "a person who pilots"),
            ("[Gull and Tern]{who=gull+tern}", None, "two sail boats"),
            ("[Norway and Denmark]{who=norway+denmark}", None, "two countries"),
            ("[Norway and the bell]{who=norway+bell}", None, "two names"),
            ("[Hart and Moss]{who=hart+moss}", None, "two people"),
        ],
    )
    def test_a_card_says_what_is_wanted(
        self, load: Load, slot: str, when: str | None, kind: str
    ) -> None:
        roles = "{fishing-fleet: {wanted: a fleet}, pilot: {wanted: a person who pilots}, tide: {}}"
        changes = {"claim": f"It was: {slot}.", "when": when, "basis": when and "stated"}
        files = {
            "glossary.yaml": GLOSSARY + SHIPS,
            "course.yaml": COURSE["course.yaml"].replace("{residents: {}, tide: {}}", roles),
        }
        bank = bank_of(load, make_fact(cite=[cite("300")], **changes), **files)
        (only,) = fact_of(bank, "lamp-lit").slots.values()
        assert asks_for(only, course_of(bank)) == kind

    @pytest.mark.parametrize(
        ("claim", "kind"),
        [
            ("The ship had [40]{number} sailors.", "a number of sailors"),
            ("It took [about 300]{number} days of work.", "a number of days"),
            ("The strike went on for [three weeks]{number}.", "a length of time"),
            ("Then [40 percent]{number} of the crew left.", "a share"),
            ("It was the [third]{number=3} ship.", "a number"),
        ],
    )
    def test_a_card_says_what_a_number_counts(self, load: Load, claim: str, kind: str) -> None:
        changes = {"kind": "figure", "claim": claim, "when": "1850", "basis": "stated"}
        bank = bank_of(load, make_fact(**changes))
        fact = fact_of(bank, "lamp-lit")
        assert asks_for(fact.slots["number"], course_of(bank), fact.claim.text) == kind

    @pytest.mark.parametrize(
        ("term", "kind"), [("slack water", "a term or a name"), ("Gull", "a sail boat")]
    )
    def test_a_term_without_a_role_may_be_anything(self, load: Load, term: str, kind: str) -> None:
        claim = f"The word for it is [{term}]{{term}}."
        fact = make_fact(kind="definition", claim=claim, when=None, basis=None)
        bank = bank_of(load, fact, **{"glossary.yaml": GLOSSARY + SHIPS})
        assert asks_for(fact_of(bank, "lamp-lit").slots["term"], course_of(bank)) == kind
