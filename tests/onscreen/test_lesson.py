"""What a study page shows beside its questions: each fact once, with who says so and its date."""

import pytest

from courses import FACTS, facts_text, make_fact
from small_course import Load
from talkquiz.build import LoadedCourse
from talkquiz.onscreen.assemble import course_set
from talkquiz.onscreen.lesson import Lesson, lesson


def lesson_of(bank: LoadedCourse) -> Lesson:
    """Return the lesson of a bank with all its questions."""
    return lesson(bank.course, bank.items, course_set(bank.course, bank.items).questions)


@pytest.fixture(scope="module")
def bundled_lesson(bundled_bank: LoadedCourse) -> Lesson:
    """Return the lesson of the bundled course."""
    return lesson_of(bundled_bank)


def test_every_fact_that_is_asked_is_told_once_with_its_sources(
    bundled_bank: LoadedCourse, bundled_lesson: Lesson
) -> None:
    """The lesson has the facts of the questions and no other, none without where it is from."""
    asked = {fact for item in bundled_bank.items for fact in item.facts}
    told = [fact.id for fact in bundled_lesson.facts]
    assert len(told) == len(set(told))
    assert set(told) == asked
    assert all(fact.sources for fact in bundled_lesson.facts)


def test_a_claim_keeps_who_says_so_and_a_plan_what_it_is(
    bundled_bank: LoadedCourse, bundled_lesson: Lesson
) -> None:
    """What is somebody's word has the name, what lay ahead a caution, as on cards."""
    known = bundled_bank.course.facts.entries
    for fact in bundled_lesson.facts:
        assert bool(fact.per) == bool(known[fact.id].per)
        assert bool(fact.caution) == (fact.mark == "ahead" or known[fact.id].status != "reported")
        assert bool(fact.day) == bool(known[fact.id].when)


def test_each_paragraph_can_be_asked_about(bundled_lesson: Lesson) -> None:
    """A paragraph names facts of the lesson, and its sources are lines of its topic."""
    known = {fact.id for fact in bundled_lesson.facts}
    assert [len(text.paragraphs) for text in bundled_lesson.readings]
    for text in bundled_lesson.readings:
        for paragraph in text.paragraphs:
            assert paragraph.facts
            assert known.issuperset(paragraph.facts)
            assert max(paragraph.sources) < len(text.sources)
        assert all(line.strip() for line in text.sources)


def test_the_timeline_has_all_dated_facts_in_order(
    bundled_bank: LoadedCourse, bundled_lesson: Lesson
) -> None:
    """Each dated fact stands once on it, below the year in which it begins, and years ascend."""
    known = bundled_bank.course.facts.entries
    rows = [row.fact for year in bundled_lesson.timeline for row in year.rows]
    assert sorted(rows) == sorted(each.id for each in known.values() if each.when)
    years = [int(year.title) for year in bundled_lesson.timeline]
    assert years == sorted(years)
    for year in bundled_lesson.timeline:
        for row in year.rows:
            when = known[row.fact].when
            assert when
            assert when.lower is None or when.lower.year == int(year.title)


def test_accounts_that_differ_stand_side_by_side(bundled_lesson: Lesson) -> None:
    """Each group of facts in conflict is there once, with the question that compares them."""
    groups = [{each.fact for each in group.accounts} for group in bundled_lesson.accounts]
    assert {"deaths-260000", "deaths-400000"} in groups
    assert sum("deaths-260000" in group for group in groups) == 1
    assert all(group.question for group in bundled_lesson.accounts)


def test_names_are_those_of_the_facts_with_what_asks_for_them(bundled_lesson: Lesson) -> None:
    """Who acts and speaks comes before words, and each name says in which facts it is met."""
    known = {fact.id for fact in bundled_lesson.facts}
    assert all(known.issuperset(each.facts) and each.facts for each in bundled_lesson.names)
    groups = list(dict.fromkeys(each.group for each in bundled_lesson.names))
    assert groups[0] == "People"
    assert groups.index("Groups") < groups.index("Places") < groups.index("Terms")


def test_a_course_without_dates_places_readings_and_conflicts_has_none_to_show(load: Load) -> None:
    """What a course does not have is empty, so that the page does not offer it."""
    bare = make_fact(claim="The [old pier]{what} was closed.", when=None, basis=None)
    made = lesson_of(load({FACTS: facts_text(bare), "facts/town.yaml": None}, flawed=False))
    assert made.facts
    assert (made.readings, made.timeline, made.maps, made.accounts) == ((), (), (), ())


def test_a_course_without_items_has_an_empty_lesson(load: Load) -> None:
    """Nothing asked, nothing told."""
    bank = load()
    assert lesson(bank.course, [], []) == Lesson()
