"""Dates that are said by their distance from the news day: "last week", "Friday", "in July".

Rules, from the field note "sources": a month without a year is the nearest, a weekday looks back,
one that lies ahead needs a person. A week runs from Monday to Sunday (ISO 8601).
"""

import re
from collections.abc import Callable
from datetime import date, timedelta

from talkquiz.articles.calendar_words import (
    MONTH,
    WEEKDAY,
    near_month,
    weekday_back,
)
from talkquiz.language.edtf import month_after
from talkquiz.language.english import month_number

_SMALL = "one two three four five six seven eight nine ten eleven twelve".split()
_COUNT = rf"(?:about |around |nearly |some )?(?:\d{{1,3}}|an?|{'|'.join(_SMALL)})"
_UNIT = r"(?:day|week|month|year)"
_BEFORE_MONTH = (
    r"in|since|until|till|by|during|of|before|after|from|between|through|for|early|late|mid"
)
_SPEECH = re.compile(
    r"\b(?:said|says|told|tells|added|announced|wrote|warned|confirmed|reported|announcement)\b"
)
_AHEAD = re.compile(
    r"\b(?:will|would|shall|is to|are to|to be|due|set|scheduled|planned|expected|plans|next"
    r"|(?:hope|want|aim|agree|vow|pledge|expect|intend|promise)(?:s|d|ed)? to|ready to)\b"
)
_NEXT = frozenset({"next", "this", "coming", "this coming", "by", "until", "before"})

Meaning = tuple[str | None, str]
Rule = Callable[[re.Match[str], date], Meaning]
"""Returns EDTF, or None where only a person can tell, and a note."""
NO_DATE: Meaning = (None, "")
"""What a rule returns for words that are no date after all."""


def _month(found: re.Match[str], day: date) -> Meaning:
    return f"{near_month(month_number(found['month']), day):%Y-%m}", ""


def _month_of_year(found: re.Match[str], day: date) -> Meaning:
    return f"{day.year + YEAR_STEP[found['which']]:04}-{month_number(found['month']):02}", ""


def _last_month(found: re.Match[str], day: date) -> Meaning:
    """Resolve "last April": the last one that is over."""
    month = month_number(found["month"])
    return f"{day.year - (month >= day.month):04}-{month:02}", ""


YEAR_STEP = {"last": -1, "previous": -1, "this": 0, "next": 1}


def _period(found: re.Match[str], day: date) -> Meaning:
    """Resolve "last week", "next month", "this year" and "earlier this week"."""
    step, unit = YEAR_STEP[found["which"].casefold()], found["unit"]
    if found["the"] and step:
        return None, "a length of time, or the one before or after?"
    if unit == "month":
        return month_after(day, step), ""
    if unit == "year":
        return f"{day.year + step:04}", ""
    monday = day + timedelta(7 * step - day.weekday())
    if unit == "weekend":
        return _span(monday + timedelta(5), monday + timedelta(6)), "which weekend?"
    part = (found["part"] or "").casefold()
    last = day if part == "earlier" else monday + timedelta(6)
    return _span(day if part == "later" else monday, last), ""


def _span(first: date, last: date) -> str:
    return str(first) if first == last else f"{first}/{last}"


def _near_day(found: re.Match[str], day: date) -> Meaning:
    step = {"yesterday": -1, "tomorrow": 1}.get(found[0].casefold(), 0)
    return str(day + timedelta(step)), ""


def _ago(found: re.Match[str], day: date) -> Meaning:
    return _distant(day, found, -1)


def _from_now(found: re.Match[str], day: date) -> Meaning:
    ahead = points_ahead(found.string[: found.start()])
    if not (ahead or found["about"] or found["time"]):
        return NO_DATE
    return _distant(day, found, 1)


def _distant(day: date, found: re.Match[str], sign: int) -> Meaning:
    """Return the day some days away, or about the day, month or year some longer units away."""
    *_, word = found["count"].casefold().split()
    count = sign * (int(word) if word.isdecimal() else (["a", *_SMALL].index(word) or 1))
    unit = found["unit"]
    if unit in ("day", "week"):
        there = day + timedelta(count * (1 if unit == "day" else 7))
        return f"{there}{'' if unit == 'day' and word == found['count'].casefold() else '~'}", ""
    return f"{month_after(day, count) if unit == 'month' else f'{day.year + count:04}'}~", ""


def _vague(_found: re.Match[str], _day: date) -> Meaning:
    return None, "too vague for a date"


def _weekday(found: re.Match[str], day: date) -> Meaning:
    """Look back for a weekday, unless the words before it point ahead."""
    lead = (found["lead"] or "").casefold()
    if lead in _NEXT or points_ahead(found.string[: found.start("said")]):
        return None, "a weekday ahead? Only a person can tell"
    back = weekday_back(found["day"], day)
    if lead == "last" and (day - back).days == 0:
        back -= timedelta(7)
    return str(back), ""


def points_ahead(before: str) -> bool:
    """Tell whether the last word of plans stands nearer than the last word of speech."""
    ahead = max((match.end() for match in _AHEAD.finditer(before)), default=-1)
    speech = max((match.end() for match in _SPEECH.finditer(before)), default=-1)
    clause = max(before.rfind(mark) for mark in ';"')
    return ahead > max(speech, clause)


RULES: tuple[tuple[re.Pattern[str], Rule], ...] = (
    (
        re.compile(
            rf"(?<!\w)(?P<month>{MONTH}) (?:of )?(?:the )?(?P<which>last|previous|this|next) year\b"
        ),
        _month_of_year,
    ),
    (re.compile(rf"\blast (?P<month>{MONTH})"), _last_month),
    (re.compile(rf"\b(?i:{_BEFORE_MONTH}|this|next)[ -](?P<said>(?P<month>{MONTH}))"), _month),
    (
        re.compile(
            r"\b(?:(?P<part>earlier|later) )?(?P<the>the )?(?P<which>last|this|next)"
            r" (?P<unit>week|weekend|month|year)\b(?!-| of\b)",
            re.IGNORECASE,
        ),
        _period,
    ),
    (re.compile(r"\b(?:yesterday|today|tonight|tomorrow)\b", re.IGNORECASE), _near_day),
    (re.compile(r"\bthis (?:morning|afternoon|evening)\b", re.IGNORECASE), _near_day),
    (re.compile(rf"\b(?P<count>{_COUNT}) (?P<unit>{_UNIT})s? ago\b", re.IGNORECASE), _ago),
    (
        re.compile(
            rf"\b(?:within|in) (?P<count>(?P<about>about |around )?{_COUNT}) (?P<unit>{_UNIT})s?\b"
            r"(?P<time>'s? time)?"
        ),
        _from_now,
    ),
    (
        re.compile(
            r"\b(?:the )?(?:last|past|recent|coming|next)(?: few| several)?"
            rf" (?:{_UNIT}s|(?<=past ){_UNIT}|(?<=coming ){_UNIT})\b"
            rf"|\b(?:the )?previous {_UNIT}\b|\b(?:{_COUNT}|few) {_UNIT}s? (?:earlier|later)\b"
            r"|\b(?:last|this|next) (?:spring|summer|autumn|winter)\b"
        ),
        _vague,
    ),
    (
        re.compile(
            r"\b(?:(?P<lead>last|next|this coming|this|coming|by|until|before) )?"
            rf"(?P<said>(?P<day>{WEEKDAY})(?: (?:morning|afternoon|evening|night))?)\b",
        ),
        _weekday,
    ),
)
"""Patterns and what they mean, the surest first."""
