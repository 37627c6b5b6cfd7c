"""Reads the files of a course, and finds the line of what turned out to be wrong in them."""

from dataclasses import dataclass, field
from pathlib import Path

from talkquiz.course.yaml import Data, Document, Location, parse
from talkquiz.problem import Problem, Severity

MAX_BYTES = 32 * 1024 * 1024
_SUFFIXES = {".yaml", ".yml"}


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
        document = parse(text)
        for flaw in document.flaws:
            self._note(path, flaw.code, flaw.message, flaw.hint, flaw.line, flaw.column)
        if document.data is None and not document.flaws:
            self._note(path, "TQ018", "the file is empty", "Remove it, or see docs/course-format.md.")
        return document.data

    def folder(self, path: Path) -> list[Path]:
        """Return the YAML files below the folder `path` by name; none where there is no folder."""
        found = (p for p in path.rglob("*") if p.suffix.lower() in _SUFFIXES)
        return sorted(p for p in found if not p.name.startswith("."))

    def problems(self) -> list[Problem]:
        """Return everything found, each at its line and column, in the order of the files."""
        documents: dict[Path, Document] = {}
        for path in {finding.path for finding in self.findings}:
            text = self._texts.get(path) or self._text(path)
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
            shown(finding.path), line, column, finding.code, finding.message, finding.hint, finding.severity
        )

    def _note(self, path: Path, code: str, message: str, hint: str, line: int = 1, column: int = 1) -> None:
        self._unreadable.append(Problem(shown(path), line, column, code, message, hint))

    def _text(self, path: Path) -> str | None:
        raw = self._bytes(path)
        try:
            return None if raw is None else raw.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = error.object.count(b"\n", 0, error.start) + 1
            column = error.start - error.object.rfind(b"\n", 0, error.start)
            message = f"the byte 0x{error.object[error.start]:02x} is not UTF-8"
            self._note(path, "TQ005", message, "Save the file as UTF-8.", line, column)
            return None

    def _bytes(self, path: Path) -> bytes | None:
        try:
            if not path.is_file():
                self._note(path, *_no_file(path))
            elif path.stat().st_size > MAX_BYTES:
                size = f"{path.stat().st_size / 1024**2:.0f} MB, more than {MAX_BYTES // 1024**2}"
                self._note(path, "TQ004", f"the file is too large: {size}", "Split it into several.")
            else:
                return path.read_bytes()
        except OSError as error:
            self._note(path, "TQ007", f"the file cannot be read: {error.strerror}", "Check its permissions.")
        return None


def shown(path: Path) -> str:
    """Return `path` as it is shown: from the current folder where it lies below it."""
    try:
        name = str(path.resolve().relative_to(Path.cwd()))
    except (ValueError, OSError):
        name = str(path)
    return name.encode("utf-8", "replace").decode()


def _no_file(path: Path) -> tuple[str, str, str]:
    if path.is_dir():
        return "TQ003", "this is a folder where a file is wanted", "Rename the folder, write the file."
    if path.exists():
        return "TQ003", "this is no ordinary file", "Put an ordinary file here."
    return "TQ002", "the file is missing", "See docs/course-format.md for what a course needs."
