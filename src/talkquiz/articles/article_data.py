"""What the file of an article tells of it, beside its text: title, outlet, authors, day, language.

A value that is not told is None: nothing is guessed, and each says where it was read.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Generic, NamedTuple, TypeVar

from talkquiz.articles.dates_said import days_in

T = TypeVar("T")
_NUMBERS = re.compile(r"\s*((?:19|20)\d\d)([-/.]?)(\d\d?)\2(\d\d?)(?!\d)")
_FAR = 200
"""Letters in which a day is looked for."""


class Told(NamedTuple, Generic[T]):
    """A value, and where it was read: "the page's og:title", "the front matter".

    One that is not `sure` was found on the page, and may be of something else on it.
    """

    value: T
    where: str
    sure: bool = True


@dataclass(frozen=True, slots=True)
class ArticleData:
    """What a page's metadata, a front matter or a document's properties tell of an article.

    `outlet` is the site or the newspaper, `issued` the day of publication, `language` a code such
    as "en".
    """

    title: Told[str] | None = None
    outlet: Told[str] | None = None
    authors: Told[tuple[str, ...]] | None = None
    issued: Told[date] | None = None
    language: Told[str] | None = None


class Reading(NamedTuple):
    """What a reader returns of a file: the text, a line for each paragraph, and what it tells.

    `left_out` are lines of prose that are no part of the text; `notes` are sentences that a person
    should be shown. `reader` names the library that parted the text, and its version; `digest` is
    that of the file.
    """

    text: str
    data: ArticleData = ArticleData()
    left_out: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    reader: str = ""
    digest: str = ""


def day_written(text: str) -> date | None:
    """Return the day that `text` begins with in numbers, year first, or that it names in full.

    A day such as 3/4/2015 is none: it means two days in two countries.
    """
    numbers = _NUMBERS.match(text)
    try:
        if numbers:
            return date(int(numbers[1]), int(numbers[3]), int(numbers[4]))
    except ValueError:
        return None
    return next((day.full for day in days_in(text[:_FAR]) if day.full), None)
