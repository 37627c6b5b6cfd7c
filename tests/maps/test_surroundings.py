"""What the map of one place shows around it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talkquiz.maps.canvas import FOR_SCREEN, Canvas
from talkquiz.maps.extent import Place
from talkquiz.maps.surroundings import FARTHEST_KM, LOCATOR_KM, land_at, surroundings


def shown(place: Place) -> set[str]:
    """Return the codes of the countries of which much shows."""
    grid, countries = Canvas(surroundings(place), 900, FOR_SCREEN).grid()
    return {each.code for number, each in countries.items() if grid.count(number) > 30}


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ((36.2, 37.13), "SYR TUR IRQ LBN JOR ISR PSE CYP"),  # Aleppo
        ((46.2, 6.14), "CHE FRA DEU ITA AUT"),  # Geneva
        ((51.17, 71.43), "KAZ RUS UZB TKM KGZ TJK CHN"),  # Astana
        ((43.6, 39.73), "RUS UKR TUR GEO KAZ"),  # Sochi, of which most is far away
        ((40.71, -74.0), "USA CAN MEX"),  # New York, on an island of its own
        ((35.9, 14.51), "ITA TUN LBY"),  # Malta
        ((-18.14, 178.44), "FJI AUS NZL"),  # Suva, near the antimeridian
        ((-41.29, 174.78), "NZL AUS"),  # Wellington
        ((69.65, 18.96), "NOR SWE FIN RUS"),  # Tromsø
    ],
)
def test_the_country_and_others_around_it_show(place: Place, expected: str) -> None:
    assert set(expected.split()) <= shown(place)


@given(st.floats(-90, 90), st.floats(-180, 180))
def test_any_place_is_well_within_its_map(lat: float, lon: float) -> None:
    """The map is three wide and two high, and no wider than it may get, but for the poles."""
    extent = surroundings((lat, lon))
    x, y = extent.position(lat, lon)
    assert 0.3 < x < 0.7
    if abs(lat) < 60:
        assert 0.2 < y < 0.47
        assert LOCATOR_KM[0] - 1 <= extent.width_km <= FARTHEST_KM + 1
    assert extent.aspect == pytest.approx(1.5, abs=0.4)


def test_places_of_one_country_are_on_the_same_map() -> None:
    assert surroundings((36.2, 37.13)) == surroundings((33.51, 36.29))


def test_harbours_are_on_land() -> None:
    """A simplified coast does not take a place from its country."""
    land = land_at((33.9, 35.46))  # off Beirut
    assert land
    assert land.country.code == "LBN"
