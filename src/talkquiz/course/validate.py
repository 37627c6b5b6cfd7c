"""Turns data into validated entries, and what pydantic found wrong into findings."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Generic, TypeVar, get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from talkquiz.course.fields import ID_PATTERN, Strict, one_line
from talkquiz.course.files import Files, Finding
from talkquiz.course.yaml import Data, Location
from talkquiz.language.suggest import did_you_mean

Entry = TypeVar("Entry", bound=Strict)


@dataclass(frozen=True, slots=True)
class Origin:
    """The file and the location in it that an entry was read from."""

    path: Path
    location: Location

    def finding(self, code: str, message: str, hint: str = "", at: Location = ()) -> Finding:
        """Return a finding about the value `at` within this entry."""
        return Finding(self.path, (*self.location, *at), code, message, hint)


@dataclass(frozen=True, slots=True)
class _Wording:
    """How a pydantic error is told: code, message and hint, filled in from the error."""

    code: str
    message: str
    hint: str = ""


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

    def add(self, files: Files, entry_id: str, entry: Entry | None, origin: Origin) -> None:
        """Keep `entry` under its id, or note that the id is taken or the entry lost.

        An empty `entry_id` stands for one that cannot be read: any reference may mean it.
        """
        if not entry_id:
            self.whole = False
        elif entry_id in self.origins:
            line = files.line(self.origins[entry_id].path, self.origins[entry_id].location)
            message = f"the id `{entry_id}` is taken by {line}"
            files.findings.append(
                origin.finding("TQ112", message, "Give one of them another.", ("id",))
            )
        elif entry is None:
            self.lost.add(entry_id)
        else:
            self.entries[entry_id] = entry
        self.origins.setdefault(entry_id, origin)

    def knows(self, entry_id: str) -> bool:
        """Tell whether there is, or may have been, an entry of this id."""
        return entry_id in self.entries or entry_id in self.lost or not self.whole


_WORDINGS = {
    "missing": _Wording("TQ102", "the key `{key}` is missing", "docs/course-format.md shows it."),
    "extra_forbidden": _Wording("TQ101", "the key `{key}` is not known here", "{guess}"),
    "literal_error": _Wording(
        "TQ104", "`{input}` is not one of {expected}", "Choose one of them, spelled so."
    ),
    "enum": _Wording(
        "TQ104", "`{input}` is not one of {expected}", "Choose one of them, spelled so."
    ),
    "string_pattern_mismatch": _Wording(
        "TQ105", "`{input}` is not written as `{key}` must be", "{form}"
    ),
    "string_too_long": _Wording(
        "TQ105", "`{key}` is longer than {max_length} characters", "Shorten it."
    ),
    "string_too_short": _Wording("TQ111", "`{key}` is empty", "Write it, or remove the key."),
    "too_short": _Wording("TQ111", "`{key}` is empty", "Give at least one."),
    "string_type": _Wording("TQ103", "`{key}` must be text", "Write it on one line, without `- `."),
    "int_parsing": _Wording(
        "TQ103", "`{key}` must be a whole number, not `{input}`", "Write digits."
    ),
    "float_parsing": _Wording("TQ103", "`{key}` must be a number, not `{input}`", "Write digits."),
    "greater_than_equal": _Wording("TQ103", "`{key}` is less than {ge}", "Write a greater one."),
    "less_than_equal": _Wording("TQ103", "`{key}` is more than {le}", "Write a smaller one."),
    "tuple_type": _Wording(
        "TQ103", "`{key}` must be a list", "Write [a, b], or a line `- a` for each."
    ),
    "list_type": _Wording(
        "TQ103", "`{key}` must be a list", "Write [a, b], or a line `- a` for each."
    ),
    "dict_type": _Wording("TQ103", "`{key}` must hold keys and values", "Write `key: value`."),
    "model_type": _Wording("TQ103", "keys and values are wanted here", "Write `key: value`."),
}
_FORMS = {
    "id": "An id is lower-case letters, digits and hyphens: truce-2016-start.",
    "at": "The place is paragraph and sentence: p3.s2.",
    "fp": "The fingerprint is ten digits 0-9 and a-f.",
    "version": "A version begins with a digit or a letter: 1.0, 2026-11.",
    "language": "The language is a BCP 47 tag: en, en-GB, ar.",
}


def entry(files: Files, path: Path, model: type[Entry]) -> Entry | None:
    """Return the one entry that the file at `path` holds; None if it has problems (noted)."""
    data = files.data(path)
    return None if data is None else _valid(files, Origin(path, ()), data, model, None)


def entries(
    files: Files, paths: Iterable[Path], model: type[Entry], context: Any = None
) -> Register[Entry]:
    """Read the lists of entries that the files at `paths` hold; problems are noted in `files`."""
    register: Register[Entry] = Register()
    for path in paths:
        listed = _listed(files, path)
        register.whole = register.whole and listed is not None
        for origin, item in listed or ():
            register.add(files, _id(item), _valid(files, origin, item, model, context), origin)
    return register


def unnamed(files: Files, path: Path, model: type[Entry]) -> list[tuple[Origin, Entry]]:
    """Read the list of entries without ids at `path`, each with its origin; problems are noted."""
    read = (
        (origin, _valid(files, origin, item, model, None))
        for origin, item in _listed(files, path) or ()
    )
    return [(origin, found) for origin, found in read if found]


def _listed(files: Files, path: Path) -> list[tuple[Origin, Data]] | None:
    """Return what the list in the file at `path` holds; None if there is none (noted)."""
    data = files.data(path)
    if isinstance(data, list):
        return [(Origin(path, (index,)), item) for index, item in enumerate(data)]
    if data is not None:
        hint = "Begin each entry with `- ` at the start of the line."
        files.findings.append(Finding(path, (), "TQ103", "a list of entries is wanted here", hint))
    return None


def _id(item: Data) -> str:
    found = item.get("id") if isinstance(item, dict) else None
    return found if isinstance(found, str) and re.fullmatch(ID_PATTERN, found) else ""


def _valid(
    files: Files, origin: Origin, data: Data, model: type[Entry], context: Any
) -> Entry | None:
    try:
        return model.model_validate(data, context=context)
    except ValidationError as error:
        known = sorted(set(_keys(model)))
        for detail in error.errors(include_url=False):
            if not _follows(detail):
                files.findings.extend(_findings(origin, detail, known))
        return None


def _follows(error: ErrorDetails) -> bool:
    """Tell whether pydantic calls a list empty only because what it holds has errors."""
    return (
        error["type"] == "too_short" and isinstance(error["input"], list) and error["input"] != []
    )


def _findings(origin: Origin, error: ErrorDetails, known: list[str]) -> Iterator[Finding]:
    context = error.get("ctx", {})
    if error["type"] == "flaws":
        for flaw in context["flaws"]:
            yield origin.finding(flaw.code, flaw.message, flaw.hint, error["loc"])
    elif error["type"].startswith("TQ"):
        yield origin.finding(error["type"], context["message"], context["hint"], error["loc"])
    else:
        yield _worded(origin, error, context, known)


def _worded(
    origin: Origin, error: ErrorDetails, context: dict[str, Any], known: list[str]
) -> Finding:
    wording = _WORDINGS.get(
        error["type"],
        _Wording("TQ103", f"`{{key}}`: {error['msg']}", "docs/course-format.md shows it."),
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
    message, hint = (_fill(template, values) for template in (wording.message, wording.hint))
    return origin.finding(wording.code, message, hint, error["loc"])


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
