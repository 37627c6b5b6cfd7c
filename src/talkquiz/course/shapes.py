"""What an entry of a course file looks like: classes with typed keys, and data read into them.

A subclass of `Shape` says by its annotations which keys an entry has and what each may hold.
`read_shape` tells everything that is wrong with an entry, each at its place, with the codes of
docs/problems.md. Values arrive as text (course/yaml.py), or as JSON has them (releases.json).
"""

import builtins
import collections.abc
import re
import types
import typing
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Annotated, Any, ClassVar, NamedTuple, Self, TypeVar, get_args, get_origin

from talkquiz.course.yaml import Mistaken, Nothing
from talkquiz.language.dates import DateError, When, parse_when
from talkquiz.problem import TalkQuizError, Wrong, closest, did_you_mean

Value = TypeVar("Value")
BROKEN: Any = object()
"""Stands for a value that has a problem, which is reported already."""


class FieldError(TalkQuizError):
    """Raised by whatever reads or checks a value that has a problem; `code` as in the docs."""

    def __init__(self, code: str, message: str, hint: str = "") -> None:
        super().__init__(message, hint)
        self.code = code


_MOST_WRONG = 100
"""So many problems of one entry are told; nobody reads a list of a million."""


class Reading:
    """One entry while it is read: `at` is where, `above` the keys read so far, by field name.

    `context` is what the reader was given to read against; what is wrong is collected in `wrong`.
    """

    def __init__(self, shape: type["Shape"], context: Any) -> None:
        self.shape = shape
        self.context = context
        self.at: list[str | int] = []
        self.above: dict[str, Any] = {}
        self.wrong: list[Wrong] = []

    @property
    def key(self) -> str:
        """The key whose value is read."""
        return next((part for part in reversed(self.at) if isinstance(part, str)), "the entry")

    def report(self, code: str, message: str, hint: str, *key: str | int) -> Any:
        """Note a problem of the value that is read, or of a `key` of it; return BROKEN."""
        if len(self.wrong) < _MOST_WRONG:
            self.wrong.append(Wrong(code, message, hint, (*self.at, *key)))
        return BROKEN

    def within(self, part: str | int, read: "Reader", value: Any) -> Any:
        """Return `value`, which stands at `part` of the value that is read, as `read` reads it."""
        self.at.append(part)
        before = len(self.wrong)
        try:
            return read(value, self)
        except FieldError as error:
            return self.report(error.code, str(error), error.hint)
        finally:
            if type(value) is Mistaken:
                self.leave_at_what_is_told(value, before)
            self.at.pop()

    def checked(self, key: str, check: "Reader", value: Any, given: Any) -> Any:
        """Return what `check` makes of the `value` of a key, which was read from what was given."""
        before = len(self.wrong)
        found = self.within(key, check, value)
        if type(given) is Mistaken:
            self.at.append(key)
            self.leave_at_what_is_told(given, before)
            self.at.pop()
        return found

    def leave_at_what_is_told(self, value: Mistaken, before: int) -> None:
        """Let what is told of a value stand for all that was found wrong with it."""
        if len(self.wrong) > before:
            told = value.problem
            wrong = Wrong(told.code, told.message, told.hint, tuple(self.at), told)
            self.wrong[before:] = [wrong]

    def attempt(self, read: Callable[..., Any], *values: Any) -> Any:
        """Return what `read` makes of `values`; BROKEN if it raises FieldError, which is noted."""
        try:
            return read(*values)
        except FieldError as error:
            return self.report(error.code, str(error), error.hint)


Reader = Callable[[Any, Reading], Any]


_TEXT = ["string", "number", "boolean"]


class Read(NamedTuple):
    """What a key may hold; in an annotation it goes before what the type says.

    `reader` reads the value, `schema` is its JSON Schema (course_schemas/), and `parts` are the
    shapes and enumerations that the schema refers to.
    """

    reader: Reader
    schema: Mapping[str, Any] = types.MappingProxyType({"type": _TEXT})
    parts: tuple[Any, ...] = ()

    def __hash__(self) -> int:
        """Tell annotations apart, which typing puts into sets; a schema has no hash."""
        return id(self)


