"""The maps of a lesson: places, what was there, and outlines of the land around them."""

import re

from courses import COURSE, FACTS, facts_text, make_fact
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


def test_two_places_at_one_spot_have_each_its_own_question(load: Load) -> None:
    """A question that marks a place belongs to the one that it asks for, whoever lies there too."""
    glossary = COURSE["glossary.yaml"]
    twin = glossary.replace("- id: saltmere\n", "- id: saltmere-quay\n", 1)
    twin = twin[twin.index("- id: saltmere-quay\n") :]
    twin = twin[: twin.index("\n- id: ") + 1].replace("name: Saltmere", "name: Saltmere Quay")
    both = make_fact(claim="The [old pier]{what} was closed at [Saltmere Quay]{where}.")
    bank = load(
        {"glossary.yaml": f"{glossary}\n{twin}", FACTS: f"{COURSE[FACTS]}\n{facts_text(both)}"}
    )
    questions = course_set(bank.course, bank.items).questions
    keys = {each.id: each.told.key for each in questions}
    places = [place for each in maps_of(bank) for place in each.places if place.question]
    assert {place.name for place in places} >= {"Saltmere"}
    assert all(keys[place.question] == place.name for place in places)


def test_an_event_is_where_it_marks_and_else_at_the_only_place_that_it_names(
    bundled_bank: LoadedCourse,
) -> None:
    """What opened in Astana "beside Geneva" was in Astana alone."""
    there = {p.id: p.facts for each in maps_of(bundled_bank) for p in each.places}
    assert "astana-zones" in there["astana"]
    assert "astana-zones" not in there["geneva"]
    assert "hnc-walkout" in there["geneva"]
