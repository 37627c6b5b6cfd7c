"""lessons.yaml: the course as a row of lessons: what is done, how long, with which sheet."""

from typing import Annotated

from talkquiz.course.shapes import FieldError, Filled, Id, Limits, Maybe, Reading, Shape, Text

LESSONS_FILE = "lessons.yaml"
Minutes = Annotated[int, Limits(1, 600)]


class Step(Shape):
    """One step of a lesson: what to `do`, with a handout (`sheet`) or a topic's cards, if any."""

    minutes: Minutes
    do: Text
    sheet: Maybe[Id] = None
    cards: Maybe[Id] = None


class Lesson(Shape):
    """A lesson, whose steps take its `minutes`; it teaches objectives, named by their ids."""

    id: Id
    title: Text
    minutes: Minutes
    teaches: tuple[Id, ...] = ()
    steps: Filled[Step]
    homework: Maybe[Text] = None

    @staticmethod
    def check_steps(steps: tuple[Step, ...], reading: Reading) -> tuple[Step, ...]:
        """Refuse steps that take more or less time than the lesson has."""
        taken = sum(step.minutes for step in steps)
        minutes = reading.above.get("minutes", taken)
        if taken != minutes:
            message = f"the steps take {taken} minutes, and the lesson has {minutes}"
            raise FieldError("TQ161", message, "Make them add up.")
        return steps