class Before(NamedTuple):
    """In an annotation: what is done to the data before it is read."""

    change: Callable[[Any], Any]


_WRITE_IT = "Write it, or remove the key if it is optional."


class Limits(NamedTuple):
    """In an annotation: the least and the greatest number or day, or length of what has one."""

    least: Any = None
    most: Any = None

    def check(self, value: Any, reading: Reading) -> None:
        """Raise FieldError if `value` is less or more than it may be."""
        is_sized = isinstance(value, (str, tuple, dict))
        size = len(value) if is_sized else value
        if self.least is not None and not size >= self.least:
            if is_sized:
                hint = _WRITE_IT if value == "" else "Give at least one."
                raise FieldError("TQ111", f"`{reading.key}` is empty", hint)
            message, hint = f"`{reading.key}` is less than {self.least}", "Write a greater one."
            raise FieldError("TQ103", message, hint)
        if self.most is not None and not size <= self.most:
            if is_sized:
                message = f"`{reading.key}` is longer than {self.most} characters"
                raise FieldError("TQ105", message, "Shorten it.")
            message, hint = f"`{reading.key}` is more than {self.most}", "Write a smaller one."
            raise FieldError("TQ103", message, hint)


class Pattern(NamedTuple):
    """In an annotation: the regular expression that the whole text matches, and a hint."""

    regex: str
    hint: str = "An id is lower-case letters, digits and hyphens: truce-2016-start."


def _or_text(sort: str, pattern: str) -> Mapping[str, Any]:
    """Return the JSON Schema of a value of this sort, which quotes make a text."""
    return {"type": [sort, "string"], "pattern": rf"^\s*({pattern})\s*$"}


_ONE_TEXT = "Write it on one line, without `- `; what begins with `[` or `{` needs quotes."
_PLAIN: Mapping[type, tuple[str, str, Mapping[str, Any]]] = {
    str: ("text", _ONE_TEXT, {"type": _TEXT}),
    int: ("a whole number", "Write digits.", _or_text("integer", "[-+]?[0-9]+")),
    float: (
        "a number",
        "Write digits.",
        _or_text("number", r"[-+]?[0-9]*\.?[0-9]+(e[-+]?[0-9]+)?"),
    ),
    bool: ("yes or no", "Write yes or no.", _or_text("boolean", "yes|no|true|false|on|off|1|0")),
}
"""What a plain value must be, what to do, and its JSON Schema."""
_LIMITS_IN_SCHEMA = {
    "array": ("minItems", "maxItems"),
    "object": ("minProperties", "maxProperties"),
    "integer": ("minimum", "maximum"),
    "number": ("minimum", "maximum"),
}
_DAY_IN_SCHEMA = {
    "type": _TEXT,
    "pattern": r"^[0-9]{4}-?(W[0-9]{2}.*|(0[1-9]|1[0-2])-?(0[1-9]|[12][0-9]|3[01]))$",
    "patternErrorMessage": "Write it 2026-11-21.",
    "minimum": 10000101,
}
_TRUTHS = {"yes": True, "true": True, "on": True, "1": True}
_TRUTHS |= {"no": False, "false": False, "off": False, "0": False}


def one_line(value: str) -> str:
    """Return `value` with every run of white space, line breaks included, made one space."""
    return " ".join(value.split())


def shown(value: Any) -> str:
    """Return a value as a message quotes it: on one line, and not too long."""
    given = one_line(str(value))
    return given if len(given) <= 60 else given[:57] + "..."


def one_of(value: Any, names: Sequence[str]) -> str:
    """Return `value` if it is one of `names`; raises FieldError."""
    if value in names:
        return str(value)
    *others, last = (f"'{name}'" for name in names)
    expected = f"{', '.join(others)} or {last}" if others else last
    message = f"`{shown(value)}` is not one of {expected}"
    hint = did_you_mean(str(value), names, "Choose one of them, spelled so.", most=1, quote="`")
    raise FieldError("TQ104", message, hint)


