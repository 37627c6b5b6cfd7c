"""course.yaml: what the course is called and which topics it teaches, in order."""

from datetime import date
from typing import Annotated

from pydantic import Field, StringConstraints

from talkquiz.course.fields import Id, Maybe, Strict, Text


class Topic(Strict):
    """One topic of the teaching order."""

    id: Id
    title: Text
    introduction: Text
    objectives: tuple[Text, ...] = Field(min_length=1)


class Outline(Strict):
    """The course as a whole.

    `id` is part of every item's id; without one the folder's name serves. `updated` dates
    the notes of the deck, so it moves with the facts.
    """

    id: Annotated[Id | None, Maybe] = None
    title: Text
    subtitle: Annotated[Text | None, Maybe] = None
    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")] = "en"
    version: Annotated[str, StringConstraints(pattern=r"^[0-9A-Za-z][0-9A-Za-z.+-]{0,30}$")]
    updated: Annotated[date, Field(ge=date(1980, 1, 1), le=date(2099, 12, 31))]
    licence: Text
    authors: tuple[Text, ...] = Field(min_length=1)
    description: Text
    topics: tuple[Topic, ...] = Field(min_length=1)
