"""Reads the files of a course as entries, and finds the line of what is wrong in them.

Whoever reads a file gets a list of problems to add to; whoever checks what was read yields them.
"""

import errno
import os
import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, Generic

from talkquiz.course.shapes import ID_PATTERN, AnyShape, is_draft, read_shape, shown
from talkquiz.course.yaml import Data, Document, parse
from talkquiz.problem import Location, Problem, Severity, Wrong, line_and_column
from talkquiz.untrusted_files import MEGABYTE, OutsideError, read_file

MAX_BYTES = 8 * MEGABYTE
MOST_WRONG = 1_000
"""In one file: nobody reads a list of a million."""
_LONGEST_WORD = 20
_SUFFIXES = {".yaml", ".yml"}
_EMPTY: Any = (None, "", [], {})
_LACKING = ("TQ102", "TQ111")
"""The codes of a key that is not there, and of one that is empty."""
_HALF_CHARACTER = re.compile(r"\\u[dD][89a-fA-F]")
RELEASES_FILE = "releases.json"
"""The file with what each release held: the one of a course that a program alone writes."""
RELEASES_HINT = (
    "`talkquiz release` alone writes this file: take the last whole one from your backup, "
    "or remove it if nothing was ever released."
)


STANDS_FOR: dict[Path, Path] = {}
"""Folders that something else was unpacked into, and what: messages name that instead."""


@dataclass(frozen=True)
class Origin:
    """A file of a course, or the entry at `location` in it: says where something is wrong.

    The file is read again, for the lines, only if there is something; all its entries share that.
    """

    path: Path
    location: Location = ()
    _whole: "Origin | None" = field(default=None, repr=False, compare=False)

    def entry(self, *location: str | int) -> "Origin":
        """Return the origin of the entry at `location` in this file."""
        return Origin(self.path, location, self._whole or self)

    @property
    def line(self) -> str:
        """Where the entry begins, as `path:line`."""
        whole = self._whole or self
        return f"{whole.shown}:{whole.document.position(self.location)[0]}"

    @property
    def data(self) -> Data:
        """What the file holds in the place of the entry; None where that cannot be read."""
        value: Any = (self._whole or self).document.data
        for part in self.location:
            try:
                value = value[part]
            except (KeyError, IndexError, TypeError):
                return None
        return value  # type: ignore[no-any-return]

    def holds(self, problem: Problem) -> bool:
        """Tell whether a problem is one of this entry, which is a member of a list."""
        whole = self._whole or self
        *above, index = self.location
        places, here = whole.document.positions, (problem.line, problem.column)
        after = places.get((*above, int(index) + 1))
        begins_here = problem.path == whole.shown and places[self.location] <= here
        return begins_here and (after is None or here < after)

    def problem(
        self,
        code: str,
        message: str,
        hint: str = "",
        at: Location = (),
        severity: Severity = Severity.ERROR,
    ) -> Problem:
        """Return a problem of the value `at` within the entry, or of the whole of it."""
        whole, location = self._whole or self, (*self.location, *at)
        line, column = whole.document.position(location) if location else (1, 1)
        return Problem(whole.shown, line, column, code, message, hint, severity)

    @cached_property
    def shown(self) -> str:
        """The path as messages name it: from the current folder where it lies below it."""
        path = shown_path(self.path)
        try:
            return str(_from(Path.cwd(), path.parent) / path.name)
        except OSError:  # the current folder is gone
            return str(path)

    @cached_property
    def document(self) -> Document:
        """The file with the positions of its values; empty where it cannot be read."""
        try:
            content = read_file(self.path, MAX_BYTES)
            return parse(content.decode("utf-8-sig"), with_positions=True)
        except (OutsideError, UnicodeDecodeError):
            return Document()


def shown_path(path: Path) -> Path:
    """Return `path` as messages name it where it lies in a folder that stands for something."""
    for folder, original in STANDS_FOR.items():
        if path.is_relative_to(folder):
            return original / path.relative_to(folder)
    return path


@lru_cache(maxsize=64)
def _from(here: Path, folder: Path) -> Path:
    """Return `folder` as it is reached from `here`, if it lies below it."""
    try:
        return folder.resolve().relative_to(here)
    except (ValueError, OSError, RuntimeError):
        return folder


