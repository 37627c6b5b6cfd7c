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
STIMULUS = {"id": str, "title": str, "lines": [str], "by": str, "made": str}
LEVEL = {"first": int, "last": int, "earns": str}
SOURCE = {**dict.fromkeys(("id", "at", "outlet", "date"), str), "background": bool, "title": str}
ITEM = {
    "id": str,
    "short_id": str,
    "kind": str,
    "topic": str,
    "template": str,
    "facts": [str],
    "stem": str,
    "key": str,
    "accept": [str],
    "options": [OPTION],
    "scale": bool,
    "pairs": [[str]],
    "sequence": [str],
    "said": str,
    "swapped": str,
    "correction": str,
    "accounts": [ACCOUNT],
    "location": (LOCATION, None),
    "marks": [str],
    "levels": [LEVEL],
    "starters": [str],
    "stimulus": (STIMULUS, None),
    "difficulty": int,
    "weight": str,
    "uses": [str],
    "status": str,
    "per": (str, None),
    "sources": [SOURCE],
}
NUMBER = {"number": str, "unit": str}
SLOT = {"text": str, "type": str, "value": (str, [str], NUMBER, None)}
CITE = {"source": str, "at": str, "fp": str, "terms": [str]}
FACT = {
    "id": str,
    "topic": str,
    "kind": str,
    "name": str,
    "claim": str,
    "markup": str,
    "slots": {str: SLOT},
    "when": (str, None),
    "basis": (str, None),
    "mode": str,
    "status": str,
    "per": (str, None),
    "teaches": [str],
    "weight": str,
    "cite": [CITE],
}
PASSED = dict.fromkeys(("template", "kind", "reason", "cure"), str)
ASKED = {"item": ITEM, "uses": [str]}
TRIED = {"text": str, "asked": [ASKED], "passed": [PASSED]}
SHOWN = {"fact": FACT, "slots": {str: TRIED}, "others": [ITEM]}
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
    ("path", "format", "size", "cards", "questions", "answers", "sections", "sheets", "students"),
    int,
)
BUILD = {"files": [dict], "kept": dict, "problems": [PROBLEM], "seconds": float}
COUNTS = {"course": (str, None), "facts": int, "items": int, "drafts": int}
CHECK = {**COUNTS, "details": [str], "problems": [PROBLEM], "unchecked": [str]}


def is_of(value: Any, shape: Any) -> bool:
    """Tell whether `value` has a shape: a type, a list, exact or any keys, or one of several."""
    if isinstance(shape, tuple):
        return any(is_of(value, each) for each in shape)
    if isinstance(shape, list):
        return isinstance(value, list) and all(is_of(each, shape[0]) for each in value)
    if isinstance(shape, dict) and str in shape:
        return isinstance(value, dict) and all(is_of(each, shape[str]) for each in value.values())
    if isinstance(shape, dict):
        exact = isinstance(value, dict) and list(value) == list(shape)
        return exact and all(is_of(value[key], each) for key, each in shape.items())
    return value is None if shape is None else type(value) is shape


Rows = list[dict[str, Any]]


@pytest.fixture(scope="module")
def items(bundled_bank: LoadedCourse) -> Rows:
    return [json.loads(json.dumps(item_json(item))) for item in bundled_bank.items]


@pytest.fixture(scope="module")
def facts(bundled_bank: LoadedCourse) -> Rows:
    assert bundled_bank.course
    in_order = bundled_bank.course.in_teaching_order()
    return [json.loads(json.dumps(fact_json(fact))) for fact in in_order]


def test_every_item_has_exactly_these_keys_and_types(items: Rows) -> None:
    for item in items:
        assert is_of(item, ITEM), item["id"]
        assert item["facts"]
        assert item["sources"]
    options = [option for item in items for option in item["options"]]
    assert {type(option["fact"]) for option in options} == {str, type(None)}


def test_every_fact_has_exactly_these_keys_and_types(facts: Rows) -> None:
    """There are all kinds of values: dates, numbers, names and slots without one."""
    values = [slot["value"] for fact in facts for slot in fact["slots"].values()]
    assert {type(value) for value in values} == {str, list, dict, type(None)}
    assert [] not in values
    for fact in facts:
        assert is_of(fact, FACT), fact["id"]
        assert fact["slots"]


def test_claim_is_the_markup_without_its_slots(facts: Rows) -> None:
    """A script can get the claim from the markup, and each slot's words from both."""
    for fact in facts:
        plain = re.sub(r"\[([^]]*)\]\{[^}]*\}", r"\1", fact["markup"])
        assert plain.replace("\\", "") == fact["claim"]
        assert all(slot["text"] in fact["claim"] for slot in fact["slots"].values())


def test_item_leads_to_its_facts_and_their_sources(
    items: Rows, facts: Rows, bundled_bank: LoadedCourse
) -> None:
    """It cites what its facts cite, each passage once; work on a source cites that source."""
    assert bundled_bank.course
    by_id = {fact["id"]: fact for fact in facts}
    places, sources = bundled_bank.course.lexicon.entries, bundled_bank.course.sources.entries
    tasks = set(bundled_bank.course.tasks.entries)
    others = {"place": set(places), "source": set(sources), "name": set(places), "task": tasks}
    for item in items:
        _, first, slot, template = item["id"].split("/")
        assert template == item["template"]
        if slot in others and item["kind"] in ("label", "open", "term", "task"):
            assert first in others[slot]
        else:
            slots = by_id[first]["slots"]
            assert first in item["facts"]
            assert first == item["facts"][0] or template == "difference"
            assert slot.partition(".")[0] in {
                *slots,
                *("per", "conflicts", "contrasts", "when", "mood", "whole"),
            }, item["id"]
        own = item["stimulus"]["id"] if item["kind"] == "open" and item["stimulus"] else None
        cited = [cite for fact in item["facts"] for cite in by_id[fact]["cite"]]
        expected = [(c["source"], c["at"]) for c in cited if own in (None, c["source"])]
        given = list(dict.fromkeys((each["id"], each["at"]) for each in item["sources"]))
        # What came of a plan has sources of its own, which come last.
        ends = len(expected) if slot == "whole" else None
        assert given[:ends] == list(dict.fromkeys(expected))


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


@pytest.mark.parametrize(
    ("section", "example", "shapes"),
    [
        ("items", [ITEM], [ITEM, OPTION, SOURCE]),
        ("facts", [FACT], [FACT, SLOT, NUMBER, CITE]),
        ("show", SHOWN, [SHOWN, TRIED, PASSED]),
        ("check", CHECK, [CHECK, PROBLEM]),
        ("build", BUILD, [BUILD, FILE]),
    ],
)
def test_docs_explain_every_key_and_show_an_example(
    section: str, example: Any, shapes: list[dict[str, Any]]
) -> None:
    """The example of each command is JSON with the keys and types that the command prints."""
    pattern = rf"^## `talkquiz {section}.*?(?=^## |\Z)"
    (text,) = re.findall(pattern, DOCS.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    rows = set(re.findall(r"^\| `([a-z_]+)`", text, re.MULTILINE))
    assert rows >= {key for shape in shapes for key in shape}
    (shown,) = re.findall(r"^```json\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    assert is_of(json.loads(shown), example)
