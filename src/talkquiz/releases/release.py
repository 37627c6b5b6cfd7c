"""The next release of a course: whether there can be one, and the three files that record it.

Version and day go into course.yaml because every product takes them from there; a build on any
machine then says the same, and no clock is asked.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from talkquiz.course.course import Course
from talkquiz.course.course_file import VERSION_PATTERN
from talkquiz.problem import TalkQuizError
from talkquiz.releases.bump_version import with_version
from talkquiz.releases.change_log import CHANGE_LOG, with_entry
from talkquiz.releases.record import (
    RELEASES,
    Release,
    ReleasedItem,
    ReleasedLooks,
    ReleasedTopic,
    Releases,
    RemovedItem,
    dump,
    is_newer,
)
from talkquiz.releases.since_release import DeckState

_COURSE_FILE = "course.yaml"


class ReleaseError(TalkQuizError):
    """Raised where a course cannot be released or compared; says why."""


@dataclass(frozen=True, slots=True)
class NewRelease:
    """A release, and the files of the course folder that record it: write all or none.

    The record comes last: with it the release holds.
    """

    release: Release
    files: dict[str, bytes]


def next_release(
    course: Course, state: DeckState, record: Releases | None, version: str | None, day: date
) -> NewRelease:
    """Return the release of the deck on `day`, as `version`, else as the version in course.yaml.

    `record` holds the releases before it. Raises a ReleaseError where there can be no release, and
    a CourseFileError where the version cannot be written into course.yaml.
    """
    version = version or course.outline.version
    for reason in _objections(state, record, version, day):
        raise ReleaseError(reason)
    after = next_record(state, record, version, day)
    topics = {topic.id: topic.title for topic in course.outline.topics}
    log = course.folder / CHANGE_LOG
    try:
        text = log.read_bytes().decode("utf-8", "surrogateescape") if log.exists() else ""
        outline = (course.folder / _COURSE_FILE).read_bytes().decode()
    except OSError as error:
        raise ReleaseError(f"{error.filename} cannot be read: {error.strerror}") from error
    entry = with_entry(text, course.outline.title, after.last, state.difference, topics)
    files = {
        CHANGE_LOG: entry.encode("utf-8", "surrogateescape"),
        _COURSE_FILE: with_version(outline, version, day).encode(),
        RELEASES: dump(after).encode(),
    }
    return NewRelease(after.last, files)


def _objections(
    state: DeckState, record: Releases | None, version: str, day: date
) -> Iterator[str]:
    """Yield why there can be no release now."""
    updated = state.deck.imprint.updated
    if not re.fullmatch(VERSION_PATTERN, version):
        yield f"`{version}` is no version; write 1.0 or 2026-11"
    if not state.items:
        yield "the course has no card to study"
    if day < updated:
        yield (
            f"course.yaml says `updated: {updated}`, which is after {day}: a deck built so would "
            "be newer than the release. Mend it, or give that day with --date"
        )
    if record is None:
        return
    last = record.last
    known = {release.version: release.date for release in record.releases}
    if not state.differs_from(record):
        yield f"nothing has changed since release {last.version}"
    if version in known:
        yield f"{version} was released on {known[version]}; give a newer one with --version"
    if not is_newer(version, last.version):
        yield f"{version} is not newer than {last.version}, the last release"
    if day < last.date:
        yield f"{day} is before {last.date}, the day of release {last.version}"


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
    topics = {
        each.id: ReleasedTopic(deck=each.deck_name, number=each.number, title=each.title)
        for each in deck.chapters
    }
    note_types = {item.kind.value: state.note_types[item.kind] for item in state.items.values()}
    looks = ReleasedLooks(digest=state.looks, changed=version)
    before = record.items if record else {}
    removed = {
        card.id: RemovedItem(release=version, kind=before[card.id].kind, stem=card.question)
        for card in difference.removed
    }
    if record:
        topics = record.topics | topics
        note_types = record.note_types | note_types
        looks = record.looks if record.looks.digest == state.looks else looks
        gone = {each: old for each, old in record.removed.items() if each not in state.items}
        removed = gone | removed
    return Releases(
        course=deck.imprint.id,
        deck=deck.name,
        title=deck.imprint.title,
        releases=(*(record.releases if record else ()), release),
        topics=topics,
        note_types=note_types,
        looks=looks,
        items=_released_items(state, before, version),
        removed=removed,
    )


def _released_items(
    state: DeckState, before: Mapping[str, ReleasedItem], version: str
) -> dict[str, ReleasedItem]:
    new = state.new_ids
    return {
        item.id: ReleasedItem(
            kind=item.kind.value,
            topic=item.topic,
            changed=version if item.id in new else before[item.id].changed,
            hash=state.digests[item.id],
            stem=item.stem,
            key=item.key,
            claim=item.claim,
        )
        for item in state.items.values()
    }