def yaml_files(folder: Path, problems: list[Problem]) -> list[Path]:
    """Return the YAML files below `folder`, as files_below does."""
    return files_below(folder, _SUFFIXES, problems)


def files_below(folder: Path, suffixes: Collection[str], problems: list[Problem]) -> list[Path]:
    """Return the files below `folder` with these endings by name; none where there is no folder.

    A folder that cannot be read, or something else in its place, is added to `problems`.
    """
    errors: list[OSError] = []
    found = [
        Path(parent, name)
        for parent, folders, names in os.walk(folder, onerror=errors.append)
        for name in (*folders, *names)
    ]
    for error in errors if is_there(folder) else ():
        file = Origin(Path(error.filename))
        if isinstance(error, NotADirectoryError | FileNotFoundError):
            hint = "Rename it, and put a folder in its place or nothing."
            problems.append(file.problem("TQ003", "a folder is wanted here", hint))
        else:
            message = f"the folder cannot be read: {error.strerror}"
            problems.append(file.problem("TQ007", message, "Check its permissions."))
    return sorted(p for p in found if p.suffix.lower() in suffixes and p.name[0] != ".")


def is_there(path: Path) -> bool:
    """Tell whether something stands at `path`, be it a link that leads nowhere."""
    return os.path.lexists(path)


def read_text(file: Origin, problems: list[Problem]) -> str | None:
    """Return the text of a file; None if it cannot be read, which is a problem."""
    path = file.path
    try:
        return read_file(path, MAX_BYTES).decode("utf-8-sig")
    except OutsideError as error:
        match error.__cause__:
            case IsADirectoryError():
                hint = "Rename the folder, and put a file here."
                wrong = "TQ003", "this is a folder where a file is wanted", hint
            case FileNotFoundError() | NotADirectoryError() | OSError(errno=errno.ELOOP):
                hint = "`talkquiz new FOLDER` makes a course."
                wrong = "TQ002", "the file is missing", hint
            case None if path.is_file():
                wrong = "TQ004", f"the file is too large: {error}", "Split it into several."
            case None | OSError(errno=errno.ENXIO):  # the latter for a socket
                wrong = "TQ003", "this is no ordinary file", "Put an ordinary file here."
            case _:
                wrong = "TQ007", f"the file cannot be read: {error}", "Check its permissions."
        problems.append(file.problem(*wrong))
    except UnicodeDecodeError as error:
        line, column = line_and_column(error.object.decode("latin-1"), error.start)
        message = _not_utf_8(error.object, error.start)
        hint = "Save the file as UTF-8: most editors ask for the encoding under File > Save as."
        problems.append(Problem(file.shown, line, column, "TQ005", message, hint))
    return None


def _not_utf_8(content: bytes, at: int) -> str:
    """Say what stands `at` a byte that is not UTF-8, as the encodings of Windows would have it."""
    if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return "the file is saved as UTF-16, which Windows calls Unicode, and not as UTF-8"
    byte = f"the byte 0x{content[at]:02x} is not UTF-8"
    before, after = content[max(0, at - _LONGEST_WORD) : at], content[at : at + _LONGEST_WORD]
    word = (re.split(rb"\s", before)[-1] + re.split(rb"\s", after)[0]).decode("cp1252", "replace")
    letter = content[at : at + 1].decode("cp1252", "replace")
    is_known = letter.isprintable() and letter != "\N{REPLACEMENT CHARACTER}"
    return (
        f"{byte}: in Windows-1252 it would be `{letter}`, in `{shown(word)}`" if is_known else byte
    )


def read_data(file: Origin, problems: list[Problem], empty: Data = None) -> Data:
    """Return the data of a file; None if it cannot be read, which is a problem.

    So is a file that is empty, unless `empty` is what then stands in it.
    """
    text = read_text(file, problems)
    if text is None:
        return None
    document = (_parse_json if file.path.suffix == ".json" else parse)(text, file.shown)
    problems += document.problems
    if document.data is None and not document.problems:
        if empty is not None:
            return empty
        hint = "Fill it, or remove a file that is optional."
        if file.path.name == "course.yaml":
            hint = "Write `title` and `topics`; `talkquiz explain course` shows them."
        problems.append(file.problem("TQ018", "the file is empty", hint))
    return document.data


