"""The next release of a course: whether there can be one, and the three files that record it.

They are releases.json, the entry in CHANGELOG.md for people to read, and course.yaml.

Version and day go into course.yaml because every product takes them from there; a build on any
machine then says the same, and no clock is asked.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from talkquiz.course.course import Course
from talkquiz.course.read_files import MAX_BYTES, RELEASES_FILE, is_there
from talkquiz.course.versions import VERSION_PATTERN, is_newer
from talkquiz.course.yaml import parse
from talkquiz.problem import TalkQuizError
from talkquiz.releases.compare_decks import (
    Card,
    DeckState,
    Difference,
    count_in_words,
    number_of_cards,
)
from talkquiz.releases.record import (
    Release,
    ReleasedItem,
    ReleasedLooks,
    ReleasedTopic,
    Releases,
    RemovedItem,
    dump,
    released_parts,
)
from talkquiz.untrusted_files import OutsideError, read_file

_COURSE_FILE = "course.yaml"
_CHANGE_LOG = "CHANGELOG.md"
_SPECIAL = re.compile(r"([\\`*_<>\[\]#|])")
_SECTION = re.compile(r"^(?=## )", re.MULTILINE)
_VALUE = r"(?:\"[^\"\n\r]*\"|'[^'\n\r]*'|[^\s#'\"][^\s#]*(?:[ \t]+[^\s#]+)*)"


class ReleaseError(TalkQuizError):
    """Raised where a course cannot be released or compared; says why."""


def next_release(
    course: Course, state: DeckState, record: Releases | None, day: date
) -> tuple[Release, dict[str, bytes]]:
    """Return the release of the deck on `day`, as the version of `course`.

    With it come the files of the course folder that record it: write all or none. releases.json
    is the last of them: with it the release holds. `record` holds the releases before it. Raises a
    ReleaseError where there can be no release, or the version does not fit into course.yaml.
    """
    version = course.outline.version
    _require_releasable(state, record, version, day)
    for each in course.withdrawn.entries.values():
        if is_newer(each.release, version):
            raise ReleaseError(
                f"withdrawn.yaml takes `{each.id}` back in {each.release}, and this is {version}"
            )
    after = next_record(state, record, version, day)
    topics = {topic.id: topic.title for topic in course.outline.topics}
    log = course.folder / _CHANGE_LOG
    text = _text(log) if is_there(log) else ""
    outline = _text(course.folder / _COURSE_FILE)
    entry = with_entry(text, course.outline.title, after.last, state.difference, topics)
    files = {
        _CHANGE_LOG: entry.encode("utf-8", "surrogateescape"),
        _COURSE_FILE: with_version(outline, version, day).encode("utf-8", "surrogateescape"),
        RELEASES_FILE: dump(after).encode(),
    }
    return after.last, files


def _text(path: Path) -> str:
    try:
        return read_file(path, MAX_BYTES).decode("utf-8", "surrogateescape")
    except OutsideError as error:
        raise ReleaseError(f"{path} cannot be read: {error}") from error


def _require_releasable(state: DeckState, record: Releases | None, version: str, day: date) -> None:
    """Raise a ReleaseError that says why there can be no release now, if there cannot."""
    updated = state.deck.imprint.updated
    if not re.fullmatch(VERSION_PATTERN, version):
        raise ReleaseError(f"`{version}` is no version; write 1.0 or 2026-11")
    if not state.items:
        raise ReleaseError("the course has no card to study")
    if day < updated:
        raise ReleaseError(
            f"course.yaml says `updated: {updated}`, which is after {day}: a deck built so would "
            "be newer than the release. Mend it, or give that day with --date"
        )
    if record is None:
        return
    last = record.last
    if not state.differs_from(record):
        raise ReleaseError(f"nothing has changed since release {last.version}")
    for release in record.releases:
        if release.version == version:
            raise ReleaseError(
                f"{version} was released on {release.date}; give a newer one with --version"
            )
    if not is_newer(version, last.version):
        raise ReleaseError(f"{version} is not newer than {last.version}, the last release")
    if day < last.date:
        raise ReleaseError(f"{day} is before {last.date}, the day of release {last.version}")


def next_record(state: DeckState, record: Releases | None, version: str, day: date) -> Releases:
    """Return `record` with the release `version` of `day`, which holds the deck as it is now.

    What earlier releases held and this one does not stays known: decks of topics, note types, and
    items that were removed.
    """
    deck, difference = state.deck, state.difference
    release = Release(
        version=version,
        date=day,
        added=len(difference.added) if record else 0,
        changed=len(difference.changed),
        removed=len(difference.removed),
    )
    earlier = record.releases if record else ()
    items, removed = _items(state, record, version)
    topics = {
        each.id: ReleasedTopic(deck=each.deck_name, number=each.number, title=each.title)
        for each in deck.chapters
    }
    note_types = {item.kind.value: state.note_types[item.kind] for item in state.items.values()}
    looks = ReleasedLooks(digest=state.looks, changed=version)
    if record:
        topics = record.topics | topics
        note_types = record.note_types | note_types
        looks = record.looks if record.looks.digest == state.looks else looks
    return Releases(
        course=deck.imprint.id,
        deck=deck.name,
        title=deck.imprint.title,
        releases=(*earlier, release),
        topics=topics,
        note_types=note_types,
        looks=looks,
        items=items,
        removed=removed,
    )


def _items(
    state: DeckState, record: Releases | None, version: str
) -> tuple[dict[str, ReleasedItem], dict[str, RemovedItem]]:
    """Return the items of the release `version`, and those that were removed until then, by id."""
    new, before = state.new_ids, record.items if record else {}
    known = record.known if record else {}
    items = {
        item.id: ReleasedItem(
            kind=item.kind.value,
            topic=item.topic,
            facts=item.asked_facts,
            came=known[item.id].came if item.id in known else version,
            changed=version if item.id in new else before[item.id].changed,
            hash=state.digests[item.id],
            stem=item.stem,
            key=item.key,
            claim=item.claim,
            parts=released_parts(item, known[item.id].parts if item.id in known else {}),
        )
        for item in state.items.values()
    }
    told = {each.id: each.digest for each in state.deck.withdrawn}
    removed = {}
    for item_id, old in known.items():
        if item_id not in items:
            changed = version if item_id in new or item_id in before else old.changed
            removed[item_id] = RemovedItem(
                release=old.release if isinstance(old, RemovedItem) else version,
                kind=old.kind,
                topic=old.topic,
                facts=old.facts,
                came=old.came,
                stem=old.stem,
                parts=old.parts,
                changed=changed if item_id in told else "",
                hash=told.get(item_id, ""),
            )
    return items, removed


def with_version(text: str, version: str, day: date) -> str:
    """Return the text of course.yaml with `version:` and `updated:` set, all else untouched.

    Raises a ReleaseError where the keys do not stand on lines of their own.
    """
    values = {"version": f'"{version}"', "updated": day.isoformat()}
    written = text
    for key, value in values.items():
        line = re.compile(rf"^({key}:[ \t]+){_VALUE}(?=[ \t]*(?:[ \t]#|\r?$))", re.MULTILINE)
        written = line.sub(lambda found, value=value: found[1] + value, written, count=1)  # type: ignore[misc]
    before, after = parse(text).data, parse(written).data
    wanted = {"version": version, "updated": day.isoformat()}
    if not isinstance(before, dict) or after != {**before, **wanted}:
        raise ReleaseError(
            "`version:` and `updated:` must each stand on a line of their own in course.yaml"
        )
    return written


def with_entry(
    text: str, title: str, release: Release, difference: Difference, topics: Mapping[str, str]
) -> str:
    """Return the change log `text` with the entry of `release` above those before it.

    `title` is that of the course, `topics` those of its topics by id. An entry of the same
    version is replaced; what else stands there is left as it is.
    """
    lines = [f"## {release.version}, {release.date.isoformat()}", ""]
    if difference.since:
        lines.append(f"Since {difference.since}: {count_in_words(difference)}.")
        lines += _changes(difference, topics)
    else:
        lines.append(f"The first release: {number_of_cards(len(difference.added))}.")
    if difference.withdrawn:
        lines += ["", "### Withdrawn", ""]
    for each in difference.withdrawn:
        lines += [f"- {_escaped(each.stem)}", f"  - {_escaped(each.says)}"]
    before, *sections = _SECTION.split(text or f"# Changes of {_escaped(title)}\n")
    own = re.compile(rf"## {re.escape(release.version)}[,\s]")
    others = [section for section in sections if not own.match(section)]
    return "\n".join([before.rstrip("\n") + "\n", "\n".join(lines) + "\n", *others])


def _changes(difference: Difference, topics: Mapping[str, str]) -> Iterator[str]:
    """Yield the lines that list the cards: changed ones, then added and removed ones by topic."""
    if difference.changed:
        yield from ("", "### Changed", "")
    for card, rewordings in difference.changed:
        also = "" if rewordings else " Its options, its sources, or what stands beside them."
        yield f"- {_escaped(card.question)} ({_escaped(card.answer)}){also}"
        for part, old, new in rewordings:
            yield f"  - {part}: {_escaped(old)}"
            yield f"    now: {_escaped(new)}"
    withdrawn = {each.id for each in difference.withdrawn}
    removed = [card for card in difference.removed if card.id not in withdrawn]
    for heading, cards in (("Added", difference.added), ("Removed", removed)):
        if cards:
            yield from ("", f"### {heading}", "")
        by_topic: dict[str, list[Card]] = {}
        for card in cards:
            by_topic.setdefault(card.topic, []).append(card)
        for topic, listed in by_topic.items():
            yield f"- {_escaped(topics.get(topic, topic))}"
            for card in listed:
                yield f"  - {_escaped(card.question)} ({_escaped(card.answer)})"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))
