"""Items about a fact as a whole, not about a slot of its claim.

What came of a plan is told in the fact. Whether something happened, was planned, was hoped for or
is one side's claim is the fact's mood: a reader who takes one for the other has not understood.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from talkquiz.course.course import Course
from talkquiz.course.facts import AHEAD, Fact
from talkquiz.items.fact_wording import mood, news_days, reference, template_values
from talkquiz.items.item import Choice, Item, Option, Written
from talkquiz.items.kinds import ItemKind
from talkquiz.items.make.attributes_from_facts import item_over
from talkquiz.items.make.one_fact import Answer, in_full
from talkquiz.items.templates import Template
from talkquiz.language.dates import When
from talkquiz.language.english import sentence_case

FEWEST_MOODS = 2
"""In a course where all simply happened, nobody can take a plan for an event."""


def whole_fact_items(course: Course, facts: Iterable[Fact], template: Template) -> Iterator[Item]:
    """Yield an item for each of `facts` that `template` takes and that has what its texts name."""
    taken = [fact for fact in facts if template.takes.fits_fact(fact)]
    needs = {need for wording in template.wordings for need in wording.needs}
    is_of_mood, asks_for = "mood" in needs, course.language.items.asks_for
    for fact in _of_clear_mood(course, taken) if is_of_mood else taken:
        values = template_values(fact, course)
        answer = _answer(template, values, course) if all(map(values.get, needs)) else None
        if answer is None or template.stem is None:
            continue
        parts: dict[str, Any] = {
            "id": f"{course.id}/{fact.id}/{'mood' if is_of_mood else 'whole'}/{template.id}",
            "stem": sentence_case(template.stem.render(values)),
            "key": answer.key,
            "payload": answer.payload,
            # What came of a plan is often told in half a line.
            "asks_for": asks_for["predicate" if is_of_mood else "text"],
            "why": fact.why or "",
            # It would be the answer to how something was told, and what came of a plan is no plan.
            "caution": "",
        }
        if fact.came_of_it and "came_of_it" in needs:
            cited = [reference(cite, course) for cite in fact.cite]
            cited += [reference(cite, course) for cite in fact.came_of_it.cite]
            parts["claim"] = f"{fact.claim.text} {fact.came_of_it.says}"
            parts["sources"] = tuple(dict.fromkeys(cited))
        yield item_over(course, [fact], template, **parts)


def _answer(template: Template, values: Mapping[str, str], course: Course) -> Answer | None:
    """Return the answer as `template` says it; a choice is one among the moods."""
    if template.answer is None:
        return None
    if template.makes is ItemKind.OPEN:
        found = in_full(template, values)
        return found if isinstance(found, Answer) else None
    key = sentence_case(template.answer.render(values))
    if template.makes is not ItemKind.CHOICE:
        return Answer(key, Written())
    moods = dict.fromkeys(course.language.items.moods.values())
    options = tuple(Option(text, text == key) for text in moods)
    is_among = any(option.correct for option in options)
    return Answer(key, Choice(options, ordered=True, scale=True)) if is_among else None


def _of_clear_mood(course: Course, facts: Iterable[Fact]) -> Iterator[Fact]:
    """Yield those of `facts` of which one must know the mood, and whose names do not tell it.

    What lay ahead did so when it was reported: a plan that a history book retells is none. What
    happened is asked only where a linked one of `facts` lay ahead, or is a claim: nobody takes the
    fall of a city for a plan. There are none in a course without several moods.
    """
    words = course.language.items
    found = {fact.id: mood(fact) for fact in facts if mood(fact) in words.moods}
    if len(set(found.values())) < FEWEST_MOODS:
        return
    for fact in facts:
        if fact.id not in found or _tells(fact.name, words.mood_tells):
            continue
        linked = (*fact.related, *fact.conflicts, *fact.contrasts)
        if found[fact.id] in AHEAD:
            news = news_days(fact, course)
            if fact.when and any(_is_before(day, fact.when) for day in news):
                yield fact
        elif found[fact.id] != "happened" or any(
            found.get(each, "happened") != "happened" for each in linked
        ):
            yield fact


def _is_before(day: When, other: When) -> bool:
    """Tell whether a date lies wholly before another."""
    return bool(day.upper and other.lower and day.upper < other.lower)


def _tells(name: str, beginnings: tuple[str, ...]) -> bool:
    """Tell whether a word of `name` begins as one of those that tell plan from event."""
    lowered = f" {name.casefold()}"
    return any(f" {beginning.casefold()}" in lowered for beginning in beginnings)
