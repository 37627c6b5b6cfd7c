"""Dates as far as they are known: the Extended Date/Time Format.

Levels 0 and 1 of EDTF (Library of Congress, part of ISO 8601-2:2019) but for times of day and
years of more than four digits: `2016`, `2016-02`, `2016-02-27`, `2016-02?` (uncertain), `2016-02~`
(approximate), `2016-02%` (both), `201X`, `2016-XX`, `2016-21` (spring), and intervals such as
`2016-02/2016-05~`, `2011-03/..` (open) and `/2016` (unknown start).
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from talkquiz.problem import TalkQuizError

_PART = re.compile(r"(\d{2}(?:\d\d|\dX|XX))(?:-(\d\d|XX)(?:-(\d\d|XX))?)?([?~%])?", re.ASCII)
_SPRING, _WINTER = 21, 24
"""The numbers of the first and the last season."""


class Precision(StrEnum):
    """How exactly a date is known."""

    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    INTERVAL = "interval"


class DateError(TalkQuizError):
    """Raised for text that is no date of the supported form; says why."""


@dataclass(frozen=True, slots=True)
class When:
    """A date or an interval.

    `lower` and `upper` are the first and the last day that it can mean; None where an interval is
    open or its end unknown. How to say it is a language's matter (date_words.py).
    """

    edtf: str
    lower: date | None
    upper: date | None
    precision: Precision

    def overlaps(self, other: "When") -> bool:
        """Tell whether some day can be meant by both."""
        return (self.lower or date.min) <= (other.upper or date.max) and (
            other.lower or date.min
        ) <= (self.upper or date.max)

    @property
    def approximate(self) -> bool:
        """Tell whether the date is marked as uncertain or approximate."""
        return any(mark in self.edtf for mark in "?~%")

    def __str__(self) -> str:
        """Return the EDTF form."""
        return self.edtf


def month_after(day: date, months: int) -> str:
    """Return the month that is `months` after that of `day` (before, if negative): 2016-02."""
    count = day.year * 12 + day.month - 1 + months
    return f"{count // 12:04}-{count % 12 + 1:02}"


@lru_cache(maxsize=4096)
def parse_when(edtf: str) -> When:
    """Parse an EDTF date or interval; raises DateError."""
    start, slash, end = edtf.partition("/")
    return _interval(edtf, start, end) if slash else _single(edtf)


def _interval(edtf: str, start: str, end: str) -> When:
    first = None if start in ("", "..") else _single(start)
    last = None if end in ("", "..") else _single(end)
    if not first and not last:
        raise DateError("an interval needs a date on one side at least")
    if first and last and first.lower and last.upper and first.lower > last.upper:
        raise DateError("the interval ends before it begins")
    return When(
        edtf,
        first.lower if first else None,
        last.upper if last else None,
        Precision.INTERVAL,
    )


def _single(text: str) -> When:
    match = _PART.fullmatch(text)
    if not match:
        raise DateError("a date is written 2016, 2016-02 or 2016-02-27, as EDTF has it")
    year, month, day, _ = match.groups()
    if "X" in year and month:
        raise DateError("a year with unknown digits has no month")
    if day and month and month != "XX" and _SPRING <= int(month) <= _WINTER:
        raise DateError("a season has no days")
    if month == "XX" and day and day != "XX":
        raise DateError("a month that is unknown has no known day")
    month, day = (None if part == "XX" else part for part in (month, day))
    return When(text, *_span(year, month, day))


def _span(year: str, month: str | None, day: str | None) -> tuple[date, date, Precision]:
    """Return first day, last day and precision of a date in parts."""
    first_year, last_year = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if first_year == 0:
        raise DateError("the year 0 is out of range")
    if month is None:
        unknown = (Precision.YEAR, Precision.DECADE, Precision.CENTURY)
        return date(first_year, 1, 1), date(last_year, 12, 31), unknown[year.count("X")]
    number = int(month)
    if _SPRING <= number <= _WINTER:
        return _season(first_year, number)
    if not 1 <= number <= 12:
        raise DateError(f"there is no month {month}")
    length = calendar.monthrange(first_year, number)[1]
    if day is None:
        return date(first_year, number, 1), date(first_year, number, length), Precision.MONTH
    if not 1 <= int(day) <= length:
        raise DateError(f"{year}-{month} has no day {day}")
    exact = date(first_year, number, int(day))
    return exact, exact, Precision.DAY


def _season(year: int, season: int) -> tuple[date, date, Precision]:
    """Return the span of a season of the northern hemisphere, in whole months."""
    last_month = 3 * (season - 20) + 2
    first = date(year, last_month - 2, 1)
    if season == _WINTER and year == date.max.year:
        raise DateError("the winter of 9999 is out of range")
    last_year, last_month = (year + 1, 2) if season == _WINTER else (year, last_month)
    last = date(last_year, last_month, calendar.monthrange(last_year, last_month)[1])
    return first, last, Precision.SEASON
