"""silences.yaml: which item rule one item may break, and why."""

from typing import Annotated

from talkquiz.course.course import Course
from talkquiz.course.entry_types import Maybe, Pattern, Shape, Text
from talkquiz.course.read_files import Origin, is_there, unnamed
from talkquiz.problem import Problem

NAME = "silences.yaml"


class Silence(Shape):
    """One problem that is known and meant: of the item of that id, or of all items (None)."""

    item: Maybe[Text] = None
    rule: Annotated[str, Pattern(r"^TQ2[0-9]{2}$")]
    reason: Text


def load_silences(course: Course, problems: list[Problem]) -> list[tuple[Origin, Silence]]:
    """Read the silences of a course, none where it has no such file; adds to `problems`."""
    path = course.folder / NAME
    return unnamed(path, Silence, problems) if is_there(path) else []
