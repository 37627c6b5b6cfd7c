"""Names that a deck uses before it has said who or what they are.

A card that asks for a name, or rests on one, teaches nothing to somebody who never met it. Told by
`talkquiz check`; docs/problems.md explains the code.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from talkquiz.course.course import Course
from talkquiz.course.fact_kinds import bundled_kinds
from talkquiz.course.facts import Fact
from talkquiz.items.item import Item, Use
from talkquiz.problem import Problem, Severity


def named_too_early(course: Course, items: Iterable[Item]) -> Iterator[Problem]:
    """Yield each name that a card uses before it is introduced (TQ150), once, at the card's fact.

    `items` come as they are taught: no deck moves a card before what introduces a name in it.
    Introductions of topics introduce what they name, facts what their kind introduces, and a card
    all that its back shows. Some types of entries are taken to be known.
    """
    cards: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        if Use.STUDY in item.uses:
            cards[item.topic].append(item)
    where, met, shown = _introductions(course, cards), set[str](), ""
    for topic in course.outline.topics:
        met |= _named(topic.introduction, course)
        for item in cards[topic.id]:
            facts = [course.facts.entries[each] for each in item.facts]
            met.update(each for fact in facts for each in introduced(fact))
            for meant in course.lexicon.mentioned(f"{item.stem}\n{item.key}"):
                entry = meant[0]
                if not any(each.traits.known or each.id in met for each in meant):
                    met.add(entry.id)
                    how = f"before {where[entry.id]}" if entry.id in where else "and nothing"
                    message = f"a card names `{entry.name}`, {how} introduces it"
                    other = "move the fact" if entry.id in where else "add a fact that does"
                    hint = f"Name it in the introduction of the topic `{topic.id}`, or {other}."
                    origin = course.facts.origins[facts[0].id]
                    yield origin.problem("TQ150", message, hint, (), Severity.WARNING)
            back = f"{item.claim}\n{item.why}"
            if back != shown:  # cards of one fact stand together
                met |= _named(back, course)
                shown = back


def introduced(fact: Fact) -> tuple[str, ...]:
    """Return the ids of the entries of which a fact says, by its kind, who or what they are."""
    slot = fact.slots.get(bundled_kinds().introduces.get(fact.kind, ""))
    return slot.entries if slot else ()


def _introductions(course: Course, cards: Mapping[str, list[Item]]) -> dict[str, str]:
    """Return in words what introduces each entry first, by the entry's id."""
    where: dict[str, str] = {}
    for topic in course.outline.topics:
        for entry in _named(topic.introduction, course):
            where.setdefault(entry, f"the introduction of `{topic.id}`")
        for item in cards.get(topic.id, ()):
            for fact in item.facts:
                for entry in introduced(course.facts.entries[fact]):
                    where.setdefault(entry, f"the fact `{fact}`")
    return where


def _named(text: str, course: Course) -> set[str]:
    """Return the ids of all entries that a name in `text` may mean."""
    return {entry.id for meant in course.lexicon.mentioned(text) for entry in meant}
