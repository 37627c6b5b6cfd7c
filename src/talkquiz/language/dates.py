"""Dates as far as they are known, in the Extended Date/Time Format, and how a language says them.

Levels 0 and 1 of EDTF (Library of Congress, part of ISO 8601-2:2019) but for times of day and
years of more than four digits: `2016`, `2016-02`, `2016-02-27`, `2016-02?` (uncertain), `2016-02~`
(approximate), `2016-02%` (both), `201X`, `2016-XX`, `2016-21` (spring), and intervals such as
`2016-02/2016-05~`, `2011-03/..` (open) and `/2016` (unknown start).
"""

import calendar
import re
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from talkquiz.problem import TalkQuizError

_PART = re.compile(r"(\d{2}(?:\d\d|\dX|XX))(?:-(\d\d|XX)(?:-(\d\d|XX))?)?([?~%])?", re.ASCII)
MARKS = frozenset("?~%")
"""What marks a date as uncertain, approximate, or both."""
_SPRING, _WINTER = 21, 24
"""The numbers of the first and the last season."""


class Precision(StrEnum):
    """How exactly a date is known."""

    DAY = "day"
    """To the day. Example: 2016-02-27"""
    MONTH = "month"
    """To the month. Example: 2016-02"""
    SEASON = "season"
    """To the season: 21 is spring, 22 summer, 23 autumn, 24 winter. Example: 2016-21"""
    YEAR = "year"
    """To the year. Example: 2016"""
    DECADE = "decade"
    """To ten years. Example: 201X"""
    CENTURY = "century"
    """To a hundred years. Example: 18XX"""
    INTERVAL = "interval"
    """From one date to another. Example: 2016-02/2016-05"""


class DateError(TalkQuizError):
    """Raised for text that is no date of the supported form; says why."""


class When(NamedTuple):
    """A date or an interval.

    `lower` and `upper` are the first and the last day that it can mean; None where an interval is
    open or its end unknown.
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
        return not MARKS.isdisjoint(self.edtf)

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
    if not slash:
        return _single(edtf)
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
        # Of the northern hemisphere, in whole months: a winter ends in the next February.
        begin = 3 * (number - 20)
        end_year, end = (first_year + 1, 2) if number == _WINTER else (first_year, begin + 2)
        if end_year > date.max.year:
            raise DateError("the winter of 9999 is out of range")
        last = date(end_year, end, calendar.monthrange(end_year, end)[1])
        return date(first_year, begin, 1), last, Precision.SEASON
    if not 1 <= number <= 12:
        raise DateError(f"there is no month {month}")
    length = calendar.monthrange(first_year, number)[1]
    if day is None:
        return date(first_year, number, 1), date(first_year, number, length), Precision.MONTH
    if not 1 <= int(day) <= length:
        raise DateError(f"{year}-{month} has no day {day}")
    exact = date(first_year, number, int(day))
    return exact, exact, Precision.DAY


class DateWords(NamedTuple):
    """The words of a language for dates: "27 February 2016", "since spring 2011".

    `typed_day`, `typed_months` and `ordinals` are for systems that compare letter by letter: more
    ways to write a day, beginnings of the names of months, and what days are numbered by.
    """

    months: tuple[str, ...]
    short_months: tuple[str, ...]
    seasons: tuple[str, ...]
    day: str
    also_day: tuple[str, ...]
    month: str
    season: str
    decade: str
    century: str
    perhaps: str
    about: str
    perhaps_about: str
    span: str
    since: str
    until: str
    typed_day: tuple[str, ...] = ()
    typed_months: tuple[str, ...] = ()
    ordinals: tuple[str, ...] = ()

    def names_of(self, month: int) -> tuple[str, ...]:
        """Return the names of a month that students type, in full and short, by its number."""
        name = self.months[month - 1]
        others = (it for it in self.typed_months if name.lower().startswith(it.rstrip(".").lower()))
        return (name, self.short_months[month - 1], *others)

    def say(self, when: When) -> str:
        """Return `when` in words."""
        return _in_words(when.edtf, self)

    def month_of(self, when: When) -> str:
        """Return the month and year in which `when` begins; all of it if its start is open."""
        first = when.lower
        if first is None:
            return self.say(when)
        return self.month.format(month=self.months[first.month - 1], year=first.year)

    def other_ways(self, when: When) -> list[str]:
        """Return other ways to write a day, which are right as answers; none for longer times."""
        day = when.lower
        if day is None or when.precision is not Precision.DAY:
            return []
        values = {
            "day": day.day,
            "month": self.months[day.month - 1],
            "short-month": self.short_months[day.month - 1],
            "year": day.year,
            "iso": day.isoformat(),
        }
        return [each.format_map(values) for each in self.also_day]


@lru_cache(maxsize=8192)
def _in_words(edtf: str, words: DateWords) -> str:
    when = parse_when(edtf)
    first_day = when.lower
    if when.precision is Precision.INTERVAL or first_day is None:
        start, _, end = edtf.partition("/")
        first, last = (
            None if part in ("", "..") else _in_words(part, words) for part in (start, end)
        )
        if first and last:
            return words.span.format(first=first, last=last)
        return words.since.format(first=first) if first else words.until.format(last=last)
    is_long = when.precision in (Precision.DECADE, Precision.CENTURY)
    values = {
        "day": first_day.day,
        "month": words.months[first_day.month - 1],
        # Seasons are of the northern hemisphere: spring begins in March.
        "season": words.seasons[first_day.month // 3 - 1],
        "year": f"{first_day.year:04}" if is_long else first_day.year,
    }
    # The words for each precision are called as it is; those of a year are the year alone.
    said = str(getattr(words, when.precision, "{year}")).format_map(values)
    if "%" in edtf:
        return words.perhaps_about.format(date=said)
    if "?" in edtf:
        return words.perhaps.format(date=said)
    return words.about.format(date=said) if "~" in edtf else said
