"""Works out the news day of an article: what "today" means in it.

Rules, the surest first: a full date in a dateline, a byline or a note of publication; a weekday
with its date, whose year follows from the other dates; the weekday of the first paragraphs that
falls on or after the date of a picture taken for this story; that date alone. Where none of them
says it, nothing is guessed: only a person, or another article, can tell.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from talkquiz.articles.calendar_words import MONTH, WEEKDAY, YEAR, DayOfMonth, days_in, weekday_on
from talkquiz.articles.noise import AGENCY, Paragraph, Tag, is_file_photo
from talkquiz.articles.relative_dates import points_ahead

_LEAD_PARAGRAPHS = 4
_PREFIX = re.compile(
    rf"[A-Z][A-Za-z.'/ -]{{1,40}}?(?:,|\s\()\s?[^.]{{0,40}}?(?:\({AGENCY}\)\s*)?(?:--?|:)\s"
)
_ELSEWHEN = re.compile(r"\b(?:until|till|by|for|from|since|next|last|before|after) $")
_YEAR_SAID = re.compile(rf"\b(?:{MONTH} |in |since |of )({YEAR})\b")


@dataclass(frozen=True, slots=True)
class NewsDay:
    """The news day (None if the text does not tell), how it was fixed, and from what.

    `issued` is the day of publication, where a note of publication gives it.
    """

    day: date | None
    basis: str
    reckoning: str
    issued: date | None = None


def given(day: date, why: str) -> NewsDay:
    """Return a news day that a person gave."""
    return NewsDay(day, "outside", why)


def without_dateline(text: str) -> str:
    """Return `text`, as long as before, with the dateline that it begins with made blank."""
    prefix = _PREFIX.match(text)
    if not prefix or not (any(days_in(prefix.group())) or re.search(AGENCY, prefix.group())):
        return text
    return " " * prefix.end() + text[prefix.end() :]


def find_news_day(paragraphs: list[Paragraph]) -> NewsDay:
    """Return the news day of the article with these tagged paragraphs."""
    for rule in (_from_dateline, _from_weekday_and_date, _from_picture):
        found = rule(paragraphs)
        if found:
            return found
    return NewsDay(None, "inferred", _clues(paragraphs))


def _from_dateline(paragraphs: list[Paragraph]) -> NewsDay | None:
    for paragraph, text in _datelines(paragraphs):
        for named in days_in(text):
            day = named.full
            if day:
                where = f"the date in paragraph {paragraph.number[1:]}"
                printed = re.search(r"publish|posted|issued", text, re.IGNORECASE)
                return NewsDay(day, "stated", where, day if printed else None)
    return None


def _datelines(paragraphs: list[Paragraph]) -> Iterator[tuple[Paragraph, str]]:
    """Yield lines that are datelines or credits, and the dateline at the head of the news."""
    yield from ((p, p.text) for p in paragraphs if p.tag in (Tag.DATELINE, Tag.CREDIT))
    for paragraph in _news(paragraphs)[:2]:
        prefix = _PREFIX.match(paragraph.text)
        if prefix:
            yield paragraph, prefix.group()


def _news(paragraphs: list[Paragraph]) -> list[Paragraph]:
    return [p for p in paragraphs if p.tag is None]


def _from_weekday_and_date(paragraphs: list[Paragraph]) -> NewsDay | None:
    """Find "Friday (Jan. 6)" in a dateline, the first news or a caption."""
    lines = [p for p, _ in _datelines(paragraphs)]
    lines += [*_news(paragraphs)[:_LEAD_PARAGRAPHS], *_captions(paragraphs)]
    found = (_dated_weekday(paragraph, paragraphs) for paragraph in lines)
    return next(filter(None, found), None)


def _dated_weekday(paragraph: Paragraph, paragraphs: list[Paragraph]) -> NewsDay | None:
    for named in days_in(paragraph.text):
        old = named.full and paragraph.tag is Tag.CAPTION and is_file_photo(paragraph.text)
        if not named.weekday or old or _looks_away(paragraph.text[: named.start]):
            continue
        day = named.full or _fitting_year(named, paragraphs)
        if day:
            where = f"the {named.weekday} dated in paragraph {paragraph.number[1:]}"
            year = "" if named.full else f"; {day.year} fits the other years named"
            return _on_first_weekday(day, where + year, paragraphs)
    return None


def _on_first_weekday(day: date, where: str, paragraphs: list[Paragraph]) -> NewsDay:
    """Return the day, or the first weekday of the news where that is another, later one."""
    weekday, place = _first_weekday(paragraphs)
    later = weekday_on(weekday, day) if weekday else day
    if later != day:
        return NewsDay(later, "inferred", f"the {weekday} of {place}, next after {where}")
    return NewsDay(day, "inferred", where)


def _looks_away(before: str) -> bool:
    """Tell whether the words before a day point to the past of the news, or ahead of it."""
    return bool(_ELSEWHEN.search(before)) or points_ahead(before)


def _fitting_year(named: DayOfMonth, paragraphs: Iterable[Paragraph]) -> date | None:
    """Return the first such day, on its weekday, from the last year or date that the text names."""
    known = [day for p in paragraphs for other in days_in(p.text) if (day := other.full)]
    years = [date(int(y), 1, 1) for p in paragraphs for y in _YEAR_SAID.findall(p.text)]
    last = max([*known, *years], default=None)
    if last is None:
        return None
    days = (named.in_year(year) for year in range(last.year, last.year + 7))
    return next((day for day in days if day and day >= last and named.fits(day)), None)


def _from_picture(paragraphs: list[Paragraph]) -> NewsDay | None:
    """Take the date of a picture of this story, or the weekday of the news that follows it."""
    weekday, where = _first_weekday(paragraphs)
    for paragraph in _captions(paragraphs):
        if is_file_photo(paragraph.text) or not _is_of_this_story(paragraph, paragraphs):
            continue
        for named in days_in(paragraph.text):
            taken = named.full
            if taken and weekday:
                reckoning = (
                    f"the {weekday} of {where}, next after the picture of paragraph"
                    f" {paragraph.number[1:]}, {taken}"
                )
                return NewsDay(weekday_on(weekday, taken), "inferred", reckoning)
            if taken:
                reckoning = f"the date of the picture in paragraph {paragraph.number[1:]}"
                return NewsDay(taken, "inferred", reckoning)
    return None


def _captions(paragraphs: Iterable[Paragraph]) -> list[Paragraph]:
    return [p for p in paragraphs if p.tag is Tag.CAPTION]


def _first_weekday(paragraphs: list[Paragraph]) -> tuple[str, str]:
    """Return the first weekday that the first news looks back to, and its paragraph."""
    for paragraph in _news(paragraphs)[:_LEAD_PARAGRAPHS]:
        for found in re.finditer(rf"\b{WEEKDAY}\b", paragraph.text):
            if not _looks_away(paragraph.text[: found.start()]):
                return found.group(), f"paragraph {paragraph.number[1:]}"
    return "", ""


def _is_of_this_story(caption: Paragraph, paragraphs: list[Paragraph]) -> bool:
    """Tell whether the news names at least half of those whom the caption names."""
    named = set(re.findall(r"\b[A-Z][a-z]{2,}", caption.text))
    named -= set(re.findall(rf"{MONTH}|{WEEKDAY}", caption.text))
    told = " ".join(p.text for p in paragraphs if p.tag in (None, Tag.HEADLINE))
    met = [name for name in named if re.search(rf"\b{name}\b", told)]
    return len(met) * 2 >= len(named)


def _clues(paragraphs: list[Paragraph]) -> str:
    """Return what the text does say, for a person to reckon from."""
    weekday, where = _first_weekday(paragraphs)
    if weekday:
        return f"not in the text: the {weekday} of {where} has no date"
    for paragraph, text in _datelines(paragraphs):
        if any(days_in(text)):
            return f"not in the text: the date in paragraph {paragraph.number[1:]} has no year"
    return "not in the text"
