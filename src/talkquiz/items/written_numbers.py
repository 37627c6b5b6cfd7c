"""How an item writes numbers: others in the style of a slot's own, and its own in other ways.

A slot whose words do not say its number (`[half]{number=50 percent}`), or say several, has no style
in which another one could be written.
"""

import re
from decimal import Decimal

from talkquiz.course.claim_slots import Slot
from talkquiz.language.read_numbers import Numbers

_COLDEST = {"celsius": Decimal("-273.15"), "c": Decimal("-273.15"), "fahrenheit": Decimal("-459")}
_DEGREES = re.compile(r"(?:°\s?|degrees?\s)?(celsius|fahrenheit|c)\b|°\s?(f)\b|(℃)", re.IGNORECASE)
_HUNDRED = Decimal(100)
_CLEARLY_OTHER = Decimal("0.15")
"""By what part of it another number must differ from one that is approximate."""


def written_like(slot: Slot, value: Decimal, claim: str, numbers: Numbers) -> str:
    """Return the words of a slot of `claim` with `value` in the place, and style, of its number.

    Returns an empty text where it cannot be written so.
    """
    factor = _factor(slot, claim, numbers)
    return numbers.rewritten(slot.text, value / factor, claim[: slot.start]) if factor else ""


def other_ways(slot: Slot, claim: str, numbers: Numbers) -> list[str]:
    """Return other ways to write the number of a slot of `claim`, with and without "about"."""
    if slot.number is None:
        return []
    ways = numbers.other_ways(slot.text)
    if not _factor(slot, claim, numbers):
        ways = [*numbers.figures(slot.number), numbers.without_about(slot.text)]
    about = numbers.about(claim[: slot.start])
    return [*ways, f"{about[:1].lower()}{about[1:]} {slot.text}"] if about else ways


def is_bound(slot: Slot, claim: str, numbers: Numbers) -> bool:
    """Tell whether other numbers than that of a slot would be right as well: "more than six"."""
    return numbers.is_bound(_words_before(slot, claim, numbers))


def clearly_differs(slot: Slot, value: Decimal, claim: str, numbers: Numbers) -> bool:
    """Tell whether `value` is not what an approximate number of a slot may stand for."""
    if slot.number is None or not numbers.is_rough(_words_before(slot, claim, numbers)):
        return True
    return abs(value - slot.number.value) >= abs(slot.number.value) * _CLEARLY_OTHER


def believable(number: Decimal, unit: str, numbers: Numbers) -> tuple[Decimal, Decimal]:
    """Return the least and greatest number that is believable beside one of the same unit.

    They lie between a third of it and three times it. A share of at most a hundred percent has
    none above that beside it, a temperature none below the least there is.
    """
    least, greatest = sorted((number / 3, number * 3))
    if numbers.is_share(unit) and abs(number) <= _HUNDRED:
        return max(least, -_HUNDRED), min(greatest, _HUNDRED)
    degrees = _DEGREES.match(unit)
    if degrees:
        scale = degrees[1] or ("fahrenheit" if degrees[2] else "celsius")
        least = max(least, _COLDEST[scale.casefold()])
    return least, greatest


def _words_before(slot: Slot, claim: str, numbers: Numbers) -> str:
    """Return what stands before the number of a slot in the claim."""
    written = numbers.one_in(slot.text)
    return f"{claim[: slot.start]}{slot.text[: written.start] if written else ''}"


def _factor(slot: Slot, claim: str, numbers: Numbers) -> Decimal | None:
    """Return by what a scale after the slot's words multiplies their number: mostly 1.

    Returns None where they do not say the slot's number.
    """
    own = numbers.find(slot.text)
    if slot.number is None or own is None:
        return None
    if own.value == slot.number.value:
        return Decimal(1)
    factor, _ = numbers.scale_at(claim, slot.end)
    return factor if own.value * factor == slot.number.value else None
