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

from talkquiz.problem import Location, Problem, Severity, line_and_column

Data = dict[str, "Data"] | list["Data"] | str | None

_MAX_DEPTH = 20
LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""Takes every value as text; that of libyaml, where it is there."""
UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
"""What no value may hold: it cannot be seen, or turns round how others are shown."""


_PERHAPS_SUSPICIOUS = re.compile(r"#(?<=[ \t]#)|“|”|„|‘|,(?<=\d,)\d{3}(?!\d)")
"""What a value holds that yaml_suspects.py is to look at.

Each way begins with its sign, so that `re` finds out quickly that a file has none.
"""
_NOTHING = {"~", "null", "Null", "NULL"}
_MOST_UNSEEN = 100
_MOST_VALUES = 200_000
"""In a file, keys not counted: more than ten thousand facts."""


class Mistaken(str):
    """A value with which something is wrong that is told already: no second problem is told of it.

    A problem that is a warning becomes an error where the value cannot be used.
    """

    __slots__ = ("problem",)
    problem: Problem


def mistaken(value: str, problem: Problem) -> Mistaken:
    """Return a value with which something is wrong."""
    made = Mistaken(value)
    made.problem = problem
    return made


class Nothing(str):
    """`~` or `null` without quotes, which YAML has for no value."""

    __slots__ = ()


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
    last: int = -1
    """Where the key ends, or the item of a list that was read last."""
    has_repeats: bool = False


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
        self.anchors: dict[str, Problem] = {}
        self.suspicious = ""
        """The text, if any of its values is to be looked at."""

    def problem(
        self, event: Any, code: str, message: str, hint: str, severity: Severity = Severity.ERROR
    ) -> Problem:
        """Return the problem that stands where an event begins."""
        line, column = event.start_mark.line + 1, event.start_mark.column + 1
        return Problem(self.path, line, column, code, message, hint, severity)

    def note(
        self, event: Any, code: str, message: str, hint: str, severity: Severity = Severity.ERROR
    ) -> Problem:
        """Tell of a problem where an event begins, and return it."""
        problem = self.problem(event, code, message, hint, severity)
        self.document.problems.append(problem)
        return problem

    def start_document(self, event: Any) -> None:
        self.documents += 1
        if self.documents > 1:
            self.note(event, "TQ016", "a second document begins here", "Remove the line `---`.")
            self.stopped = True

    def alias(self, event: Any) -> None:
        message = f"`*{event.anchor}` is an alias in YAML: no value may begin with `*`"
        hint = f'Put quotes round a text, `"*{event.anchor}"`; what is meant elsewhere, write out.'
        problem = self.note(event, "TQ013", message, hint)
        self.anchors.pop(event.anchor, None)
        self.place_value(event, mistaken("", problem))

    def anchor(self, event: Any) -> Problem:
        """Return a warning of a name that nothing may refer to: most likely a word that is lost."""
        message = f"`&{event.anchor}` at the start of a value is a name in YAML, and not read"
        hint = "Put quotes round the value."
        problem = self.problem(event, "TQ086", message, hint, Severity.WARNING)
        self.anchors[event.anchor] = problem
        return problem

    def scalar(self, event: Any) -> None:
        value = event.value
        if event.tag is not None or event.anchor is not None:
            told = self.anchor(event) if event.tag is None else self.refuse_tag(event)
            value = mistaken(value, told)
        if event.style == '"' and UNSEEN.search(value):  # only these have escapes
            message = "the value holds an invisible control character"
            self.note(event, "TQ006", message, "Remove the escape.")
            value = UNSEEN.sub("\N{REPLACEMENT CHARACTER}", value)
        frame = self.frames[-1] if self.frames else None
        if frame is None or frame.key is not None or type(frame.content) is list:
            self.read_value(event, frame, value)
            return
        frame.key, frame.last = value, event.end_mark.index
        if value in frame.content:
            self.repeated(event, frame)
        elif self.with_positions:
            self.locate(event)

    def read_value(self, event: Any, frame: _Frame | None, value: str) -> None:
        if not event.style and frame is not None:
            start = event.start_mark.index
            if not value and start == event.end_mark.index == frame.last:
                self.forget_key(event, frame)
                return
            if value in _NOTHING:
                value = Nothing(value)
            elif self.suspicious and type(value) is str:
                value = self.look(event, frame, value)
            if type(frame.content) is list:
                frame.last = event.end_mark.index
        elif event.style in ("|", ">") and not value.strip():
            value = self.nothing_below(event)
        self.place_value(event, value)

    def nothing_below(self, event: Any) -> str:
        """Warn of `>` or `|` with nothing on the lines below: most likely a sign, as in ">5"."""
        sign = event.style
        message = f"`{sign}` begins a text on the lines below, to YAML, and there is none"
        hint = f'Put quotes round a value that begins with the sign: `"{sign}5"`.'
        problem = self.note(event, "TQ086", message, hint, Severity.WARNING)
        return mistaken("", problem)

    def look(self, event: Any, frame: _Frame, value: str) -> str:
        """Warn of a plain value that YAML reads otherwise than it was surely meant."""
        from talkquiz.course.yaml_suspects import suspect  # noqa: PLC0415 - few files need it

        key = frame.key if isinstance(frame.key, str) else None
        before = None
        if type(frame.content) is list:
            key = None
            touches = frame.last == event.start_mark.index - 1
            before = frame.content[-1] if touches and frame.content else None
        found = suspect(self.suspicious, event, value, key, before)
        if not found:
            return value
        line, column = event.start_mark.line + 1, event.start_mark.column + 1
        if found.behind > 0:  # the value may go over several lines
            column = event.end_mark.column + 1 + found.behind
            column -= event.end_mark.index - event.start_mark.index
            line = event.end_mark.line + 1
        problem = Problem(self.path, line, column, "TQ086", *found[1:], Severity.WARNING)
        self.document.problems.append(problem)
        return mistaken(value, problem)

    def forget_key(self, event: Any, frame: _Frame) -> None:
        """Tell of a key in braces that has no colon: most likely the value before holds a comma."""
        key, content = frame.key, frame.content
        message = f"`{key}` stands here without a value: a comma in braces ends the value before it"
        hint = "Put quotes round a value that holds a comma."
        line, column = event.start_mark.line + 1, event.start_mark.column + 1 - len(str(key))
        problem = Problem(self.path, line, column, "TQ085", message, hint)
        self.document.problems.append(problem)
        frame.key = None
        if not content and len(self.frames) > 1:
            above = self.frames[-2]
            above.content[above.key] = mistaken(str(key), problem)
        elif content and type(last := content[next(reversed(content))]) is str:
            content[next(reversed(content))] = mistaken(last, problem)

    def repeated(self, event: Any, frame: _Frame) -> None:
        """Tell of a key that stands twice; of an entry that repeats its first key, only that."""
        is_entry = len(self.frames) > 1 and type(self.frames[-2].content) is list
        if is_entry and event.value == next(iter(frame.content)):
            message = f"the key `{event.value}` stands here a second time, in one entry"
            hint = "Begin the next entry with `- `, or keep one."
            told = self.note(event, "TQ012", message, hint)
            frame.has_repeats = True
            above = self.frames[-2]
            above.content[above.key] = mistaken("", told)  # two entries in one: neither is read
        elif not frame.has_repeats:
            message = f"the key `{event.value}` stands here a second time"
            self.note(event, "TQ012", message, "Keep one of them.")

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

    def refuse_tag(self, event: Any) -> Problem:
        message = f"the tag {event.tag} is not allowed: no value may begin with `!`"
        hint = "Put quotes round a text that begins so; else remove that word."
        return self.note(event, "TQ014", message, hint)

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
        if isinstance(value, str):
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
    for found in islice(UNSEEN.finditer(text), _MOST_UNSEEN):
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
    loader = LOADER(text)
    if _PERHAPS_SUSPICIOUS.search(text):
        builder.suspicious = text
    handlers, next_event = builder.HANDLERS, loader.get_event
    try:
        while not builder.stopped and (event := next_event()) is not None:
            if handler := handlers.get(type(event)):
                handler(builder, event)
    except yaml.MarkedYAMLError as error:
        builder.stopped = True
        from talkquiz.course.yaml_mistakes import syntax_problems  # noqa: PLC0415 - seldom needed

        found = syntax_problems(text, path, error)
        lines = {each.line for each in found}
        told = [each for each in document.problems if each.line not in lines]
        document.problems = told + found
    finally:
        loader.dispose()
    if builder.stopped:
        document.data = None
    else:
        document.problems += builder.anchors.values()
    return document
