"""The JSON Schemas that editors check course files by."""

import json
from functools import cache
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from talkquiz.course.described import as_editors_read
from talkquiz.course_schemas import FILES, schemas
from talkquiz.resources import bundled


@cache
def validator(name: str) -> Draft202012Validator:
    schema = json.loads(schemas()[f"{name}.schema.json"])
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def errors(name: str, text: str) -> list[str]:
    return [error.message for error in validator(name).iter_errors(as_editors_read(text))]


def paths(course: Path) -> list[tuple[str, Path]]:
    return [(name, path) for name, files in FILES.items() for path in course.glob(files)]


def test_good_files_have_no_complaints() -> None:
    """Nothing that `talkquiz check` takes is underlined, in any course that there is."""
    data = Path(__file__).parents[1] / "data"
    courses = [
        bundled("questions") / "syria-peace-process",
        *(c.parent for c in data.glob("*/course.yaml")),
    ]
    templates = [("templates", p) for p in (bundled("questions") / "templates").glob("*.yaml")]
    assert len(courses) > 3
    for name, path in [*templates, *(each for course in courses for each in paths(course))]:
        assert errors(name, path.read_text(encoding="utf-8")) == [], path


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("facts", "- {id: a}", "'kind' is a required property"),
        ("facts", "- {id: A b}", "does not match"),
        ("facts", "- {kind: rumour}", "'rumour' is not one of"),
        ("facts", "- {mode: will happen}", "'will happen' is not one of"),
        ("facts", "- {difficulty: 7}", "7 is greater than the maximum"),
        ("facts", "- {colour: red}", "'colour' was unexpected"),
        ("facts", "- {id: a, draft: true, knd: event}", "'knd' was unexpected"),
        ("facts", "- {draft: true}", "'id' is a required property"),
        ("facts", "- {id: a, draft: false}", "'kind' is a required property"),
        ("glossary", "- {type: planet}", "'planet' is not one of"),
        ("templates", "- {makes: riddle}", "'riddle' is not one of"),
        ("handout", "{versions: 27}", "27 is greater than the maximum"),
        ("course", "[]", "is not of type 'object'"),
    ],
)
def test_mistakes_are_seen_while_typing(name: str, text: str, said: str) -> None:
    """An editor marks missing and unknown keys, bad ids and words that are not on a list."""
    assert any(said in message for message in errors(name, text))


@pytest.mark.parametrize("name", ["facts", "sources", "glossary"])
def test_an_editor_lets_a_draft_be_empty_or_still_wrong(name: str) -> None:
    """Of a draft only the id and the spelling of keys are looked at while one types."""
    keys = json.loads(schemas()[f"{name}.schema.json"])["items"]["else"]["properties"]
    empty = dict.fromkeys(keys, "") | {"id": "a", "draft": True}
    assert not list(validator(name).iter_errors([{"id": "a", "draft": True}, empty]))


def test_an_editor_sees_the_default_of_a_key_that_may_be_left_out_where_it_says_something() -> None:
    """That a list is empty says nothing, and an editor would offer it."""
    shown = json.loads(schemas()["facts.schema.json"])["items"]
    defaults = {k: v["default"] for k, v in shown["properties"].items() if "default" in v}
    usual = {"difficulty": 2, "weight": "useful", "mode": "happened", "status": "reported"}
    assert defaults == usual


def test_an_editor_lets_what_a_release_needs_be_empty_until_then() -> None:
    """A course is begun with a title and topics; what comes later may stand there without value."""
    begun = "{title: The harbour, topics: [{id: a, title: A, introduction: '', objectives: {}}]"
    assert errors("course", f"{begun}, licence: '', authors: [], updated: , version: ''}}") == []
    assert errors("course", f"{begun}, updated: soon}}")
