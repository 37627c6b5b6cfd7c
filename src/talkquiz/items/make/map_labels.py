"""Places to be named on a map: one item for each place that a fact names and a map can show."""

from collections.abc import Iterable, Iterator

from talkquiz.course.course import Course
from talkquiz.course.facts import Fact
from talkquiz.course.glossary import Entry
from talkquiz.items.distractors import Distractors
from talkquiz.items.item import Item, Label, Location
from talkquiz.items.make.over_facts import item_over
from talkquiz.items.templates import Template
from talkquiz.language.english import sentence_case


def label_items(
    facts: Iterable[Fact], template: Template, distractors: Distractors
) -> Iterator[Item]:
    """Yield an item for each place that `template` takes from `facts`, each place once.

    The id is the place's, not the first fact's: another fact may come to name it earlier.
    """
    course = distractors.course
    named: dict[str, Fact] = {}
    for fact in facts:
        for slot in fact.slots.values():
            if len(slot.entries) == 1 and template.takes.fits(fact, slot):
                named.setdefault(slot.entries[0], fact)
    for entry_id, fact in named.items():
        entry = course.lexicon.entries[entry_id]
        if entry.mapped and entry.lat is not None and entry.lon is not None:
            yield _label(entry, Location(entry.lat, entry.lon), fact, template, course)


def _label(
    entry: Entry, location: Location, fact: Fact, template: Template, course: Course
) -> Item:
    return item_over(
        course,
        [fact],
        template,
        id=f"{course.id}/{entry.id}/place/{template.id}",
        key=sentence_case(entry.name),
        accept=entry.aliases,
        payload=Label(location),
        claim=f"{sentence_case(entry.name)}: {entry.description}.",
        asks_for=course.language.items.asks_for["place"],
        status="reported",
        mode="happened",
        per=None,
        caution="",
        difficulty=1,
    )
