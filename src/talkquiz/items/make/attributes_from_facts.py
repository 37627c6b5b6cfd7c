"""What an item, whatever its kind, takes from all the facts that it asks about."""

from collections.abc import Iterable, Sequence
from typing import Any, get_args

from talkquiz.course.course import Course
from talkquiz.course.facts import Fact, Weight
from talkquiz.items.fact_wording import caution, reference, speaker
from talkquiz.items.item import Item, Use
from talkquiz.items.templates import Template

_WEAKEST_FIRST = ("disputed", "unattributed", "attributed", "reported")


def shared_attributes(facts: Sequence[Fact], course: Course) -> dict[str, Any]:
    """Return attributes of an item about all of `facts`.

    Its topic is that of the first, its weight the heaviest, its status the weakest; it is from each
    place once. Each claim is a line of its own.
    """
    speakers = {speaker(fact, course) for fact in facts}
    modes = {fact.mode for fact in facts}
    cautions = {caution(fact, course.language) for fact in facts}
    cited = (reference(cite, course) for fact in facts for cite in fact.cite)
    return {
        "topic": facts[0].topic,
        "facts": tuple(fact.id for fact in facts),
        "status": min((fact.status for fact in facts), key=_WEAKEST_FIRST.index),
        "per": speakers.pop() if len(speakers) == 1 else None,
        "sources": tuple(dict.fromkeys(cited)),
        "mode": modes.pop() if len(modes) == 1 else "happened",
        "claim": "\n".join(fact.claim.text for fact in facts),
        "caution": cautions.pop() if len(cautions) == 1 else "",
        "enemies": tuple(enemy for fact in facts for enemy in fact.enemies),
        "weight": heaviest(facts),
    }


def heaviest(facts: Iterable[Fact]) -> Weight:
    """Return how much the fact matters that matters most of all."""
    return min((fact.weight for fact in facts), key=get_args(Weight).index)


def item_over(course: Course, facts: Sequence[Fact], template: Template, **parts: Any) -> Item:
    """Return an item about all of `facts`; `parts` are the attributes of its own.

    Its difficulty is the greatest, its stem that of the template if it names nothing. A detail is
    in no deck.
    """
    stem = template.stem
    attributes: dict[str, Any] = {
        "kind": template.makes,
        "template": template.id,
        "stem": "" if stem is None or stem.needs else stem.render({}),
        "difficulty": max(fact.difficulty for fact in facts),
        "uses": template.uses,
    }
    whole = shared_attributes(facts, course) | attributes | parts
    if whole["weight"] == "detail":
        whole["uses"] &= {Use.PRINT}
    return Item(**whole)
