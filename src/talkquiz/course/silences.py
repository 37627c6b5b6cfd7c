"""silences.yaml: which item rule one item may break, and why."""

from typing import Annotated

from pydantic import StringConstraints

from talkquiz.course.course import Course
from talkquiz.course.fields import Maybe, Strict, Text
from talkquiz.course.files import Origin
from talkquiz.course.validate import unnamed
from talkquiz.problem import Problem

NAME = "silences.yaml"


class Silence(Strict):
    """One flaw that is known and meant: of the item of that id, or of all items together (None)."""

    item: Annotated[Text | None, Maybe] = None
    rule: Annotated[str, StringConstraints(pattern=r"^TQ2[0-9]{2}$")]
    reason: Text


def load_silences(course: Course, problems: list[Problem]) -> list[tuple[Origin, Silence]]:
    """Read the silences of a course, none where it has no such file; adds to `problems`."""
    path = course.folder / NAME
    return unnamed(path, Silence, problems) if path.exists() else []