def _read_plain(sort: type, value: Any, reading: Reading) -> Any:
    """Return a text, a number or a truth; numbers and truths may also be those of JSON."""
    try:
        if sort is str and type(value) is Nothing:
            message = f"`{reading.key}` is empty: `{value}` stands for nothing"
            return reading.report("TQ111", message, f'Write it, or `"{value}"` for the word.')
        if sort is str and isinstance(value, str):
            return value
        if sort is bool:
            return value if isinstance(value, bool) else _TRUTHS[value.lower()]
        if sort is not str and not isinstance(value, bool):
            number = sort(value)
            if isinstance(value, str) or number == value:
                return number
    except (KeyError, AttributeError, TypeError, ValueError, OverflowError):
        pass
    wanted, hint, _ = _PLAIN[sort]
    given = "" if sort is str else f", not `{shown(value)}`"
    return reading.report("TQ103", f"`{reading.key}` must be {wanted}{given}", hint)


def _read_day(value: Any, _: Reading) -> date:
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        message = f"`{shown(value)}` is no day of the calendar"
        raise FieldError("TQ106", message, "Write it 2026-11-21.") from None


def _read_date(value: Any, _: Reading) -> When:
    try:
        return parse_when(value)
    except (DateError, AttributeError, TypeError) as error:
        hint = "Write it in EDTF: 2016, 2016-02, 2016-02-27, 2016-02~, 2016-02/2016-05."
        raise FieldError("TQ106", f"`{shown(value)}` is no date: {error}", hint) from None


ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"

_TEXTS = (str, Mistaken)
LONGEST_ID = 80
Id = Annotated[str, Pattern(ID_PATTERN), Limits(most=LONGEST_ID)]
Text = Annotated[
    str, Before(lambda value: one_line(value) if type(value) in _TEXTS else value), Limits(1)
]
_DAY = r"-(0[1-9]|[12][0-9]|3[01]|XX)"
_EDTF = rf"[0-9]{{2}}([0-9][0-9]|[0-9]X|XX)(-(0[1-9]|1[0-2]|XX)({_DAY})?|-2[1-4])?[?~%]?"
_DATE_IN_SCHEMA = {
    "type": _TEXT,
    "pattern": rf"^({_EDTF}|({_EDTF}|\.\.)?/({_EDTF}|\.\.)?)$",
    "patternErrorMessage": "Write the date in EDTF: 2016, 2016-02, 2016-02-27, 2016-02/2016-05.",
    "minimum": 1,
    "maximum": 9999,
}
"""Nearly what is a date: what day a month has not is told by `talkquiz check`."""
Date = Annotated[When, Read(_read_date, _DATE_IN_SCHEMA)]
Maybe = Annotated[
    Value | None,
    Before(lambda value: None if isinstance(value, str) and value in ("", "null", "~") else value),
]
"""What may be left empty, or be `null` or `~`: `Maybe[Id]`."""
_ONE_OR_MORE = Before(lambda value: [value] if isinstance(value, str) else value)
OneOrMore = Annotated[tuple[Value, ...], _ONE_OR_MORE]
"""A list, of which a single member may stand alone."""
Filled = Annotated[tuple[Value, ...], Limits(1)]
"""A list that has at least one member."""


class Field(NamedTuple):
    """A key of a shape: the name of the attribute, the key in the file, what it may hold."""

    name: str
    key: str
    content: Read
    check: Reader | None
    is_needed: bool
    default: Any


