"""Items about glossary entries: which entries are asked for, and what the items say."""

import pytest

from courses import COURSE, facts_text, make_fact
from small_course import Load
from small_facts import bank_of, course_of, deed, made, term
from talkquiz.build import LoadedCourse
from talkquiz.items.item import Item, Label, Location, Use
from talkquiz.items.kinds import ItemKind
from talkquiz.language.english import content_words

GLOSSARY = "glossary.yaml"


def terms(bank: LoadedCourse) -> dict[str, Item]:
    return {item.id.split("/")[1]: item for item in bank.items if item.kind is ItemKind.TERM}


def test_each_entry_that_facts_name_is_asked_for_once(load: Load) -> None:
    """The id and the answer are the entry's, the clue is its description, the citation a fact's."""
    bank = load()
    item = terms(bank)["slack-water"]
    assert item.id == "saltmere/slack-water/name/glossary-name"
    assert (item.key, item.asks_for) == ("Slack water", "a term or a name")
    assert item.uses == {Use.PRINT}
    assert item.stem[:1].isupper()
    assert item.sources
    slots = (
        slot for fact in course_of(bank).facts.entries.values() for slot in fact.slots.values()
    )
    assert set(terms(bank)) <= {entry for slot in slots for entry in slot.entries}


def test_only_entries_that_the_template_takes_are_asked_for(load: Load) -> None:
    takes = "takes: {type: place, ask: any}, stem: '{{ entry.description }}'"
    bank = load({"templates/mine.yaml": f"- {{id: mine, makes: term, about: entry, {takes}}}\n"})
    entries = course_of(bank).lexicon.entries
    asked = {item.id.split("/")[1] for item in made(bank, "mine")}
    assert {entries[name].type for name in asked} == {"place"}
    assert asked < set(terms(bank))


@pytest.mark.parametrize(
    ("description", "stem"),
    [
        ("the mayor of Saltmere", "The mayor of Saltmere (2018 to 2021)"),
        ("the mayor who opened the pier in 2019", "The mayor who opened the pier in 2019"),
    ],
)
def test_time_is_said_unless_the_description_has_a_year(
    load: Load, description: str, stem: str
) -> None:
    """Who held an office then is not asked of as if it were now."""
    old = "description: the mayor of Saltmere"
    glossary = COURSE[GLOSSARY].replace(old, f"when: 2018/2021\n  description: {description}")
    assert terms(load({GLOSSARY: glossary}))["ada-brook"].stem == stem


def test_a_description_that_fits_two_asks_for_neither(load: Load) -> None:
    wider = COURSE[GLOSSARY].replace(
        "description: the treasurer of the town", "description: the mayor of Saltmere, long ago"
    )
    assert "ada-brook" in terms(load())
    assert "ada-brook" not in terms(load({GLOSSARY: wider}))


def test_bundled_clues_fit_one_entry_and_hold_no_name(bundled_bank: LoadedCourse) -> None:
    entries = course_of(bundled_bank).lexicon.entries
    found = terms(bundled_bank)
    assert len(found) > 20
    for entry_id, item in found.items():
        clue = content_words(entries[entry_id].description)
        fitting = [e for e, o in entries.items() if clue <= content_words(o.description)]
        assert fitting == [entry_id]
        assert not any(content_words(name) <= content_words(item.stem) for name in item.accept)


def test_an_entry_matters_as_much_as_the_heaviest_fact_that_names_it(load: Load) -> None:
    facts = (deed(1, "Ada Brook", weight="detail"), deed(2, "Ada Brook", weight="core"))
    item = terms(bank_of(load, *facts))["ada-brook"]
    assert (item.facts, item.weight) == (("d1",), "core")


def lamp(name: str, where: str, **changes: object) -> dict[str, object]:
    claim = f"A lamp in [{where}]{{where}} was lit on [3 May 2019]{{when}}."
    return make_fact(id=name, name=f"the lighting of {name}", **{"claim": claim} | changes)


def test_each_place_is_asked_once(load: Load) -> None:
    """The id is the place's, whichever fact is the first to name it."""
    facts = [lamp("a", "Saltmere"), lamp("b", "Saltmere"), lamp("c", "Gull Rock")]
    items = made(bank_of(load, *facts), "label-place")
    assert [(item.id, item.key, item.holds(Label).location) for item in items] == [
        ("saltmere/saltmere/place/label-place", "Saltmere", Location(54.1, -2.9)),
        ("saltmere/gull-rock/place/label-place", "Gull Rock", Location(54.2, -3.1)),
    ]
    assert (items[0].facts, items[0].uses) == (("a",), frozenset(Use))
    (item, _) = made(bank_of(load, lamp("new", "Saltmere"), *facts), "label-place")
    assert (item.id, item.facts) == (items[0].id, ("new",))


def test_place_that_is_no_dot_is_left_out(load: Load) -> None:
    glossary = COURSE[GLOSSARY].replace("lat: 54.1\n", "lat: 54.1\n  mapped: false\n")
    facts = [lamp("a", "Saltmere"), lamp("c", "Gull Rock")]
    bank = bank_of(load, *facts, **{GLOSSARY: glossary})
    assert [item.key for item in made(bank, "label-place")] == ["Gull Rock"]
    assert any(item.facts == ("a",) for item in bank.items)


def test_term_cites_the_fact_that_defines_it(load: Load) -> None:
    facts = deed(1, "Harbour Watch"), term(1, "Harbour Watch", "those who watch")
    assert terms(bank_of(load, *facts))["harbour-watch"].facts == ("t1",)


@pytest.mark.parametrize("mode", ["planned", "happened"])
def test_place_is_where_it_is(load: Load, mode: str) -> None:
    """A place that only a plan or a claim names is a plain fact all the same."""
    claim = "According to Ada Brook, a lamp in [Saltmere]{where} was lit on [3 May 2019]{when}."
    fact = lamp("a", "Saltmere", mode=mode, claim=claim, status="attributed", per="ada-brook")
    (item,) = made(bank_of(load, fact), "label-place")
    assert (item.mode, item.status, item.per, item.caution) == ("happened", "reported", None, "")
    assert item.claim == "Saltmere: a harbour town on a western coast."
    assert item.difficulty == 1


def test_names_of_other_places_may_be_offered_unless_their_dots_are_near(load: Load) -> None:
    """Dots that lie side by side could both be meant."""
    more = "".join(
        f"- {{id: {name.casefold()}, type: place, name: {name}, role: town, lat: {lat}, lon: -2.9, "
        f"mapped: {mapped}, description: the town of {name}}}\n"
        for name, lat, mapped in (
            ("Fellmouth", 56, "true"),
            ("Nearby", 56.01, "true"),
            ("Windle", 52, "true"),
            ("Marsh", 50, "false"),
        )
    )
    fact = make_fact(claim="It was seen in [Fellmouth]{where}.", when=None, basis=None)
    bank = load({"glossary.yaml": COURSE[GLOSSARY] + more, "facts/more.yaml": facts_text(fact)})
    others = {item.key: item.holds(Label).others for item in made(bank, "label-place")}
    assert "Windle" in others["Fellmouth"]
    assert {"Nearby", "Marsh", "Fellmouth"}.isdisjoint(others["Fellmouth"])
