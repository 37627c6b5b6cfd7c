"""The JSON that scripts read: exact keys and types, over everything the bundled course has."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from courses import write_course
from talkquiz.build import LoadedCourse, load_and_check
from talkquiz.json_output import fact_json, item_json

DOCS = Path(__file__).parents[1] / "docs" / "json.md"

OPTION = {"text": str, "correct": bool, "fact": (str, None), "rationale": str}
ACCOUNT = dict.fromkeys(("outlet", "day", "claim", "per", "as_of"), str)
LOCATION = {"lat": float, "lon": float}
STIMULUS = {"id": str, "title": str, "lines": [str]}
SOURCE = {"id": str, "at": str, "outlet": str, "date": str}
ITEM = {
    "id": str,
    "kind": str,
    "topic": str,
    "template": str,
    "facts": [str],
    "stem": str,
    "key": str,
    "accept": [str],
    "options": [OPTION],
    "pairs": [[str]],
    "sequence": [str],
    "said": str,
    "swapped": str,
    "correction": str,
    "accounts": [ACCOUNT],
    "location": (LOCATION, None),
    "marks": [str],
    "stimulus": (STIMULUS, None),
    "difficulty": int,
    "status": str,
    "per": (str, None),
    "sources": [SOURCE],
}
NUMBER = {"number": str, "unit": str}
CITE = {"source": str, "at": str, "fp": str, "terms": [str]}
FACT = {
    "id": str,
    "topic": str,
    "kind": str,
    "name": str,
    "claim": str,
    "markup": str,
    "slots": dict,
    "when": (str, None),
    "basis": (str, None),
    "mode": str,
    "status": str,
    "per": (str, None),
    "cite": [CITE],
}
SLOT = {"text": str, "type": str, "value": (str, [str], NUMBER, None)}
PROBLEM = {
    "path": str,
    "line": int,
    "column": int,
    "code": str,
    "message": str,
    "hint": str,
    "severity": str,
}
FILE = dict.fromkeys(
    ("path", "format", "size", "cards", "questions", "answers", "sheets", "students"), int
)
BUILD = {"files": [dict], "kept": dict, "problems": [PROBLEM], "seconds": float}
CHECK = {"course": (str, None), "facts": int, "items": int, "problems": [PROBLEM]}


def is_of(value: Any, shape: Any) -> bool:
    """Tell whether `value` has a shape: a type, a list, exact keys, or one of several."""
    if isinstance(shape, tuple):
        return any(is_of(value, each) for each in shape)
    if isinstance(shape, list):
        return isinstance(value, list) and all(is_of(each, shape[0]) for each in value)
    if isinstance(shape, dict):
        exact = isinstance(value, dict) and list(value) == list(shape)
        return exact and all(is_of(value[key], each) for key, each in shape.items())
    return value is None if shape is None else type(value) is shape


def test_every_item_has_exactly_these_keys_and_types(bundled_bank: LoadedCourse) -> None:
    assert bundled_bank.items
    for item in bundled_bank.items:
        data = json.loads(json.dumps(item_json(item)))
        assert is_of(data, ITEM), item.id
        assert data["facts"]
        assert data["sources"]


def test_every_fact_has_exactly_these_keys_and_types(bundled_bank: LoadedCourse) -> None:
    assert bundled_bank.course
    for fact in bundled_bank.course.in_teaching_order():
        data = json.loads(json.dumps(fact_json(fact)))
        assert is_of(data, FACT), fact.id
        assert data["slots"]
        assert all(is_of(slot, SLOT) for slot in data["slots"].values()), fact.id


def test_course_shows_every_kind_of_value(bundled_bank: LoadedCourse) -> None:
    """What is checked above has them all: dates, numbers, names and slots without a value."""
    assert bundled_bank.course
    facts = map(fact_json, bundled_bank.course.facts.entries.values())
    values = [slot["value"] for fact in facts for slot in fact["slots"].values()]
    assert {type(value) for value in values} == {str, list, dict, type(None)}
    options = [option for item in bundled_bank.items for option in item_json(item)["options"]]
    assert {type(option["fact"]) for option in options} == {str, type(None)}


def test_claim_is_the_markup_without_its_slots(bundled_bank: LoadedCourse) -> None:
    """A script can get the claim from the markup, and each slot's words from both."""
    assert bundled_bank.course
    for fact in map(fact_json, bundled_bank.course.facts.entries.values()):
        plain = re.sub(r"\[([^]]*)\]\{[^}]*\}", r"\1", fact["markup"])
        assert plain.replace("\\", "") == fact["claim"]
        assert all(slot["text"] in fact["claim"] for slot in fact["slots"].values())


