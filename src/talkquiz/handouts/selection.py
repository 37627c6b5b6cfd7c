"""Draws the items of a handout: section by section, spread over topics and sources, no enemies."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from talkquiz.handouts.blueprint import Cell
from talkquiz.handouts.enemies import Enemies
from talkquiz.handouts.form_fit import Suits
from talkquiz.handouts.forms import Form, FormName
from talkquiz.handouts.key_positions import Place, fixed_place
from talkquiz.items.item import Item
from talkquiz.items.slot_values import Group
from talkquiz.language.seeded import rank


class Unit(NamedTuple):
    """Items that are drawn together or not at all: one alone, or a linked set in its order."""

    id: str
    items: tuple[Item, ...]


class Filled(NamedTuple):
    """A section with the items drawn for it, and how it is set out.

    `fitting` is how many fit it, enemies or not.
    """

    cell: Cell
    units: tuple[Unit, ...]
    fitting: int
    form: Form | None = None

    @property
    def items(self) -> list[Item]:
        """The items drawn."""
        return [item for unit in self.units for item in unit.items]

    @property
    def size(self) -> int:
        """How many items were drawn."""
        return _size(self.units)

    @property
    def is_short(self) -> bool:
        """Whether items are wanting."""
        return self.size < self.cell.count


class Company(NamedTuple):
    """What says which items may meet in a handout, and which suit the form of a section.

    Without the latter, all of them do.
    """

    enemies: Enemies
    suits: Suits | None = None


_Ranked = tuple[tuple[int, bytes], Unit]


class _Trait(NamedTuple):
    """What an item is drawn by; `place` is where its key stands, if no version may move it."""

    topic: str
    source: str
    place: Place | None


def draw(
    seed: int,
    name: str,
    cells: Sequence[Cell],
    items: Iterable[Item],
    company: Company,
) -> list[Filled]:
    """Return `cells` with `items` of which no two are enemies, as many as asked for or fewer.

    What is drawn depends on the seed, the name and the items; their order counts within a linked
    set alone. Where a section comes off short, more attempts are made, and the fullest counts.
    """
    items = tuple(items)
    fitting = [_units(cell, items, company.suits) for cell in cells]
    best: list[Filled] = []
    for filled in _attempts(seed, name, cells, fitting, company):
        if not best or _fullness(filled) > _fullness(best):
            best = filled
        if not any(section.is_short for section in filled):
            break
    return best


def _attempts(
    seed: int,
    name: str,
    cells: Sequence[Cell],
    fitting: Sequence[list[Unit]],
    company: Company,
) -> Iterator[list[Filled]]:
    """Yield `cells` filled in one way after the other: at most two for each section, and two more.

    A section that comes off short, because those before it took what it needs, is drawn first the
    next time. When all such have been first, it begins anew with the items of few enemies.
    """
    for sparing in (False, True):
        sequence, waiting = list(range(len(cells))), set(range(len(cells)))
        while True:
            attempt = _Attempt(seed, name, company, sparing=sparing)
            drawn = {n: tuple(attempt.take(cells[n], fitting[n])) for n in sequence}
            filled = [Filled(c, drawn[n], _size(fitting[n])) for n, c in enumerate(cells)]
            yield filled
            short = next((n for n in sequence if filled[n].is_short and n in waiting), None)
            if short is None:
                break
            waiting.remove(short)
            sequence.sort(key=lambda n: n != short)


class _Attempt:
    """What has been drawn so far: which items that rules out, and what was used how often.

    A `sparing` attempt draws items with few enemies first.
    """

    def __init__(self, seed: int, name: str, company: Company, *, sparing: bool) -> None:
        self.seed, self.name = seed, name
        self.company, self.sparing = company, sparing
        self.barred: set[str] = set()
        self.asked: set[str] = set()
        self.banked: set[str] = set()
        self.used: Counter[str | Place] = Counter()

    def take(self, cell: Cell, units: Iterable[Unit]) -> Iterator[Unit]:
        """Yield units of up to as many items in all as `cell` wants, and remember them.

        The least used topic comes first, then the least used source, then the least used place of
        the key; among equals the seeded rank decides.
        """
        piles, wanted = self._piles(units), cell.count
        taken: list[Item] = []
        while piles and wanted:
            trait = min(piles, key=lambda trait: (*self._uses(trait), piles[trait][-1][0]))
            _, unit = piles[trait].pop()
            if not piles[trait]:
                del piles[trait]
            if self._may_join(unit, cell, taken) and _leaves_room(unit, wanted, piles.values()):
                self._remember(unit, cell)
                taken += unit.items
                wanted -= len(unit.items)
                yield unit

    def _piles(self, units: Iterable[Unit]) -> dict[_Trait, list[_Ranked]]:
        """Return the units by what they are drawn by, the first to be drawn at the end."""
        piles = defaultdict(list)
        for unit in units:
            piles[_trait(unit.items[0])].append((self._rank(unit), unit))
        for pile in piles.values():
            pile.sort(reverse=True)
        return piles

    def _rank(self, unit: Unit) -> tuple[int, bytes]:
        foes = max(len(self.company.enemies.of(item)) for item in unit.items) if self.sparing else 0
        return foes, rank(self.seed, self.name, unit.id)

    def _uses(self, trait: _Trait) -> tuple[int, int, int]:
        place = trait.place
        excess = self.used[place] - min(self.used[p] for p in place.all()) if place else 0
        return self.used[f"topic {trait.topic}"], self.used[f"source {trait.source}"], excess

    def _may_join(self, unit: Unit, cell: Cell, taken: Sequence[Item]) -> bool:
        """Tell whether `unit` may stand with all that was drawn, and in a section with `taken`."""
        suits = self.company.suits
        answers = {answer for item in unit.items for answer in written(item)}
        if self.banked & answers or (cell.form is FormName.WORD_BANK and self.asked & answers):
            return False
        return not any(
            item.id in self.barred
            or (suits and not all(suits.agree(cell.form, item, other) for other in taken))
            for item in unit.items
        )

    def _remember(self, unit: Unit, cell: Cell) -> None:
        for item in unit.items:
            self.asked |= written(item)
            if cell.form is FormName.WORD_BANK:
                self.banked.add(item.key.casefold())
            self.barred |= {item.id, *self.company.enemies.of(item)}
            topic, source, place = _trait(item)
            self.used.update((f"topic {topic}", f"source {source}", *([place] if place else [])))


def written(item: Item) -> set[str]:
    """Return what a student may write to answer `item`; nothing if it has its answer in print."""
    if item.kind.offers_answers:
        return set()
    return {answer.casefold() for answer in (*item.answers, *item.accept)}


def _units(cell: Cell, items: Iterable[Item], suits: Suits | None) -> list[Unit]:
    """Return the items that fit `cell`, those of a linked set together."""
    units: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        if _fits(cell, item) and (suits is None or suits.suits(cell.form, item)):
            units[item.stimulus.id if item.stimulus else item.id].append(item)
    found = [Unit(name, tuple(items)) for name, items in units.items()]
    return _of_one_sort(found, suits) if suits and cell.form is FormName.WORD_BANK else found


def _of_one_sort(units: Iterable[Unit], suits: Suits) -> list[Unit]:
    """Return the units that ask for the sort of answer of which there are most."""
    found: dict[Group, list[Unit]] = defaultdict(list)
    for unit in units:
        sort = suits.sort_of(unit.items[0])
        if sort:
            found[sort].append(unit)
    sizes = ((len({unit.items[0].key for unit in alike}), s) for s, alike in found.items())
    _, sort = max(sizes, default=(0, ()))
    return found[sort]


def _fits(cell: Cell, item: Item) -> bool:
    return (
        item.kind is cell.makes
        and (not cell.topics or item.topic in cell.topics)
        and (not cell.difficulty or item.difficulty in cell.difficulty)
        and (not cell.templates or item.template in cell.templates)
        and (not cell.sources or any(source.id in cell.sources for source in item.sources))
    )


def _trait(item: Item) -> _Trait:
    return _Trait(item.topic, item.sources[0].id, fixed_place(item))


def _size(units: Iterable[Unit]) -> int:
    return sum(len(unit.items) for unit in units)


def _fullness(sections: Sequence[Filled]) -> tuple[int, int]:
    """Return what compares attempts: how many sections are filled, then how many items drawn."""
    short = sum(section.is_short for section in sections)
    return -short, sum(section.size for section in sections)


def _leaves_room(unit: Unit, wanted: int, piles: Iterable[Sequence[_Ranked]]) -> bool:
    """Tell whether with `unit` as many of the `wanted` items can be drawn as without it."""
    sizes = [len(other.items) for pile in piles for _, other in pile]
    size = len(unit.items)
    if size > wanted or max(sizes, default=1) == size == 1:
        return size <= wanted
    return size + _most(wanted - size, sizes) >= _most(wanted, sizes)


def _most(wanted: int, sizes: Iterable[int]) -> int:
    """Return the largest sum of some of `sizes` that is not more than `wanted`."""
    sums = 1  # Bit n is set if n is such a sum.
    for size in sizes:
        sums |= sums << size & (2 << wanted) - 1
    return sums.bit_length() - 1
