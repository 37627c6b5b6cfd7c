"""Finds the dates that a sentence says and fixes each by the news day.

A date with its year is stated; one without is in the nearest year (field note "sources"); the
others follow relative_dates.py. What cannot be fixed has no value, but a note that says why.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from talkquiz.articles.calendar_words import DAY, MONTH, YEAR, days_in, near_month
from talkquiz.articles.relative_dates import NO_DATE, RULES, YEAR_STEP, Meaning, Rule
from talkquiz.language.edtf import DateError, parse_when
from talkquiz.language.english import SEASONS, month_number

_BEFORE_YEAR = r"in|since|until|till|from|by|during|of|before|after|early|late|mid|between|the|and"
_LEAD = re.compile(
    r"\b(?P<limit>since|until|till|before|after|by|from|early(?: in)?|late(?: in)?|mid"
    r"|(?:the )?(?:end|start|beginning|middle) of|about|around)[ -](?:the )?$"
)
_COMPARES = re.compile(r"\b(?:first|last|time|worst|best|most|least|[a-z]+est)\b[^,]* since $")
NO_NEWS_DAY = "needs the news day"
_ANY_DAY = date(2000, 1, 1)
_GUESSED = timedelta(days=150)


@dataclass(frozen=True, slots=True)
class SaidDate:
    """A date as the sentence says it (`words`, at `start` to `end`) and what it means.

    `when` is EDTF, or None where only a person can tell; `basis` is that of a fact; `note` says
    what a person has to see to.
    """

    words: str
    start: int
    end: int
    when: str | None
    basis: str | None
    note: str = ""


def find_dates(text: str, news_day: date | None) -> list[SaidDate]:
    """Return the dates that `text` says, in its order; without a news day only full ones."""
    taken: list[SaidDate] = []
    for said in _all_dates(text, news_day):
        meant = said.when or said.note
        if meant and not any(said.start < other.end and other.start < said.end for other in taken):
            taken.append(_limited(said, text))
    return sorted(taken, key=lambda said: said.start)


def _all_dates(text: str, news_day: date | None) -> Iterator[SaidDate]:
    """Yield all readings, the surest first; some overlap."""
    yield from _ranges(text, news_day)
    yield from _days(text, news_day)
    yield from _stated(text)
    yield from _relative(text, news_day)
    yield from _years(text)


def _said(found: re.Match[str], when: str | None, basis: str | None, note: str = "") -> SaidDate:
    named = "said" if "said" in found.re.groupindex else 0
    start, end = found.span(named)
    if when and not _is_date(when):
        when, note = None, "no such day"
    return SaidDate(found[named], start, end, when, basis if when else None, note)


def _is_date(when: str) -> bool:
    try:
        return bool(parse_when(when))
    except DateError:
        return False


_MONTH_YEAR = re.compile(rf"(?<!\w)(?P<month>{MONTH}),?(?: of)? (?P<year>{YEAR})\b")
_SEASON_YEAR = re.compile(rf"\b(?P<season>{'|'.join(SEASONS)})(?: of)? (?P<year>{YEAR})\b")
_DECADE = re.compile(r"\bthe (?P<said>(?P<year>(?:19|20)\d)0s)\b")
_SPAN = re.compile(rf"\b(?P<first>{YEAR})(?:-| to | and )(?P<last>{YEAR}|\d\d)\b(?![-\d])")
_YEAR = re.compile(
    rf"(?:\b(?:{_BEFORE_YEAR})[ -]|\()(?P<said>{YEAR})\b"
    r"(?!\s(?:people|percent|votes|men|women|[a-z]{3,}s\b)|[-,.:]\d|%)",
    re.IGNORECASE,
)


def _stated(text: str) -> Iterator[SaidDate]:
    """Yield months, seasons, years and decades that need no news day."""
    for found in _MONTH_YEAR.finditer(text):
        yield _said(found, f"{found['year']}-{month_number(found['month']):02}", "stated")
    for found in _SEASON_YEAR.finditer(text):
        yield _said(found, f"{found['year']}-{SEASONS[found['season']]}", "stated")
    for found in _DECADE.finditer(text):
        yield _said(found, f"{found['year']}X", "stated")
    for found in _SPAN.finditer(text):
        first, last = found["first"], found["first"][: -len(found["last"])] + found["last"]
        if first < last:
            yield _said(found, f"{first}/{last}", "stated")


_DAYS = re.compile(
    rf"(?<!\w)(?:(?P<month>{MONTH}) (?P<first>{DAY})(?:-| to | through )(?P<last>{DAY})"
    rf"|(?P<first2>{DAY})(?:-| to | and )(?P<last2>{DAY}) (?P<month2>{MONTH}))"
    rf"(?:,? (?P<year>{YEAR}))?"
)
_MONTHS = re.compile(
    rf"(?<!\w)(?P<first>{MONTH})(?:-| and | to | through | until )(?P<last>{MONTH})"
    rf"(?! \d{{1,2}}\b)(?: (?P<year>{YEAR})| (?P<which>last|this|next) year)?"
)


def _day_range(found: re.Match[str], day: date) -> Meaning:
    month = month_number(found["month"] or found["month2"])
    first, last = (
        int(re.sub(r"\D", "", found[name] or found[f"{name}2"])) for name in ("first", "last")
    )
    year = int(found["year"]) if found["year"] else near_month(month, day).year
    unsure = " and " in found[0] and not found.string[: found.start()].endswith("between ")
    when = f"{year}-{month:02}-{first:02}/{year}-{month:02}-{last:02}"
    return when, "two days, or all between?" if unsure else ""


def _month_range(found: re.Match[str], day: date) -> Meaning:
    first, last = month_number(found["first"]), month_number(found["last"])
    end = int(found["year"]) if found["year"] else near_month(last, day).year
    if found["which"]:
        end = day.year + YEAR_STEP[found["which"]]
    return f"{end - (first > last)}-{first:02}/{end}-{last:02}", ""


def _days(text: str, news_day: date | None) -> Iterator[SaidDate]:
    """Yield days of a month: stated with their year, resolved to the nearest without."""
    for named in days_in(text):
        day = named.full or (None if named.year or not news_day else named.nearest(news_day))
        words = text[named.start : named.end]
        note = "" if day else "no such day" if named.year else NO_NEWS_DAY
        if day and not named.fits(day):
            note = f"{day} is no {named.weekday}"
        elif day and news_day and not named.year and abs(day - news_day) > _GUESSED:
            note = "the year is a guess"
        basis = ("stated" if named.year else "resolved") if day else None
        said = SaidDate(words, named.start, named.end, str(day) if day else None, basis, note)
        yield replace(said, words=words.lstrip("("), start=named.end - len(words.lstrip("(")))


_RANGES: tuple[tuple[re.Pattern[str], Rule], ...] = (
    (_DAYS, _day_range),
    (_MONTHS, _month_range),
)


def _ranges(text: str, news_day: date | None) -> Iterator[SaidDate]:
    """Yield days to days and months to months: stated with their year."""
    for pattern, rule in _RANGES:
        for found in pattern.finditer(text):
            if found["year"]:
                yield _said(found, rule(found, date.min)[0], "stated")
            else:
                yield _resolved(found, rule, news_day)


def _relative(text: str, news_day: date | None) -> Iterator[SaidDate]:
    for pattern, rule in RULES:
        for found in pattern.finditer(text):
            yield _resolved(found, rule, news_day)


def _resolved(found: re.Match[str], rule: Rule, news_day: date | None) -> SaidDate:
    meaning = rule(found, news_day or _ANY_DAY)
    if news_day is None and meaning != NO_DATE:
        meaning = (None, NO_NEWS_DAY)
    return _said(found, meaning[0], "resolved", meaning[1])


def _years(text: str) -> Iterator[SaidDate]:
    for found in _YEAR.finditer(text):
        yield _said(found, found["said"], "stated")


def _limited(said: SaidDate, text: str) -> SaidDate:
    """Return the date with the word that limits it: an open end for "since", else a note."""
    limit = _LEAD.search(text[: said.start].casefold())
    if not limit or said.when is None:
        return said
    word = limit["limit"]
    if word == "since" and _COMPARES.search(text[: said.start]):
        return replace(said, note="only compared with, by “since”")
    if word == "since" and "/" not in said.when:
        return replace(said, when=f"{said.when}/..")
    if word in ("about", "around") and said.when[-1].isdigit() and "/" not in said.when:
        return replace(said, when=f"{said.when}~")
    return replace(said, note=said.note or f"the text has “{word}” before it")
