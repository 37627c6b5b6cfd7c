"""Selects the items of a handout, section by section.

No two are enemies; what is core comes first; and within a weight topics and sources take turns.
What was pinned by hand has its place before, and what was asked before is passed over.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple, get_args

from talkquiz.course.facts import Weight
from talkquiz.handouts.answer_sorts import CourseAnswers, written_answers
from talkquiz.handouts.blueprint import BlueprintSection
from talkquiz.handouts.past import NO_PAST, Past
from talkquiz.handouts.units import Position, Unit, positions_among, units_of
from talkquiz.items.enemies import Enemies
from talkquiz.items.item import Item
from talkquiz.items.kinds import ItemKind
from talkquiz.language.seeded import rank

_WEIGHTS = get_args(Weight)
_AFTER_ALL_ELSE = 2 * len(_WEIGHTS)
"""Is added to the lightness of what asks for a fact again; once, is of what is put off."""
_ENOUGH_TO_CHOOSE_FROM = 1.5
"""So many times as many items as a section wants are to be left to it, as some are enemies."""
_MOST_WORDS_OF_A_MEANING = 6


class Candidates(NamedTuple):
    """The items that can be printed, and what tells which of them may meet in a handout.

    `read` has the facts that the reading of each topic rests on. No item of the `past` is drawn,
    and its facts are asked for only if sections cannot be filled otherwise. With `fills_all` no
    section stays empty that could have an item if it wanted less.
    """

    items: Sequence[Item]
    enemies: Enemies
    answers: CourseAnswers
    read: Mapping[str, Collection[str]] = MappingProxyType({})
    past: Past = NO_PAST
    fills_all: bool = True


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


class Fitting(NamedTuple):
    """A unit that fits a section, with the traits of its items; the first in order is taken first.

    `lightness` counts from 0, which is core; of a linked set the heaviest item counts; what asks
    for a fact that was asked before comes after all else. `order` is the number of enemies, if few
    are preferred, and then the lot.
    """

    lightness: int
    order: tuple[int, bytes]
    unit: Unit
    traits: tuple[_Trait, ...]

    @property
    def was_asked(self) -> bool:
        """Whether it asks for a fact that was asked before."""
        return self.lightness >= _AFTER_ALL_ELSE


Pinned = Mapping[int, Sequence[Fitting]]
"""What has its place in a section, by its number, before anything is drawn."""


def select_items(
    seed: int,
    name: str,
    sections: Sequence[BlueprintSection],
    candidates: Candidates,
    pinned: Pinned = MappingProxyType({}),
) -> list[SelectedSection]:
    """Return `sections` with items of which no two are enemies, as many as wanted or fewer.

    What is `pinned` is among them.
    """
    by_lot = fitting_by_section(seed, name, sections, candidates, pinned)
    if candidates.past.facts:
        new = [[each for each in found if not each.was_asked] for found in by_lot]
        selected = _select(sections, candidates, new, pinned)
        if not any(section.is_short for section in selected):
            return selected
    return _select(sections, candidates, by_lot, pinned)


def _select(
    sections: Sequence[BlueprintSection],
    candidates: Candidates,
    by_lot: Sequence[Sequence[Fitting]],
    pinned: Pinned,
) -> list[SelectedSection]:
    """Return `sections` filled with some of what fits each of them, by lot.

    The selection depends on the seed, the name of the handout and the candidates. Their order
    matters only within a linked set.

    Of all attempts the one counts that fills the most sections, then the one with the most items.
    If it leaves a section empty that another does not, less is tried of what none of them can fill:
    to want more than there is must not leave a section with nothing.
    """

    def fullness(attempt: list[SelectedSection]) -> tuple[int, int]:
        short = sum(section.is_short for section in attempt)
        return -short, sum(len(section.items) for section in attempt)

    attempts = _attempts(sections, candidates, by_lot, pinned)
    best = max(attempts, key=fullness)
    most = [max(map(len, items)) for items in zip(*map(_items_of, attempts), strict=True)]
    is_full = all(count == 0 or each.items for each, count in zip(best, most, strict=True))
    if is_full or not candidates.fills_all:
        return best
    less = [
        each if count >= each.count else each.with_changes(count=1)
        for each, count in zip(sections, most, strict=True)
    ]
    for attempt in _attempts(less, candidates, by_lot, pinned):
        as_wanted = zip(attempt, sections, strict=True)
        attempts.append([each._replace(section=section) for each, section in as_wanted])
    return max(attempts, key=lambda each: (-_items_of(each).count(()), fullness(each)))


def _items_of(attempt: Iterable[SelectedSection]) -> list[tuple[Item, ...]]:
    return [each.items for each in attempt]


def _attempts(
    sections: Sequence[BlueprintSection],
    candidates: Candidates,
    by_lot: Sequence[Sequence[Fitting]],
    pinned: Pinned,
) -> list[list[SelectedSection]]:
    """Return attempts to fill `sections`; the last one does, if any.

    A section that comes off short, because those before it took what it needs, has first choice
    in another attempt. Once each such section has had it, everything begins anew, and this time
    items with few enemies are preferred. So there are at most two attempts more than twice the
    number of sections.
    """
    attempts: list[list[SelectedSection]] = []
    for prefers_few_enemies in (False, True):
        fitting = _few_enemies_first(by_lot, candidates) if prefers_few_enemies else by_lot
        order, not_yet_first = list(range(len(sections))), set(range(len(sections)))
        while True:
            attempt = Attempt(sections, fitting, candidates, pinned)
            filled = {n: attempt.fill(n) for n in order}
            selected = [filled[n] for n in range(len(sections))]
            attempts.append(selected)
            if not any(section.is_short for section in selected):
                return attempts
            short = next((n for n in order if selected[n].is_short and n in not_yet_first), None)
            if short is None:
                break
            not_yet_first.remove(short)
            order.sort(key=lambda n: n != short)
    return attempts


def fitting_by_section(
    seed: int,
    name: str,
    sections: Sequence[BlueprintSection],
    candidates: Candidates,
    pinned: Pinned = MappingProxyType({}),
) -> list[list[Fitting]]:
    """Return what fits each section, but for what is of the past.

    Where the form of a section sorts items, it is those of the largest sort, or of the sort of what
    is pinned there. The size of a sort is the number of different answers in it.
    """
    return [
        _fitting(seed, name, section, candidates, pinned.get(number, ()))
        for number, section in enumerate(sections)
    ]


def _fitting(
    seed: int,
    name: str,
    section: BlueprintSection,
    candidates: Candidates,
    pinned: Sequence[Fitting],
) -> list[Fitting]:
    form, answers, past = section.form, candidates.answers, candidates.past
    told = {
        fact
        for topic, facts in candidates.read.items()
        if not section.topics or topic in section.topics
        for fact in facts
    }
    units = units_of(
        item
        for item in candidates.items
        if item.kind is section.makes
        and (not section.topics or item.topic in section.topics)
        and (not section.difficulty or item.difficulty in section.difficulty)
        and (item.weight in section.weight or item.task in section.tasks)
        and (not section.templates or item.template in section.templates)
        and (not section.from_reading or told.issuperset(item.facts))
        and (not section.tasks or item.task in section.tasks)
        and (not section.sources or any(each.id in section.sources for each in item.sources))
        and form.suits(item)
        and not _is_essay(item, section)
        and (form.sort is None or form.sort(answers, item) is not None)
    )
    if past.items:
        units = [unit for unit in units if not any(item.id in past.items for item in unit.items)]
    if form.sort is not None and pinned:
        wanted = form.sort(answers, pinned[0].unit.items[0])
        units = [unit for unit in units if form.sort(answers, unit.items[0]) == wanted]
    elif form.sort is not None:
        sorts: dict[Hashable, list[Unit]] = defaultdict(list)
        for unit in units:
            sorts[form.sort(answers, unit.items[0])].append(unit)
        sizes = ((len({unit.items[0].key for unit in each}), sort) for sort, each in sorts.items())
        _, largest = max(sizes, default=(0, None))
        units = sorts[largest]
    return [as_fitting(seed, name, unit, past) for unit in units]


def _is_essay(item: Item, section: BlueprintSection) -> bool:
    """Tell whether a section of short answers would get one that is a whole definition.

    There it has no room. Cards have, and so has a section that asks for its template.
    """
    is_short = section.makes is ItemKind.SHORT_ANSWER and not section.form.name
    is_long = item.slot == "means" and len(item.key.split()) > _MOST_WORDS_OF_A_MEANING
    return is_short and is_long and not section.templates


def as_fitting(seed: int, name: str, unit: Unit, past: Past = NO_PAST) -> Fitting:
    """Return `unit` with what decides when it is taken."""
    traits = (
        _Trait(f"topic {item.topic}", f"source {item.sources[0].id}", position)
        for item, position in zip(unit.items, unit.positions, strict=True)
    )
    lightness = min(_WEIGHTS.index(item.weight) for item in unit.items)
    if past.facts and any(map(past.asks_again, unit.items)):
        lightness += _AFTER_ALL_ELSE
    return Fitting(lightness, (0, rank(seed, name, unit.id)), unit, tuple(traits))


def _few_enemies_first(
    by_lot: Sequence[Sequence[Fitting]], candidates: Candidates
) -> list[list[Fitting]]:
    """Return what fits the sections, those first that have the fewest enemies among all of it."""
    fitting = {item.id for found in by_lot for each in found for item in each.unit.items}

    def foes(unit: Unit) -> int:
        return max(len(candidates.enemies.of(item).keys() & fitting) for item in unit.items)

    return [
        [each._replace(order=(foes(each.unit), each.order[1])) for each in found]
        for found in by_lot
    ]


_Piles = dict[tuple[int, _Trait], list[Fitting]]
"""What fits, by its lightness and the trait of its first item, the next to be taken at the end."""


class Attempt:
    """One attempt to fill a handout: what is taken so far, and what that rules out.

    `left` are the items that are left to each section to come, `barred` those that may not come any
    more, `asked` the answers that are to be written, `printed` those that a form prints, and `used`
    counts topics, sources and positions of keys. `taken` are the items that each section has.
    """

    def __init__(
        self,
        sections: Sequence[BlueprintSection],
        fitting: Sequence[Sequence[Fitting]],
        candidates: Candidates,
        pinned: Pinned = MappingProxyType({}),
    ) -> None:
        self.sections, self.fitting = sections, fitting
        self.enemies, self.answers = candidates.enemies, candidates.answers
        self.left = {
            n: {item.id for each in found for item in each.unit.items}
            for n, found in enumerate(fitting)
        }
        self.barred: set[str] = set()
        self.asked: set[str] = set()
        self.printed: set[str] = set()
        self.used: Counter[str | Position] = Counter()
        self.taken: list[list[Item]] = [[] for _ in sections]
        for number, units in pinned.items():
            for each in units:
                self.take(number, each)

    def fill(self, number: int) -> SelectedSection:
        """Return the section with as many items as it wants, or fewer, and remember them.

        Each time what matters most has its turn, in it the least used topic, then the least used
        source, and then the least used position of the key; among equals the order decides. What
        would leave too little to a section to come is put off to the end.
        """
        section, fitting = self.sections[number], self.fitting[number]
        del self.left[number]
        piles: _Piles = defaultdict(list)
        for each in sorted(fitting, reverse=True):
            piles[each.lightness, each.traits[0]].append(each)
        used = self.used.get

        def turn(pile: tuple[int, _Trait]) -> tuple[int, int, int, int, int, tuple[int, bytes]]:
            lightness, (topic, source, position) = pile
            excess = 0
            if position:
                alike = positions_among(position.among, true_false=position.true_false)
                excess = used(position, 0) - min(used(each, 0) for each in alike)
            unbalanced = excess if position and position.true_false else 0
            return (
                lightness,
                unbalanced,
                used(topic, 0),
                used(source, 0),
                excess,
                piles[pile][-1].order,
            )

        has_linked_sets = any(len(each.unit.items) > 1 for each in fitting)
        taken = self.taken[number]
        while piles and len(taken) < section.count:
            first = min(piles, key=turn)
            chosen = piles[first].pop()
            if not piles[first]:
                del piles[first]
            unit, wanted = chosen.unit, section.count - len(taken)
            if self.may_join(unit, number) and (
                not has_linked_sets or _leaves_room(unit, wanted, piles)
            ):
                lightness, trait = first
                if lightness < len(_WEIGHTS) and self._leaves_too_little(self._lost(unit)):
                    piles[lightness + len(_WEIGHTS), trait].insert(0, chosen)
                    continue
                self.take(number, chosen)
        if section.tasks:
            taken.sort(key=lambda item: section.tasks.index(item.task))
        return SelectedSection(section, tuple(taken), sum(len(each.unit.items) for each in fitting))

    def _lost(self, unit: Unit) -> set[str]:
        """Return the ids of what may not come any more with `unit`: itself, and its enemies."""
        return {each for item in unit.items for each in (item.id, *self.enemies.of(item))}

    def take(self, number: int, chosen: Fitting) -> None:
        """Take what was chosen for a section, and note what may not come any more."""
        form, lost = self.sections[number].form, self._lost(chosen.unit)
        self.taken[number] += chosen.unit.items
        for item, trait in zip(chosen.unit.items, chosen.traits, strict=True):
            self.asked |= written_answers(item)
            if form.prints_answers:
                self.printed.add(item.key.casefold())
            self.used.update(each for each in trait if each)
        self.barred |= lost
        for left in self.left.values():
            left.difference_update(lost)

    def _leaves_too_little(self, lost: set[str]) -> bool:
        """Tell whether a section to come has too little to choose from without the items `lost`."""
        return any(
            len(left) - len(here) < _ENOUGH_TO_CHOOSE_FROM * self.sections[number].count
            for number, left in self.left.items()
            if (here := left & lost)
        )

    def may_join(self, unit: Unit, number: int) -> bool:
        """Tell whether `unit` may stand in the handout, in this section with what it has."""
        form = self.sections[number].form
        if any(item.id in self.barred for item in unit.items):
            return False
        written = {answer for item in unit.items for answer in written_answers(item)}
        if self.printed & written or (form.prints_answers and self.asked & written):
            return False
        return all(
            form.may_meet(self.answers, item, other)
            for item in unit.items
            for other in self.taken[number]
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
