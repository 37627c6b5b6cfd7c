"""Names on the map of one place: which are written, and that each stands where it belongs."""

from itertools import combinations
from typing import Any

import pytest

from factories import ENGLISH
from talkquiz.maps.canvas import Canvas
from talkquiz.maps.naming import COUNTRY, PLACE
from talkquiz.maps.outline_maps import MapPoint, blank_map, locator
from talkquiz.maps.outlines import world
from talkquiz.maps.placing import Area, Text
from talkquiz.maps.surroundings import surroundings
from talkquiz.maps.unnumbered import unnumbered

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
    unnumbered.cache_clear()
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


def on_paper(**asked: Any) -> None:
    places = [(33.51, 36.29), (36.2, 37.13), (35.95, 39.01)]
    points = [MapPoint(str(number), *place) for number, place in enumerate(places, start=1)]
    blank_map(points, WIDTH // 2, words=ENGLISH.maps, **asked)


def test_countries_are_named_on_paper_beside_the_numbers(written: list[tuple[Text, Area]]) -> None:
    """Their names are smaller than the numbers, and quiet but for that of the map's own country."""
    on_paper()
    styles = {words(text): text.lines[0][1] for text, _ in written}
    assert {"1", "2", "3", "Syria", "Turkey", "Iraq", "Jordan", "Lebanon"} <= styles.keys()
    assert styles["Turkey"].size < styles["1"].size
    assert styles["Turkey"].is_quiet
    assert not styles["Syria"].is_quiet
    areas = [area for _, area in written]
    assert not [one for one, other in combinations(areas, 2) if one.overlap(other)]


def test_numbers_of_one_place_stand_beside_each_other(written: list[tuple[Text, Area]]) -> None:
    """Two questions may be about one place."""
    blank_map([MapPoint(number, 36.2, 37.13) for number in "12"], 900, words=ENGLISH.maps)
    one, two = (area for text, area in written if words(text) in {"1", "2"})
    assert not one.overlap(two)


@pytest.mark.parametrize("asked", ["Turkey", "the south of Turkey", "TURKEY"])
def test_country_that_is_asked_for_is_not_named(
    written: list[tuple[Text, Area]], asked: str
) -> None:
    on_paper(hidden=[asked, "Aleppo"])
    found = {words(text) for text, _ in written}
    assert "Turkey" not in found
    assert "Iraq" in found


def test_a_longer_name_that_holds_what_is_asked_for_is_left_out() -> None:
    """The Congo is in the names of two countries: either of them on the map would tell it."""
    (plain,), (hidden,) = (
        blank_map([MapPoint("1", -2.9, 23.6)], 600, hidden=hidden, words=ENGLISH.maps)
        for hidden in ([], ["Congo"])
    )
    assert "Congo" in plain.alt
    assert "Congo" not in hidden.alt


def test_names_on_paper_are_as_large_as_asked_for(written: list[tuple[Text, Area]]) -> None:
    on_paper(small=40)
    assert {text.lines[0][1].size for text, _ in written if words(text) == "Turkey"} == {40}


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
