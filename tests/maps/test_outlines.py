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


@pytest.mark.parametrize(
    ("place", "code"),
    [
        ((45.0, 34.1), "UKR"),  # Crimea
        ((44.6, 33.55), "UKR"),  # Sevastopol
        ((45.35, 36.45), "UKR"),  # Kerch
        ((45.2, 37.2), "RUS"),  # Taman, on the other side of the strait
        ((33.12, 35.7), "SYR"),  # the Golan Heights
        ((33.27, 35.77), "SYR"),  # Majdal Shams
        ((33.25, 35.694), "SYR"),  # Banias
        ((33.4, 35.86), "SYR"),  # Mount Hermon
        ((33.24, 35.65), "ISR"),  # Dan
        ((33.2, 35.57), "ISR"),  # Kiryat Shmona
        ((32.78, 35.64), "ISR"),  # Ein Gev, on the east shore of the Sea of Galilee
        ((27.15, -13.1), "ESH"),  # El Aaiún
        ((23.9, -15.7), "ESH"),  # Dakhla
        ((27.93, -12.9), "MAR"),  # Tarfaya
        ((31.78, 35.234), "PSE"),  # East Jerusalem
    ],
)
def test_no_side_of_a_war_decides_whose_land_is(place: Place, code: str) -> None:
    """Land is whose the United Nations says, whoever controls it."""
    land = world().at(place)
    assert land
    assert land.country.code == code


@pytest.mark.parametrize(
    "extent",
    [
        Extent(33.5, 45.9, 34.0, 46.3, 46),  # the neck of Crimea
        Extent(35.8, 32.9, 35.85, 33.2, 33),  # the east of the Golan Heights
        Extent(-12.0, 26.0, -10.0, 27.0, 26),  # Western Sahara
    ],
)
def test_no_border_is_left_within_a_country(extent: Extent) -> None:
    """Land that changed hands is one with its country."""
    west, south, east, north, _ = extent
    lines = world().shown(world().borders, extent)
    points = [point for line in lines for point in zip(*line, strict=True)]
    assert not [(x, y) for x, y in points if west < x < east and south < y < north]


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
