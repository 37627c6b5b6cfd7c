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

Entry = TypeVar("Entry", bound=Strict)


@dataclass(slots=True)
class Register(Generic[Entry]):
    """Entries by id with their origins.

    `lost` are ids of entries that have problems of their own; `whole` is False where a file or
    an id could not be read at all. A reference to something lost is no second problem.
    """

    entries: dict[str, Entry] = field(default_factory=dict)
    origins: dict[str, Origin] = field(default_factory=dict)
    lost: set[str] = field(default_factory=set)
    whole: bool = True

    def add(
        self, entry_id: str, entry: Entry | None, origin: Origin, problems: list[Problem]
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
_FORMS = {
    "id": "An id is lower-case letters, digits and hyphens: truce-2016-start.",
    "at": "The place is paragraph and sentence: p3.s2.",
    "fp": "The fingerprint is ten digits 0-9 and a-f.",
    "version": "A version begins with a digit or a letter: 1.0, 2026-11.",
    "language": "The language is a BCP 47 tag: en, en-GB, ar.",
}


def entry(path: Path, model: type[Entry], problems: list[Problem]) -> Entry | None:
    """Return the one entry that the file at `path` holds; None if it has `problems`, then added."""
    file = CourseFile(path)
    data = read_data(file, problems)
    return None if data is None else _valid(Origin(file), data, model, problems)


def entries(
    paths: Iterable[Path], model: type[Entry], problems: list[Problem], context: Any = None
) -> Register[Entry]:
    """Read the lists of entries that the files at `paths` hold, and add to `problems`."""
    register: Register[Entry] = Register()
    for path in paths:
        listed = _listed(path, problems)
        register.whole = register.whole and listed is not None
        for origin, item in listed or ():
            found = _valid(origin, item, model, problems, context)
            register.add(_id(item), found, origin, problems)
    return register


def unnamed(path: Path, model: type[Entry], problems: list[Problem]) -> list[tuple[Origin, Entry]]:
    """Read the list of entries without ids at `path`, each with its origin; adds to `problems`."""
    read = (
        (origin, _valid(origin, item, model, problems))
        for origin, item in _listed(path, problems) or ()
    )
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


def _id(item: Data) -> str:
    found = item.get("id") if isinstance(item, dict) else None
    return found if isinstance(found, str) and re.fullmatch(ID_PATTERN, found) else ""


def _valid(
    origin: Origin, data: Data, model: type[Entry], problems: list[Problem], context: Any = None
) -> Entry | None:
    try:
        return model.model_validate(data, context=context)
    except ValidationError as error:
        known = sorted(set(_keys(model)))
        for detail in error.errors(include_url=False):
            if not _follows(detail):
                problems.extend(_problems(origin, detail, known))
        return None


def _follows(error: ErrorDetails) -> bool:
    """Tell whether pydantic calls a list empty only because what it holds has errors."""
    return (
        error["type"] == "too_short" and isinstance(error["input"], list) and error["input"] != []
    )


def _problems(origin: Origin, error: ErrorDetails, known: list[str]) -> Iterator[Problem]:
    context = error.get("ctx", {})
    if error["type"] == "several":
        for each in context["problems"]:
            yield origin.problem(each.type, **each.context, at=error["loc"])
    elif error["type"].startswith("TQ"):
        yield origin.problem(error["type"], **context, at=error["loc"])
    else:
        yield _told(origin, error, context, known)


def _told(
    origin: Origin, error: ErrorDetails, context: dict[str, Any], known: list[str]
) -> Problem:
    code, message, hint = _TOLD.get(
        error["type"], ("TQ103", f"`{{key}}`: {error['msg']}", "docs/course-format.md shows it.")
    )
    key = next((str(part) for part in reversed(error["loc"]) if isinstance(part, str)), "the entry")
    values = {
        **context,
        "key": key,
        "input": _short(error["input"]),
        "guess": did_you_mean(
            key, known, "docs/course-format.md lists the keys.", most=1, quote="`"
        ),
        "form": _FORMS.get(key, _FORMS["id"]),
    }
    return origin.problem(code, _fill(message, values), _fill(hint, values), error["loc"])


def _fill(template: str, values: dict[str, Any]) -> str:
    for name, value in values.items():
        template = template.replace(f"{{{name}}}", str(value))
    return template


def _short(value: object) -> str:
    text = one_line(str(value))
    return text if len(text) <= 60 else text[:57] + "..."


def _keys(annotation: Any) -> Iterator[str]:
    """Yield the keys of a model and of the models nested in its fields."""
    if isinstance(annotation, type) and issubclass(annotation, Strict):
        for name, info in annotation.model_fields.items():
            yield info.alias or name
            yield from _keys(info.annotation)
    else:
        for argument in get_args(annotation):
            yield from _keys(argument)
