"""Outlines as paths of SVG, as small as a map on a screen needs them.

Points are whole thousandths of the width of the map. Lines are simplified by the algorithm of
Douglas and Peucker (1973).
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, pairwise, product
from operator import itemgetter
from typing import NamedTuple

from talkquiz.maps.extent import Extent
from talkquiz.maps.outlines import Country, Line, Outlines, within, world

WIDTH = 1000
"""How wide every map is, in the units of its paths."""
_TOLERANCE = 1.6
"""How far from the true line a simplified one may be."""
_LEAST_SIDE = 5
"""Islands and lakes that are smaller to all sides are left out."""
_COARSE_FROM_KM = 2500.0
"""The width from which on the outlines for maps of continents do."""
_BEYOND = 0.02
"""How far lines go on beyond the map, in its widths: their ends are not to be seen."""

_LEAST_ROOM = 60
"""How wide a country has to be to have a name: it stands there only if it fits, at any size."""
_LINE = 16.0
"""Half the height of a name."""

Point = tuple[float, float]


class Path(NamedTuple):
    """A path: what it shows ("land", "home", "hatched", "lake", "coast", "border"), its `d`."""

    shows: str
    d: str


def outlines(extent: Extent, home: Country | None) -> tuple[Path, ...]:
    """Return the outlines in `extent`, in the order in which they are drawn.

    `home` is the country that the map is about; land without a code is set off from no other.
    """
    known = _known(extent)
    room = extent._replace(
        west=extent.west - _BEYOND * (extent.east - extent.west),
        east=extent.east + _BEYOND * (extent.east - extent.west),
        south=extent.south - _BEYOND * (extent.north - extent.south),
        north=extent.north + _BEYOND * (extent.north - extent.south),
    )
    own = [home] if home and home.code else []
    areas = (known.hatched[area] for area in known.areas(extent))
    filled = {
        "land": (line for line, is_hole in known.land(known.countries, room) if not is_hole),
        "home": (line for line, _ in known.land(own, room)),
        "hatched": known.shown(chain.from_iterable(areas), room),
        "lake": known.shown(known.lakes, room),
    }
    drawn = {"coast": known.coasts, "border": known.borders}
    paths = [
        Path(shows, _path((_pixels(within(ring, room), extent) for ring in rings), closed=True))
        for shows, rings in filled.items()
    ]
    for shows, lines in drawn.items():
        runs = (run for line in known.shown(lines, room) for run in _runs(line, room))
        paths.append(Path(shows, _path((_pixels(run, extent) for run in runs), closed=False)))
    return tuple(each for each in paths if each.d)


def _known(extent: Extent) -> Outlines:
    return world().coarse if extent.width_km > _COARSE_FROM_KM else world()


class CountryName(NamedTuple):
    """A name, the middle of where there is room for it, and how wide that is, in units of paths."""

    name: str
    x: int
    y: int
    room: int


def country_names(extent: Extent, names: Mapping[str, str]) -> list[CountryName]:
    """Return where countries have their names, from `names` by code, the largest first.

    A country of which little shows has none.
    """
    known = _known(extent)
    found = []
    for country in known.countries:
        name = names.get(country.code)
        rings = (line for line, is_hole in known.land([country], extent) if not is_hole)
        pieces = [_pixels(within(ring, extent), extent) for ring in rings] if name else []
        widest = max(map(_widest, pieces), default=None, key=itemgetter(2))
        if name and widest and widest[2] >= _LEAST_ROOM:
            found.append(CountryName(name, *map(round, widest)))
    return sorted(found, key=lambda each: (-each.room, each.name))


def _widest(ring: Sequence[Point]) -> tuple[float, float, float]:
    """Return the middle of the widest place in a ring where a name can stand, and its width.

    It has the height of a line of text: three scan lines have to be free there.
    """
    widest = (0.0, 0.0, 0.0)
    if not ring:
        return widest
    ys = [y for _, y in ring]
    y = min(ys) + _LINE
    while y <= max(ys) - _LINE:
        for left, right in _free(ring, y):
            above, below = (_free(ring, y + way) for way in (-_LINE, _LINE))
            for (a, b), (c, d) in product(above, below):
                start, end = max(left, a, c), min(right, b, d)
                if end - start > widest[2]:
                    widest = ((start + end) / 2, y, end - start)
        y += _LINE / 2
    return widest


def _free(ring: Sequence[Point], y: float) -> list[tuple[float, float]]:
    """Return from where to where a horizontal line at `y` is in a ring."""
    crossed = sorted(
        a + (y - b) / (d - b) * (c - a)
        for (a, b), (c, d) in pairwise([*ring[-1:], *ring])
        if (b > y) != (d > y)
    )
    return list(zip(crossed[::2], crossed[1::2], strict=True))


def position(lat: float, lon: float, extent: Extent) -> tuple[int, int]:
    """Return where a place lies, in the units of paths."""
    x, y = extent.position(lat, lon)
    return round(x * WIDTH), round(y * WIDTH)


def _pixels(points: Iterable[Sequence[float]], extent: Extent) -> list[Point]:
    scale = WIDTH / (extent.east - extent.west)
    return [
        ((lon - extent.west) * scale, (extent.north - lat) * scale / extent.shrink)
        for lon, lat in points
    ]


def _runs(line: Line, room: Extent) -> Iterator[list[Point]]:
    """Yield the parts of a line that are in `room`, each with one point beyond it at both ends."""
    points = list(zip(*line, strict=True))
    shown = [
        room.west <= lon <= room.east and room.south <= lat <= room.north for lon, lat in points
    ]
    run: list[Point] = []
    for at, point in enumerate(points):
        if any(shown[max(at - 1, 0) : at + 2]):
            run.append(point)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _path(lines: Iterable[list[Point]], *, closed: bool) -> str:
    """Return `lines` as the `d` of a path, without those that are too small to be seen."""
    made = []
    for line in lines:
        is_ring = closed or line[0] == line[-1]
        if is_ring and (len(line) < 3 or _side(line) < _LEAST_SIDE):
            continue
        points = [(round(x), round(y)) for x, y in _simplified(line)]
        steps = [(x - a, y - b) for (a, b), (x, y) in pairwise(points) if (a, b) != (x, y)]
        if steps:
            numbers = "".join(f"{'' if n < 0 else ' '}{n}" for step in steps for n in step)
            start = f"M{points[0][0]} {points[0][1]}l{numbers.lstrip()}"
            made.append(f"{start}z" if closed else start)
    return "".join(made)


def _side(line: Sequence[Point]) -> float:
    xs, ys = [x for x, _ in line], [y for _, y in line]
    return max(max(xs) - min(xs), max(ys) - min(ys))


def _simplified(line: Sequence[Point]) -> list[Point]:
    """Return the points of `line` without which it would be farther off than the tolerance."""
    kept, waiting = {0, len(line) - 1}, [(0, len(line) - 1)]
    while waiting:
        first, last = waiting.pop()
        farthest, at = _TOLERANCE, 0
        for index in range(first + 1, last):
            distance = _distance(line[index], line[first], line[last])
            if distance > farthest:
                farthest, at = distance, index
        if at:
            kept.add(at)
            waiting += [(first, at), (at, last)]
    return [line[index] for index in sorted(kept)]


def _distance(point: Point, first: Point, last: Point) -> float:
    """Return how far `point` is from the straight line between two others."""
    (x, y), (a, b), (c, d) = point, first, last
    length = math.hypot(c - a, d - b)
    if not length:
        return math.hypot(x - a, y - b)
    along = max(0.0, min(1.0, ((x - a) * (c - a) + (y - b) * (d - b)) / length**2))
    return math.hypot(x - a - along * (c - a), y - b - along * (d - b))