def test_item_leads_to_its_facts(bundled_bank: LoadedCourse) -> None:
    assert bundled_bank.course
    facts = {fact.id: fact_json(fact) for fact in bundled_bank.course.facts.entries.values()}
    places, sources = bundled_bank.course.lexicon.entries, bundled_bank.course.sources.entries
    others = {"place": set(places), "source": set(sources), "name": set(places)}
    for item in map(item_json, bundled_bank.items):
        _, first, slot, template = item["id"].split("/")
        assert set(item["facts"]) <= set(facts)
        assert template == item["template"]
        if slot in others and item["kind"] in ("label", "open", "term"):
            assert first in others[slot]
        else:
            slots = facts[first]["slots"]
            assert first == item["facts"][0]
            assert slot.partition(".")[0] in {*slots, "per", "conflicts", "when"}, item["id"]


def test_sources_of_an_item_are_those_of_its_facts(bundled_bank: LoadedCourse) -> None:
    """An item cites what its facts cite, each passage once; work on a source cites that source."""
    assert bundled_bank.course
    facts = {fact.id: fact_json(fact) for fact in bundled_bank.course.facts.entries.values()}
    for item in map(item_json, bundled_bank.items):
        own = item["stimulus"] and item["stimulus"]["id"]
        cited = [cite for fact in item["facts"] for cite in facts[fact]["cite"]]
        expected = [(c["source"], c["at"]) for c in cited if own in (None, c["source"])]
        assert [(s["id"], s["at"]) for s in item["sources"]] == list(dict.fromkeys(expected))


@pytest.mark.parametrize(
    ("words", "number"), [("1.25 million ships", "1250000"), ("1,200 ships", "1200")]
)
def test_number_has_no_needless_digits(tmp_path: Path, words: str, number: str) -> None:
    """The value of a number is written out in plain digits, however the claim has it."""
    text = (
        "- {id: ships, topic: harbour, kind: figure, name: the ships, mode: happened, "
        f"status: reported, claim: 'There were [{words}]{{number}}.', "
        "cite: [{source: s001, at: p1.s1, fp: 0123456789, terms: [ships]}]}\n"
    )
    course = load_and_check(write_course(tmp_path, {"facts/more.yaml": text})).course
    assert course
    slot = fact_json(course.facts.entries["ships"])["slots"]["number"]
    assert slot == {"text": words, "type": "number", "value": {"number": number, "unit": "ships"}}


class TestDocs:
    """docs/json.md says what the code does."""

    @pytest.mark.parametrize(
        ("section", "shapes"),
        [
            ("items", [ITEM, OPTION, SOURCE]),
            ("facts", [FACT, SLOT, NUMBER, CITE]),
            ("check", [CHECK, PROBLEM]),
            ("build", [BUILD, FILE]),
        ],
    )
    def test_explains_every_key(self, section: str, shapes: list[dict[str, Any]]) -> None:
        rows = set(re.findall(r"^\| `([a-z]+)`", _section(section), re.MULTILINE))
        for shape in shapes:
            assert set(shape) <= rows

    @pytest.mark.parametrize(
        ("section", "shape"),
        [("items", [ITEM]), ("facts", [FACT]), ("check", CHECK), ("build", BUILD)],
    )
    def test_example_is_as_the_contract_has_it(self, section: str, shape: Any) -> None:
        """The example of each command is JSON with the keys and types that the command prints."""
        assert is_of(_example(section), shape)

    def test_example_of_facts_has_slots(self) -> None:
        slots = [slot for fact in _example("facts") for slot in fact["slots"].values()]
        assert len(slots) > 1
        assert all(is_of(slot, SLOT) for slot in slots)


def _section(name: str) -> str:
    found = re.search(rf"^## `talkquiz {name}.*?(?=^## |\Z)", DOCS.read_text("utf-8"), re.M | re.S)
    assert found, f"docs/json.md has no section on {name}"
    return found[0]


def _example(name: str) -> Any:
    (example,) = re.findall(r"^```json\n(.*?)^```", _section(name), re.MULTILINE | re.DOTALL)
    return json.loads(example)
