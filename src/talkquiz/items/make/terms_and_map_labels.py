"""Items about entries of the glossary: places to be named on a map, names for descriptions.

There is one item for each entry that a fact names. Its id is the entry's, not the fact's: another
fact may come to name the entry earlier.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from talkquiz.course.course import Course
from talkquiz.course.fact_kinds import bundled_kinds
from talkquiz.course.facts import Fact
from talkquiz.course.glossary import Entry
from talkquiz.items.answer_nouns import asks_for_entry
from talkquiz.items.item import Item, Label, Location
from talkquiz.items.make.attributes_from_facts import item_over
from talkquiz.items.templates import Template
from talkquiz.language.english import content_words, sentence_case

_YEAR = re.compile(r"\b[12]\d{3}\b")


def label_items(course: Course, facts: Iterable[Fact], template: Template) -> Iterator[Item]:
    """Yield an item for each place that `template` takes from `facts` and a map can show."""
    named: dict[str, Fact] = {}
    for fact in facts:
        for slot in fact.slots.values():
            if len(slot.entries) == 1 and template.takes.fits(fact, slot):
                named.setdefault(slot.entries[0], fact)
    for entry_id, fact in named.items():
        entry = course.lexicon.entries[entry_id]
        if entry.mapped and entry.lat is not None and entry.lon is not None:
            label = Label(Location(entry.lat, entry.lon))
            yield _item(course, fact, template, entry, "place", payload=label)


def term_items(course: Course, facts: Iterable[Fact], template: Template) -> Iterator[Item]:
    """Yield an item for each entry that `template` takes from `facts` and can describe.

    An entry whose description fits another one as well is not asked for. An item cites the fact
    that defines the entry, or else the first that names it.
    """
    naming: dict[str, Fact] = {}
    of_names = bundled_kinds().of_names
    for fact in sorted(facts, key=lambda fact: fact.kind not in of_names):
        for slot in fact.slots.values():
            if template.takes.fits(fact, slot):
                for entry_id in slot.entries:
                    naming.setdefault(entry_id, fact)
    stem, clear = template.stem, _clearly_described(course.lexicon.entries.values())
    for entry_id, fact in naming.items():
        entry = course.lexicon.entries[entry_id]
        # A description that names a year is not dated once more.
        dated = _YEAR.search(entry.description)
        time = f" ({course.language.dates.say(entry.when)})" if entry.when and not dated else ""
        values = {
            "description": entry.description,
            "dated": entry.description + time,
            "role": entry.role or "",
            "side": entry.side or "",
        }
        if stem and entry_id in clear and all(values[name] for name in stem.needs):
            asked = sentence_case(stem.render(values))
            yield _item(course, fact, template, entry, "name", stem=asked)


def _item(
    course: Course, fact: Fact, template: Template, entry: Entry, slot: str, **parts: Any
) -> Item:
    """Return an item that asks for the name of an entry, which is never in doubt."""
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
    }
    return item_over(course, [fact], template, **(attributes | parts))


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
