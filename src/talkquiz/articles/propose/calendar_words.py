"""The calendar as English news writes it: months, weekdays, and dates with or without a year.

Months are matched in title case or in capitals (datelines): "may" and "march" are verbs.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from talkquiz.language.english import MONTHS, WEEKDAYS, month_number

_MONTHS = (
    r"Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June|Jun\.?|July|Jul\.?"
    r"|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?"
)
_CAPITALS = "|".join(name.upper() for name in MONTHS)
MONTH = rf"(?:(?:{_CAPITALS}|{_MONTHS})(?![A-Za-z]))"
"""A month, in full or shortened."""
WEEKDAY = rf"(?:{'|'.join(WEEKDAYS)})"
"""A weekday in full: "Sun" and "Sat" are words and papers as well."""
YEAR = r"(?:19|20)\d\d"
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?!\d)(?:st|nd|rd|th)?"
DATE = re.compile(
    rf"""(?<![\w-])(?:(?P<weekday>{WEEKDAY}),?\s+)?\(?(?:the\s+)?(?:
        (?P<iso>{YEAR})-(?P<iso_month>\d\d)-(?P<iso_day>\d\d)(?!\d)
      | (?P<day>{DAY})\s+(?:of\s+)?(?P<month>{MONTH})(?:,?\s+(?P<year>{YEAR})(?![\d,]*\d))?
      | (?P<us_month>{MONTH})\s+(?P<us_day>{DAY})(?![.,:%]?\d)(?:,?\s+(?P<us_year>{YEAR})\b)?
    )""",
    re.VERBOSE,
)
"""A day of a month, with its weekday and its year where they are said."""


@dataclass(frozen=True, slots=True)
class DayOfMonth:
    """A day as it is written: year None and weekday empty where the text does not give them."""

    month: int
    day: int
    year: int | None
    weekday: str
    start: int
    end: int

    def in_year(self, year: int) -> date | None:
        """Return the day in `year`; None for 29 February of a common year, or 31 June."""
        try:
            return date(year, self.month, self.day)
        except ValueError:
            return None

    @property
    def full(self) -> date | None:
        """The date, if its year is written."""
        return self.in_year(self.year) if self.year else None

    def fits(self, day: date) -> bool:
        """Tell whether `day` falls on the weekday that is written, if one is."""
        return not self.weekday or WEEKDAYS[day.weekday()] == self.weekday

    def nearest(self, to: date) -> date | None:
        """Return the date nearest to a day, or the next nearest if that has the weekday written."""
        years = range(max(to.year - 1, 1), min(to.year + 2, 9999))
        days = [day for year in years if (day := self.in_year(year))]
        days.sort(key=lambda day: abs(day - to))
        return next((day for day in days[:2] if self.fits(day)), days[0] if days else None)


def days_in(text: str) -> Iterator[DayOfMonth]:
    """Yield every day of a month that `text` names."""
    for found in DATE.finditer(text):
        month = found["month"] or found["us_month"]
        number = month_number(month) if month else int(found["iso_month"])
        day = re.match(r"\d+", found["day"] or found["us_day"] or found["iso_day"])
        year = found["year"] or found["us_year"] or found["iso"]
        if day and 1 <= number <= 12 and 1 <= int(day.group()) <= 31:
            named = (found["weekday"] or "", *found.span())
            yield DayOfMonth(number, int(day.group()), int(year) if year else None, *named)


def weekday_back(name: str, day: date) -> date:
    """Return the last day called `name` that is not after `day`."""
    return day - timedelta((day.weekday() - WEEKDAYS.index(name)) % 7)


def weekday_on(name: str, day: date) -> date:
    """Return the first day called `name` that is not before `day`."""
    return day + timedelta((WEEKDAYS.index(name) - day.weekday()) % 7)


def near_month(month: int, day: date) -> date:
    """Return the middle of the nearest month of that number."""
    years = range(max(day.year - 1, 1), min(day.year + 2, 9999))
    return min((date(year, month, 15) for year in years), key=lambda middle: abs(middle - day))
