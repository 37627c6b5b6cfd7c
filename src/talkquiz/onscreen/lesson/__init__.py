"""What the study page shows beside its questions: texts, who is who, when, where, by whom."""

from collections.abc import Sequence
from typing import NamedTuple

from talkquiz.course.course import Course
from talkquiz.handouts.shown.section import ShowTask
from talkquiz.items.item import Item
from talkquiz.items.typeset import typeset_texts
from talkquiz.onscreen.lesson.accounts import Accounts, accounts
from talkquiz.onscreen.lesson.facts import LessonFact, Objective, lesson_facts, objectives
from talkquiz.onscreen.lesson.names import LessonName, names
from talkquiz.onscreen.lesson.places import LessonMap, maps
from talkquiz.onscreen.lesson.readings import TopicText, readings
from talkquiz.onscreen.lesson.timeline import TimelineYear, timeline
from talkquiz.onscreen.question import OnscreenQuestion


class Lesson(NamedTuple):
    """All that there is to read and to look at, beside the questions of a course.

    It tells of the `facts` that are asked, and of no other: each stands here once, in teaching
    order, and all else names it by its id. What a course does not have is empty.
    """

    facts: tuple[LessonFact, ...] = ()
    objectives: tuple[Objective, ...] = ()
    readings: tuple[TopicText, ...] = ()
    names: tuple[LessonName, ...] = ()
    timeline: tuple[TimelineYear, ...] = ()
    maps: tuple[LessonMap, ...] = ()
    accounts: tuple[Accounts, ...] = ()


def lesson(course: Course, items: Sequence[Item], questions: Sequence[OnscreenQuestion]) -> Lesson:
    """Return what the study page of a course shows beside its `questions`, made of `items`.

    Texts have the quotation marks of the language.
    """
    asked = {question.id for question in questions}
    task = ShowTask(course, [item for item in items if item.id in asked])
    known = {fact for item in task.items for fact in item.facts} & course.facts.entries.keys()
    facts = [fact for fact in course.in_teaching_order() if fact.id in known]
    made = Lesson(
        lesson_facts(course, facts),
        objectives(course, facts),
        readings(task),
        names(course, facts, questions),
        timeline(task, facts),
        maps(course, facts, questions),
        accounts(course, facts, questions),
    )
    typeset: Lesson = typeset_texts(made, course.language.quotes)
    return typeset
