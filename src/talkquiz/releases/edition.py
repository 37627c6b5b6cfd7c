"""What is new in a deck: its items compared with those of the last release.

Anki updates a note only if its time of change is newer than the one in the student's collection,
and a student's own edit makes that newer too. So an item that is as it was keeps the time of the
release that brought it, and one that is not gets a later time. No clock is read.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from hashlib import blake2b
from operator import attrgetter
from typing import Any

from talkquiz.course.releases_file import Release, Releases, is_newer
from talkquiz.handouts.products import (
    Change,
    Deck,
    Edition,
    Imprint,
    Removed,
    first_edition,
    midnight,
)
from talkquiz.items.item import Item, Option, reference_lines

UNRELEASED = "unreleased"
"""Stands for the version of what is new in a deck whose version is not new."""

_UNSEEN = frozenset({"id", "template", "uses", "enemies", "options", "sources"})
_SEEN = tuple((each.name, each.default) for each in fields(Item) if each.name not in _UNSEEN)
_VALUES = attrgetter(*(name for name, _ in _SEEN))


@dataclass(frozen=True, slots=True)
class Comparison:
    """The items of a deck beside those of the last release.

    `items` and `hashes` are those of the deck by id; the rest are ids, `removed` those of the
    release that the deck does not have.
    """

    items: Mapping[str, Item]
    hashes: Mapping[str, str]
    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]

    @property
    def differs(self) -> bool:
        """Whether any item was added, changed or removed."""
        return bool(self.added or self.changed or self.removed)


def compare(deck: Deck, releases: Releases | None) -> Comparison:
    """Compare the items of `deck` with the last of `releases`; without one, all are added."""
    items = {item.id: item for chapter in deck.chapters for item in chapter.items}
    hashes, old = dict(_hashes(deck)), releases.items if releases else {}
    return Comparison(
        items,
        hashes,
        added=tuple(each for each in items if each not in old),
        changed=tuple(each for each in items if each in old and hashes[each] != old[each].hash),
        removed=tuple(each for each in old if each not in items),
    )


def edition(imprint: Imprint, comparison: Comparison, releases: Releases | None) -> Edition:
    """Return what exporters are told about what is new."""
    if releases is None:
        return first_edition(imprint)
    changes = {
        release.version: Change(modified(release, place), release.version)
        for place, release in enumerate(releases.releases, start=1)
    }
    new = {*comparison.added, *comparison.changed}
    latest = _unreleased(comparison, releases) if comparison.differs else _released(releases)
    return Edition(
        upcoming(imprint, releases),
        {
            each: changes[releases.items[each].changed]
            for each in comparison.items
            if each not in new
        },
        releases.looks.digest,
        changes[releases.looks.changed].modified,
        **latest,
    )


def modified(release: Release, place: int) -> int:
    """Return the time of change of what came with `release`, the `place`th of its course.

    The place keeps two releases of one day apart, and leaves room for a build between them.
    """
    return midnight(release.date) + 2 * place - 1


def upcoming(imprint: Imprint, releases: Releases) -> Change:
    """Return the time of change of what is not released yet: later than every release."""
    day = max(imprint.updated, releases.last.date)
    is_new = is_newer(imprint.version, releases.last.version)
    return Change(
        midnight(day) + 2 * len(releases.releases), imprint.version if is_new else UNRELEASED
    )


def _unreleased(comparison: Comparison, releases: Releases) -> dict[str, Any]:
    return {
        "since": releases.last.version,
        "added": len(comparison.added),
        "changed": len(comparison.changed),
        "removed": tuple(Removed(each, releases.items[each].stem) for each in comparison.removed),
    }


def _released(releases: Releases) -> dict[str, Any]:
    """Return what the last release changed; the first one changed nothing."""
    last = releases.last
    return {
        "since": releases.releases[-2].version if len(releases.releases) > 1 else "",
        "added": last.added,
        "changed": last.changed,
        "removed": tuple(
            Removed(item_id, item.stem)
            for item_id, item in releases.removed.items()
            if item.release == last.version
        ),
    }


def _hashes(deck: Deck) -> Iterator[tuple[str, str]]:
    """Yield each item's id with the digest of what a student sees: words, not their HTML.

    What is as it is by default is left out, so that a new attribute of items changes no digest.
    """
    for chapter in deck.chapters:
        around = [chapter.title, *(["typed"] if deck.imprint.typed_answers else [])]
        for item in chapter.items:
            content = json.dumps([*around, _seen(item)], default=list, sort_keys=True)
            yield item.id, blake2b(content.encode(), digest_size=8).hexdigest()


def _seen(item: Item) -> dict[str, Any]:
    seen = {
        name: value
        for (name, default), value in zip(_SEEN, _VALUES(item), strict=True)
        if value != default
    }
    seen["sources"] = [[source.id for source in item.sources], reference_lines(item.sources)]
    seen["options"] = [_option(option) for option in item.options]
    return seen


def _option(option: Option) -> tuple[str, bool, str]:
    return option.text, option.correct, option.rationale
