"""The outlines of the world's countries, coasts, lakes and rivers.

templates/maps/make_outlines.py makes the file and describes its format. Only what shows in the
extent of a map is worked out.
"""

import gzip
import json
import math
from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate, pairwise
from typing import Any, NamedTuple

from talkquiz.maps.extent import KM_PER_DEGREE, Extent, Place
from talkquiz.resources import bundled

Line = tuple[Sequence[float], Sequence[float]]
"""Longitudes and latitudes of points."""
LEAST_AREA = 0.0001
"""Areas of which less shows, in squares as wide as the map, are too small to be seen hatched."""


class Box(NamedTuple):
    """The box around a line, in degrees; `east` goes beyond 180 over the antimeridian."""

    west: float
    south: float
    east: float
    north: float

    @property
    def width_km(self) -> float:
        """The longer of its sides."""
        shrink = math.cos(math.radians((self.south + self.north) / 2))
        return max((self.east - self.west) * shrink, self.north - self.south) * KM_PER_DEGREE


class Ring(NamedTuple):
    """A line of `arcs` that join, and the box around it; ~arc is the arc walked backwards."""

    box: Box
    arcs: Sequence[int]


class Polygon(NamedTuple):
    """One piece of land: its outer ring, whose box it has, and the rings of the holes in it."""

    box: Box
    rings: list[Ring]


@dataclass(frozen=True, slots=True, eq=False)
class Country:
    """The pieces of land of a country, which is itself and no other, whatever they are.

    `code` is its three letters in ISO 3166-1, empty for land that has no such code. `box` is
    around all pieces: where it does not show, none of them need be looked at.
    """

    code: str
    box: Box
    pieces: list[Polygon]

    def has_border_with(self, other: "Country") -> bool:
        """Say whether two countries meet on land."""
        return other is not self and not _arcs(self).isdisjoint(_arcs(other))


class Land(NamedTuple):
    """A country, and the piece of it that a place is on."""

    country: Country
    piece: Polygon


class Outlines:
    """All outlines: the countries, and the rings and lines of one sort each.

    `arcs` are the lines of the file with the arcs that these are made of. `hatched` are the rings
    of areas that are occupied or in dispute, by their names in the language file.
    """

    def __init__(self, content: dict[str, Any], arcs: Sequence[str]) -> None:
        self._unit: float = content["unit"]
        unit = self._unit
        self._boxes = [
            Box(west * unit, south * unit, (west + width) * unit, (south + height) * unit)
            for west, south, width, height in content["boxes"]
        ]
        self.arcs = arcs
        self.countries: list[Country] = []
        for code, pieces in zip(content["codes"], content["countries"], strict=True):
            rings_of_pieces = [[self._ring(arcs) for arcs in piece] for piece in pieces]
            land = [Polygon(rings[0].box, rings) for rings in rings_of_pieces]
            self.countries.append(Country(code, _around([piece.box for piece in land]), land))
        self.coasts, self.borders, self.rivers = (
            [Ring(self._boxes[arc], (arc,)) for arc in content[sort]]
            for sort in ("coasts", "borders", "rivers")
        )
        self.lakes = [self._ring(arcs) for arcs in content["lakes"]]
        self.hatched = {
            area: [self._ring(arcs) for arcs in rings] for area, rings in content["hatched"].items()
        }

    @property
    def coarse(self) -> "Outlines":
        """The same for maps of continents: simpler, and without the smallest islands."""
        simpler = copy(self)
        simpler.arcs = self.arcs[len(self._boxes) :]
        return simpler

    def around(self, country: Country, lines: Iterable[Ring]) -> Iterator[Ring]:
        """Yield those of some coasts or borders that are a country's."""
        own = _arcs(country)
        return (line for line in lines if not own.isdisjoint(line.arcs))

    def shown(self, rings: Iterable[Ring], extent: Extent) -> Iterator[Line]:
        """Yield `rings` as lines, each as often as it may show in `extent`.

        Arcs that do not show are straight from end to end.
        """
        unit = self._unit
        for ring in rings:
            for turn in turns(ring.box, extent):
                xs: list[int] = []
                ys: list[int] = []
                for arc in ring.arcs:
                    index = max(arc, ~arc)
                    lons, lats = _points(self.arcs[index])
                    if turn not in turns(self._boxes[index], extent):
                        lons, lats = lons[:1] + lons[-1:], lats[:1] + lats[-1:]
                    xs += lons if arc >= 0 else reversed(lons)
                    ys += lats if arc >= 0 else reversed(lats)
                if xs:
                    yield [x * unit + turn for x in xs], [y * unit for y in ys]

    def land(self, countries: Iterable[Country], extent: Extent) -> Iterator[tuple[Line, bool]]:
        """Yield the rings of `countries` that may show in `extent`, and whether each is a hole."""
        for _, piece in _pieces(countries, extent):
            for ring in piece.rings:
                for line in self.shown([ring], extent):
                    yield line, ring is not piece.rings[0]

    def areas(self, extent: Extent) -> list[str]:
        """Return which `hatched` areas can be seen in `extent`."""
        least = LEAST_AREA * (extent.east - extent.west) ** 2 * extent.shrink
        seen = []
        for area, rings in self.hatched.items():
            if sum(_size_within(line, extent) for line in self.shown(rings, extent)) >= least:
                seen.append(area)
        return seen

    def land_share(self, extent: Extent, only: Country | None = None) -> float:
        """Return roughly which share of `extent` is land: as if all land filled its box.

        Land of all countries counts, or `only` that of one.
        """
        land = 0.0
        for _, (box, _) in _pieces([only] if only else self.countries, extent):
            for turn in turns(box, extent):
                width = min(box.east + turn, extent.east) - max(box.west + turn, extent.west)
                land += width * (min(box.north, extent.north) - max(box.south, extent.south))
        return land / ((extent.east - extent.west) * (extent.north - extent.south))

    def at(self, place: Place) -> Land | None:
        """Return the land that a place is on; None for the sea.

        A ray from there to the east crosses the lines around it an odd number of times.
        """
        lat, lon = place
        spot = Extent(lon, lat, lon, lat, 0)
        for country, piece in _pieces(self.countries, spot):
            is_inside = False
            for xs, ys in self.shown(piece.rings, spot):
                before_x, before_y = xs[-1], ys[-1]
                for x, y in zip(xs, ys, strict=True):
                    if (y > lat) != (before_y > lat):
                        is_inside ^= lon < x + (lat - y) / (before_y - y) * (before_x - x)
                    before_x, before_y = x, y
            if is_inside:
                return Land(country, piece)
        return None

    def _ring(self, arcs: Sequence[int]) -> Ring:
        return Ring(_around([self._boxes[max(arc, ~arc)] for arc in arcs]), arcs)


