"""Turns data into validated entries, and what pydantic found wrong into problems."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Generic, TypeVar, get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from talkquiz.course.fields import ID_PATTERN, Strict, one_line
from talkquiz.course.files import CourseFile, Origin, read_data
from talkquiz.course.yaml import Data
from talkquiz.language.suggest import did_you_mean
from talkquiz.problem import Problem

Model = TypeVar("Model", bound=Strict)


@dataclass(slots=True)
class Register(Generic[Model]):
    """Entries by id with their origins.

    `lost` are ids of entries that have problems of their own; `whole` is False where a file or
    an id could not be read at all. A reference to something lost is no second problem.
    """

    entries: dict[str, Model] = field(default_factory=dict)
    origins: dict[str, Origin] = field(default_factory=dict)
    lost: set[str] = field(default_factory=set)
    whole: bool = True

    def add(
        self, entry_id: str, entry: Model | None, origin: Origin, problems: list[Problem]
    ) -> None:
        """Keep `entry` under its id, or note that the id is taken or the entry lost.

        An empty `entry_id` stands for one that cannot be read: any reference may mean it.
        """
        if not entry_id:
            self.whole = False
        elif entry_id in self.origins:
            line = self.origins[entry_id].line
            message = f"the id `{entry_id}` is taken by {line}"
            problems.append(origin.problem("TQ112", message, "Give one of them another.", ("id",)))
        elif entry is None:
            self.lost.add(entry_id)
        else:
            self.entries[entry_id] = entry
        self.origins.setdefault(entry_id, origin)

    def knows(self, entry_id: str) -> bool:
        """Tell whether there is, or may have been, an entry of this id."""
        return entry_id in self.entries or entry_id in self.lost or not self.whole


_TOLD = {
    "missing": ("TQ102", "the key `{key}` is missing", "docs/course-format.md shows it."),
    "extra_forbidden": ("TQ101", "the key `{key}` is not known here", "{guess}"),
    "literal_error": (
        "TQ104",
        "`{input}` is not one of {expected}",
        "Choose one of them, spelled so.",
    ),
    "enum": ("TQ104", "`{input}` is not one of {expected}", "Choose one of them, spelled so."),
    "string_pattern_mismatch": ("TQ105", "`{input}` is not written as `{key}` must be", "{form}"),
    "string_too_long": ("TQ105", "`{key}` is longer than {max_length} characters", "Shorten it."),
    "string_too_short": ("TQ111", "`{key}` is empty", "Write it, or remove the key."),
    "too_short": ("TQ111", "`{key}` is empty", "Give at least one."),
    "string_type": ("TQ103", "`{key}` must be text", "Write it on one line, without `- `."),
    "int_parsing": ("TQ103", "`{key}` must be a whole number, not `{input}`", "Write digits."),
    "float_parsing": ("TQ103", "`{key}` must be a number, not `{input}`", "Write digits."),
    "greater_than_equal": ("TQ103", "`{key}` is less than {ge}", "Write a greater one."),
    "less_than_equal": ("TQ103", "`{key}` is more than {le}", "Write a smaller one."),
    "tuple_type": ("TQ103", "`{key}` must be a list", "Write [a, b], or a line `- a` for each."),
    "list_type": ("TQ103", "`{key}` must be a list", "Write [a, b], or a line `- a` for each."),
    "dict_type": ("TQ103", "`{key}` must hold keys and values", "Write `key: value`."),
    "model_type": ("TQ103", "keys and values are wanted here", "Write `key: value`."),
}
"""Type of an error of pydantic -> code, message and hint; names in braces are filled in."""
_LISTED_KEYS = "docs/course-format.md lists the keys."
_FORMS = {
    "id": "An id is lower-case letters, digits and hyphens: truce-2016-start.",
    "at": "The place is paragraph and sentence: p3.s2.",
    "fp": "The fingerprint is ten digits 0-9 and a-f.",
    "version": "A version begins with a digit or a letter: 1.0, 2026-11.",
    "language": "The language is a BCP 47 tag: en, en-GB, ar.",
}


def entry(path: Path, model: type[Model], problems: list[Problem]) -> Model | None:
    """Return the one entry that the file at `path` holds; None if it has `problems`, then added."""
    file = CourseFile(path)
    data = read_data(file, problems)
    return None if data is None else _valid(Origin(file), data, model, problems)


def entries(
    paths: Iterable[Path], model: type[Model], problems: list[Problem], context: Any = None
) -> Register[Model]:
    """Read the lists of entries that the files at `paths` hold, and add to `problems`."""
    register: Register[Model] = Register()
    for path in paths:
        listed = _listed(path, problems)
        register.whole = register.whole and listed is not None
        for origin, item in listed or ():
            found = _valid(origin, item, model, problems, context)
            entry_id = item.get("id") if isinstance(item, dict) else None
            is_id = isinstance(entry_id, str) and re.fullmatch(ID_PATTERN, entry_id)
            register.add(str(entry_id) if is_id else "", found, origin, problems)
    return register


def unnamed(path: Path, model: type[Model], problems: list[Problem]) -> list[tuple[Origin, Model]]:
    """Read the list of entries without ids at `path`, each with its origin; adds to `problems`."""
    listed = _listed(path, problems) or ()
    read = [(origin, _valid(origin, item, model, problems)) for origin, item in listed]
    return [(origin, found) for origin, found in read if found]


def _listed(path: Path, problems: list[Problem]) -> list[tuple[Origin, Data]] | None:
    """Return what the list in the file at `path` holds; None if there is none."""
    file = CourseFile(path)
    data = read_data(file, problems)
    if isinstance(data, list):
        return [(Origin(file, (index,)), item) for index, item in enumerate(data)]
    if data is not None:
        hint = "Begin each entry with `- ` at the start of the line."
        problems.append(file.problem("TQ103", "a list of entries is wanted here", hint))
    return None


def _valid(
    origin: Origin, data: Data, model: type[Model], problems: list[Problem], context: Any = None
) -> Model | None:
    try:
        return model.model_validate(data, context=context)
    except ValidationError as error:
        known = sorted(set(_keys(model)))
        for detail in error.errors(include_url=False):
            # pydantic also calls a list empty whose members all have problems of their own.
            full = isinstance(detail["input"], list) and detail["input"] != []
            if not (full and detail["type"] == "too_short"):
                problems.extend(_problems(origin, detail, known))
        return None


def _problems(origin: Origin, error: ErrorDetails, known: list[str]) -> Iterator[Problem]:
    """Yield what one error of pydantic means; `known` are the keys of the entry."""
    context, at = error.get("ctx", {}), error["loc"]
    if error["type"] == "several":
        for each in context["problems"]:
            yield origin.problem(each.type, **each.context, at=at)
        return
    if error["type"].startswith("TQ"):
        yield origin.problem(error["type"], **context, at=at)
        return
    unforeseen = ("TQ103", f"`{{key}}`: {error['msg']}", "docs/course-format.md shows it.")
    code, message, hint = _TOLD.get(error["type"], unforeseen)
    key = next((str(part) for part in reversed(at) if isinstance(part, str)), "the entry")
    given = one_line(str(error["input"]))
    values = {
        **context,
        "key": key,
        "input": given if len(given) <= 60 else given[:57] + "...",
        "guess": did_you_mean(key, known, _LISTED_KEYS, most=1, quote="`"),
        "form": _FORMS.get(key, _FORMS["id"]),
    }
    for name, value in values.items():
        message = message.replace(f"{{{name}}}", str(value))
        hint = hint.replace(f"{{{name}}}", str(value))
    yield origin.problem(code, message, hint, at)


def _keys(annotation: Any) -> Iterator[str]:
    """Yield the keys of a model and of the models nested in its fields."""
    if isinstance(annotation, type) and issubclass(annotation, Strict):
        for name, info in annotation.model_fields.items():
            yield info.alias or name
            yield from _keys(info.annotation)
    else:
        for argument in get_args(annotation):
            yield from _keys(argument)
