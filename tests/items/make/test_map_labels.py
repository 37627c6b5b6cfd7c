"""Places to be named on a map."""

import pytest

from courses import COURSE, FACTS, facts_text, make_fact
from small_course import Load
from small_facts import NO_TOWN, made
from talkquiz.items.item import Label, Location, Use


def lamp(name: str, where: str, **changes: object) -> dict[str, object]:
    """Return a fact that names a place."""
    claim = f"A lamp in [{where}]{{where}} was lit on [3 May 2019]{{when}}."
    return make_fact(id=name, name=f"the lighting of {name}", claim=claim, **changes)


def test_each_place_is_asked_once(load: Load) -> None:
    """Two facts that name one place make one item, which has the place's id and coordinates."""
    facts = facts_text(lamp("a", "Saltmere"), lamp("b", "Saltmere"), lamp("c", "Gull Rock"))
    items = made(load({FACTS: facts, **NO_TOWN}), "label-place")
    assert [(item.id, item.key, item.holds(Label).location) for item in items] == [
        ("saltmere/saltmere/place/label-place", "Saltmere", Location(54.1, -2.9)),
        ("saltmere/gull-rock/place/label-place", "Gull Rock", Location(54.2, -3.1)),
    ]
    assert items[0].facts == ("a",)
    assert items[0].uses == frozenset(Use)


def test_earlier_fact_keeps_the_id(load: Load) -> None:
    """Another fact that names the place first changes the fact of the item, never its id."""
    for facts in ((lamp("a", "Saltmere"),), (lamp("new", "Saltmere"), lamp("a", "Saltmere"))):
        (item,) = made(load({FACTS: facts_text(*facts), **NO_TOWN}), "label-place")
        assert item.id == "saltmere/saltmere/place/label-place"
        assert item.facts == (facts[0]["id"],)


def test_place_that_is_no_dot_is_left_out(load: Load) -> None:
    glossary = COURSE["glossary.yaml"].replace("lat: 54.1\n", "lat: 54.1\n  mapped: false\n")
    facts = facts_text(lamp("a", "Saltmere"), lamp("c", "Gull Rock"))
    bank = load({FACTS: facts, "glossary.yaml": glossary, **NO_TOWN})
    assert [item.key for item in made(bank, "label-place")] == ["Gull Rock"]
    assert any(item.facts == ("a",) for item in bank.items)


@pytest.mark.parametrize("mode", ["planned", "happened"])
def test_place_is_where_it_is(load: Load, mode: str) -> None:
    """A place that only a plan or a claim names is a plain fact all the same."""
    claim = "According to Ada Brook, a lamp in [Saltmere]{where} was lit on [3 May 2019]{when}."
    fact = lamp("a", "Saltmere", mode=mode) | {
        "claim": claim,
        "status": "attributed",
        "per": "ada-brook",
    }
    (item,) = made(load({FACTS: facts_text(fact), **NO_TOWN}), "label-place")
    assert (item.mode, item.status, item.per, item.caution) == ("happened", "reported", None, "")
    assert item.claim == "Saltmere: a harbour town on a western coast."
    assert item.difficulty == 1
