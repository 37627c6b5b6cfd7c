"""`shows: reading`: what to read before one is asked, with the sources that it rests on."""

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from talkquiz.course.course import Course
from talkquiz.course.facts import OutcomeCite
from talkquiz.course.glossary import Entry, mention
from talkquiz.course.readings import Paragraph
from talkquiz.handouts.shown.section import Pictured, SectionOnTopics, ShowTask
from talkquiz.handouts.shown.who_is_who import entries_of, headword
from talkquiz.items.fact_wording import reference
from talkquiz.items.item import Reference
from talkquiz.items.pictures import picture_of
from talkquiz.language.english import sentence_case
from talkquiz.language.language_file import Language
from talkquiz.problem import Wrong

_KNOWN_TO_ALL = ("country", "place")
"""Types of entries whose names are no new words."""


class ReadingSection(SectionOnTopics):
    """The readings of `topics`, or of all topics."""

    shows: Literal["reading"]
    """The texts of the folder readings, with numbered sources.

    Example: reading
    """


class Words(NamedTuple):
    """Words of a paragraph; `new` if they are a name or a term that is met for the first time."""

    text: str
    new: bool = False


class ReadParagraph(NamedTuple):
    """A paragraph, the heading before it or nothing, and the numbers of its sources.

    `pictured` are the pictures of its facts that no paragraph before it has.
    """

    heading: str
    words: tuple[Words, ...]
    sources: tuple[int, ...]
    pictured: tuple[Pictured, ...] = ()


class Chapter(NamedTuple):
    """The reading of one topic, under its title."""

    title: str
    paragraphs: tuple[ReadParagraph, ...]


class Reading(NamedTuple):
    """The readings of some topics, and their sources, which are numbered from 1.

    The numbers of the reports come first, then those of `background` sources, which are none.
    """

    chapters: tuple[Chapter, ...]
    reports: tuple[str, ...]
    background: tuple[str, ...]

    @property
    def pictured(self) -> tuple[Pictured, ...]:
        """The pictures of all paragraphs."""
        paragraphs = (each for chapter in self.chapters for each in chapter.paragraphs)
        return tuple(picture for each in paragraphs for picture in each.pictured)


def show_reading(section: ReadingSection, task: ShowTask, problems: list[Wrong]) -> Reading | None:
    """Return the readings of `section`; a topic that it names and that has none is TQ420."""
    course, readings = task.course, task.course.readings
    for index, wanted in enumerate(section.topics):
        if wanted not in readings:
            message = f"the topic `{wanted}` has no reading"
            hint = f"Write readings/{wanted}.md, or leave the topic out."
            problems.append(Wrong("TQ420", message, hint, ("topics", index)))
    topics = [topic for topic in task.topics_of(section) if topic.id in readings]
    numbers = _numbers((each for topic in topics for each in readings[topic.id].paragraphs), course)
    unmet, chapters = _new_words(task), []
    seen: set[str] = set()
    for topic in topics:
        paragraphs = []
        for each in readings[topic.id].paragraphs:
            words = tuple(_told_apart(each.text, unmet, course.language))
            sources = sorted({numbers[source] for source in _sources(each, course)})
            pictured = tuple(_pictured(each, course, seen))
            paragraphs.append(ReadParagraph(each.heading, words, tuple(sources), pictured))
        chapters.append(Chapter(topic.title, tuple(paragraphs)))
    if not chapters:
        return None
    cited = [reference(OutcomeCite(source=source), course) for source in numbers]
    reports, background = (
        tuple(_line(each, course.language) for each in cited if each.background is is_background)
        for is_background in (False, True)
    )
    return Reading(tuple(chapters), reports, background)


def _sources(paragraph: Paragraph, course: Course) -> Iterator[str]:
    """Yield the ids of the sources of the facts on which `paragraph` rests, of those that exist."""
    known = course.facts.entries
    for fact in (known[each] for each in paragraph.facts if each in known):
        yield from (cite.source for cite in fact.cite)


def _pictured(paragraph: Paragraph, course: Course, seen: set[str]) -> Iterator[Pictured]:
    """Yield the pictures of the facts of `paragraph` that were not `seen`, and are now."""
    known = course.facts.entries
    for fact in (known[each] for each in paragraph.facts if each in known):
        picture = picture_of(fact, course)
        if picture and picture.name not in seen:
            seen.add(picture.name)
            yield Pictured(sentence_case(fact.name), picture)


def _numbers(paragraphs: Iterable[Paragraph], course: Course) -> dict[str, int]:
    """Return the number of each source by its id: as they are met, but reports first."""
    met = dict.fromkeys(source for each in paragraphs for source in _sources(each, course))
    ordered = sorted(met, key=lambda source: course.sources.entries[source].is_background)
    return {source: number for number, source in enumerate(ordered, start=1)}


def _line(cited: Reference, language: Language) -> str:
    """Return a source as a whole: a report by outlet and day, another by its title as well."""
    parts = filter(None, (cited.title, cited.outlet, cited.day))
    return sentence_case(language.lists.between.join(parts))


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
