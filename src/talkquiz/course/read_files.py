"""Reads the files of a course as entries, and finds the line of what is wrong in them.

Whoever reads a file gets a list of problems to add to; whoever checks what was read yields them.
"""

import json
import os
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Generic, NamedTuple

from talkquiz.course.entry_types import ID_PATTERN, AnyShape, read_shape
from talkquiz.course.yaml import Data, Document, Location, parse
from talkquiz.problem import Problem, Severity, line_and_column

MAX_BYTES = 32 * 1024 * 1024
_SUFFIXES = {".yaml", ".yml"}
_HALF_CHARACTER = re.compile(r"\\u[dD][89a-fA-F]")
_RELEASES_HINT = (
    "`talkquiz release` alone writes this file: take the last whole one from your backup."
)


@dataclass(frozen=True)
class CourseFile:
    """One file of a course; it is read again, for the lines, only if something in it is wrong."""

    path: Path

    def problem(
        self,
        code: str,
        message: str,
        hint: str = "",
        at: Location = (),
        severity: Severity = Severity.ERROR,
    ) -> Problem:
        """Return a problem of the value `at`, or of the whole file."""
        line, column = self._position(at)
        return Problem(self.shown, line, column, code, message, hint, severity)

    def line(self, location: Location) -> str:
        """Return `path:line` of the value at `location`."""
        return f"{self.shown}:{self._position(location)[0]}"

    def _position(self, location: Location) -> tuple[int, int]:
        return self._document.position(location) if location else (1, 1)

    @cached_property
    def shown(self) -> str:
        """The path as messages name it: from the current folder where it lies below it."""
        try:
            return str(self.path.resolve().relative_to(Path.cwd()))
        except (ValueError, OSError, RuntimeError):
            return str(self.path)

    @cached_property
    def _document(self) -> Document:
        try:
            content = self.path.read_bytes() if self.path.is_file() else b""
            return parse(content.decode("utf-8-sig"), with_positions=True)
        except (OSError, UnicodeDecodeError):
            return Document()


class Origin(NamedTuple):
    """The file and the location in it that an entry was read from."""

    file: CourseFile
    location: Location = ()

    @property
    def line(self) -> str:
        """Where the entry begins, as `path:line`."""
        return self.file.line(self.location)

    def problem(
        self,
        code: str,
        message: str,
        hint: str = "",
        at: Location = (),
        severity: Severity = Severity.ERROR,
    ) -> Problem:
        """Return a problem of the value `at` within this entry."""
        return self.file.problem(code, message, hint, (*self.location, *at), severity)


def yaml_files(folder: Path, problems: list[Problem]) -> list[Path]:
    """Return the YAML files below `folder` by name; none where there is nothing of its name.

    A folder that cannot be read, or something else in its place, is added to `problems`.
    """

    def note(error: OSError) -> None:
        file = CourseFile(Path(error.filename))
        if isinstance(error, NotADirectoryError | FileNotFoundError):
            hint = "Rename it, and put a folder in its place or nothing."
            problems.append(file.problem("TQ003", "a folder is wanted here", hint))
        else:
            message = f"the folder cannot be read: {error.strerror}"
            problems.append(file.problem("TQ007", message, "Check its permissions."))

    found = [
        Path(parent, name)
        for parent, folders, names in (os.walk(folder, onerror=note) if is_there(folder) else ())
        for name in (*folders, *names)
    ]
    return sorted(p for p in found if p.suffix.lower() in _SUFFIXES and p.name[0] != ".")


def is_there(path: Path) -> bool:
    """Tell whether something stands at `path`, be it a link that leads nowhere."""
    return os.path.lexists(path)


def read_data(file: CourseFile, problems: list[Problem]) -> Data:
    """Return the data of a file; None if it is empty or cannot be read, which is a problem."""
    text = _text(file, problems)
    if text is None:
        return None
    if file.path.suffix == ".json":
        document = _parse_json(text, file.shown)
    else:
        document = parse(text, file.shown)
    problems += document.problems
    if document.data is None and not document.problems:
        problems.append(file.problem("TQ018", "the file is empty", "Fill it, or remove it."))
    return document.data


