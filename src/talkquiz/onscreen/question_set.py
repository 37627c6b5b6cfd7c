"""The questions of one file for screens: all of a course, or those of one of its handouts."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from talkquiz.deck.imprint import Imprint
from talkquiz.onscreen.question import OnscreenQuestion

if TYPE_CHECKING:  # which has maps: other files for screens do without
    from talkquiz.onscreen.lesson import Lesson


class QuestionTopic(NamedTuple):
    """A topic as categories of learning systems are made of it; `number` is for life."""

    id: str
    title: str
    number: int
    introduction: str = ""
    objectives: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The name of its category, which sorts as the course does: "04 Ceasefires"."""
        return f"{self.number:02} {self.title}"


class QuestionSection(NamedTuple):
    """A section of a handout: its heading, what to do, and its questions in their order."""

    title: str
    directions: str
    questions: tuple[OnscreenQuestion, ...]


class QuestionSet(NamedTuple):
    """The questions of one file, in order: `name` is for life, `title` stands above.

    `topics` are those of the questions, in teaching order. A set of a handout has `sections`,
    those of its first version; one of a course has none, its questions come by topic. Where it
    is not the whole course, `limits` says what was wanted of it, as names of files do. `lesson` is
    what the study page shows beside these questions; other files have none. `akin`
    are pairs of ids of questions that give each other away, though they are on other facts, `wrong`
    names by the ids of questions whose answers they could be, and are not.
    """

    imprint: Imprint
    name: str
    title: str
    topics: tuple[QuestionTopic, ...]
    questions: tuple[OnscreenQuestion, ...]
    sections: tuple[QuestionSection, ...] = ()
    limits: str = ""
    lesson: "Lesson | None" = None
    akin: tuple[tuple[str, str], ...] = ()
    wrong: Mapping[str, tuple[str, ...]] = MappingProxyType({})

    @property
    def file_name(self) -> str:
        """What the names of its files begin with: two parts of a course do not share one."""
        return f"{self.name}-{self.limits}" if self.limits else self.name

    def of_topic(self, topic: str) -> tuple[OnscreenQuestion, ...]:
        """Return the questions of a topic, in their order."""
        return tuple(each for each in self.questions if each.topic == topic)
