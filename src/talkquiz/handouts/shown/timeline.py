"""`shows: timeline`: dated facts from the earliest to the latest, plans told from events.

What lasted is a bar beside the rows of its time. Lanes stand side by side, one for each string of
events; what belongs to none goes over all of them.
"""

from collections.abc import Iterator, Mapping, Sequence, Set
from datetime import date
from itertools import groupby
from types import MappingProxyType
from typing import Literal, NamedTuple

from talkquiz.course.course import Course
from talkquiz.course.fact_kinds import bundled_kinds
from talkquiz.course.facts import AHEAD, Fact, Mode
from talkquiz.course.shapes import Filled, Id, Text
from talkquiz.handouts.shown.section import (
    Named,
    SectionOnTopics,
    ShowTask,
    is_from_outside,
    named_in,
)
from talkquiz.language.dates import Precision, When, parse_when
from talkquiz.language.language_file import Language
from talkquiz.problem import Wrong


class TimelineSection(SectionOnTopics):
    """Dated facts: those listed as `facts` and `bars`, or else the core events of the topics.

    `lanes` have the topics, or the facts, of each. `bars` last, so their dates are intervals.
    `labels` have other words for a fact than its claim.
    """

    shows: Literal["timeline"]
    """Dated facts, year by year.

    Example: timeline
    """
    facts: tuple[Id, ...] = ()
    """The ids of the facts on it: the core events of the topics unless you name some.

    Example: [pier-closed, pier-opened]
    """
    lanes: Mapping[str, Filled[Id]] = MappingProxyType({})
    """What stands side by side: under each heading topics, or single facts.

    Example: {The harbour: [harbour], The council: [pier-vote]}
    """
    bars: tuple[Id, ...] = ()
    """The ids of facts that last, so that their `when` is an interval.

    Example: [pier-shut]
    """
    labels: Mapping[str, Text] = MappingProxyType({})
    """By fact: other words than its claim.

    Example: {pier-closed: The old pier is closed}
    """

    def named(self) -> Iterator[Named]:
        """Yield the topics and the facts that the section names."""
        yield from super().named()
        yield from named_in(self.facts, "fact", "facts")
        yield from named_in(self.bars, "fact", "bars")
        for title, ids in self.lanes.items():
            yield from named_in(ids, "topic or fact", "lanes", title)
        for each in self.labels:
            yield ("labels", each), "fact", each

    def lane_of(self, fact: Fact) -> int | None:
        """Return the number of the lane that names `fact`, or else its topic; None if none does."""
        lanes = list(self.lanes.values())
        for wanted in (fact.id, fact.topic):
            found = next((n for n, ids in enumerate(lanes) if wanted in ids), None)
            if found is not None:
                return found
        return None


class TimelineEvent(NamedTuple):
    """What stands beside a date, in the lane of a number or over all of them (None).

    `mode` tells an event from a plan, `per` is whose word it is, or empty. `outcome` is what came
    of a plan. What is `outside` is not from the reports of the course; what `lasts` has a bar.
    `fact` is the id of the fact that it tells.
    """

    text: str
    mode: Mode
    lane: int | None = None
    per: str = ""
    outside: bool = False
    outcome: str = ""
    outcome_outside: bool = False
    lasts: bool = False
    fact: str = ""


class TimelineRow(NamedTuple):
    """A date in words, what stands beside it, and of each track whether a bar lasts there."""

    day: str
    events: tuple[TimelineEvent, ...]
    lasting: tuple[bool, ...]


class Year(NamedTuple):
    """A year with its rows; `lasting` says of each track whether a bar lasts into it."""

    title: str
    rows: tuple[TimelineRow, ...]
    lasting: tuple[bool, ...]


class Timeline(NamedTuple):
    """Years with their rows; each row has as many `tracks` for bars."""

    lanes: tuple[str, ...]
    years: tuple[Year, ...]
    tracks: int

    @property
    def events(self) -> list[TimelineEvent]:
        """All events and plans, in the order of time."""
        return [event for year in self.years for row in year.rows for event in row.events]


class _Dated(NamedTuple):
    """A fact with its date: it stands `at` the middle of the day, month or year of its begin."""

    at: date
    last: date
    place: int
    fact: Fact
    when: When


def show_timeline(
    section: TimelineSection, task: ShowTask, problems: list[Wrong]
) -> Timeline | None:
    """Return the timeline of `section`; facts that have no place on one are problems (TQ419)."""
    dated = _in_order(section, task, problems)
    if not dated:
        return None
    course, starts = task.course, _rows(section, dated)
    tracks = _tracks(section, starts)
    years: list[Year] = []
    for year, numbers in groupby(range(len(starts)), key=lambda at: starts[at][0].at.year):
        rows = []
        for at in numbers:
            events = tuple(_event(each.fact, section, course) for each in starts[at])
            lasting = tuple(any(at in bar for bar in track) for track in tracks)
            rows.append(TimelineRow(_day(starts[at][0].when, course.language), events, lasting))
        first = sum(len(before.rows) for before in years)
        into = tuple(any(first in bar[1:] for bar in track) for track in tracks)
        years.append(Year(str(year), tuple(rows), into))
    return Timeline(tuple(section.lanes), tuple(years), len(tracks))