@typing.dataclass_transform(kw_only_default=True, frozen_default=True)
class Shape:
    """The base of all entries: frozen, compared by value, made with keywords.

    A key is spelled as its attribute, with hyphens for underscores unless the class says
    `hyphens = False`, or as `spelled` has it. Unknown keys are a problem, unless they are
    `passed_over`. Of the keys that may come `later`, one that is empty is as good as not there. A
    static method `check_NAME` looks at the value of the key NAME once it is read,
    also where that is the default, and returns it or raises FieldError.
    """

    hyphens: ClassVar[bool] = True
    spelled: ClassVar[Mapping[str, str]] = {}
    passed_over: ClassVar[bool] = False
    later: ClassVar[tuple[str, ...]] = ()

    def __init__(self, **values: Any) -> None:
        fields = shape_fields(type(self))
        unknown = values.keys() - {field.name for field in fields}
        missing = {field.name for field in fields if field.is_needed} - values.keys()
        if unknown or missing:
            raise TypeError(f"{type(self).__name__}: unknown {unknown}, missing {missing}")
        self.__dict__.update({f.name: values.get(f.name, f.default) for f in fields})

    def with_changes(self, **values: Any) -> Self:
        """Return the same with other `values`."""
        return type(self)(**(self.__dict__ | values))

    def complete(self) -> None:
        """Look at the whole entry once all keys are read; raises FieldError."""

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and self.__dict__ == other.__dict__

    __hash__ = None  # type: ignore[assignment]

    def __setattr__(self, name: str, value: Any) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen")

    def __repr__(self) -> str:
        values = ", ".join(f"{name}={value!r}" for name, value in self.__dict__.items())
        return f"{type(self).__name__}({values})"


AnyShape = TypeVar("AnyShape", bound=Shape)


def read_shape(
    shape: type[AnyShape], data: Any, context: Any = None
) -> tuple[AnyShape | None, list[Wrong]]:
    """Return `data` as `shape`, or None, and what is wrong with it.

    `context` is what checks of the shape need beside the entry, such as the glossary.
    """
    reading = Reading(shape, context)
    found = reading.attempt(_read_keys, shape, data, reading)
    if type(data) is Mistaken:
        reading.leave_at_what_is_told(data, 0)
    return None if found is BROKEN else found, reading.wrong


def readable(shape: type[Shape], data: Any) -> dict[str, Any]:
    """Return the values of those keys of `data` with which nothing is wrong, by field name."""
    reading = Reading(shape, None)
    _read_keys(shape, data, reading)
    return reading.above


def is_draft(shape: type[Shape], data: Mapping[str, Any]) -> bool:
    """Tell whether an entry, of a shape that has the key, says `draft: true` of itself."""
    return "draft" in shape.__annotations__ and _TRUTHS.get(str(data.get("draft")).lower(), False)


_FIELDS: dict[Any, list[Field]] = {}


def shape_fields(shape: type[Shape]) -> list[Field]:
    """Return the fields of a shape in their order."""
    if shape in _FIELDS:
        return _FIELDS[shape]
    fields = _FIELDS[shape] = []
    for name, annotation in typing.get_type_hints(shape, include_extras=True).items():
        if get_origin(annotation) is not ClassVar:
            key = shape.spelled.get(name, name.replace("_", "-") if shape.hyphens else name)
            is_needed, default = not hasattr(shape, name), getattr(shape, name, None)
            check = getattr(shape, f"check_{name}", None)
            fields.append(Field(name, key, _content(annotation), check, is_needed, default))
    return fields


def reader_of(shape: type[Shape]) -> Reader:
    """Return what reads an entry of `shape` that stands within another."""
    return _content(shape).reader


def _all_keys(shape: type[Shape]) -> set[str]:
    """Return the keys of a shape and of the shapes nested in it."""
    fields = shape_fields(shape)
    nested = (part for field in fields for part in field.content.parts if issubclass(part, Shape))
    return {field.key for field in fields}.union(*map(_all_keys, nested))


