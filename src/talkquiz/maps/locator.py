"""Outline maps without names: one with numbered dots to label, one with a place marked.

The outlines are Natural Earth's; templates/maps/SOURCE.md says more.
"""

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from talkquiz.maps.clusters import grouped
from talkquiz.maps.extent import TALLEST, WIDEST, Extent, Place, around
from talkquiz.maps.label_placing import SIDES
from talkquiz.maps.outlines import Land, world

NEAR_LAND = 0.15
"""Degrees: simplified coasts may leave a harbour this far out at sea."""
ROOM_FOR_LAND = 2.5
"""How many times as wide a map may get for the outline of the whole country."""
FRAME = 0.05
WIDEST_OF_SEVERAL = 2.2
"""How many times as wide as high a map may be that shares a page with others."""
NUMBERS, DOT = 34.0, 7 / 34
"""The size of numbers in thousandths of the width, and the radius of a dot beside it."""
LOCATOR_KM = 1600.0, 12000.0
LAND_TO_KNOW = 0.25
"""How much of a locator has to be land for the surroundings to be known again."""


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


def blank_map(points: Sequence[MapPoint], width: int = 1500, text: float = 0.0) -> list[MapPicture]:
    """Return maps of `points` as numbered dots, without names, each `width` pixels wide.

    Places that are too far from each other for one map are on several. The map with the first
    point comes first; together they hold each number once. Numbers and scale are no smaller than
    `text`, in thousandths of the width.
    """
    return [_numbered(part, width, text) for part in _parts(points)]


def map_shapes(points: Sequence[MapPoint], width: int = 1500) -> list[MapShape]:
    """Return what maps `blank_map` draws of `points`, without drawing them."""
    return [
        MapShape(*part.extent.size(width), tuple(point.number for point in part.points))
        for part in _parts(points)
    ]


def locator(lat: float, lon: float, *, width: int = 900, label: str = "") -> MapPicture:
    """Return a map, `width` pixels wide, of the surroundings of one place, with a ring around it.

    `label` is written beside it, unless the font lacks a letter of it. The map is the same with
    and without a label.
    """
    from talkquiz.maps.canvas import Canvas, can_write  # noqa: PLC0415 - no map, no Pillow

    place = lat, lon
    land = _land_at(place)
    canvas = Canvas(_surroundings(place, land), width)
    canvas.outlines(land and land.country)
    mark = canvas.ring(place, 20)
    canvas.dot(place, 7)
    canvas.scale_bar()
    words = " ".join(label.split())
    if words and can_write(words):
        canvas.text(words, mark, 44, 0.02)
    return MapPicture(*canvas.png(), f"Outline map with {words or 'one place'} marked", ())


class _Part(NamedTuple):
    """What is on one of several maps: its points, where it lies, and what it is about."""

    points: Sequence[MapPoint]
    extent: Extent
    land: Land | None


def _parts(points: Sequence[MapPoint]) -> list[_Part]:
    groups = grouped([(point.lat, point.lon) for point in points])
    widest = WIDEST if len(groups) == 1 else WIDEST_OF_SEVERAL
    return [_part([points[index] for index in group], widest) for group in groups]


def _part(points: Sequence[MapPoint], widest: float) -> _Part:
    places = [(point.lat, point.lon) for point in points]
    land = _land_of_most(places)
    return _Part(points, _framed(places, land, widest), land)


def _numbered(part: _Part, width: int, text: float) -> MapPicture:
    from talkquiz.maps.canvas import (  # noqa: PLC0415 - no map, no Pillow
        FOR_PAPER,
        SCALE_TEXT,
        Canvas,
    )

    points, number_size = part.points, max(NUMBERS, text)
    canvas = Canvas(part.extent, width, FOR_PAPER)
    canvas.outlines(part.land and part.land.country)
    dots = [canvas.dot((point.lat, point.lon), DOT * number_size) for point in points]
    canvas.scale_bar(max(SCALE_TEXT, text))
    for point, dot in zip(points, dots, strict=True):
        canvas.text(point.number, dot, number_size, 0.04)
    alt = f"Outline map with {len(points)} numbered dot{'s' * (len(points) > 1)}"
    return MapPicture(*canvas.png(), alt, tuple(point.number for point in points))


def _land_of_most(places: Sequence[Place]) -> Land | None:
    """Return the country, and the piece of it, that more than half of `places` are on."""
    lands = [land for place in places if (land := _land_at(place))]
    counts = Counter(id(land.country) for land in lands)
    return next((land for land in lands if counts[id(land.country)] * 2 > len(places)), None)


@lru_cache(maxsize=1024)
def _land_at(place: Place) -> Land | None:
    """Return the land that a place is on, or just off."""
    lat, lon = place
    near = ((lat + up * NEAR_LAND, lon + right * NEAR_LAND) for up, right in SIDES)
    return next(filter(None, map(world().at, ((lat, lon), *near))), None)


def _framed(places: Sequence[Place], land: Land | None, widest: float) -> Extent:
    """Return an extent with all `places`: with all of `land` too, where that leaves them room."""
    close = around(places, widest=widest)
    if not land:
        return close
    west, south, east, north = land.piece.box
    whole = around([*places, (south, west), (north, east)], widest=widest, padding=FRAME)
    return whole if whole.width_km <= close.width_km * ROOM_FOR_LAND else close


def _surroundings(place: Place, land: Land | None) -> Extent:
    """Return an extent with `place` in the middle: its country, and more where that is small."""
    least, most = LOCATOR_KM
    width = min(most, max(least, 2 * land.piece.box.width_km)) if land else least
    extent = around([place], width, TALLEST)
    while width < most and world().land_share(extent) < LAND_TO_KNOW:
        width *= 1.25
        extent = around([place], width, TALLEST)
    return extent
