"""Dates and numbers that options give, however they are written, so that they can be compared."""

import re
from collections.abc import Hashable
from decimal import Decimal
from functools import lru_cache
from itertools import dropwhile
from typing import NamedTuple

from talkquiz.language.english import MONTHS, SHORT_MONTHS
from talkquiz.language.numbers import find_number
from talkquiz.language.words import tokens, word_stem
from talkquiz.rules.shared.words import same

_MONTHS = {
    name.casefold(): number
    for names in (MONTHS, SHORT_MONTHS)
    for number, name in enumerate(names, start=1)
} | {"sept": 9}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DATES = (
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<month>{_MONTH})\.?,? (?P<year>\d{{4}})",
    rf"(?P<month>{_MONTH})\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})",
    rf"(?P<month>{_MONTH})\.?,? (?P<year>\d{{4}})",
    r"(?P<year>\d{4})-(?P<number>\d\d)(?:-(?P<day>\d\d))?",
    r"(?P<year>1[0-9]{3}|20\d\d)",
)
_HEDGES = frozenset(
    "about around almost nearly roughly approximately some over under more less fewer than at "
    "least most up to on in the year".split()
)
_CURRENCY = re.compile(r"(?:[$€£¥]|US\$)\s*(?=\d)")
_MOST_UNIT_WORDS = 2


class Value(NamedTuple):
    """The date, of some precision, or the number, of some unit, that an option gives.

    `form` tells values apart that do not go together ("day", "year", "number of month"); `order`
    compares them, earlier or smaller first; `parts` are day, month and year as far as known.
    """

    form: str
    order: tuple[Decimal, ...]
    parts: tuple[str, ...] = ()

    @property
    def is_date(self) -> bool:
        """Tell a date from a number."""
        return bool(self.parts)


@lru_cache(maxsize=65536)
def value_of(text: str) -> Value | None:
    """Return the date or the number that all of `text` gives; None if it is anything else.

    A number may have a unit of two words at most: "400,000", "$5 million", "four large ships".
    """
    words = dropwhile(lambda word: word.casefold() in _HEDGES, text.split())
    bare = " ".join(words).rstrip(".")
    matches = (re.fullmatch(pattern, bare, re.IGNORECASE) for pattern in _DATES)
    if date := next(filter(None, matches), None):
        found = date.groupdict()
        year, day = found["year"], found.get("day")
        month = _MONTHS.get((found.get("month") or "").casefold()) or int(found.get("number") or 0)
        known = [f"{name} {part}" for name, part in (("d", day), ("m", month), ("y", year)) if part]
        form = ("year", "month", "day")[len(known) - 1]
        return Value(form, (Decimal(year), Decimal(month), Decimal(day or 0)), tuple(known))
    currency = _CURRENCY.match(bare)
    number = find_number(bare[currency.end() :] if currency else bare, at_start=True)
    if not number or len(number.unit.split()) > _MOST_UNIT_WORDS or re.search(r"\d", number.unit):
        return None
    unit = (currency.group().strip() if currency else "") + number.unit
    stems = [word_stem(word) for word in tokens(unit)] or unit.split()
    return Value(" ".join(["number of", *stems]) if stems else "number", (number.value,))


def meant(text: str) -> Hashable:
    """Return `text` in a form that is equal if two answers mean the same.

    A number of four digits may be a year or not: 1200 and 1,200 are the same.
    """
    value = value_of(text)
    if value and value.form == "year":
        return Value("number", value.order[:1])
    return value or same(text)


def values_of(texts: list[str]) -> list[Value]:
    """Return the values of `texts`, or nothing if one of them has none or they do not compare."""
    found = [value for value in map(value_of, texts) if value]
    comparable = len(found) == len(texts) and len({value.form for value in found}) == 1
    return found if comparable else []
