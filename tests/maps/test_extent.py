"""Extents: what they take in, and where a place lies on them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talkquiz.maps.extent import around, distance_km

places = st.tuples(st.floats(-90, 90), st.floats(-180, 180))


@given(st.lists(places, min_size=1, max_size=8))
def test_extent_takes_in_all_places(some: list[tuple[float, float]]) -> None:
    """Wherever places are, each lies on the map, and the map is no odd strip."""
    extent = around(some)
    assert 4 / 3 - 0.01 <= extent.aspect <= 2.01
    for place in some:
        x, y = extent.position(*place)
        assert -1e-6 <= x <= 1 + 1e-6
        assert -1e-6 <= y <= 1 / extent.aspect + 1e-6


def test_extent_goes_the_short_way_round() -> None:
    extent = around([(-17.8, 178.0), (-13.8, -172.0)])
    assert extent.east - extent.west < 20
    assert extent.position(-17.8, 178.0)[0] < extent.position(-13.8, -172.0)[0]


def test_lone_place_gets_surroundings() -> None:
    extent = around([(36.2, 37.13)])
    assert extent.width_km == pytest.approx(600, rel=0.01)
    assert extent.position(36.2, 37.13)[0] == pytest.approx(0.5)


@pytest.mark.parametrize(
    ("one", "other", "kilometres"),
    [
        ((48.2082, 16.3738), (46.2044, 6.1432), 804),  # Vienna, Geneva
        ((-18.1416, 178.4419), (-21.1394, -175.2049), 746),  # Suva, Nuku'alofa
        ((90, 0), (-90, 0), 20015),
        ((1, 2), (1, 2), 0),
    ],
)
def test_distance(one: tuple[float, float], other: tuple[float, float], kilometres: int) -> None:
    assert distance_km(one, other) == pytest.approx(kilometres, rel=0.01)
