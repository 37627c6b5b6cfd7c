"""How a language says dates: "27 February 2016", "about May 2016", "since spring 2011"."""

from dataclasses import dataclass
from functools import lru_cache

from talkquiz.language.edtf import Precision, When, parse_when


@dataclass(frozen=True, slots=True, eq=False)
class DateWords:
    """The words of a language for dates, and what they make of a date."""

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
    if when.precision is Precision.INTERVAL:
        start, _, end = edtf.partition("/")
        first, last = (
            None if part in ("", "..") else _in_words(part, words) for part in (start, end)
        )
        if first and last:
            return words.span.format(first=first, last=last)
        return words.since.format(first=first) if first else words.until.format(last=last)
    said = _plain(when, words)
    if "%" in edtf:
        return words.perhaps_about.format(date=said)
    if "?" in edtf:
        return words.perhaps.format(date=said)
    return words.about.format(date=said) if "~" in edtf else said


def _plain(when: When, words: DateWords) -> str:
    """Return a single date in words, as if it were certain."""
    first = when.lower
    if first is None:
        raise ValueError(f"{when} has no first day")
    year, month = first.year, words.months[first.month - 1]
    match when.precision:
        case Precision.DAY:
            return words.day.format(day=first.day, month=month, year=year)
        case Precision.MONTH:
            return words.month.format(month=month, year=year)
        case Precision.SEASON:
            # Seasons are of the northern hemisphere: spring begins in March.
            return words.season.format(season=words.seasons[first.month // 3 - 1], year=year)
        case Precision.DECADE:
            return words.decade.format(year=f"{year:04}")
        case Precision.CENTURY:
            return words.century.format(year=f"{year:04}")
    return str(year)
