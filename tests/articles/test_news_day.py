"""The news day of an article."""

from datetime import date
from pathlib import Path

import pytest

from samples import ELECTION, GLACIER, STRIKE, TRANSFER, article, opened
from talkquiz.articles.news_day import NewsDay, find_news_day, without_dateline
from talkquiz.articles.noise import tag_paragraphs

LEAD = "Mayor Ada Brook opened the new pier in Saltmere after years of work."
CAPTION = "Mayor Ada Brook (C) waves in Saltmere on April 27, 2016. (AFP)"


def news_day(*lines: str) -> NewsDay:
    return find_news_day(tag_paragraphs(article("\n".join(lines))))


@pytest.mark.parametrize(
    ("path", "day", "basis", "issued"),
    [
        (STRIKE, date(2021, 3, 10), "stated", None),
        (ELECTION, date(2019, 9, 16), "stated", None),
        (TRANSFER, date(2022, 8, 2), "stated", date(2022, 8, 2)),
        (GLACIER, None, "inferred", None),
    ],
    ids=lambda value: getattr(value, "stem", None),
)
def test_news_days_of_the_samples(
    path: Path, day: date | None, basis: str, issued: date | None
) -> None:
    """Only a note of publication gives the day of issue."""
    found = find_news_day(tag_paragraphs(opened(path)))
    assert (found.day, found.basis, found.issued) == (day, basis, issued)


def test_a_weekday_fixes_the_year_of_its_date() -> None:
    """The year is the first one after the other dates in which the weekday fits."""
    lead = "The pier opened in Saltmere, the mayor told us Friday (Jan. 6), after a long wait."
    found = news_day(lead, "The old one was closed in February 2016.")
    assert (found.day, found.basis) == (date(2017, 1, 6), "inferred")
    assert news_day(lead).day is None


HEADLINE = "The pier is open again"
MORNING = "Mayor Ada Brook opened the pier in Saltmere early on Thursday morning."
OTHER = "Tom Reed (L) talks with Ivy Lund in Gull Rock on March 8, 2019. (AFP)"
OLD = "FILE - Mayor Ada Brook in Saltmere on April 27, 2014. (AFP)"
ENDED = "The strike in Saltmere ended on Thursday, the harbour master told reporters there."
BEGAN = "The pilots had walked out on Monday, 3 May 2021, over their long hours."
PLANNED = "The council will vote on the pier in Saltmere on Friday, 7 May 2021, it was said."


@pytest.mark.parametrize(
    ("lines", "day"),
    [
        ((HEADLINE, CAPTION, MORNING), date(2016, 4, 28)),
        ((HEADLINE, CAPTION, LEAD), date(2016, 4, 27)),
        ((HEADLINE, OTHER, MORNING), None),
        ((HEADLINE, OLD, MORNING), None),
        ((HEADLINE, OTHER, CAPTION, MORNING), date(2016, 4, 28)),
        ((ENDED, BEGAN), date(2021, 5, 6)),
        ((PLANNED,), None),
    ],
    ids=[
        "the weekday after a picture",
        "the day of a picture",
        "a picture of somebody whom the news does not name",
        "a picture from the files",
        "the first picture of this story",
        "the first weekday of the news, not a dated one before it",
        "a plan",
    ],
)
def test_pictures_and_weekdays_that_date_the_news(lines: tuple[str, ...], day: date | None) -> None:
    assert news_day(*lines).day == day


def test_a_dateline_is_blanked_in_place() -> None:
    text = "SALTMERE, March 10 (AFP) - Pilots stopped work."
    assert without_dateline(text).strip() == "Pilots stopped work."
    assert len(without_dateline(text)) == len(text)
    assert without_dateline("Brook, the mayor, left.") == "Brook, the mayor, left."
