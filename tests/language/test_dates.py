"""Dates: their span, against another implementation of EDTF; their English; what is refused."""

from datetime import date
from time import struct_time
from typing import Any

import edtf
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from factories import ENGLISH
from talkquiz.language.dates import DateError, Precision, parse_when

YEARS = st.integers(1, 9999).map("{:04d}".format)
MARKS = st.sampled_from(["", "?", "~", "%"])
DAYS = st.dates().map(str)
MONTHS = st.dates().map("{:%Y-%m}".format).filter(lambda text: len(text) == 7)
SEASONS = st.builds("{}-{}".format, YEARS, st.sampled_from(["21", "22", "23"]))
VAGUE = st.one_of(
    st.integers(1, 999).map("{:03d}X".format),
    st.integers(1, 99).map("{:02d}XX".format),
    YEARS.map("{}-XX".format),
    YEARS.map("{}-XX-XX".format),
    MONTHS.map("{}-XX".format),
)
EXACT = st.builds("{}{}".format, st.one_of(DAYS, MONTHS, YEARS), MARKS)
FEW = min(50, settings().max_examples)
"""The other library takes long over each text."""


def oracle(text: str) -> tuple[date | None, date | None]:
    """Return first and last day as the `edtf` library has them; None for an open end."""
    parsed = edtf.parse_edtf(text)
    return _as_date(parsed.lower_strict()), _as_date(parsed.upper_strict())


def _as_date(bound: Any) -> date | None:
    return date(*bound[:3]) if isinstance(bound, struct_time) else None


@settings(max_examples=FEW)
@given(st.one_of(EXACT, SEASONS, VAGUE))
def test_a_date_spans_what_another_library_says(text: str) -> None:
    when = parse_when(text)
    assert (when.lower, when.upper) == oracle(text)


@settings(max_examples=FEW)
@given(EXACT, EXACT)
def test_an_interval_spans_what_another_library_says(start: str, end: str) -> None:
    first, last = parse_when(start), parse_when(end)
    assume(first.lower and last.upper and first.lower <= last.upper)
    for text in (f"{start}/{end}", f"{start}/..", f"../{end}"):
        when = parse_when(text)
        assert (when.lower, when.upper) == oracle(text)
        assert when.precision is Precision.INTERVAL


@settings(max_examples=FEW)
@given(st.from_regex(r"[0-9X]{4}(-([01][0-9]|XX)(-([0-3][0-9]|XX))?)?[?~%]?", fullmatch=True))
def test_what_is_read_another_library_reads_as_well(text: str) -> None:
    try:
        when = parse_when(text)
    except DateError:
        return
    assert (when.lower, when.upper) == oracle(text)


@pytest.mark.parametrize(
    ("text", "lower", "upper"),
    [
        ("2016-24", date(2016, 12, 1), date(2017, 2, 28)),
        ("2015-24", date(2015, 12, 1), date(2016, 2, 29)),
        ("/2016", None, date(2016, 12, 31)),
        ("2016/", date(2016, 1, 1), None),
    ],
)
def test_where_the_library_differs(text: str, lower: date | None, upper: date | None) -> None:
    """Winter runs into the next year, and an unknown end is no end."""
    assert (parse_when(text).lower, parse_when(text).upper) == (lower, upper)


@pytest.mark.parametrize(
    ("text", "english", "precision"),
    [
        ("2016-02-27", "27 February 2016", Precision.DAY),
        ("2016-02-03", "3 February 2016", Precision.DAY),
        ("2016-05~", "about May 2016", Precision.MONTH),
        ("2016-05?", "perhaps May 2016", Precision.MONTH),
        ("2016%", "perhaps about 2016", Precision.YEAR),
        ("2016-XX", "2016", Precision.YEAR),
        ("2016-05-XX", "May 2016", Precision.MONTH),
        ("201X", "the 2010s", Precision.DECADE),
        ("20XX", "the 2000s", Precision.CENTURY),
        ("2016-23", "autumn 2016", Precision.SEASON),
        ("2016-02/2016-05~", "February 2016 to about May 2016", Precision.INTERVAL),
        ("2011-03/..", "since March 2011", Precision.INTERVAL),
        ("/2016", "until 2016", Precision.INTERVAL),
        ("2015/2016?", "2015 to perhaps 2016", Precision.INTERVAL),
    ],
)
def test_dates_in_english(text: str, english: str, precision: Precision) -> None:
    when = parse_when(text)
    assert (ENGLISH.dates.say(when), when.precision, str(when)) == (english, precision, text)
    assert when.approximate is ("perhaps" in english or "about" in english)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "is written"),
        ("27 February 2016", "is written"),
        ("2016-2-27", "is written"),
        ("2016-02-27\n", "is written"),
        ("16", "is written"),
        ("\u0662\u0660\u0661\u0666", "is written"),
        ("2016-02-27T10:00", "is written"),
        ("2016-00", "no month 00"),
        ("2016-13", "no month 13"),
        ("2016-25", "no month 25"),
        ("2016-02-30", "2016-02 has no day 30"),
        ("2015-02-29", "2015-02 has no day 29"),
        ("2016-04-00", "2016-04 has no day 00"),
        ("2016-21-01", "season has no days"),
        ("201X-05", "unknown digits"),
        ("2016-XX-05", "no known day"),
        ("0000", "year 0"),
        ("000X", "year 0"),
        ("9999-24", "winter of 9999"),
        ("2017/2016", "ends before it begins"),
        ("../..", "on one side"),
        ("/", "on one side"),
        ("2016/2017/2018", "is written"),
    ],
)
def test_what_is_no_date_is_refused(text: str, reason: str) -> None:
    with pytest.raises(DateError, match=reason):
        parse_when(text)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("2016", "2016-02-27", True),
        ("2016-02", "2016-03", False),
        ("2016-02/2016-05", "2016-05-31", True),
        ("2016-02/2016-05", "2016-06-01", False),
        ("2011-03/..", "2024", True),
        ("2011-03/..", "2011-02", False),
        ("../2015", "2016/..", False),
        ("../2016", "2016/..", True),
    ],
)
def test_overlaps(one: str, other: str, *, expected: bool) -> None:
    assert parse_when(one).overlaps(parse_when(other)) is expected
    assert parse_when(other).overlaps(parse_when(one)) is expected
