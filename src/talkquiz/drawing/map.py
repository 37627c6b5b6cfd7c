"""Outline maps without names: one with numbered dots to label, one with a place marked.

The outlines are Natural Earth's; templates/maps/SOURCE.md says more.
"""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from talkquiz.drawing.extent import TALLEST, Extent, Place, around
from talkquiz.drawing.groups import grouped
from talkquiz.drawing.outlines import Land, world
from talkquiz.drawing.placing import SIDES

NEAR_LAND = 0.15
"""Degrees: simplified coasts may leave a harbour this far out at sea."""
ROOM_FOR_LAND = 2.5
"""How many times as wide a map may get for the outline of the whole country."""
FRAME = 0.05
LOCATOR_KM = 1600.0, 12000.0
LAND_TO_KNOW = 0.25
"""How much of a locator has to be land for the surroundings to be known again."""


class MapPoint(NamedTuple):
    """A place to label: the number to print beside its dot, degrees north and east."""

    number: str
    lat: float
    lon: float


class MapPicture(NamedTuple):
    """A map as a PNG file: its size in pixels, what is to be seen on it, the numbers on it."""

    png: bytes
    width: int
    height: int
    alt: str
    numbers: tuple[str, ...]


def blank_map(
    points: Sequence[MapPoint], width: int = 1500, larger: float = 1.0
) -> list[MapPicture]:
    """Return maps of `points` as numbered dots, without names, each `width` pixels wide.

    Places that are too far from each other for one map are on several. The map with the first
    point comes first; together they hold each number once. Dots and numbers are `larger` than usual
    by that factor.
    """
    groups = grouped([(point.lat, point.lon) for point in points])
    return [_numbered([points[index] for index in group], width, larger) for group in groups]


def locator(lat: float, lon: float, *, width: int = 900, label: str = "") -> MapPicture:
    """Return a map, `width` pixels wide, of the surroundings of one place, with a ring around it.

    `label` is written beside it, unless the font lacks a letter of it. The map is the same with
    and without a label.
    """
    from talkquiz.drawing.canvas import Canvas, can_write  # noqa: PLC0415 - no map, no Pillow

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


def _numbered(points: Sequence[MapPoint], width: int, larger: float) -> MapPicture:
    from talkquiz.drawing.canvas import Canvas  # noqa: PLC0415 - no map, no Pillow

    places = [(point.lat, point.lon) for point in points]
    land = _land_of_most(places)
    canvas = Canvas(_framed(places, land), width)
    canvas.outlines(land and land.country)
    dots = [canvas.dot(place, 7 * larger) for place in places]
    canvas.scale_bar()
    for point, dot in zip(points, dots, strict=True):
        canvas.text(point.number, dot, 34 * larger, 0.04)
    alt = f"Outline map with {len(points)} numbered dot{'s' * (len(points) > 1)}"
    return MapPicture(*canvas.png(), alt, tuple(point.number for point in points))


def _land_of_most(places: Sequence[Place]) -> Land | None:
    """Return the country, and the piece of it, that more than half of `places` are on."""
    lands = [land for place in places if (land := _land_at(place))]
    counts = Counter(id(land.country) for land in lands)
    return next((land for land in lands if counts[id(land.country)] * 2 > len(places)), None)


def _land_at(place: Place) -> Land | None:
    """Return the land that a place is on, or just off."""
    lat, lon = place
    near = ((lat + up * NEAR_LAND, lon + right * NEAR_LAND) for up, right in SIDES)
    return next(filter(None, map(world().at, ((lat, lon), *near))), None)


def _framed(places: Sequence[Place], land: Land | None) -> Extent:
    """Return an extent with all `places`: with all of `land` too, where that leaves them room."""
    close = around(places)
    if not land:
        return close
    west, south, east, north = land.piece.box
    whole = around([*places, (south, west), (north, east)], padding=FRAME)
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
