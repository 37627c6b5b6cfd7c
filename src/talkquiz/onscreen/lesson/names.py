"""Who is who and what is what: the entries of the glossary that questions are about."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from talkquiz.course.course import Course
from talkquiz.course.fact_kinds import bundled_kinds
from talkquiz.course.facts import Fact
from talkquiz.course.glossary import Entry
from talkquiz.handouts.shown.who_is_who import entries_of, shown_entry
from talkquiz.items.item import ShownPicture
from talkquiz.items.kinds import Over
from talkquiz.language.english import sentence_case
from talkquiz.language.language_file import Language
from talkquiz.onscreen.question import OnscreenQuestion

_OF_ENTRIES = (Over.ENTRY, Over.PLACE)


class LessonName(NamedTuple):
    """A name with its short form, its side or none, the group it stands in and what it is.

    `day` is the time for which that holds. `facts` name it; `question` is the id of the one that
    asks for it, or empty.
    """

    id: str
    name: str
    short: str
    side: str
    group: str
    description: str
    day: str
    facts: tuple[str, ...]
    question: str = ""
    picture: ShownPicture | None = None


def names(
    course: Course, facts: Iterable[Fact], questions: Sequence[OnscreenQuestion]
) -> tuple[LessonName, ...]:
    """Return the entries that `facts` name: who acts and speaks first, those of a side together."""
    naming: dict[str, list[str]] = {}
    for fact in facts:
        sure = (
            entry.id for entry, *others in course.lexicon.mentioned(fact.claim.text) if not others
        )
        for entry_id in dict.fromkeys((*entries_of(fact), *sure)):
            naming.setdefault(entry_id, []).append(fact.id)
    asked = {each.told.key: each.id for each in questions if each.kind.over in _OF_ENTRIES}
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
    return tuple(_named(entry, course, naming[entry.id], asked) for entry in ordered)


def _named(
    entry: Entry, course: Course, facts: Sequence[str], asked: Mapping[str, str]
) -> LessonName:
    """Return an entry that `facts` name, with the question of those `asked` whose key it is."""
    shown, language = shown_entry(entry, course), course.language
    return LessonName(
        id=entry.id,
        name=shown.name,
        short=shown.short,
        side=shown.side,
        group=language.shown.types[entry.type],
        description=shown.description,
        day=language.dates.say(entry.when) if entry.when else "",
        facts=tuple(facts),
        question=asked.get(key_of(entry, language), ""),
        picture=shown.picture,
    )


def key_of(entry: Entry, language: Language) -> str:
    """Return the name of an entry as the key of the question that asks for it."""
    return language.quotes.typeset(sentence_case(entry.name))[0]
