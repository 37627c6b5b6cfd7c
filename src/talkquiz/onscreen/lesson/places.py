"""Maps of where it was: places of the glossary, and what happened there."""

from collections.abc import Sequence
from typing import NamedTuple

from talkquiz.course.course import Course
from talkquiz.course.facts import Fact
from talkquiz.course.glossary import Entry
from talkquiz.deck.timelines import is_event
from talkquiz.handouts.shown.who_is_who import headword
from talkquiz.items.item import Location
from talkquiz.language.english import sentence_case
from talkquiz.maps.outline_maps import MapPlan, MapPoint, about_map, map_note, plan_maps
from talkquiz.maps.surroundings import land_at, surroundings
from talkquiz.maps.svg_outlines import WIDTH, CountryName, Path, country_names, outlines, position
from talkquiz.onscreen.lesson.names import key_of
from talkquiz.onscreen.question import Locate, OnscreenQuestion


class LessonPlace(NamedTuple):
    """A place `x` and `y` thousandths of the map's width from its upper left corner.

    `facts` were there. `question` asks for its name, by its id, or is empty. `country` is what it
    lies in, empty if that has no name.
    """

    id: str
    name: str
    description: str
    location: Location
    x: int
    y: int
    country: str
    facts: tuple[str, ...]
    question: str = ""


class LessonMap(NamedTuple):
    """A map `height` thousandths of its width high; `note` has to stand beside it.

    `about` says what it shows, `paths` are its outlines, and `countries` names for those of which
    much shows.
    """

    about: str
    height: int
    paths: tuple[Path, ...]
    countries: tuple[CountryName, ...]
    places: tuple[LessonPlace, ...]
    note: str


def maps(
    course: Course, facts: Sequence[Fact], questions: Sequence[OnscreenQuestion]
) -> tuple[LessonMap, ...]:
    """Return the maps of all places where `facts` were or that `questions` ask for.

    Places that are too far from each other for one map are on several, as on handouts.
    """
    asked = {
        (each.answering.location, each.told.key): each.id
        for each in questions
        if isinstance(each.answering, Locate)
    }
    there = _facts_by_place(course, facts)
    shown = [
        entry
        for entry in course.lexicon.entries.values()
        if (place := location_of(entry))
        and (entry.id in there or (place, key_of(entry, course.language)) in asked)
    ]
    points = [MapPoint(entry.id, *place) for entry in shown if (place := location_of(entry))]
    found = [_map(plan, course, there, asked) for plan in plan_maps(points)] if points else []
    return tuple(sorted(found, key=lambda each: -sum(len(place.facts) for place in each.places)))


def location_of(entry: Entry) -> Location | None:
    """Return where an entry of the glossary lies, or None."""
    if entry.lat is None or entry.lon is None:
        return None
    return Location(entry.lat, entry.lon)


def _facts_by_place(course: Course, facts: Sequence[Fact]) -> dict[str, list[str]]:
    """Return the facts at each place: those that mark it as one, as cards have it.

    An event that marks none was at the only place with a location that its claim names.
    """
    entries = course.lexicon.entries
    there: dict[str, list[str]] = {}
    for fact in facts:
        marked = [slot for slot in fact.slots.values() if slot.type.name == "place"]
        named = {each for slot in marked for part in (slot, *slot.parts) for each in part.entries}
        if not named and is_event(fact):
            meant = course.lexicon.mentioned(fact.claim.text)
            sure = {entry.id for entry, *others in meant if not others and location_of(entry)}
            named = sure if len(sure) == 1 else set()
        for each in entries.keys() & named:
            if location_of(entries[each]):
                there.setdefault(each, []).append(fact.id)
    return there


def _map(
    plan: MapPlan,
    course: Course,
    there: dict[str, list[str]],
    asked: dict[tuple[Location, str], str],
) -> LessonMap:
    words, home = course.language.maps, plan.land and plan.land.country
    points = plan.points
    is_alone = len(points) == 1
    extent = surroundings((points[0].lat, points[0].lon)) if is_alone else plan.extent
    places = []
    for point in points:
        entry = course.lexicon.entries[point.number]
        location = Location(point.lat, point.lon)
        places.append(
            LessonPlace(
                entry.id,
                headword(entry.name, course.language),
                sentence_case(entry.description),
                location,
                *position(point.lat, point.lon, extent),
                words.countries.get(land.country.code, "") if (land := land_at(location)) else "",
                tuple(there.get(entry.id, ())),
                asked.get((location, key_of(entry, course.language)), ""),
            )
        )
    return LessonMap(
        about_map(plan, words.countries, words, is_alone=False),
        round(WIDTH / extent.aspect),
        outlines(extent, home),
        tuple(country_names(extent, words.countries)),
        tuple(places),
        map_note(extent, words),
    )
