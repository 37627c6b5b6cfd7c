"""Every citation names a source of the bibliography (TQ114)."""

from collections.abc import Iterator

from talkquiz.course.course import Course
from talkquiz.course.files import Finding


def check(course: Course) -> Iterator[Finding]:
    """Yield a finding for each citation of an unknown source."""
    for fact in course.facts.entries.values():
        for index, cite in enumerate(fact.cite):
            if not course.sources.knows(cite.source):
                message = f"sources.yaml has no source `{cite.source}`"
                hint = f"Sources: {', '.join(course.sources.entries)}."
                at = ("cite", index, "source")
                yield course.facts.origins[fact.id].finding("TQ114", message, hint, at)
