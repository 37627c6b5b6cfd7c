"""releases.json: what each release of the deck held, so that the next one costs no progress.

`talkquiz release` writes it and nobody else. Versions are compared part by part, as numbers where
they are numbers; a part in letters comes before no part at all: 1.1-rc1, 1.1, 1.1.1 (semver.org,
section 11, for the versions that it knows).
"""

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

from talkquiz.course.read_files import entry, is_there
from talkquiz.course.shapes import FieldError, Filled, Id, Shape
from talkquiz.problem import Problem

RELEASES = "releases.json"
"""The name of the file in the course folder."""


class _Recorded(Shape):
    hyphens = False


class Release(_Recorded):
    """One release: its version and day, and how many items it added, changed and removed."""

    version: str
    date: date
    added: int = 0
    changed: int = 0
    removed: int = 0


class ReleasedTopic(_Recorded):
    """A topic as it was last released; `deck` is the name of its deck for life."""

    deck: str
    number: int
    title: str


class ReleasedNoteType(_Recorded):
    """The ids of a note type, of its fields in their order, and of its templates."""

    id: int
    fields: tuple[int, ...]
    templates: tuple[int, ...]


class ReleasedLooks(_Recorded):
    """A digest of how the cards look, and the version in which that last changed."""

    digest: str
    changed: str


class ReleasedItem(_Recorded):
    """An item as it was last released.

    `hash` is the digest of all that a student sees of it, `changed` the version in which that last
    changed; stem, key and claim are kept to show old and new wording.
    """

    kind: str
    topic: str
    changed: str
    hash: str
    stem: str
    key: str
    claim: str


class RemovedItem(_Recorded):
    """An item that is asked no more since the version `release`."""

    release: str
    kind: str
    stem: str


class Releases(_Recorded):
    """All releases of a course, and what the last of them held.

    `course` is the id of the course, `deck` the name of its deck for life, `title` its title.
    `note_types` are by kind of item, items by their ids.
    """

    course: Id
    deck: str
    title: str
    releases: Filled[Release]
    topics: dict[str, ReleasedTopic]
    note_types: dict[str, ReleasedNoteType]
    looks: ReleasedLooks
    items: dict[str, ReleasedItem]
    removed: Mapping[str, RemovedItem] = MappingProxyType({})

    def complete(self) -> None:
        """Raise FieldError where a version is named that there is not."""
        known = {release.version for release in self.releases}
        named = {item.changed for item in self.items.values()} | {self.looks.changed}
        named |= {item.release for item in self.removed.values()}
        if not named <= known:
            version = min(named - known)
            raise FieldError("TQ601", f"there is no release {version}", "Put its entry back.")

    @property
    def last(self) -> Release:
        """The latest release."""
        return self.releases[-1]

    @property
    def topic_decks(self) -> dict[str, str]:
        """The names of the decks of all topics that were ever released, by topic."""
        return {topic: released.deck for topic, released in self.topics.items()}


def load_releases(folder: Path, problems: list[Problem]) -> Releases | None:
    """Return the releases of the course in `folder`.

    None where there is none yet, or where it has problems, which are added to `problems`.
    """
    path = folder / RELEASES
    return entry(path, Releases, problems) if is_there(path) else None


def dump(releases: Releases) -> str:
    """Return the text of releases.json: one item a line, so that version control shows each."""
    import json  # noqa: PLC0415 - for `talkquiz release` alone

    def plain(value: Any) -> Any:
        if isinstance(value, Shape):
            return vars(value)
        return value.isoformat() if isinstance(value, date) else dict(value)

    def line(value: Any) -> str:
        return json.dumps(value, ensure_ascii=False, default=plain)

    lines = []
    for key, value in vars(releases).items():
        if isinstance(value, Mapping) and value:
            rows = [f" {line(name)}: {line(each)}" for name, each in sorted(value.items())]
            text = "{\n" + ",\n".join(rows) + "\n}"
        elif isinstance(value, tuple):
            text = "[\n" + ",\n".join(f" {line(each)}" for each in value) + "\n]"
        else:
            text = line(value)
        lines.append(f"{line(key)}: {text}")
    return "{\n" + ",\n".join(lines) + "\n}\n"


def is_newer(version: str, other: str) -> bool:
    """Tell whether `version` comes after `other`."""
    return _parts(version) > _parts(other)


def _parts(version: str) -> list[tuple[int, int, str]]:
    """Return the parts of `version` so that lists of them sort as the versions do."""
    # Numbers, however long, by how many digits they have and then by these.
    parts = re.findall(r"0*(\d+)|([A-Za-z]+)", version)
    ranked = [
        (2, len(digits), digits) if digits else (0, 0, word.lower()) for digits, word in parts
    ]
    return [*ranked, (1, 0, "")]
