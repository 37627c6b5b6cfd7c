"""JSON Schemas of the course files, so that editors complete and check while one types.

Draft 2020-12, made for what editors see: they read YAML by its own rules, so that `2016` is a
number to them where TalkQuiz reads text.
"""

import builtins
import inspect
import json
import types
import typing
from collections.abc import Mapping, Sequence
from datetime import date
from types import NoneType
from typing import Any, get_args, get_origin

from talkquiz.course.course import Outline, Silence
from talkquiz.course.fact_kinds import bundled_kinds
from talkquiz.course.facts import Fact
from talkquiz.course.glossary import Entry
from talkquiz.course.shapes import ONE_OR_MORE, Limits, Pattern, Read, Shape, shape_fields
from talkquiz.course.sources import Source
from talkquiz.handouts.blueprint import Blueprint
from talkquiz.handouts.section_forms import FORMS
from talkquiz.items.templates import Template

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_TEXT = ["string", "number", "boolean"]
_TYPES = {int: "integer", float: "number", bool: "boolean"}
_SHAPES: dict[str, type[Shape]] = {"course": Outline, "handout": Blueprint}
_LISTED_SHAPES: dict[str, type[Shape]] = {
    "sources": Source,
    "glossary": Entry,
    "facts": Fact,
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
    section = made["handout"]["$defs"]["BlueprintSection"]
    section["properties"]["form"] = {"type": "string", "enum": list(FORMS)}
    return {
        f"{name}.schema.json": json.dumps(schema, indent=2, sort_keys=True).encode() + b"\n"
        for name, schema in made.items()
    }


def _of_shape(shape: type[Shape], parts: dict[str, Schema]) -> Schema:
    """Return the schema of a shape; those of what it holds are put into `parts` by name."""
    fields = shape_fields(shape)
    properties = {field.key: _of(field.annotation, parts) for field in fields}
    for field in fields:
        if not field.is_needed and not isinstance(field.default, Shape | Mapping):
            properties[field.key]["default"] = field.default
    return {
        "type": "object",
        "description": inspect.getdoc(shape),
        "properties": properties,
        "required": [field.key for field in fields if field.is_needed],
        "additionalProperties": False,
    }


def _of(annotation: Any, parts: dict[str, Schema]) -> Schema:
    """Return the schema of what a key may hold."""
    arguments = get_args(annotation)
    match get_origin(annotation):
        case _ if annotation in (str, date):
            schema: Schema = {"type": _TEXT} | ({"format": "date"} if annotation is date else {})
        case None if annotation in _TYPES:
            schema = {"type": _TYPES[annotation]}
        case None:
            if issubclass(annotation, Shape):
                part = _of_shape(annotation, parts)
            else:
                listed = [each.value for each in annotation]
                about = inspect.getdoc(annotation)
                part = {"type": "string", "description": about, "enum": listed}
            schema = {"$ref": f"#/$defs/{annotation.__name__}"}
            parts[annotation.__name__] = part
        case typing.Annotated:
            schema = _within(arguments[0], arguments[1:], parts)
        case typing.Literal:
            schema = {"type": "string", "enum": list(arguments)}
        case typing.Union | types.UnionType:
            (other,) = (each for each in arguments if each is not NoneType)
            schema = {"anyOf": [_of(other, parts), {"type": "null"}]}
        case builtins.tuple if arguments[-1] is Ellipsis:
            schema = {"type": "array", "items": _of(arguments[0], parts)}
        case builtins.tuple:
            members, size = [_of(each, parts) for each in arguments], len(arguments)
            schema = {"type": "array", "prefixItems": members, "minItems": size, "maxItems": size}
        case _:
            schema = {"type": "object", "additionalProperties": _of(arguments[1], parts)}
    return schema


def _within(annotation: Any, extras: Sequence[Any], parts: dict[str, Schema]) -> Schema:
    """Return the schema of `annotation` with what the `extras` of a field add to it."""
    read = next((extra for extra in extras if isinstance(extra, Read)), None)
    schema = _of(str if read else annotation, parts)
    if read and read.form:
        schema["description"] = read.form
    sort = schema.get("type")
    ends = ("minimum", "maximum") if sort in ("integer", "number") else ("minLength", "maxLength")
    ends = ("minItems", "maxItems") if sort == "array" else ends
    for extra in extras:
        match extra:
            case Pattern(regex):
                schema["pattern"] = regex
            case Limits() if annotation is not date:
                limits = zip(ends, extra, strict=True)
                schema |= {end: limit for end, limit in limits if limit is not None}
    return {"anyOf": [schema, schema["items"]]} if ONE_OR_MORE in extras else schema
