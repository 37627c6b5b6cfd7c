"""Writes what a release holds: the text of releases.json, one item a line, for version control."""

import json
from datetime import date
from typing import Any

from talkquiz.course.releases_file import (
    Release,
    ReleasedItem,
    ReleasedLooks,
    ReleasedNoteType,
    ReleasedTopic,
    Releases,
    RemovedItem,
)
from talkquiz.items.item import Item
from talkquiz.releases.guards import State


def next_releases(state: State, before: Releases | None, version: str, day: date) -> Releases:
    """Return all releases of the course, `version` of the day `day` added to those `before`."""
    comparison, deck = state.comparison, state.deck
    is_first = before is None
    release = Release(
        version=version,
        date=day,
        added=0 if is_first else len(comparison.added),
        changed=len(comparison.changed),
        removed=len(comparison.removed),
    )
    return Releases(
        course=state.course.id,
        deck=deck.name,
        title=deck.imprint.title,
        releases=(*(before.releases if before else ()), release),
        topics=_topics(state, before),
        note_types=_note_types(state, before),
        looks=_looks(state, before, version),
        items=_items(state, before, version),
        removed=_removed(state, before, version),
    )


def dump(releases: Releases) -> str:
    """Return the text of releases.json."""
    data = releases.model_dump(mode="json")
    lines = [f"{json.dumps(key)}: {_value(value)}" for key, value in data.items()]
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _value(value: Any) -> str:
    if isinstance(value, dict) and any(isinstance(each, dict) for each in value.values()):
        entries = [f" {_line(key)}: {_line(each)}" for key, each in sorted(value.items())]
        return "{\n" + ",\n".join(entries) + "\n}"
    if isinstance(value, list):
        return "[\n" + ",\n".join(f" {_line(each)}" for each in value) + "\n]"
    return _line(value)


def _line(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _topics(state: State, before: Releases | None) -> dict[str, ReleasedTopic]:
    now = {
        each.id: ReleasedTopic(deck=each.deck_name, number=each.number, title=each.title)
        for each in state.deck.chapters
    }
    return {**(before.topics if before else {}), **now}


def _note_types(state: State, before: Releases | None) -> dict[str, ReleasedNoteType]:
    """Return the note types that students have: those of kinds that were ever released."""
    kinds = {item.kind.value for item in state.comparison.items.values()}
    now = {kind: state.note_types[kind] for kind in kinds}
    return {**(before.note_types if before else {}), **now}


def _looks(state: State, before: Releases | None, version: str) -> ReleasedLooks:
    if before and before.looks.digest == state.looks:
        return before.looks
    return ReleasedLooks(digest=state.looks, changed=version)


def _items(state: State, before: Releases | None, version: str) -> dict[str, ReleasedItem]:
    comparison = state.comparison
    new = {*comparison.added, *comparison.changed}
    kept = before.items if before else {}
    return {
        each: _item(item, comparison.hashes[each], version if each in new else kept[each].changed)
        for each, item in comparison.items.items()
    }


def _item(item: Item, digest: str, changed: str) -> ReleasedItem:
    return ReleasedItem(
        kind=item.kind.value,
        topic=item.topic,
        changed=changed,
        hash=digest,
        stem=item.stem,
        key=item.key,
        claim=item.claim,
    )


def _removed(state: State, before: Releases | None, version: str) -> dict[str, RemovedItem]:
    if before is None:
        return {}
    items = state.comparison.items
    gone = {
        each: RemovedItem(
            release=version, kind=before.items[each].kind, stem=before.items[each].stem
        )
        for each in state.comparison.removed
    }
    return {**{each: old for each, old in before.removed.items() if each not in items}, **gone}
