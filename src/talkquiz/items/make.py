"""Makes items: every fact, slot by slot, through every question template that takes it."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import chain

from talkquiz.course.facts import Fact
from talkquiz.course.glossary import mentions
from talkquiz.course.model import Course
from talkquiz.course.slots import Slot
from talkquiz.items.distractors import Candidate, Distractors, axis_of, has_order, value_of
from talkquiz.items.model import GAP, Item, ItemKind, Option
from talkquiz.items.order import rank
from talkquiz.items.template import Template
from talkquiz.items.wording import (
    accepted,
    as_of,
    asks_for,
    attributed,
    caution,
    key_of,
    reference,
    sentence_case,
    speaker,
    words,
)

_MOST_WORDS = 12
"""A longer answer cannot be marked right or wrong: it is left to open questions."""


class Maker:
    """Makes the items of one course; `seed` decides distractors and the order of options."""

    def __init__(self, course: Course, templates: list[Template], seed: int) -> None:
        self.course = course
        self.seed = seed
        self.distractors = Distractors(course, seed)
        self.templates: dict[str, list[Template]] = defaultdict(list)
        for kind in {fact.kind for fact in course.facts.entries.values()}:
            self.templates[kind] = [t for t in templates if kind in (t.takes.kind or (kind,))]

    def items(self) -> list[Item]:
        """Return all items in teaching order, then in the order of a claim's slots."""
        return [item for fact in self.course.in_teaching_order() for item in self.of_fact(fact)]

    def of_fact(self, fact: Fact) -> Iterator[Item]:
        """Yield the items that ask about `fact`."""
        for slot in fact.slots.values():
            for template in self.templates[fact.kind]:
                if template.takes.fits(fact, slot):
                    item = self._item(fact, slot, template)
                    if item:
                        yield item

    def _item(self, fact: Fact, slot: Slot, template: Template) -> Item | None:
        """Return one item, or None where the template cannot ask this well."""
        item_id = f"{self.course.id}/{fact.id}/{slot.name}/{template.id}"
        cloze, choice = (template.makes is kind for kind in (ItemKind.CLOZE, ItemKind.CHOICE))
        stem = _gapped(fact, slot) if cloze else self._stem(fact, slot, template)
        key = slot.text if cloze else sentence_case(key_of(slot, self.course))
        if not stem or len(key.split()) > _MOST_WORDS or self._gives_away(stem, slot):
            return None
        options = self._options(fact, slot, stem, item_id) if choice else ()
        if options is None:
            return None
        return Item(
            id=item_id,
            kind=template.makes,
            topic=fact.topic,
            template=template.id,
            facts=(fact.id,),
            stem=stem,
            key=next((option.text for option in options if option.correct), key),
            accept=accepted(slot, key, self.course),
            options=options,
            status=fact.status,
            per=speaker(fact, self.course),
            sources=tuple(reference(cite, self.course) for cite in fact.cite),
            mode=fact.mode,
            claim=fact.claim.text,
            gap=(slot.start, slot.end) if cloze else None,
            asks_for=asks_for(slot, self.course),
            as_of=None if slot.when else as_of(fact),
            caution=caution(fact),
            why=fact.why or "",
            difficulty=fact.difficulty,
            ordered=has_order(slot),
            uses=frozenset(template.use),
        )

    def _stem(self, fact: Fact, slot: Slot, template: Template) -> str | None:
        """Return the question in words; None if the fact lacks something that it names."""
        values = {name: marked.text for name, marked in fact.slots.items()} | {
            "name": fact.name,
            "mode": fact.mode,
            "status": fact.status,
            "as_of": as_of(fact) or "",
            "per": speaker(fact, self.course) or "",
            "ask": fact.ask.get(slot.name, ""),
        }
        if template.stem is None or not all(values.get(name) for name in template.stem.needs):
            return None
        return attributed(template.stem.render(values).strip(), fact, slot, self.course)

    def _gives_away(self, stem: str, slot: Slot) -> bool:
        """Tell whether the question holds the answer: all its words, or a name of what it names."""
        names = (self.course.lexicon.entries[entry].names for entry in slot.entries)
        return set(words(slot.text)) <= set(words(stem)) or mentions(stem, chain(*names))

    def _options(
        self, fact: Fact, slot: Slot, stem: str, item_id: str
    ) -> tuple[Option, ...] | None:
        """Return key and distractors in the order to show, or None if there are too few."""
        found = self.distractors.find(fact, slot, stem, item_id)
        if not found:
            return None
        key = Candidate(axis_of(slot), value_of(slot), slot, fact)
        text = slot.when.text if slot.when else sentence_case(key_of(slot, self.course))
        options = [(key, Option(text, correct=True, fact=fact.id)), *found]
        if has_order(slot):
            options.sort(key=lambda pair: pair[0].axis)
        else:
            options.sort(key=lambda pair: rank(self.seed, item_id, pair[0].value, "order"))
        return tuple(option for _, option in options)


def _gapped(fact: Fact, slot: Slot) -> str | None:
    """Return the claim with the slot left out; None where the gap would open the sentence."""
    before, after = fact.claim.text[: slot.start], fact.claim.text[slot.end :]
    return f"{before}{GAP}{after}" if before.strip() else None
