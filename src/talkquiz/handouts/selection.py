"""Selects the items of a handout, section by section: no enemies, topics and sources in turn."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import NamedTuple

from talkquiz.handouts.blueprint import BlueprintSection
from talkquiz.handouts.enemies import Enemies
from talkquiz.handouts.layouts import CourseAnswers, Layout, written_answers
from talkquiz.handouts.versions import Position, Unit, fixed_position, units_of
from talkquiz.items.item import Item
from talkquiz.language.seeded import rank


class Candidates(NamedTuple):
    """The items that can be printed, and what tells which of them may meet in a handout."""

    items: Sequence[Item]
    enemies: Enemies
    answers: CourseAnswers


class SelectedSection(NamedTuple):
    """A section of a blueprint with the items selected for it, and its layout once it is made.

    `fitting` is how many items would fit it, enemies or not.
    """

    section: BlueprintSection
    items: tuple[Item, ...]
    fitting: int
    layout: Layout | None = None

    @property
    def is_short(self) -> bool:
        """Whether it has fewer items than the blueprint wants."""
        return len(self.items) < self.section.count


def select_items(
    seed: int, name: str, sections: Sequence[BlueprintSection], candidates: Candidates
) -> list[SelectedSection]:
    """Return `sections` with items of which no two are enemies, as many as wanted or fewer.

    The selection depends on the seed, the name of the handout and the candidates. Their order
    matters only within a linked set. Where a section comes off short, more attempts are made, and
    the one that fills the most sections counts, then the one with the most items.
    """
    fitting = [_fitting_units(section, candidates) for section in sections]
    best: list[SelectedSection] = []
    best_fullness: tuple[int, int] | None = None
    for attempt in _attempts(seed, name, sections, fitting, candidates):
        short = sum(section.is_short for section in attempt)
        fullness = -short, sum(len(section.items) for section in attempt)
        if best_fullness is None or fullness > best_fullness:
            best, best_fullness = attempt, fullness
        if not short:
            break
    return best


def _fitting_units(section: BlueprintSection, candidates: Candidates) -> list[Unit]:
    """Return the units that fit `section`; where its form sorts items, those of the largest sort.

    The size of a sort is the number of different answers in it.
    """
    form, answers = section.form, candidates.answers
    units = units_of(
        item
        for item in candidates.items
        if item.kind is section.makes
        and (not section.topics or item.topic in section.topics)
        and (not section.difficulty or item.difficulty in section.difficulty)
        and (not section.templates or item.template in section.templates)
        and (not section.sources or any(each.id in section.sources for each in item.sources))
        and form.suits(item)
        and (form.sort is None or form.sort(answers, item) is not None)
    )
    if form.sort is None:
        return units
    sorts: dict[Hashable, list[Unit]] = defaultdict(list)
    for unit in units:
        sorts[form.sort(answers, unit.items[0])].append(unit)
    sizes = ((len({unit.items[0].key for unit in alike}), sort) for sort, alike in sorts.items())
    _, largest = max(sizes, default=(0, None))
    return sorts[largest]


def _attempts(
    seed: int,
    name: str,
    sections: Sequence[BlueprintSection],
    fitting: Sequence[list[Unit]],
    candidates: Candidates,
) -> Iterator[list[SelectedSection]]:
    """Yield one way after the other to fill `sections`.

    A section that comes off short, because those before it took what it needs, has first choice
    in the next attempt. Once each such section has had it, everything begins anew, and this time
    items with few enemies are preferred. So there are at most two attempts more than twice the
    number of sections.
    """
    for prefer_few_enemies in (False, True):
        order, not_yet_first = list(range(len(sections))), set(range(len(sections)))
        while True:
            attempt = _Attempt(seed, name, candidates, prefer_few_enemies=prefer_few_enemies)
            chosen = {n: tuple(attempt.fill(sections[n], fitting[n])) for n in order}
            selected = [
                SelectedSection(
                    section,
                    tuple(item for unit in chosen[n] for item in unit.items),
                    sum(len(unit.items) for unit in fitting[n]),
                )
                for n, section in enumerate(sections)
            ]
            yield selected
            short = next((n for n in order if selected[n].is_short and n in not_yet_first), None)
            if short is None:
                break
            not_yet_first.remove(short)
            order.sort(key=lambda n: n != short)


class _Trait(NamedTuple):
    """What items are spread over; `position` is that of the key, if no version may move it."""

    topic: str
    source: str
    position: Position | None


def _trait(item: Item) -> _Trait:
    return _Trait(item.topic, item.sources[0].id, fixed_position(item))


_Pile = list[tuple[tuple[int, bytes], Unit]]
"""Units with one trait, each with its rank, the next to be taken at the end."""


class _Attempt:
    """One attempt to fill a handout: what is taken so far, and what that rules out.

    `barred` are the items that may not come any more, `asked` the answers that are to be written,
    `printed` those that a form prints, and `used` counts topics, sources and positions of keys.
    """

    def __init__(
        self, seed: int, name: str, candidates: Candidates, *, prefer_few_enemies: bool
    ) -> None:
        self.seed, self.name = seed, name
        self.enemies, self.answers = candidates.enemies, candidates.answers
        self.prefer_few_enemies = prefer_few_enemies
        self.barred: set[str] = set()
        self.asked: set[str] = set()
        self.printed: set[str] = set()
        self.used: Counter[str | Position] = Counter()

    def fill(self, section: BlueprintSection, units: Iterable[Unit]) -> Iterator[Unit]:
        """Yield units with as many items in all as `section` wants, or fewer, and remember them.

        Each time the least used topic has its turn, in it the least used source, and then the
        least used position of the key; among equals the seeded rank decides.
        """
        piles = self._piles(units)
        wanted, taken = section.count, list[Item]()

        def turn(trait: _Trait) -> tuple[int, int, int, tuple[int, bytes]]:
            topic, source, position = trait
            excess = 0
            if position:
                excess = self.used[position] - min(self.used[each] for each in position.all())
            uses = self.used[f"topic {topic}"], self.used[f"source {source}"], excess
            return *uses, piles[trait][-1][0]

        while piles and wanted:
            trait = min(piles, key=turn)
            _, unit = piles[trait].pop()
            if not piles[trait]:
                del piles[trait]
            if self._may_join(unit, section, taken) and _leaves_room(unit, wanted, piles.values()):
                for item in unit.items:
                    self.asked |= written_answers(item)
                    if section.form.prints_answers:
                        self.printed.add(item.key.casefold())
                    self.barred |= {item.id, *self.enemies.of(item)}
                    topic, source, position = _trait(item)
                    self.used.update((f"topic {topic}", f"source {source}"))
                    if position:
                        self.used[position] += 1
                taken += unit.items
                wanted -= len(unit.items)
                yield unit

    def _piles(self, units: Iterable[Unit]) -> dict[_Trait, _Pile]:
        piles: dict[_Trait, _Pile] = defaultdict(list)
        for unit in units:
            foes = 0
            if self.prefer_few_enemies:
                foes = max(len(self.enemies.of(item)) for item in unit.items)
            ranked = (foes, rank(self.seed, self.name, unit.id)), unit
            piles[_trait(unit.items[0])].append(ranked)
        for pile in piles.values():
            pile.sort(reverse=True)
        return piles

    def _may_join(self, unit: Unit, section: BlueprintSection, taken: Sequence[Item]) -> bool:
        """Tell whether `unit` may stand in a handout with all that was taken for it.

        `taken` are the items that stand in the same section.
        """
        form = section.form
        written = {answer for item in unit.items for answer in written_answers(item)}
        if self.printed & written or (form.prints_answers and self.asked & written):
            return False
        if any(item.id in self.barred for item in unit.items):
            return False
        return all(
            form.may_meet(item, other, self.answers) for item in unit.items for other in taken
        )


def _leaves_room(unit: Unit, wanted: int, piles: Iterable[_Pile]) -> bool:
    """Tell whether a section that takes `unit` can still become as full as without it.

    Linked sets are taken whole: where four items are wanted, and there are sets of three, two and
    two, the set of three would leave one item wanting.
    """
    size = len(unit.items)
    others = [len(other.items) for pile in piles for _, other in pile]
    if size > wanted:
        return False
    if size == 1 and max(others, default=1) == 1:
        return True  # Without linked sets there is nothing to reckon with.
    return size + _fullest(wanted - size, others) >= _fullest(wanted, others)


def _fullest(room: int, sizes: Iterable[int]) -> int:
    """Return the largest sum of some of `sizes` that is at most `room`.

    This is the subset-sum problem, solved over all sums at once: bit n of `sums` says whether some
    of the sizes looked at so far make n. Another size makes each of these sums, and each of them
    plus that size, which is the same bits moved up. Sums beyond `room` are cut off.
    """
    sums, within_room = 1, (2 << room) - 1
    for size in sizes:
        sums |= sums << size & within_room
    return sums.bit_length() - 1
