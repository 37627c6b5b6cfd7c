"""What glossary entries are called, and where a text mentions them."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories import valid
from talkquiz.course.fact_kinds import bundled_kinds
from talkquiz.course.glossary import Entry, Lexicon, folded, mentions


def make_entry(**changes: Any) -> Entry:
    keys = {"id": "russia", "type": "country", "name": "Russia", "description": "a country"}
    return valid(Entry, keys | changes)


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("the US and Russia", "US", True),
        ("Russia", "US", False),
        ("it fell to us", "US", False),
        ("He spoke for Russia.", "Russia", True),
        ("Russian words", "Russia", False),
        ("russia", "Russia", True),
        ("IS fighters", "IS", True),
        ("it is so", "IS", False),
        ("the Council met", "the council", True),
        ("Council members", "the council", True),
        ("de Mistura's plan", "de Mistura", True),
        ("U.S. envoys", "U.S.", True),
        ("C++ (the language)", "C++", True),
        ("anti-US words", "US", True),
        ("a_US_b", "US", False),
        ("Zürich", "rich", False),
        ("Then İstanbul fell.", "İstanbul", True),
        ("", "US", False),
        ("Mayor Brook said so.", "Ada Brook|Mayor Brook", True),
    ],
)
def test_mentions(text: str, name: str, *, expected: bool) -> None:
    assert mentions(text, name.split("|")) is expected


@given(st.text(), st.text(min_size=1))
def test_no_name_is_taken_for_a_pattern(text: str, name: str) -> None:
    """A name between spaces is found, whatever characters it is made of."""
    assert mentions(f"{text} {name} {text}", [name])


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        *((name, "pier plan") for name in ("the Pier Plan", "The  Pier\tPlan", "pier plan")),
        ("Theo and the sea", "theo and the sea"),
    ],
)
def test_folded(name: str, expected: str) -> None:
    """Only a leading article is dropped."""
    assert folded(name) == expected


def test_an_entry_is_found_by_name_alias_and_type() -> None:
    """A name leads to the first entry of an allowed type, or to none."""
    country = make_entry(id="jordan", name="Jordan", aliases=["the Kingdom"])
    person = make_entry(id="neil-jordan", type="person", name="Neil Jordan", aliases=["Jordan"])
    known = Lexicon({"jordan": country, "neil-jordan": person})
    assert known.find("jordan", ["country", "person"]) is country
    assert known.find("Jordan", ["person"]) is person
    assert known.find("kingdom", ["country"]) is country
    assert known.find("Jordan", ["place"]) is None
    assert known.find("Nobody", ["person"]) is None


@pytest.mark.parametrize("nothing", ["", "null", "~"])
def test_an_empty_value_is_no_value(nothing: str) -> None:
    entry = make_entry(role=nothing, lat=nothing, when=nothing)
    assert (entry.role, entry.lat, entry.when) == (None, None, None)


@pytest.mark.parametrize("name", bundled_kinds().entries)
def test_an_entry_of_every_type_can_be_named_by_some_slot(name: str) -> None:
    """Its type says what is known of it, and is taken by a slot, so that facts can name it."""
    traits = make_entry(type=name).traits
    assert traits.means
    assert traits.human is (name == "person")
    assert any(name in each.glossary for each in bundled_kinds().types.values())


def test_a_place_is_on_the_map_unless_it_says_otherwise() -> None:
    """`mapped` is true where it is left out, and is read from text."""
    values = [make_entry(), make_entry(mapped="true"), make_entry(mapped="false")]
    assert [entry.mapped for entry in values] == [True, True, False]


NAMED = {
    "brook": ["Ada Brook", "Brook"],
    "watch": ["Harbour Watch"],
    "harbour": ["the Harbour"],
    "us": ["US"],
    "truce": ["a truce"],
    "strand": ["the Strand"],
    "strand-road": ["the Strand"],
}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ada Brook's boat", ["brook"]),
        ("Harbour Watch counted.", ["watch"]),
        ("The Harbour was shut to Brook.", ["harbour", "brook"]),
        ("the harbour of us all", []),
        ("US boats", ["us"]),
        ("Truce or no truce", ["truce", "truce"]),
        ("a brook, truces", []),
        ("on the Strand", ["strand+strand-road"]),
        ("", []),
    ],
)
def test_names_in_a_text(text: str, found: list[str]) -> None:
    """The longest name counts, its capitals stand in capitals, and one name may mean several."""
    lexicon = Lexicon()
    for entry_id, (name, *aliases) in NAMED.items():
        entry = make_entry(id=entry_id, type="thing", name=name, aliases=aliases)
        lexicon.entries[entry_id] = entry
    assert ["+".join(each.id for each in meant) for meant in lexicon.mentioned(text)] == found
