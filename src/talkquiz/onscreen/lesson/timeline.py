"""All dated facts from the earliest to the latest, each below the heading of its year."""

from collections.abc import Iterable
from typing import NamedTuple

from talkquiz.course.facts import Fact
from talkquiz.handouts.shown.section import ShowTask
from talkquiz.handouts.shown.timeline import TimelineSection, show_timeline


class TimelineRow(NamedTuple):
    """A date in words, below the heading of its year, and the id of the fact that has it."""

    day: str
    fact: str


class TimelineYear(NamedTuple):
    """A year with what was in it, in the order of time."""

    title: str
    rows: tuple[TimelineRow, ...]


def timeline(task: ShowTask, facts: Iterable[Fact]) -> tuple[TimelineYear, ...]:
    """Return those of `facts` that have a date, year by year."""
    dated = tuple(fact.id for fact in facts if fact.when)
    shown = show_timeline(TimelineSection(shows="timeline", facts=dated), task, [])
    return tuple(
        TimelineYear(
            year.title,
            tuple(TimelineRow(row.day, event.fact) for row in year.rows for event in row.events),
        )
        for year in (shown.years if shown and dated else ())
    )