def _text(file: CourseFile, problems: list[Problem]) -> str | None:
    """Return the text of a file; None if there is none that can be read, which is a problem."""
    path = file.path
    try:
        if path.is_file() and path.stat().st_size <= MAX_BYTES:
            return path.read_bytes().decode("utf-8-sig")
        code, message, hint = _why_unreadable(path)
        problems.append(file.problem(code, message, hint))
    except OSError as error:
        message = f"the file cannot be read: {error.strerror}"
        problems.append(file.problem("TQ007", message, "Check its permissions."))
    except UnicodeDecodeError as error:
        line, column = line_and_column(error.object.decode("latin-1"), error.start)
        message = f"the byte 0x{error.object[error.start]:02x} is not UTF-8"
        hint = "Save the file as UTF-8."
        problems.append(Problem(file.shown, line, column, "TQ005", message, hint))
    return None


def _why_unreadable(path: Path) -> tuple[str, str, str]:
    """Return code, message and hint for a path at which there is no file that can be read."""
    if path.is_file():
        size = f"{path.stat().st_size / 1024**2:.0f} MB, more than {MAX_BYTES // 1024**2}"
        return "TQ004", f"the file is too large: {size}", "Split it into several."
    if path.is_dir():
        hint = "Rename the folder, and put a file here."
        return "TQ003", "this is a folder where a file is wanted", hint
    if path.exists():
        return "TQ003", "this is no ordinary file", "Put an ordinary file here."
    return "TQ002", "the file is missing", "docs/course-format.md says what a course needs."


def _parse_json(text: str, path: str) -> Document:
    """Parse JSON, whose numbers stay numbers; a problem is said of the file `path`."""
    half = _HALF_CHARACTER.search(text)
    if half:
        offset, reason = half.start(), "an escape stands for half a character"
    else:
        try:
            return Document(json.loads(text, parse_constant=_refuse_constant))
        except json.JSONDecodeError as error:
            offset, reason = error.pos, error.msg
        except RecursionError:
            offset, reason = 0, "nested too deep"
        except ValueError:
            offset, reason = 0, "it holds a number that is none"
    line, column = line_and_column(text, offset)
    message = f"this is not valid JSON: {reason}"
    return Document(problems=[Problem(path, line, column, "TQ601", message, _RELEASES_HINT)])


def _refuse_constant(constant: str) -> Any:
    """Refuse NaN and Infinity, which JSON does not have and Python reads."""
    raise ValueError(constant)


@dataclass(slots=True)
class Register(Generic[AnyShape]):
    """Entries by id with their origins.

    `lost` are ids of entries that have problems of their own; `whole` is False where a file or
    an id could not be read at all. A reference to something lost is no second problem.
    """

    entries: dict[str, AnyShape] = field(default_factory=dict)
    origins: dict[str, Origin] = field(default_factory=dict)
    lost: set[str] = field(default_factory=set)
    whole: bool = True

    def add(
        self, entry_id: str, entry: AnyShape | None, origin: Origin, problems: list[Problem]
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


def entry(path: Path, shape: type[AnyShape], problems: list[Problem]) -> AnyShape | None:
    """Return the one entry that the file at `path` holds; None if it has `problems`, then added."""
    file = CourseFile(path)
    data = read_data(file, problems)
    return None if data is None else _shaped(Origin(file), data, shape, problems)


def entries(
    paths: Iterable[Path], shape: type[AnyShape], problems: list[Problem], context: Any = None
) -> Register[AnyShape]:
    """Read the lists of entries that the files at `paths` hold, and add to `problems`."""
    register: Register[AnyShape] = Register()
    for path in paths:
        listed = _listed(path, problems)
        register.whole = register.whole and listed is not None
        for origin, item in listed or ():
            found = _shaped(origin, item, shape, problems, context)
            entry_id = item.get("id") if isinstance(item, dict) else None
            is_id = isinstance(entry_id, str) and re.fullmatch(ID_PATTERN, entry_id)
            register.add(str(entry_id) if is_id else "", found, origin, problems)
    return register


def unnamed(
    path: Path, shape: type[AnyShape], problems: list[Problem]
) -> list[tuple[Origin, AnyShape]]:
    """Read the list of entries without ids at `path`, each with its origin; adds to `problems`."""
    listed = _listed(path, problems) or ()
    read = [(origin, _shaped(origin, item, shape, problems)) for origin, item in listed]
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


def _shaped(
    origin: Origin, data: Data, shape: type[AnyShape], problems: list[Problem], context: Any = None
) -> AnyShape | None:
    """Return `data` as `shape`, or None; what is wrong is added to `problems`."""
    found, wrong = read_shape(shape, data, context)
    problems += (origin.problem(*each[:3], at=each.at) for each in wrong)
    return found
