"""Every number that a slot marks stands in a cited term, or is marked as derived (TQ127)."""

from collections.abc import Iterator

from talkquiz.course.course import Course
from talkquiz.course.files import Finding
from talkquiz.language.numbers import all_numbers


def check(course: Course) -> Iterator[Finding]:
    """Yield a finding for each number slot that no term of the fact's citations holds."""
    for fact in course.facts.entries.values():
        cited = {
            number for cite in fact.cite for term in cite.terms for number in all_numbers(term)
        }
        for slot in fact.slots.values():
            if slot.number and slot.number.value not in cited and slot.name not in fact.derived:
                message = (
                    f"no term holds the number {slot.number.value:f} of the slot {{{slot.name}}}"
                )
                hint = f"Add the article's own figure to `terms`, or `derived: [{slot.name}]`."
                yield course.facts.origins[fact.id].finding("TQ127", message, hint, ("claim",))
