"""Names to be given for their descriptions: one item for each glossary entry that a fact names."""

from collections.abc import Iterable, Iterator

from talkquiz.course.facts import Fact
from talkquiz.course.glossary import Entry
from talkquiz.course.model import Course
from talkquiz.items.model import Item
from talkquiz.items.several import item_over
from talkquiz.items.template import Template
from talkquiz.items.wording import sentence_case


def term_items(facts: Iterable[Fact], template: Template, course: Course) -> Iterator[Item]:
    """Yield an item for each entry that `template` takes from `facts`, each entry once.

    It cites the fact that defines the entry, or else the first that names it. The id is the
    entry's, not the fact's: another fact may come to name it earlier.
    """
    naming: dict[str, Fact] = {}
    for fact in sorted(facts, key=lambda fact: fact.kind != "definition"):
        for slot in fact.slots.values():
            if template.takes.fits(fact, slot):
                for entry_id in slot.entries:
                    naming.setdefault(entry_id, fact)
    for entry_id, fact in naming.items():
        yield from _term(course.lexicon.entries[entry_id], fact, template, course)


def _term(entry: Entry, fact: Fact, template: Template, course: Course) -> Iterator[Item]:
    """Yield the item, unless the entry lacks something that the stem names."""
    stem, values = template.stem, _values(entry)
    if stem is None or not all(values[name] for name in stem.needs):
        return
    yield item_over(
        course,
        [fact],
        template,
        id=f"{course.id}/{entry.id}/name/{template.id}",
        stem=sentence_case(stem.render(values)),
        key=sentence_case(entry.name),
        accept=entry.aliases,
        claim=f"{sentence_case(entry.name)}: {entry.description}.",
        asks_for="a name",
        status="reported",
        mode="happened",
        per=None,
        caution="",
        difficulty=1,
    )


def _values(entry: Entry) -> dict[str, str]:
    """Return what `entry` has in the words of a template."""
    time = f" ({entry.when.text})" if entry.when else ""
    return {
        "description": entry.description,
        "dated": entry.description + time,
        "role": entry.role or "",
        "side": entry.side or "",
    }
