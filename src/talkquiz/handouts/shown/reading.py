"""`shows: reading`: what to read before one is asked, with the sources that it rests on."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from talkquiz.course.course import Course
from talkquiz.course.facts import OutcomeCite
from talkquiz.course.glossary import Entry, mention
from talkquiz.handouts.shown.section import SectionOnTopics, Shown, ShowTask
from talkquiz.handouts.shown.who_is_who import entries_of, headword
from talkquiz.items.fact_wording import reference
from talkquiz.items.item import reference_lines
from talkquiz.language.language_file import Language
from talkquiz.problem import Wrong

_KNOWN_TO_ALL = ("country", "place")
"""Types of entries whose names are no new words."""


class ReadingSection(SectionOnTopics):
    """The readings of `topics`, or of all topics."""

    shows: Literal["reading"]


class Words(NamedTuple):
    """Words of a paragraph; `new` if they are a name or a term that is met for the first time."""

    text: str
    new: bool = False


class ReadParagraph(NamedTuple):
    """A paragraph, the heading before it or nothing, and the numbers of its sources."""

    heading: str
    words: tuple[Words, ...]
    sources: tuple[int, ...]


class Chapter(NamedTuple):
    """The reading of one topic, under its title."""

    title: str
    paragraphs: tuple[ReadParagraph, ...]


@dataclass(frozen=True, slots=True)
class Reading(Shown):
    """The readings of some topics, and all their sources in the order of their numbers, from 1."""

    chapters: tuple[Chapter, ...]
    sources: tuple[str, ...]


def show_reading(section: ReadingSection, task: ShowTask, problems: list[Wrong]) -> Shown | None:
    """Return the readings of `section`; a topic that it names and that has none is TQ420."""
    course, readings = task.course, task.course.readings
    for index, wanted in enumerate(section.topics):
        if wanted not in readings:
            message = f"the topic `{wanted}` has no reading"
            hint = f"Write readings/{wanted}.md, or leave the topic out."
            problems.append(Wrong("TQ420", message, hint, ("topics", index)))
    numbers: dict[str, int] = {}
    unmet = _new_words(task)
    chapters = []
    for topic in task.topics_of(section):
        paragraphs = []
        for each in readings[topic.id].paragraphs if topic.id in readings else ():
            cited = (cite.source for fact in each.facts for cite in course.facts.entries[fact].cite)
            sources = {numbers.setdefault(source, len(numbers) + 1) for source in cited}
            words = tuple(_told_apart(each.text, unmet, course.language))
            paragraphs.append(ReadParagraph(each.heading, words, tuple(sorted(sources))))
        if paragraphs:
            chapters.append(Chapter(topic.title, tuple(paragraphs)))
    return Reading(tuple(chapters), _sources(numbers, course)) if chapters else None


def _sources(ids: Iterable[str], course: Course) -> tuple[str, ...]:
    """Return each source as a whole, as it is cited; that some are no reports is said."""
    whole = (reference(OutcomeCite(source=each), course) for each in ids)
    return tuple(line for each in whole for line in reference_lines([each], course.language))


def _new_words(task: ShowTask) -> list[Entry]:
    """Return the entries that are worth learning, long names first."""
    known = task.course.lexicon.entries
    named = {each for fact in task.facts_asked() for each in entries_of(fact)}
    found = [known[each] for each in named if known[each].type not in _KNOWN_TO_ALL]
    return sorted(found, key=lambda entry: (-len(entry.name), entry.id))


def _told_apart(text: str, unmet: list[Entry], language: Language) -> Iterator[Words]:
    """Yield `text` in parts: names of `unmet` entries, now met, and what is between them."""
    spans: list[tuple[int, int]] = []
    for entry in list(unmet):
        span = mention(text, (headword(name, language) for name in entry.names))
        if span and all(span[1] <= start or end <= span[0] for start, end in spans):
            spans.append(span)
            unmet.remove(entry)
    position = 0
    for start, end in sorted(spans):
        yield Words(text[position:start])
        yield Words(text[start:end], new=True)
        position = end
    yield Words(text[position:])
