"""Events among their neighbours."""

from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterable
from datetime import date
from operator import attrgetter
from typing import NamedTuple

from talkquiz.course.fact_kinds import bundled_kinds
from talkquiz.course.facts import Fact
from talkquiz.items.item import Moment
from talkquiz.language.dates import DateWords, Precision


def is_event(fact: Fact) -> bool:
    """Tell whether a fact is something that took place: no plan, no hope, nobody's claim."""
    is_sure = fact.mode == "happened" and fact.status == "reported"
    return is_sure and fact.kind in bundled_kinds().on_timeline


class Neighbours(NamedTuple):
    """An event, and those next to it: each the id of its fact with its moment, or None."""

    earlier: tuple[str, Moment] | None
    here: Moment
    later: tuple[str, Moment] | None

    def without(self, hidden: Container[str]) -> tuple[Moment, ...]:
        """Return the moments in order without neighbours that are `hidden`; none if none is left.

        No other event takes the place of one: a timeline with a hole would tell another story.
        """
        earlier, later = (
            () if each is None or each[0] in hidden else (each[1],)
            for each in (self.earlier, self.later)
        )
        return (*earlier, self.here, *later) if earlier or later else ()


class _Event(NamedTuple):
    first: date
    last: date
    id: str
    moment: Moment
    is_detail: bool


def timelines(facts: Iterable[Fact], dates: DateWords) -> dict[str, Neighbours]:
    """Return each event that took place with its neighbours, by the id of its fact.

    Plans, hopes and what only someone says are no events, and details, which no deck asks for, no
    neighbours. An event whose time may overlap with that of another has no timeline, because it
    cannot be told which came first.
    """
    events = []
    for fact in facts:
        when = fact.when
        if when is None or when.lower is None or when.upper is None:
            continue
        precise = when.precision in (Precision.DAY, Precision.MONTH)
        dated = precise and not when.approximate
        if dated and is_event(fact):
            moment = Moment(dates.say(when), fact.name)
            is_detail = fact.weight == "detail"
            events.append(_Event(when.lower, when.upper, fact.id, moment, is_detail))
    others = [event for event in events if not event.is_detail]
    by_first = sorted(others)
    by_last = sorted(others, key=attrgetter("last", "first", "id"))
    found = {}
    for event in events:
        before = bisect_left(by_last, event.first, key=attrgetter("last"))
        after = bisect_right(by_first, event.last, key=attrgetter("first"))
        overlapping = len(others) - before - (len(by_first) - after) - (not event.is_detail)
        if overlapping == 0:
            earlier = by_last[before - 1] if before else None
            later = by_first[after] if after < len(by_first) else None
            found[event.id] = Neighbours(
                (earlier.id, earlier.moment) if earlier else None,
                event.moment._replace(here=True),
                (later.id, later.moment) if later else None,
            )
    return found
