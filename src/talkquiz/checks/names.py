"""No two glossary entries of one type share a name (TQ124), or nobody could tell them apart."""

from collections.abc import Iterator

from talkquiz.course.course import Course
from talkquiz.course.files import Finding
from talkquiz.course.glossary import folded


def check(course: Course) -> Iterator[Finding]:
    """Yield a finding for each name or alias that an earlier entry of the same type has."""
    taken: dict[tuple[str, str], str] = {}
    for entry in course.lexicon.entries.values():
        for name in dict.fromkeys(map(folded, entry.names)):
            other = taken.setdefault((entry.type, name), entry.id)
            if other != entry.id:
                message = f"`{name}` names `{other}` as well, also a {entry.type}"
                hint = "Keep the name in one of them."
                yield course.lexicon.register.origins[entry.id].finding("TQ124", message, hint)
