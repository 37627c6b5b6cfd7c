"""Facts belong to topics, and topics have facts."""

from pathlib import Path

from courses import COURSE, FACTS, MORE_FACTS, place_of, places
from talkquiz.build import check as check_course
from talkquiz.checks.topics import check

EMPTY_TOPIC = """\
  - id: empty
    number: 3
    title: Empty
    introduction: Nothing yet.
    objectives: [None]
"""


def test_a_fact_of_an_unknown_topic(tmp_path: Path) -> None:
    """Proves that a topic which course.yaml does not have is reported at the fact's `topic`."""
    facts = COURSE[FACTS].replace("topic: harbour", "topic: harbor", 1)
    assert places(check, tmp_path, {FACTS: facts}) == [
        f"harbour.yaml:{place_of('topic: harbor', facts)} TQ113"
    ]


def test_a_topic_without_facts(tmp_path: Path) -> None:
    """Proves that an empty topic is reported where it begins in course.yaml."""
    course = COURSE["course.yaml"] + EMPTY_TOPIC
    assert places(check, tmp_path, {"course.yaml": course}) == [
        f"course.yaml:{place_of('id: empty', course)} TQ123"
    ]


def test_an_empty_topic_stops_no_build(tmp_path: Path) -> None:
    """Proves that an empty topic is a warning only."""
    changes = {"course.yaml": COURSE["course.yaml"] + EMPTY_TOPIC}
    assert places(check, tmp_path, changes)
    (problem,) = check_course(tmp_path).bank.problems
    assert problem.severity == "warning"


def test_a_topic_is_not_empty_if_its_facts_were_lost(tmp_path: Path) -> None:
    """Proves that a file of facts which cannot be read makes no topic empty."""
    assert places(check, tmp_path, {MORE_FACTS: "a: ["}) == []
    lost = COURSE[MORE_FACTS].replace("status: reported", "status: x")
    assert places(check, tmp_path, {MORE_FACTS: lost}) == []
