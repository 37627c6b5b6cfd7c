"""course.yaml: what the course is called and which topics it teaches, in order."""

from datetime import date
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, StringConstraints, field_validator

from talkquiz.course.fields import Id, Maybe, Strict, Text, field_problem

VERSION_PATTERN = r"^[0-9A-Za-z][0-9A-Za-z.+-]{0,30}$"


def _iso_date(value: Any) -> date:
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        message = f"`{value}` is no day of the calendar"
        raise field_problem("TQ106", message, "Write it 2026-11-21.") from None


class Topic(Strict):
    """One topic of the teaching order.

    `number` begins the name of its deck, because Anki sorts decks by name, and finds them by name:
    a number that changes leaves a student's cards behind in the old deck. The facts of a topic on
    `reports` are about the reports themselves: they are no statements for source work.
    """

    id: Id
    number: Annotated[int, Field(ge=1, le=99)]
    reports: bool = False
    title: Text
    introduction: Text
    objectives: tuple[Text, ...] = Field(min_length=1)


class Outline(Strict):
    """The course as a whole.

    `id` is part of every item's id; without one the folder's name serves. `updated` dates
    the notes of the deck, so it moves with the facts. With `typed-answers` the deck has students
    type short answers.
    """

    id: Annotated[Id | None, Maybe] = None
    title: Text
    subtitle: Annotated[Text | None, Maybe] = None
    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")] = "en"
    version: Annotated[str, StringConstraints(pattern=VERSION_PATTERN)]
    updated: Annotated[
        date, BeforeValidator(_iso_date), Field(ge=date(1980, 1, 1), le=date(2099, 12, 31))
    ]
    licence: Text
    authors: tuple[Text, ...] = Field(min_length=1)
    description: Text
    typed_answers: Annotated[bool, Field(alias="typed-answers")] = False
    topics: tuple[Topic, ...] = Field(min_length=1)

    @field_validator("topics")
    @classmethod
    def _tell_topics_apart(cls, topics: tuple[Topic, ...]) -> tuple[Topic, ...]:
        for key in ("id", "number"):
            values = [getattr(topic, key) for topic in topics]
            repeated = next((value for value in values if values.count(value) > 1), None)
            if repeated is not None:
                raise field_problem(
                    "TQ112", f"two topics have the {key} {repeated}", "Change one of them."
                )
        return topics
