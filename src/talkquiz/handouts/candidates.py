"""The items that handouts are drawn from."""

from collections.abc import Iterable, Sequence
from typing import get_args

from talkquiz.course.course import Course
from talkquiz.course.facts import Weight
from talkquiz.handouts.answer_sorts import CourseAnswers
from talkquiz.handouts.blueprint import Plan
from talkquiz.handouts.past import NO_PAST
from talkquiz.handouts.picks import Picks
from talkquiz.handouts.selection import Candidates
from talkquiz.items.enemies import Enemies
from talkquiz.items.item import Item, Use


def candidates_of(
    course: Course, items: Iterable[Item], plans: Iterable[Plan], picked: Sequence[Picks]
) -> Candidates:
    """Return the items for these handouts, and what tells which of them may meet.

    `picked` has what is picked for each of them; what was asked before is the same for all.
    """
    # What takes the place of another may matter less, if nothing else is left.
    swaps = any(each.swaps for each in picked)
    asked = {
        (section.makes, weight)
        for plan in plans
        for section in plan.blueprint.asking.values()
        for weight in (get_args(Weight) if swaps else section.weight)
    }
    printable = [item for item in items if Use.PRINT in item.uses]
    chosen_from = {
        item.id: item for item in printable if item.task or (item.kind, item.weight) in asked
    }
    pins = (pick for each in picked for pick in each.pins)
    chosen_from |= {item.id: item for pick in pins for item in pick.items}
    read = {
        topic: {fact for paragraph in reading.paragraphs for fact in paragraph.facts}
        for topic, reading in course.readings.items()
    }
    enemies, answers = Enemies(list(chosen_from.values())), CourseAnswers(course)
    past = picked[0].past if picked else NO_PAST
    return Candidates(printable, enemies, answers, read, past)
