"""What exporters are given: a deck to study and handouts to print, assembled from items."""

from dataclasses import dataclass
from datetime import date

from talkquiz.items.model import Item, ItemKind, Option


@dataclass(frozen=True, slots=True)
class Imprint:
    """What a product says about the course it was made from."""

    id: str
    title: str
    subtitle: str
    description: str
    language: str
    version: str
    updated: date
    licence: str
    authors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """One topic of a deck with its items in teaching order; `number` is its own for life."""

    id: str
    title: str
    number: int
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Deck:
    """The items to study, by topic in teaching order."""

    imprint: Imprint
    chapters: tuple[Chapter, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """An item as it stands in one version of a handout.

    `number` counts from 1 through the whole version; `options` are in the order to print.
    """

    number: int
    item: Item
    options: tuple[Option, ...]
    points: int


@dataclass(frozen=True, slots=True)
class Section:
    """Questions of one kind under one heading."""

    title: str
    directions: str
    makes: ItemKind
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Version:
    """One form of a handout ("A", "B", ...): the same items in another order."""

    code: str
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Handout:
    """A worksheet in one or more versions; `name` is the stem of its files' names."""

    imprint: Imprint
    name: str
    title: str
    audience: str
    versions: tuple[Version, ...]


@dataclass(frozen=True, slots=True)
class Assembled:
    """Everything that a build exports."""

    deck: Deck
    handouts: tuple[Handout, ...]
