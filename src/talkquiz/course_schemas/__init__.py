"""JSON Schemas of the course files, so that editors complete, explain and check while one types.

Draft 2020-12, made for what editors see: they read YAML by its own rules, so that `2016` is a
number to them where TalkQuiz reads text. What is described and offered is apart from what is
checked, which hides behind `if`, `then` and `else`: a draft has the one without the other, and an
editor offers no `true` for a text that may be one. `enumDescriptions`, `defaultSnippets` and the
messages beside patterns are words of editors (VS Code, yaml-language-server), which others skip.
"""

import inspect
import json
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from talkquiz.course.course import Outline, Silence
from talkquiz.course.described import as_editors_read, described
from talkquiz.course.fact_kinds import bundled_kinds
from talkquiz.course.facts import Fact
from talkquiz.course.glossary import Entry
from talkquiz.course.lessons import Lesson
from talkquiz.course.shapes import Shape, one_line, shape_fields
from talkquiz.course.sources import Source
from talkquiz.course.tasks import Extract, Task
from talkquiz.course.withdrawn import Retraction
from talkquiz.course_schemas.meanings import meanings
from talkquiz.course_schemas.offers import Offers
from talkquiz.course_schemas.rules import (
    BY_SLOT,
    EMPTY,
    IS_DRAFT,
    TEXT,
    Schema,
    rules_of,
    section_rules,
    unoffered,
)
from talkquiz.handouts.blueprint import Blueprint, BlueprintSection
from talkquiz.handouts.section_shows import SHOWS
from talkquiz.handouts.shown.who_is_who import EntriesSection
from talkquiz.items.templates import Takes, Template
from talkquiz.language.english import sentence_case
from talkquiz.resources import bundled
from talkquiz.rules import RULES

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

FILES = {
    "course": "course.yaml",
    "sources": "sources.yaml",
    "glossary": "glossary.yaml",
    "facts": "facts/*.yaml",
    "handout": "handouts/*.yaml",
    "tasks": "tasks.yaml",
    "extracts": "extracts.yaml",
    "lessons": "lessons.yaml",
    "withdrawn": "withdrawn.yaml",
    "silences": "silences.yaml",
    "templates": "templates/*.yaml",
}
"""The files of a course that each schema is for."""


def schemas(offers: Offers | None = None) -> dict[str, bytes]:
    """Return `{file name: JSON Schema}`: `facts.schema.json` and so on.

    `offers` are ids that editors propose; others are as good, so that the schemas do not age.
    """
    rules = {rule.code: f"{rule.name}: {rule.explanation}" for rule in RULES}
    offers = {"rule": rules, **(offers or {})}
    made: dict[str, Schema] = {}
    for name, shape in (_SHAPES | _LISTED_SHAPES).items():
        parts: dict[str, Schema] = {}
        schema = _of_shape(shape, parts, offers)
        if name in _LISTED_SHAPES:
            schema = {"type": "array", "items": schema}
        made[name] = {"$schema": _DRAFT, **schema} | ({"$defs": parts} if parts else {})
    return {
        f"{name}.schema.json": json.dumps(schema, indent=2, ensure_ascii=False).encode() + b"\n"
        for name, schema in made.items()
    }


def _of_shape(shape: type[Shape], parts: dict[str, Schema], offers: Offers) -> Schema:
    """Return the schema of a shape; those of what it holds are put into `parts` by name."""
    fields = shape_fields(shape)
    docs = described(shape)
    shown: dict[str, Schema] = {}
    checked: dict[str, Schema] = {}
    for field in fields:
        for part in field.content.parts:
            if issubclass(part, Shape) and part.__name__ not in parts:
                parts[part.__name__] = {}  # it may hold itself
                parts[part.__name__] = _of_shape(part, parts, offers)
        content = _with_enums(field.content.schema, field.content.parts)
        if issubclass(shape, BlueprintSection | EntriesSection | Fact | Entry | Takes):
            content = _with_bundled_names(shape, field.name, content)
        doc = docs[field.name]
        own = doc.values or {str(doc.example): _as_value(doc.example, doc.text)}
        checked[field.key] = _for_editors(content, own)
        shown[field.key] = {"description": doc.text}
        if doc.example is not None:
            shown[field.key]["examples"] = [doc.example]
        if not field.is_needed and isinstance(field.default, str | int | float) and field.default:
            shown[field.key]["default"] = field.default
        if shape is Fact and field.key in BY_SLOT:
            shown[field.key]["properties"] = _slots()
        shown[field.key] |= _offered(checked[field.key], offers.get(field.key, {}))
    or_empty: Schema = {"if": {"enum": [None, "", [], {}]}}  # what may come later
    checked |= {key: {**or_empty, "else": checked[key]} for key in shape.later}
    required = [field.key for field in fields if field.is_needed]
    rules = rules_of(shape)
    if shape is Blueprint:
        checked["sections"]["items"] = section_rules(_shows())
    about = one_line((inspect.getdoc(shape) or "").partition("\n\n")[0])
    schema: Schema = {"type": "object", "description": about}
    if "draft" in shown:
        shown = {key: _outlined(checked[key]) | each for key, each in shown.items()}
        first = {key: _joined(shown[key], checked.pop(key)) for key in ("id", "draft")}
        whole: Schema = {"properties": unoffered(checked), "required": required}
        return schema | {
            "properties": shown | first,
            "required": ["id"],
            "additionalProperties": False,
            "if": IS_DRAFT,
            "else": whole | ({"allOf": rules} if rules else {}),
        }
    return schema | {
        "properties": {key: _joined(shown[key], checked[key]) for key in shown},
        "required": required,
        "additionalProperties": False,
        **({"allOf": rules} if rules else {}),
    }


