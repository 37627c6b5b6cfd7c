"""readings/<topic>.md: paragraphs that rest on facts, and what is refused in them."""

from pathlib import Path

import pytest

from courses import places, write_course
from talkquiz.build import check
from talkquiz.course.checks import readings_rest_on_facts
from talkquiz.course.course import load_course
from talkquiz.problem import Problem

READING = "readings/harbour.md"
TEXT = """\
## The pier

The pier was closed,
and mended. {facts: pier-closed
pier-opened}

It opened again. {facts: pier-opened}
## Later
It is open still. {facts: pier-opened pier-opened}
"""


def read(
    folder: Path, text: str | bytes
) -> tuple[list[tuple[str, str, tuple[str, ...]]], list[str]]:
    """Return the paragraphs of a reading, and `line code` of its problems, each with a hint."""
    problems: list[Problem] = []
    course = load_course(write_course(folder, {READING: text}), problems)
    reading = course.readings.get("harbour")
    assert all(problem.hint for problem in problems)
    paragraphs = [each[:3] for each in reading.paragraphs] if reading else []
    return paragraphs, [f"{problem.line} {problem.code}" for problem in problems]


def test_blank_lines_and_headings_part_paragraphs(tmp_path: Path) -> None:
    """Lines are joined, a fact counts once, and a heading belongs to the next paragraph alone."""
    assert read(tmp_path, TEXT) == (
        [
            ("The pier", "The pier was closed, and mended.", ("pier-closed", "pier-opened")),
            ("", "It opened again.", ("pier-opened",)),
            ("Later", "It is open still.", ("pier-opened",)),
        ],
        [],
    )


def test_a_course_without_readings_has_none(tmp_path: Path) -> None:
    problems: list[Problem] = []
    assert (load_course(write_course(tmp_path), problems).readings, problems) == ({}, [])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It opened.\n", ["1 TQ154"]),
        ("One.\nTwo. {facts:}\n", ["2 TQ154"]),
        ("{facts: pier-opened}\n", ["1 TQ154"]),
        ("It opened. {facts: pier-opened} And closed.\n", ["1 TQ154"]),
        ("## Words\n", ["2 TQ155"]),
        ("## One\n## Two\nIt. {facts: pier-opened}\n", ["1 TQ155"]),
        ("# Title\n\nIt. {facts: pier-opened}\n", ["1 TQ154"]),
        ("### Small\nIt. {facts: pier-opened}\n", ["1 TQ155"]),
        ("##\nIt. {facts: pier-opened}\n", ["1 TQ155"]),
        ("It was\n**the** end. {facts: pier-opened}\n", ["2 TQ155"]),
        ("A [link](http://a). {facts: pier-opened}\n", ["1 TQ155"]),
        ("A <b>tag</b> {facts: pier-opened}\n", ["1 TQ155"]),
        ("- a list {facts: pier-opened}\n", ["1 TQ155"]),
        ("{facts: a} {facts: pier-opened}\n", ["1 TQ155"]),
        ("## A *word*\n\nIt. {facts: pier-opened}\n", ["1 TQ155"]),
        ("It\u202e opened. {facts: pier-opened}\n", ["1 TQ006"]),
        ("It\x00. {facts: pier-opened}\n", ["1 TQ006"]),
        (b"It \xff. {facts: pier-opened}\n", ["1 TQ005"]),
        ("", ["1 TQ018"]),
        ("\n \n", ["1 TQ018"]),
    ],
)
def test_what_is_no_plain_paragraph_with_facts_is_told_at_its_line(
    tmp_path: Path, text: str | bytes, found: list[str]
) -> None:
    """Facts are missing, markup would be printed, a heading is alone, characters are unseen."""
    assert read(tmp_path, text)[1] == found


def test_prose_may_hold_dates_dashes_and_brackets(tmp_path: Path) -> None:
    """What Markdown would not take for markup is text: a day at the start of a line, a sum."""
    text = "On May\n27. The truce (the first) held \u2013 for 3 < 5 days. {facts: pier-opened}\n"
    assert read(tmp_path, text)[1] == []


def test_a_thousand_problems_are_enough(tmp_path: Path) -> None:
    _, found = read(tmp_path, "No facts.\n\n" * 5_000)
    assert (len(found), found[-1]) == (1_001, "2001 TQ019")


def test_a_reading_names_a_topic_and_facts_that_exist(tmp_path: Path) -> None:
    changes = {
        "readings/nowhere.md": "It. {facts: pier-opened}\n",
        READING: "One. {facts: pier-opened}\n\nTwo.\n{facts: pier-open}\n",
    }
    found = places(readings_rest_on_facts, tmp_path, changes)
    assert found == ["harbour.md:4:1 TQ116", "nowhere.md:1:1 TQ113"]


def test_two_files_for_one_topic_are_told(tmp_path: Path) -> None:
    changes = {READING: TEXT, "readings/more/harbour.md": TEXT}
    problems: list[Problem] = []
    load_course(write_course(tmp_path, changes), problems)
    assert [problem.code for problem in problems] == ["TQ112"]


def test_a_broken_reading_keeps_nothing_else_from_being_checked(tmp_path: Path) -> None:
    """It is only read: no item is made of it, so that handouts can be filled all the same."""
    found = check(write_course(tmp_path, {READING: "No facts.\n", "lessons.yaml": "- {id: a}\n"}))
    assert found.is_whole
    assert not found.unchecked
    assert {problem.code for problem in found.problems} == {"TQ154", "TQ102"}
