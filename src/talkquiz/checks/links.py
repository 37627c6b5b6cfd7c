"""`conflicts`, `related` and `enemies` name other facts that exist (TQ116).

The first two are named back from there (TQ117); of enemies one side is enough.
"""

from collections.abc import Iterator

from talkquiz.course.course import Course
from talkquiz.course.facts import Fact
from talkquiz.course.files import Finding

_MUTUAL = frozenset({"conflicts", "related"})


def check(course: Course) -> Iterator[Finding]:
    """Yield a finding for each link that leads nowhere or only one way."""
    for fact in course.facts.entries.values():
        yield from _check_links(course, fact, "conflicts", fact.conflicts)
        yield from _check_links(course, fact, "related", fact.related)
        yield from _check_links(course, fact, "enemies", fact.enemies)


def _check_links(
    course: Course, fact: Fact, link: str, targets: tuple[str, ...]
) -> Iterator[Finding]:
    origin = course.facts.origins[fact.id]
    for index, target in enumerate(targets):
        other = course.facts.entries.get(target)
        at = (link, index)
        if target == fact.id:
            yield origin.finding("TQ116", "the fact is linked to itself", "Remove the id.", at)
        elif other and link in _MUTUAL and fact.id not in getattr(other, link):
            message = f"`{target}` does not name `{fact.id}` under `{link}`"
            yield origin.finding("TQ117", message, f"Add `{fact.id}` there.", at)
        elif not course.facts.knows(target):
            yield origin.finding("TQ116", f"there is no fact `{target}`", "Mend the id.", at)
