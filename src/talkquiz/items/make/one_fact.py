"""Makes items: every fact, slot by slot, through every question template that takes it."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import chain

from talkquiz.course.course import Course
from talkquiz.course.facts import Fact
from talkquiz.course.slots import Slot
from talkquiz.items.answers import Answer, Answers
from talkquiz.items.askable_slots import asked_slots
from talkquiz.items.difficulty import difficulty_of
from talkquiz.items.distractors import Asked, Distractors
from talkquiz.items.item import (
    GAP,
    Choice,
    Gap,
    Item,
    ItemKind,
    Open,
    Payload,
    TrueFalse,
    Written,
)
from talkquiz.items.make.comparison import compare_items
from talkquiz.items.make.glossary_items import term_items
from talkquiz.items.make.map_labels import label_items
from talkquiz.items.make.matching_and_ordering import grouped_items
from talkquiz.items.make.source_work import source_items
from talkquiz.items.templates import APART, GROUPED, Template
from talkquiz.items.wording import (
    as_of,
    asks_for,
    attributed,
    caution,
    reference,
    sentence_case,
    speaker,
    template_values,
)

_OWN_WORDS = (ItemKind.CLOZE, ItemKind.TRUE_FALSE, ItemKind.ACCORDING_TO)
"""The kinds that show the claim, which says itself who says so."""


class Maker:
    """Makes the items of one course; `seed` decides distractors and the order of options."""

    def __init__(self, course: Course, templates: list[Template], seed: int) -> None:
        self.course = course
        self.answers = Answers(course, Distractors(course, seed), seed)
        self.templates = templates
        self.by_kind: dict[str, list[Template]] = defaultdict(list)
        single = [t for t in templates if t.makes not in APART and t.about == "fact"]
        for kind in {fact.kind for fact in course.facts.entries.values()}:
            self.by_kind[kind] = [t for t in single if kind in (t.takes.kind or (kind,))]

    def items(self) -> list[Item]:
        """Return all items: fact by fact in teaching order and in the order of a claim's slots.

        Those over several facts follow, then the places of the map, the terms of the glossary
        and the work on sources.
        """
        facts = self.course.in_teaching_order()
        single = (item for fact in facts for item in self.of_fact(fact))
        groups = (grouped_items(facts, t, self.answers.distractors) for t in self._making(*GROUPED))
        compared = (compare_items(facts, t, self.course) for t in self._making(ItemKind.COMPARE))
        labels = (label_items(facts, t, self.course) for t in self._making(ItemKind.LABEL))
        terms = (term_items(facts, t, self.course) for t in self._making(ItemKind.TERM))
        about_sources = [template for template in self.templates if template.about == "source"]
        sources = source_items(facts, about_sources, self.course)
        return [*single, *chain.from_iterable(chain(groups, compared, labels, terms)), *sources]

    def of_fact(self, fact: Fact) -> Iterator[Item]:
        """Yield the items that ask about `fact` alone."""
        for slot in asked_slots(fact, self.course.lexicon):
            for template in self.by_kind[fact.kind]:
                if template.takes.fits(fact, slot):
                    item = self._item(fact, slot, template)
                    if item:
                        yield item

    def _making(self, *kinds: ItemKind) -> list[Template]:
        return [template for template in self.templates if template.makes in kinds]

    def _item(self, fact: Fact, slot: Slot, template: Template) -> Item | None:
        """Return one item, or None where the template cannot ask this well."""
        values = self._values(fact, slot)
        if template.makes is ItemKind.TRUE_FALSE:
            # Which words a statement is made with is decided with the answer.
            values["statement"] = values["gap"]
        stem = self._stem(fact, slot, template, values)
        item_id = f"{self.course.id}/{fact.id}/{slot.name}/{template.id}"
        answer = self.answers.to(Asked(fact, slot, stem, item_id), template, values)
        if answer is None:
            return None
        return Item(
            id=item_id,
            kind=template.makes,
            topic=fact.topic,
            template=template.id,
            facts=(fact.id,),
            slot=slot.name,
            stem=answer.stem or stem,
            key=answer.key,
            accept=answer.accept,
            payload=_payload(fact, slot, template, answer),
            status=fact.status,
            per=speaker(fact, self.course),
            sources=tuple(reference(cite, self.course) for cite in fact.cite),
            mode=fact.mode,
            claim=fact.claim.text,
            asks_for=asks_for(slot, self.course),
            as_of=None if slot.when else as_of(fact, self.course.language),
            caution=caution(fact, self.course.language),
            why=fact.why or "",
            difficulty=difficulty_of(fact, slot, template.makes, answer.distractors),
            enemies=fact.enemies,
            uses=template.uses,
        )

    def _stem(self, fact: Fact, slot: Slot, template: Template, values: dict[str, str]) -> str:
        """Return the question in words; empty if the fact lacks something that it names."""
        wording = template.stem
        if wording is None or not all(values.get(name) for name in wording.needs):
            return ""
        stem = wording.render(values)
        if template.makes in _OWN_WORDS:
            return stem
        return attributed(stem, fact, slot, self.course)

    def _values(self, fact: Fact, slot: Slot) -> dict[str, str]:
        """Return what `fact` has in the words of a template."""
        return template_values(fact, self.course) | {
            "ask": fact.ask.get(slot.name, ""),
            "gap": gapped(fact, slot),
            "count": self.course.language.numbers.count(len(slot.entries)),
        }


def _payload(fact: Fact, slot: Slot, template: Template, answer: Answer) -> Payload:
    """Return what the item holds for its kind."""
    match template.makes:
        case ItemKind.CLOZE:
            return Gap(slot.start, slot.end)
        case ItemKind.TRUE_FALSE:
            return TrueFalse(answer.options, answer.swapped, answer.correction)
        case ItemKind.OPEN:
            return Open(answer.marks)
    if answer.options:
        return Choice(answer.options, answer.ordered, _said(fact, template))
    return Written()


def _said(fact: Fact, template: Template) -> str:
    """Return the words that a who-said-it is about, where its question is a plain "Who said"."""
    said = fact.slots.get("said")
    plain = template.makes is ItemKind.WHO_SAID_IT and fact.mode in ("happened", "claimed")
    asks_with_it = template.stem is not None and "said" in template.stem.needs
    return f"{sentence_case(said.text)}." if said and plain and asks_with_it else ""


def gapped(fact: Fact, slot: Slot) -> str:
    """Return the claim with the slot left out."""
    return f"{fact.claim.text[: slot.start]}{GAP}{fact.claim.text[slot.end :]}"
