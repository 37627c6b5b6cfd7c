"""What was asked before, and is not to be asked again where that can be had."""

from collections.abc import Collection, Iterable
from typing import NamedTuple

from talkquiz.items.item import Item
from talkquiz.problem import Problem, Severity


class Past(NamedTuple):
    """What was asked before: items never to be asked again, and facts only where nothing else is.

    `items` are ids of items, `facts` those of facts that they ask for.
    """

    items: Collection[str] = frozenset()
    facts: Collection[str] = frozenset()

    def asks_again(self, item: Item) -> bool:
        """Tell whether `item` asks for a fact that was asked for before; a task weighs facts."""
        return not item.task and any(fact in self.facts for fact in item.asked_facts)


NO_PAST = Past()


def past_of(items: Iterable[Item]) -> Past:
    """Return `items` and the facts that they ask for as what was asked before."""
    found = list(items)
    facts = {fact for item in found if not item.task for fact in item.asked_facts}
    return Past(frozenset(item.id for item in found), frozenset(facts))


def asked_again(handout: str, items: Iterable[Item], past: Past) -> list[Problem]:
    """Return a warning where some of `items` of a handout ask for facts of the `past`."""
    again = [item.short_id for item in items if past.asks_again(item)]
    if not again:
        return []
    ask = "1 question asks" if len(again) == 1 else f"{len(again)} questions ask"
    message = f"{ask} anew for what other questions asked before, as too little else is left"
    hint = f"On {handout}: {', '.join(again)}. Allow more topics or details, or ask for fewer."
    return [Problem("--not-in", 0, 0, "TQ432", message, hint, Severity.WARNING)]
