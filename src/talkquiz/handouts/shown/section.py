"""What all sections that show have in common, in a blueprint and when they are filled."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from talkquiz.course.course import Course, Topic
from talkquiz.course.facts import Cite, Fact, OutcomeCite
from talkquiz.course.shapes import Id, Maybe, Shape, Text
from talkquiz.items.item import Item, ShownPicture
from talkquiz.problem import Location

if TYPE_CHECKING:
    from talkquiz.handouts.handout import Section

Named = tuple[Location, str, str]
"""Where something is named in a section, what sort of thing it is ("topic"), and its id."""


class ShownSection(Shape):
    """A section that shows something to read; `shows` says what.

    Without a `title` it stands under that of the handout. With `new-page` it begins a page.
    """

    shows: str
    """What the section shows.

    Example: reading
    """
    title: Maybe[Text] = None
    """The heading of the section. Without one it stands under that of the handout.

    Example: Before you begin
    """
    directions: Maybe[Text] = None
    """What to do, in a sentence.

    Example: Read this page first.
    """
    new_page: bool = False
    """`true` begins a page. The section needs a title then.

    Example: true
    """

    def named(self) -> Iterator[Named]:
        """Yield all things of the course that the section names, for somebody to look them up."""
        return iter(())


class SectionOnTopics(ShownSection):
    """A section that shows something of the course's topics: of `topics`, or else of all."""

    topics: tuple[Id, ...] = ()
    """The ids of the topics that it is about: all unless you name some.

    Example: [harbour]
    """

    def named(self) -> Iterator[Named]:
        """Yield the topics that the section names."""
        return named_in(self.topics, "topic", "topics")


class Pictured(NamedTuple):
    """A picture of a fact or an entry of the glossary, and the name of that."""

    name: str
    picture: ShownPicture


def named_in(ids: Sequence[str], sort: str, *at: str | int) -> Iterator[Named]:
    """Yield what a list of `ids` names, which stands `at` a place of a section."""
    return (((*at, index), sort, each) for index, each in enumerate(ids))


def is_from_outside(cites: Iterable[Cite | OutcomeCite], course: Course) -> bool:
    """Tell whether only background sources say so, none of the course's reports."""
    sources = course.sources.entries
    return all(sources[cite.source].is_background for cite in cites)


class ShowTask(NamedTuple):
    """What there is to show: the course, its items, and what else is known of the handout.

    `topics` are those that the build is limited to, none if it is not. `minutes` is how long the
    handout takes, if its blueprint says so, and `marks` is what all its questions are worth;
    `sections` are those that hold them.
    """

    course: Course
    items: Sequence[Item]
    topics: Sequence[str] = ()
    minutes: int | None = None
    marks: float = 0
    sections: "Sequence[Section]" = ()

    def topics_of(self, section: SectionOnTopics) -> list[Topic]:
        """Return the topics that `section` is about, in teaching order."""
        return [
            topic
            for topic in self.course.outline.topics
            if (not section.topics or topic.id in section.topics)
            and (not self.topics or topic.id in self.topics)
        ]

    def facts_asked(self, topics: Sequence[str] = ()) -> list[Fact]:
        """Return the facts of items, on `topics` or on all, but for mere details."""
        asked = {fact for item in self.items for fact in item.facts}
        return [
            fact
            for fact in self.course.in_teaching_order()
            if fact.id in asked and fact.weight != "detail" and (not topics or fact.topic in topics)
        ]