def _parse_json(text: str, path: str) -> Document:
    """Parse JSON, whose numbers stay numbers; a problem is said of the file `path`."""
    import json  # noqa: PLC0415 - most courses have no releases

    half = _HALF_CHARACTER.search(text)
    if half:
        offset, reason = half.start(), "an escape stands for half a character"
    else:
        try:
            # int() refuses NaN and Infinity, which JSON does not have and Python reads.
            return Document(json.loads(text, parse_constant=int))
        except json.JSONDecodeError as error:
            offset, reason = error.pos, error.msg
        except RecursionError:
            offset, reason = 0, "nested too deep"
        except ValueError:
            offset, reason = 0, "it holds a number that is none"
    line, column = line_and_column(text, offset)
    message = f"this is not valid JSON: {reason}"
    return Document(problems=[Problem(path, line, column, "TQ601", message, RELEASES_HINT)])


@dataclass(frozen=True)
class Draft(Generic[AnyShape]):
    """An entry in the making, as its file has it: only its id must be right.

    `lacks` is what would be wrong with it were it no draft; where nothing is, it is `done` but for
    the key `draft`.
    """

    id: str
    origin: Origin
    data: Mapping[str, Data]
    lacks: tuple[Wrong, ...]
    done: AnyShape | None = None

    @property
    def missing(self) -> list[str]:
        """The keys that are to be filled in, as `missing_key` tells them."""
        return [*dict.fromkeys(filter(None, map(self.missing_key, self.lacks)))]

    def missing_key(self, wrong: Wrong) -> str:
        """Return the key to fill in, of a list with its name; empty if it is wrong otherwise."""
        value: Any = self.data
        for part in wrong.at:
            try:
                value = value[part]
            except (KeyError, IndexError, TypeError):
                value = None
        keys = [part for part in wrong.at if isinstance(part, str)]
        lacks = wrong.code in _LACKING and isinstance(wrong.at[-1], str)
        return " of ".join(f"`{key}`" for key in reversed(keys)) if value in _EMPTY or lacks else ""

    @property
    def todo(self) -> str:
        """What is to be done in its file until it is finished, as the start of a sentence."""
        if not self.missing:
            return f"Take `draft: true` out in {self.origin.line}" if self.done else ""
        return f"Write {', '.join(self.missing)} in {self.origin.line} and take `draft: true` out"


def needs_draft(entry_id: str, todo: str = "") -> tuple[str, str, str]:
    """Return code, message and hint for what is finished, and needs a draft.

    `todo` is what completes the draft, where that is known.
    """
    hint = f"{todo or 'Complete the draft'}, make this one a draft too, or take the id out. "
    hint += "`talkquiz check COURSE --drafts` says what drafts lack."
    return "TQ180", f"`{entry_id}` is a draft", hint


@dataclass
class Register(Generic[AnyShape]):
    """Entries by id; the origins are those of drafts as well.

    `lost` are ids of entries that have problems of their own; `whole` is False where a file or
    an id could not be read at all. A reference to something lost is no second problem, and one to
    a draft has a problem of its own.
    """

    entries: dict[str, AnyShape] = field(default_factory=dict)
    drafts: dict[str, Draft[AnyShape]] = field(default_factory=dict)
    origins: dict[str, Origin] = field(default_factory=dict)
    lost: set[str] = field(default_factory=set)
    whole: bool = True

    @property
    def is_complete(self) -> bool:
        """Whether every entry that is no draft could be read."""
        return self.whole and not self.lost

    def knows(self, entry_id: str) -> bool:
        """Tell whether there is, or may have been, an entry of this id."""
        found = entry_id in self.entries or entry_id in self.drafts or entry_id in self.lost
        return found or not self.whole


def entry(path: Path, shape: type[AnyShape], problems: list[Problem]) -> AnyShape | None:
    """Return the one entry that the file at `path` holds; None if it has `problems`, then added."""
    file = Origin(path)
    data = read_data(file, problems)
    return None if data is None else shaped(file, data, shape, problems)


