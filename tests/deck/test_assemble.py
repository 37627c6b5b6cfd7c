"""A deck holds what is studied, by topic; an event stands among its neighbours."""

import re
from itertools import pairwise

from courses import COURSE
from factories import ENGLISH, say
from small_course import Load
from talkquiz.build import LoadedCourse
from talkquiz.course.facts import Fact
from talkquiz.deck.assemble import assemble_deck
from talkquiz.deck.imprint import imprint
from talkquiz.deck.timelines import timelines
from talkquiz.items.item import Item, Use


def dated(bank: LoadedCourse) -> list[tuple[Item, Fact]]:
    assert bank.course
    facts = bank.course.facts.entries
    chapters = assemble_deck(bank.course, bank.items).chapters
    items = [item for chapter in chapters for item in chapter.items]
    return [(item, facts[item.facts[0]]) for item in items if item.beside.timeline]


def test_an_event_with_a_date_shows_one(bundled_bank: LoadedCourse) -> None:
    """Whatever a card asks, its event stands in the middle, under its name and date."""
    assert len(dated(bundled_bank)) > 5
    for item, fact in dated(bundled_bank):
        (here,) = (moment for moment in item.beside.timeline if moment.here)
        assert fact.when
        assert (here.name, here.day) == (fact.name, say(fact.when))


def test_what_the_chapter_asks_later_stands_on_none_before_it(bundled_bank: LoadedCourse) -> None:
    """Its date and its name might be the answer to the next card."""
    names = {fact.id: fact.name for fact in bundled_bank.course.facts.entries.values()}
    for chapter in assemble_deck(bundled_bank.course, bundled_bank.items).chapters:
        for place, item in enumerate(chapter.items):
            later = {names[fact] for each in chapter.items[place + 1 :] for fact in each.facts}
            shown = {moment.name for moment in item.beside.timeline if not moment.here}
            assert not shown & (later - {names[fact] for fact in item.facts})


def test_nothing_but_what_happened_is_on_it(bundled_bank: LoadedCourse) -> None:
    """No plan, no hope, no claim, and nothing dated to a year alone."""
    names = {moment.name for item, _ in dated(bundled_bank) for moment in item.beside.timeline}
    assert bundled_bank.course
    shown = [each for each in bundled_bank.course.facts.entries.values() if each.name in names]
    assert {(fact.kind, fact.mode, fact.status) for fact in shown} == {
        ("event", "happened", "reported")
    }
    assert {fact.when.precision.value for fact in shown if fact.when} <= {"day", "month"}


def test_neighbours_are_the_nearest_that_are_surely_before_and_after(
    bundled_bank: LoadedCourse,
) -> None:
    """No other event lies between, unless a detail, and no neighbour's date overlaps its own."""
    facts = bundled_bank.course.facts.entries.values()
    studied = {fact.id for fact in facts if fact.weight != "detail"}
    events = [fact for fact in facts if fact.id in timelines(facts, ENGLISH.dates)]
    known = {fact.name: fact.when for fact in events if fact.when and fact.id in studied}
    spans = {
        name: (when.lower, when.upper) for name, when in known.items() if when.lower and when.upper
    }
    for item, _ in dated(bundled_bank):
        row = [spans[moment.name] for moment in item.beside.timeline if moment.name in spans]
        for (_, end), (start, _) in pairwise(row):
            assert end < start
            assert not [first for first, last in spans.values() if end < first <= last < start]


def test_an_event_alone_has_no_timeline(bundled_bank: LoadedCourse) -> None:
    """Without another event there is nothing to show, nor where it is not sure which came first."""
    facts = bundled_bank.course.facts.entries
    fact = dated(bundled_bank)[0][1]
    assert timelines([fact], ENGLISH.dates)[fact.id].without(()) == ()
    same_month = [facts["truce-2016-reached"], facts["geneva-suspended"]]
    assert timelines(same_month, ENGLISH.dates) == {}


def test_topics_hold_each_item_for_study_once(bundled_bank: LoadedCourse) -> None:
    """Chapters are the topics in teaching order; an item is in that of its own."""
    assert bundled_bank.course
    chapters = assemble_deck(bundled_bank.course, bundled_bank.items).chapters
    topics = bundled_bank.course.outline.topics
    assert [each[:3] for each in chapters] == [(t.id, t.title, t.number) for t in topics]
    studied = [item for item in bundled_bank.items if Use.STUDY in item.uses]
    for chapter in chapters:
        of_topic = sorted(item.id for item in studied if item.topic == chapter.id)
        assert sorted(item.id for item in chapter.items) == of_topic
    assert 0 < len(studied) < len(bundled_bank.items)


def test_topic_without_items_has_no_chapter(load: Load) -> None:
    bank = load()
    assert bank.course
    deck = assemble_deck(bank.course, [i for i in bank.items if i.topic == "town"])
    assert [chapter.id for chapter in deck.chapters] == ["town"]


def test_imprint_is_the_outline(load: Load) -> None:
    course = load({"course.yaml": re.sub("subtitle: .*\n", "", COURSE["course.yaml"])}).course
    assert course
    found = imprint(course)
    assert (found.id, found.title, found.subtitle) == ("saltmere", course.outline.title, "")
    assert (found.version, found.licence) == ("1.0", "CC-BY-4.0")
    assert found.updated == course.outline.updated
