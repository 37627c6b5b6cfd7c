"""Checks: what a course must hold to, one rule a file.

A check takes a Course and yields findings. To add one, write a module with a function `check` and
put it into CHECKS; docs/problems.md explains every code.
"""

from collections.abc import Callable, Iterator

from talkquiz.checks import disputes, figures, links, names, places, topics
from talkquiz.checks import sources as source_check
from talkquiz.course.course import Course
from talkquiz.course.files import Finding

Check = Callable[[Course], Iterator[Finding]]

CHECKS: tuple[Check, ...] = (
    topics.check,
    source_check.check,
    links.check,
    disputes.check,
    figures.check,
    names.check,
    places.check,
)