def entries(
    paths: Iterable[Path], shape: type[AnyShape], problems: list[Problem], context: Any = None
) -> Register[AnyShape]:
    """Read the lists of entries that the files at `paths` hold, and add to `problems`.

    Of a draft only a key that is not known, and what is wrong with its id, is a problem.
    """
    register: Register[AnyShape] = Register()
    for path in paths:
        listed, before = list_of_entries(path, problems), len(problems)
        register.whole = register.whole and listed is not None
        for origin, item in listed or ():
            if len(problems) - before > MOST_WRONG:
                message = f"more than {MOST_WRONG} problems stand above: here the reading ends"
                problems.append(origin.problem("TQ019", message, "Mend them first."))
                register.whole = False
                break
            found, wrong = read_shape(shape, item, context)
            lacks: tuple[Wrong, ...] = ()
            data = item if isinstance(item, dict) else {}
            drafted = is_draft(shape, data)
            if drafted:
                lacks = tuple(each for each in wrong if not _is_wrong_in_a_draft(each))
                wrong = [each for each in wrong if _is_wrong_in_a_draft(each)]
            _tell(wrong, origin, problems)
            entry_id = data.get("id")
            is_id = isinstance(entry_id, str) and re.fullmatch(ID_PATTERN, entry_id)
            if not isinstance(entry_id, str) or not (found or is_id):
                register.whole = False  # any reference may mean this entry
                continue
            taken_by = register.origins.setdefault(entry_id, origin)
            if taken_by is not origin:
                message = f"the id `{entry_id}` is taken by {taken_by.line}"
                hint = "Give one of them another."
                problems.append(origin.problem("TQ112", message, hint, ("id",)))
            elif drafted:
                register.drafts[entry_id] = Draft(entry_id, origin, data, lacks, found)
            elif found is None:
                register.lost.add(entry_id)
            else:
                register.entries[entry_id] = found
    return register


def _is_wrong_in_a_draft(wrong: Wrong) -> bool:
    """Tell what nobody could mean to mend later: the id, and a key that is not known."""
    return wrong.at[:1] == ("id",) or wrong.code == "TQ101"


def optional_entries(
    path: Path, shape: type[AnyShape], problems: list[Problem]
) -> Register[AnyShape]:
    """Read the list of entries in the file at `path`, none where there is no such file."""
    return entries([path] if is_there(path) else [], shape, problems)


def entries_below(
    folders: Iterable[Path], shape: type[AnyShape], problems: list[Problem], context: Any = None
) -> Register[AnyShape]:
    """Read the entries of all YAML files below `folders`, where these are; adds to `problems`."""
    unread: list[Problem] = []
    paths = [path for folder in folders for path in yaml_files(folder, unread)]
    register = entries(paths, shape, problems, context)
    register.whole = register.whole and not unread
    problems += unread
    return register


def list_of_entries(path: Path, problems: list[Problem]) -> list[tuple[Origin, Data]] | None:
    """Return what the list in the file at `path` holds, nothing if that is empty.

    None if there is no list.
    """
    file = Origin(path)
    data = read_data(file, problems, empty=[])
    if isinstance(data, list):
        return [(file.entry(index), item) for index, item in enumerate(data)]
    if data is not None:
        problems.append(not_a_list(file, data))
    return None


def not_a_list(file: Origin, data: Data) -> Problem:
    """Return the problem of a file that holds something else than a list of entries."""
    hint = "Begin each entry with `- ` at the start of the line."
    if isinstance(data, dict) and len(data) == 1:
        ((key, value),) = data.items()
        if not value or isinstance(value, list):
            hint = f"Take `{key}:` out: the file holds the entries alone."
    return file.problem("TQ103", "a list of entries is wanted here", hint)


def shaped(
    origin: Origin, data: Data, shape: type[AnyShape], problems: list[Problem], context: Any = None
) -> AnyShape | None:
    """Return `data` as `shape`, or None; what is wrong is added to `problems`."""
    found, wrong = read_shape(shape, data, context)
    _tell(wrong, origin, problems)
    return found


def _tell(wrong: Iterable[Wrong], origin: Origin, problems: list[Problem]) -> None:
    """Add what is wrong with an entry to `problems`.

    What is told already of a value of the file is an error from here on, and not told twice.
    """
    for each in wrong:
        if each.told is None:
            problems.append(origin.problem(*each[:4]))
        elif each.told in problems:
            problems[problems.index(each.told)] = each.told._replace(severity=Severity.ERROR)
