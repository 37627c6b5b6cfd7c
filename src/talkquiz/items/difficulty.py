"""How hard an item is, from 1 to 3.

It begins with the fact's own difficulty. To recognise is easier than to recall, unless the wrong
options are near: less one where they are not. To recall a day or a number exactly is harder than
a name: more one. docs/question-templates.md tells curators.
"""

from collections.abc import Iterable
from decimal import Decimal

from talkquiz.course.facts import Fact
from talkquiz.course.slots import Slot
from talkquiz.items.distractors import Distractor
from talkquiz.items.kinds import ItemKind
from talkquiz.items.slot_values import axis_of
from talkquiz.language.edtf import Precision

EASIEST, HARDEST = 1, 3
_NEAR_DAYS = {Precision.DAY: 45, Precision.MONTH: 100, Precision.YEAR: 800}
_NEAR_TIMES = Decimal("1.3")


def difficulty_of(fact: Fact, slot: Slot, kind: ItemKind, distractors: Iterable[Distractor]) -> int:
    """Return the difficulty of an item of `kind` that asks for `slot` among `distractors`."""
    axes = [distractor.candidate.axis for distractor in distractors]
    if axes:
        return _bounded(fact.difficulty - (not any(_is_near(slot, axis) for axis in axes)))
    exact = slot.when is not None and slot.when.precision is Precision.DAY
    is_harder = kind.is_recalled and (exact or slot.number is not None)
    return _bounded(fact.difficulty + is_harder)


def _is_near(slot: Slot, axis: Decimal) -> bool:
    """Tell whether a wrong date or number is near; names of one role never count as near."""
    key = axis_of(slot)
    if slot.when:
        return abs(axis - key) <= _NEAR_DAYS.get(slot.when.precision, 0)
    return bool(slot.number) and key / _NEAR_TIMES <= axis <= key * _NEAR_TIMES


def _bounded(difficulty: int) -> int:
    return min(HARDEST, max(EASIEST, difficulty))
