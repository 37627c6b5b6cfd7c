"""Which points of a handout give which grade."""

from collections.abc import Sequence
from decimal import Decimal
from math import ceil
from typing import NamedTuple

from talkquiz.course.grades import Grade
from talkquiz.handouts.handout import Version


class Band(NamedTuple):
    """The points that give a grade, from `first` to `last`; both are None where none do."""

    grade: Grade
    first: float | None
    last: float | None


def step_of(version: Version) -> float:
    """Return the least difference between two scores: half a point where a question has one."""
    questions = (question for section in version.sections for question in section.questions)
    has_halves = any(each.points / each.item.parts % 1 for each in questions)
    return 0.5 if has_halves else 1


def grade_bands(grades: Sequence[Grade], total: float, step: float) -> list[Band]:
    """Return the bands of `grades`, the best first, which hold each score up to `total` once.

    A grade begins with the lowest score, in whole steps, that reaches its percentage.
    """
    bands: list[Band] = []
    last = total
    for grade in grades:
        first = ceil(grade.least * Decimal(total) / Decimal(100 * step)) * step
        is_empty = first > last
        bands.append(Band(grade, *((None, None) if is_empty else (first, last))))
        last = min(last, first - step)
    return bands
