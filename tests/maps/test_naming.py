"""Names on the map of one place: which are written, and that each stands where it belongs."""

from itertools import combinations
from typing import Any

import pytest

from factories import ENGLISH
from talkquiz.maps.canvas import Canvas
from talkquiz.maps.naming import COUNTRY, PLACE
from talkquiz.maps.outline_maps import locator
from talkquiz.maps.outlines import world
from talkquiz.maps.placing import Area, Text
from talkquiz.maps.surroundings import surroundings

PLACES = {
    "Aleppo": (36.2, 37.13),
    "Geneva": (46.2, 6.14),
    "Beirut": (33.89, 35.5),
    "Valletta": (35.9, 14.51),
    "Suva": (-18.14, 178.44),
    "Tromsø": (69.65, 18.96),
    "Sochi": (43.6, 39.73),
    "the Palace of Nations in Geneva": (46.23, 6.14),
}
WIDTH = 1800
"""Pixels of the map while it is drawn."""


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Text, Area]]:
    """Return a list that fills with what is written where."""
    monkeypatch.setenv("TALKQUIZ_CACHE", "")
    found: list[tuple[Text, Area]] = []
    write = Canvas.write

    def note(self: Canvas, text: Text, area: Area) -> None:
        found.append((text, area))
        write(self, text, area)

    monkeypatch.setattr(Canvas, "write", note)
    return found


def draw(name: str, **asked: Any) -> None:
    locator(*PLACES[name], words=ENGLISH.maps, **{"label": name, **asked})


def words(text: Text) -> str:
    return " ".join(words for words, _ in text.lines)


@pytest.mark.parametrize("name", PLACES)
def test_names_cover_neither_each_other_nor_the_ring(
    written: list[tuple[Text, Area]], name: str
) -> None:
    draw(name)
    extent = surroundings(PLACES[name])
    x, y = (value * WIDTH for value in extent.position(*PLACES[name]))
    areas = [area for _, area in written]
    assert len(areas) > 4
    assert not [one for one, other in combinations(areas, 2) if one.overlap(other)]
    assert not [area for area in areas if area.overlap(Area.about(x, y, 30, 30))]
    frame = Area(0, 0, WIDTH, WIDTH / extent.aspect)
    assert all(area.overlap(frame) == pytest.approx(area.size) for area in areas)


@pytest.mark.parametrize("name", ["Aleppo", "Suva", "Sochi"])
def test_names_of_countries_are_in_them_or_in_the_sea(
    written: list[tuple[Text, Area]], name: str
) -> None:
    draw(name)
    extent = surroundings(PLACES[name])
    degrees = (extent.east - extent.west) / WIDTH
    for text, area in written[1:]:
        x, y = area.middle
        lat, lon = extent.north - y * degrees * extent.shrink, extent.west + x * degrees
        land = world().at((lat, (lon + 180) % 360 - 180))
        found = ENGLISH.maps.countries.get(land.country.code) if land else None
        assert found in (None, words(text))


def test_neighbours_are_named(written: list[tuple[Text, Area]]) -> None:
    """Countries with a short coast have their names in the sea."""
    draw("Aleppo")
    expected = {"Syria", "Turkey", "Iraq", "Jordan", "Lebanon", "Israel", "Palestine", "Cyprus"}
    assert expected <= {words(text) for text, _ in written}


@pytest.mark.parametrize(("name", "country"), [("Geneva", "Switzerland"), ("Valletta", "Malta")])
def test_country_without_room_stands_below_the_place(
    written: list[tuple[Text, Area]], name: str, country: str
) -> None:
    draw(name)
    assert written[0][0].lines[0][0] == name
    assert written[0][0].lines[1][0] == country


def test_question_side_names_neighbours_alone(written: list[tuple[Text, Area]]) -> None:
    draw("Aleppo", label="")
    found = {words(text) for text, _ in written}
    assert "Turkey" in found
    assert "Syria" not in found
    assert "Aleppo" not in found


def test_question_about_a_country_has_no_names(written: list[tuple[Text, Area]]) -> None:
    draw("Aleppo", label="", answer="Syria")
    assert not written


def test_letters_can_be_read_on_a_telephone() -> None:
    """A card is 328 pixels wide on a telephone of 360."""
    assert COUNTRY.size * 0.328 > 11
    assert PLACE.size * 0.328 > 15


def test_long_name_takes_two_lines(written: list[tuple[Text, Area]]) -> None:
    draw("the Palace of Nations in Geneva")
    assert [words for words, _ in written[0][0].lines][:2] == ["the Palace of", "Nations in Geneva"]


def test_land_without_a_name_of_its_own_gets_none(written: list[tuple[Text, Area]]) -> None:
    """What states dispute is not named; the country that is there is."""
    locator(35.3, 33.4, label="Kyrenia", words=ENGLISH.maps)
    assert "N. Cyprus" not in {words(text) for text, _ in written}
    assert {"Turkey", "Cyprus"} <= {words(text) for text, _ in written}
