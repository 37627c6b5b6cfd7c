"""The bundled outlines: known places are on known ground."""

import pytest

from talkquiz.maps.extent import Extent, around
from talkquiz.maps.outlines import Box, turns, world
from talkquiz.resources import bundled


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ((33.51, 36.29), (36.2, 37.13)),  # Damascus and Aleppo
        ((-17.8, 178.0), (-16.6, 179.4)),  # the two large islands of Fiji
        ((66.0, -172.0), (55.75, 37.62)),  # Chukotka beyond the antimeridian, and Moscow
        ((-89.0, 10.0), (-80.0, -120.0)),  # Antarctica all around the pole
    ],
)
def test_places_of_one_country(one: tuple[float, float], other: tuple[float, float]) -> None:
    first, second = world().at(one), world().at(other)
    assert first
    assert second
    assert first.country is second.country


def test_enclave_is_not_in_the_country_around_it() -> None:
    maseru, pretoria = world().at((-29.4, 28.0)), world().at((-25.75, 28.19))
    assert maseru
    assert pretoria
    assert maseru.country is not pretoria.country


def test_the_sea_is_in_no_country() -> None:
    assert not any(map(world().at, ((34.5, 34.0), (0.0, -150.0), (-45.0, 180.0), (90.0, 0.0))))


def test_only_what_is_near_is_worked_out() -> None:
    extent = around([(33.5, 36.3), (36.2, 40.1)])
    shown = list(world().shown(world().borders, extent))
    assert 5 < len(shown) < len(world().borders) / 10


def test_outlines_far_from_a_map_are_straight() -> None:
    strait = around([(66.0, -170.0)])
    russia = world().at((66.0, -172.0))
    assert russia
    near = sum(len(line[0]) for line, _ in world().land([russia.country], strait))
    whole = Extent(-180, -90, 180, 90, 0)
    assert near < sum(len(line[0]) for line, _ in world().land([russia.country], whole)) / 5


def test_coarse_outlines_are_simpler() -> None:
    extent = around([(33.5, 36.3), (36.2, 40.1)])
    fine = list(world().shown(world().borders, extent))
    coarse = list(world().coarse.shown(world().coarse.borders, extent))
    assert sum(len(line[0]) for line in coarse) < sum(len(line[0]) for line in fine)
    assert [line[0][0] for line in coarse] == [line[0][0] for line in fine]


def test_line_over_the_antimeridian_shows_on_both_sides() -> None:
    """A box at 179 to 181 degrees east is met by maps that call it 179 or -180."""
    box = Box(179, 0, 181, 1)
    assert turns(box, Extent(170, -5, 190, 5, 0)) == [0]
    assert turns(box, Extent(-185, -5, -170, 5, 0)) == [-360]
    assert turns(box, Extent(0, -5, 10, 5, 0)) == []


def test_file_is_small() -> None:
    assert (bundled("templates") / "maps" / "outlines.json.gz").stat().st_size < 400_000
