"""Version and day in course.yaml."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses import COURSE
from talkquiz.course.yaml import parse
from talkquiz.releases.bump_version import CourseFileError, with_version

DAY = date(2024, 6, 1)
TEXT = COURSE["course.yaml"]
COMMENTED = TEXT.replace('version: "1.0"\n', "version:   1.0   # of the deck\n").replace(
    "updated: 2024-05-01\n", "updated: '2024-05-01'  # see docs\n"
)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (TEXT, TEXT.replace('"1.0"', '"1.1"').replace("2024-05-01", "2024-06-01")),
        (
            COMMENTED,
            COMMENTED.replace("1.0   #", '"1.1"   #').replace("'2024-05-01'", "2024-06-01"),
        ),
        (
            TEXT.replace("\n", "\r\n"),
            TEXT.replace('"1.0"', '"1.1"')
            .replace("2024-05-01", "2024-06-01")
            .replace("\n", "\r\n"),
        ),
    ],
)
def test_two_values_change_and_nothing_else(old: str, new: str) -> None:
    assert with_version(old, "1.1", DAY) == new


@pytest.mark.parametrize(
    "text",
    [
        "{version: '1.0', updated: 2024-05-01}",
        TEXT.replace("version", "'version'"),
        TEXT.replace('version: "1.0"', "version:\n  1.0"),
        TEXT.replace("updated: 2024-05-01", "updated: >\n  2024-05-01"),
        "- version: 1.0",
        "",
    ],
)
def test_other_forms_are_refused(text: str) -> None:
    """Where the keys do not stand on lines of their own, nothing is guessed."""
    with pytest.raises(CourseFileError, match="a line of their own"):
        with_version(text, "1.1", DAY)


@given(st.from_regex(r"[0-9A-Za-z][0-9A-Za-z.+-]{0,30}", fullmatch=True), st.dates())
def test_what_is_written_is_read_again(version: str, day: date) -> None:
    before = parse(TEXT).data
    assert isinstance(before, dict)
    after = parse(with_version(TEXT, version, day)).data
    assert after == {**before, "version": version, "updated": day.isoformat()}
