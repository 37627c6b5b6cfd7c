"""What there is to read, by topic: as a handout prints it, with the facts under each paragraph."""

from typing import NamedTuple

from talkquiz.handouts.shown.reading import ReadingSection, Words, show_reading
from talkquiz.handouts.shown.section import Pictured, ShowTask


class TextParagraph(NamedTuple):
    """A paragraph under a heading or none, and the ids of the facts it rests on that are asked.

    `words` are marked where a name is met for the first time; `pictured` are pictures of its facts.
    """

    heading: str
    words: tuple[Words, ...]
    facts: tuple[str, ...]
    sources: tuple[int, ...]
    pictured: tuple[Pictured, ...] = ()


class TopicText(NamedTuple):
    """The reading of a topic, and lines that say where it is from.

    Paragraphs have the numbers of these lines, from 0. The first ones are `reports`, so many; the
    others are from outside the reports.
    """

    topic: str
    paragraphs: tuple[TextParagraph, ...]
    sources: tuple[str, ...]
    reports: int


def readings(task: ShowTask) -> tuple[TopicText, ...]:
    """Return the readings of the topics that have items, in teaching order.

    A paragraph that rests on nothing that is asked belongs to another page.
    """
    course = task.course
    asked = {fact for item in task.items for fact in item.facts}
    topics = {item.topic for item in task.items}
    wanted = [each.id for each in course.outline.topics if each.id in topics]
    wanted = [topic for topic in wanted if topic in course.readings]
    section = ReadingSection(shows="reading", topics=tuple(wanted))
    shown = show_reading(section, task, []) if wanted else None
    if shown is None:
        return ()
    lines = (*shown.reports, *shown.background)
    found = []
    for topic, chapter in zip(wanted, shown.chapters, strict=True):
        told = [
            (made, facts)
            for made, written in zip(
                chapter.paragraphs, course.readings[topic].paragraphs, strict=True
            )
            if (facts := tuple(fact for fact in written.facts if fact in asked))
        ]
        numbers = sorted({number for made, _ in told for number in made.sources})
        paragraphs = tuple(
            TextParagraph(
                made.heading,
                _typeset(made.words, task),
                facts,
                tuple(numbers.index(number) for number in made.sources),
                made.pictured,
            )
            for made, facts in told
        )
        reports = [number for number in numbers if number <= len(shown.reports)]
        sources = tuple(lines[number - 1] for number in numbers)
        if paragraphs:
            found.append(TopicText(topic, paragraphs, sources, len(reports)))
    return tuple(found)


def _typeset(words: tuple[Words, ...], task: ShowTask) -> tuple[Words, ...]:
    """Return a paragraph with its quotation marks, which may stand on both sides of a name."""
    texts = task.course.language.quotes.typeset(*(each.text for each in words))
    made = (each._replace(text=text) for each, text in zip(words, texts, strict=True))
    return tuple(each for each in made if each.text)
