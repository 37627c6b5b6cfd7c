"""Items about one fact: each of its slots, through every question template that takes it."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import partial

from talkquiz.course.claim_slots import Slot
from talkquiz.course.course import Course
from talkquiz.course.facts import Fact
from talkquiz.items.askable_slots import asked_slots, axis_of
from talkquiz.items.distractors import Asked, Distractor, Distractors
from talkquiz.items.item import GAP, Item
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
        language = self.course.language
        # What all items of the fact share.
        item_of_fact = partial(
            Item,
            topic=fact.topic,
            facts=(fact.id,),
            status=fact.status,
            per=speaker(fact, self.course),
            sources=tuple(reference(cite, self.course) for cite in fact.cite),
            mode=fact.mode,
            claim=fact.claim.text,
            caution=caution(fact, language),
            why=fact.why or "",
            enemies=fact.enemies,
        )
        for slot, template, stem, values in self._questions(fact):
            item_id = f"{self.course.id}/{fact.id}/{slot.name}/{template.id}"
            answer = self.answers.find(Asked(fact, slot, stem, item_id), template, values)
            if answer is not None:
                yield item_of_fact(
                    id=item_id,
                    kind=template.makes,
                    template=template.id,
                    slot=slot.name,
                    stem=answer.stem or stem,
                    key=answer.key,
                    accept=answer.accept,
                    payload=answer.payload,
                    asks_for=asks_for(slot, self.course),
                    as_of=None if slot.when else as_of(fact, language),
                    difficulty=difficulty_of(fact, slot, template.makes, answer.distractors),
                    uses=self.uses[template.id],
                )

    def _questions(self, fact: Fact) -> Iterator[tuple[Slot, Template, str, dict[str, str]]]:
        """Yield each slot with each template that takes it, the stem and all that one can name.

        The stem is empty if the fact lacks something that it names.
        """
        fitting = [each for each in self.by_kind[fact.kind] if each.takes.fits_fact(fact)]
        values_of_fact = template_values(fact, self.course)
        for slot in asked_slots(fact, self.course.lexicon):
            gap = gapped(fact, slot)
            values = values_of_fact | {
                "ask": fact.ask.get(slot.name, ""),
                "gap": gap,
                "count": self.course.language.numbers.in_words(len(slot.entries)),
            }
            for template in fitting:
                if not template.takes.fits(fact, slot):
                    continue
                # Which words a statement is made with is decided with the answer.
                makes_statement = template.makes is ItemKind.TRUE_FALSE
                named = values | {"statement": gap} if makes_statement else values
                stem = ""
                if template.stem and all(named.get(name) for name in template.stem.needs):
                    stem = template.stem.render(named)
                    if not template.makes.shows_claim:  # which says itself who says so
                        stem = attributed(stem, fact, slot, self.course)
                yield slot, template, stem, named


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
