"""Writes the entry of a release in the course's CHANGELOG.md, for people to read."""

import re
from collections.abc import Iterator, Mapping

from talkquiz.releases.difference import Card, Difference, count_in_words
from talkquiz.releases.record import Release

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
        number = len(difference.added)
        yield f"The first release: {number} card{'' if number == 1 else 's'}."
        return
    yield f"Since {difference.since}: {count_in_words(difference)}."
    if difference.changed:
        yield from ("", "### Changed", "")
    for card, rewordings in difference.changed:
        also = "" if rewordings else " Its options, sources, notes, timeline or topic."
        yield f"- {_escaped(card.question)} ({_escaped(card.answer)}){also}"
        for part, old, new in rewordings:
            yield f"  - {part}: {_escaped(old)}"
            yield f"    now: {_escaped(new)}"
    for heading, cards in (("Added", difference.added), ("Removed", difference.removed)):
        if cards:
            yield from ("", f"### {heading}", "")
        by_topic: dict[str, list[Card]] = {}
        for card in cards:
            by_topic.setdefault(card.topic, []).append(card)
        for topic, listed in by_topic.items():
            yield f"- {_escaped(topics.get(topic, topic))}"
            yield from (
                f"  - {_escaped(each.question)} ({_escaped(each.answer)})" for each in listed
            )


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))
