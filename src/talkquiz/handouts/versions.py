"""The versions of a handout: the same items with other orders of questions and options."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import count

from talkquiz.handouts.blueprint import Cell
from talkquiz.handouts.forms import TO_CUT, Crossword, FormName, WordSearch
from talkquiz.handouts.key_positions import LONGEST_RUN, Place, fixed_place, place_keys, run_through
from talkquiz.handouts.products import Question, Section, Version
from talkquiz.handouts.selection import Filled, Unit
from talkquiz.items.item import Item, Option, Ordering
from talkquiz.language.seeded import rank

Places = list[Place | None]


def make_versions(
    seed: int, name: str, number: int, filled: Sequence[Filled]
) -> tuple[Version, ...]:
    """Return so many versions of the handout `name`, all with the same items and points.

    A linked set stays together, in its order. Options that have an order of their own keep it, and
    so do "True" and "False"; the other keys are spread over the letters of each version.
    """
    taken: Counter[tuple[str, int]] = Counter()
    drawn = [_drawn(section) for section in filled]
    codes = (chr(ord("A") + place) for place in range(number))
    return tuple(reordered(seed, name, code, drawn, taken) for code in codes)


def reordered(
    seed: int, name: str, code: str, sections: Sequence[Section], taken: Counter[tuple[str, int]]
) -> Version:
    """Return the version `code` of the handout `name`: `sections` in orders of its own.

    `taken` counts and remembers where keys stand, so that other versions have them elsewhere.
    """
    ordered: list[list[Item]] = []
    for section in sections:
        units = _units(section)
        if not isinstance(section.form, Crossword | WordSearch):  # their answers have places
            units.sort(key=lambda unit: rank(seed, name, code, unit.id))
        before = [place for items in ordered for place in _places(items)]
        ordered.append([item for unit in _spread(units, before) for item in unit.items])
    keys = place_keys([item for items in ordered for item in items], seed, code, taken)
    points = {each.item.id: each.points for section in sections for each in section.questions}
    numbers = count(1)
    return Version(
        code,
        tuple(
            replace(
                section,
                questions=tuple(
                    Question(
                        next(numbers),
                        item,
                        _options(item, seed, code, keys),
                        points[item.id],
                        _pairs(item, seed, code),
                    )
                    for item in items
                ),
            )
            for section, items in zip(sections, ordered, strict=True)
        ),
    )


def _drawn(filled: Filled) -> Section:
    """Return a section with its questions as they were drawn."""
    cell = filled.cell
    items = (item for unit in filled.units for item in unit.items)
    questions = (
        Question(number, item, item.options, _points(cell, item), item.pairs)
        for number, item in enumerate(items, start=1)
    )
    asked = tuple(questions)
    return Section(
        cell.title, cell.directions, cell.makes, asked, filled.form, new_page=cell.new_page
    )


def _units(section: Section) -> list[Unit]:
    """Return the items of `section`, those of a linked set together, in the order of the set."""
    units: dict[str, list[Item]] = {}
    for item in (question.item for question in section.questions):
        units.setdefault(item.stimulus.id if item.stimulus else item.id, []).append(item)
    return [Unit(name, tuple(items)) for name, items in units.items()]


def _spread(units: Iterable[Unit], before: Places) -> list[Unit]:
    """Return `units` in their order, but those with fixed keys moved that would make a run."""
    waiting, places, spread = list(units), list(before), []
    while waiting:
        fine = (n for n in range(len(waiting)) if _avoids_runs(n, waiting, places))
        unit = waiting.pop(next(fine, 0))
        places += _places(unit.items)
        spread.append(unit)
    return spread


def _avoids_runs(chosen: int, waiting: Sequence[Unit], places: Places) -> bool:
    """Tell whether the unit `chosen` makes no run after `places`, and leaves no run to make.

    Keys in one place are parted by the others: two before each of them, and two at the end.
    """
    placed = [*places[-LONGEST_RUN:], *_places(waiting[chosen].items)]
    if any(run_through(at, placed) > LONGEST_RUN for at in range(len(placed))):
        return False
    rest = [p for n, unit in enumerate(waiting) if n != chosen for p in _places(unit.items)]
    for place, number in Counter(place for place in rest if place).items():
        last = run_through(len(placed), [*placed, place]) - 1
        if number > LONGEST_RUN * (len(rest) - number + 1) - last:
            return False
    return True


def _places(items: Iterable[Item]) -> Places:
    return [fixed_place(item) for item in items]


def _pairs(item: Item, seed: int, code: str) -> tuple[tuple[str, str], ...]:
    """Return what matches in the order of the version `code`."""
    return tuple(sorted(item.pairs, key=lambda pair: rank(seed, code, item.id, *pair)))


def _options(item: Item, seed: int, code: str, keys: dict[str, int]) -> tuple[Option, ...]:
    """Return the options of `item` in the order of the version `code`; `keys` has the places."""
    if item.ordered:
        return item.options
    shuffled = sorted(item.options, key=lambda o: rank(seed, code, item.id, o.text))
    if item.id in keys:
        shuffled.sort(key=lambda option: option.correct)
        shuffled.insert(keys[item.id], shuffled.pop())
    elif _tells_order(_right_order(item, seed, code), shuffled):
        shuffled.append(shuffled.pop(0))
    return tuple(shuffled)


def _right_order(item: Item, seed: int, code: str) -> Sequence[str]:
    """Return what the student has to find, in the order that the printed question suggests."""
    if isinstance(item.payload, Ordering):
        return item.payload.sequence
    return [right for _, right in _pairs(item, seed, code)]


def _tells_order(right: Sequence[str], options: Iterable[Option]) -> bool:
    """Tell whether `options` stand in the very order that the student has to find."""
    return bool(right) and [option.text for option in options][: len(right)] == list(right)


def _points(cell: Cell, item: Item) -> int:
    """Return what an item is worth: as often its points as it has parts; a card is worth none."""
    if cell.form in TO_CUT and cell.form is not FormName.TICKET:
        return 0
    return cell.points * item.parts
