"""Outlines as paths of SVG: small, whole numbers, nowhere far from the true lines."""

import math
import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talkquiz.language.language_file import bundled_language
from talkquiz.maps.extent import Extent, around
from talkquiz.maps.outlines import world
from talkquiz.maps.surroundings import land_at, surroundings
from talkquiz.maps.svg_outlines import WIDTH, country_names, outlines, position

FIJI, DAMASCUS, POLE, OCEAN = (-17.7, 178.1), (33.51, 36.29), (-89.9, 0.0), (-45.0, -130.0)
COUNTRIES = bundled_language("en").maps.countries
PATH = re.compile(r"(M-?\d+ -?\d+l(?:-?\d+[ -]?)+z?)+")


@pytest.mark.parametrize("place", [FIJI, DAMASCUS, POLE, OCEAN])
def test_every_part_of_the_earth_can_be_drawn(place: tuple[float, float]) -> None:
    """At the antimeridian, at a pole and in the ocean paths are well formed, and small."""
    land = land_at(place)
    paths = outlines(surroundings(place), land.country if land else None)
    assert all(PATH.fullmatch(path.d) for path in paths)
    assert sum(len(path.d) for path in paths) < 30_000


def test_a_map_of_the_whole_world_stays_small() -> None:
    """A course that goes round the Earth adds no more than a picture would."""
    paths = outlines(around([(-40.0, -150.0), (60.0, 170.0), (0.0, 0.0), (10.0, 80.0)]), None)
    assert 10_000 < sum(len(path.d) for path in paths) < 70_000


def test_the_country_of_a_map_is_set_off_and_land_without_a_code_is_not() -> None:
    """Syria is drawn as the one that the map is about; where none is, no land is."""
    land = land_at(DAMASCUS)
    assert land
    shown = {path.shows for path in outlines(surroundings(DAMASCUS), land.country)}
    assert {"land", "home", "hatched", "lake", "coast", "border"} == shown
    assert "home" not in {path.shows for path in outlines(surroundings(DAMASCUS), None)}


def points_of(d: str) -> list[list[tuple[int, int]]]:
    """Return the points of each line of a path."""
    lines = []
    for start, steps in re.findall(r"M(-?\d+ -?\d+)l([^Mz]+)", d):
        x, y = map(int, start.split())
        line = [(x, y)]
        numbers = [int(each) for each in re.findall(r"-?\d+", steps)]
        for right, down in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + right, y + down
            line.append((x, y))
        lines.append(line)
    return lines


def test_simplified_coasts_are_nowhere_far_from_the_true_ones() -> None:
    """Each point of the coast of a map lies within three thousandths of its width of the path."""
    extent = surroundings(DAMASCUS)
    (coast,) = (path.d for path in outlines(extent, None) if path.shows == "coast")
    drawn = [segment for line in points_of(coast) for segment in pairwise(line)]
    sides = 5
    for xs, ys in world().shown(world().coasts, extent):
        spots = [position(lat, lon, extent) for lon, lat in zip(xs, ys, strict=True)]
        width, height = (max(axis) - min(axis) for axis in zip(*spots, strict=True))
        if max(width, height) <= 2 * sides:
            continue  # an islet
        for x, y in spots:
            if 0 <= x <= WIDTH and 0 <= y <= WIDTH / extent.aspect:
                assert min(_off((x, y), *segment) for segment in drawn) <= 3


def _off(spot: tuple[int, int], one: tuple[int, int], other: tuple[int, int]) -> float:
    (x, y), (a, b), (c, d) = spot, one, other
    square = (c - a) ** 2 + (d - b) ** 2
    along = ((x - a) * (c - a) + (y - b) * (d - b)) / square if square else 0
    along = max(0.0, min(1.0, along))
    return math.hypot(x - a - along * (c - a), y - b - along * (d - b))


@given(st.floats(-60, 70), st.floats(-180, 180))
def test_the_name_of_a_country_stands_in_it(lat: float, lon: float) -> None:
    """Wherever a map is, what is named is at the place of the name."""
    extent = surroundings((lat, lon))
    for name in country_names(extent, COUNTRIES):
        at = _place(name.x, name.y, extent)
        land = world().coarse.at(at) or world().at(at)
        assert land
        assert COUNTRIES[land.country.code] == name.name


def _place(x: int, y: int, extent: Extent) -> tuple[float, float]:
    scale = (extent.east - extent.west) / WIDTH
    return extent.north - y * scale * extent.shrink, (extent.west + x * scale + 180) % 360 - 180
