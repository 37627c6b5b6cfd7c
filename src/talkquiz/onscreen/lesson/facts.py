"""The facts of a lesson in words: what is told, when, who says so, and where it is from."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from talkquiz.course.course import Course
from talkquiz.course.facts import Cite, Fact, OutcomeCite
from talkquiz.items.fact_wording import as_of, caution, reference, speaker
from talkquiz.items.item import reference_lines
from talkquiz.onscreen.lesson.marks import Mark, mark_of


class LessonFact(NamedTuple):
    """What a fact tells, in words, with `per` who says so, and its source lines.

    Its `mark` tells an event from a plan, a wish or a word. `came_of_it` is what became of a plan,
    with sources of its own.
    """

    id: str
    topic: str
    claim: str
    day: str
    mark: Mark
    caution: str
    per: str
    sources: tuple[str, ...]
    came_of_it: str
    outcome_sources: tuple[str, ...]


class Objective(NamedTuple):
    """What a student can do after a topic, and the ids of the facts that serve it."""

    topic: str
    says: str
    facts: tuple[str, ...]


def lesson_facts(course: Course, facts: Iterable[Fact]) -> tuple[LessonFact, ...]:
    """Return `facts` in words."""
    return tuple(_told(fact, course) for fact in facts)


def _told(fact: Fact, course: Course) -> LessonFact:
    outcome = fact.came_of_it
    return LessonFact(
        id=fact.id,
        topic=fact.topic,
        claim=fact.claim.text,
        day=as_of(fact, course.language) or "",
        mark=mark_of(fact, course.language),
        caution=caution(fact, course.language),
        per=speaker(fact, course) or "",
        sources=_lines(fact.cite, course),
        came_of_it=outcome.says if outcome else "",
        outcome_sources=_lines(outcome.cite, course) if outcome else (),
    )


def _lines(cites: Iterable[Cite | OutcomeCite], course: Course) -> tuple[str, ...]:
    cited = (reference(each, course) for each in cites)
    return tuple(reference_lines(cited, course.language))


def objectives(course: Course, facts: Sequence[Fact]) -> tuple[Objective, ...]:
    """Return the objectives of the course that `facts` serve, in teaching order."""
    serving: dict[str, list[str]] = {}
    for fact in facts:
        for each in fact.teaches:
            serving.setdefault(each, []).append(fact.id)
    return tuple(
        Objective(topic.id, says, tuple(serving[each]))
        for topic in course.outline.topics
        for each, says in topic.objectives.items()
        if each in serving
    )
