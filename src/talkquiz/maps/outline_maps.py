"""Outline maps: one with numbered dots to label, and one with a place marked.

The outlines are Natural Earth's; templates/maps/SOURCE.md says more.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from talkquiz.language.language_file import MapWords
from talkquiz.maps.cache import kept
from talkquiz.maps.extent import LEAST_KM, WIDEST, Extent, Place, around, distance_km
from talkquiz.maps.outlines import Land, world
from talkquiz.maps.surroundings import land_at, surroundings

NEAR_KM = 400.0
"""Places that are no farther apart than this are on one map, however close others lie there."""
LEAST_GAP = 1 / 20
"""How near two dots may be, in widths of the map, before a map is squeezed."""
ROOM_FOR_LAND = 2.5
"""How many times as wide a map may get for the outline of the whole country."""
FRAME = 0.05
WIDEST_OF_SEVERAL = 2.2
"""How many times as wide as high a map may be that shares a page with others."""
NUMBERS = 34.0
"""The size of numbers in thousandths of the width."""

NAMES = 21.0
"""The size of names of countries: ten points on a map as wide as a page."""
MOST_IN_TITLE = 3

Group = tuple[int, ...]


class MapPoint(NamedTuple):
    """A place to label: the number to print beside its dot, degrees north and east."""

    number: str
    lat: float
    lon: float


class MapShape(NamedTuple):
    """A map that is not drawn yet: its size in pixels, the numbers on it, what is to be noted."""

    width: int
    height: int
    numbers: tuple[str, ...]
    note: str = ""


class MapPicture(NamedTuple):
    """A map as a PNG file: its size in pixels, what is to be seen on it, the numbers on it.

    `about` is what a title says that it shows. The `note`, that boundaries are not authoritative
    and what is hatched, has to stand beside it.
    """

    png: bytes
    width: int
    height: int
    alt: str
    numbers: tuple[str, ...]
    about: str = ""
    note: str = ""


class MapPlan(NamedTuple):
    """What one of several maps is to show: its points, where it lies, and what it is about."""

    points: Sequence[MapPoint]
    extent: Extent
    land: Land | None


@kept(MapPicture)
def blank_map(  # noqa: PLR0913 - what is asked for, and how it looks
    points: Sequence[MapPoint],
    width: int = 1500,
    text: float = 0.0,
    small: float = NAMES,
    *,
    hidden: Sequence[str] = (),
    words: MapWords,
) -> list[MapPicture]:
    """Return maps of `points` as numbered dots, each `width` pixels wide.

    Places that are too far from each other for one map are on several. The map with the first
    point comes first; together they hold each number once. Numbers and scale are no smaller than
    `text`, in thousandths of the width, and names of countries are as large as `small`. Countries
    have none where one of the words that are to stay `hidden`, since they are asked for, has it in
    it or is in it.
    """
    from talkquiz.maps.canvas import SCALE_TEXT, can_write  # noqa: PLC0415 - as below
    from talkquiz.maps.unnumbered import Sizes, unnumbered  # noqa: PLC0415

    names = {
        code: name
        for code, name in words.countries.items()
        if can_write(name) and not any(_holds(it, name) or _holds(name, it) for it in hidden)
    }
    written = words.kilometres, frozenset(names.items())
    sizes = Sizes(width, max(NUMBERS, text), max(SCALE_TEXT, text), small)
    pictures = []
    for plan in plan_maps(points):
        own, home = plan.points, plan.land and plan.land.country
        # In an order that is the same whatever the numbers are.
        spots = sorted(((lat, lon), _as_long(number), number) for number, lat, lon in own)
        places = tuple((place, as_long) for place, as_long, _ in spots)
        drawn = unnumbered(plan.extent, home, places, sizes, written)
        canvas = drawn.canvas.copy()
        for (_, _, number), room in zip(spots, drawn.rooms, strict=True):
            canvas.write(canvas.measured(sizes.number(number)), room)
        about = about_map(plan, names, words, is_alone=not drawn.near)
        alt = words.dots(len(own), about=about)
        if drawn.near:
            said = words.between.join(names[code] for code in drawn.near)
            alt = (words.around if home else words.named).format(map=alt, countries=said)
        numbers = tuple(point.number for point in own)
        pictures.append(
            MapPicture(*canvas.png(), alt, numbers, about, map_note(plan.extent, words))
        )
    return pictures


def _as_long(number: str) -> str:
    """Return a number that takes as much room: all digits are of one width."""
    return "0" * len(number) if number.isdecimal() else number


@kept(MapShape)
def map_shapes(points: Sequence[MapPoint], width: int = 1500, *, words: MapWords) -> list[MapShape]:
    """Return what maps `blank_map` draws of `points`, without drawing them."""
    return [
        MapShape(
            *plan.extent.size(width),
            tuple(point.number for point in plan.points),
            map_note(plan.extent, words),
        )
        for plan in plan_maps(points)
    ]


def about_map(plan: MapPlan, names: Mapping[str, str], words: MapWords, *, is_alone: bool) -> str:
    """Return what a map shows in words: one country and others around it, or up to three."""
    if plan.land:
        country = names.get(plan.land.country.code, "")
        told = country if is_alone else words.neighbours.format(country=country)
        return told if country else words.elsewhere
    lands = [land_at((point.lat, point.lon)) for point in plan.points]
    countries = list(
        dict.fromkeys(names.get(land.country.code, "") if land else "" for land in lands)
    )
    is_short = all(countries) and len(countries) <= MOST_IN_TITLE
    return _listed(countries, words) if is_short else words.elsewhere


def map_note(extent: Extent, words: MapWords) -> str:
    """Return that boundaries are not authoritative, and what is hatched on a map."""
    seen = world().areas(extent)
    by_status: dict[str, list[str]] = {}
    for area, said in words.areas.items():
        if area in seen:
            by_status.setdefault(said["status"], []).append(said["name"])
    areas = [
        words.area.format(names=_listed(names, words), status=status)
        for status, names in by_status.items()
    ]
    areas += [words.other_areas] if set(seen) - words.areas.keys() else []
    hatched = words.hatched.format(areas=words.areas_between.join(areas))
    return f"{hatched} {words.boundaries}" if areas else words.boundaries


def _listed(names: Sequence[str], words: MapWords) -> str:
    *others, last = names
    return words.last.join((words.between.join(others), last)) if others else last


def locator(  # noqa: PLR0913 - what is asked for, and how it looks
    lat: float, lon: float, *, width: int = 900, label: str = "", answer: str = "", words: MapWords
) -> MapPicture:
    """Return a map, `width` pixels wide, of the surroundings of one place, with a ring around it.

    `label` is written beside it, unless the font lacks a letter of it; the map is the same with
    and without. Countries have their names, as far as `words` have them and there is room.
    Without a label, the map may ask for it: then the country of the place is not named, and none
    is if the `answer` names one.
    """
    label = " ".join(label.split())
    is_told = not label and any(_holds(answer, name) for name in words.countries.values())
    return _locators((lat, lon), width, label, not is_told, words)[0]


@kept(MapPicture)
def _locators(
    place: Place, width: int, label: str, is_named: bool, words: MapWords
) -> list[MapPicture]:
    # Who wants no map needs no Pillow.
    from talkquiz.maps.canvas import FOR_SCREEN, Canvas, can_write  # noqa: PLC0415
    from talkquiz.maps.naming import write_names  # noqa: PLC0415

    land = land_at(place)
    own = land.country if land else None
    canvas = Canvas(surroundings(place), width, FOR_SCREEN)
    canvas.add_ground(own)
    ring = canvas.ring(place, 20)
    canvas.dot(place, 8)
    names = {code: name for code, name in words.countries.items() if is_named and can_write(name)}
    home = names.get(own.code, "") if own and not _holds(label, names.get(own.code, "")) else ""
    if own and not (label and home):
        names.pop(own.code, None)
    is_written = bool(label) and can_write(label)
    near = write_names(canvas, own, names, label=(label, ring) if is_written else None)
    shown = words.inside.format(place=label, country=home) if label and home else label
    alt = words.marked.format(place=shown or words.one_place)
    if near:
        said = words.between.join(names[code] for code in near)
        alt = words.around.format(map=alt, countries=said)
    return [MapPicture(*canvas.png(), alt, (), note=map_note(surroundings(place), words))]


def _holds(text: str, name: str) -> bool:
    """Say whether the words of a name are among those of a text."""
    return _bare(name) in _bare(text)


@lru_cache(maxsize=2048)
def _bare(text: str) -> str:
    words = " ".join(re.findall(r"\w+", text.casefold()))
    return f" {words} "


def plan_maps(points: Sequence[MapPoint]) -> list[MapPlan]:
    """Return the maps that show `points`: those of one region together, the far ones on another.

    A map is about the country that more than half of its places are in. It shows all of that
    country if its places do not get too close to each other by that.
    """
    groups = group_places([(point.lat, point.lon) for point in points])
    widest = WIDEST if len(groups) == 1 else WIDEST_OF_SEVERAL
    plans = []
    for group in groups:
        own = [points[index] for index in group]
        places = [(point.lat, point.lon) for point in own]
        lands = [land for place in places if (land := land_at(place))]
        counts = Counter(id(land.country) for land in lands)
        most = (land for land in lands if counts[id(land.country)] * 2 > len(places))
        land = next(most, None)
        extent = around(places, widest=widest)
        if land:
            west, south, east, north = land.piece.box
            corners = (south, west), (north, east)
            whole = around([*places, *corners], widest=widest, padding=FRAME)
            if whole.width_km <= extent.width_km * ROOM_FOR_LAND:
                extent = whole
        plans.append(MapPlan(own, extent, land))
    return plans


def group_places(places: Sequence[Place]) -> list[Group]:
    """Return the places of each map, by index: the map with the first place comes first.

    The nearest groups are joined first, beginning with each place alone (single linkage). Beyond
    `NEAR_KM`, groups are joined only if no two dots come closer than `LEAST_GAP`; dots that even
    the map of least width cannot tell apart do not count.
    """
    apart = {
        (one, other): distance_km(places[one], places[other])
        for one, other in combinations(range(len(places)), 2)
    }
    group_of: dict[int, Group] = {index: (index,) for index in range(len(places))}
    squeezed: set[Group] = set()
    for one, other in sorted(apart, key=lambda pair: (apart[pair], pair)):
        joined = tuple(sorted({*group_of[one], *group_of[other]}))
        if joined == group_of[one] or joined in squeezed:
            continue
        if apart[one, other] > NEAR_KM:
            gap = around([places[index] for index in joined]).width_km * LEAST_GAP
            distances = (apart[pair] for pair in combinations(joined, 2))
            if any(LEAST_KM * LEAST_GAP < distance < gap for distance in distances):
                squeezed.add(joined)
                continue
        group_of.update(dict.fromkeys(joined, joined))
    return sorted(set(group_of.values()))
