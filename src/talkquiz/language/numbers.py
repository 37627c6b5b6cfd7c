"""Numbers as news writes them, read into a value and a unit."""

import re
from dataclasses import dataclass
from decimal import Decimal

FIGURE = re.compile(r"(?:\d{1,3}(?:[, \u00a0\u202f]\d{3})+(?!\d)|\d+)(?:\.\d+)?")
SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9}
_WORDS = tuple(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty".split()
)
_SPELLED = re.compile(
    rf"(?<!ty-)(?<!hundred and )(?<!thousand and )\b({'|'.join(_WORDS)})\b"
    rf"(?!-(?:{'|'.join(_WORDS[1:10])})\b|\s+(?:hundred|dozen|{'|'.join(SCALES)})\b)",
    re.IGNORECASE,
)
"""A whole number word: no part of "twenty-five" or "two hundred", which only digits can say."""
_SCALE = re.compile(rf"\s+({'|'.join(SCALES)})\b")


@dataclass(frozen=True, slots=True)
class Number:
    """A number with its unit ("people", "years"; empty where none is given)."""

    value: Decimal
    unit: str = ""


def all_numbers(text: str) -> set[Decimal]:
    """Return the values of all numbers in `text`, in figures or words."""
    found = set()
    while match := FIGURE.search(text) or _SPELLED.search(text):
        number = find_number(text[match.start() :])
        if number:
            found.add(number.value)
        text = text[: match.start()] + "|" + text[match.end() :]
    return found


def find_number(text: str) -> Number | None:
    """Read the first number in `text`: "400000 people", "more than 1.23 million", "four rounds".

    The words after it are the unit. Returns None where there is no number.
    """
    figure = FIGURE.search(text)
    if figure:
        digits = Decimal(re.sub(r"[^\d.]", "", figure.group()))
        scale = _SCALE.match(text, figure.end())
        end = scale.end() if scale else figure.end()
        return Number(digits * SCALES[scale.group(1)] if scale else digits, text[end:].strip())
    spelled = _SPELLED.search(text)
    if not spelled:
        return None
    value = Decimal(_WORDS.index(spelled.group().casefold()))
    return Number(value, text[spelled.end() :].strip())


def replace_spelled(text: str, value: Decimal) -> str:
    """Return `text` with its spelled-out number as `value`; empty if that has no word."""
    if not _SPELLED.search(text) or value not in range(len(_WORDS)):
        return ""
    return _SPELLED.sub(_WORDS[int(value)], text, count=1)
