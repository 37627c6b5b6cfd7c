"""The order in which new cards come: as taught, but no card soon after one that gives it away.

Anki knows of no cards that belong together but those of one note, and keeps these apart only where
it is told to. So they have to stand apart by themselves: the cards of a list, those of one fact,
and enemies (see `talkquiz.items.enemies`).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from heapq import nsmallest
from itertools import chain
from typing import Final, NamedTuple

from talkquiz.items.enemies import Enemies
from talkquiz.items.item import Item

APART: Final = 6
"""So many cards are to stand between two of one fact."""
BETWEEN: Final = 2
"""So many are to stand between other enemies: a reason may come soon after what it explains."""
_AHEAD: Final = 2 * (APART + 1)
"""Among how many cards that are left the next one is looked for."""
_WIDTH: Final = 16
"""How many beginnings of an order are followed at a time."""
_BRANCHES: Final = 4
"""In how many ways each of them goes on."""


class _Beginning(NamedTuple):
    """A beginning of an order: what it costs, how it ends, and what may come next.

    Each pair that is turned round costs one, and two that stand too close the square of the places
    by which they do. Cards are numbers in teaching order. `waiting` are the first of those that are
    left, and `first` is the first that is not among them. `made` is its last card, with the
    beginning before it.
    """

    cost: int
    end: tuple[int, ...]
    waiting: tuple[int, ...]
    first: int
    made: tuple[int, "_Beginning"] | None = None

    def cards(self) -> list[int]:
        """Return all its cards in order."""
        found, beginning = list[int](), self
        while beginning.made:
            card, beginning = beginning.made
            found.append(card)
        return found[::-1]


class _Bound(NamedTuple):
    """What holds of one card, in numbers: those it must not stand near, those that come first.

    It is to stand `apart_from` those of its fact, and a little from other `enemies`.
    """

    apart_from: frozenset[int]
    enemies: frozenset[int]
    after: frozenset[int]


def spaced(chapters: Iterable[Sequence[Item]]) -> list[list[Item]]:
    """Return the cards of each chapter so that those that give each other away stand apart.

    `chapters` are in teaching order, and so are their items; a card stays in its chapter, and those
    before count as well, because students go from one chapter to the next. An item comes as often
    as it has cards. A card that shows the key of one taught before it never comes before that.
    Where a chapter is too small, or its cards too much akin, they stand as far apart as it allows.
    """
    in_order = [list(chapter) for chapter in chapters]
    enemies = Enemies(item for chapter in in_order for item in chapter)
    last: list[Item] = []
    made = []
    for chapter in in_order:
        row = [*last, *(item for item in chapter for _ in range(item.cards))]
        made.append([row[each] for each in _best(_bounds(row, enemies), len(last))])
        last = [*last, *made[-1]][-APART:]
    return made


def _bounds(row: Sequence[Item], enemies: Enemies) -> list[_Bound]:
    """Return what holds of each card of `row`, which is in teaching order."""
    numbers: dict[str, set[int]] = defaultdict(set)
    for number, item in enumerate(row):
        numbers[item.id].add(number)
    found = []
    for place, item in enumerate(row):
        akin = [number for other in enemies.of(item) for number in numbers.get(other, ())]
        own = [number for number in akin if set(row[number].facts) & set(item.facts)]
        taught = (numbers.get(other, ()) for other in enemies.given_away(item))
        before = frozenset(number for each in taught for number in each if number < place)
        own += numbers[item.id] - {place}
        found.append(_Bound(frozenset(own), frozenset(akin), before))
    return found


def _best(bounds: Sequence[_Bound], given: int) -> list[int]:
    """Return the order that costs least of those that are looked at.

    The first `given` stand before all others as they are. The cheapest beginnings are followed (a
    beam search), so that the work grows with the number of cards.
    """
    first = min(given + _AHEAD, len(bounds))
    end = tuple(range(given))[-APART:]
    orders = [_Beginning(0, end, tuple(range(given, first)), first)]
    for _ in range(given, len(bounds)):
        longer = chain.from_iterable(
            nsmallest(_BRANCHES, _longer(order, bounds), key=_rank) for order in orders
        )
        # Two that leave the same cards and end alike go on alike: the cheaper stands for both.
        unlike: dict[object, _Beginning] = {}
        for order in sorted(longer, key=_rank):
            unlike.setdefault((order.waiting, order.first, order.end), order)
        orders = [*unlike.values()][:_WIDTH]
    return orders[0].cards()


def _rank(order: _Beginning) -> tuple[int, tuple[int, ...]]:
    return order.cost, order.end


def _longer(order: _Beginning, bounds: Sequence[_Bound]) -> Iterator[_Beginning]:
    """Yield `order` with one card more, for each that may come next."""
    first = min(order.first + 1, len(bounds))
    more = tuple(range(order.first, first))
    for place, card in enumerate(order.waiting):
        bound, skipped = bounds[card], order.waiting[:place]
        if bound.after.isdisjoint(skipped):
            cost = order.cost + place
            for distance, other in enumerate(reversed(order.end), start=1):
                if other in bound.apart_from:
                    cost += (APART + 1 - distance) ** 2
                elif other in bound.enemies and distance <= BETWEEN:
                    cost += (BETWEEN + 1 - distance) ** 2
            waiting = (*skipped, *order.waiting[place + 1 :], *more)
            yield _Beginning(cost, (*order.end, card)[-APART:], waiting, first, (card, order))
