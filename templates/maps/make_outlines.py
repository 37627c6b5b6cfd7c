#!/usr/bin/env python3
"""Make outlines.json.gz, which all maps are drawn from: countries, lakes and rivers of the world.

Run it after a change here: `python templates/maps/make_outlines.py COUNTRIES WATERS CODES CHANGES`.
The first two are TopoJSON files of Natural Earth (SOURCE.md says which): COUNTRIES with the object
`countries`, WATERS with `lakes` and `rivers`. CODES lists the codes of ISO 3166-1: of two letters,
of three, and the number. CHANGES is changes.json: land that goes to another country than in Natural
Earth, and land that is hatched. The same files give the same bytes.

The result is lines of JSON, so that only those arcs are read which show on a map. The first line
says what the arcs make up; a line for each arc follows, and a line for the coarse form of each.
An arc is a list of its longitudes and then its latitudes, in steps from one point to the next, the
first of both from zero. Coarse arcs are for maps of continents; small ones have no points there.

In the first line, `unit` is the length of a step in degrees, `boxes` are the west and south, the
width and height of each arc. Elsewhere an arc is meant by its index; ~index is the arc walked
backwards. A ring is a list of arcs, a polygon a list of rings (the outer one, then holes), a
country a list of polygons; a lake is a ring. `hatched` has the rings of each area that is occupied
or in dispute, by the name that it has in the language file. Longitudes go beyond 180 where an arc
crosses the antimeridian. `codes` has the three letters of each country, or none for land that has
no such code.

A change gives land `from` one country `to` another; both are numbers. The land is cut off on the
right of the line `along`, of degrees east and north, whose ends are moved to the nearest points of
the outline. A line of one point stands for the whole polygon whose outline comes nearest to it.
Land that has a border with its new country becomes one with it. Where it is `hatched`, that is the
name of the area. What is hatched and changes no hands is `of` a country: all of it or, with `at`,
the polygon whose outline comes nearest to that point.
"""

import gzip
import json
import math
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain, groupby, pairwise
from pathlib import Path
from typing import Any

Point = tuple[float, float]
Line = list[Point]
Points = list[tuple[int, int]]
"""The points of a line in steps from zero."""
Steps = list[int]
Ring = list[int]
Polygon = list[Ring]

OUT = Path(__file__).parent / "outlines.json.gz"
UNIT = 0.0075  # degrees: 800 metres, about two pixels on a map of Syria
POLAR = 60  # degrees: beyond it, ragged coasts with few places to ask for are half of all points
FINE, COARSE = 0.0125, 0.15
"""How far a simplified line may be from the true one, in degrees."""
LONGEST = 128
"""Arcs of more points are cut, so that what is far from a map can be left out of it."""
STAIRS = 0.03  # rivers and lakes come on a coarse grid, and smaller turns are its steps


CODES_WITHOUT_NUMBER = {"Kosovo": "XKX"}
"""Three letters that stand in no standard but in the data of many."""


def main(countries: Path, waters: Path, codes: Path, changes: Path) -> None:
    """Write OUT."""
    letters = {number: three for _, three, number, *_ in json.loads(codes.read_bytes())}
    world = Countries(countries)
    for change in json.loads(changes.read_bytes()):
        world.change(change)
    OUT.write_bytes(packed(outlines(world, Topology(waters), letters)))


def packed(data: Iterable[Any]) -> bytes:
    """Return the bytes to write, without a time stamp in them."""
    lines = [json.dumps(each, separators=(",", ":")) for each in data]
    return gzip.compress("\n".join(lines).encode(), 9, mtime=0)


