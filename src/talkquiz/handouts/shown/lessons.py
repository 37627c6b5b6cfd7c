"""`shows: lessons`: plans of lessons for the teacher, step by step."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from talkquiz.course.shapes import Id
from talkquiz.handouts.shown.section import Named, ShownSection, ShowTask, named_in
from talkquiz.problem import Wrong


class LessonsSection(ShownSection):
    """The lessons of the course: those listed, or else all."""

    shows: Literal["lessons"]
    """The lesson plans: objectives, minutes, sheets and cards.

    Example: lessons
    """
    lessons: tuple[Id, ...] = ()
    """The ids of the lessons: all unless you name some.

    Example: [the-pier]
    """

    def named(self) -> Iterator[Named]:
        """Yield the lessons that the section names."""
        return named_in(self.lessons, "lesson", "lessons")


class LessonStep(NamedTuple):
    """What is done for some minutes, with a handout (`sheet`) or the cards of a topic, if any."""

    minutes: int
    do: str
    sheet: str
    cards: str


class LessonPlan(NamedTuple):
    """A lesson, what it teaches, its steps, and the homework or nothing."""

    title: str
    minutes: int
    objectives: tuple[str, ...]
    steps: tuple[LessonStep, ...]
    homework: str


class Lessons(NamedTuple):
    """Lessons in the order in which they are held."""

    plans: tuple[LessonPlan, ...]


def show_lessons(section: LessonsSection, task: ShowTask, _: list[Wrong]) -> Lessons | None:
    """Return the lessons of `section`, with the words of their objectives.

    What cannot be read, or is not there, is a problem of lessons.yaml and passed over here.
    """
    outline, lessons = task.course.outline, task.course.lessons
    decks, known = {topic.id: topic.title for topic in outline.topics}, outline.objectives
    plans = []
    for each in section.lessons or lessons.entries:
        if each not in lessons.entries:
            continue
        lesson = lessons.entries[each]
        objectives = tuple(known[taught] for taught in lesson.teaches if taught in known)
        steps = (
            LessonStep(step.minutes, step.do, step.sheet or "", decks.get(step.cards or "", ""))
            for step in lesson.steps
        )
        title, homework = lesson.title, lesson.homework or ""
        plans.append(LessonPlan(title, lesson.minutes, objectives, tuple(steps), homework))
    return Lessons(tuple(plans)) if plans or not lessons.is_complete else None
