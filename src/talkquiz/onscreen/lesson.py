"""What the study page shows beside its questions: texts, who is who, when, where, by whom."""

from collections.abc import Sequence
from typing import NamedTuple

from talkquiz.course.course import Course
from talkquiz.onscreen.question import OnscreenQuestion


class Lesson(NamedTuple):
    """All that there is to read and to look at, beside the questions of a course."""


def lesson(_course: Course, _questions: Sequence[OnscreenQuestion]) -> Lesson:
    """Return what the study page of a course shows beside its questions."""
    return Lesson()
