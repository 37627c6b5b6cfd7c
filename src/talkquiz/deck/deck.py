"""The deck: the items to study, by topic, and what is new among them since the last release."""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time
from hashlib import blake2b
from types import MappingProxyType
from typing import NamedTuple

from talkquiz.deck.imprint import Imprint
from talkquiz.items.item import Item
from talkquiz.items.kinds import ItemKind

_DAY = 24 * 60 * 60


class Chapter(NamedTuple):
    """One topic of a deck with its items in teaching order, and what it says before them.

    `turns` are the items by id in the order in which their cards come: one that has several cards
    as often. `objectives` are sentences. `released_as` is the name under which its deck was first
    released, empty if it never was.
    """

    id: str
    title: str
    number: int
    items: tuple[Item, ...]
    turns: tuple[str, ...] = ()
    introduction: str = ""
    objectives: tuple[str, ...] = ()
    released_as: str = ""

    @property
    def cards(self) -> Iterator[tuple[str, int]]:
        """The cards in the order in which they come: the id of the item, the number of the card."""
        numbers = {item.id: iter(item.card_numbers) for item in self.items}
        if self.turns:
            return ((item_id, next(numbers[item_id])) for item_id in self.turns)
        return ((item.id, number) for item in self.items for number in item.card_numbers)

    @property
    def deck_name(self) -> str:
        """The name of its deck, "04 Ceasefires", for life: a student's cards stay in it."""
        return self.released_as or f"{self.number:02} {self.title}"


class Lasting(NamedTuple):
    """What releases have fixed for life: names of decks, and the cards of lists.

    `deck` is the title under which the course was first released, `topics` are the names of the
    decks of topics by their ids, `gaps` the numbers of the cards by item and part, also of parts
    that are gone. All empty where nothing was released.
    """

    deck: str = ""
    topics: Mapping[str, str] = MappingProxyType({})
    gaps: Mapping[str, Mapping[str, int]] = MappingProxyType({})


class Change(NamedTuple):
    """When something last changed, in seconds since 1970, and the release that brought it."""

    modified: int
    release: str


class Removed(NamedTuple):
    """An item that students of an earlier release have and that is asked no more."""

    id: str
    stem: str


class Withdrawn(NamedTuple):
    """A card that students have, and that is to say itself that it was withdrawn.

    `topic` is the id of its topic, `title` the name of that, empty if there is none any more;
    `facts` are the ids of those that it was about.
    `says` is why, and what is right; `card_numbers` are those of the cards of its note.
    """

    id: str
    kind: ItemKind
    topic: str
    title: str
    facts: tuple[str, ...]
    stem: str
    says: str
    mistake_link: str = ""
    card_numbers: tuple[int, ...] = (1,)

    @property
    def digest(self) -> str:
        """A digest of what a student sees of it."""
        seen = "\n".join((self.title, self.stem, self.says))
        return blake2b(seen.encode(), digest_size=8).hexdigest()


class Edition(NamedTuple):
    """How a deck differs from the release before it.

    `upcoming` dates what is not as the last release left it; `unchanged` are the items that are, by
    id, each with its own last change, and `came` the days of the releases that brought items.
    `looks` is the digest of the cards' looks in that release, and `looks_modified` when they last
    changed. The rest counts from `since`, a version, empty where there is none: how many items were
    `added` and `changed`, and which were `removed`. `gone` are all items that were ever removed.
    """

    upcoming: Change
    unchanged: Mapping[str, Change] = MappingProxyType({})
    came: Mapping[str, date] = MappingProxyType({})
    looks: str = ""
    looks_modified: int = 0
    since: str = ""
    added: int = 0
    changed: int = 0
    removed: tuple[Removed, ...] = ()
    gone: tuple[str, ...] = ()

    def last_change(self, item_id: str) -> Change:
        """Return when the item with the id `item_id` last changed, and in which release."""
        return self.unchanged.get(item_id, self.upcoming)

    def came_at(self, item_id: str) -> int:
        """Return when the day began that brought the item, in seconds since 1970."""
        day = self.came.get(item_id)
        return midnight(day) if day else self.upcoming.modified // _DAY * _DAY

    def looks_changed(self, looks: str) -> int:
        """Return when the looks of the cards, whose digest is `looks`, last changed."""
        return self.looks_modified if looks == self.looks else self.upcoming.modified


def midnight(day: date) -> int:
    """Return when `day` began in Greenwich, in seconds since 1970."""
    return int(datetime.combine(day, time.min, UTC).timestamp())


class Deck(NamedTuple):
    """The items to study, by topic in teaching order, and what is new among them.

    `withdrawn` are items of earlier releases whose cards are to say that they are. `released_as` is
    the title under which the course was first released, empty if it never was.
    """

    imprint: Imprint
    chapters: tuple[Chapter, ...]
    edition: Edition | None = None
    withdrawn: tuple[Withdrawn, ...] = ()
    released_as: str = ""

    @property
    def name(self) -> str:
        """The name of the deck, for life: a student's cards stay in the deck of this name."""
        return self.released_as or self.imprint.title

    @property
    def items(self) -> dict[str, Item]:
        """All its items by id, in teaching order."""
        return {item.id: item for chapter in self.chapters for item in chapter.items}

    @property
    def news(self) -> Edition:
        """What is new in this deck: all of it, as of its day, where no edition says so."""
        first = Change(midnight(self.imprint.updated), self.imprint.version)
        return self.edition or Edition(first)
