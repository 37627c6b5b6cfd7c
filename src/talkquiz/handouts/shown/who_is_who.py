"""`shows: who-is-who` and `shows: glossary`: entries of the glossary with their descriptions.

A who's who has those who act and speak, a glossary the words: terms, documents, and what else is no
place. Both have the entries that questions are about.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Annotated, Literal, NamedTuple

from talkquiz.course.course import Course
from talkquiz.course.fact_kinds import bundled_kinds
from talkquiz.course.facts import Fact
from talkquiz.course.glossary import Entry
from talkquiz.course.shapes import Filled, Id, Read, one_of
from talkquiz.handouts.shown.section import (
    Named,
    Pictured,
    SectionOnTopics,
    ShowTask,
    named_in,
)
from talkquiz.items.item import ShownPicture
from talkquiz.items.pictures import picture_of
from talkquiz.language.english import sentence_case, without_article
from talkquiz.language.language_file import Language
from talkquiz.problem import Wrong

EntryTypeName = Annotated[str, Read(lambda value, _: one_of(value, list(bundled_kinds().entries)))]


class EntriesSection(SectionOnTopics):
    """Entries of `types`, or those listed under the titles of `groups`."""

    types: tuple[EntryTypeName, ...] = ()
    """Only entries of these types.

    Example: [person, body]
    """
    groups: Mapping[str, Filled[Id]] = MappingProxyType({})
    """Lists of your own, in the place of one for each type: under each heading the ids of
    entries.

    Example: {The council: [ada-brook], Residents: [harbour-watch]}
    """

    def named(self) -> Iterator[Named]:
        """Yield the topics and the entries that the section names."""
        yield from super().named()
        for title, ids in self.groups.items():
            yield from named_in(ids, "entry", "groups", title)


class WhoIsWhoSection(EntriesSection):
    """Those who act and speak."""

    shows: Literal["who-is-who"]
    """Those who act and speak, each side together, with their descriptions.

    Example: who-is-who
    """


class GlossarySection(EntriesSection):
    """Words, in the order of the alphabet."""

    shows: Literal["glossary"]
    """Terms, documents and whatever else is no place, in the order of the alphabet.

    Example: glossary
    """


class ShownEntry(NamedTuple):
    """A name with its short form, the side or the body that it belongs to, and what it is.

    It has a `picture` if the course has one of it.
    """

    name: str
    short: str
    side: str
    description: str
    picture: ShownPicture | None = None


class EntryGroup(NamedTuple):
    """Entries under a title."""

    title: str
    entries: tuple[ShownEntry, ...]


class Entries(NamedTuple):
    """Entries of the glossary, group by group."""

    groups: tuple[EntryGroup, ...]

    @property
    def pictured(self) -> tuple[Pictured, ...]:
        """The pictures of all entries that have one."""
        entries = (entry for group in self.groups for entry in group.entries)
        return tuple(Pictured(each.name, each.picture) for each in entries if each.picture)


def show_who_is_who(section: WhoIsWhoSection, task: ShowTask, _: list[Wrong]) -> Entries | None:
    """Return those who act and speak in the facts of items, each side together."""
    types = [kind.name for kind in bundled_kinds().entries.values() if kind.speaks]
    sides: dict[str, int] = {}

    def by_side(entry: Entry) -> int:
        return sides.setdefault(entry.side or "", len(sides))

    return _entries(section, task, types, by_side)


def show_glossary(section: GlossarySection, task: ShowTask, _: list[Wrong]) -> Entries | None:
    """Return the words that the facts of items use."""
    kinds = bundled_kinds().entries.values()
    types = [kind.name for kind in kinds if not (kind.speaks or kind.stands_for_another)]
    language = task.course.language
    return _entries(section, task, types, lambda entry: headword(entry.name, language).casefold())


def _entries(
    section: EntriesSection,
    task: ShowTask,
    usual_types: Sequence[str],
    order: Callable[[Entry], int | str],
) -> Entries | None:
    """Return the entries of `section` in groups: its own, or one for each type."""
    known = task.course.lexicon.entries
    if section.groups:
        groups = {title: [known[each] for each in ids] for title, ids in section.groups.items()}
    else:
        topics = [topic.id for topic in task.topics_of(section)]
        named = {each for fact in task.facts_asked(topics) for each in entries_of(fact)}
        words = task.course.language.shown.types
        groups = {
            words[kind]: sorted(
                (entry for entry in known.values() if entry.type == kind and entry.id in named),
                key=order,
            )
            for kind in section.types or usual_types
        }
    shown = tuple(
        EntryGroup(title, tuple(shown_entry(entry, task.course) for entry in group))
        for title, group in groups.items()
        if group
    )
    return Entries(shown) if shown else None


def entries_of(fact: Fact) -> Iterator[str]:
    """Yield the ids of the entries that `fact` names."""
    for slot in fact.slots.values():
        yield from slot.entries
        for part in slot.parts:
            yield from part.entries
    if fact.per:
        yield fact.per


def shown_entry(entry: Entry, course: Course) -> ShownEntry:
    """Return `entry` as it is shown, with the alias that is its abbreviation."""
    short = next((each for each in entry.aliases if each.isupper() and each.isalpha()), "")
    name, says = headword(entry.name, course.language), sentence_case(entry.description)
    return ShownEntry(name, short, entry.side or "", says, picture_of(entry, course))


def headword(name: str, language: Language) -> str:
    """Return `name` as a list has it: with a capital, in English without an article."""
    return sentence_case(without_article(name) if language.is_english else name)
