"""Names to be given for their descriptions: one item for each glossary entry that a fact names."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from talkquiz.course.course import Course
from talkquiz.course.facts import Fact
from talkquiz.course.glossary import Entry
from talkquiz.items.distractors import Distractors
from talkquiz.items.item import Item
from talkquiz.items.make.over_facts import item_over
from talkquiz.items.templates import Template
from talkquiz.language.english import sentence_case
from talkquiz.language.language_file import Language
from talkquiz.language.words import content_words

_YEAR = re.compile(r"\b[12]\d{3}\b")


def term_items(
    facts: Iterable[Fact], template: Template, distractors: Distractors
) -> Iterator[Item]:
    """Yield an item for each entry that `template` takes from `facts`, each entry once.

    An entry whose description fits another one as well is not asked for. An item cites the fact
    that defines the entry, or else the first that names it. The id is the entry's, not the fact's:
    another fact may come to name it earlier.
    """
    course = distractors.course
    naming: dict[str, Fact] = {}
    for fact in sorted(facts, key=lambda fact: fact.kind != "definition"):
        for slot in fact.slots.values():
            if template.takes.fits(fact, slot):
                for entry_id in slot.entries:
                    naming.setdefault(entry_id, fact)
    meanings = _Meanings(course.lexicon.entries.values())
    for entry_id, fact in naming.items():
        if meanings.are_clear(course.lexicon.entries[entry_id]):
            yield from _term(course.lexicon.entries[entry_id], fact, template, course)


class _Meanings:
    """Which words describe which entries of a glossary."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._described: dict[str, set[str]] = defaultdict(set)
        for entry in entries:
            for word in content_words(entry.description):
                self._described[word].add(entry.id)

    def are_clear(self, entry: Entry) -> bool:
        """Tell whether the description of `entry` fits no other entry, and holds no name of it."""
        words = content_words(entry.description)
        fitting = [self._described[word] for word in words]
        alone = bool(fitting) and set.intersection(*fitting) == {entry.id}
        return alone and not any(content_words(name) <= words for name in entry.names)


def _term(entry: Entry, fact: Fact, template: Template, course: Course) -> Iterator[Item]:
    """Yield the item, unless the entry lacks something that the stem names."""
    stem, values = template.stem, _values(entry, course.language)
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
        asks_for=course.language.items.asks_for["name"],
        status="reported",
        mode="happened",
        per=None,
        caution="",
        difficulty=1,
    )


def _values(entry: Entry, language: Language) -> dict[str, str]:
    """Return what `entry` has in the words of a template.

    A description that names a year is not dated once more.
    """
    dated = _YEAR.search(entry.description)
    time = f" ({language.dates.say(entry.when)})" if entry.when and not dated else ""
    return {
        "description": entry.description,
        "dated": entry.description + time,
        "role": entry.role or "",
        "side": entry.side or "",
    }
