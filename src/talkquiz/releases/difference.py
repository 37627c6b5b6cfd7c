"""What has changed between two sets of cards: the one comparison that everything uses.

A release, `talkquiz diff` and the change log compare a deck with its last release, `talkquiz diff
OLD.apkg` two packages, and `talkquiz push` a package with what Anki has. Each of them says what its
cards are; the cards are compared here, by the ids of their items.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Card:
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

    Where none was, something else on it has changed: options, sources, notes, timeline or topic.
    """

    card: Card
    rewordings: tuple[Rewording, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """What is new since `since`, a version or a file's name; empty where nothing came before."""

    since: str
    added: tuple[Card, ...] = ()
    changed: tuple[Changed, ...] = ()
    removed: tuple[Card, ...] = ()
    unchanged: int = 0

    @property
    def has_changes(self) -> bool:
        """Whether any card was added, changed or removed."""
        return bool(self.added or self.changed or self.removed)


def compare(since: str, old: Iterable[Card], new: Iterable[Card]) -> Difference:
    """Return what has changed from the cards `old`, those of `since`, to the cards `new`.

    Added and changed cards come in the order of `new`, removed ones in that of `old`.
    """
    before, now = ({card.id: card for card in cards} for cards in (old, new))
    changed, unchanged = [], 0
    for card in now.values():
        if card.id not in before:
            continue
        was = before[card.id]
        rewordings = tuple(
            Rewording(part, was.parts.get(part, ""), card.parts.get(part, ""))
            for part in dict.fromkeys([*card.parts, *was.parts])
            if was.parts.get(part, "") != card.parts.get(part, "")
        )
        if rewordings or was.digest != card.digest:
            changed.append(Changed(card, rewordings))
        else:
            unchanged += 1
    return Difference(
        since,
        tuple(card for card in now.values() if card.id not in before),
        tuple(changed),
        tuple(card for card in before.values() if card.id not in now),
        unchanged,
    )


def count_in_words(difference: Difference) -> str:
    """Return how much has changed: "no cards added, 2 changed, 1 removed"."""
    added, changed, removed = (
        len(cards) for cards in (difference.added, difference.changed, difference.removed)
    )
    cards = "1 card" if added == 1 else f"{added or 'no'} cards"
    return f"{cards} added, {changed or 'none'} changed, {removed or 'none'} removed"
