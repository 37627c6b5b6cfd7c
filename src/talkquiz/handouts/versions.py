"""The versions of a handout: the same items with other orders of questions and options.

There are versions for all, by letter ("A", "B"), and versions for one student each, with a code.

In each, the right option stands in each position equally often, without long runs: a test whose key
is C more often than B, or C three times in a row, can be passed by habit (Attali & Bar-Hillel 2003,
"Guess where: the position of correct answers in multiple-choice test items").
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from operator import eq
from typing import NamedTuple

from talkquiz.handouts.handout import AsDrawn, Handout, Question, Section, Version
from talkquiz.handouts.neighbours import Draft, keep_apart
from talkquiz.handouts.units import (
    LONGEST_RUN,
    Position,
    Unit,
    fixed_position,
    positions_among,
    run_through,
    units_of,
)
from talkquiz.items.item import Item, Option, Ordering
from talkquiz.language.seeded import codes, rank

_MOST_ROUNDS = 4
"""How often each version is taken further from the others, as these have changed since."""
_MOST_LOTS = 20
"""How many lots are drawn for all versions but the first, if they are too much alike."""
_RISING_LOTS = 2
"""In so many of them difficulty rises strictly; then it gives way, for more ways to differ."""
_MOST_SHUFFLES = 40


class _Wanted(NamedTuple):
    """What versions are made of: the handout's seed and name, and its sections in any order.

    Where items were replaced, the order is that of the sections as they were `drawn`.
    """

    seed: int
    name: str
    sections: Sequence[Section]
    drawn: AsDrawn | None


def make_versions(
    seed: int,
    name: str,
    number: int,
    sections: Sequence[Section],
    drawn: AsDrawn | None = None,
) -> tuple[Version, ...]:
    """Return `number` versions of the handout `name`, all with the same items and points.

    In each section difficulty rises, unless versions would be too much alike or keys make a long
    run. A linked set stays together, in its order. Options that have an order of their own keep it,
    and so do "True" and "False"; the other keys are spread over the letters of each version. As few
    answers as can be are alike at one number in two versions.

    Where items were replaced since the sections were `drawn`, all others stand as they would stand
    without that.
    """
    wanted = _Wanted(seed, name, sections, drawn)
    found: list[tuple[int, int, list[Draft]]] = []
    for lot in range(max(1, _MOST_LOTS // number)):
        drafts = _drafts(wanted, number, lot)
        found.append((_taken_apart(drafts), lot, drafts))
        if not found[-1][0]:
            break
    drafts = min(found)[-1]
    made: list[Version] = []
    for draft in drafts:
        made.append(_printed(wanted, draft, made))
    return tuple(made)


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
    wanted = _Wanted(handout.seed, handout.name, sections, handout.drawn)
    return _printed(wanted, _draft(wanted, code, 0, ()))._replace(student=student)


def _drafts(wanted: _Wanted, number: int, lot: int) -> list[Draft]:
    """Return drafts of all versions; of the first there is only one, whatever the lot."""
    drafts = [_draft(wanted, "A", 0, ())]
    for index in range(1, number):
        drafts.append(_draft(wanted, chr(ord("A") + index), lot, drafts))
    return drafts


def _taken_apart(drafts: Sequence[Draft]) -> int:
    """Take all drafts but the first apart, and return how far they are from what is allowed."""
    left = 0
    for _ in range(_MOST_ROUNDS):
        before = left
        left = sum(
            keep_apart(drafts[n], [*drafts[:n], *drafts[n + 1 :]]) for n in range(1, len(drafts))
        )
        if left in (0, before):
            break
    return left


def _draft(wanted: _Wanted, code: str, lot: int, others: Sequence[Draft]) -> Draft:
    """Return a draft of the version `code` with its order drawn by lot.

    Keys make no long runs, if it can be helped; where they can be moved, they stand elsewhere than
    in `others`.
    """
    items: list[Item] = []
    places: list[int | None] = []
    positions: list[Position | None] = []
    sections = wanted.drawn.sections if wanted.drawn else wanted.sections
    for number, section in enumerate(sections):
        units = units_of(question.item for question in section.questions)
        keeps_order = section.form.keeps_order or section.in_order
        if not keeps_order:
            units.sort(key=lambda unit: rank(wanted.seed, wanted.name, code, str(lot), unit.id))
        if not keeps_order and lot < _RISING_LOTS:
            units.sort(key=lambda unit: unit.difficulty)
        while units:
            # The first unit comes next whose fixed keys make no long run, else the first of all.
            fine = (n for n in range(len(units)) if _avoids_runs(n, units, positions))
            unit = units.pop(next(fine, 0))
            positions += unit.positions
            items += unit.items
            may_move = len(unit.items) == 1 and not keeps_order
            places += [number if may_move else None] * len(unit.items)
    taken = Counter(key for other in others for key in other.keys.items())
    keys = choose_key_positions(items, wanted.seed, f"{code} {lot}", taken)
    return Draft(code, items, places, keys)


def _printed(wanted: _Wanted, draft: Draft, others: Sequence[Version] = ()) -> Version:
    """Return `draft` as a version, with its replaced items, and options in orders of its own.

    Where an answer has several letters, as few as can be are what `others` have at that number.
    """
    beside = [
        [each for section in other.sections for each in section.questions] for other in others
    ]
    points = {
        each.item.id: each.points for section in wanted.sections for each in section.questions
    }
    if wanted.drawn:
        draft = _with_replaced(draft, wanted.drawn.replaced)
    numbered = iter(enumerate(draft.items))
    made = []
    for section in wanted.sections:
        questions = []
        for n, item in islice(numbered, len(section.questions)):
            key, others_here = draft.keys.get(item.id), [version[n] for version in beside]
            lots = range(1 if key is not None or not item.options else _MOST_SHUFFLES)
            shuffles = (_shuffled(item, wanted.seed, f"{draft.code} {lot}", key) for lot in lots)
            asked = (Question(n + 1, item, each[0], points[item.id], each[1]) for each in shuffles)
            questions.append(_least_alike(asked, others_here))
        made.append(section._replace(questions=tuple(questions)))
    return Version(draft.code, tuple(made))


def _with_replaced(draft: Draft, replaced: Mapping[str, Item | None]) -> Draft:
    """Return `draft` with what stands instead of items, each in the place of the other.

    The key has the position of the other's, or the last where there are fewer options.
    """
    changed = Draft(draft.code, [], [], {})
    for item, place in zip(draft.items, draft.places, strict=True):
        new = replaced.get(item.id, item)
        if new is not None:
            changed.items.append(new)
            changed.places.append(place)
            key = draft.keys.get(item.id)
            if key is not None:
                fixed = fixed_position(new) if new is not item else None
                changed.keys[new.id] = fixed.number if fixed else min(key, len(new.options) - 1)
    return changed


def _least_alike(questions: Iterator[Question], others: Sequence[Question]) -> Question:
    """Return the first of `questions` without a letter that `others` have there, or the best."""
    letters = [_letters(other) for other in others]
    best, fewest = next(questions), math.inf
    for question in chain([best], questions):
        mine = _letters(question)
        alike = sum(sum(map(eq, mine, theirs)) for theirs in letters)
        if alike < fewest:
            best, fewest = question, alike
        if not fewest:
            break
    return best


def _letters(question: Question) -> list[object]:
    """Return the positions of right options where they are written: by row, or all together."""
    position = {option.text: n for n, option in enumerate(question.options)}
    if question.pairs:
        return [position[right] for _, right in question.pairs]
    if isinstance(question.item.payload, Ordering):
        return [position[name] for name in question.item.payload.sequence]
    return [{position[option.text] for option in question.options if option.correct}]


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
    item: Item, seed: int, lot: str, key: int | None
) -> tuple[tuple[Option, ...], tuple[tuple[str, str], ...]]:
    """Return the options of `item` and its pairs in an order by `lot`.

    The right option stands at `key`, if that is given. Options that are to be put in order, or
    matched, never stand in the very order that the student has to find.
    """
    pairs = sorted(item.pairs, key=lambda pair: rank(seed, lot, item.id, *pair))
    options = list(item.options)
    if not item.ordered:
        options.sort(key=lambda option: rank(seed, lot, item.id, option.text))
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
    items: Sequence[Item], seed: int, lot: str, taken: Mapping[tuple[str, int], int]
) -> dict[str, int]:
    """Return the position of the key, by item id, for each of `items` that has one key.

    `items` are in the order to print. `taken` counts how often an item has its key in a position in
    other versions, and `lot` decides among equals.
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
                    taken.get((item.id, position.number), 0),
                    rank(seed, lot, item.id, str(position.number)),
                    position,
                )
                for position in positions_among(len(item.options))
            )
            positions[at] = position
            used[position] += 1
    return {item.id: each.number for item, each in zip(asked, positions, strict=True) if each}
