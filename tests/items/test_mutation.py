"""A changed fact changes the items that use it and no others; ids stay."""

import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from factories import ENGLISH, say
from small_facts import by_id, course_of, fact_of
from talkquiz.build import LoadedCourse
from talkquiz.course.claim_slots import SlotReader, parse_claim
from talkquiz.course.course import Course
from talkquiz.course.fact_kinds import bundled_kinds
from talkquiz.course.facts import Fact, MarkedClaim
from talkquiz.course.read_files import Register
from talkquiz.items.item import Item, TrueFalse
from talkquiz.items.kinds import ItemKind
from talkquiz.items.make import make_items
from talkquiz.items.templates import Template, load_templates
from talkquiz.language.dates import parse_when
from talkquiz.language.read_numbers import numbers_of

Items = dict[str, Item]
OVER_SEVERAL = (
    ItemKind.MATCHING,
    ItemKind.ORDERING,
    ItemKind.COMPARE,
    ItemKind.OPEN,
    ItemKind.TASK,
)


@pytest.fixture(scope="module")
def templates() -> list[Template]:
    return list(load_templates(Path("no-course"), [], bundled_kinds(), ENGLISH).entries.values())


def reworded(course: Course, fact: Fact, new: str) -> Fact:
    """Return a fact with another marked number, or with another date (EDTF)."""
    is_date = not new.startswith("[")
    words = f"[{say(parse_when(new))}]{{when}}" if is_date else new
    slot = "when" if is_date else "number"
    marked = re.compile(rf"\[[^]]*\]\{{{slot}(=[^}}]*)?\}}")
    markup, found = marked.subn(words, fact.claim.markup)
    assert found == 1
    date = parse_when(new) if is_date else fact.when
    reader = SlotReader(
        bundled_kinds().kinds[fact.kind], date, course.lexicon, ENGLISH.dates, numbers_of(ENGLISH)
    )
    text, marked_slots, verbs, asides = parse_claim(markup)
    slots = {each.name: reader.read(each) for each in marked_slots}
    return fact.with_changes(claim=MarkedClaim(text, markup, slots, verbs, asides), when=date)


def without(fact_id: str, fact: Fact) -> Fact:
    links = {key: getattr(fact, key) for key in ("related", "conflicts", "enemies")}
    kept = {key: tuple(each for each in ids if each != fact_id) for key, ids in links.items()}
    return fact.with_changes(**kept)


def items_of(course: Course, facts: Iterable[Fact], templates: list[Template]) -> Items:
    register = Register({fact.id: fact for fact in facts})
    made = make_items(replace(course, facts=register), templates, 0)
    return {item.id: item for item in made}


def changed(before: Items, after: Items) -> list[tuple[str, Item | None, Item | None]]:
    ids = [*before, *(key for key in after if key not in before)]
    found = [(key, before.get(key), after.get(key)) for key in ids]
    return [(key, old, new) for key, old, new in found if old != new]


def uses(item: Item | None, fact: Fact) -> bool:
    """Tell whether an item uses a fact.

    It asks about it, may not meet it, has an option from it, holds its claim in its key or a mark,
    or says of a date that nothing in the course gives it, which the fact gives.
    """
    if item is None:
        return False
    shown = {*item.facts, *item.enemies, *(option.fact for option in item.options)}
    told = "\n".join((item.key, *item.marks))
    return fact.id in shown or fact.claim.text in told or _is_denied(item, fact)


def _is_over_several(item: Item | None) -> bool:
    return item is not None and (item.kind in OVER_SEVERAL or item.template == "which-first")


def _is_denied(item: Item, fact: Fact) -> bool:
    invented = [o for o in item.options if o.fact is None and o.rationale.startswith("No report")]
    words = [
        item.holds(TrueFalse).swapped if option.text == "True" else option.text
        for option in invented
    ]
    return bool(fact.when and say(fact.when).endswith(tuple(words)))


@pytest.mark.parametrize(
    ("fact_id", "new"),
    [
        ("resolution-2254-adopted", "2015-12-19"),
        ("truce-2016-start", "2016-03-08"),
        ("third-ceasefire-start", "2016-11-30"),
        ("third-ceasefire-start", "2016-12-29"),
        ("deaths-400000", "[about 500,000]{number=500000 people}"),
        ("resolution-2254-elections", "[24]{number=24 months}"),
    ],
)
def test_changed_date_or_figure_changes_what_uses_it(
    bundled_bank: LoadedCourse, templates: list[Template], fact_id: str, new: str
) -> None:
    course, old = course_of(bundled_bank), fact_of(bundled_bank, fact_id)
    fact = reworded(course, old, new)
    before = by_id(bundled_bank)
    after = items_of(course, (course.facts.entries | {fact.id: fact}).values(), templates)
    assert set(before) == set(after)
    different = changed(before, after)
    assert different
    for key, was, now in different:
        assert any(uses(item, each) for item in (was, now) for each in (old, fact)), key


@pytest.mark.parametrize(
    "fact_id",
    ["truce-2016-start", "resolution-2254-adopted", "april-2016-round-start", "hnc-walkout-reason"],
)
def test_fact_that_comes_or_goes_changes_what_uses_it(
    bundled_bank: LoadedCourse, templates: list[Template], fact_id: str
) -> None:
    """Without a fact the items go that ask for it; others lose an option, or a fact beside it.

    Read the other way round, this is what a new fact does.
    """
    course, fact = course_of(bundled_bank), fact_of(bundled_bank, fact_id)
    others = [without(fact_id, each) for each in course.facts.entries.values() if each != fact]
    before, after = by_id(bundled_bank), items_of(course, others, templates)
    assert set(after) < set(before) | {key for key in after if _is_over_several(after[key])}
    for key, was, now in changed(before, after):
        over_several = _is_over_several(was or now)
        assert uses(was, fact) or over_several, key
        assert now is not None or over_several or was.facts == (fact_id,), key  # type: ignore[union-attr]
