"""The order in which new cards come: as taught, but no card soon after one that gives it away.

Anki knows of no cards that belong together but those of one note, and keeps these apart only where
it is told to. So they have to stand apart by themselves: the cards of a note, those of one fact,
and enemies (see `talkquiz.items.enemies`).
"""

from collections.abc import Iterable, Iterator, Sequence
from heapq import heappop, heappush
from typing import Final, NamedTuple

from talkquiz.items.enemies import Enemies
from talkquiz.items.item import Item

APART: Final = 6
"""So many cards stand between two of one fact, or of which one shows the other's answer, wherever
there are enough others."""
NOT_NEXT: Final = 1
"""So many stand between other enemies: a reason may come soon after what it is the reason of."""
_AHEAD: Final = 2 * (APART + 1)
"""How many cards are looked at for the one that comes next."""
_WIDTH: Final = 16
"""How many beginnings of an order are followed at a time."""


class _Order(NamedTuple):
    """A beginning of an order: how much it departs from the teaching order, and what is left.

    `cost` counts the pairs that are turned round. Items are numbers in teaching order.
    """

    cost: int
    made: tuple[int, ...]
    left: tuple[int, ...]


class _Bound(NamedTuple):
    """What holds of one item, in numbers: those it must not stand near, those that come first.

    It stands `apart_from` some, and only not next to other `enemies`.
    """

    apart_from: frozenset[int]
    enemies: frozenset[int]
    after: frozenset[int]


def spaced(chapters: Iterable[Sequence[Item]]) -> list[list[Item]]:
    """Return the items of each chapter so that those that give each other away stand apart.

    `chapters` are in teaching order, and so are their items; an item stays in its chapter, and
    those before count as well, because students go from one chapter to the next. An item that shows
    the key of one taught before it never comes before that. Where a chapter is too small, or its
    items too much akin, they stand as far apart as it allows.
    """
    in_order = [list(chapter) for chapter in chapters]
    enemies = Enemies(item for chapter in in_order for item in chapter)
    last: list[Item] = []
    made = []
    for chapter in in_order:
        row = [*last, *chapter]
        bounds = _bounds(row, enemies)
        tries = (_best(bounds, len(last), apart) for apart in range(APART, -1, -1))
        made.append([row[each] for each in next(filter(None, tries), ())])
        last = [*last, *made[-1]][-APART:]
    return made


def _bounds(row: Sequence[Item], enemies: Enemies) -> list[_Bound]:
    """Return what holds of each item of `row`, which is in teaching order."""
    number = {item.id: place for place, item in enumerate(row)}
    shown = {item.id: enemies.given_away(item) for item in row}
    found = []
    for place, item in enumerate(row):
        near = {number[each] for each in enemies.of(item) if each in number}
        given_away = {number[each] for each in shown[item.id] if each in number}
        giving_away = {at for at in near if item.id in shown[row[at].id]}
        same_fact = {at for at in near if set(row[at].facts) & set(item.facts)}
        found.append(
            _Bound(
                frozenset(given_away | giving_away | same_fact),
                frozenset(near),
                frozenset(at for at in given_away if at < place),
            )
        )
    return found


def _best(bounds: Sequence[_Bound], given: int, apart: int) -> tuple[int, ...]:
    """Return the order nearest to 0, 1, 2, ... that heeds `bounds`; none if none is found.

    It keeps items `apart` by so many others, and no enemies next to each other unless it is 0. The
    first `given` stand before all others as they are. Of all orders, those are followed that turn
    round the fewest pairs (a beam search), so that the work grows with the number of items.
    """
    orders = [_Order(0, tuple(range(given)), tuple(range(given, len(bounds))))]
    for _ in range(len(bounds) - given):
        longer = (
            _Order(cost + place, (*made, item), (*left[:place], *left[place + 1 :]))
            for cost, made, left in orders
            for place, item in enumerate(left[:_AHEAD])
            if bounds[item].apart_from.isdisjoint(made[-apart:] if apart else ())
            and (not apart or bounds[item].enemies.isdisjoint(made[-NOT_NEXT:]))
            and bounds[item].after.isdisjoint(left)
        )
        # Two that hold the same items and end alike go on alike: the cheaper stands for both.
        orders, ends = [], set()
        for order in sorted(longer):
            end = order.left, order.made[-apart:] if apart else ()
            if end not in ends and len(orders) < _WIDTH:
                ends.add(end)
                orders.append(order)
    return orders[0].made[given:] if orders else ()


def cards_in_turn(items: Sequence[Item]) -> Iterator[tuple[str, int]]:
    """Yield the cards of `items` as they come: the id of the item, and the number of the card.

    The first card of an item comes at its turn, and each further one of a list so much later that
    enough others stand between, or as many as are left. Anki buries such siblings only where it is
    told to.
    """
    later: list[tuple[int, str, int]] = []
    shown = 0
    for place, item in enumerate(items):
        first, *others = item.card_numbers
        left = len(items) - place - 1
        between = min(APART, left // len(others)) if others else 0
        for turn, number in enumerate(others, start=1):
            heappush(later, (shown + (between + 1) * turn, item.id, number))
        yield item.id, first
        shown += 1
        while later and later[0][0] <= shown:
            yield heappop(later)[1:]
            shown += 1
    yield from (card[1:] for card in sorted(later))
