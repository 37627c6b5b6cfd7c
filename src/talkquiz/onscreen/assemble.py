"""A course and its items become question sets: one of all items, and one of each handout."""

from collections.abc import Iterable, Sequence

from talkquiz.course.course import Course, Topic
from talkquiz.deck.beside import Companions
from talkquiz.deck.imprint import imprint
from talkquiz.handouts.answer_sorts import CourseAnswers
from talkquiz.handouts.handout import Handout
from talkquiz.items.enemies import BY_FACTS, Enemies
from talkquiz.items.item import Item, Use
from talkquiz.onscreen.make import onscreen_question
from talkquiz.onscreen.question import Enter, Fill, Locate
from talkquiz.onscreen.question_set import QuestionSection, QuestionSet, QuestionTopic

_TYPED = (Enter, Fill, Locate)


def course_set(
    course: Course, items: Iterable[Item], *, deck_only: bool = False, limits: str = ""
) -> QuestionSet:
    """Return the questions of `items` by topic in teaching order, each with what is told beside it.

    With `deck_only` there are only those that the Anki deck has. `limits` says what `items` are
    less than the course, as the names of files do.
    """
    mark = imprint(course)
    beside = Companions(course)
    wanted = [each for each in items if not deck_only or Use.STUDY in each.uses]
    questions = [
        onscreen_question(beside.told_with(item), mark)
        for topic in course.outline.topics
        for item in wanted
        if item.topic == topic.id
    ]
    topics = _topics(course, wanted)
    return QuestionSet(mark, mark.id, mark.title, topics, tuple(questions), limits=limits)


def handout_set(handout: Handout, beside: Companions) -> QuestionSet | None:
    """Return the questions of a handout, as its first version has them; None if it asks nothing."""
    sections = [
        QuestionSection(
            section.title,
            section.directions,
            tuple(
                onscreen_question(beside.told_with(each.item), handout.imprint, each.points)
                for each in section.questions
            ),
        )
        for section in handout.versions[0].sections
        if section.questions
    ]
    if not sections:
        return None
    items = handout.versions[0].items
    asked = tuple(question for each in sections for question in each.questions)
    name = f"{handout.imprint.id}-{handout.name}"
    return QuestionSet(
        handout.imprint, name, handout.title, _topics(beside.course, items), asked, tuple(sections)
    )


def with_akin(questions: QuestionSet, items: Iterable[Item]) -> QuestionSet:
    """Return `questions`, made of `items`, with those that give each other away.

    Which are on one fact, or on facts that the course keeps apart, the questions say themselves.
    """
    asked = {each.id: place for place, each in enumerate(questions.questions)}
    wanted = [item for item in items if item.id in asked]
    enemies = Enemies(wanted)
    pairs = tuple(
        (item.id, other)
        for item in sorted(wanted, key=lambda each: asked[each.id])
        for other, reason in enemies.of(item).items()
        if reason not in BY_FACTS and asked[item.id] < asked[other]
    )
    return questions._replace(akin=pairs)


def with_wrong_names(questions: QuestionSet, course: Course, items: Iterable[Item]) -> QuestionSet:
    """Return `questions`, made of `items`, with names that are wrong where one is to be typed."""
    by_id, answers = {item.id: item for item in items}, CourseAnswers(course)
    typed = [each for each in questions.questions if isinstance(each.answering, _TYPED)]
    found = {each.id: answers.wrong_names(by_id[each.id]) for each in typed}
    return questions._replace(wrong=found)


def _topics(course: Course, items: Sequence[Item]) -> tuple[QuestionTopic, ...]:
    asked = {item.topic for item in items}
    return tuple(map(_topic, (each for each in course.outline.topics if each.id in asked)))


def _topic(topic: Topic) -> QuestionTopic:
    objectives = tuple(topic.objectives.values())
    return QuestionTopic(topic.id, topic.title, topic.number, topic.introduction, objectives)