def _content(annotation: Any) -> Read:  # noqa: PLR0911
    """Return what a value of this annotation is."""
    arguments = get_args(annotation)
    match get_origin(annotation):
        case typing.Annotated:
            return _content_within(arguments[0], {type(extra): extra for extra in arguments[1:]})
        case typing.Literal:
            schema: dict[str, Any] = {"type": "string", "enum": list(arguments)}
            return Read(lambda value, _: one_of(value, arguments), schema)
        case typing.Union | types.UnionType:
            (other,) = (each for each in arguments if each is not types.NoneType)
            read, inner, parts = _content(other)
            schema = {"anyOf": [inner, {"type": "null"}]}
            return Read(lambda v, reading: None if v is None else read(v, reading), schema, parts)
        case builtins.tuple:
            members = [_content(member) for member in arguments if member is not Ellipsis]
            size, is_any_length = len(members), arguments[-1] is Ellipsis
            schemas = [member.schema for member in members]
            schema = {"prefixItems": schemas, "minItems": size, "maxItems": size}
            schema = {"type": "array"} | ({"items": schemas[0]} if is_any_length else schema)
            read = partial(_read_list, [member.reader for member in members], is_any_length)
            return Read(read, schema, tuple(part for member in members for part in member.parts))
        case builtins.dict | collections.abc.Mapping:
            read, inner, parts = _content(arguments[1])
            schema = {"type": "object", "additionalProperties": inner}
            return Read(partial(_read_mapping, read), schema, parts)
    if annotation in _PLAIN:
        _, hint, plain = _PLAIN[annotation]
        wrong = {"patternErrorMessage": hint} if "pattern" in plain else {}
        return Read(partial(_read_plain, annotation), {**plain, **wrong})
    if annotation is date:
        return Read(_read_day, _DAY_IN_SCHEMA)
    schema = {"$ref": f"#/$defs/{annotation.__name__}"}
    if issubclass(annotation, Shape):
        return Read(partial(_read_keys, annotation), schema, (annotation,))
    names = [each.value for each in annotation]
    return Read(lambda value, _: annotation(one_of(value, names)), schema, (annotation,))


def _content_within(annotation: Any, extras: Mapping[type, Any]) -> Read:
    """Return what a value is that `extras`, by their types, limit or read in their own way."""
    read, schema, parts = extras.get(Read) or _content(annotation)
    before, limits = extras.get(Before), extras.get(Limits)
    regex, hint = extras.get(Pattern, (None, ""))
    pattern = re.compile(regex) if regex else None
    schema = {**schema, "pattern": regex, "patternErrorMessage": hint} if regex else dict(schema)
    if limits and annotation is not date:
        sort = schema.get("type", "")
        sort = sort if isinstance(sort, str) else sort[0]
        ends = _LIMITS_IN_SCHEMA.get(sort, ("minLength", "maxLength"))
        schema |= {end: limit for end, limit in zip(ends, limits, strict=True) if limit is not None}
    if before is _ONE_OR_MORE:
        schema = {"anyOf": [schema, schema["items"]]}

    is_text = annotation is str and Read not in extras

    def read_within(value: Any, reading: Reading) -> Any:
        if before:
            value = before.change(value)
        if not (is_text and type(value) is str):  # nearly all is text, which is read as it is
            value = read(value, reading)
        if value is BROKEN or value is None:
            return value
        if limits:
            limits.check(value, reading)
        if pattern and value == "":
            return reading.report("TQ111", f"`{reading.key}` is empty", _WRITE_IT)
        if pattern and not pattern.fullmatch(value):
            message = f"`{shown(value)}` is not written as `{reading.key}` must be"
            return reading.report("TQ105", message, hint)
        return value

    return Read(read_within, schema, parts)


def _read_list(readers: list[Reader], is_any_length: bool, value: Any, reading: Reading) -> Any:
    """Read a list of any length by the one reader there is, or of one member for each."""
    hint = "Write [a, b], or a line `- a` for each."
    if not isinstance(value, list):
        return reading.report("TQ103", f"`{reading.key}` must be a list", hint)
    if not is_any_length and len(value) != len(readers):
        message = f"`{reading.key}` must be a list of {len(readers)}"
        return reading.report("TQ103", message, hint)
    by = readers * len(value) if is_any_length else readers
    found = tuple(reading.within(i, by[i], each) for i, each in enumerate(value))
    return BROKEN if BROKEN in found else found


def _read_mapping(read_value: Reader, value: Any, reading: Reading) -> Any:
    if not isinstance(value, dict):
        message = f"`{reading.key}` must hold keys and values"
        return reading.report("TQ103", message, "Write `key: value`.")
    found = {key: reading.within(key, read_value, each) for key, each in value.items()}
    return BROKEN if BROKEN in found.values() else found


