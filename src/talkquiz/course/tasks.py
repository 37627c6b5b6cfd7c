"""tasks.yaml and extracts.yaml: what is to be explained or judged, and short texts to look at."""

import re
from collections.abc import Mapping
from typing import Annotated, Any, ClassVar, Literal, NamedTuple

from talkquiz.course.facts import Weight
from talkquiz.course.shapes import (
    FieldError,
    Filled,
    Id,
    Limits,
    Maybe,
    Read,
    Reading,
    Shape,
    Text,
    one_line,
    shown,
)

TASKS_FILE, EXTRACTS_FILE = "tasks.yaml", "extracts.yaml"
_MOST_MARKS, _MOST_LINES = 40, 60
_RANGE = re.compile(r"([0-9]{1,2})(?: ?[-\u2013] ?([0-9]{1,2}))?")

_RANGE_IN_SCHEMA = {
    "type": ["string", "number"],
    "pattern": "^[0-9]{1,2}( ?[-\u2013] ?[0-9]{1,2})?$",
    "patternErrorMessage": "Write `marks: 1-2`, or one number.",
}


def _read_lines(value: Any, _: Reading) -> tuple[str, ...]:
    """Return the lines of a text that are not empty."""
    lines = [one_line(line) for line in value.splitlines()] if isinstance(value, str) else []
    if not any(lines):
        raise FieldError("TQ111", "`text` is no text", "Write `text: |`, and the lines below it.")
    return tuple(filter(None, lines))


class Extract(Shape):
    """A short text to look at, invented or paraphrased, which is said where it is printed.

    `by` is the line that says who would have written it; lines are as the file has them.
    """

    spelled: ClassVar[Mapping[str, str]] = {"lines": "text"}

    id: Id
    """What tasks call this text by.

    Example: bulletin
    """
    made: Literal["invented", "paraphrased"]
    """Whose words they are. It is printed with the text.

    - invented: Written for the course. Example: a bulletin that nobody ever sent.
    - paraphrased: Told in your own words after a text that there is. Example: a speech, cut to
      three lines.

    Example: invented
    """
    title: Text
    """What stands above the text.

    Example: From a morning bulletin
    """
    by: Text
    """Who would have written it, and when: a line below the title.

    Example: An invented agency, the day after the pier was closed
    """
    lines: Annotated[tuple[str, ...], Read(_read_lines)]
    """The text, each line as it is to be printed and numbered. Write `text: |`, and the lines
    below it.

    Example: |
        The pier is shut, says the council.
        Boats lie idle.
    """


class MarkRange(NamedTuple):
    """The marks that a level stands for: from 1 to 2."""

    first: int
    last: int

    @staticmethod
    def read(value: Any, _: Reading) -> "MarkRange":
        """Return the marks of "1-2", or of "3"; raises FieldError."""
        found = _RANGE.fullmatch(value) if isinstance(value, str) else None
        if not found:
            message = f"`{shown(value)}` is no range of marks"
            raise FieldError("TQ103", message, "Write `marks: 1-2`, or one number.")
        return MarkRange(int(found[1]), int(found[2] or found[1]))

    def __str__(self) -> str:
        """Return "1\N{EN DASH}2", or "3"."""
        ends = (self.first, self.last)
        return "\N{EN DASH}".join(map(str, dict.fromkeys(ends)))


class Level(Shape):
    """A level of a mark scheme: what earns that many marks."""

    marks: Annotated[MarkRange, Read(MarkRange.read, _RANGE_IN_SCHEMA)]
    """The marks of this level: one number, or from one to another.

    Example: 1-2
    """
    earns: Text
    """What an answer must do to get them.

    Example: Names a reason.
    """


class Task(Shape):
    """A question to be answered in sentences, with its mark scheme and a model answer.

    Either `levels` say what earns how many of its `marks`, or `points` earn one each. `starters`
    begin sentences for those who need support; `lines` is how many there are to write on, and
    `begin_lines` says what the first of them begin with.
    """

    id: Id
    """Names the task, for life.

    Example: why-closed
    """
    topic: Id
    """The id of a topic in course.yaml.

    Example: harbour
    """
    teaches: tuple[Id, ...] = ()
    """The ids of the objectives that it serves.

    Example: [date-pier]
    """
    facts: Filled[Id]
    """The ids of the facts that an answer rests on.

    Example: [pier-closed]
    """
    weight: Weight = "useful"
    """How much the task matters.

    Example: core
    """
    difficulty: Annotated[int, Limits(1, 3)] = 2
    """1 is easy, 2 usual, 3 hard.

    Example: 3
    """
    question: Text
    """What is to be explained or judged, in sentences.

    Example: Why was the old pier closed?
    """
    extract: Maybe[Id] = None
    """The id of a text in extracts.yaml, which is printed before the question.

    Example: bulletin
    """
    marks: Annotated[int, Limits(1, _MOST_MARKS)]
    """How many marks it is worth, at most 40.

    Example: 3
    """
    levels: tuple[Level, ...] = ()
    """What earns the marks, from 1 up to `marks` without a hole. Write these or `points`.

    Example: [{marks: 1-2, earns: Names a reason.}, {marks: 3, earns: Weighs two reasons.}]
    """
    points: tuple[Text, ...] = ()
    """What earns one mark each: as many sentences as there are marks. Write these or `levels`.

    Example: [Names the storm., Names the cost., Says which counted for more.]
    """
    answer: Text
    """A model answer, as a good student would write it.

    Example: The storm had broken the pier, and the council could not pay for a new one.
    """
    starters: tuple[Text, ...] = ()
    """What may begin the sentences, for students who need support. A sheet prints them where
    its section says so.

    Example: ["One reason was that ...", "What counted for more was ..."]
    """
    lines: Maybe[Annotated[int, Limits(1, _MOST_LINES)]] = None
    """How many lines there are to write on, at most 60.

    Example: 12
    """
    begin_lines: tuple[Text, ...] = ()
    """What the first of these lines begin with.

    Example: ["1.", "2."]
    """

    @staticmethod
    def check_levels(levels: tuple[Level, ...], reading: Reading) -> tuple[Level, ...]:
        """Refuse levels that do not lead from the first mark up to the last without a hole."""
        hint, reached = "Lead from 1 up to `marks`: 1-2, 3-4, 5-6.", 0
        for level in levels:
            first, last = level.marks
            if first != reached + 1 or last < first:
                message = f"the level `{level.marks}` does not go on from {reached + 1}"
                raise FieldError("TQ156", message, hint)
            reached = last
        marks = reading.above.get("marks", reached)
        if levels and reached != marks:
            message = f"the levels lead up to {reached}, and `marks` is {marks}"
            raise FieldError("TQ156", message, hint)
        return levels

    @staticmethod
    def check_points(points: tuple[str, ...], reading: Reading) -> tuple[str, ...]:
        """Refuse both points and levels, or neither, and other points than one for each mark."""
        levels, marks = reading.above.get("levels"), reading.above.get("marks", len(points))
        if levels is not None and bool(levels) == bool(points):
            message = "a task has either `levels` or `points`"
            raise FieldError("TQ157", message, "Say what earns its marks in one of the two ways.")
        if points and len(points) != marks:
            message = f"{len(points)} `points` stand for {marks} marks"
            raise FieldError("TQ157", message, "Write a point for each mark, or `levels`.")
        return points