@cache
def _arcs(country: Country) -> set[int]:
    """Return the arcs of the outline of a country."""
    rings = (ring for piece in country.pieces for ring in piece.rings)
    return {max(arc, ~arc) for ring in rings for arc in ring.arcs}


def _pieces(countries: Iterable[Country], extent: Extent) -> Iterator[tuple[Country, Polygon]]:
    """Yield the pieces of `countries` that may show in `extent`, each with its country."""
    for country in countries:
        if turns(country.box, extent):
            for piece in country.pieces:
                if turns(piece.box, extent):
                    yield country, piece


def _size_within(line: Line, extent: Extent) -> float:
    """Return how many square degrees in `extent` a ring holds."""
    points = within(line, extent)
    turned = pairwise([*points[-1:], *points])
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in turned)) / 2


def within(line: Line, extent: Extent) -> list[tuple[float, ...]]:
    """Return the points of what a ring holds in `extent` (Sutherland, Hodgman 1974)."""
    points: list[tuple[float, ...]] = list(zip(*line, strict=True))
    for way, edge, sign in (
        (0, extent.west, 1),
        (0, extent.east, -1),
        (1, extent.south, 1),
        (1, extent.north, -1),
    ):
        inside: list[tuple[float, ...]] = []
        for before, after in pairwise([*points[-1:], *points]):
            beyond = [(edge - each[way]) * sign for each in (before, after)]
            if min(beyond) < 0 < max(beyond):
                share = beyond[0] / (beyond[0] - beyond[1])
                inside.append(
                    tuple(a + share * (b - a) for a, b in zip(before, after, strict=True))
                )
            if beyond[1] <= 0:
                inside.append(after)
        points = inside
    return points


def _around(boxes: list[Box]) -> Box:
    if len(boxes) == 1:
        return boxes[0]
    wests, souths, easts, norths = zip(*boxes, strict=True)
    return Box(min(wests), min(souths), max(easts), max(norths))


@lru_cache(maxsize=8192)
def _points(steps: str) -> tuple[list[int], list[int]]:
    """Return the longitudes and latitudes of an arc, whose steps are given in JSON."""
    numbers = json.loads(steps)
    half = len(numbers) // 2
    return list(accumulate(numbers[:half])), list(accumulate(numbers[half:]))


def turns(box: Box, extent: Extent) -> list[int]:
    """Return by how many degrees (whole turns) a line has to be moved east to show in `extent`."""
    box_west, box_south, box_east, box_north = box
    if box_south > extent.north or box_north < extent.south:
        return []
    west, east = extent.west - box_east, extent.east - box_west
    if (west > 0 and east < 360) or (west > -360 and east < 0):  # so it is with most
        return []
    return [turn for turn in (-360, 0, 360) if west <= turn <= east]


@cache
def world() -> Outlines:
    """Return the bundled outlines."""
    packed = (bundled("templates") / "maps" / "outlines.json.gz").read_bytes()
    content, *arcs = gzip.decompress(packed).decode("ascii").splitlines()
    return Outlines(json.loads(content), arcs)
