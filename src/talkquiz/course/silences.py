"""silences.yaml: which item rule one item may break, and why."""

from typing import Annotated

from pydantic import StringConstraints

from talkquiz.course.course import Course
from talkquiz.course.fields import Maybe, Strict, Text
from talkquiz.course.files import Files
from talkquiz.course.validate import Origin, unnamed

NAME = "silences.yaml"


class Silence(Strict):
    """One flaw that is known and meant: of the item of that id, or of all items together (None)."""

    item: Annotated[Text | None, Maybe] = None
    rule: Annotated[str, StringConstraints(pattern=r"^TQ2[0-9]{2}$")]
    reason: Text


def load_silences(course: Course, files: Files) -> list[tuple[Origin, Silence]]:
    """Read the silences of a course, none where it has no such file; problems are noted."""
    path = course.folder / NAME
    return unnamed(files, path, Silence) if path.exists() else []