_EMPTY: tuple[Any, ...] = ("", None, [], {})


def _what_it_is(shape: type[Shape], field: Field, data: Mapping[str, Any]) -> str:
    """Return a hint for a key that is missing: what it is for, and an example."""
    if is_draft(shape, data):  # it is listed, not explained
        return "Write it, or leave the entry a draft."
    from talkquiz.course.described import described  # noqa: PLC0415 - reads the code of modules

    about = described(shape).get(field.name)
    if about is None:  # no key of a course
        return ""
    example = about.example
    if isinstance(example, str | int | float) and "\n" not in str(example):
        shown_as = f'"{example}"' if str(example)[:1] in "[{" or ": " in str(example) else example
        return f"{about.text} For example: `{field.key}: {shown_as}`"
    return about.text


def _meant_below(key: str, data: Mapping[str, Any], fields: Sequence[Field]) -> str:
    """Return the key just above a `key` that is not known, if that holds keys and is empty."""
    names = list(data)
    above = names[names.index(key) - 1] if names.index(key) else ""
    field = next((each for each in fields if each.key == above), None)
    if field is None or data[above] != "":
        return ""
    holds = "$ref" in field.content.schema or field.content.schema.get("type") == "object"
    nested = [part for part in field.content.parts if issubclass(part, Shape)]
    is_its_key = not nested or any(key in _all_keys(part) for part in nested)
    return above if (holds or nested) and is_its_key else ""


def _unknown_keys(
    data: Mapping[str, Any], fields: Sequence[Field], reading: Reading
) -> dict[str, list[str]]:
    """Report the keys of an entry that are not known, and return each with what is surely meant.

    That may be a key at another level.
    """
    keys = [field.key for field in fields]
    near: dict[str, list[str]] = {}
    unknown = [key for key in data if key not in keys]
    if unknown and (above := _meant_below(unknown[0], data, fields)):
        message = f"`{unknown[0]}` stands beside `{above}`, and not below it"
        hint = f"Indent it, and what belongs to it, by two spaces more than `{above}`."
        reading.report("TQ085", message, hint, unknown[0])
        return {key: [above] for key in unknown}
    for key in unknown[:_MOST_WRONG]:
        near[key] = closest(key, sorted(_all_keys(reading.shape) - {key}), most=1)
        hint = f"Did you mean `{near[key][0]}`?" if near[key] else f"Keys: {', '.join(keys)}."
        reading.report("TQ101", f"the key `{key}` is not known here", hint, key)
    return near


def _read_keys(shape: type[Shape], data: Any, reading: Reading) -> Any:
    """Return `data` as `shape`; BROKEN where anything in it is wrong."""
    fields = shape_fields(shape)
    if not isinstance(data, dict):
        needed = ", ".join(f"`{field.key}: …`" for field in fields if field.is_needed)
        hint = f"Write {needed}." if needed else "Write `key: value`."
        return reading.report("TQ103", "keys and values are wanted here", hint)
    outer, above = reading.above, dict[str, Any]()
    reading.above = above
    is_whole = True
    near = {} if shape.passed_over else _unknown_keys(data, fields, reading)
    meant = {other for each in near.values() for other in each}
    for field in fields:
        if field.key in meant and not data.get(field.key):
            value = BROKEN  # what is told of it, as misspelt or as not below it, is enough
        elif field.key in data and not (field.key in shape.later and data[field.key] in _EMPTY):
            value = reading.within(field.key, field.content.reader, data[field.key])
        elif field.is_needed:
            message = f"the key `{field.key}` is missing"
            value = reading.report("TQ102", message, _what_it_is(shape, field, data), field.key)
        else:
            value = field.default
        if field.check and value is not BROKEN:
            value = reading.checked(field.key, field.check, value, data.get(field.key))
        if value is BROKEN:
            is_whole = False
        else:
            above[field.name] = value
    if reading.at:
        reading.above = outer
    if near or not is_whole:
        return BROKEN
    made = shape.__new__(shape)
    made.__dict__.update(above)
    made.complete()
    return made
