"""What stands in the study page beside its questions: each fact once, all else by its number."""

import json
from base64 import b64encode
from zlib import compress

import pytest

from small_course import Load
from talkquiz.build import LoadedCourse
from talkquiz.exporters.web.lesson_data import lesson_json
from talkquiz.onscreen.assemble import course_set
from talkquiz.onscreen.lesson import Lesson, lesson


def lesson_of(bank: LoadedCourse) -> Lesson:
    """Return the lesson of a bank."""
    return lesson(bank.course, bank.items, course_set(bank.course, bank.items).questions)


@pytest.fixture(scope="module")
def bundled_lesson(bundled_bank: LoadedCourse) -> Lesson:
    """Return the lesson of the bundled course."""
    return lesson_of(bundled_bank)


def test_numbers_lead_to_the_facts_that_the_lesson_names(bundled_lesson: Lesson) -> None:
    """Whoever follows the numbers finds the ids that stood there."""
    made = lesson_json(bundled_lesson)
    ids = [fact["id"] for fact in made["facts"]]
    assert ids == [fact.id for fact in bundled_lesson.facts]
    for text, written in zip(made["readings"], bundled_lesson.readings, strict=True):
        for one, other in zip(text["paragraphs"], written.paragraphs, strict=True):
            assert [ids[number] for number in one["facts"]] == list(other.facts)
    for year, rows in zip(made["timeline"], bundled_lesson.timeline, strict=True):
        assert [(day, ids[n]) for day, n in year["rows"]] == list(map(tuple, rows.rows))
    for name, entry in zip(made["names"], bundled_lesson.names, strict=True):
        assert [ids[number] for number in name["facts"]] == list(entry.facts)


def test_no_claim_loses_who_says_so_its_date_or_where_it_is_from(bundled_lesson: Lesson) -> None:
    """What is told of a fact on the page is all that the lesson has of it."""
    for told, fact in zip(lesson_json(bundled_lesson)["facts"], bundled_lesson.facts, strict=True):
        assert (told["claim"], told["per"], told["day"]) == (fact.claim, fact.per, fact.day)
        assert (told["sources"], told["caution"]) == (fact.sources, fact.caution)
        assert told["came_of_it"] == fact.came_of_it


def test_names_that_are_met_first_are_told_from_other_words(bundled_lesson: Lesson) -> None:
    """A paragraph put together again is the paragraph, and new names are lists of their own."""
    found = lesson_json(bundled_lesson)["readings"]
    new = [
        each[0]
        for text in found
        for p in text["paragraphs"]
        for each in p["words"]
        if isinstance(each, list)
    ]
    assert new
    for text, written in zip(found, bundled_lesson.readings, strict=True):
        for one, other in zip(text["paragraphs"], written.paragraphs, strict=True):
            whole = "".join(each if isinstance(each, str) else each[0] for each in one["words"])
            assert whole == "".join(each.text for each in other.words)


def test_the_bundled_course_takes_little_room(bundled_lesson: Lesson) -> None:
    """All that is shown takes less than 60 KB of a page of at most 500 KB."""
    text = json.dumps(lesson_json(bundled_lesson), ensure_ascii=False)
    assert len(b64encode(compress(text.encode(), 9))) < 60_000


def test_a_course_with_nothing_to_show_has_no_numbers_that_lead_nowhere(load: Load) -> None:
    """Facts that are named and not asked are left out; an empty lesson has only empty lists."""
    assert not any(lesson_json(Lesson()).values())
    bank = load()
    items = [item for item in bank.items if item.topic == "town"]
    made = lesson_json(lesson(bank.course, items, course_set(bank.course, items).questions))
    highest = len(made["facts"])
    numbers = [n for name in made["names"] for n in name["facts"]]
    numbers += [n for shown in made["maps"] for place in shown["places"] for n in place["facts"]]
    numbers += [n for g in made["accounts"] for told in g["accounts"] for n in told["facts"]]
    assert all(0 <= number < highest for number in numbers)
