"""The order in which new cards come: as taught, but no card soon after one that gives it away.

Anki knows of no cards that belong together but those of one note, and keeps these apart only where
it is told to. So they have to stand apart by themselves: the cards of a list, those of one fact,
and enemies (see `talkquiz.items.enemies`).
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import chain
from operator import attrgetter
from typing import Final, NamedTuple

from talkquiz.items.enemies import Enemies
from talkquiz.items.item import Item

APART: Final = 6
"""So many cards are to stand between two of one fact."""
BETWEEN: Final = 2
"""So many are to stand between other enemies: a reason may come soon after what it explains."""
_AHEAD: Final = 10
"""Among how many cards that are left the next one is looked for."""
_WIDTH: Final = 6
"""How many beginnings of an order are followed at a time."""
_BRANCHES: Final = 3
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

    It is to stand `apart_from` those of its fact, and a little from all `enemies`.
    """

    apart_from: frozenset[int]
    enemies: frozenset[int]
    after: frozenset[int]


def spaced(
    chapters: Iterable[Sequence[Item]], needed: Callable[[Item], Collection[str]] = lambda _: ()
) -> list[list[Item]]:
    """Return the cards of each chapter so that those that give each other away stand apart.

    `chapters` are in teaching order, and so are their items; a card stays in its chapter, and those
    before count as well, because students go from one chapter to the next. An item comes as often
    as it has cards. A card that shows the key of one taught before it never comes before that, nor
    before a fact taught before it that it needs: `needed` tells which those are. Where a chapter
    is too small, or its cards too much akin, they stand as far apart as it allows.
    """
    in_order = [list(chapter) for chapter in chapters]
    enemies = Enemies(item for chapter in in_order for item in chapter)
    last: list[Item] = []
    made = []
    for chapter in in_order:
        row = [*last, *(item for item in chapter for _ in range(item.cards))]
        bounds = _bounds(row, len(last), enemies, needed)
        made.append([row[each] for each in _best(bounds, len(last))])
        last = [*last, *made[-1]][-APART:]
    return made


def _bounds(
    row: Sequence[Item], given: int, enemies: Enemies, needed: Callable[[Item], Collection[str]]
) -> list[_Bound]:
    """Return what holds of each card of `row`, which is in teaching order.

    Of the first `given` nothing does, as they have their places.
    """
    numbers: dict[str, set[int]] = defaultdict(set)
    first_of: dict[str, int] = {}
    for number, item in enumerate(row):
        numbers[item.id].add(number)
        for fact in item.facts:
            first_of.setdefault(fact, number)
    found = [_Bound(frozenset(), frozenset(), frozenset())] * given
    for place, item in enumerate(row[given:], start=given):
        akin = [number for other in enemies.of(item) for number in numbers.get(other, ())]
        own = [number for number in akin if set(row[number].facts) & set(item.facts)]
        taught = (numbers.get(other, ()) for other in enemies.given_away(item))
        earlier = {number for each in taught for number in each}
        earlier.update(first_of[fact] for fact in needed(item) if fact in first_of)
        before = frozenset(number for number in earlier if number < place)
        own += numbers[item.id] - {place}
        found.append(_Bound(frozenset(own), frozenset(akin + own), before))
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
        longer = chain.from_iterable(_longer(order, bounds) for order in orders)
        # Two that leave the same cards and end alike go on alike: the cheaper stands for both.
        unlike: dict[object, _Beginning] = {}
        for order in sorted(longer, key=attrgetter("cost", "end")):
            unlike.setdefault((order.waiting, order.first, order.end), order)
        orders = [*unlike.values()][:_WIDTH]
    return orders[0].cards()


def _longer(order: _Beginning, bounds: Sequence[_Bound]) -> Iterator[_Beginning]:
    """Yield `order` with one card more, in the ways that cost least."""
    nearest, costs = order.end[::-1], list[tuple[int, int]]()
    for place, card in enumerate(order.waiting):
        if sum(cost <= place for cost, _ in costs) == _BRANCHES:
            break  # what waits behind these costs no less
        bound = bounds[card]
        if not bound.after or bound.after.isdisjoint(order.waiting[:place]):
            cost = place
            if not bound.enemies.isdisjoint(nearest):
                for distance, other in enumerate(nearest, start=1):
                    if other in bound.apart_from:
                        cost += (APART + 1 - distance) ** 2
                    elif distance <= BETWEEN and other in bound.enemies:
                        cost += (BETWEEN + 1 - distance) ** 2
            costs.append((cost, place))
    first = min(order.first + 1, len(bounds))
    more = tuple(range(order.first, first))
    for cost, place in sorted(costs)[:_BRANCHES]:
        card = order.waiting[place]
        waiting = (*order.waiting[:place], *order.waiting[place + 1 :], *more)
        end = (*order.end, card)[-APART:]
        yield _Beginning(order.cost + cost, end, waiting, first, (card, order))
