"""The entry of a release in CHANGELOG.md."""

from dataclasses import replace
from datetime import date

from talkquiz.releases.change_log import with_entry
from talkquiz.releases.difference import Card, Changed, Difference, Rewording
from talkquiz.releases.record import Release

CARD = Card("a/b/c/d", "harbour", "When was it *lit*?", "3 May", {})
TOPICS = {"harbour": "The harbour"}
FIRST = Difference("", (CARD,), (), ())
SECOND = Difference(
    "1.0",
    (CARD,),
    (Changed(CARD, (Rewording("answer", "2 May", "3 May"),)), Changed(CARD, ())),
    (CARD, replace(CARD, topic="gone", question="On _____?")),
)

ENTRY = """\
## 1.1, 2024-06-01

Since 1.0: 1 card added, 2 changed, 2 removed.

### Changed

- When was it \\*lit\\*? (3 May)
  - answer: 2 May
    now: 3 May
- When was it \\*lit\\*? (3 May) Its options, sources, notes, timeline or topic.

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
    release = Release(version=version, date=date(2024, 6, 1))
    return with_entry(text, "The <harbour>", release, difference, TOPICS)


def test_the_first_entry_begins_the_file() -> None:
    """Without a file there is a heading, and a first release does not list every card."""
    assert entry("", "1.0", FIRST) == (
        "# Changes of The \\<harbour\\>\n\n## 1.0, 2024-06-01\n\nThe first release: 1 card.\n"
    )


def test_an_entry_goes_on_top() -> None:
    """What is changed, added and removed, above the older entries and the words of people."""
    log = (
        "# My changes\n\nWritten with care.\n\n## 1.0, 2024-05-02\n\nMine.\n\n### Notes\n\n- one\n"
    )
    head, old = log.split("## 1.0")
    assert entry(log, "1.1", SECOND) == f"{head}{ENTRY}\n## 1.0{old}"


def test_an_entry_that_is_there_is_replaced() -> None:
    """A release that was interrupted leaves no second entry, and one of 1.1 spares 1.10."""
    log = entry(entry("", "1.10", FIRST), "1.1", FIRST)
    assert entry(log, "1.1", SECOND).count("## 1.1,") == 1
    assert entry(log, "1.1", SECOND).count("## 1.10,") == 1
