"""The questions of one file for screens: all of a course, or those of one of its handouts."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from talkquiz.deck.imprint import Imprint
from talkquiz.onscreen.question import OnscreenQuestion


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


class Part(NamedTuple):
    """A section of a handout: its heading, what to do, and its questions in their order."""

    title: str
    directions: str
    questions: tuple[OnscreenQuestion, ...]


class QuestionSet(NamedTuple):
    """The questions of one file, in order: `name` begins its name, `title` stands above.

    `topics` are those of the questions, in teaching order. A set of a handout has `parts`, the
    sections of its first version; one of a course has none, its questions come by topic. `akin`
    are pairs of ids of questions that give each other away, though they are on other facts, `wrong`
    names by the ids of questions whose answers they could be, and are not.
    """

    imprint: Imprint
    name: str
    title: str
    topics: tuple[QuestionTopic, ...]
    questions: tuple[OnscreenQuestion, ...]
    parts: tuple[Part, ...] = ()
    akin: tuple[tuple[str, str], ...] = ()
    wrong: Mapping[str, tuple[str, ...]] = MappingProxyType({})

    def of_topic(self, topic: str) -> tuple[OnscreenQuestion, ...]:
        """Return the questions of a topic, in their order."""
        return tuple(each for each in self.questions if each.topic == topic)
