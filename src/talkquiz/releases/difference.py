"""What students will see change: cards added, changed and removed, with old and new wording."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from talkquiz.course.releases_file import ReleasedItem, Releases
from talkquiz.items.item import Item, ItemKind
from talkquiz.releases.edition import Comparison
from talkquiz.releases.package import Note


class Card(NamedTuple):
    """What names a card for people: the id of its item, its topic, question and answer."""

    id: str
    topic: str
    question: str
    answer: str


class Rewording(NamedTuple):
    """One part of a card as it was and as it is."""

    part: str
    old: str
    new: str


class Changed(NamedTuple):
    """A card as it is, and how it was; no rewording where its words are the same.

    Then something else on it has changed: options, sources, notes, timeline or topic.
    """

    card: Card
    rewordings: tuple[Rewording, ...]


class Difference(NamedTuple):
    """What is new since `since`, a version or a file's name; empty where nothing came before."""

    since: str
    added: tuple[Card, ...]
    changed: tuple[Changed, ...]
    removed: tuple[Card, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing has changed."""
        return not (self.added or self.changed or self.removed)


def since_release(comparison: Comparison, releases: Releases | None) -> Difference:
    """Return what has changed since the last release; without one, all is added."""
    items, old = comparison.items, releases.items if releases else {}
    return Difference(
        releases.last.version if releases else "",
        tuple(_card(each, items[each]) for each in comparison.added),
        tuple(
            Changed(_card(each, items[each]), _rewordings(old[each], items[each]))
            for each in comparison.changed
        ),
        tuple(_card(each, old[each]) for each in comparison.removed),
    )


def between_packages(name: str, old: Iterable[Note], new: Iterable[Note]) -> Difference:
    """Return what has changed since the package called `name`, whose notes are `old`.

    Every field is compared, by its name and as the text that it shows.
    """
    before, now = ({note.item_id: note for note in notes} for notes in (old, new))
    return Difference(
        name,
        tuple(_note_card(note) for each, note in now.items() if each not in before),
        tuple(
            Changed(_note_card(note), _field_rewordings(before[each].fields, note.fields))
            for each, note in now.items()
            if each in before and before[each].fields != note.fields
        ),
        tuple(_note_card(note) for each, note in before.items() if each not in now),
    )


def _card(item_id: str, item: Item | ReleasedItem) -> Card:
    return Card(item_id, item.topic, item.stem, item.key)


def _note_card(note: Note) -> Card:
    return Card(
        note.item_id, note.fields.get("Topic", ""), note.question, note.fields.get("Answer", "")
    )


def _rewordings(old: ReleasedItem, new: Item) -> tuple[Rewording, ...]:
    parts = [("question", old.stem, new.stem), ("answer", old.key, new.key)]
    if new.kind is not ItemKind.CLOZE:  # whose question is the claim
        parts.append(("claim", old.claim, new.claim))
    return tuple(Rewording(*part) for part in parts if part[1] != part[2])


def _field_rewordings(old: Mapping[str, str], new: Mapping[str, str]) -> tuple[Rewording, ...]:
    names = dict.fromkeys([*new, *old])
    pairs = ((name, old.get(name, ""), new.get(name, "")) for name in names)
    return tuple(Rewording(*pair) for pair in pairs if pair[1] != pair[2])
