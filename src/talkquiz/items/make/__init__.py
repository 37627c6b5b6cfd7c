"""Makes the items of a course, with a module for each family of kinds.

What is asked of one fact is made fact by fact (one_fact.py); the other families look at all facts.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain
from types import MappingProxyType

from talkquiz.course.course import Course
from talkquiz.course.facts import Fact
from talkquiz.items.distractors import Distractors
from talkquiz.items.item import Item
from talkquiz.items.kinds import ItemKind, Over
from talkquiz.items.make.contrasts import contrast_items
from talkquiz.items.make.matching_and_ordering import GroupMaker
from talkquiz.items.make.one_fact import SURPLUS, Attempt, OneFactMaker
from talkquiz.items.make.questions_on_reports import compare_items, source_items
from talkquiz.items.make.tasks import task_items
from talkquiz.items.make.terms_and_map_labels import label_items, term_items
from talkquiz.items.make.whole_facts import whole_fact_items
from talkquiz.items.pictures import pictures_of
from talkquiz.items.repeated_options import slot_asked, surplus
from talkquiz.items.short_ids import short_ids
from talkquiz.items.templates import About, Template

Family = Callable[[Iterable[Fact], Template], Iterator[Item]]
"""Yields the items that a template makes of the facts of a course."""


def make_items(
    course: Course,
    templates: Sequence[Template],
    seed: int,
    released: Mapping[str, str] = MappingProxyType({}),
) -> list[Item]:
    """Return all items of `course`; `seed` decides distractors and the order of options.

    `released` are the kinds of the items of the last release by their ids.

    Those about one fact come first, in teaching order and in the order of a claim's slots. Those
    about facts as wholes and over several facts follow, then the places of the map, the terms of
    the glossary, the work on sources and the tasks.
    """
    facts = course.in_teaching_order()
    distractors = Distractors(course, seed)
    one_fact, groups = OneFactMaker(course, templates, distractors), GroupMaker(course, distractors)
    made = {fact.id: list(one_fact.of_fact(fact)) for fact in facts}
    # Of options that come again and again, a deck asks in another way for the surplus.
    without_options = surplus(chain(*made.values()), released)
    for fact in facts:
        if not without_options.isdisjoint(slot_asked(item.id) for item in made[fact.id]):
            made[fact.id] = list(one_fact.of_fact(fact, without_options))
    items = list(chain(*made.values()))
    families: dict[ItemKind, Family] = {
        ItemKind.MATCHING: groups.matchings,
        ItemKind.ORDERING: groups.orderings,
        ItemKind.COMPARE: partial(compare_items, course),
        ItemKind.LABEL: partial(label_items, course),
        ItemKind.TERM: partial(term_items, course),
    }
    about: dict[About, Family] = {
        "whole-fact": partial(whole_fact_items, course),
        "contrast": partial(contrast_items, course),
        "events": groups.firsts,
    }
    for template in templates:
        if template.about in about:
            items += about[template.about](facts, template)
    for over in (Over.FACTS, Over.CONFLICT, Over.PLACE, Over.ENTRY):
        for template in templates:
            if template.makes.over is over:
                items += families[template.makes](facts, template)
    about_sources = [template for template in templates if template.about == "source"]
    items += source_items(facts, about_sources, course)
    items += task_items(course)
    if course.pictures.files:
        items = [replace(i, pictures=i.pictures or pictures_of(i, course)) for i in items]
    short = short_ids(item.id for item in items)
    return [replace(item, short_id=short[item.id]) for item in items]


def attempts(
    course: Course, templates: Sequence[Template], fact: Fact, seed: int = 0
) -> list[Attempt]:
    """Return what comes of each slot of `fact` through each template that takes it."""
    return list(OneFactMaker(course, templates, Distractors(course, seed)).attempts(fact))


def outcomes(
    course: Course, templates: Sequence[Template], fact: Fact, made: Mapping[str, Item]
) -> list[Attempt]:
    """Return `attempts` with the items as `course` has them, by id in `made`.

    What it has too many of, and so leaves out, was passed over.
    """
    return [
        each._replace(outcome=made.get(own.id, SURPLUS))
        if isinstance(own := each.outcome, Item)
        else each
        for each in attempts(course, templates, fact)
    ]
