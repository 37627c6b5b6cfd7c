"""YAML 1.1 read as plain text values, with the position of every value when one is wanted.

Driven by libyaml's events rather than its node graph: an alias, a tag, a repeated key or a nesting
bomb is seen where it stands, and nothing recurses. Every scalar is a string, because YAML would
make a date of `2016-02-27`, 960 of `16:00` and False of `no`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, ClassVar

import yaml

from talkquiz.problem import Location, Problem, line_and_column

Data = dict[str, "Data"] | list["Data"] | str | None

_MAX_DEPTH = 20
_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)


_MOST_UNSEEN = 100
_MOST_VALUES = 200_000
"""In a file, keys not counted: more than ten thousand facts."""


@dataclass(slots=True)
class Document:
    """A parsed file: its data, its problems and, if asked for, where each key and list item is."""

    data: Data = None
    problems: list[Problem] = field(default_factory=list)
    positions: dict[Location, tuple[int, int]] = field(default_factory=dict)

    def position(self, location: Location) -> tuple[int, int]:
        """Return line and column of the value at `location`, or of the nearest value around it."""
        while location not in self.positions and location:
            location = location[:-1]
        return self.positions.get(location, (1, 1))


@dataclass(slots=True)
class _Frame:
    """A mapping or sequence that is still open; `key` is of the value that is read."""

    content: Any
    key: str | int | None = None


class _Builder:
    """Builds data from events; refuses what a course file has no use for."""

    def __init__(self, path: str, *, with_positions: bool) -> None:
        self.path = path
        self.document = Document()
        self.frames: list[_Frame] = []
        self.with_positions = with_positions
        self.documents = 0
        self.stopped = False
        self.values = 0

    def note(self, event: Any, code: str, message: str, hint: str) -> None:
        line, column = event.start_mark.line + 1, event.start_mark.column + 1
        self.document.problems.append(Problem(self.path, line, column, code, message, hint))

    def start_document(self, event: Any) -> None:
        self.documents += 1
        if self.documents > 1:
            self.note(event, "TQ016", "a second document begins here", "Remove the line `---`.")
            self.stopped = True

    def alias(self, event: Any) -> None:
        message = f"the alias *{event.anchor} is not allowed"
        self.note(event, "TQ013", message, "Write the value out.")
        self.place_value(event, "")

    def scalar(self, event: Any) -> None:
        if event.tag is not None:
            self.refuse_tag(event)
        value = event.value
        if event.style == '"' and _UNSEEN.search(value):  # only these have escapes
            message = "the value holds an invisible control character"
            self.note(event, "TQ006", message, "Remove the escape.")
            value = _UNSEEN.sub("\N{REPLACEMENT CHARACTER}", value)
        frame = self.frames[-1] if self.frames else None
        if frame is None or frame.key is not None or type(frame.content) is list:
            self.place_value(event, value)
            return
        frame.key = value
        if value in frame.content:
            message = f"the key `{value}` stands here a second time"
            self.note(event, "TQ012", message, "Keep one of them.")
        elif self.with_positions:
            self.locate(event)

    def start(self, event: Any) -> None:
        if event.tag is not None:
            self.refuse_tag(event)
        frame = self.frames[-1] if self.frames else None
        if len(self.frames) >= _MAX_DEPTH:
            message = f"nested more than {_MAX_DEPTH} levels deep"
            self.note(event, "TQ015", message, "No course file needs that.")
            self.stopped = True
        elif frame and frame.key is None and type(frame.content) is dict:
            self.note(event, "TQ017", "a key must be plain text", "Put a word before the colon.")
            self.stopped = True
        else:
            content: Any = [] if isinstance(event, yaml.SequenceStartEvent) else {}
            self.place_value(event, content)
            self.frames.append(_Frame(content))

    def end(self, _event: Any) -> None:
        self.frames.pop()
        if self.frames:
            self.frames[-1].key = None

    def refuse_tag(self, event: Any) -> None:
        message = f"the tag {event.tag} is not allowed"
        self.note(event, "TQ014", message, "Remove the word that begins with `!`.")

    def place_value(self, event: Any, value: Data) -> None:
        """Put `value` where it belongs; the key of a mapping or sequence stays till its end."""
        self.values += 1
        if self.values > _MOST_VALUES:
            message = f"the file is too large: it holds more than {_MOST_VALUES} values"
            self.note(event, "TQ004", message, "Split it into several.")
            self.stopped = True
        if not self.frames:
            self.document.data = value
            return
        frame = self.frames[-1]
        if type(frame.content) is list:
            frame.key = len(frame.content)
            frame.content.append(value)
            if self.with_positions:
                self.locate(event)
        elif frame.key is not None:
            frame.content.setdefault(frame.key, value)  # a repeated key keeps its first value
        if type(value) is str:
            frame.key = None

    def locate(self, event: Any) -> None:
        location = tuple(frame.key for frame in self.frames if frame.key is not None)
        mark = event.start_mark
        self.document.positions[location] = (mark.line + 1, mark.column + 1)

    HANDLERS: ClassVar = {
        yaml.DocumentStartEvent: start_document,
        yaml.AliasEvent: alias,
        yaml.ScalarEvent: scalar,
        yaml.SequenceStartEvent: start,
        yaml.MappingStartEvent: start,
        yaml.SequenceEndEvent: end,
        yaml.MappingEndEvent: end,
    }


def unseen_characters(text: str, path: str) -> Iterator[Problem]:
    """Yield a problem of the file `path` for each character of its text that nobody can see."""
    for found in islice(_UNSEEN.finditer(text), _MOST_UNSEEN):
        message = f"the invisible character U+{ord(found[0]):04X} is not allowed"
        hint = "Delete it and type the words anew."
        yield Problem(path, *line_and_column(text, found.start()), "TQ006", message, hint)


def parse(text: str, path: str = "", *, with_positions: bool = False) -> Document:
    """Parse `text` into data whose leaves are strings; problems are said of the file `path`.

    They are collected in the result; data after a fatal one is lost. `with_positions` costs a dict
    entry for each value, so ask for it only when something is wrong.
    """
    unseen = list(unseen_characters(text, path))
    if unseen:
        return Document(problems=unseen)
    builder = _Builder(path, with_positions=with_positions)
    document = builder.document
    loader = _Loader(text)
    handlers, next_event = builder.HANDLERS, loader.get_event
    try:
        while not builder.stopped and (event := next_event()) is not None:
            if handler := handlers.get(type(event)):
                handler(builder, event)
    except yaml.MarkedYAMLError as error:
        builder.stopped = True
        from talkquiz.course.yaml_mistakes import syntax_problems  # noqa: PLC0415 - seldom needed

        found = syntax_problems(text, path, error)
        places = {(each.line, each.column) for each in found}
        told = [each for each in document.problems if (each.line, each.column) not in places]
        document.problems = told + found
    finally:
        loader.dispose()
    if builder.stopped:
        document.data = None
    return document
