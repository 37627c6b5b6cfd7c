"""Selects the items of a handout, section by section: no enemies, topics and sources in turn."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence
from typing import NamedTuple

from talkquiz.handouts.answer_sorts import CourseAnswers, written_answers
from talkquiz.handouts.blueprint import BlueprintSection
from talkquiz.handouts.enemies import Enemies
from talkquiz.handouts.section_forms import Form
from talkquiz.handouts.versions import Position, Unit, positions_among, units_of
from talkquiz.items.item import Item
from talkquiz.language.seeded import rank


class Candidates(NamedTuple):
    """The items that can be printed, and what tells which of them may meet in a handout."""

    items: Sequence[Item]
    enemies: Enemies
    answers: CourseAnswers


class SelectedSection(NamedTuple):
    """A section of a blueprint with the items selected for it.

    `fitting` is how many items would fit it, enemies or not.
    """

    section: BlueprintSection
    items: tuple[Item, ...]
    fitting: int

    @property
    def is_short(self) -> bool:
        """Whether it has fewer items than the blueprint wants."""
        return len(self.items) < self.section.count


class _Trait(NamedTuple):
    """What items are spread over; `position` is that of the key, if no version may move it."""

    topic: str
    source: str
    position: Position | None


class _Fitting(NamedTuple):
    """A unit that fits a section, with the traits of its items; the first in order is taken first.

    `order` is the number of enemies, if few are preferred, and then the lot.
    """

    order: tuple[int, bytes]
    unit: Unit
    traits: tuple[_Trait, ...]


def select_items(
    seed: int, name: str, sections: Sequence[BlueprintSection], candidates: Candidates
) -> list[SelectedSection]:
    """Return `sections` with items of which no two are enemies, as many as wanted or fewer.

    The selection depends on the seed, the name of the handout and the candidates. Their order
    matters only within a linked set.

    A section that comes off short, because those before it took what it needs, has first choice
    in another attempt. Once each such section has had it, everything begins anew, and this time
    items with few enemies are preferred. So there are at most two attempts more than twice the
    number of sections. The one that fills the most sections counts, then the one with the most
    items.
    """
    attempts: list[list[SelectedSection]] = []
    for prefer_few_enemies in (False, True):
        fitting = [
            _fitting(seed, name, section, candidates, prefer_few_enemies) for section in sections
        ]
        order, not_yet_first = list(range(len(sections))), set(range(len(sections)))
        while True:
            attempt = _Attempt(candidates)
            filled = {n: attempt.fill(sections[n], fitting[n]) for n in order}
            selected = [filled[n] for n in range(len(sections))]
            attempts.append(selected)
            if not any(section.is_short for section in selected):
                return selected
            short = next((n for n in order if selected[n].is_short and n in not_yet_first), None)
            if short is None:
                break
            not_yet_first.remove(short)
            order.sort(key=lambda n: n != short)

    def fullness(attempt: list[SelectedSection]) -> tuple[int, int]:
        short = sum(section.is_short for section in attempt)
        return -short, sum(len(section.items) for section in attempt)

    return max(attempts, key=fullness)


def _fitting(
    seed: int,
    name: str,
    section: BlueprintSection,
    candidates: Candidates,
    prefer_few_enemies: bool,
) -> list[_Fitting]:
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
        and (not section.tasks or item.task in section.tasks)
        and (not section.sources or any(each.id in section.sources for each in item.sources))
        and form.suits(item)
        and (form.sort is None or form.sort(answers, item) is not None)
    )
    if form.sort is not None:
        sorts: dict[Hashable, list[Unit]] = defaultdict(list)
        for unit in units:
            sorts[form.sort(answers, unit.items[0])].append(unit)
        sizes = ((len({unit.items[0].key for unit in each}), sort) for sort, each in sorts.items())
        _, largest = max(sizes, default=(0, None))
        units = sorts[largest]
    found = []
    for unit in units:
        foes = [len(candidates.enemies.of(item)) for item in unit.items if prefer_few_enemies]
        order = max(foes, default=0), rank(seed, name, unit.id)
        traits = (
            _Trait(f"topic {item.topic}", f"source {item.sources[0].id}", position)
            for item, position in zip(unit.items, unit.positions, strict=True)
        )
        found.append(_Fitting(order, unit, tuple(traits)))
    return found


_Piles = dict[_Trait, list[_Fitting]]
"""What fits, by the trait of its first item, the next to be taken at the end."""


class _Attempt:
    """One attempt to fill a handout: what is taken so far, and what that rules out.

    `barred` are the items that may not come any more, `asked` the answers that are to be written,
    `printed` those that a form prints, and `used` counts topics, sources and positions of keys.
    """

    def __init__(self, candidates: Candidates) -> None:
        self.enemies, self.answers = candidates.enemies, candidates.answers
        self.barred: set[str] = set()
        self.asked: set[str] = set()
        self.printed: set[str] = set()
        self.used: Counter[str | Position] = Counter()

    def fill(self, section: BlueprintSection, fitting: Sequence[_Fitting]) -> SelectedSection:
        """Return `section` with as many items as it wants, or fewer, and remember them.

        Each time the least used topic has its turn, in it the least used source, and then the
        least used position of the key; among equals the order decides.
        """
        piles: _Piles = defaultdict(list)
        for each in sorted(fitting, reverse=True):
            piles[each.traits[0]].append(each)
        used = self.used.get

        def turn(trait: _Trait) -> tuple[int, int, int, tuple[int, bytes]]:
            topic, source, position = trait
            excess = 0
            if position:
                alike = positions_among(position.among, true_false=position.true_false)
                excess = used(position, 0) - min(used(each, 0) for each in alike)
            return used(topic, 0), used(source, 0), excess, piles[trait][-1].order

        has_linked_sets = any(len(each.unit.items) > 1 for each in fitting)
        taken: list[Item] = []
        while piles and len(taken) < section.count:
            first = min(piles, key=turn)
            _, unit, traits = piles[first].pop()
            if not piles[first]:
                del piles[first]
            wanted = section.count - len(taken)
            if self._may_join(unit, section.form, taken) and (
                not has_linked_sets or _leaves_room(unit, wanted, piles)
            ):
                taken += unit.items
                for item, trait in zip(unit.items, traits, strict=True):
                    self.asked |= written_answers(item)
                    if section.form.prints_answers:
                        self.printed.add(item.key.casefold())
                    self.barred |= {item.id, *self.enemies.of(item)}
                    self.used.update(each for each in trait if each)
        if section.tasks:
            taken.sort(key=lambda item: section.tasks.index(item.task))
        return SelectedSection(section, tuple(taken), sum(len(each.unit.items) for each in fitting))

    def _may_join(self, unit: Unit, form: Form, taken: Sequence[Item]) -> bool:
        """Tell whether `unit` may stand in the handout, in a section that holds `taken`."""
        if any(item.id in self.barred for item in unit.items):
            return False
        written = {answer for item in unit.items for answer in written_answers(item)}
        if self.printed & written or (form.prints_answers and self.asked & written):
            return False
        return all(
            form.may_meet(self.answers, item, other) for item in unit.items for other in taken
        )


def _leaves_room(unit: Unit, wanted: int, piles: _Piles) -> bool:
    """Tell whether a section that takes `unit` can still become as full as without it.

    Linked sets are taken whole: where four items are wanted, and there are sets of three, two and
    two, the set of three would leave one item wanting.
    """
    size, room = len(unit.items), wanted - len(unit.items)
    others = [len(each.unit.items) for pile in piles.values() for each in pile]
    return room >= 0 and size + _fullest(room, others) >= _fullest(wanted, others)


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
