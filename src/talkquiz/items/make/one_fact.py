"""Items about one fact: each of its slots, through every question template that takes it."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from talkquiz.course.claim import Slot
from talkquiz.course.course import Course
from talkquiz.course.facts import Fact
from talkquiz.items.askable_slots import asked_slots, axis_of
from talkquiz.items.distractors import Asked, Distractor, Distractors
from talkquiz.items.item import GAP, Item, Reference
from talkquiz.items.key_and_options import Answers
from talkquiz.items.kinds import ItemKind, Over
from talkquiz.items.templates import Template
from talkquiz.items.wording import (
    as_of,
    asks_for,
    attributed,
    caution,
    reference,
    speaker,
    template_values,
)
from talkquiz.language.dates import Precision

EASIEST, HARDEST = 1, 3
_NEAR_DAYS = {Precision.DAY: 45, Precision.MONTH: 100, Precision.YEAR: 800}
_NEAR_TIMES = Decimal("1.3")


class OneFactMaker:
    """Makes the items about one fact at a time, slot by slot, through every template that fits."""

    def __init__(
        self, course: Course, templates: Sequence[Template], distractors: Distractors
    ) -> None:
        self.course = course
        self.answers = Answers(course, distractors, distractors.seed)
        self.by_kind: dict[str, list[Template]] = {}
        # Items share what is the same for many: that takes less time and memory.
        self.uses = {template.id: template.uses for template in templates}
        single = [t for t in templates if t.makes.over is Over.FACT and t.about == "fact"]
        for kind in {fact.kind for fact in course.facts.entries.values()}:
            self.by_kind[kind] = [t for t in single if kind in (t.takes.kind or (kind,))]

    def of_fact(self, fact: Fact) -> Iterator[Item]:
        """Yield the items that ask about `fact` alone."""
        fitting = [each for each in self.by_kind[fact.kind] if each.takes.fits_fact(fact)]
        values = template_values(fact, self.course)
        sources = tuple(reference(cite, self.course) for cite in fact.cite)
        for slot in asked_slots(fact, self.course.lexicon):
            for template in fitting:
                if template.takes.fits(fact, slot):
                    item = self._item(fact, slot, template, values, sources)
                    if item:
                        yield item

    def _item(
        self,
        fact: Fact,
        slot: Slot,
        template: Template,
        values: dict[str, str],
        sources: tuple[Reference, ...],
    ) -> Item | None:
        """Return one item, or None where the template cannot ask this well."""
        values = values | {
            "ask": fact.ask.get(slot.name, ""),
            "gap": gapped(fact, slot),
            "count": self.course.language.numbers.in_words(len(slot.entries)),
        }
        if template.makes is ItemKind.TRUE_FALSE:
            # Which words a statement is made with is decided with the answer.
            values["statement"] = values["gap"]
        stem = self._stem(fact, slot, template, values)
        item_id = f"{self.course.id}/{fact.id}/{slot.name}/{template.id}"
        answer = self.answers.find(Asked(fact, slot, stem, item_id), template, values)
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
            payload=answer.payload,
            status=fact.status,
            per=speaker(fact, self.course),
            sources=sources,
            mode=fact.mode,
            claim=fact.claim.text,
            asks_for=asks_for(slot, self.course),
            as_of=None if slot.when else as_of(fact, self.course.language),
            caution=caution(fact, self.course.language),
            why=fact.why or "",
            difficulty=difficulty_of(fact, slot, template.makes, answer.distractors),
            enemies=fact.enemies,
            uses=self.uses[template.id],
        )

    def _stem(self, fact: Fact, slot: Slot, template: Template, values: dict[str, str]) -> str:
        """Return the question in words; empty if the fact lacks something that it names."""
        wording = template.stem
        if wording is None or not all(values.get(name) for name in wording.needs):
            return ""
        stem = wording.render(values)
        if template.makes.shows_claim:  # which says itself who says so
            return stem
        return attributed(stem, fact, slot, self.course)


def gapped(fact: Fact, slot: Slot) -> str:
    """Return the claim with the slot left out."""
    return f"{fact.claim.text[: slot.start]}{GAP}{fact.claim.text[slot.end :]}"


def difficulty_of(fact: Fact, slot: Slot, kind: ItemKind, distractors: Iterable[Distractor]) -> int:
    """Return how hard an item of `kind` is, from 1 to 3, that asks for `slot` of `fact`.

    It begins with the fact's own difficulty. To recognise is easier than to recall, unless the
    wrong options are near: less one where they are not. To recall a day or a number exactly is
    harder than a name: more one. docs/question-templates.md tells curators.
    """
    axes = [distractor.candidate.axis for distractor in distractors]
    if axes:
        key, is_near = axis_of(slot), False  # names of one role never count as near
        if slot.when:
            days = _NEAR_DAYS.get(slot.when.precision, 0)
            is_near = any(abs(axis - key) <= days for axis in axes)
        elif slot.number:
            is_near = any(key / _NEAR_TIMES <= axis <= key * _NEAR_TIMES for axis in axes)
        return fact.difficulty if is_near else max(EASIEST, fact.difficulty - 1)
    is_exact = slot.number or (slot.when and slot.when.precision is Precision.DAY)
    if kind.is_recalled and is_exact:
        return min(HARDEST, fact.difficulty + 1)
    return fact.difficulty
