"""The maps of a lesson: places, what was there, and outlines of the land around them."""

import re

from small_course import Load
from talkquiz.build import LoadedCourse
from talkquiz.maps.svg_outlines import WIDTH
from talkquiz.onscreen.assemble import course_set
from talkquiz.onscreen.lesson.places import LessonMap, maps
from talkquiz.onscreen.question import Locate

NUMBER = re.compile(r"-?\d+")


def maps_of(bank: LoadedCourse) -> tuple[LessonMap, ...]:
    """Return the maps of a bank."""
    questions = course_set(bank.course, bank.items).questions
    return maps(bank.course, bank.course.in_teaching_order(), questions)


def test_every_place_that_is_asked_for_is_on_a_map(bundled_bank: LoadedCourse) -> None:
    """The map of a question that marks a place is one of the lesson's."""
    questions = course_set(bundled_bank.course, bundled_bank.items).questions
    located = [each for each in questions if isinstance(each.answering, Locate)]
    shown = {
        place.question: place.location for each in maps_of(bundled_bank) for place in each.places
    }
    assert located
    for each in located:
        assert isinstance(each.answering, Locate)
        assert shown[each.id] == each.answering.location


def test_places_lie_on_their_map_and_have_facts_or_a_question(bundled_bank: LoadedCourse) -> None:
    """No button is off the map, and each leads somewhere."""
    for each in maps_of(bundled_bank):
        for place in each.places:
            assert 0 < place.x < WIDTH
            assert 0 < place.y < each.height
            assert place.facts or place.question


def test_places_that_lie_too_close_share_a_dot(bundled_bank: LoadedCourse) -> None:
    """Two dots are never nearer than a finger is wide; numbers begin at 1."""
    for each in maps_of(bundled_bank):
        assert {place.spot for place in each.places} == set(
            range(1, 1 + len({place.spot for place in each.places}))
        )
        for one in each.places:
            for other in each.places:
                if one.spot != other.spot:
                    assert max(abs(one.x - other.x), abs(one.y - other.y)) >= 0.08 * WIDTH


def test_outlines_are_small_and_note_what_they_are_not(bundled_bank: LoadedCourse) -> None:
    """The land of all maps takes less than 25 KB, and each map says what it does not claim."""
    made = maps_of(bundled_bank)
    assert sum(len(path.d) for each in made for path in each.paths) < 25_000
    note = bundled_bank.course.language.maps.boundaries
    assert all(note in each.note for each in made)


def test_paths_start_where_lines_are_and_hold_whole_numbers(load: Load) -> None:
    """A path is moves and steps of whole units, which every browser reads alike."""
    for each in maps_of(load()):
        assert each.paths
        for path in each.paths:
            assert re.fullmatch(r"(M-?\d+ -?\d+l(-?\d+[ -]?)+z?)+", path.d), path.d
            assert len(NUMBER.findall(path.d)) % 2 == 0
