"""A place has coordinates, both of them (TQ126), so that it can be put on a map."""

from collections.abc import Iterator

from talkquiz.course.course import Course
from talkquiz.course.files import Finding


def check(course: Course) -> Iterator[Finding]:
    """Yield a finding for each place without latitude and longitude."""
    for entry in course.lexicon.entries.values():
        if entry.type == "place" and (entry.lat is None or entry.lon is None):
            message = f"the place `{entry.id}` has no `lat` and `lon`"
            hint = "Give both in degrees, south and west negative."
            yield course.lexicon.register.origins[entry.id].finding("TQ126", message, hint)
