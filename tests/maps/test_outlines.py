"""The bundled outlines: known places are on known ground."""

from collections.abc import Iterable

import pytest

from factories import ENGLISH
from talkquiz.maps.extent import Extent, Place, around
from talkquiz.maps.outlines import Box, Line, turns, world
from talkquiz.resources import bundled

SYRIA = around([(33.5, 36.3), (36.2, 40.1)])


@pytest.mark.parametrize(
    ("one", "other", "is_one_country"),
    [
        ((33.51, 36.29), (36.2, 37.13), True),  # Damascus and Aleppo
        ((-17.8, 178.0), (-16.6, 179.4), True),  # the two large islands of Fiji
        ((66.0, -172.0), (55.75, 37.62), True),  # Chukotka beyond the antimeridian, and Moscow
        ((-89.0, 10.0), (-80.0, -120.0), True),  # Antarctica all around the pole
        ((-29.4, 28.0), (-25.75, 28.19), False),  # Lesotho is an enclave in South Africa
    ],
)
def test_places_are_in_countries(one: Place, other: Place, is_one_country: bool) -> None:
    first, second = world().at(one), world().at(other)
    assert first
    assert second
    assert (first.country is second.country) is is_one_country


@pytest.mark.parametrize(
    ("place", "code"),
    [((33.51, 36.29), "SYR"), ((31.9, 35.2), "PSE"), ((42.66, 21.17), "XKX"), ((9.56, 44.06), "")],
)
def test_countries_have_the_codes_of_iso_3166(place: Place, code: str) -> None:
    """Land that the standard does not list has none."""
    land = world().at(place)
    assert land
    assert land.country.code == code


def test_english_names_every_country_that_has_a_code() -> None:
    codes = {country.code for country in world().countries} - {""}
    assert codes == ENGLISH.maps.countries.keys()


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        ((33.51, 36.29), (33.3, 44.4), True),  # Syria, Iraq
        ((33.51, 36.29), (35.7, 51.4), False),  # Syria, Iran
        ((33.51, 36.29), (36.2, 37.13), False),  # no country has a border with itself
    ],
)
def test_countries_that_meet_are_neighbours(one: Place, other: Place, meet: bool) -> None:
    first, second = world().at(one), world().at(other)
    assert first
    assert second
    assert first.country.has_border_with(second.country) is meet


def test_the_sea_is_in_no_country() -> None:
    assert not any(map(world().at, ((34.5, 34.0), (0.0, -150.0), (-45.0, 180.0), (90.0, 0.0))))


def points_in(lines: Iterable[Line]) -> int:
    return sum(len(longitudes) for longitudes, _ in lines)


def test_only_what_is_near_is_worked_out() -> None:
    """Lines that do not show are left out, arcs that do not show are straight."""
    assert 5 < len(list(world().shown(world().borders, SYRIA))) < len(world().borders) / 10
    russia = world().at((66.0, -172.0))
    assert russia
    near, whole = (
        points_in(line for line, _ in world().land([russia.country], extent))
        for extent in (around([(66.0, -170.0)]), Extent(-180, -90, 180, 90, 0))
    )
    assert near < whole / 5


def test_coarse_outlines_are_simpler() -> None:
    fine = list(world().shown(world().borders, SYRIA))
    coarse = list(world().coarse.shown(world().coarse.borders, SYRIA))
    assert points_in(coarse) < points_in(fine)
    assert [line[0][0] for line in coarse] == [line[0][0] for line in fine]


def test_line_over_the_antimeridian_shows_on_both_sides() -> None:
    """A box at 179 to 181 degrees east is met by maps that call it 179 or -180."""
    box = Box(179, 0, 181, 1)
    assert turns(box, Extent(170, -5, 190, 5, 0)) == [0]
    assert turns(box, Extent(-185, -5, -170, 5, 0)) == [-360]
    assert turns(box, Extent(0, -5, 10, 5, 0)) == []


def test_file_is_small() -> None:
    assert (bundled("templates") / "maps" / "outlines.json.gz").stat().st_size < 400_000
