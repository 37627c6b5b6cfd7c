"""Finds the dates that a sentence says and fixes each by the news day.

A date with its year is stated. One without lies before the news day where the verb beside it is
past, after it where the verb looks ahead, and else in the nearest year; a weekday is the last one
before the news day: whether it lies ahead, only a person can tell. A week runs from Monday to
Sunday (ISO 8601). What cannot be fixed has no value, but a note that says why.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import MAXYEAR, date, timedelta
from typing import NamedTuple

from talkquiz.articles.article import Span
from talkquiz.articles.tense import Tense, tense_at
from talkquiz.language.dates import DateError, month_after, parse_when
from talkquiz.language.english import MONTHS, SEASONS, WEEKDAYS, month_number
from talkquiz.language.language_file import bundled_language

_MONTHS = (
    r"Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June|Jun\.?|July|Jul\.?"
    r"|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?"
)
_CAPITALS = "|".join(name.upper() for name in MONTHS)
MONTH = rf"(?:(?:{_CAPITALS}|{_MONTHS})(?![A-Za-z]))"
"""A month, in full or shortened."""
WEEKDAY = rf"(?:{'|'.join(WEEKDAYS)})"
"""A weekday in full: "Sun" and "Sat" are words and papers as well."""
YEAR = r"(?:1[0-9]|2[01])\d\d"
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?!\d)(?:st|nd|rd|th)?"
DATE = re.compile(
    rf"""(?<![\w-])(?:(?P<weekday>{WEEKDAY}),?\s+)?\(?(?:the\s+)?(?:
        (?P<iso>{YEAR})(?P<mark>[-./])(?P<iso_month>\d\d)(?P=mark)(?P<iso_day>\d\d)(?![\d/]|[.-]\d)
      | (?P<day>{DAY})\s+(?:of\s+)?(?P<month>{MONTH})(?:,?\s+(?P<year>{YEAR})(?![\d,]*\d))?
      | (?P<us_month>{MONTH})\s+(?P<us_day>{DAY})(?![.,:%]?\d)(?:,?\s+(?P<us_year>{YEAR})\b)?
    )""",
    re.VERBOSE,
)
"""A day of a month, with its weekday and its year where they are said."""
NO_NEWS_DAY = "needs the news day"
WHICH_QUARTER = "which year's quarter?"
_ANY_DAY = date(2000, 1, 1)
_GUESSED = timedelta(days=150)
_UNTOLD = timedelta(days=90)
"""A day so far from the news day has a year that is guessed, where no verb tells the side."""
_SLIP = timedelta(days=3)
"""A day so near after the news day may be past in print: the news day is not that sure."""
_YEAR_GUESSED = "the year is a guess"
_NEAR = 500
"""Letters before a date in which words of plans and of speech are looked for."""
_SMALL = bundled_language("en").numbers.small[1:13]
_COUNT = rf"(?:about |around |nearly |some )?(?:\d{{1,3}}|an?|{'|'.join(_SMALL)})"
_UNIT = r"(?:day|week|fortnight|month|year|decade|century|centurie)"
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth"
    " fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first"
).split()
_DECADES = "twenties thirties forties fifties sixties seventies eighties nineties".split()
_YEARS_ON = {"last": -1, "previous": -1, "this": 0, "next": 1}
_LIMIT = re.compile(
    r"\b(?P<limit>since|until|till|before|after|by|from|early(?: in)?|late(?: in)?|mid"
    r"|(?:the )?(?:end|start|beginning|middle) of|about|around)[ -](?:the )?$"
)
_LONGEST_LIMIT = 40
"""Letters before a date in which such words are looked for: they are shorter."""
_SUPERLATIVE = re.compile(r"\b(?:first|last|time|worst|best|most|least|[a-z]+est)\b")
_SPEECH = re.compile(
    r"\b(?:said|says|told|tells|added|announced|wrote|warned|confirmed|reported|announcement)\b"
)
_AHEAD = re.compile(
    r"\b(?:will|would|shall|is to|are to|to be|due|set|scheduled|planned|expected|plans|next"
    r"|(?:hope|want|aim|agree|vow|pledge|expect|intend|promise)(?:s|d|ed)? to|ready to)\b"
)
_AHEAD_BEFORE_WEEKDAY = frozenset(
    {"next", "this", "coming", "this coming", "by", "until", "before", "from"}
)

Meaning = tuple[str | None, str]
"""The date in EDTF, or None where only a person can tell, and a note; no date and no note mean
that the words are no date after all."""
Rule = Callable[[re.Match[str], date], Meaning]
"""Returns what words mean on a news day; a match with a year is stated, whatever the day is."""
_RANGES: list[tuple[re.Pattern[str], Rule]] = []
_RULES: list[tuple[re.Pattern[str], Rule]] = []


class DayOfMonth(NamedTuple):
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

    def nearest(self, to: date, tense: Tense = "") -> date | None:
        """Return the date nearest to a day, on the side of it that `tense` tells.

        If it does not fall on the weekday that is written, the next nearest that does is taken.
        """
        years = range(max(to.year - 1, 1), min(to.year + 2, MAXYEAR + 1))
        days = [day for year in years if (day := self.in_year(year))]
        days.sort(key=lambda day: (not _is_beside(day, to, tense), abs(day - to)))
        return next((day for day in days[:2] if self.fits(day)), days[0] if days else None)


def _is_beside(day: date, to: date, tense: Tense) -> bool:
    """Tell whether a day lies on the side of another that `tense` tells, or nearly."""
    if tense == "past":
        return day <= to or day - to <= _SLIP
    return tense != "ahead" or day >= to or to - day <= _SLIP


@dataclass(frozen=True, slots=True)
class SaidDate(Span):
    """A date as the sentence says it, and what it means.

    `when` is EDTF, or None where only a person can tell; `basis` is that of a fact; `note` says
    what a person has to see to.
    """

    when: str | None
    basis: str | None
    note: str = ""


def find_dates(text: str, news_day: date | None) -> list[SaidDate]:
    """Return the dates that `text` says, in its order; without a news day only full ones."""
    ranges, others = (
        [_reading(found, rule, news_day) for regex, rule in rules for found in regex.finditer(text)]
        for rules in (_RANGES, _RULES)
    )
    days = [_day_of_month(named, text, news_day) for named in days_in(text)]
    taken: list[SaidDate] = []
    # The surest readings come first, since some overlap.
    for said in (*ranges, *days, *others):
        if (said.when or said.note) and not any(map(said.overlaps, taken)):
            taken.append(_limited(said, text))
    return sorted(taken, key=lambda said: said.start)


def points_ahead(text: str, at: int) -> bool:
    """Tell whether a word of plans stands nearer before the place `at` than a word of speech."""
    before = text[max(0, at - _NEAR) : at]
    ahead = max((match.end() for match in _AHEAD.finditer(before)), default=-1)
    speech = max((match.end() for match in _SPEECH.finditer(before)), default=-1)
    return ahead > max(speech, before.rfind(";"), before.rfind('"'))


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


def _day_of_month(named: DayOfMonth, text: str, news_day: date | None) -> SaidDate:
    """Return a day as stated, if its year is written, and else resolved to the nearest."""
    day, tense = named.full, tense_at(text, named.start)
    if not named.year and news_day:
        day = named.nearest(news_day, tense)
    note = "" if day else "no such day" if named.year else NO_NEWS_DAY
    if day and not named.fits(day):
        note = f"{day} is no {named.weekday}"
    elif (
        day
        and news_day
        and not named.year
        and abs(day - news_day) > (_GUESSED if tense else _UNTOLD)
    ):
        note = _YEAR_GUESSED
    basis = ("stated" if named.year else "resolved") if day else None
    words = text[named.start : named.end].lstrip("(")
    start = named.end - len(words)
    return SaidDate(words, start, named.end, str(day) if day else None, basis, note)


def _limited(said: SaidDate, text: str) -> SaidDate:
    """Return a date as the word before it limits it: an open end for "since", else a note."""
    before = text[max(0, said.start - _LONGEST_LIMIT) : said.start]
    limit = _LIMIT.search(before.casefold())
    if said.when is None or not limit:
        return said
    word, is_range = limit["limit"], "/" in said.when
    clause = text[text.rfind(",", 0, said.start) + 1 : said.start]
    if clause.endswith(" since ") and _SUPERLATIVE.search(clause[: -len(" since ")]):
        return replace(said, note="only compared with, by “since”")
    if word == "from" and is_range and re.search(r" (?:to|until|till) |-", said.words):
        return said  # "from 3 to 30 July" has both its ends
    if word == "since" and not is_range:
        return replace(said, when=f"{said.when}/..")
    if word in ("about", "around") and said.when[-1].isdigit() and not is_range:
        return replace(said, when=f"{said.when}~")
    notes = (said.note, f"the text has “{word}” before it")
    return replace(said, note="; ".join(filter(None, notes)))


def _near_month(month: int, day: date, tense: Tense = "") -> tuple[date, str]:
    """Return the middle of the nearest month of that number, on the side that `tense` tells.

    A note says so where the year may be another.
    """
    years = range(max(day.year - 1, 1), min(day.year + 2, MAXYEAR + 1))
    middles = [date(year, month, 15) for year in years]
    here = day.replace(day=15)
    found = min(middles, key=lambda m: (not _is_beside(m, here, tense), abs(m - day)))
    return found, _YEAR_GUESSED if not tense and abs(found - day) > _GUESSED else ""


def _reading(found: re.Match[str], rule: Rule, news_day: date | None) -> SaidDate:
    """Return what `rule` makes of a match; its group `said`, if there is one, is the date."""
    try:
        when, note = rule(found, news_day or _ANY_DAY)
    except (OverflowError, ValueError):  # "tomorrow", on the last day that a calendar here has
        when, note = None, "no such day"
    basis = "resolved"
    if found.groupdict().get("year"):
        basis = "stated" if when or not note else "resolved"
        note = note if not when else ""
    elif "number" in found.groupdict() or "word" in found.groupdict() or "BC" in found[0]:
        basis = "stated"
    elif news_day is None and (when or note):
        when, note = None, NO_NEWS_DAY
    try:
        if when:
            parse_when(when)
    except DateError:
        when, note = None, "no such day"
    group = "said" if "said" in found.re.groupindex else 0
    return SaidDate(found[group], *found.span(group), when, basis if when else None, note)


def _means(
    *patterns: str, rules: list[tuple[re.Pattern[str], Rule]] = _RULES
) -> Callable[[Rule], Rule]:
    """Add to `rules` that words of these patterns mean what the function returns."""

    def add(rule: Rule) -> Rule:
        rules.extend((re.compile(pattern), rule) for pattern in patterns)
        return rule

    return add


# The rules follow, the surest first.


@_means(
    rf"(?<!\w)(?:(?P<month>{MONTH}) (?P<first>{DAY})(?:-| to | through )(?P<last>{DAY})"
    rf"|(?P<first2>{DAY})(?:-| to | and )(?P<last2>{DAY}) (?P<month2>{MONTH}))"
    rf"(?:,? (?P<year>{YEAR}))?",
    rules=_RANGES,
)
def _day_range(found: re.Match[str], day: date) -> Meaning:
    """Resolve "July 14-16", "12 to 14 June" and "12 and 14 June", which may mean two days."""
    month = month_number(found["month"] or found["month2"])
    first, last = (
        int(re.sub(r"\D", "", found[name] or found[f"{name}2"])) for name in ("first", "last")
    )
    near, guess = _near_month(month, day, tense_at(found.string, found.start()))
    year = int(found["year"]) if found["year"] else near.year
    unsure = " and " in found[0] and not found.string.endswith("between ", 0, found.start())
    when = f"{year}-{month:02}-{first:02}/{year}-{month:02}-{last:02}"
    return when, "two days, or all between?" if unsure else guess


@_means(
    rf"(?i:between|from) (?P<said>(?P<first>{MONTH}) (?P<begins>{YEAR})"
    rf"(?: and | to | until | till )(?P<last>{MONTH}) (?P<year>{YEAR}))\b",
    rules=_RANGES,
)
def _months_with_years(found: re.Match[str], _day: date) -> Meaning:
    """Return "between May 2023 and January 2025" with both its ends."""
    first, last = month_number(found["first"]), month_number(found["last"])
    return f"{found['begins']}-{first:02}/{found['year']}-{last:02}", ""


@_means(
    r"(?i)\b(?P<quarter>first|second|third|fourth|final|last) quarter(?: of|,)?"
    rf" (?P<year>{YEAR})\b",
    rf"\bQ(?P<quarter>[1-4])(?: of)? (?P<year>{YEAR})\b",
    rules=_RANGES,
)
def _quarter_of_year(found: re.Match[str], _day: date) -> Meaning:
    """Return the months of "the first quarter of 2026"; firms may count their years otherwise."""
    said = found["quarter"].casefold()
    number = int(said) if said.isdigit() else _ORDINALS.index(said) + 1 if said in _ORDINALS else 4
    first = 3 * number - 2
    return f"{found['year']}-{first:02}/{found['year']}-{first + 2:02}", ""


@_means(
    r"(?i)\b(?:in|for|during|of|by|from|since) (?P<said>(?:the|its|their) (?:fiscal |financial )?"
    r"(?:first|second|third|fourth|final|last|latest|same|previous|next|current)"
    r" (?:fiscal )?quarter)\b(?! of (?!the year))",
    r"\b(?:in|for|during|of|by|from|since) (?P<said>Q[1-4])\b",
    rules=_RANGES,
)
def _quarter(_found: re.Match[str], _day: date) -> Meaning:
    return None, WHICH_QUARTER


@_means(
    rf"(?<!\w)(?P<first>{MONTH})(?:-| and | to | through | until )(?P<last>{MONTH})"
    rf"(?! \d{{1,2}}\b)(?: (?P<year>{YEAR})| (?P<which>last|this|next) year)?",
    rules=_RANGES,
)
def _month_range(found: re.Match[str], day: date) -> Meaning:
    """Resolve "July to August 2017" and "between November and January"."""
    first, last = month_number(found["first"]), month_number(found["last"])
    near, note = _near_month(last, day, tense_at(found.string, found.start()))
    end = int(found["year"]) if found["year"] else near.year
    if found["which"]:
        end, note = day.year + _YEARS_ON[found["which"]], ""
    start = end - 1 if first > last else end
    return f"{start}-{first:02}/{end}-{last:02}", note


@_means(
    r"\b\d{1,4}(?:st|nd|rd|th)?(?: century)? (?:BCE?|B\.C\.)|\bAD \d{1,3}\b",
    rules=_RANGES,
)
def _long_ago(_found: re.Match[str], _day: date) -> Meaning:
    return None, "no date here can say so early a year"


@_means(
    r"(?i)\b(?P<number>\d{1,2})(?:st|nd|rd|th)[ -]century\b",
    rf"(?i)\b(?P<word>{'|'.join(reversed(_ORDINALS))})[ -]century\b",
)
def _century(found: re.Match[str], _day: date) -> Meaning:
    """Return "the 18th century" as the years that begin with 17: 1701 to 1800, nearly."""
    groups = found.groupdict()
    number = int(groups.get("number") or 0)
    number = number or _ORDINALS.index(found["word"].casefold()) + 1
    if number < 2 or re.match(r" (?:BC|B\.C\.)", found.string[found.end() :]):
        return None, "no date here can say so early a century"
    return f"{number - 1:02}XX", ""


@_means(
    r"(?i)\bthe (?:early |late |mid-?)?(?P<said>'?(?P<tens>[2-9])0s)\b",
    rf"(?i)\bthe (?:early |late |mid-?)?(?P<said>(?P<word>{'|'.join(_DECADES)}))\b",
)
def _decade(found: re.Match[str], _day: date) -> Meaning:
    groups = found.groupdict()
    tens = int(groups.get("tens") or 0) or _DECADES.index(found["word"].casefold()) + 2
    return f"19{tens}X", "which century's?"


@_means(
    r"(?<![\d/.-])(?P<first>\d{1,2})([/.])(?P<second>\d{1,2})\2(?P<year>(?:19|20)\d\d)(?![\d/])"
)
def _in_figures(found: re.Match[str], _day: date) -> Meaning:
    """Return "13/5/2024"; of "3/5/2024" only a person can tell which number is the month."""
    first, second = int(found["first"]), int(found["second"])
    if first > 12 >= second > 0:
        return f"{found['year']}-{second:02}-{first:02}", ""
    if second > 12 >= first > 0:
        return f"{found['year']}-{first:02}-{second:02}", ""
    if first == second:
        return f"{found['year']}-{first:02}-{first:02}", ""
    return None, "which number is the month?"


@_means(
    rf"(?<!\w)(?P<month>{MONTH}),?(?: of)? (?P<year>{YEAR})\b",
    rf"(?i)\b(?P<season>{'|'.join(SEASONS)})(?: of|,)? (?P<year>{YEAR})\b",
    r"\b(?:the )?(?:(?:early|late|mid)[ -])?(?P<said>(?P<year>1[0-9]\d|20\d)0s)\b",
)
def _part_of_year(found: re.Match[str], _day: date) -> Meaning:
    """Return "July 2017", "summer of 2017" and "the 1990s"."""
    groups = found.groupdict()
    if "month" in groups:
        return f"{groups['year']}-{month_number(groups['month']):02}", ""
    if "season" in groups:
        return f"{groups['year']}-{SEASONS[groups['season'].casefold()]}", ""
    return f"{groups['year']}X", ""


@_means(rf"\b(?P<year>{YEAR})(?:-| to | and )(?P<last>{YEAR}|\d\d)\b(?![-\d])")
def _year_range(found: re.Match[str], _day: date) -> Meaning:
    """Return "2015-16" or "2015 to 2016"; a number that is not after the year ends no range."""
    first, last = found["year"], found["year"][: -len(found["last"])] + found["last"]
    return (f"{first}/{last}" if first < last else None), ""


@_means(rf"\b(?:months|year|quarter|weeks) to (?P<said>{MONTH})")
def _end_of_span(_found: re.Match[str], _day: date) -> Meaning:
    return None, "a span of time, of which only the end is said"


@_means(
    rf"(?<!\w)(?P<month>{MONTH}) (?:of )?(?:the )?(?P<which>last|previous|this|next) year\b",
    rf"\blast (?P<month>{MONTH})",
    r"\b(?i:in|since|until|till|by|during|of|before|after|from|between|through|for|early|late|mid"
    rf"|this|next)[ -](?P<said>(?P<month>{MONTH}))",
)
def _month(found: re.Match[str], day: date) -> Meaning:
    """Resolve "July of last year", "last July" (the last one that is over) and "in July"."""
    month = month_number(found["month"])
    if "which" in found.re.groupindex:
        year = day.year + _YEARS_ON[found["which"]]
    elif found[0].startswith("last "):
        year = day.year - 1 if month >= day.month else day.year
    elif found[0].casefold().startswith(("this ", "next ")):
        near, note = _near_month(month, day, "ahead" if found[0][0] in "nN" else "")
        return f"{near.year:04}-{month:02}", note or "which year's?"
    else:
        near, note = _near_month(month, day, tense_at(found.string, found.start()))
        return f"{near.year:04}-{month:02}", note
    return f"{year:04}-{month:02}", ""


@_means(
    r"(?i)\b(?:(?P<part>earlier|later) )?(?P<the>the )?(?P<which>last|this|next)"
    r" (?P<unit>week|weekend|month|year)\b(?!-| of\b)",
)
def _period(found: re.Match[str], day: date) -> Meaning:
    """Resolve "last week", "next month", "this year" and "earlier this week"."""
    step, unit = _YEARS_ON[found["which"].casefold()], found["unit"]
    if found["the"] and step:
        return None, "a length of time, or the one before or after?"
    if unit == "month":
        return month_after(day, step), ""
    if unit == "year":
        return f"{day.year + step:04}", ""
    monday = day + timedelta(7 * step - day.weekday())
    sunday, note = monday + timedelta(6), ""
    first, last = monday, sunday
    if unit == "weekend":
        first, note = monday + timedelta(5), "which weekend?"
    elif (found["part"] or "").casefold() == "earlier":
        last = day
    elif found["part"]:
        first = day
    return (str(first) if first == last else f"{first}/{last}"), note


@_means(
    r"(?i)\b(?:the day before )?yesterday\b|\blast night\b|\bthe day after tomorrow\b|\btomorrow\b"
    r"|\btoday\b(?!'s)|\btonight\b|\bthis (?:morning|afternoon|evening)\b"
)
def _beside_today(found: re.Match[str], day: date) -> Meaning:
    words = found[0].casefold()
    away = {"yesterday": -1, "last night": -1, "tomorrow": 1}.get(words.split("the day ")[-1], 0)
    away += {"the day before yesterday": -2, "the day after tomorrow": 2}.get(words, 0)
    return str(day + timedelta(away)), ""


@_means(
    rf"(?i)\b(?P<count>{_COUNT}) (?P<unit>{_UNIT})s? (?:ago|before today)\b",
    rf"\b(?:within|in) (?P<count>(?P<about>about |around )?{_COUNT}) (?P<unit>{_UNIT})s?\b"
    r"(?P<time>'s? time)?",
)
def _distance(found: re.Match[str], day: date) -> Meaning:
    """Resolve "two weeks ago" and "in about a month", which is a date only of something planned.

    Only a number of days, without "about", gives an exact day.
    """
    sign = -1
    if "time" in found.re.groupindex:
        sign = 1
        ahead = points_ahead(found.string, found.start())
        if not (ahead or found["about"] or found["time"]):
            return None, ""
    *_, word = found["count"].casefold().split()
    count = sign * (int(word) if word.isdecimal() else (["a", *_SMALL].index(word) or 1))
    if found["unit"] == "day":
        exact = word == found["count"].casefold()
        return f"{day + timedelta(count)}{'' if exact else '~'}", ""
    if found["unit"] in ("week", "fortnight"):
        weeks = count * (2 if found["unit"] == "fortnight" else 1)
        return f"{day + timedelta(7 * weeks)}~", ""
    if found["unit"] not in ("month", "year"):
        years = count * (10 if found["unit"] == "decade" else 100)
        return f"{day.year + years:04}~", ""
    there = month_after(day, count) if found["unit"] == "month" else f"{day.year + count:04}"
    return f"{there}~", ""


@_means(
    r"(?i)\b(?:over |in |for |during |within )?(?:the )?(?:last|past|recent|coming|next)"
    rf"(?: few| several| couple of| {_COUNT}| \w+teen| (?:twen|thir|for|fif)ty)?"
    rf" (?:{_UNIT}s|(?<=past ){_UNIT}|(?<=coming ){_UNIT}|(?<=last )decade)\b"
    rf"|\b(?:the )?previous {_UNIT}\b|\b(?:{_COUNT}|few|several) {_UNIT}s? (?:earlier|later)\b"
    r"|\b(?:centuries|decades|years|months|weeks|days) (?:ago|earlier|later)\b"
    rf"|\bthe (?:same|following|next) {_UNIT}\b",
)
def _vague(_found: re.Match[str], _day: date) -> Meaning:
    return None, "too vague for a date"


@_means(
    r"(?i)\b(?:last|this|next|previous) (?:spring|summer|autumn|winter|season)\b|\b(?:last|this"
    r"|next) fall\b",
    r"(?i)\b(?:in|during|by|until|before|after|since|over|from)(?: the| early| late| mid)*[ -]"
    r"(?P<said>(?:spring|summer|autumn|winter)|(?<=the )fall)\b(?! (?:of|[a-z]+(?:s|ing))\b)",
)
def _season(_found: re.Match[str], _day: date) -> Meaning:
    return None, "which year's?"


@_means(
    r"\b(?:at|for|by|before|after|until|over|since|on|this|last"
    r"|next) (?:the )?(?P<said>Christmas(?: Day| Eve)?|Boxing Day|Easter(?: Sunday| Monday)?"
    r"|Good Friday|New Year(?:'s (?:Day|Eve))?|Thanksgiving|Ramadan|Passover|Hanukkah|Diwali"
    r"|Halloween|Pentecost|Labor Day|Memorial Day)\b",
)
def _holiday(_found: re.Match[str], _day: date) -> Meaning:
    return None, "a holiday: on which day, and of which year?"


@_means(
    rf"(?i)\b(?:at )?(?:the )?(?:end|start|beginning|middle|turn|close) of (?:the|this|last"
    rf"|next) {_UNIT}\b(?! of)",
    r"(?i)\b(?:at|over|on|during) the weekend\b",
    r"\bon the \d{1,2}(?:st|nd|rd|th)\b(?! (?:of )?(?:[A-Z]|floor|day|time|anniversary|century"
    r"|birthday))",
)
def _open_part(_found: re.Match[str], _day: date) -> Meaning:
    return None, "too vague for a date"


@_means(
    r"\b(?:(?P<lead>(?i:last|next|this coming|this|coming|from|by|until|before|every"
    r"|each)) )?(?:\d[\w.:]*(?: ?[ap]\.?m\.?)? on )?"
    r"(?<!Good )(?<!Black )(?<!Ash )(?<!Bloody )(?<!Super )(?<!Sheffield )(?<!Palm )"
    r"(?<!Cyber )(?<!a )"
    rf"(?P<said>(?P<day>{WEEKDAY})(?: (?:morning|afternoon|evening|night|lunchtime))?)\b"
    r"(?! (?:Times|Telegraph|Mirror|Express|Mail|Post|World|Sun|Herald|Night|Club))",
)
def _weekday(found: re.Match[str], day: date) -> Meaning:
    """Look back for a weekday, unless the words before it point ahead."""
    lead = (found["lead"] or "").casefold()
    if lead in ("every", "each"):
        return None, ""
    if lead in _AHEAD_BEFORE_WEEKDAY or points_ahead(found.string, found.start("said")):
        return None, "a weekday ahead? Only a person can tell"
    back = day - timedelta((day.weekday() - WEEKDAYS.index(found["day"])) % 7)
    if lead == "last" and back == day:
        back -= timedelta(7)
    return str(back), ""


_NO_YEAR = (
    r"(?!\s(?:people|percent|per cent|votes|men|women|children|km|kg|m|ft|metres?|miles?"
    r"|[a-z]{3,}s\b)|[-,.:]\d|\s?%|[.,]?\d|[a-z]|\s(?:GMT|UTC|BST|hours))"
)


@_means(
    r"(?i)(?:\b(?:in|since|until|till|from|by|during|of|before|after|early|late|mid|between|the"
    r"|and|an?|his|her"
    rf"|its|their|'s|summer|to)[ -]|\()(?P<said>(?P<year>(?:1[789]|20)\d\d))\b{_NO_YEAR}",
    rf"(?i)(?:\b(?:in|since|until|till|around|circa|during)[ -]"
    rf"|\()(?P<said>(?P<year>{YEAR}))\b{_NO_YEAR}",
)
def _year(found: re.Match[str], _day: date) -> Meaning:
    return found["year"], ""
