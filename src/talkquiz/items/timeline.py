"""Where an event stands in time: the one before it and the one after it."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from talkquiz.course.facts import Fact
from talkquiz.items.item import Item, Moment
from talkquiz.language.date_words import DateWords
from talkquiz.language.edtf import Precision, When

_KIND = "event"
_PRECISE = (Precision.DAY, Precision.MONTH)


class _Event(NamedTuple):
    first: date
    last: date
    id: str
    moment: Moment


class Timeline:
    """Events that took place, by date; plans, hopes and what only someone says are none of them."""

    def __init__(self, facts: Mapping[str, Fact], dates: DateWords) -> None:
        events = [event for fact in facts.values() if (event := _event(fact, dates))]
        self._facts = facts
        self._events = {event.id: event for event in events}
        self._by_first = sorted(events)
        self._by_last = sorted(events, key=lambda event: (event.last, event.first, event.id))
        self._firsts = [event.first for event in self._by_first]
        self._lasts = [event.last for event in self._by_last]

    def placed(self, item: Item) -> Item:
        """Return `item` with the timeline of its event, if it asks for the date of one."""
        fact = self._facts.get(next(iter(item.facts), ""))
        slot = fact.slots.get(item.slot) if fact else None
        if fact is None or slot is None or slot.when is None:
            return item
        return replace(item, timeline=self.around(fact.id))

    def around(self, fact_id: str) -> tuple[Moment, ...]:
        """Return the event of a fact with its neighbours, nothing if it is no event or has none.

        A neighbour lies wholly before or after it: a date that could be either is left out.
        """
        event = self._events.get(fact_id)
        if event is None:
            return ()
        before = bisect_left(self._lasts, event.first)
        after = bisect_right(self._firsts, event.last)
        earlier = [self._by_last[before - 1].moment] if before else []
        later = [each.moment for each in self._by_first[after : after + 1]]
        here = event.moment._replace(here=True)
        return (*earlier, here, *later) if earlier or later else ()


def _event(fact: Fact, dates: DateWords) -> _Event | None:
    when = fact.when
    if when is None or not (_is_sure(fact) and _is_precise(when)):
        return None
    if when.lower is None or when.upper is None or not any(s.when for s in fact.slots.values()):
        return None
    return _Event(when.lower, when.upper, fact.id, Moment(dates.say(when), fact.name))


def _is_sure(fact: Fact) -> bool:
    return fact.kind == _KIND and fact.mode == "happened" and fact.status == "reported"


def _is_precise(when: When) -> bool:
    return when.precision in _PRECISE and not when.approximate
