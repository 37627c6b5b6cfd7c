"""Who is who and what is what: the entries of the glossary that questions are about."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from talkquiz.course.course import Course
from talkquiz.course.fact_kinds import bundled_kinds
from talkquiz.course.facts import Fact
from talkquiz.handouts.shown.who_is_who import entries_of, shown_entry
from talkquiz.items.item import ShownPicture
from talkquiz.items.kinds import Over
from talkquiz.language.dates import When
from talkquiz.onscreen.question import OnscreenQuestion


class LessonName(NamedTuple):
    """A name with its short form, its side or none, the group it stands in and what it is.

    `day` is the time for which that holds. `speaks` tells those who act and speak from words.
    `facts` name it; `question` is the id of the one that asks for it, or empty.
    """

    id: str
    name: str
    short: str
    side: str
    group: str
    speaks: bool
    description: str
    day: str
    facts: tuple[str, ...]
    question: str = ""
    picture: ShownPicture | None = None


def names(
    course: Course, facts: Iterable[Fact], questions: Sequence[OnscreenQuestion]
) -> tuple[LessonName, ...]:
    """Return the entries that `facts` name: type by type, those of one side together."""
    naming: dict[str, list[str]] = {}
    for fact in facts:
        sure = (
            entry.id for entry, *others in course.lexicon.mentioned(fact.claim.text) if not others
        )
        for entry_id in dict.fromkeys((*entries_of(fact), *sure)):
            naming.setdefault(entry_id, []).append(fact.id)
    asked = {each.id.split("/")[1]: each.id for each in questions if each.kind.over is Over.ENTRY}
    known = course.lexicon.entries
    kinds = list(bundled_kinds().entries)
    sides: dict[str, int] = {}
    for each in known.values():
        sides.setdefault(each.side or "", len(sides))
    ordered = sorted(
        (known[each] for each in naming if each in known),
        key=lambda entry: (
            not entry.traits.speaks,
            kinds.index(entry.type),
            sides[entry.side or ""],
            entry.id,
        ),
    )
    found = []
    for entry in ordered:
        shown = shown_entry(entry, course)
        found.append(
            LessonName(
                entry.id,
                shown.name,
                shown.short,
                shown.side,
                course.language.shown.types[entry.type],
                entry.traits.speaks,
                shown.description,
                _time(entry.when, course),
                tuple(naming[entry.id]),
                asked.get(entry.id, ""),
                shown.picture,
            )
        )
    return tuple(found)


def _time(when: When | None, course: Course) -> str:
    return course.language.dates.say(when) if when else ""
