"""`shows: instructions`: what to do with the handout, how long, and for how many marks."""

import re
from typing import Literal, NamedTuple

from talkquiz.course.shapes import Filled, Text
from talkquiz.handouts.shown.section import ShownSection, ShowTask
from talkquiz.problem import Wrong

_PLACE = re.compile(r"\{([^{}]*)\}")
_MARKS, _MINUTES = "marks", "minutes"
_CURES = {
    _MINUTES: "Give the handout a line `minutes: 45`.",
    _MARKS: "Add sections with questions that are worth points, or remove it.",
}


class InstructionsSection(ShownSection):
    """Lines with what to do; {minutes} and {marks} are filled in."""

    shows: Literal["instructions"]
    """Lines in a box, on what to do.

    Example: instructions
    """
    lines: Filled[Text]
    """The lines. `{minutes}` is how long the handout takes, `{marks}` what its questions are
    worth.

    Example: ["You have {minutes} minutes.", "The paper is worth {marks} marks."]
    """


class Instruction(NamedTuple):
    """One line; `tells_marks` where it is of no use if nothing is said of marks."""

    text: str
    tells_marks: bool


class Instructions(NamedTuple):
    """What to do, line by line."""

    lines: tuple[Instruction, ...]


def show_instructions(
    section: InstructionsSection, task: ShowTask, problems: list[Wrong]
) -> Instructions | None:
    """Return the lines of `section`, filled in; what cannot be is added to `problems` (TQ418)."""
    marks = task.course.language.points_in_figures(task.marks) if task.marks else None
    values = {_MINUTES: task.minutes, _MARKS: marks}
    for number, line in enumerate(section.lines):
        for name in _PLACE.findall(line):
            if not values.get(name):
                message = f"{{{name}}} cannot be filled in here"
                hint = _CURES.get(name, "Here can be: {minutes}, {marks}.")
                problems.append(Wrong("TQ418", message, hint, ("lines", number)))
    return Instructions(
        tuple(
            Instruction(
                _PLACE.sub(lambda place: str(values.get(place[1])), line), f"{{{_MARKS}}}" in line
            )
            for line in section.lines
        )
    )
