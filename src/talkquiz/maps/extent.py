"""Which part of the Earth a map shows, and where a place lies on it.

The projection is equirectangular with one standard parallel (Snyder, Map Projections: A Working
Manual, 1987, p. 90): meridians and parallels are straight, distances are true along the standard
parallel, in the middle of what is to be shown, and along all meridians.
"""

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

KM_PER_DEGREE = 111.195
"""Length of a degree of latitude on a sphere of the Earth's mean radius."""
LEAST_KM = 600.0
PADDING = 0.14
"""Room on each side, as a share of what is to be shown."""
WIDEST, TALLEST = 16 / 9, 4 / 3
BEYOND_POLE = 0.06
"""How far a map may go on after a pole, in its heights, so that a dot there is whole."""
STEEPEST_PARALLEL = 75.0
"""Nearer to a pole, a standard parallel would draw a speck as wide as the world."""
SIDES = ((1, -1), (1, 0), (1, 1), (-1, -1), (-1, 0), (-1, 1), (0, -1), (0, 1))
"""Right before left, above before below (Imhof, Positioning Names on Maps, 1975)."""

Place = tuple[float, float]
"""Degrees north and east."""


class Extent(NamedTuple):
    """A part of the Earth, in degrees; `west` and `east` go beyond 180 over the antimeridian."""

    west: float
    south: float
    east: float
    north: float
    parallel: float

    @property
    def shrink(self) -> float:
        """The length of a degree of longitude beside one of latitude."""
        return math.cos(math.radians(self.parallel))

    @property
    def width_km(self) -> float:
        """The length of the standard parallel from edge to edge."""
        return (self.east - self.west) * self.shrink * KM_PER_DEGREE

    @property
    def aspect(self) -> float:
        """Width by height of the map."""
        return (self.east - self.west) * self.shrink / (self.north - self.south)

    def size(self, width: int) -> tuple[int, int]:
        """Return width and height in pixels of a map that is `width` wide."""
        return width, round(width / self.aspect)

    def position(self, lat: float, lon: float) -> tuple[float, float]:
        """Return where a place lies, in widths of the map from its left and its upper edge."""
        width = self.east - self.west
        east_of_west = (lon - self.west) % 360
        if east_of_west > (width + 360) / 2:
            east_of_west -= 360
        return east_of_west / width, (self.north - lat) / width / self.shrink


def around(
    places: Sequence[Place],
    least_km: float = LEAST_KM,
    widest: float = WIDEST,
    padding: float = PADDING,
) -> Extent:
    """Return an extent that shows all `places` with some room around them.

    It is at least `least_km` wide, and at most `widest` times as wide as high.
    """
    # The shortest way round that passes all longitudes: it leaves out the widest gap.
    ordered = sorted({(lon + 180) % 360 - 180 for _, lon in places})
    gaps = [(after - before, after) for before, after in pairwise([*ordered, ordered[0] + 360])]
    widest_gap, after_gap = max(gaps)
    west = (after_gap + 180) % 360 - 180
    east = west + 360 - widest_gap
    south, north = min(lat for lat, _ in places), max(lat for lat, _ in places)
    parallel = max(-STEEPEST_PARALLEL, min(STEEPEST_PARALLEL, (south + north) / 2))
    shrink = math.cos(math.radians(parallel))
    room, least = 1 + 2 * padding, least_km / KM_PER_DEGREE
    width = max((east - west) * shrink * room, least)
    height = max((north - south) * room, width / widest)
    width = min(max(width, height * TALLEST), 360 * shrink)
    height = min(height, 180.0)
    middle_lon, middle_lat = (west + east) / 2, (south + north) / 2
    farthest = 90 + BEYOND_POLE * height - height / 2
    middle_lat = max(-farthest, min(farthest, middle_lat))
    return Extent(
        middle_lon - width / shrink / 2,
        middle_lat - height / 2,
        middle_lon + width / shrink / 2,
        middle_lat + height / 2,
        parallel,
    )


def distance_km(a: Place, b: Place) -> float:
    """Return the length of the great circle between two places (haversine formula)."""
    lat_a, lon_a, lat_b, lon_b = map(math.radians, (*a, *b))
    half = (
        math.sin((lat_b - lat_a) / 2) ** 2
        + math.cos(lat_a) * math.cos(lat_b) * math.sin((lon_b - lon_a) / 2) ** 2
    )
    return KM_PER_DEGREE * math.degrees(2 * math.asin(min(1.0, math.sqrt(half))))
