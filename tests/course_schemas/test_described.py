"""Every key and every value of the course files is described, with an example that is right."""

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from talkquiz.course.course import Outline, RoleWords, Silence, Topic
from talkquiz.course.described import described
from talkquiz.course.fact_kinds import bundled_kinds
from talkquiz.course.facts import Cite, Fact, FactContext, Outcome
from talkquiz.course.glossary import Entry, Lexicon
from talkquiz.course.lessons import Lesson
from talkquiz.course.shapes import Shape, read_shape, shape_fields
from talkquiz.course.sources import Source
from talkquiz.course.tasks import Extract, Task
from talkquiz.course.withdrawn import Retraction
from talkquiz.course_schemas import schemas
from talkquiz.handouts.blueprint import Blueprint, BlueprintSection
from talkquiz.handouts.section_shows import SHOWS
from talkquiz.handouts.shown.table import TableRow
from talkquiz.items.templates import Takes, Template
from talkquiz.language.language_file import bundled_language
from talkquiz.language.read_numbers import numbers_of

FILES = {
    "course": Outline,
    "sources": Source,
    "glossary": Entry,
    "facts": Fact,
    "extracts": Extract,
    "tasks": Task,
    "lessons": Lesson,
    "withdrawn": Retraction,
    "silences": Silence,
    "templates": Template,
    "handout": Blueprint,
}
PARTS = (Topic, RoleWords, Cite, Outcome, Takes, TableRow, BlueprintSection)
SECTIONS = tuple(shows.section for shows in SHOWS.values())
NOT_TOGETHER: dict[type[Shape], set[str]] = {
    Task: {"points"},
    Template: {"like", "entry"},
    **{shape: {"draft"} for shape in (Source, Entry, Fact)},
}
"""Keys whose examples cannot stand beside those of the others."""


@cache
def schema(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(schemas()[f"{name}.schema.json"])
    return loaded


def parts_of(value: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield each object within a schema, with the keys that lead to it."""
    if isinstance(value, dict):
        yield path, value
        for key, each in value.items():
            yield from parts_of(each, f"{path}/{key}")
    elif isinstance(value, list):
        for index, each in enumerate(value):
            yield from parts_of(each, f"{path}/{index}")


def shown_keys(name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every key of a file with what an editor shows of it, wherever it may stand."""
    for path, part in parts_of(schema(name)):
        if "additionalProperties" in part and "properties" in part:
            yield from ((f"{path}/{key}", each) for key, each in part["properties"].items())


@pytest.mark.parametrize("name", FILES)
def test_every_key_has_a_description_and_an_example(name: str) -> None:
    bare = [
        at for at, key in shown_keys(name) if not (key.get("description") and "examples" in key)
    ]
    assert bare == []
    assert len(list(shown_keys(name))) >= len(shape_fields(FILES[name]))


@pytest.mark.parametrize("name", FILES)
def test_every_value_to_choose_from_has_a_description_and_an_example(name: str) -> None:
    for path, part in parts_of(schema(name)):
        is_told = all(isinstance(each, str) for each in part.get("enum", [None]))
        if is_told and "/if/" not in path and "errorMessage" not in part:
            texts = part.get("enumDescriptions", [])
            assert len(texts) == len(part["enum"]), path
            assert [text for text in texts if not text] == [], path
            assert all("Example: " in text for text in texts), path


@pytest.mark.parametrize("name", FILES)
def test_descriptions_are_short_sentences_in_plain_words(name: str) -> None:
    for path, key in shown_keys(name):
        text = key["description"]
        assert text[0].isupper() or text[0] in "`1{", path
        assert text.endswith("."), path
        assert len(text) <= 240, path
        assert "  " not in text, path


def entry(shape: type[Shape]) -> dict[str, Any]:
    """Return an entry that has the example of every key."""
    docs = described(shape)
    passed_over = NOT_TOGETHER.get(shape, set())
    return {f.key: docs[f.name].example for f in shape_fields(shape) if f.key not in passed_over}


def read(shape: type[Shape], data: Any) -> list[str]:
    """Return what is wrong with an entry whose plain values are text, as a file has them."""

    def as_file_has_it(value: Any) -> Any:
        if isinstance(value, dict):
            return {str(key): as_file_has_it(each) for key, each in value.items()}
        if isinstance(value, list):
            return [as_file_has_it(each) for each in value]
        return str(value).lower() if isinstance(value, bool) else str(value)

    council = Entry(
        id="town-council", type="body", name="the town council", description="the elected council"
    )
    words = bundled_language("en")
    lexicon = Lexicon(entries={council.id: council})
    context = FactContext(lexicon, words.dates, numbers_of(words))
    return [
        f"{each.at} {each.message}" for each in read_shape(shape, as_file_has_it(data), context)[1]
    ]


@pytest.mark.parametrize("shape", [*FILES.values(), *PARTS, *SECTIONS])
def test_the_examples_of_an_entry_make_one_that_loads(shape: type[Shape]) -> None:
    assert read(shape, entry(shape)) == []


@pytest.mark.parametrize("name", FILES)
def test_the_examples_of_an_entry_are_right_for_its_own_schema(name: str) -> None:
    whole = schema(name)
    data: Any = entry(FILES[name])
    errors = Draft202012Validator(whole).iter_errors([data] if whole["type"] == "array" else data)
    assert [error.message for error in errors] == []


@pytest.mark.parametrize("name", FILES)
def test_every_example_is_right_for_the_key_it_stands_at(name: str) -> None:
    for path, key in shown_keys(name):
        validator = Draft202012Validator({**key, "$defs": schema(name).get("$defs", {})})
        errors = [
            error.message for example in key["examples"] for error in validator.iter_errors(example)
        ]
        assert errors == [], path


@pytest.mark.parametrize("section", SECTIONS)
def test_the_examples_of_a_section_that_shows_are_right_in_a_handout(section: type[Shape]) -> None:
    handout = {"title": "A", "audience": "b", "sections": [entry(section)]}
    assert list(Draft202012Validator(schema("handout")).iter_errors(handout)) == []


def test_the_example_of_a_kind_is_a_claim_of_that_kind() -> None:
    """It marks slots that its kind has, and is a sentence."""
    shown = schema("facts")["items"]["else"]["properties"]["kind"]
    assert shown["enum"] == list(bundled_kinds().kinds)
    for kind, text in zip(shown["enum"], shown["enumDescriptions"], strict=True):
        claim = text.partition("Example: ")[2]
        data = entry(Fact) | {"kind": kind, "claim": claim, "when": "2020-06-01"}
        for key in ("per", "status", "ask", "accept", "never-wrong", "wrong", "hint"):
            del data[key]
        assert read(Fact, data) == []
