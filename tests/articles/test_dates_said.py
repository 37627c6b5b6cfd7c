"""Dates in sentences, and the days that they mean."""

from datetime import date

import pytest

from talkquiz.articles.article import plain
from talkquiz.articles.dates_said import NO_NEWS_DAY, find_dates

THURSDAY = date(2016, 4, 28)


def said(text: str, day: date | None = THURSDAY) -> list[tuple[str, str | None, str | None]]:
    return [(found.words, found.when, found.basis) for found in find_dates(plain(text), day)]


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("It opened on 27 February 2016.", "2016-02-27"),
        ("It opened on February 27, 2016.", "2016-02-27"),
        ("It opened on Feb. 27th, 2016.", "2016-02-27"),
        ("It opened on 2016-02-27.", "2016-02-27"),
        ("A picture of March 08, 2019.", "2019-03-08"),
        ("It opened in June 2012.", "2012-06"),
        ("War since March 2011.", "2011-03/.."),
        ("It opened in 2012.", "2012"),
        ("The 2012 accord held.", "2012"),
        ("It held in 2015-16.", "2015/2016"),
        ("A house of the 1990s.", "199X"),
        ("It opened in spring 2014.", "2014-21"),
        ("It ran July 14-16, 2017.", "2017-07-14/2017-07-16"),
        ("It ran from July to August 2017.", "2017-07/2017-08"),
        ("About June 2012.", "2012-06~"),
    ],
)
def test_full_dates_are_stated_with_or_without_a_news_day(text: str, when: str) -> None:
    for day in (THURSDAY, None):
        assert [found[1:] for found in said(text, day)] == [(when, "stated")]


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("It began on February 27.", "2016-02-27"),
        ("It began on 27 February.", "2016-02-27"),
        ("It ended on Dec. 30.", "2015-12-30"),
        ("Talks are due on May 3.", "2016-05-03"),
        ("As seen in February and March.", "2016-02/2016-03"),
        ("It fell between November and January.", "2015-11/2016-01"),
        ("It ran 12-14 June.", "2015-06-12/2015-06-14"),
        ("In January it fell.", "2016-01"),
        ("Between June and August last year.", "2015-06/2015-08"),
        ("Closed since April last year.", "2015-04/.."),
        ("It fell last April.", "2015-04"),
        ("It fell last March.", "2016-03"),
        ("He left in December of last year.", "2015-12"),
        ("He left last year.", "2015"),
        ("He left last month.", "2016-03"),
        ("He goes next month.", "2016-05"),
        ("He left last week.", "2016-04-18/2016-04-24"),
        ("Earlier this week they met.", "2016-04-25/2016-04-28"),
        ("He left on Monday.", "2016-04-25"),
        ("He left Thursday morning.", "2016-04-28"),
        ("He left last Thursday.", "2016-04-21"),
        ("He left yesterday.", "2016-04-27"),
        ("They meet tomorrow.", "2016-04-29"),
        ("Three days ago he left.", "2016-04-25"),
        ("He left two weeks ago.", "2016-04-14~"),
        ("He left five years ago.", "2011~"),
        ("They meet in about a month.", "2016-05~"),
        ("They will meet in two weeks.", "2016-05-12~"),
        # A plan elsewhere in the sentence does not turn the day on which it was told.
        ("They will meet, he said Saturday.", "2016-04-23"),
        ("He said on Wednesday that it will rain.", "2016-04-27"),
    ],
)
def test_dates_without_a_year_are_resolved_by_the_news_day(text: str, when: str) -> None:
    """The nearest year, the weekday that looks back, and weeks from Monday to Sunday."""
    assert [found[1:] for found in said(text)] == [(when, "resolved")]
    assert [(found.when, found.note) for found in find_dates(text, None)] == [(None, NO_NEWS_DAY)]


@pytest.mark.parametrize(
    ("text", "when", "note"),
    [
        ("They will meet on Friday.", None, "ahead"),
        ("The vote is due Tuesday.", None, "ahead"),
        ("They hope to meet next Monday.", None, "ahead"),
        ("They have until Friday.", None, "ahead"),
        ("In the last few days it fell.", None, "vague"),
        ("On 29 February 2015 it fell.", None, "no such day"),
        ("It ends at the end of October.", "2016-10", "the end of"),
        ("It ends before July.", "2016-07", "before"),
        ("On Monday, 26 April 2016 it fell.", "2016-04-26", "no Monday"),
        ("It is the lowest since 1994.", "1994", "compared"),
        ("On November 20 it fell.", "2015-11-20", "guess"),
    ],
)
def test_what_the_value_does_not_say_is_noted(text: str, when: str | None, note: str) -> None:
    (found,) = find_dates(text, THURSDAY)
    assert (found.when, found.basis is None) == (when, when is None)
    assert note in found.note


@pytest.mark.parametrize(
    "text",
    [
        "Resolution 2254 calls for some 2000 people.",
        "It may march on, she may add, at 16.30.",
        "It is the second strike in two years.",
        "They lost 3-1 in the sun.",
    ],
)
def test_other_numbers_and_verbs_are_no_dates(text: str) -> None:
    assert said(text) == []


def test_a_weekday_with_its_date_is_one_date() -> None:
    text = "To start on Jan. 23, he said Friday (Jan. 6) of talks on Feb. 8."
    found = said(text, date(2017, 1, 6))
    assert [when for _, when, _ in found] == ["2017-01-23", "2017-01-06", "2017-02-08"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("It opens tomorrow.", date.max),
        ("It opens next week.", date.max),
        ("It opened on Sunday.", date.min),
    ],
)
def test_beyond_the_calendar_there_is_no_day(text: str, day: date) -> None:
    assert [found.when for found in find_dates(text, day)] == [None]