class Topology:
    """A TopoJSON file. Format: the TopoJSON specification 1.0, sections 2.1 and 2.2."""

    def __init__(self, path: Path) -> None:
        data = json.loads(path.read_text(encoding="utf-8"))
        scale, translate = data["transform"]["scale"], data["transform"]["translate"]
        self.objects: dict[str, Any] = data["objects"]
        self.arcs = [unwrapped(list(_degrees(arc, scale, translate))) for arc in data["arcs"]]

    def line(self, arcs: Iterable[int]) -> Line:
        """Return the points of joined arcs."""
        parts = (self.arcs[arc] if arc >= 0 else self.arcs[~arc][::-1] for arc in arcs)
        return list(chain.from_iterable(parts))

    def shapes(self, name: str) -> Iterator[list[Any]]:
        """Yield the polygons or lines of each geometry of the object called `name`."""
        for geometry in self.objects[name]["geometries"]:
            several = geometry["type"].startswith("Multi")
            yield geometry["arcs"] if several else [geometry["arcs"]]


class Countries(Topology):
    """The countries of a TopoJSON file, and what of them is hatched: each a list of polygons."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.polygons: list[list[Polygon]] = list(self.shapes("countries"))
        self.numbers: list[str] = [
            each.get("id", each["properties"]["name"])  # land that has no number
            for each in self.objects["countries"]["geometries"]
        ]
        self.hatched: dict[str, list[Ring]] = {}

    def change(self, change: dict[str, Any]) -> None:
        """Give land to another country, or hatch it, as the docstring of this script describes."""
        if "of" in change:
            self._hatch(change)
            return
        line: Line = [(x, y) for x, y in change["along"]]
        giver = self.polygons[self.numbers.index(change["from"])]
        polygon = self._nearest_of(giver, line[0])
        (land,) = polygon  # without holes
        if line[1:]:
            land = self._cut_off(land, line)
        else:
            giver.remove(polygon)
        if change["hatched"]:
            self.hatched[change["hatched"]] = [list(land)]
        if change["to"] not in self.numbers:
            self.numbers.append(change["to"])
            self.polygons.append([])
        self._join(self.polygons[self.numbers.index(change["to"])], land)

    def _hatch(self, change: dict[str, Any]) -> None:
        polygons = self.polygons[self.numbers.index(change["of"])]
        if "at" in change:
            polygons = [self._nearest_of(polygons, change["at"])]
        self.hatched[change["hatched"]] = [list(outer) for outer, *_ in polygons]

    def _nearest_of(self, polygons: list[Polygon], point: Point) -> Polygon:
        return min(polygons, key=lambda each: self._nearest(each[0], point))

    def _cut_off(self, ring: Ring, line: Line) -> Ring:
        """Take what is on the right of a line out of a ring, which is clockwise; return it."""
        start, end = (self._begin(ring, point) for point in (line[0], line[-1]))
        border = len(self.arcs)
        self.arcs.append([start, *line[1:-1], end])
        back = self._starts(ring).index(start)
        land = [*ring[:back], border]
        ring[:] = [*ring[back:], ~border]
        return land

    def _join(self, polygons: list[Polygon], land: Ring) -> None:
        """Add land to some polygons, as a part of the one that it has an arc in common with."""
        for ring, *_ in polygons:
            for at, arc in enumerate(ring):
                if ~arc in land:
                    there = land.index(~arc)
                    ring[:] = ring[at + 1 :] + ring[:at] + land[there + 1 :] + land[:there]
                    return
        polygons.append([land])

    def _begin(self, ring: Ring, point: Point) -> Point:
        """Have a ring begin where it comes nearest to a point; return where that is."""
        _, arc, at = self._nearest(ring, point)
        nearest = self.arcs[arc][at]
        if 0 < at < len(self.arcs[arc]) - 1:
            self._halve(arc, at)
        begin = self._starts(ring).index(nearest)
        ring[:] = ring[begin:] + ring[:begin]
        return nearest

    def _halve(self, arc: int, at: int) -> None:
        """Put two arcs in the place of one, in all rings."""
        one = len(self.arcs)
        self.arcs += [self.arcs[arc][: at + 1], self.arcs[arc][at:]]
        halves = {arc: [one, one + 1], ~arc: [~(one + 1), ~one]}
        for ring in chain(*chain(*self.polygons), *self.hatched.values()):
            ring[:] = chain.from_iterable(halves.get(each, [each]) for each in ring)

    def _nearest(self, ring: Ring, point: Point) -> tuple[float, int, int]:
        """Return how near a ring comes to a point, in which arc and at which point of that."""
        arcs = [max(arc, ~arc) for arc in ring]
        points = ((arc, at, each) for arc in arcs for at, each in enumerate(self.arcs[arc]))
        return min((math.dist(each, point), arc, at) for arc, at, each in points)

    def _starts(self, ring: Ring) -> Line:
        """Return where each arc of a ring begins."""
        return [self.line([arc])[0] for arc in ring]


def _degrees(arc: list[list[int]], scale: Point, translate: Point) -> Iterator[Point]:
    x = y = 0
    for step_x, step_y in arc:
        x, y = x + step_x, y + step_y
        yield x * scale[0] + translate[0], y * scale[1] + translate[1]


def unwrapped(line: Line) -> Line:
    """Return `line` without jumps at the antimeridian, most of it between -180 and 180."""
    longitudes = [line[0][0]]
    for (before, _), (after, _) in pairwise(line):
        step = (after - before + 180) % 360 - 180
        longitudes.append(longitudes[-1] + (step if abs(after - before) > 180 else after - before))
    turns = 360 * round(sum(longitudes) / len(longitudes) / 360)
    return [(x - turns, y) for x, (_, y) in zip(longitudes, line, strict=True)]


class Arcs:
    """The arcs of the result, as they are added."""

    def __init__(self) -> None:
        self.boxes: list[tuple[int, int, int, int]] = []
        self.fine: list[Steps] = []
        self.coarse: list[Steps] = []

    def add(self, line: Line) -> list[int]:
        """Add a line, simplified; return the indexes of the arcs that it is cut into."""
        polar = all(abs(y) > POLAR for _, y in line)
        fine = rounded(simplified(line, FINE * (4 if polar else 1)))
        coarse = rounded(simplified(line, COARSE))
        if is_closed(line) and len(fine) < 4:
            fine = speck(*fine[0])
        if is_closed(line) and len(coarse) < 4:
            coarse = []
        return [self._add(*forms) for forms in cut(fine, coarse)]

    def _add(self, fine: Points, coarse: Points) -> int:
        xs, ys = zip(*fine, strict=True)
        self.boxes.append((min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)))
        self.fine.append(steps(fine))
        self.coarse.append(steps(coarse))
        return len(self.boxes) - 1


def cut(fine: Points, coarse: Points) -> Iterator[tuple[Points, Points]]:
    """Yield the pieces of a line in both forms; they meet in points that both forms have."""
    begun = at = begun_coarse = 0
    for place, point in enumerate(coarse[1:-1], start=1):
        at = fine.index(point, at + 1)
        if at - begun >= LONGEST:
            yield fine[begun : at + 1], coarse[begun_coarse : place + 1]
            begun, begun_coarse = at, place
    yield fine[begun:], coarse[begun_coarse:]


def is_closed(line: Line) -> bool:
    """Say whether a line is a ring of its own."""
    return line[0] == line[-1]


def rounded(line: Line) -> Points:
    """Return the points of `line` in steps, none twice in a row."""
    points = [(round(x / UNIT), round(y / UNIT)) for x, y in line]
    return points[:1] + [after for before, after in pairwise(points) if before != after]


def speck(x: int, y: int) -> Points:
    """Return the smallest island: without it, an atoll would not show."""
    return [(x, y), (x + 1, y), (x, y + 1), (x, y)]


def steps(points: Points) -> Steps:
    """Return the longitudes and then the latitudes of `points`, each but the first as a step."""
    pairs = list(pairwise([(0, 0), *points]))
    return [after[way] - before[way] for way in (0, 1) for before, after in pairs]


def outlines(countries: Countries, waters: Topology, letters: dict[str, str]) -> list[Any]:
    """Return what the docstring of this script describes, line by line.

    `letters` are codes by the numbers that are the ids of `countries`.
    """
    arcs = Arcs()
    rings = chain(*chain(*countries.polygons))
    uses = Counter(max(arc, ~arc) for ring in rings for arc in ring)
    hatched = chain(*chain(*countries.hatched.values()))
    uses.update({max(arc, ~arc): 0 for arc in hatched})
    pieces: dict[int, list[int]] = {}
    lines: dict[bool, list[int]] = {True: [], False: []}
    for arc, times in sorted(uses.items()):
        parts = [(is_cut, arcs.add(part)) for is_cut, part in parted(closed(countries.arcs[arc]))]
        pieces[arc] = [index for _, indexes in parts for index in indexes]
        if times:
            shown = (indexes for is_cut, indexes in parts if not is_cut)
            lines[times > 1] += chain.from_iterable(shown)
    content = {
        "unit": UNIT,
        "countries": [
            [[_ring(ring, pieces) for ring in polygon] for polygon in polygons]
            for polygons in countries.polygons
        ],
        "codes": [
            letters.get(number, CODES_WITHOUT_NUMBER.get(number, ""))
            for number in countries.numbers
        ],
        "hatched": {
            area: [_ring(ring, pieces) for ring in rings]
            for area, rings in sorted(countries.hatched.items())
        },
        "coasts": lines[False],
        "borders": lines[True],
        "lakes": [
            arcs.add(smooth(waters.line(lake[0]))) for lake in chain(*waters.shapes("lakes"))
        ],
        "rivers": [
            arc
            for line in chain(*waters.shapes("rivers"))
            for arc in arcs.add(smooth(waters.line(line)))
        ],
        "boxes": arcs.boxes,
    }
    return [content, *arcs.fine, *arcs.coarse]


def _ring(ring: list[int], pieces: dict[int, list[int]]) -> list[int]:
    """Return a ring in the arcs of the result: each arc of the source is one piece or several."""
    walked = (pieces[arc] if arc >= 0 else [~piece for piece in pieces[~arc][::-1]] for arc in ring)
    return list(chain.from_iterable(walked))


def closed(line: Line) -> Line:
    """Return `line` led around the South Pole if it runs once around the Earth."""
    (first, south), (last, _) = line[0], line[-1]
    if abs(last - first) < 359:
        return line
    return [*line, (last, -90.0), (first, -90.0), (first, south)]


def parted(line: Line) -> Iterator[tuple[bool, Line]]:
    """Yield the parts of `line`, and whether each is only a cut along the antimeridian."""
    for cut, segments in groupby(pairwise(line), key=_is_cut):
        part = list(segments)
        yield cut, [part[0][0], *(after for _, after in part)]


def _is_cut(segment: tuple[Point, Point]) -> bool:
    return all(math.isclose(abs(x), 180, abs_tol=1e-6) for x, _ in segment)


def simplified(line: Line, tolerance: float) -> Line:
    """Return `line` with as few points as stay within `tolerance` (Douglas, Peucker 1973)."""
    kept = {0, len(line) - 1}
    spans = [(0, len(line) - 1)]
    while spans:
        first, last = spans.pop()
        far, index = max(
            ((_distance(line[i], line[first], line[last]), i) for i in range(first + 1, last)),
            default=(0.0, 0),
        )
        if far > tolerance:
            kept.add(index)
            spans += [(first, index), (index, last)]
    return [line[index] for index in sorted(kept)]


def _distance(point: Point, start: Point, end: Point) -> float:
    """Return how far `point` is from the straight line, in degrees of latitude."""
    shrink = max(math.cos(math.radians(point[1])), 0.1)
    x, y = (point[0] - start[0]) * shrink, point[1] - start[1]
    dx, dy = (end[0] - start[0]) * shrink, end[1] - start[1]
    length = dx * dx + dy * dy
    along = min(1.0, max(0.0, (x * dx + y * dy) / length)) if length else 0.0
    return math.hypot(x - along * dx, y - along * dy)


def smooth(line: Line) -> Line:
    """Return `line` without the steps of a coarse grid, its corners cut twice (Chaikin 1974)."""
    line = simplified(line, STAIRS)
    for _ in range(2):
        cut = chain.from_iterable(
            (_between(a, b, 0.25), _between(a, b, 0.75)) for a, b in pairwise(line)
        )
        line = [line[0], *cut, line[-1]]
    return line


def _between(start: Point, end: Point, share: float) -> Point:
    return start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1])


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:5]))
