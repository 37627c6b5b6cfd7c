"""Works out the news day of an article: what "today" means in it.

Rules, the surest first: a full date in a dateline, a byline or a note of publication; a weekday
with its date, whose year follows from the other dates; the weekday of the first paragraphs that
falls on or after the date of a picture taken for this story; that date alone. Where none of them
says it, nothing is guessed: only a person, or another article, can tell.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from talkquiz.articles.article_data import Told
from talkquiz.articles.dates_said import MONTH, WEEKDAY, YEAR, days_in, points_ahead
from talkquiz.articles.noise import AGENCY, Paragraph, is_file_photo
from talkquiz.language.english import WEEKDAYS

_LEAD_PARAGRAPHS = 4
_PREFIX = re.compile(
    rf"[A-Z][A-Za-z.'/ -]{{1,40}}?(?:,|\s\()\s?[^.]{{0,40}}?(?:\({AGENCY}\)\s*)?(?:--?|:)\s"
)
_ELSEWHEN = re.compile(r"\b(?:until|till|by|for|from|since|next|last|before|after) $")
_HEAD_OF_LINE = 40
_LONGEST_ELSEWHEN = 10
"""Letters before a day in which such words are looked for: they are shorter."""
_YEAR_SAID = re.compile(rf"\b(?:{MONTH} |in |since |of )({YEAR})\b")


class NewsDay(NamedTuple):
    """The news day (None if the text does not tell), how it was fixed, and from what.

    `basis` is that of a fact, "outside" for a day that a person gave. `issued` is the day of
    publication, where a note of publication gives it.
    """

    day: date | None
    basis: str
    reckoning: str
    issued: date | None = None


def without_dateline(text: str) -> str:
    """Return `text`, as long as before, with the dateline that it begins with made blank."""
    prefix = _PREFIX.match(text)
    if not prefix or not (any(days_in(prefix.group())) or re.search(AGENCY, prefix.group())):
        return text
    return " " * prefix.end() + text[prefix.end() :]


def find_news_day(paragraphs: list[Paragraph], issued: Told[date] | None = None) -> NewsDay:
    """Return the news day of the article with these tagged paragraphs.

    A day of publication that the file itself tells (`issued`) comes before any that the text
    tells; one that was only found on a page comes after a date in a dateline.
    """
    news = _News(paragraphs)
    dateline = None if issued and issued.sure else news.from_dateline()
    if issued and not dateline:
        told = f"the day of publication, from {issued.where}"
        return NewsDay(issued.value, "stated" if issued.sure else "inferred", told, issued.value)
    found = dateline or news.from_weekday_and_date() or news.from_picture()
    if found:
        return found
    # What the text does tell, for a person to reckon from.
    if news.weekday:
        clue = f": the {news.weekday} of {news.weekday_at} has no date"
    else:
        dated = (_where(p) for p, text in news.datelines() if any(days_in(text)))
        clue = next((f": the date in {where} has no year" for where in dated), "")
    return NewsDay(None, "inferred", f"not in the text{clue}")


class _News:
    """The paragraphs of an article, by what each can tell of its news day."""

    def __init__(self, paragraphs: list[Paragraph]) -> None:
        self._paragraphs = paragraphs
        self._news = [p for p in paragraphs if p.tag is None]
        self._captions = [p for p in paragraphs if p.tag == "caption"]
        # The first weekday that the first news looks back to, and its paragraph.
        weekdays = (
            (found.group(), _where(paragraph))
            for paragraph in self._news[:_LEAD_PARAGRAPHS]
            for found in re.finditer(rf"\b{WEEKDAY}\b", paragraph.text)
            if not _looks_away(found.string, found.start())
        )
        self.weekday, self.weekday_at = next(weekdays, ("", ""))

    def from_dateline(self) -> NewsDay | None:
        """Take a full date from a dateline, a byline or a note of publication."""
        for paragraph, text in self.datelines():
            is_printed = re.search(r"publish|posted|issued|date", text, re.IGNORECASE)
            if self._is_below(paragraph) and paragraph.tag == "dateline" and not is_printed:
                continue  # of another article that is linked to
            if re.search(r"\b(?:updated|modified|edited)\b", text[:_HEAD_OF_LINE], re.IGNORECASE):
                continue
            for named in days_in(text):
                if named.full:
                    printed = re.search(r"publish|posted|issued", text, re.IGNORECASE)
                    issued = named.full if printed else None
                    return NewsDay(named.full, "stated", f"the date in {_where(paragraph)}", issued)
        return None

    def _is_below(self, paragraph: Paragraph) -> bool:
        """Tell whether a paragraph stands below the last news."""
        news = [each for each in self._news if each.is_news]
        return bool(news) and int(paragraph.number[1:]) > int(news[-1].number[1:])

    def from_weekday_and_date(self) -> NewsDay | None:
        """Take "Friday (Jan. 6)" in a dateline, the first news or a caption.

        Where the first weekday of the news is another, later one, that is the news day.
        """
        known = [day for p in self._paragraphs for each in days_in(p.text) if (day := each.full)]
        known += [
            date(int(year), 1, 1) for p in self._paragraphs for year in _YEAR_SAID.findall(p.text)
        ]
        last = max(known, default=None)
        lines = [paragraph for paragraph, _ in self.datelines()]
        for paragraph in (*lines, *self._news[:_LEAD_PARAGRAPHS], *self._captions):
            text = paragraph.text
            is_old = paragraph.tag == "caption" and is_file_photo(text)
            for named in days_in(text):
                is_past = named.full and is_old
                if not named.weekday or is_past or _looks_away(text, named.start):
                    continue
                # Without a year it is the first such day, on its weekday, from the last date named.
                years = range(last.year, last.year + 7) if last else ()
                days = (each for year in years if (each := named.in_year(year)))
                fits = (each for each in days if last and each >= last and named.fits(each))
                day = named.full or next(fits, None)
                if not day:
                    continue
                where = f"the {named.weekday} dated in {_where(paragraph)}"
                if not named.full:
                    where += f"; {day.year} fits the other years named"
                later = _weekday_on(self.weekday, day) if self.weekday else day
                if later != day:
                    where = f"the {self.weekday} of {self.weekday_at}, next after {where}"
                return NewsDay(later, "inferred", where)
        return None

    def from_picture(self) -> NewsDay | None:
        """Take the date of a picture of this story, or the weekday of the news that follows it.

        A picture is of this story if the news names at least half of those whom its caption names.
        """
        news = (p.text for p in self._paragraphs if p.tag in (None, "headline"))
        told = {word for text in news for word in re.findall(r"\w+", text)}
        for paragraph in self._captions:
            named = set(re.findall(r"\b[A-Z][a-z]{2,}", paragraph.text))
            named -= set(re.findall(rf"{MONTH}|{WEEKDAY}", paragraph.text))
            if is_file_photo(paragraph.text) or len(named & told) * 2 < len(named):
                continue
            taken = next((day for each in days_in(paragraph.text) if (day := each.full)), None)
            if taken and self.weekday:
                where = f"the {self.weekday} of {self.weekday_at}, next after the picture of"
                where += f" {_where(paragraph)}, {taken}"
                return NewsDay(_weekday_on(self.weekday, taken), "inferred", where)
            if taken:
                where = f"the date of the picture in {_where(paragraph)}"
                return NewsDay(taken, "inferred", where)
        return None

    def datelines(self) -> Iterator[tuple[Paragraph, str]]:
        """Yield lines that are datelines or credits, and the dateline at the head of the news."""
        for paragraph in self._paragraphs:
            if paragraph.tag in ("dateline", "credit"):
                yield paragraph, paragraph.text
        for paragraph in self._news[:2]:
            prefix = _PREFIX.match(paragraph.text)
            if prefix:
                yield paragraph, prefix.group()


def _looks_away(text: str, at: int) -> bool:
    """Tell whether the words before the place `at` point away from the day of the news."""
    before = text[max(0, at - _LONGEST_ELSEWHEN) : at]
    return bool(_ELSEWHEN.search(before)) or points_ahead(text, at)


def _where(paragraph: Paragraph) -> str:
    return f"paragraph {paragraph.number[1:]}"


def _weekday_on(name: str, day: date) -> date:
    """Return the first day called `name` that is not before `day`."""
    return day + timedelta((WEEKDAYS.index(name) - day.weekday()) % 7)
