"""Reads the files of a course, and finds the line of what turned out to be wrong in them."""

import re
from dataclasses import dataclass, field
from pathlib import Path

from talkquiz.course.json_text import parse_json
from talkquiz.course.yaml import Data, Document, Flaw, Location, parse
from talkquiz.problem import Problem, Severity

MAX_BYTES = 32 * 1024 * 1024
_SUFFIXES = {".yaml", ".yml"}
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
_EMPTY = Flaw(1, 1, "TQ018", "the file is empty", "Fill it, or remove it.")


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem whose place is still a location in the data of a file, not yet a line of it."""

    path: Path
    location: Location
    code: str
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR


@dataclass(slots=True)
class Files:
    """The files read so far and what was found wrong with any of them.

    Places are worked out only by `problems`, by parsing anew the files that have findings.
    """

    findings: list[Finding] = field(default_factory=list)
    _unreadable: list[Problem] = field(default_factory=list)
    _texts: dict[Path, str] = field(default_factory=dict)

    def data(self, path: Path) -> Data:
        """Return the data of the file at `path`; None if it is empty or what is wrong is noted."""
        text = self._text(path)
        if text is None:
            return None
        self._texts[path] = text
        document = parse_json(text) if path.suffix == ".json" else parse(text)
        for flaw in document.flaws:
            self._note(path, flaw)
        if document.data is None and not document.flaws:
            self._note(path, _EMPTY)
        return document.data

    def folder(self, path: Path) -> list[Path]:
        """Return the YAML files below the folder `path` by name; none where there is no folder."""
        found = (p for p in path.rglob("*") if p.suffix.lower() in _SUFFIXES)
        return sorted(p for p in found if not p.name.startswith("."))

    def problems(self) -> list[Problem]:
        """Return everything found, each at its line and column, in the order of the files."""
        documents: dict[Path, Document] = {}
        for path in {finding.path for finding in self.findings}:
            text = self._texts.get(path) or (self._text(path) if path.is_file() else None)
            if text:
                documents[path] = parse(text, with_places=True)
        located = [self._located(finding, documents.get(finding.path)) for finding in self.findings]
        return sorted(set(self._unreadable + located))

    def line(self, path: Path, location: Location) -> str:
        """Return `path:line` of the value at `location`."""
        line, _ = parse(self._texts[path], with_places=True).place(location)
        return f"{shown(path)}:{line}"

    def _located(self, finding: Finding, document: Document | None) -> Problem:
        line, column = document.place(finding.location) if document else (1, 1)
        return Problem(
            shown(finding.path),
            line,
            column,
            finding.code,
            finding.message,
            finding.hint,
            finding.severity,
        )

    def _note(self, path: Path, flaw: Flaw) -> None:
        problem = Problem(shown(path), flaw.line, flaw.column, flaw.code, flaw.message, flaw.hint)
        self._unreadable.append(problem)

    def _text(self, path: Path) -> str | None:
        raw = self._bytes(path)
        try:
            return None if raw is None else raw.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            self._note(path, _encoding_flaw(error))
            return None

    def _bytes(self, path: Path) -> bytes | None:
        try:
            if path.is_file() and path.stat().st_size <= MAX_BYTES:
                return path.read_bytes()
            self._note(path, _file_flaw(path))
        except OSError as error:
            message = f"the file cannot be read: {error.strerror}"
            self._note(path, Flaw(1, 1, "TQ007", message, "Check its permissions."))
        return None


def shown(path: Path) -> str:
    """Return `path` as it is shown: from the current folder where it lies below it."""
    try:
        name = str(path.resolve().relative_to(Path.cwd()))
    except (ValueError, OSError, RuntimeError):
        name = str(path)
    return _UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", name.encode("utf-8", "replace").decode())


def _encoding_flaw(error: UnicodeDecodeError) -> Flaw:
    line = error.object.count(b"\n", 0, error.start) + 1
    column = error.start - error.object.rfind(b"\n", 0, error.start)
    message = f"the byte 0x{error.object[error.start]:02x} is not UTF-8"
    return Flaw(line, column, "TQ005", message, "Save the file as UTF-8.")


def _file_flaw(path: Path) -> Flaw:
    """Return why there is no file to read at `path`."""
    if path.is_file():
        size = f"{path.stat().st_size / 1024**2:.0f} MB, more than {MAX_BYTES // 1024**2}"
        return Flaw(1, 1, "TQ004", f"the file is too large: {size}", "Split it into several.")
    if path.is_dir():
        hint = "Rename the folder, and put a file here."
        return Flaw(1, 1, "TQ003", "this is a folder where a file is wanted", hint)
    if path.exists():
        return Flaw(1, 1, "TQ003", "this is no ordinary file", "Put an ordinary file here.")
    hint = "docs/course-format.md says what a course needs."
    return Flaw(1, 1, "TQ002", "the file is missing", hint)
