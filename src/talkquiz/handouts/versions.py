"""The versions of a handout: the same items with other orders of questions and options.

There are versions for all, by letter ("A", "B"), and versions for one student each, with a code.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import count

from talkquiz.handouts.key_positions import (
    LONGEST_RUN,
    Position,
    choose_key_positions,
    fixed_position,
    run_through,
)
from talkquiz.handouts.products import Handout, Question, Section, Version
from talkquiz.handouts.selection import SelectedSection, Unit, units_of
from talkquiz.items.item import Item, Option, Ordering
from talkquiz.language.seeded import rank

_CODE_CHARACTERS = "23456789BCDFGHJKMNPQRTVWXYZ"
"""None that looks like another, and no vowels that would make words."""
_CODE_LENGTH = 4

Positions = list[Position | None]


def make_versions(
    seed: int, name: str, number: int, selected: Sequence[SelectedSection]
) -> tuple[Version, ...]:
    """Return `number` versions of the handout `name`, all with the same items and points.

    A linked set stays together, in its order. Options that have an order of their own keep it, and
    so do "True" and "False"; the other keys are spread over the letters of each version.
    """
    taken: Counter[tuple[str, int]] = Counter()
    sections = [_as_selected(section) for section in selected]
    codes = (chr(ord("A") + index) for index in range(number))
    return tuple(_reordered(seed, name, code, sections, taken) for code in codes)


def is_for_one_student(handout: Handout) -> bool:
    """Tell whether `handout` is filled in by one student, and not cut up for several."""
    return not any(section.form.is_cut_up for section in handout.versions[0].sections)


def student_codes(handout: Handout, identities: Iterable[str]) -> list[str]:
    """Return a form code for each student by what identifies them: "K7QX", and no code twice.

    Who else is on the list changes a student's code only if both would have the same.
    """
    codes: dict[str, None] = {}
    base = len(_CODE_CHARACTERS)
    for identity in identities:
        for attempt in count():
            lot = int.from_bytes(rank(handout.seed, handout.name, identity, str(attempt)))
            digits = (lot // base**power % base for power in range(_CODE_LENGTH))
            code = "".join(_CODE_CHARACTERS[digit] for digit in digits)
            if code not in codes:
                codes[code] = None
                break
    return list(codes)


def student_version(handout: Handout, code: str, student: str) -> Version:
    """Return the version `code` of `handout` for one student.

    It has the items and points of the other versions; the code decides its orders, so that a sheet
    can be marked by its code alone.
    """
    sections = handout.versions[0].sections
    made = _reordered(handout.seed, handout.name, code, sections, Counter())
    return replace(made, student=student)


def _as_selected(selected: SelectedSection) -> Section:
    """Return a section with its questions in the order in which they were selected.

    An item is worth its points as often as it has parts.
    """
    section = selected.section
    points = section.points if section.form.has_points else 0
    questions = (
        Question(number, item, item.options, points * item.parts, item.pairs)
        for number, item in enumerate(selected.items, start=1)
    )
    return Section(
        section.title,
        section.directions,
        section.makes,
        tuple(questions),
        section.form,
        selected.layout,
        new_page=section.new_page,
    )


def _reordered(
    seed: int, name: str, code: str, sections: Sequence[Section], taken: Counter[tuple[str, int]]
) -> Version:
    """Return the version `code` of the handout `name`: `sections` in orders of its own.

    `taken` counts where keys stand and is brought up to date, so that other versions have them
    elsewhere.
    """
    ordered: list[list[Item]] = []
    for section in sections:
        units = units_of(question.item for question in section.questions)
        if not section.form.keeps_order:
            units.sort(key=lambda unit: rank(seed, name, code, unit.id))
        before = [position for items in ordered for position in _fixed_positions(items)]
        ordered.append([item for unit in _without_runs(units, before) for item in unit.items])
    keys = choose_key_positions([item for items in ordered for item in items], seed, code, taken)
    points = {each.item.id: each.points for section in sections for each in section.questions}
    numbers = count(1)

    def question(item: Item) -> Question:
        pairs = sorted(item.pairs, key=lambda pair: rank(seed, code, item.id, *pair))
        options = _options(item, pairs, seed, code, keys)
        return Question(next(numbers), item, options, points[item.id], tuple(pairs))

    return Version(
        code,
        tuple(
            replace(section, questions=tuple(question(item) for item in items))
            for section, items in zip(sections, ordered, strict=True)
        ),
    )


def _without_runs(units: Iterable[Unit], before: Positions) -> list[Unit]:
    """Return `units` in their order, but those moved whose fixed keys would make a long run.

    `before` are the positions of the keys in the sections before.
    """
    waiting, positions, spread = list(units), list(before), []
    while waiting:
        fine = (n for n in range(len(waiting)) if _avoids_runs(n, waiting, positions))
        unit = waiting.pop(next(fine, 0))
        positions += _fixed_positions(unit.items)
        spread.append(unit)
    return spread


def _avoids_runs(chosen: int, waiting: Sequence[Unit], positions: Positions) -> bool:
    """Tell whether the unit `chosen` makes no long run after `positions`, now or in the end.

    The units that are left can be put in an order without long runs only if other keys part those
    that look alike: there can be two alike before each of the others, and two at the end.
    """
    placed = [*positions[-LONGEST_RUN:], *_fixed_positions(waiting[chosen].items)]
    if any(run_through(at, placed) > LONGEST_RUN for at in range(len(placed))):
        return False
    others = (unit for n, unit in enumerate(waiting) if n != chosen)
    rest = [position for unit in others for position in _fixed_positions(unit.items)]
    for position, number in Counter(each for each in rest if each).items():
        length_so_far = run_through(len(placed), [*placed, position]) - 1
        if number > LONGEST_RUN * (len(rest) - number + 1) - length_so_far:
            return False
    return True


def _fixed_positions(items: Iterable[Item]) -> Positions:
    return [fixed_position(item) for item in items]


def _options(
    item: Item, pairs: Sequence[tuple[str, str]], seed: int, code: str, keys: dict[str, int]
) -> tuple[Option, ...]:
    """Return the options of `item` in the order of the version `code`.

    The right option stands where `keys` says. Options that are to be put in order, or matched with
    `pairs`, never stand in the very order that the student has to find.
    """
    if item.ordered:
        return item.options
    shuffled = sorted(item.options, key=lambda option: rank(seed, code, item.id, option.text))
    if item.id in keys:
        shuffled.sort(key=lambda option: option.correct)
        shuffled.insert(keys[item.id], shuffled.pop())
        return tuple(shuffled)
    to_find = [right for _, right in pairs]
    if isinstance(item.payload, Ordering):
        to_find = list(item.payload.sequence)
    if to_find and [option.text for option in shuffled][: len(to_find)] == to_find:
        shuffled.append(shuffled.pop(0))
    return tuple(shuffled)
