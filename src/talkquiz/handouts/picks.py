"""What a teacher picks by hand: questions to have, to do without, to have others in their place.

They are named by the short id that a key prints, by the whole id, or by the fact that they ask for;
a task, which weighs facts, by its own id.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from talkquiz.handouts.past import NO_PAST, Past
from talkquiz.items.item import Item
from talkquiz.problem import Location, Severity, TalkQuizError, did_you_mean

PIN, WITHOUT, SWAP = "--pin", "--without", "--swap"
"""The options that pick."""


class Pick(NamedTuple):
    """What was picked, as it was `wanted`: one item, or all that ask for a fact.

    It was given by an `option` of the command line, or stands `at` a place of the blueprint.
    """

    wanted: str
    items: tuple[Item, ...]
    option: str = ""
    at: Location = ()

    @property
    def ids(self) -> set[str]:
        """The ids of the items."""
        return {item.id for item in self.items}


class Remark(NamedTuple):
    """What is to be said of a pick, and how bad it is; the rest is as in a problem."""

    pick: Pick
    code: str
    message: str
    hint: str
    severity: Severity = Severity.ERROR


class Picks(NamedTuple):
    """All that is picked for a handout, and what was asked before and shall not be asked again.

    `pins` are to be on it, `without` not; `swaps` have a like one in their place. Those `for_one`
    handout alone may pin what none of its sections asks for.
    """

    pins: tuple[Pick, ...] = ()
    without: tuple[Pick, ...] = ()
    swaps: tuple[Pick, ...] = ()
    past: Past = NO_PAST
    for_one: bool = False

    def with_own(self, own: "Picks") -> "Picks":
        """Return these with a blueprint's `own` before them, which pins nothing that these drop."""
        left_out = {each for pick in self.without for each in pick.ids}
        pins = tuple(pick for pick in own.pins if not pick.ids <= left_out)
        return self._replace(pins=pins + self.pins, without=own.without + self.without)


NO_PICKS = Picks()


class UnknownItemError(TalkQuizError):
    """Raised for what is picked on the command line, and no question or fact is called."""


class ItemFinder:
    """Finds items by what a teacher types."""

    def __init__(self, items: Iterable[Item]) -> None:
        self._found: dict[str, tuple[Item, ...]] = {}
        of_fact: dict[str, list[Item]] = defaultdict(list)
        for item in items:
            self._found[item.id] = self._found[item.short_id] = (item,)
            for fact in (item.task,) if item.task else item.asked_facts:
                of_fact[fact].append(item)
        self._found |= {fact: tuple(asking) for fact, asking in of_fact.items()}

    def find(self, wanted: str) -> tuple[Item, ...]:
        """Return the item that is called so, or all that ask for the fact; nothing if none does."""
        return self._found.get(wanted) or self._found.get(wanted.strip().lower(), ())

    def picked(self, option: str, wanted: Iterable[str]) -> tuple[Pick, ...]:
        """Return what an `option` picks; raises UnknownItemError, naming all that is unknown."""
        picks = tuple(Pick(each, self.find(each), option) for each in dict.fromkeys(wanted))
        unknown = [
            f"there is no question and no fact `{each.wanted}`. {self.hint(each.wanted)}"
            for each in picks
            if not each.items
        ]
        if unknown:
            raise UnknownItemError(" ".join(unknown), option=option)
        return picks

    def hint(self, wanted: str) -> str:
        """Return what may have been meant by an id that nothing is called."""
        otherwise = "`talkquiz items` lists all questions with their short ids."
        return did_you_mean(wanted.lower(), self._found, otherwise)
