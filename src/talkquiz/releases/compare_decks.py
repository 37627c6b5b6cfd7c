"""What has changed between two sets of cards, and what is new in a deck since its last release.

A release, `talkquiz diff` and the change log compare a deck with its last release, `talkquiz diff
OLD.apkg` two packages, and `talkquiz push` a package with what Anki has. Each of them says what its
cards are; `compare` compares them all, by the ids of their items.

Anki updates a note only if its time of change is newer than the one in the student's collection,
and a student's own edit makes that newer too. So an item that is as it was keeps the time of the
release that brought it, and one that is not gets a later time. No clock is read.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import fields
from functools import cache, partial
from hashlib import blake2b
from operator import attrgetter
from typing import Any, NamedTuple

from talkquiz.course.versions import is_newer
from talkquiz.deck.deck import Change, Deck, Edition, Removed, Withdrawn, midnight
from talkquiz.items.item import Gap, Item, Ordering, Written, reference_lines
from talkquiz.items.kinds import ItemKind
from talkquiz.releases.record import ReleasedItem, ReleasedNoteType, Releases

UNRELEASED = "unreleased"
"""Stands for the version of what is new in a deck whose version is not new."""

_UNSEEN = frozenset(
    {"id", "template", "uses", "enemies", "payload", "slot", "sources", "short_id", "pictures"}
)
_SEEN = tuple((each.name, each.default) for each in fields(Item) if each.name not in _UNSEEN)
_VALUES = attrgetter(*(name for name, _ in _SEEN))


class Card(NamedTuple):
    """A card as it is compared: the id of its item, and what names it for people.

    `parts` are the wordings to compare, each with its name. `digest` stands for all that a student
    sees; it is empty where the parts say everything.
    """

    id: str
    topic: str
    question: str
    answer: str
    parts: Mapping[str, str]
    digest: str = ""


class Rewording(NamedTuple):
    """One part of a card as it was and as it is."""

    part: str
    old: str
    new: str


class Changed(NamedTuple):
    """A card as it is, and which of its parts were reworded.

    Where none was, something else on it has changed: options, sources, or what stands beside them.
    """

    card: Card
    rewordings: tuple[Rewording, ...]


class Difference(NamedTuple):
    """What is new since `since`, a version or a file's name; empty where nothing came before.

    `withdrawn` are cards of earlier releases that now say they are, or say so in other words.
    """

    since: str
    added: tuple[Card, ...] = ()
    changed: tuple[Changed, ...] = ()
    removed: tuple[Card, ...] = ()
    unchanged: int = 0
    withdrawn: tuple[Withdrawn, ...] = ()

    @property
    def has_changes(self) -> bool:
        """Whether any card was added, changed, removed or withdrawn."""
        return bool(self.added or self.changed or self.removed or self.withdrawn)


def compare(since: str, old: Iterable[Card], new: Iterable[Card]) -> Difference:
    """Return what has changed from the cards `old`, those of `since`, to the cards `new`.

    Added and changed cards come in the order of `new`, removed ones in that of `old`.
    """
    before, now = ({card.id: card for card in cards} for cards in (old, new))
    changed = []
    kept = [card for card in now.values() if card.id in before]
    for card in kept:
        was = before[card.id]
        rewordings = tuple(
            Rewording(part, was.parts.get(part, ""), card.parts.get(part, ""))
            for part in dict.fromkeys([*card.parts, *was.parts])
            if was.parts.get(part, "") != card.parts.get(part, "")
        )
        if rewordings or was.digest != card.digest:
            changed.append(Changed(card, rewordings))
    return Difference(
        since,
        tuple(card for card in now.values() if card.id not in before),
        tuple(changed),
        tuple(card for card in before.values() if card.id not in now),
        len(kept) - len(changed),
    )


def count_in_words(difference: Difference) -> str:
    """Return how much has changed: "no cards added, 2 changed, 1 removed"."""
    added, changed, removed = (
        len(cards) for cards in (difference.added, difference.changed, difference.removed)
    )
    cards = number_of_cards(added)
    withdrawn = f", {len(difference.withdrawn)} withdrawn" if difference.withdrawn else ""
    return f"{cards} added, {changed or 'none'} changed, {removed or 'none'} removed{withdrawn}"


def number_of_cards(number: int) -> str:
    """Return "no cards", "1 card", "2 cards" and so on."""
    return "1 card" if number == 1 else f"{number or 'no'} cards"


class DeckState(NamedTuple):
    """A deck as it would be released now, compared with the last release.

    `items` are those of the deck by id, `digests` what stands for all that a student sees of each,
    `note_types` those that Anki knows cards by, by kind of item, `looks` the digest of the looks.
    """

    deck: Deck
    items: Mapping[str, Item]
    digests: Mapping[str, str]
    difference: Difference
    note_types: Mapping[str, ReleasedNoteType]
    looks: str

    @property
    def new_ids(self) -> set[str]:
        """The ids of the items that the last release did not have, or not as they are now."""
        found = self.difference
        known = {card.id for card in found.added} | {card.id for card, _ in found.changed}
        return known | {item.id for item in found.withdrawn}

    def differs_from(self, record: Releases) -> bool:
        """Tell whether students would see a difference from the last release in `record`."""
        titles = {topic: released.title for topic, released in record.topics.items()}
        return (
            self.difference.has_changes
            or self.looks != record.looks.digest
            or self.deck.imprint.title != record.title
            or any(titles.get(chapter.id) != chapter.title for chapter in self.deck.chapters)
        )


def deck_state(
    deck: Deck,
    record: Releases | None,
    note_types: Mapping[str, ReleasedNoteType],
    looks: str,
) -> DeckState:
    """Return `deck` compared with the last release in `record`; without one, all is added."""
    items = deck.items
    digests = digests_of(deck)
    released = record.items if record else {}
    difference = compare(
        record.last.version if record else "",
        (_card(item_id, item, item.kind, item.hash) for item_id, item in released.items()),
        (_card(item.id, item, item.kind, digests[item.id]) for item in items.values()),
    )
    told = {item_id: item.hash for item_id, item in record.removed.items()} if record else {}
    withdrawn = tuple(each for each in deck.withdrawn if told.get(each.id) != each.digest)
    difference = difference._replace(withdrawn=withdrawn)
    return DeckState(deck, items, digests, difference, note_types, looks)


def _card(item_id: str, item: Item | ReleasedItem, kind: str, digest: str) -> Card:
    parts = {"question": item.stem, "answer": item.key}
    if kind != ItemKind.CLOZE:  # the question of a cloze is its claim
        parts["claim"] = item.claim
    return Card(item_id, item.topic, item.stem, item.key, parts, digest)


def digests_of(deck: Deck) -> dict[str, str]:
    """Return a digest of what a student sees of each item, by id: of its words, not their HTML.

    Digests of a release are compared with those of every later build. So an attribute that an item
    has by default is left out: a new attribute of items then changes no digest.
    """
    digests = {}
    as_json = json.JSONEncoder(default=list, sort_keys=True).encode
    lines = cache(partial(reference_lines, language=deck.imprint.language))
    for chapter in deck.chapters:
        around = [chapter.title, *(["typed"] if deck.imprint.typed_answers else [])]
        for item in chapter.items:
            seen: dict[str, Any] = {
                name: value
                for (name, default), value in zip(_SEEN, _VALUES(item), strict=True)
                if value != default
            }
            seen["sources"] = [[source.id for source in item.sources], lines(item.sources)]
            if item.pictures:
                seen["pictures"] = [(p.name, p.alt, p.credit, p.licence) for p in item.pictures]
            match item.payload:  # what only items of its kind have, beside options
                case Gap(start=start, end=end, parts=parts):
                    seen["gap"] = parts or (start, end)
                case Ordering(sequence=sequence):
                    seen["sequence"] = sequence
                case payload:
                    own = {} if isinstance(payload, Written) else payload._asdict()
                    own["ordered"] = item.ordered
                    seen |= {name: value for name, value in own.items() if value}
            seen["options"] = [(each.text, each.correct, each.rationale) for each in item.options]
            content = as_json([*around, seen]).encode()
            digests[item.id] = blake2b(content, digest_size=8).hexdigest()
    return digests


def edition(state: DeckState, record: Releases) -> Edition:
    """Return what exporters are told about what is new since the last release in `record`.

    A deck that is as it was released says what that release itself had changed.
    """
    imprint, difference = state.deck.imprint, state.difference
    changes = {
        release.version: Change(modified(record, number), release.version)
        for number, release in enumerate(record.releases, start=1)
    }
    new, last = state.new_ids, record.last
    known = record.known
    if difference.has_changes:
        since, added, changed = last.version, len(difference.added), len(difference.changed)
        removed = [Removed(card.id, card.question) for card in difference.removed]
    else:
        since = record.releases[-2].version if len(record.releases) > 1 else ""
        added, changed = last.added, last.changed
        gone = record.removed.items()
        removed = [Removed(each, old.stem) for each, old in gone if old.release == last.version]
    # What is not released yet is later than every release.
    time = midnight(max(imprint.updated, last.date)) + 2 * len(record.releases)
    is_new, days = is_newer(imprint.version, last.version), record.days
    return Edition(
        Change(time, imprint.version if is_new else UNRELEASED),
        unchanged={
            each: changes[known[each].changed]
            for each in (*state.items, *(card.id for card in state.deck.withdrawn))
            if each not in new
        },
        came={each: days[item.came] for each, item in known.items()},
        looks=record.looks.digest,
        looks_modified=changes[record.looks.changed].modified,
        since=since,
        added=added,
        changed=changed,
        removed=tuple(removed),
        gone=tuple(sorted(known.keys() - state.items.keys())),
    )


def modified(record: Releases, number: int) -> int:
    """Return the time of change of what came with the release `number`, which counts from 1.

    The number keeps two releases of one day apart, and leaves room for a build between them.
    """
    return midnight(record.releases[number - 1].date) + 2 * number - 1
