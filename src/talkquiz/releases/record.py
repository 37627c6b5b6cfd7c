"""releases.json: what each release of the deck held, so that the next one costs no progress.

`talkquiz release` writes it and nobody else.
"""

from collections.abc import Mapping
from datetime import date
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Any

from talkquiz.course.read_files import RELEASES_FILE, RELEASES_HINT, entry, is_there
from talkquiz.course.shapes import (
    FieldError,
    Filled,
    Id,
    Limits,
    Read,
    Reading,
    Shape,
    one_of,
)
from talkquiz.course.versions import is_newer
from talkquiz.deck.deck import Lasting
from talkquiz.items.item import Gap, Item
from talkquiz.items.kinds import ItemKind
from talkquiz.problem import Problem

_KINDS = {kind.value: kind for kind in ItemKind}


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


class ReleasedPart(_Recorded):
    """A part of a list: the number of its card for life, and its words when it was last released.

    One that is `gone` keeps its number.
    """

    number: Annotated[int, Limits(1, 1_000)]
    text: str
    gone: bool = False


def released_parts(
    item: Item, known: Mapping[str, ReleasedPart] = MappingProxyType({})
) -> dict[str, ReleasedPart]:
    """Return the parts of a list that `item` leaves out in turn, by their names.

    Of those that are `known`, such as are gone keep their numbers.
    """
    gap = item.payload
    parts = gap.parts if isinstance(gap, Gap) else ()
    now = {
        part.name: ReleasedPart(number=part.number, text=item.claim[part.start : part.end])
        for part in parts
    }
    return {**{name: part.with_changes(gone=True) for name, part in known.items()}, **now}


class KnownItem(_Recorded):
    """What is known of every item that was ever released.

    `facts` are the ids of those that it asks about. `came` is the version that brought it. `hash`
    is the digest of what its card says, `changed` the version in which that last changed. `parts`
    are those of a list by name, also such as are gone.
    """

    kind: Annotated[str, Read(lambda value, _: one_of(value, list(_KINDS)))]
    topic: str
    facts: tuple[str, ...]
    came: str
    changed: str
    hash: str
    stem: str
    parts: Mapping[str, ReleasedPart] = MappingProxyType({})

    @staticmethod
    def check_parts(parts: Mapping[str, ReleasedPart], _: Reading) -> Mapping[str, ReleasedPart]:
        """Refuse two parts of one number: a card cannot leave out both."""
        if len({part.number for part in parts.values()}) < len(parts):
            raise FieldError("TQ601", "two parts of a list have one number", RELEASES_HINT)
        return parts

    @property
    def item_kind(self) -> ItemKind:
        """The kind of the item."""
        return _KINDS[self.kind]


class ReleasedItem(KnownItem):
    """An item as it was last released; stem, key and claim are kept to show old and new wording."""

    key: str
    claim: str


class RemovedItem(KnownItem):
    """An item that is asked no more since the version `release`.

    `hash` and `changed` are those of its card if it was withdrawn, and empty if it was not.
    """

    release: str


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
        """Raise FieldError where a version is not known, or not newer than the one before it."""
        versions = [release.version for release in self.releases]
        for before, after in pairwise(versions):
            if not is_newer(after, before):
                message = f"release {after} stands behind {before}, and is not newer"
                raise FieldError("TQ601", message, RELEASES_HINT)
        known = set(versions)
        items = self.known.values()
        named = {version for item in items for version in (item.came, item.changed)}
        named -= {item.changed for item in self.removed.values() if not item.hash}
        named |= {self.looks.changed, *(item.release for item in self.removed.values())}
        if not named <= known:
            version = min(named - known)
            raise FieldError("TQ601", f"there is no release {version}", "Put its entry back.")

    @property
    def last(self) -> Release:
        """The latest release."""
        return self.releases[-1]

    @property
    def known(self) -> dict[str, KnownItem]:
        """All items that were ever released, by id."""
        return {**self.removed, **self.items}

    @property
    def days(self) -> dict[str, date]:
        """The day of each release by its version."""
        return {release.version: release.date for release in self.releases}

    def may_be(self, version: str) -> bool:
        """Tell whether `version` was released, or can be the next."""
        return version in self.days or is_newer(version, self.last.version)

    @property
    def lasting(self) -> Lasting:
        """What holds for all later decks."""
        return Lasting(
            self.deck,
            {topic: released.deck for topic, released in self.topics.items()},
            {
                item_id: {name: part.number for name, part in item.parts.items()}
                for item_id, item in self.known.items()
                if item.parts
            },
        )


def load_releases(folder: Path, problems: list[Problem]) -> Releases | None:
    """Return the releases of the course in `folder`.

    None where there is none yet, or where it has problems, which are added to `problems`.
    """
    path = folder / RELEASES_FILE
    if not is_there(path):
        return None
    found: list[Problem] = []
    releases = entry(path, Releases, found)
    problems += (each if each.hint else each._replace(hint=RELEASES_HINT) for each in found)
    return releases


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
