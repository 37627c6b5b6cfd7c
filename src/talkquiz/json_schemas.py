"""JSON Schemas of the course files, so that editors complete and check while one types.

Draft 2020-12, as pydantic writes it, made for what editors see: they read YAML by its own rules, so
that `2016` is a number to them where TalkQuiz reads text.
"""

import json
from typing import Any

from talkquiz.course.course_file import Outline
from talkquiz.course.fact_kinds import bundled_kinds
from talkquiz.course.facts import Fact
from talkquiz.course.fields import Strict
from talkquiz.course.glossary import Entry
from talkquiz.course.silences import Silence
from talkquiz.course.sources import Source
from talkquiz.handouts.blueprint import Blueprint
from talkquiz.handouts.forms import FORMS
from talkquiz.items.templates import Template

_SCALARS = ["string", "number", "boolean"]
_ONE: dict[str, type[Strict]] = {"course": Outline, "handout": Blueprint}
_MANY: dict[str, type[Strict]] = {
    "sources": Source,
    "glossary": Entry,
    "facts": Fact,
    "silences": Silence,
    "templates": Template,
}


def schemas() -> dict[str, bytes]:
    """Return `{file name: JSON Schema}`: `facts.schema.json` and so on."""
    made = {name: _schema(model) for name, model in _ONE.items()}
    made |= {name: _listed(_schema(model)) for name, model in _MANY.items()}
    made["facts"]["items"]["properties"]["kind"] = {"enum": list(bundled_kinds().kinds)}
    _name_forms(made["handout"])
    template = made["templates"]
    _allow_one(template["items"]["properties"], template["$defs"]["Takes"]["properties"])
    return {
        f"{name}.schema.json": json.dumps(schema, indent=2, sort_keys=True).encode() + b"\n"
        for name, schema in made.items()
    }


def _schema(model: type[Strict]) -> dict[str, Any]:
    schema: dict[str, Any] = _widened(model.model_json_schema())
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def _listed(schema: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a list of what `schema` describes."""
    own: dict[str, Any] = {key: schema.pop(key) for key in ("$schema", "$defs") if key in schema}
    return {**own, "type": "array", "items": schema}


def _name_forms(schema: dict[str, Any]) -> None:
    """Let a section's `form` be one of the forms; keep the names that parts of the schema have."""
    parts = schema["$defs"]
    parts["Cell"] = parts.pop("BlueprintSection")
    schema["properties"]["sections"]["items"]["$ref"] = "#/$defs/Cell"
    parts["FormName"] = {
        "description": "What a blueprint calls the forms.",
        "enum": list(FORMS),
        "type": "string",
    }
    choice = [{"$ref": "#/$defs/FormName"}, {"type": "null"}]
    parts["Cell"]["properties"]["form"] = {"anyOf": choice, "default": None}


def _allow_one(*groups: dict[str, Any]) -> None:
    """Let every list among these properties be one value instead, as templates do."""
    for properties in groups:
        for name, schema in properties.items():
            allowed = schema.get("anyOf", [schema])
            members = [each["items"] for each in allowed if each.get("type") == "array"]
            if members:
                properties[name] = {"anyOf": [*allowed, *members]}


def _widened(schema: Any) -> Any:
    """Return `schema` letting every text be a number too."""
    if isinstance(schema, list):
        return [_widened(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    widened = {key: _widened(value) for key, value in schema.items() if key != "title"}
    if isinstance(schema.get("title"), dict):
        widened["title"] = _widened(schema["title"])
    if schema.get("type") == "string" and "enum" not in schema:
        widened["type"] = _SCALARS
    return widened
