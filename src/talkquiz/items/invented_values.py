"""Numbers and dates that no fact gives: distractors where the course has too few of its own."""

from collections.abc import Callable, Container, Iterator
from datetime import date, timedelta
from decimal import Decimal

from talkquiz.course.slots import Slot
from talkquiz.items.pools import Candidate
from talkquiz.items.slot_values import day_of, number_value
from talkquiz.items.wording import written_like
from talkquiz.language.date_words import DateWords
from talkquiz.language.edtf import DateError, Precision, When, month_after, parse_when

_FACTORS = tuple(map(Decimal, ("0.5", "0.6", "0.75", "0.8", "1.25", "1.4", "1.5", "1.75", "2")))
_STEPS = {Precision.DAY: (5, 8, 12, 19), Precision.MONTH: (2, 3, 5, 7), Precision.YEAR: (1, 2, 3)}
"""How many days, months or years a date is moved; never by a week, which keeps the weekday."""


def numbers_near(
    slot: Slot, taken: Container[Decimal], also: Container[Decimal]
) -> Iterator[Candidate]:
    """Yield numbers near a number slot's, rounded as it is and written as it is."""
    assert slot.number is not None  # noqa: S101 - narrows the type
    key, unit = slot.number.value, slot.number.unit
    for number in dict.fromkeys(_rounded_like(key * factor, key) for factor in _FACTORS):
        known = number in taken or number in also or number == key
        if number > 1 and not known and written_like(slot.text, number):
            yield Candidate(number, number_value(number, unit))


def dates_near(
    slot: Slot, is_known: Callable[[When], bool], dates: DateWords
) -> Iterator[Candidate]:
    """Yield dates near a date slot's and as exact, none of which the course knows of."""
    assert slot.when is not None  # noqa: S101 - narrows the type
    first, precision = slot.when.lower, slot.when.precision
    for step in _STEPS[precision] if first else ():
        for moved in (-step, step):
            try:
                edtf = _moved(first, precision, moved)  # type: ignore[arg-type]
                when = parse_when(edtf)
            except (DateError, OverflowError):
                continue
            if not is_known(when):
                like = Slot("when", slot.type, dates.say(when), 0, 0, when=when)
                yield Candidate(day_of(when), edtf, like)


def _moved(first: date, precision: Precision, step: int) -> str:
    """Return the EDTF date of the same precision that is `step` days, months or years away."""
    if precision is Precision.DAY:
        return (first + timedelta(days=step)).isoformat()
    if precision is Precision.YEAR:
        return f"{first.year + step:04}"
    return month_after(first, step)


def _rounded_like(number: Decimal, key: Decimal) -> Decimal:
    """Return `number` with as many trailing zeros as `key` has, at least to a whole number."""
    step = Decimal(1).scaleb(int(key.normalize().as_tuple().exponent))
    return (number / step).to_integral_value() * step
