"""Where an event stands in time: the one before it and the one after it."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from talkquiz.course.fact_kinds import bundled_kinds
from talkquiz.course.facts import Fact
from talkquiz.items.item import Item, Moment
from talkquiz.language.date_words import DateWords
from talkquiz.language.edtf import Precision

_PRECISE = (Precision.DAY, Precision.MONTH)


class _Event(NamedTuple):
    first: date
    last: date
    id: str
    moment: Moment


class Timeline:
    """Events that took place, by date; plans, hopes and what only someone says are none of them."""

    def __init__(self, facts: Mapping[str, Fact], dates: DateWords) -> None:
        events = [event for event in (_event(fact, dates) for fact in facts.values()) if event]
        self._facts = facts
        self._events = {event.id: event for event in events}
        self._by_first = sorted(events)
        self._by_last = sorted(events, key=lambda event: (event.last, event.first, event.id))
        self._firsts = [event.first for event in self._by_first]
        self._lasts = [event.last for event in self._by_last]

    def placed(self, item: Item) -> Item:
        """Return `item` with the timeline of its event, if it asks for the date of one."""
        fact = self._facts[item.facts[0]]
        slot = fact.slots.get(item.slot)
        return replace(item, timeline=self.around(fact.id)) if slot and slot.when else item

    def around(self, fact_id: str) -> tuple[Moment, ...]:
        """Return the event of a fact with its neighbours; nothing if it is no event or has none.

        A neighbour lies wholly before or after it: what may overlap with it is left out.
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
    """Return a fact as an event of a timeline; None if it is none, or may not have happened."""
    when = fact.when
    if when is None or when.lower is None or when.upper is None:
        return None
    if fact.kind not in bundled_kinds().on_timeline or when.approximate:
        return None
    is_sure = fact.mode == "happened" and fact.status == "reported"
    if not is_sure or when.precision not in _PRECISE:
        return None
    if not any(slot.when for slot in fact.slots.values()):  # so no item asks for its date
        return None
    return _Event(when.lower, when.upper, fact.id, Moment(dates.say(when), fact.name))
