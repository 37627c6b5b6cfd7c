"""`shows: objectives`: what a student can do after some topics."""

from typing import Literal, NamedTuple

from talkquiz.handouts.shown.section import SectionOnTopics, ShowTask
from talkquiz.problem import Wrong


class ObjectivesSection(SectionOnTopics):
    """The objectives of `topics`, or of all topics."""

    shows: Literal["objectives"]
    """What a student can do after the topics.

    Example: objectives
    """


class ObjectivesOfTopic(NamedTuple):
    """A topic by its title, with its objectives."""

    title: str
    objectives: tuple[str, ...]


class Objectives(NamedTuple):
    """Objectives, topic by topic."""

    topics: tuple[ObjectivesOfTopic, ...]


def show_objectives(
    section: ObjectivesSection, task: ShowTask, _: list[Wrong]
) -> Objectives | None:
    """Return the objectives of the topics that `section` is about."""
    topics = [
        ObjectivesOfTopic(topic.title, tuple(topic.objectives.values()))
        for topic in task.topics_of(section)
    ]
    return Objectives(tuple(topics)) if topics else None
