"""The versions of a handout: the same items with other orders of questions and options.

There are versions for all, by letter ("A", "B"), and versions for one student each, with a code.

In each, the right option stands in each position equally often, without long runs: a test whose key
is C more often than B, or C three times in a row, can be passed by habit (Attali & Bar-Hillel 2003,
"Guess where: the position of correct answers in multiple-choice test items").
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import chain, count, takewhile
from typing import NamedTuple

from talkquiz.handouts.handout import Handout, Question, Section, Version
from talkquiz.items.item import Item, Option, Ordering
from talkquiz.items.kinds import ItemKind
from talkquiz.language.seeded import codes, rank

LONGEST_RUN = 2
"""How often in a row the key may stand in one position, if it can be helped."""


class Position(NamedTuple):
    """The position of a key, counted from 0, and the number of options that it is among.

    True-false items have positions of their own, as their options are words and not letters.
    """

    number: int
    among: int
    true_false: bool = False

    @property
    def sign(self) -> tuple[int, bool]:
        """What a student sees of it: a letter, or "True" or "False"."""
        return self.number, self.true_false


@cache
def positions_among(number: int, *, true_false: bool = False) -> tuple[Position, ...]:
    """Return all positions among so many options."""
    return tuple(Position(each, number, true_false) for each in range(number))


class Unit(NamedTuple):
    """Items that are selected together or not at all: one alone, or a linked set in its order.

    `positions` are those of their keys, where no version may move them.
    """

    id: str
    items: tuple[Item, ...]
    positions: tuple[Position | None, ...]


def units_of(items: Iterable[Item]) -> list[Unit]:
    """Return `items` in units, the items of a linked set together."""
    units: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        stimulus = item.stimulus
        units[stimulus.id if stimulus else item.id].append(item)
    return [
        Unit(name, tuple(together), tuple(map(fixed_position, together)))
        for name, together in units.items()
    ]


def fixed_position(item: Item) -> Position | None:
    """Return the position of the key of `item` if no version may move it: "True" comes first."""
    true_false = item.kind is ItemKind.TRUE_FALSE
    if not true_false and not (item.ordered and item.kind.has_one_key):
        return None
    number = next(n for n, option in enumerate(item.options) if option.correct)
    return Position(number, len(item.options), true_false)


def make_versions(
    seed: int, name: str, number: int, sections: Sequence[Section]
) -> tuple[Version, ...]:
    """Return `number` versions of the handout `name`, all with the same items and points.

    A linked set stays together, in its order. Options that have an order of their own keep it, and
    so do "True" and "False"; the other keys are spread over the letters of each version.
    """
    taken: Counter[tuple[str, int]] = Counter()
    letters = (chr(ord("A") + index) for index in range(number))
    return tuple(_reordered(seed, name, code, sections, taken) for code in letters)


def is_for_one_student(handout: Handout) -> bool:
    """Tell whether `handout` is filled in by one student, neither read only nor cut up."""
    cut_up = any(section.form.is_cut_up for section in handout.versions[0].sections)
    return handout.asks and not cut_up


def student_codes(handout: Handout, identities: Iterable[str]) -> list[str]:
    """Return a form code for each student by what identifies them: "K7QX", and no code twice.

    Who else is on the list changes a student's code only if both would have the same.
    """
    return codes(handout.seed, identities, handout.name)


def student_version(handout: Handout, code: str, student: str) -> Version:
    """Return the version `code` of `handout` for one student.

    It has the items and points of the other versions; the code decides its orders, so that a sheet
    can be marked by its code alone.
    """
    sections = handout.versions[0].sections
    made = _reordered(handout.seed, handout.name, code, sections, Counter())
    return made._replace(student=student)


def _reordered(
    seed: int, name: str, code: str, sections: Sequence[Section], taken: Counter[tuple[str, int]]
) -> Version:
    """Return the version `code` of the handout `name`: `sections` in orders of its own.

    `taken` counts where keys stand and is brought up to date, so that other versions have them
    elsewhere.
    """
    ordered: list[list[Item]] = []
    positions: list[Position | None] = []
    for section in sections:
        units = units_of(question.item for question in section.questions)
        if not (section.form.keeps_order or section.in_order):
            units.sort(key=lambda unit: rank(seed, name, code, unit.id))
        items: list[Item] = []
        while units:
            # The first unit comes next whose fixed keys make no long run, else the first of all.
            fine = (n for n in range(len(units)) if _avoids_runs(n, units, positions))
            unit = units.pop(next(fine, 0))
            positions += unit.positions
            items += unit.items
        ordered.append(items)
    keys = choose_key_positions([item for items in ordered for item in items], seed, code, taken)
    points = {each.item.id: each.points for section in sections for each in section.questions}
    numbers = count(1)
    reordered = []
    for section, items in zip(sections, ordered, strict=True):
        questions = []
        for item in items:
            options, pairs = _shuffled(item, seed, code, keys.get(item.id))
            questions.append(Question(next(numbers), item, options, points[item.id], pairs))
        reordered.append(section._replace(questions=tuple(questions)))
    return Version(code, tuple(reordered))


def _avoids_runs(
    chosen: int, waiting: Sequence[Unit], positions: Sequence[Position | None]
) -> bool:
    """Tell whether the unit `chosen` makes no long run after `positions`, now or in the end.

    The units that are left can be put in an order without long runs only if other keys part those
    that look alike: there can be two alike before each of the others, and two at the end.
    """
    placed = [*positions[-LONGEST_RUN:], *waiting[chosen].positions]
    if any(run_through(at, placed) > LONGEST_RUN for at in range(len(placed))):
        return False
    rest = [each for unit in (*waiting[:chosen], *waiting[chosen + 1 :]) for each in unit.positions]
    for position, number in Counter(filter(None, rest)).items():
        length_so_far = run_through(len(placed), [*placed, position]) - 1
        if number > LONGEST_RUN * (len(rest) - number + 1) - length_so_far:
            return False
    return True


def _shuffled(
    item: Item, seed: int, code: str, key: int | None
) -> tuple[tuple[Option, ...], tuple[tuple[str, str], ...]]:
    """Return the options of `item` and its pairs in the order of the version `code`.

    The right option stands at `key`, if that is given. Options that are to be put in order, or
    matched, never stand in the very order that the student has to find.
    """
    pairs = sorted(item.pairs, key=lambda pair: rank(seed, code, item.id, *pair))
    options = list(item.options)
    if not item.ordered:
        options.sort(key=lambda option: rank(seed, code, item.id, option.text))
        to_find = [right for _, right in pairs]
        if isinstance(item.payload, Ordering):
            to_find = list(item.payload.sequence)
        if key is not None:
            options.sort(key=lambda option: option.correct)
            options.insert(key, options.pop())
        elif to_find and [option.text for option in options][: len(to_find)] == to_find:
            options.append(options.pop(0))
    return tuple(options), tuple(pairs)


def choose_key_positions(
    items: Sequence[Item], seed: int, code: str, taken: Counter[tuple[str, int]]
) -> dict[str, int]:
    """Return the position of the key, by item id, for each of `items` that has one key.

    `items` are in the order to print, and `code` is that of the version. `taken` counts how often
    an item has had its key in a position in other versions, and is brought up to date.
    """
    asked = [item for item in items if item.kind.has_one_key]
    positions = [fixed_position(item) for item in asked]
    used = Counter(position for position in positions if position)
    for at, item in enumerate(asked):
        if positions[at] is None:
            # First of all no long run; then the position that the fewest keys have among as many
            # options; then the one that this item has had least in other versions; then the lot.
            *_, position = min(
                (
                    run_through(at, [*positions[:at], position, *positions[at + 1 :]])
                    > LONGEST_RUN,
                    used[position],
                    taken[item.id, position.number],
                    rank(seed, code, item.id, str(position.number)),
                    position,
                )
                for position in positions_among(len(item.options))
            )
            positions[at] = position
            used[position] += 1
            taken[item.id, position.number] += 1
    return {item.id: each.number for item, each in zip(asked, positions, strict=True) if each}


def run_through(at: int, positions: Sequence[Position | None]) -> int:
    """Return how long the run of like positions is that the one with the index `at` stands in."""
    here = positions[at]
    if here is None:
        return 0

    def is_alike(other: Position | None) -> bool:
        return other is not None and other.sign == here.sign

    before = takewhile(is_alike, reversed(positions[:at]))
    return sum(1 for _ in chain(before, takewhile(is_alike, positions[at:])))
