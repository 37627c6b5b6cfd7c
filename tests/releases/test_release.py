"""The entry of a release in CHANGELOG.md, and version and day in course.yaml."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses import COURSE
from talkquiz.course.yaml import parse
from talkquiz.releases.compare_decks import Card, Changed, Difference, Rewording
from talkquiz.releases.record import Release
from talkquiz.releases.release import ReleaseError, with_entry, with_version

DAY = date(2024, 6, 1)
TEXT = COURSE["course.yaml"]
COMMENTED = TEXT.replace('version: "1.0"\n', "version:   1.0   # of the deck\n").replace(
    "updated: 2024-05-01\n", "updated: '2024-05-01'  # see docs\n"
)

CARD = Card("a/b/c/d", "harbour", "When was it *lit*?", "3 May", {})
TOPICS = {"harbour": "The harbour"}
FIRST = Difference("", (CARD,), (), ())
SECOND = Difference(
    "1.0",
    (CARD,),
    (Changed(CARD, (Rewording("answer", "2 May", "3 May"),)), Changed(CARD, ())),
    (CARD, CARD._replace(topic="gone", question="On _____?")),
)

ENTRY = """\
## 1.1, 2024-06-01

Since 1.0: 1 card added, 2 changed, 2 removed.

### Changed

- When was it \\*lit\\*? (3 May)
  - answer: 2 May
    now: 3 May
- When was it \\*lit\\*? (3 May) Its options, its sources, or what stands beside them.

### Added

- The harbour
  - When was it \\*lit\\*? (3 May)

### Removed

- The harbour
  - When was it \\*lit\\*? (3 May)
- gone
  - On \\_\\_\\_\\_\\_? (3 May)
"""


def entry(text: str, version: str, difference: Difference) -> str:
    release = Release(version=version, date=DAY)
    return with_entry(text, "The <harbour>", release, difference, TOPICS)


def test_the_first_entry_begins_the_file() -> None:
    """Without a file there is a heading, and a first release does not list every card."""
    assert entry("", "1.0", FIRST) == (
        "# Changes of The \\<harbour\\>\n\n## 1.0, 2024-06-01\n\nThe first release: 1 card.\n"
    )


def test_an_entry_goes_on_top_once() -> None:
    """What is changed, added and removed, above the older entries and the words of people.

    A release that was interrupted leaves no second entry, and one of 1.1 spares 1.10.
    """
    head = "# My changes\n\nWritten with care.\n\n"
    old = "## 1.10, 2024-05-02\n\nMine.\n\n### Notes\n\n- one\n"
    log = entry(head + old, "1.1", SECOND)
    assert log == f"{head}{ENTRY}\n{old}"
    assert entry(entry(head + old, "1.1", FIRST), "1.1", SECOND) == log


NEW = TEXT.replace('"1.0"', '"1.1"').replace("2024-05-01", "2024-06-01")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (TEXT, NEW),
        (TEXT.replace("\n", "\r\n"), NEW.replace("\n", "\r\n")),
        (
            COMMENTED,
            COMMENTED.replace("1.0   #", '"1.1"   #').replace("'2024-05-01'", "2024-06-01"),
        ),
    ],
    ids=["in quotes", "with line ends of Windows", "with comments"],
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
    with pytest.raises(ReleaseError, match="a line of their own"):
        with_version(text, "1.1", DAY)


@given(st.from_regex(r"[0-9A-Za-z][0-9A-Za-z.+-]{0,30}", fullmatch=True), st.dates())
def test_what_is_written_is_read_again(version: str, day: date) -> None:
    before = parse(TEXT).data
    assert isinstance(before, dict)
    after = parse(with_version(TEXT, version, day)).data
    assert after == {**before, "version": version, "updated": day.isoformat()}
