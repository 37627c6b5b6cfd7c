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


_UNITS, _TIES, _SCALES = ("|".join(words) for words in (_SMALL, _TENS, SCALES))
_BELOW_HUNDRED = rf"(?:(?:{_TIES})(?:[ -](?:{_UNITS})\b)?|(?:{_UNITS}))\b"
_BELOW_THOUSAND = (
    rf"(?:(?:{_UNITS})\s+{_HUNDRED}\b(?:\s+(?:and\s+)?{_BELOW_HUNDRED})?|{_BELOW_HUNDRED})"
)
_SPELLED = re.compile(
    rf"(?<!ty-)\b{_BELOW_THOUSAND}(?:\s+(?:{_SCALES})\b(?:\s+(?:and\s+)?{_BELOW_THOUSAND})?)*"
    rf"(?!-(?:{_UNITS})\b|\s+(?:{_HUNDRED}|dozen)\b)",
    re.IGNORECASE,
)
"""A whole number in words: "four", "twenty-five", "two hundred thousand".

Nothing of "two dozen" is one, nor an odd word after an unknown "-ty".
"""
_SCALE = re.compile(rf"\s+({_SCALES})\b")


class Number(NamedTuple):
    """A number with its unit ("people", "years"; empty where none is given)."""

    value: Decimal
    unit: str = ""


def all_numbers(text: str) -> set[Decimal]:
    """Return the values of all numbers in `text`, in figures or words."""
    spelled = _SPELLED.finditer(FIGURE.sub("|", text))
    return {_value_and_end(found)[0] for found in (*FIGURE.finditer(text), *spelled)}


def find_number(text: str, *, at_start: bool = False) -> Number | None:
    """Read the first number in `text`: "400000 people", "1.23 million", "two hundred thousand".

    The words after it are the unit. With `at_start`, nothing may stand before it. Returns None
    where there is no number.
    """
    for pattern in (FIGURE, _SPELLED):
        found = pattern.match(text) if at_start else pattern.search(text)
        if found:
            value, end = _value_and_end(found)
            return Number(value, text[end:].strip())
    return None


def _value_and_end(found: re.Match[str]) -> tuple[Decimal, int]:
    """Return the value of a number in figures or words, with the scale after it, and its end."""
    if found.re is FIGURE:
        digits = Decimal(re.sub(r"[^\d.]", "", found.group()))
        scale = _SCALE.match(found.string, found.end())
        return (digits * SCALES[scale.group(1)], scale.end()) if scale else (digits, found.end())
    total = part = 0
    for word in re.findall(r"[a-z]+", found.group().casefold()):
        if word in SCALES:
            total += part * SCALES[word]
            part = 0
        elif word == _HUNDRED:
            part *= 100
        else:
            part += _SMALL.get(word, 0) + _TENS.get(word, 0)
    return Decimal(total + part), found.end()


def replace_spelled(text: str, value: Decimal) -> str:
    """Return `text` with its number word as `value`; empty if one of them is no single word."""
    words = {Decimal(number): word for word, number in (_SMALL | {_ENGLISH.tens[0]: 20}).items()}
    found = _SPELLED.search(text)
    if not found or value not in words or found.group().casefold() not in words.values():
        return ""
    return f"{text[: found.start()]}{words[value]}{text[found.end() :]}"
