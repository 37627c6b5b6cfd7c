"""Every fact belongs to a topic of the course (TQ113), and every topic has facts (TQ123)."""

from collections.abc import Iterator

from talkquiz.course.course import Course
from talkquiz.course.files import Finding
from talkquiz.problem import Severity


def check(course: Course) -> Iterator[Finding]:
    """Yield a finding for each unknown topic and each topic without a fact."""
    known = [topic.id for topic in course.outline.topics]
    for fact in course.facts.entries.values():
        if fact.topic not in known:
            message = f"course.yaml has no topic `{fact.topic}`"
            hint = f"Topics: {', '.join(known)}."
            yield course.facts.origins[fact.id].finding("TQ113", message, hint, ("topic",))
    taught = {fact.topic for fact in course.facts.entries.values()}
    for index, topic in enumerate(known):
        if topic not in taught and course.facts.whole and not course.facts.lost:
            yield Finding(
                course.folder / "course.yaml",
                ("topics", index),
                "TQ123",
                f"the topic `{topic}` has no fact",
                "Add a fact, or remove the topic.",
                Severity.WARNING,
            )
