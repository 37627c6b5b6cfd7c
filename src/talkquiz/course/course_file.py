"""course.yaml: what the course is called and which topics it teaches, in order."""

from datetime import date
from typing import Annotated

from talkquiz.course.shapes import (
    Check,
    FieldError,
    Filled,
    Id,
    Limits,
    Maybe,
    Pattern,
    Reading,
    Shape,
    Text,
    read_shape,
)
from talkquiz.course.yaml import Data

VERSION_PATTERN = r"^[0-9A-Za-z][0-9A-Za-z.+-]{0,30}$"


class Topic(Shape):
    """One topic of the teaching order.

    `number` begins the name of its deck, because Anki sorts decks by name, and finds them by name:
    a number that changes leaves a student's cards behind in the old deck. The facts of a topic on
    `reports` are about the reports themselves: they are no statements for source work.
    """

    id: Id
    number: Annotated[int, Limits(1, 99)]
    reports: bool = False
    title: Text
    introduction: Text
    objectives: Filled[Text]


def _tell_topics_apart(topics: tuple[Topic, ...], _: Reading) -> tuple[Topic, ...]:
    for key in ("id", "number"):
        values = [getattr(topic, key) for topic in topics]
        repeated = next((value for value in values if values.count(value) > 1), None)
        if repeated is not None:
            message = f"two topics have the {key} {repeated}"
            raise FieldError("TQ112", message, "Change one of them.")
    return topics


class Outline(Shape):
    """The course as a whole.

    `id` is part of every item's id; without one the folder's name serves. `updated` dates
    the notes of the deck, so it moves with the facts. With `typed-answers` the deck has students
    type short answers.
    """

    id: Maybe[Id] = None
    title: Text
    subtitle: Maybe[Text] = None
    language: Annotated[str, Pattern(r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")] = "en"
    version: Annotated[str, Pattern(VERSION_PATTERN)]
    updated: Annotated[date, Limits(date(1980, 1, 1), date(2099, 12, 31))]
    licence: Text
    authors: Filled[Text]
    description: Text
    typed_answers: bool = False
    topics: Annotated[Filled[Topic], Check(_tell_topics_apart)]

    def knows_topic(self, topic_id: str) -> bool:
        """Tell whether there is, or may be, such a topic: none can be read where there are none."""
        return not self.topics or any(topic.id == topic_id for topic in self.topics)


class _Topics(Shape):
    passed_over = True

    topics: Annotated[Filled[Topic], Check(_tell_topics_apart)]


def stand_in(data: Data) -> Outline:
    """Return what the other files are held against where the `data` of course.yaml is wrong.

    It has the language, and the topics if all can be read.
    """
    read, _ = read_shape(_Topics, data)
    language = data.get("language") if isinstance(data, dict) else None
    return Outline(
        title="",
        language=language if isinstance(language, str) else "en",
        version="0",
        updated=date.min,
        licence="",
        authors=(),
        description="",
        topics=read.topics if read else (),
    )
