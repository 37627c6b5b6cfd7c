"""The deck: the items to study, by topic, and what is new among them since the last release."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time
from operator import attrgetter
from types import MappingProxyType
from typing import NamedTuple

from talkquiz.course.course import Course
from talkquiz.course.fact_kinds import bundled_kinds
from talkquiz.course.facts import Fact
from talkquiz.items.item import Item, Moment, Use
from talkquiz.language.dates import DateWords, Precision
from talkquiz.language.language_file import Language


class Imprint(NamedTuple):
    """What a product says about the course it was made from.

    `typed_answers` says whether the deck asks students to type short answers.
    """

    id: str
    title: str
    subtitle: str
    description: str
    language: Language
    version: str
    updated: date
    licence: str
    authors: tuple[str, ...]
    typed_answers: bool = False


class Chapter(NamedTuple):
    """One topic of a deck with its items in teaching order, and what it says before them.

    `objectives` are sentences. `released_as` is the name under which its deck was first released,
    empty if it never was.
    """

    id: str
    title: str
    number: int
    items: tuple[Item, ...]
    introduction: str = ""
    objectives: tuple[str, ...] = ()
    released_as: str = ""

    @property
    def deck_name(self) -> str:
        """The name of its deck, "04 Ceasefires", for life: a student's cards stay in it."""
        return self.released_as or f"{self.number:02} {self.title}"


class Change(NamedTuple):
    """When something last changed, in seconds since 1970, and the release that brought it."""

    modified: int
    release: str


class Removed(NamedTuple):
    """An item that students of an earlier release have and that is asked no more."""

    id: str
    stem: str


class Edition(NamedTuple):
    """How a deck differs from the release before it.

    `upcoming` dates what is not as the last release left it; `unchanged` are the items that are, by
    id, each with its own last change. `looks` is the digest of the cards' looks in that release,
    and `looks_modified` when they last changed. The rest counts from `since`, a version, empty
    where there is none: how many items were `added` and `changed`, and which were `removed`.
    """

    upcoming: Change
    unchanged: Mapping[str, Change] = MappingProxyType({})
    looks: str = ""
    looks_modified: int = 0
    since: str = ""
    added: int = 0
    changed: int = 0
    removed: tuple[Removed, ...] = ()

    def last_change(self, item_id: str) -> Change:
        """Return when the item with the id `item_id` last changed, and in which release."""
        return self.unchanged.get(item_id, self.upcoming)

    def looks_changed(self, looks: str) -> int:
        """Return when the looks of the cards, whose digest is `looks`, last changed."""
        return self.looks_modified if looks == self.looks else self.upcoming.modified


def midnight(day: date) -> int:
    """Return when `day` began in Greenwich, in seconds since 1970."""
    return int(datetime.combine(day, time.min, UTC).timestamp())


class Deck(NamedTuple):
    """The items to study, by topic in teaching order, and what is new among them.

    `released_as` is the title under which the course was first released, empty if it never was.
    """

    imprint: Imprint
    chapters: tuple[Chapter, ...]
    edition: Edition | None = None
    released_as: str = ""

    @property
    def name(self) -> str:
        """The name of the deck, for life: a student's cards stay in the deck of this name."""
        return self.released_as or self.imprint.title

    @property
    def news(self) -> Edition:
        """What is new in this deck: all of it, as of its day, where no edition says so."""
        first = Change(midnight(self.imprint.updated), self.imprint.version)
        return self.edition or Edition(first)


class _Event(NamedTuple):
    first: date
    last: date
    id: str
    moment: Moment


def timelines(facts: Iterable[Fact], dates: DateWords) -> dict[str, tuple[Moment, ...]]:
    """Return each event that took place between its neighbours, by the id of its fact.

    Plans, hopes and what only someone says are no events. A neighbour lies wholly before or after
    an event: what may overlap with it is left out. An event without any has no timeline.
    """
    events = []
    for fact in facts:
        when = fact.when
        if when is None or when.lower is None or when.upper is None:
            continue
        happened = fact.mode == "happened" and fact.status == "reported"
        precise = when.precision in (Precision.DAY, Precision.MONTH)
        dated = precise and not when.approximate
        # If none of its slots is a date, no item asks for its date.
        asked = any(slot.when for slot in fact.slots.values())
        if happened and dated and asked and fact.kind in bundled_kinds().on_timeline:
            moment = Moment(dates.say(when), fact.name)
            events.append(_Event(when.lower, when.upper, fact.id, moment))
    by_first, by_last = sorted(events), sorted(events, key=attrgetter("last", "first", "id"))
    found = {}
    for event in events:
        before = bisect_left(by_last, event.first, key=attrgetter("last"))
        after = bisect_right(by_first, event.last, key=attrgetter("first"))
        earlier, later = by_last[max(before - 1, 0) : before], by_first[after : after + 1]
        if earlier or later:
            here = event._replace(moment=event.moment._replace(here=True))
            found[event.id] = tuple(each.moment for each in (*earlier, here, *later))
    return found


def imprint(course: Course) -> Imprint:
    """Return what products say about the course."""
    outline = course.outline
    return Imprint(
        id=course.id,
        title=outline.title,
        subtitle=outline.subtitle or "",
        description=outline.description,
        language=course.language,
        version=outline.version,
        updated=outline.updated,
        licence=outline.licence,
        authors=outline.authors,
        typed_answers=outline.typed_answers,
    )


def assemble_deck(
    course: Course,
    items: Iterable[Item],
    released_as: str = "",
    topics_released_as: Mapping[str, str] = MappingProxyType({}),
) -> Deck:
    """Return the items to study by topic, in the order in which they come.

    Those that ask for the date of an event show it among its neighbours. A deck keeps the name
    under which it was first released: `released_as` is that of the whole deck, empty if there was
    no release, `topics_released_as` are those of topics by their ids.
    """
    facts = course.facts.entries
    timeline_of = timelines(facts.values(), course.language.dates)
    chapters: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        if Use.STUDY in item.uses:
            fact = facts[item.facts[0]]
            slot = fact.slots.get(item.slot)
            timeline = timeline_of.get(fact.id) if slot and slot.when else None
            chapters[item.topic].append(replace(item, timeline=timeline) if timeline else item)
    return Deck(
        imprint(course),
        tuple(
            Chapter(
                topic.id,
                topic.title,
                topic.number,
                tuple(chapters[topic.id]),
                topic.introduction,
                tuple(topic.objectives.values()),
                released_as=topics_released_as.get(topic.id, ""),
            )
            for topic in course.outline.topics
            if topic.id in chapters
        ),
        released_as=released_as,
    )
