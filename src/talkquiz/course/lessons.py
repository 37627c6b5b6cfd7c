"""lessons.yaml: the course as a row of lessons: what is done, how long, with which sheet."""

from typing import Annotated

from talkquiz.course.shapes import FieldError, Filled, Id, Limits, Maybe, Reading, Shape, Text

LESSONS_FILE = "lessons.yaml"
Minutes = Annotated[int, Limits(1, 600)]


class Step(Shape):
    """One step of a lesson: what to `do`, with a handout (`sheet`) or a topic's cards, if any."""

    minutes: Minutes
    """How long the step takes.

    Example: 15
    """
    do: Text
    """What is done, as the teacher reads it.

    Example: Read the page on the harbour
    """
    sheet: Maybe[Id] = None
    """The name of a handout that is used: its file without `.yaml`.

    Example: first-quiz
    """
    cards: Maybe[Id] = None
    """The id of a topic whose cards are learnt.

    Example: harbour
    """


class Lesson(Shape):
    """A lesson, whose steps take its `minutes`; it teaches objectives, named by their ids."""

    id: Id
    """What sections of a handout call this lesson by.

    Example: the-pier
    """
    title: Text
    """The lesson as it is printed.

    Example: Why the pier was closed
    """
    minutes: Minutes
    """How long the lesson is. Its steps take as long together.

    Example: 45
    """
    teaches: tuple[Id, ...] = ()
    """The ids of the objectives that it serves.

    Example: [date-pier]
    """
    steps: Filled[Step]
    """What is done, in order.

    Example:
        [{minutes: 15, do: Learn the cards, cards: harbour}, {minutes: 30, do: Write and
          compare, sheet: first-quiz}]
    """
    homework: Maybe[Text] = None
    """What is to be done until the next lesson.

    Example: Learn the cards of the next topic.
    """

    @staticmethod
    def check_steps(steps: tuple[Step, ...], reading: Reading) -> tuple[Step, ...]:
        """Refuse steps that take more or less time than the lesson has."""
        taken = sum(step.minutes for step in steps)
        minutes = reading.above.get("minutes", taken)
        if taken != minutes:
            message = f"the steps take {taken} minutes, and the lesson has {minutes}"
            raise FieldError("TQ161", message, "Make them add up.")
        return steps
