"""What an editor checks beyond the type of each value: what goes together in one entry.

Whatever is flagged is wrong for `talkquiz check`, too; not everything that is wrong is flagged.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from talkquiz.course.claim_slots import ASIDE, DID
from talkquiz.course.course import RoleWords
from talkquiz.course.fact_kinds import bundled_kinds
from talkquiz.course.facts import AHEAD, Cite, Fact, Outcome
from talkquiz.course.glossary import Entry
from talkquiz.course.shapes import Shape
from talkquiz.course.sources import ONLY_OF_REPORTS, Source
from talkquiz.course.tasks import Task
from talkquiz.handouts.blueprint import BlueprintSection
from talkquiz.handouts.section_forms import FORMS

Schema = dict[str, Any]

EMPTY: Schema = {"type": ["null", "string"], "pattern": "^(~|null)?$"}
"""What stands for nothing where a key may be empty."""
_YES = {"enum": [True, 1]}, {"type": "string", "pattern": "^([Yy]es|YES|[Tt]rue|TRUE|[Oo]n|ON|1)$"}
IS_DRAFT: Schema = {"properties": {"draft": {"anyOf": list(_YES)}}, "required": ["draft"]}
_SENTENCE = {
    "pattern": r"^\s*$|[.!?…。؟۔।][”’\"'»)]*\s*$",
    "patternErrorMessage": "Write a whole sentence, with a full stop at its end.",
}
TEXT: Schema = {
    "if": {"type": ["object", "array", "null"]},
    "then": {"type": "string", "errorMessage": "Text is wanted here, on one line."},
}
"""Any text; numbers and truths are read as they are written."""


BY_SLOT = ("ask", "accept", "never-wrong", "wrong", "hint")
"""The keys of a fact that tell something by slot."""


def rules_of(shape: type[Shape]) -> list[Schema]:
    """Return what holds for entries of a shape as a whole: all of these schemas.

    An editor offers no keys because they stand here.
    """
    makers = {
        Fact: _of_facts,
        Source: _of_sources,
        Cite: lambda: [_together("at", "fp", "terms")],
        Entry: lambda: [_needs("lat", "lon"), _needs("lon", "lat")],
        RoleWords: lambda: [_needs("one", "other"), _needs("other", "one")],
        Task: _of_tasks,
        Outcome: lambda: [{"properties": {"says": _SENTENCE}}],
        BlueprintSection: _of_forms,
    }
    return unoffered(makers[shape]()) if shape in makers else []


def unoffered(schema: Any) -> Any:
    """Return a schema, or a list of such, whose `properties` an editor does not offer as keys."""
    if isinstance(schema, list):
        return [unoffered(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    made = {key: unoffered(value) for key, value in schema.items()}
    for key, each in made.get("properties", {}).items():
        made["properties"][key] = {**each, "doNotSuggest": True}
    return made


def section_rules(shows: Mapping[str, tuple[str, str]]) -> Schema:
    """Return the schema of a section, which asks or shows: the shape of each thing, what it is."""
    names = {"enum": list(shows), "enumDescriptions": [about for _, about in shows.values()]}
    return {
        "type": "object",
        "properties": {"shows": {"description": "What a section shows that asks nothing."}},
        "if": {"required": ["shows"]},
        "then": {
            "properties": {"shows": {"type": "string", **names}},
            "allOf": [
                _if({"shows": {"const": name}}, {"$ref": f"#/$defs/{part}"})
                for name, (part, _) in shows.items()
            ],
        },
        "else": {"$ref": f"#/$defs/{BlueprintSection.__name__}"},
    }


def _if(properties: Schema, then: Schema, otherwise: Schema | None = None) -> Schema:
    """Return: if the entry has these keys and they are so, `then`, or else `otherwise`."""
    rule = {"if": {"properties": properties, "required": list(properties)}, "then": then}
    return rule | ({"else": otherwise} if otherwise else {})


def _needs(key: str, *others: str) -> Schema:
    """Return: who writes `key`, writes `others`."""
    return _if({key: {"not": EMPTY}}, {"required": list(others)})


def _together(*keys: str) -> Schema:
    """Return: who writes one of these keys, writes all."""
    return {
        "if": {"anyOf": [{"required": [key]} for key in keys]},
        "then": {"required": list(keys)},
    }


def _none(*keys: str, message: str) -> Schema:
    """Return: none of these keys is written, but for an empty one."""
    nothing = {"if": EMPTY, "else": {"const": None, "errorMessage": message}}
    return {"properties": dict.fromkeys(keys, nothing)}


def _of_facts() -> list[Schema]:
    is_said = {"status": {"enum": ["attributed", "disputed"]}}
    only_said = "Only a fact that is `attributed` or `disputed` has `per`."
    only_ahead = "What was not planned, hoped for or warned of has no `came-of-it`."
    lay_ahead = {"mode": {"enum": list(AHEAD)}}
    ends_with_mark = {"pattern": r"[?؟？]\s*$", "patternErrorMessage": "Ask with a question mark."}
    options = {"type": "object", "minProperties": 2, "maxProperties": 3}
    kinds = bundled_kinds().kinds
    return [
        {"properties": {"claim": {"allOf": list(_of_claims())}}},
        {"properties": {"ask": {"additionalProperties": ends_with_mark}}},
        {"properties": {"wrong": {"additionalProperties": options}}},
        _needs("when", "basis"),
        _if(is_said, {"required": ["per"]}, _none("per", message=only_said)),
        _if(lay_ahead, {}, _none("came-of-it", message=only_ahead)),
        *(_if({"kind": {"const": kind}}, _slots_of(kind, slots)) for kind, slots in kinds.items()),
    ]


def _of_claims() -> Iterable[Schema]:
    for pattern, message in (
        (r"[^\\]\]|[^\\]\[|^\[", "Mark at least one slot: [words]{slot}."),
        (r"^([^\[\]\\]|\\[\s\S]|\[([^\[\]\\]|\\[\s\S])*\]\{[^{}]*\})*$", _NOT_CLOSED),
    ):
        yield {"pattern": pattern, "patternErrorMessage": message}
    yield _SENTENCE


_NOT_CLOSED = "Each mark is [words]{slot}; a bracket that marks nothing is written \\[ or \\]."


def _slots_of(kind: str, slots: Iterable[str]) -> Schema:
    """Return what a fact of this kind can mark, and what its keys by slot can name."""
    names = sorted({*slots, DID, ASIDE})
    known = "|".join(names)
    message = f"A claim of the kind `{kind}` marks: {', '.join(names)}."
    claim = {
        "pattern": rf"^(?![\s\S]*[^\\]\]\{{(?!({known})(\.[a-z0-9-]+)?(=[^{{}}]*)?\}})[^{{}}]*\}})",
        "patternErrorMessage": message,
    }
    name = {
        "pattern": rf"^({'|'.join(slots)})(\.[a-z0-9-]+)?$",
        "patternErrorMessage": f"The kind `{kind}` has the slots {', '.join(sorted(slots))}.",
    }
    by_slot = {"propertyNames": name}
    return {"properties": {"claim": claim, **dict.fromkeys(BY_SLOT, by_slot)}}


def _of_sources() -> list[Schema]:
    is_background = {"type": {"const": "background"}}
    none = _none(*ONLY_OF_REPORTS, message="A background source has no news day.")
    return [_if(is_background, none, {"required": [*ONLY_OF_REPORTS, "perspective"]})]


def _of_tasks() -> list[Schema]:
    has_levels = {"levels": {"type": "array", "minItems": 1}}
    message = "A task has either `levels` or `points`."
    no_points = {"properties": {"points": {"enum": [[]], "errorMessage": message}}}
    return [_if(has_levels, no_points, {"required": ["points"]})]


def _of_forms() -> list[Schema]:
    return [
        _if({"form": {"const": name}}, {"properties": {"makes": _one_of(form.kinds, name)}})
        for name, form in FORMS.items()
    ]


def _one_of(kinds: Sequence[str], form: str) -> Schema:
    listed = " or ".join(f"`{kind}`" for kind in kinds)
    message = f"`form: {form}` goes with `makes`: {listed}."
    return {"enum": [str(kind) for kind in kinds], "errorMessage": message}
