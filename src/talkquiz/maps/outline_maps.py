"""Outline maps: one without names, with numbered dots to label, and one with a place marked.

The outlines are Natural Earth's; templates/maps/SOURCE.md says more.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import combinations
from typing import NamedTuple

from talkquiz.language.language_file import MapWords
from talkquiz.maps.cache import kept
from talkquiz.maps.extent import LEAST_KM, WIDEST, Extent, Place, around, distance_km
from talkquiz.maps.outlines import Land
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
NUMBERS, DOT = 34.0, 7 / 34
"""The size of numbers in thousandths of the width, and the radius of a dot beside it."""

Group = tuple[int, ...]


class MapPoint(NamedTuple):
    """A place to label: the number to print beside its dot, degrees north and east."""

    number: str
    lat: float
    lon: float


class MapShape(NamedTuple):
    """A map that is not drawn yet: its size in pixels, and the numbers on it."""

    width: int
    height: int
    numbers: tuple[str, ...]


class MapPicture(NamedTuple):
    """A map as a PNG file: its size in pixels, what is to be seen on it, the numbers on it."""

    png: bytes
    width: int
    height: int
    alt: str
    numbers: tuple[str, ...]


class MapPlan(NamedTuple):
    """What one of several maps is to show: its points, where it lies, and what it is about."""

    points: Sequence[MapPoint]
    extent: Extent
    land: Land | None


@kept(MapPicture)
def blank_map(
    points: Sequence[MapPoint], width: int = 1500, text: float = 0.0, *, words: MapWords
) -> list[MapPicture]:
    """Return maps of `points` as numbered dots, without names, each `width` pixels wide.

    Places that are too far from each other for one map are on several. The map with the first
    point comes first; together they hold each number once. Numbers and scale are no smaller than
    `text`, in thousandths of the width.
    """
    from talkquiz.maps.canvas import FOR_PAPER, SCALE_TEXT, Canvas  # noqa: PLC0415 - as below
    from talkquiz.maps.placing import Style  # noqa: PLC0415

    pictures = []
    number_size = max(NUMBERS, text)
    for own, extent, land in plan_maps(points):
        canvas = Canvas(extent, width, FOR_PAPER)
        canvas.add_ground(land and land.country)
        dots = [canvas.dot((point.lat, point.lon), DOT * number_size) for point in own]
        canvas.scale_bar(words, max(SCALE_TEXT, text))
        for point, dot in zip(own, dots, strict=True):
            number = canvas.measured((point.number, Style(number_size, 0.04, 0.18)))
            canvas.write_beside(number, dot)
        numbers = tuple(point.number for point in own)
        pictures.append(MapPicture(*canvas.png(), words.dots(len(own)), numbers))
    return pictures


@kept(MapShape)
def map_shapes(points: Sequence[MapPoint], width: int = 1500) -> list[MapShape]:
    """Return what maps `blank_map` draws of `points`, without drawing them."""
    return [
        MapShape(*plan.extent.size(width), tuple(point.number for point in plan.points))
        for plan in plan_maps(points)
    ]


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
    near = write_names(canvas, ring, label if can_write(label) else "", own, names)
    shown = words.inside.format(place=label, country=home) if label and home else label
    alt = words.marked.format(place=shown or words.one_place)
    if near:
        said = words.between.join(names[code] for code in near)
        alt = words.around.format(map=alt, countries=said)
    return [MapPicture(*canvas.png(), alt, ())]


def _holds(text: str, name: str) -> bool:
    """Say whether the words of a name are among those of a text."""
    within, wanted = (" ".join(re.findall(r"\w+", each.casefold())) for each in (text, name))
    return f" {wanted} " in f" {within} "


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
