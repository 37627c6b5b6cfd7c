"""JSON Schemas of the course files, so that editors complete and check while one types.

Draft 2020-12, made for what editors see: they read YAML by its own rules, so that `2016` is a
number to them where TalkQuiz reads text.
"""

import inspect
import json
from collections.abc import Mapping
from typing import Any

from talkquiz.course.course import Outline, Silence
from talkquiz.course.fact_kinds import bundled_kinds
from talkquiz.course.facts import Fact
from talkquiz.course.glossary import Entry
from talkquiz.course.lessons import Lesson
from talkquiz.course.shapes import Shape, shape_fields
from talkquiz.course.sources import ONLY_OF_REPORTS, Source
from talkquiz.course.tasks import Extract, Task
from talkquiz.course.withdrawn import Retraction
from talkquiz.handouts.blueprint import Blueprint
from talkquiz.handouts.section_forms import FORMS
from talkquiz.items.templates import Template

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_SHAPES: dict[str, type[Shape]] = {"course": Outline, "handout": Blueprint}
_LISTED_SHAPES: dict[str, type[Shape]] = {
    "sources": Source,
    "glossary": Entry,
    "facts": Fact,
    "extracts": Extract,
    "tasks": Task,
    "lessons": Lesson,
    "withdrawn": Retraction,
    "silences": Silence,
    "templates": Template,
}
"""The files that hold a list of entries."""

Schema = dict[str, Any]


def schemas() -> dict[str, bytes]:
    """Return `{file name: JSON Schema}`: `facts.schema.json` and so on."""
    made: dict[str, Schema] = {}
    for name, shape in (_SHAPES | _LISTED_SHAPES).items():
        parts: dict[str, Schema] = {}
        schema = _of_shape(shape, parts)
        if name in _LISTED_SHAPES:
            schema = {"type": "array", "items": schema}
        made[name] = {"$schema": _DRAFT, **schema} | ({"$defs": parts} if parts else {})
    made["facts"]["items"]["properties"]["kind"] = {"enum": list(bundled_kinds().kinds)}
    types = bundled_kinds().entries.values()
    made["glossary"]["items"]["properties"]["type"] = {
        "description": "; ".join(f"{each.name}: {each.means}" for each in types),
        "enum": [each.name for each in types],
    }
    is_background = {"properties": {"type": {"const": "background"}}, "required": ["type"]}
    made["sources"]["items"] |= {
        "if": is_background,
        "else": {"required": [*ONLY_OF_REPORTS, "perspective"]},
    }
    for name in ("facts", "sources", "glossary"):
        made[name]["items"] = _or_draft(made[name]["items"])
    section = made["handout"]["$defs"]["BlueprintSection"]
    section["properties"]["form"] = {"type": "string", "enum": list(FORMS)}
    return {
        f"{name}.schema.json": json.dumps(schema, indent=2, sort_keys=True).encode() + b"\n"
        for name, schema in made.items()
    }


def _or_draft(entry: Schema) -> Schema:
    """Return the schema of an entry that may be a draft: then only its id must be right."""
    keys = {key: _about(schema) for key, schema in entry["properties"].items()}
    draft = {"properties": {"draft": {"const": True}}, "required": ["draft"]}
    free = keys | {key: entry["properties"][key] for key in ("id", "draft")}
    unfinished = {"properties": free, "required": ["id"], "additionalProperties": False}
    return {"type": "object", "if": draft, "then": unfinished, "else": entry}


def _about(schema: Schema) -> Schema:
    """Return what a schema says to people, which takes any value."""
    return {key: schema[key] for key in ("description", "examples") if key in schema}


def _of_shape(shape: type[Shape], parts: dict[str, Schema]) -> Schema:
    """Return the schema of a shape; those of what it holds are put into `parts` by name."""
    fields = shape_fields(shape)
    properties = {field.key: dict(field.content.schema) for field in fields}
    for field in fields:
        if not field.is_needed and not isinstance(field.default, Shape | Mapping):
            properties[field.key]["default"] = field.default
        for part in field.content.parts:
            if issubclass(part, Shape):
                parts[part.__name__] = _of_shape(part, parts)
            else:
                listed = [each.value for each in part]
                about = inspect.getdoc(part)
                parts[part.__name__] = {"type": "string", "description": about, "enum": listed}
    return {
        "type": "object",
        "description": inspect.getdoc(shape),
        "properties": properties,
        "required": [field.key for field in fields if field.is_needed],
        "additionalProperties": False,
    }
