"""Events among their neighbours."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from datetime import date
from operator import attrgetter
from typing import NamedTuple

from talkquiz.course.fact_kinds import bundled_kinds
from talkquiz.course.facts import Fact
from talkquiz.items.item import Moment
from talkquiz.language.dates import DateWords, Precision


class _Event(NamedTuple):
    first: date
    last: date
    id: str
    moment: Moment
    is_detail: bool


def is_event(fact: Fact) -> bool:
    """Tell whether a fact is something that took place: no plan, no hope, nobody's claim."""
    is_sure = fact.mode == "happened" and fact.status == "reported"
    return is_sure and fact.kind in bundled_kinds().on_timeline


def timelines(facts: Iterable[Fact], dates: DateWords) -> dict[str, tuple[Moment, ...]]:
    """Return each event that took place between its neighbours, by the id of its fact.

    Plans, hopes and what only someone says are no events, and details, which no deck asks for, no
    neighbours. A neighbour lies wholly before or after an event: what may overlap with it is left
    out. An event without any has no timeline.
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
    neighbours = [event for event in events if not event.is_detail]
    by_first = sorted(neighbours)
    by_last = sorted(neighbours, key=attrgetter("last", "first", "id"))
    found = {}
    for event in events:
        before = bisect_left(by_last, event.first, key=attrgetter("last"))
        after = bisect_right(by_first, event.last, key=attrgetter("first"))
        earlier, later = by_last[max(before - 1, 0) : before], by_first[after : after + 1]
        if earlier or later:
            here = event._replace(moment=event.moment._replace(here=True))
            found[event.id] = tuple(each.moment for each in (*earlier, here, *later))
    return found
