"""Writes the entry of a release in the course's CHANGELOG.md, for people to read."""

import re
from collections.abc import Iterable, Iterator, Mapping

from talkquiz.course.releases_file import Release
from talkquiz.releases.difference import Card, Changed, Difference

CHANGE_LOG = "CHANGELOG.md"
"""The name of the file in the course folder."""

_SPECIAL = re.compile(r"([\\`*_<>\[\]#|])")
_SECTION = re.compile(r"^(?=## )", re.MULTILINE)


def with_entry(
    text: str, title: str, release: Release, difference: Difference, topics: Mapping[str, str]
) -> str:
    """Return the change log `text` with the entry of `release` above those before it.

    `title` is that of the course, `topics` those of its topics by id. An entry of the same
    version is replaced; what else stands there is left as it is.
    """
    heading = f"## {release.version}, {release.date.isoformat()}"
    entry = "\n".join([heading, "", *_lines(difference, topics)]).rstrip() + "\n"
    before, *sections = _SECTION.split(text or f"# Changes of {_escaped(title)}\n")
    own = re.compile(rf"## {re.escape(release.version)}[,\s]")
    others = [section for section in sections if not own.match(section)]
    return "\n".join([before.rstrip("\n") + "\n", entry, *others])


def _lines(difference: Difference, topics: Mapping[str, str]) -> Iterator[str]:
    if not difference.since:
        cards = len(difference.added)
        yield f"The first release: {cards} card{'' if cards == 1 else 's'}."
        return
    yield f"Since {difference.since}: {counts(difference)}."
    if difference.changed:
        yield from ("", "### Changed", "", *_changed(difference.changed))
    if difference.added:
        yield from ("", "### Added", "", *_cards(difference.added, topics))
    if difference.removed:
        yield from ("", "### Removed", "", *_cards(difference.removed, topics))


def counts(difference: Difference) -> str:
    """Return how much has changed, in words: "no cards added, 2 changed, 1 removed"."""
    added, changed, removed = (len(each) for each in difference[1:])
    cards = "1 card" if added == 1 else f"{added or 'no'} cards"
    return f"{cards} added, {changed or 'none'} changed, {removed or 'none'} removed"


def _changed(cards: Iterable[Changed]) -> Iterator[str]:
    for card, rewordings in cards:
        also = "" if rewordings else " Its options, sources, notes, timeline or topic."
        yield f"- {_escaped(card.question)} ({_escaped(card.answer)}){also}"
        for part, old, new in rewordings:
            yield f"  - {part}: {_escaped(old)}"
            yield f"    now: {_escaped(new)}"


def _cards(cards: Iterable[Card], topics: Mapping[str, str]) -> Iterator[str]:
    by_topic: dict[str, list[Card]] = {}
    for card in cards:
        by_topic.setdefault(card.topic, []).append(card)
    for topic, listed in by_topic.items():
        yield f"- {_escaped(topics.get(topic, topic))}"
        yield from (f"  - {_escaped(each.question)} ({_escaped(each.answer)})" for each in listed)


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))