def _in_order(section: TimelineSection, task: ShowTask, problems: list[Wrong]) -> list[_Dated]:
    """Return the facts of `section` in the order of time."""
    known, topics = task.course.facts.entries, {topic.id for topic in task.topics_of(section)}
    if section.facts:
        chosen = {*section.facts, *section.bars}
    else:
        chosen = {each for each in known if _is_core_event(known[each])} | {*section.bars}
        chosen |= {each for ids in section.lanes.values() for each in ids}
    found = []
    for place, fact in enumerate(task.course.in_teaching_order()):
        when = fact.when
        if when and fact.id in chosen and fact.topic in topics:
            begin = when if when.lower is None else parse_when(when.edtf.partition("/")[0])
            first, last = begin.lower or date.min, begin.upper or date.max
            at = first + (last - first) / 2 if begin.lower else last
            found.append(_Dated(at, when.upper or date.max, place, fact, when))
    problems += _misplaced(section, task, {each.fact.id for each in found})
    return sorted(found, key=lambda each: each[:3])


def _misplaced(section: TimelineSection, task: ShowTask, shown: Set[str]) -> Iterator[Wrong]:
    """Yield what has no place on the timeline, and labels and lanes of what is not `shown`.

    A build that is limited to some topics leaves out what is of others, and that is meant.
    """
    known = task.course.facts.entries
    for key, ids in (("facts", section.facts), ("bars", section.bars)):
        for index, each in enumerate(ids):
            when = known[each].when
            if when is None or (key == "bars" and when.precision is not Precision.INTERVAL):
                wanted = "an interval" if when else "a date"
                message = f"`{each}` has no place here: its `when` is not {wanted}"
                hint = "Give it one, as 2016-02-27/2016-04, or leave it out."
                yield Wrong("TQ419", message, hint, (key, index))
    for at, sort, each in section.named():
        is_topic = sort == "topic or fact" and task.course.outline.knows_topic(each)
        dated = each not in known or known[each].when
        if dated and not (sort == "topic" or is_topic or task.topics or each in shown):
            message = f"`{each}` is not on the timeline"
            yield Wrong("TQ419", message, "Add it to `facts`, or remove it here.", at)


def _is_core_event(fact: Fact) -> bool:
    return fact.weight == "core" and fact.kind in bundled_kinds().on_timeline


def _rows(section: TimelineSection, dated: Sequence[_Dated]) -> list[list[_Dated]]:
    """Return what stands in one row: of one date, each in its lane, all plans or no plans."""
    rows: list[list[_Dated]] = []
    for each in dated:
        lane = section.lane_of(each.fact)
        beside = rows[-1] if rows and rows[-1][0].when == each.when else []
        lanes = {section.lane_of(other.fact) for other in beside}
        lay_ahead = {each.fact.mode in AHEAD for each in (each, *beside)}
        if beside and len(lay_ahead) == 1 and lane is not None and lanes.isdisjoint({lane, None}):
            beside.append(each)
        else:
            rows.append([each])
    return rows


def _tracks(section: TimelineSection, rows: Sequence[Sequence[_Dated]]) -> list[list[range]]:
    """Return the rows of each bar, from its own to the last that it reaches, in tracks.

    There are as few tracks as may be: in each, a row is free between two bars.
    """
    tracks: list[list[range]] = []
    for begin, row in enumerate(rows):
        for each in (each for each in row if each.fact.id in section.bars):
            reached = [n for n in range(begin, len(rows)) if rows[n][0].at <= each.last]
            bar = range(begin, max(reached, default=begin) + 1)
            free = next((track for track in tracks if track[-1].stop < begin), None)
            if free is None:
                tracks.append([bar])
            else:
                free.append(bar)
    return tracks


def _day(when: When, language: Language) -> str:
    """Return `when` in words, below the heading of its first year, which is not said again."""
    words = language.shown
    dates = language.dates._replace(day=words.day_of_year, month=words.month_of_year)
    first, last = when.lower, when.upper
    if when.precision is not Precision.INTERVAL or not first or not last:
        return dates.say(when)
    begin, end = map(parse_when, when.edtf.split("/"))
    if first.replace(day=1) == last.replace(day=1) and not when.approximate:
        month = dates.months[last.month - 1]
        return words.days_of_month.format(first=first.day, last=last.day, month=month)
    of_end = dates if first.year == last.year else language.dates
    return dates.span.format(first=dates.say(begin), last=of_end.say(end))


def _event(fact: Fact, section: TimelineSection, course: Course) -> TimelineEvent:
    """Return `fact` as it stands on the timeline of `section`."""
    entry = course.lexicon.entries.get(fact.per or "")
    outcome = fact.came_of_it
    return TimelineEvent(
        section.labels.get(fact.id, fact.claim.text),
        fact.mode,
        section.lane_of(fact),
        entry.name if entry and fact.mode not in AHEAD else "",
        is_from_outside(fact.cite, course),
        outcome.says if outcome else "",
        bool(outcome and is_from_outside(outcome.cite, course)),
        fact.id in section.bars,
        fact.id,
    )
