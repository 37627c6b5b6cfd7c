"""Numbers as news writes them, read into a value and a unit."""

import re
from decimal import Decimal
from typing import NamedTuple

from talkquiz.language.language_file import bundled_language

FIGURE = re.compile(r"(?:\d{1,3}(?:[, \u00a0\u202f]\d{3})+(?!\d)|\d+)(?:\.\d+)?")
_ENGLISH = bundled_language("en").numbers
SCALES = {word: int(factor) for word, factor in _ENGLISH.scales.items()}
_SMALL = {word: number for number, word in enumerate(_ENGLISH.small)}
_TENS = {word: 10 * number for number, word in enumerate(_ENGLISH.tens, start=2)}
_HUNDRED = _ENGLISH.hundred


def _spelled() -> re.Pattern[str]:
    """Return the pattern of a whole number in words: "four", "twenty-five", "two hundred thousand".

    Nothing of "two dozen" is one, nor an odd word after an unknown "-ty".
    """
    units, tens, scales = ("|".join(words) for words in (_SMALL, _TENS, SCALES))
    below_hundred = rf"(?:(?:{tens})(?:[ -](?:{units})\b)?|(?:{units}))\b"
    below_thousand = (
        rf"(?:(?:{units})\s+{_HUNDRED}\b(?:\s+(?:and\s+)?{below_hundred})?|{below_hundred})"
    )
    more = rf"(?:\s+(?:{scales})\b(?:\s+(?:and\s+)?{below_thousand})?)*"
    return re.compile(
        rf"(?<!ty-)\b{below_thousand}{more}(?!-(?:{units})\b|\s+(?:{_HUNDRED}|dozen)\b)",
        re.IGNORECASE,
    )


_SPELLED = _spelled()
_SCALE = re.compile(rf"\s+({'|'.join(SCALES)})\b")


class Number(NamedTuple):
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


def find_number(text: str, *, at_start: bool = False) -> Number | None:
    """Read the first number in `text`: "400000 people", "1.23 million", "two hundred thousand".

    The words after it are the unit. With `at_start`, nothing may stand before it. Returns None
    where there is no number.
    """
    figure = FIGURE.match(text) if at_start else FIGURE.search(text)
    if figure:
        digits = Decimal(re.sub(r"[^\d.]", "", figure.group()))
        scale = _SCALE.match(text, figure.end())
        end = scale.end() if scale else figure.end()
        return Number(digits * SCALES[scale.group(1)] if scale else digits, text[end:].strip())
    spelled = _SPELLED.match(text) if at_start else _SPELLED.search(text)
    if not spelled:
        return None
    total = part = 0
    for word in re.findall(r"[a-z]+", spelled.group().casefold()):
        if word in SCALES:
            total += part * SCALES[word]
            part = 0
        elif word == _HUNDRED:
            part *= 100
        else:
            part += _SMALL.get(word, 0) + _TENS.get(word, 0)
    return Number(Decimal(total + part), text[spelled.end() :].strip())


def replace_spelled(text: str, value: Decimal) -> str:
    """Return `text` with its number word as `value`; empty if one of them is no single word."""
    words = {Decimal(number): word for word, number in (_SMALL | {_ENGLISH.tens[0]: 20}).items()}
    found = _SPELLED.search(text)
    if not found or value not in words or found.group().casefold() not in words.values():
        return ""
    return f"{text[: found.start()]}{words[value]}{text[found.end() :]}"