def _with_bundled_names(shape: type[Shape], name: str, content: Schema) -> Schema:
    """Return `content` with the names that questions/kinds.yaml has, where it takes one of them."""
    kinds = bundled_kinds()
    names: Sequence[str] = {
        (Fact, "kind"): tuple(kinds.kinds),
        (Entry, "type"): tuple(kinds.entries),
        (Takes, "kind"): tuple(kinds.kinds),
        (Takes, "type"): tuple(kinds.types),
    }.get((shape, name), ())
    if issubclass(shape, EntriesSection) and name == "types":
        names = tuple(kinds.entries)
    if not names:
        return content
    one = {"type": "string", "enum": list(names)}
    if "anyOf" in content:
        return {"anyOf": [content["anyOf"][0] | {"items": one}, one]}
    return content | {"items": one} if "items" in content else one


def _with_enums(content: Any, parts: Sequence[Any]) -> Any:
    """Return a schema with those `parts` in it that are enumerations, and no shapes."""
    if not isinstance(content, Mapping):
        return [_with_enums(each, parts) for each in content] if type(content) is list else content
    named = {f"#/$defs/{part.__name__}": part for part in parts if not issubclass(part, Shape)}
    if content.get("$ref") in named:
        return {"type": "string", "enum": [str(each.value) for each in named[content["$ref"]]]}
    return {key: _with_enums(value, parts) for key, value in content.items()}


def _for_editors(content: Schema, own: Mapping[str, str]) -> Schema:
    """Return the schema of a value as editors serve best; `own` says what its values mean."""
    match content:
        case {"anyOf": [inner, {"type": "null"}]}:  # Maybe
            return {"if": EMPTY, "else": _for_editors(inner, own)}
        case {"anyOf": [{"type": "array"} as several, one]}:  # OneOrMore
            both = _for_editors(several, own), _for_editors(one, own)
            return {"if": {"type": "array"}, "then": both[0], "else": both[1]}
        case {"enum": names}:
            tables = own, meanings().get(frozenset(names), {}), _bundled_meanings(names)
            table = next((each for each in tables if each.keys() >= set(names)), {})
            return {**content, "enumDescriptions": [table.get(name, "") for name in names]}
        case {"type": ["string", *_]}:
            return TEXT | {key: value for key, value in content.items() if key != "type"}
    made = dict(content)
    if made.get("type") == "array" and "prefixItems" not in made:
        made["errorMessage"] = "Write [a, b], or a line `- a` for each."
    elif "additionalProperties" in made:
        made["errorMessage"] = "Write `key: value`, a line for each."
    for key in ("items", "additionalProperties"):
        if isinstance(made.get(key), dict):
            made[key] = _for_editors(made[key], own)
    if "prefixItems" in made:
        made["prefixItems"] = [_for_editors(each, own) for each in made["prefixItems"]]
    return made


def _bundled_meanings(names: Sequence[str]) -> dict[str, str]:
    """Return what names of questions/kinds.yaml mean, if these are such."""
    table = next((t for t in _kinds_file().values() if t.keys() == set(names)), {})
    return {
        name: f"{sentence_case(each['means'])}. Example: {each['example']}"
        for name, each in table.items()
    }


@cache
def _kinds_file() -> Mapping[str, Mapping[str, Any]]:
    """Return the tables of questions/kinds.yaml, with what only editors are told."""
    tables: Mapping[str, Mapping[str, Any]] = as_editors_read(
        (bundled("questions") / "kinds.yaml").read_text(encoding="utf-8")
    )
    return tables


def _slots() -> Schema:
    """Return what the slots of all kinds of fact hold, as properties of what is told by slot."""
    types = _kinds_file()["types"]
    slots = {n: t.name for kind in bundled_kinds().kinds.values() for n, t in kind.items()}
    return {
        name: {
            "description": f"The slot `{name}`: {types[sort]['means']}.",
            "examples": [str(types[sort]["example"])],
        }
        for name, sort in slots.items()
    }


def _offered(checked: Schema, ids: Mapping[str, str]) -> Schema:
    """Return what an editor offers for a value: values that are hidden, or else `ids`."""
    hidden = [checked, *(checked.get(key) for key in ("then", "else"))]
    enums = [each for each in hidden if isinstance(each, dict) and "enum" in each]
    names = dict(zip(enums[0]["enum"], enums[0]["enumDescriptions"], strict=True)) if enums else ids
    snippets = [{"label": k, "description": v, "body": k} for k, v in names.items()]
    if not snippets or "$ref" in checked.get("items", {}):
        return {}
    offered: Schema = {"defaultSnippets": snippets}
    return {"items": offered} if checked.get("type") == "array" else offered


def _outlined(checked: Schema) -> Schema:
    """Return what tells an editor to begin a list, or an entry, below a key that it fills in."""
    if checked.get("type") == "array":
        return {"items": {}}
    return {"properties": {}} if "$ref" in checked.get("else", {}) else {}


def _joined(shown: Schema, checked: Schema) -> Schema:
    """Return what is shown of a value and what is checked, together."""
    items = {"items": shown["items"] | checked["items"]} if "items" in shown else {}
    return {**shown, **checked, **items}


def _as_value(name: Any, about: str) -> str:
    """Return what a value means that is the only one of its key."""
    return f"{about} Example: `shows: {name}`."


def _shows() -> dict[str, tuple[str, str]]:
    """Return the name of the shape of each thing that sections can show, and what it is."""
    return {
        name: (shows.section.__name__, _as_value(name, described(shows.section)["shows"].text))
        for name, shows in SHOWS.items()
    }
