"""What items over several facts, whatever their kind, take from all of those facts."""

from collections.abc import Iterable, Sequence
from typing import Any

from talkquiz.course.course import Course
from talkquiz.course.facts import Fact
from talkquiz.items.answer_wording import caution, reference, speaker
from talkquiz.items.item import Item, Reference
from talkquiz.items.templates import Template

_WEAKEST_FIRST = ("disputed", "unattributed", "attributed", "reported")


def item_over(course: Course, facts: Sequence[Fact], template: Template, **parts: Any) -> Item:
    """Return an item about all of `facts`; `parts` are the attributes of its own.

    Its topic is that of the first fact, its status the weakest, its difficulty the greatest, its
    stem that of the template if it names nothing.
    """
    first, stem = facts[0], template.stem
    speakers = {speaker(fact, course) for fact in facts}
    modes = {fact.mode for fact in facts}
    cautions = {caution(fact, course.language) for fact in facts}
    attributes: dict[str, Any] = {
        "kind": template.makes,
        "topic": first.topic,
        "template": template.id,
        "facts": tuple(fact.id for fact in facts),
        "stem": "" if stem is None or stem.needs else stem.render({}),
        "status": min((fact.status for fact in facts), key=_WEAKEST_FIRST.index),
        "per": speakers.pop() if len(speakers) == 1 else None,
        "sources": references(facts, course),
        "mode": modes.pop() if len(modes) == 1 else "happened",
        "claim": " ".join(fact.claim.text for fact in facts),
        "caution": cautions.pop() if len(cautions) == 1 else "",
        "difficulty": max(fact.difficulty for fact in facts),
        "enemies": tuple(enemy for fact in facts for enemy in fact.enemies),
        "uses": template.uses,
    }
    return Item(**(attributes | parts))


def references(facts: Iterable[Fact], course: Course) -> tuple[Reference, ...]:
    """Return where the facts are from, each place once."""
    cited = (reference(cite, course) for fact in facts for cite in fact.cite)
    return tuple(dict.fromkeys(cited))
