"""A disputed fact names the facts that say otherwise (TQ125)."""

from collections.abc import Iterator

from talkquiz.course.course import Course
from talkquiz.course.files import Finding


def check(course: Course) -> Iterator[Finding]:
    """Yield a finding for each disputed fact that stands alone."""
    for fact in course.facts.entries.values():
        if fact.status == "disputed" and not fact.conflicts:
            message = "a disputed fact needs the other side's fact under `conflicts`"
            hint = "Link the facts that say otherwise, or make the status `attributed`."
            yield course.facts.origins[fact.id].finding("TQ125", message, hint, ("status",))
