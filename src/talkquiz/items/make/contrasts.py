"""Items on the difference between two facts that are easily taken for one another.

Two such facts name each other under `contrasts`. There is one item for each pair, whichever of the
two is taught first.
"""

from collections.abc import Iterable, Iterator

from talkquiz.course.course import Course
from talkquiz.course.facts import Fact
from talkquiz.items.fact_wording import template_values
from talkquiz.items.item import Item, Use
from talkquiz.items.make.attributes_from_facts import item_over
from talkquiz.items.make.one_fact import Answer, in_full
from talkquiz.items.templates import Template
from talkquiz.language.english import sentence_case

_NAMED_BY = {"definition": "term", "document": "document", "place": "place"}
"""The slot that names what a fact of a kind is about; other facts are called by their names."""


def contrast_items(course: Course, facts: Iterable[Fact], template: Template) -> Iterator[Item]:
    """Yield an item for each two of `facts` in contrast that `template` takes both."""
    taken = {fact.id: fact for fact in facts if template.takes.fits_fact(fact)}
    seen: set[str] = set()
    for fact in taken.values():
        seen.add(fact.id)
        for other in filter(None, map(taken.get, fact.contrasts)):
            if other.id in seen:
                continue  # asked from the other side, which is taught first
            values = {
                "one": _called(fact, course),
                "other": _called(other, course),
                "claim": fact.claim.text,
                "other_claim": other.claim.text,
            }
            answer = in_full(template, values)
            if not isinstance(answer, Answer) or template.stem is None:
                continue
            first, second = sorted((fact.id, other.id))
            has_detail = "detail" in (fact.weight, other.weight)
            yield item_over(
                course,
                [fact, other],
                template,
                id=f"{course.id}/{first}/contrasts.{second}/{template.id}",
                stem=sentence_case(template.stem.render(values)),
                key=answer.key,
                payload=answer.payload,
                asks_for=course.language.items.asks_for["sentences"],
                uses=template.uses - {Use.STUDY} if has_detail else template.uses,
            )


def _called(fact: Fact, course: Course) -> str:
    """Return what `fact` is about, as one calls it within a sentence."""
    values = template_values(fact, course)
    return values.get(_NAMED_BY.get(fact.kind, ""), "") or fact.name
