"""Items about entries of the glossary: places to be named on a map, names for descriptions.

There is one item for each entry that a fact names. Its id is the entry's, not the fact's: another
fact may come to name the entry earlier.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from talkquiz.course.course import Course
from talkquiz.course.fact_kinds import bundled_kinds
from talkquiz.course.facts import Fact
from talkquiz.course.glossary import Entry
from talkquiz.items.answer_nouns import asks_for_entry
from talkquiz.items.fact_wording import dated_description
from talkquiz.items.item import Item, Label, Location
from talkquiz.items.make.attributes_from_facts import heaviest, item_over
from talkquiz.items.pictures import picture_of
from talkquiz.items.templates import Template
from talkquiz.language.english import content_words, sentence_case
from talkquiz.language.seeded import rank

_MOST_SPARE = 16
"""How many places of a course serve as names that belong to no dot of a map."""
_SIDE_BY_SIDE, _PART_OF_MAP = 0.5, 0.05
"""Dots lie side by side within so many degrees or, on the map of a town, within that part of it."""


def label_items(course: Course, facts: Iterable[Fact], template: Template) -> Iterator[Item]:
    """Yield an item for each place that `template` takes from `facts` and a map can show."""
    named: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        for slot in fact.slots.values():
            if len(slot.entries) == 1 and template.takes.fits(fact, slot):
                named[slot.entries[0]].append(fact)
    dots = {entry.id: _dot(entry) for entry in course.lexicon.entries.values()}
    on_map = {entry_id: place for entry_id, place in dots.items() if place}
    spare = sorted(on_map, key=lambda entry_id: rank(0, "map", entry_id))[:_MOST_SPARE]
    least = min(_SIDE_BY_SIDE, _PART_OF_MAP * _span(on_map.values()))
    for entry_id, naming in named.items():
        entry, place = course.lexicon.entries[entry_id], on_map.get(entry_id)
        if place:
            # Dots that lie side by side could both be meant.
            away = {each: _span([place, on_map[each]]) for each in spare}
            far = sorted((each for each in spare if away[each] > least), key=away.__getitem__)
            others = tuple(sentence_case(course.lexicon.entries[each].name) for each in far)
            label = Label(place, others)
            yield _item(course, naming, template, entry, "place", payload=label)


def _span(places: Collection[Location]) -> float:
    """Return how many degrees lie between the places farthest apart, north to south or across."""
    axes = [sorted(axis) for axis in zip(*places, strict=True)]
    return max((axis[-1] - axis[0] for axis in axes), default=0)


def _dot(entry: Entry) -> Location | None:
    """Return where an entry has its dot on a map; None if it has none."""
    if not entry.mapped or entry.lat is None or entry.lon is None:
        return None
    return Location(entry.lat, entry.lon)


def term_items(course: Course, facts: Iterable[Fact], template: Template) -> Iterator[Item]:
    """Yield an item for each entry that `template` takes from `facts` and can describe.

    An entry whose description fits another one as well is not asked for. An item cites the fact
    that defines the entry, or else the first that names it.
    """
    named: dict[str, list[Fact]] = defaultdict(list)
    of_names = bundled_kinds().of_names
    for fact in sorted(facts, key=lambda fact: fact.kind not in of_names):
        for slot in fact.slots.values():
            if template.takes.fits(fact, slot):
                for entry_id in slot.entries:
                    named[entry_id].append(fact)
    stem, clear = template.stem, _clearly_described(course.lexicon.entries.values())
    for entry_id, naming in named.items():
        entry = course.lexicon.entries[entry_id]
        values = {
            "description": entry.description,
            "dated": dated_description(entry, course.language),
            "role": entry.role or "",
            "side": entry.side or "",
        }
        if stem and entry_id in clear and all(values[name] for name in stem.needs):
            asked = sentence_case(stem.render(values))
            yield _item(course, naming, template, entry, "name", stem=asked)


def _item(
    course: Course, naming: list[Fact], template: Template, entry: Entry, slot: str, **parts: Any
) -> Item:
    """Return an item that asks for the name of an entry, which is never in doubt.

    It cites the first of the facts `naming` the entry, and matters as much as the heaviest.
    """
    picture = picture_of(entry, course)
    attributes: dict[str, Any] = {
        "id": f"{course.id}/{entry.id}/{slot}/{template.id}",
        "key": sentence_case(entry.name),
        "accept": entry.aliases,
        "claim": f"{sentence_case(entry.name)}: {entry.description}.",
        "asks_for": asks_for_entry(entry, course),
        "status": "reported",
        "mode": "happened",
        "per": None,
        "caution": "",
        "difficulty": 1,
        "weight": heaviest(naming),
        "pictures": (picture,) if picture else (),
    }
    return item_over(course, naming[:1], template, **(attributes | parts))


def _clearly_described(entries: Collection[Entry]) -> set[str]:
    """Return the ids of entries whose description fits no other and holds none of their names."""
    describing: dict[str, set[str]] = defaultdict(set)
    for entry in entries:
        for word in content_words(entry.description):
            describing[word].add(entry.id)
    clear: set[str] = set()
    for entry in entries:
        words = content_words(entry.description)
        fitting = set.intersection(*(describing[word] for word in words)) if words else set()
        if fitting == {entry.id} and not any(content_words(name) <= words for name in entry.names):
            clear.add(entry.id)
    return clear
