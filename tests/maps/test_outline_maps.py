"""Maps: what is to be seen on them, and that they can be printed, sent and made again."""

import math
import subprocess
import sys
from functools import partial
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops

from factories import ENGLISH
from talkquiz.maps import canvas
from talkquiz.maps import outline_maps as maps
from talkquiz.maps.canvas import FOR_SCREEN
from talkquiz.maps.extent import Place
from talkquiz.maps.outline_maps import MapPicture, MapPoint, group_places
from talkquiz.maps.outlines import world
from talkquiz.maps.placing import Area, Grid
from talkquiz.maps.surroundings import surroundings
from talkquiz.maps.unnumbered import unnumbered

blank_map = partial(maps.blank_map, words=ENGLISH.maps)
map_shapes = partial(maps.map_shapes, words=ENGLISH.maps)
locator = partial(maps.locator, words=ENGLISH.maps)

PLACES = {
    "Damascus": (33.51, 36.29),
    "Aleppo": (36.2, 37.13),
    "Raqqa": (35.95, 39.01),
    "Deir ez-Zor": (35.34, 40.14),
    "Geneva": (46.2, 6.14),
    "Vienna": (48.21, 16.37),
    "Astana": (51.17, 71.43),
    "Washington": (38.9, -77.04),
    "a suburb of Damascus": (33.57, 36.4),
}
POINTS = [MapPoint(str(number), *place) for number, place in enumerate(PLACES.values(), start=1)]
SYRIA, HOSTS = POINTS[:4], POINTS[4:8]
PAPER = 40_000
STEPS = ((1, 0), (-1, 0), (0, 1), (0, -1))
BORDER: Any = FOR_SCREEN.border


def greys(picture: MapPicture) -> Image.Image:
    return Image.open(BytesIO(picture.png)).convert("L")


def colours(picture: MapPicture) -> Image.Image:
    return Image.open(BytesIO(picture.png)).convert("RGB")


def dots_on(picture: MapPicture) -> list[tuple[float, float]]:
    """Return the middles of round black shapes that are 18 to 24 pixels wide."""
    image = greys(picture)
    black = {
        (index % image.width, index // image.width)
        for index, grey in enumerate(image.tobytes())
        if grey < 30
    }
    found = []
    while black:
        edge = {black.pop()}
        blob = edge.copy()
        while edge:
            edge = {(x + right, y + down) for x, y in edge for right, down in STEPS} & black
            black -= edge
            blob |= edge
        xs, ys = [x for x, _ in blob], [y for _, y in blob]
        width, height = max(xs) - min(xs) + 1, max(ys) - min(ys) + 1
        full = len(blob) / (width * height)
        if 18 <= width <= 24 and abs(width - height) < 3 and 0.7 < full < 0.85:
            found.append((sum(xs) / len(xs), sum(ys) / len(ys)))
    return sorted(found)


def test_dots_are_where_their_places_are() -> None:
    (picture,) = blank_map(SYRIA)
    dots = dots_on(picture)
    shrink = math.cos(math.radians((33.51 + 36.2) / 2))
    places = sorted((lon * shrink, -lat) for _, lat, lon in SYRIA)
    across = (dots[-1][0] - dots[0][0]) / (places[-1][0] - places[0][0])
    for (x, y), (east, south) in zip(dots, places, strict=True):
        assert x - dots[0][0] == pytest.approx((east - places[0][0]) * across, abs=6)
        assert y - dots[0][1] == pytest.approx((south - places[0][1]) * across, abs=6)


@pytest.mark.parametrize(
    ("place", "tone"),
    [
        ((35.5, 40.5), FOR_SCREEN.highlight),  # Syria, which the map is about
        ((39.5, 36.0), FOR_SCREEN.land),  # Turkey
        ((35.0, 33.0), FOR_SCREEN.land),  # Cyprus
        ((35.5, 34.7), FOR_SCREEN.sea),
    ],
)
def test_locator_tells_country_land_and_sea_apart(place: Place, tone: tuple[int, ...]) -> None:
    extent = surroundings((36.2, 37.13))
    x, y = (round(value * 900) for value in extent.position(*place))
    assert colours(locator(36.2, 37.13)).getpixel((x, y)) == tone


@pytest.mark.parametrize(
    ("place", "ground"),
    [((33.51, 36.29), FOR_SCREEN.highlight), ((31.95, 35.93), FOR_SCREEN.land)],
)
def test_occupied_land_is_hatched(place: Place, ground: Any) -> None:
    """The Golan Heights are as the rest of Syria is, with lines over it."""
    picture, extent = colours(locator(*place)), surroundings(place)
    (left, top), (right, bottom) = (
        (round(value * 900) for value in extent.position(*corner))
        for corner in ((33.15, 35.7), (32.9, 35.8))
    )
    seen: set[Any] = {ink for _, ink in picture.crop((left, top, right, bottom)).getcolors() or []}
    assert ground in seen
    assert min(map(sum, seen)) <= sum(BORDER)
    assert ground is FOR_SCREEN.highlight or FOR_SCREEN.highlight not in seen


def test_occupied_land_is_hatched_on_paper() -> None:
    (picture,) = blank_map(SYRIA)
    extent = maps.plan_maps(SYRIA)[0].extent
    x, y = (round(value * 1500) for value in extent.position(33.0, 35.75))
    dark, _ = greys(picture).crop((x - 8, y - 8, x + 8, y + 8)).getextrema()
    light, _ = greys(picture).crop((x + 62, y - 8, x + 78, y + 8)).getextrema()
    assert (dark, light) == (85, 255)


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("Damascus", "Hatched: the Golan Heights"),
        ("Sevastopol", "Hatched: Crimea, occupied by Russia since 2014"),
        ("Laayoune", "Hatched: Western Sahara, a Non-Self-Governing Territory"),
        ("Astana", "Boundaries are not authoritative."),
    ],
)
def test_every_map_says_that_its_boundaries_are_not_authoritative(place: str, said: str) -> None:
    """What is hatched on it is named, each area with its status, by place and on paper."""
    at = {**PLACES, "Sevastopol": (44.6, 33.5), "Laayoune": (27.15, -13.2)}[place]
    for picture in (locator(*at), *blank_map([MapPoint("1", *at)], 300)):
        assert picture.note.startswith(said)
        assert picture.note.endswith("Boundaries are not authoritative.")


def test_areas_of_one_status_share_it() -> None:
    (picture,) = blank_map(SYRIA, 300)
    areas = "the Golan Heights and the West Bank, occupied by Israel since 1967"
    assert picture.note == f"Hatched: {areas}. Boundaries are not authoritative."


def test_area_without_a_name_in_a_language_is_told_all_the_same() -> None:
    words = ENGLISH.maps._replace(areas={})
    assert ENGLISH.maps.other_areas in maps.locator(44.6, 33.5, width=300, words=words).note


def test_all_that_is_hatched_has_a_name_and_a_status() -> None:
    assert set(world().hatched) == set(ENGLISH.maps.areas)


def test_a_tip_that_nobody_sees_hatched_is_not_told_of() -> None:
    """Of the north of Cyprus, three kilometres are at the edge of a map of Syria."""
    assert "northern-cyprus" not in world().areas(maps.plan_maps(SYRIA)[0].extent)
    assert "northern-cyprus" in world().areas(surroundings(PLACES["Aleppo"]))
    assert "golan" not in world().areas(maps.plan_maps([POINTS[4], POINTS[6]])[0].extent)


@pytest.mark.parametrize("place", [(35.3, 33.4), (35.17, 33.36), (9.56, 44.06)])
def test_land_without_a_code_is_in_the_colour_of_no_country(place: Place) -> None:
    """To set off Northern Cyprus, its buffer zone or Somaliland would be to call it a country."""
    inks = {ink for _, ink in colours(locator(*place)).getcolors() or []}
    assert FOR_SCREEN.land in inks
    assert FOR_SCREEN.highlight not in inks


def test_far_places_are_on_a_map_of_their_own() -> None:
    """What maps there will be is known before they are drawn."""
    points = [*SYRIA, *HOSTS]
    near, far = drawn = blank_map(points, 600)
    assert (near.numbers, far.numbers) == (("1", "2", "3", "4"), ("5", "6", "7", "8"))
    assert near.alt.startswith("Outline map of Syria and its neighbours with 4 numbered dots. ")
    assert far.alt.startswith("Outline map of part of the world with 4 numbered dots. Named on it:")
    shapes = [(each.width, each.height, each.numbers, each.note) for each in drawn]
    assert [tuple(each) for each in map_shapes(points, 600)] == shapes


def test_a_map_of_a_country_shows_all_of_it() -> None:
    (plan,) = maps.plan_maps(SYRIA)
    west, south, east, north, _ = plan.extent
    assert max(west - 35.7, south - 32.4, 42.3 - east, 37.3 - north) < 0


@pytest.mark.parametrize("number", ["1", "8", "12", "A"])
def test_number_is_near_its_dot_and_large_enough_to_read(number: str) -> None:
    (picture,) = blank_map([*SYRIA[:3], SYRIA[3]._replace(number=number)])
    (bare,) = blank_map([*SYRIA[:3], SYRIA[3]._replace(number=" ")])
    with_it, without = ((greys(each).point(lambda grey: grey < 30)) for each in (picture, bare))
    drawn = ImageChops.subtract(with_it, without).getbbox()
    assert drawn
    left, top, right, bottom = drawn
    millimetre = picture.width / 160
    assert bottom - top >= 3 * millimetre
    x, y = dots_on(bare)[-1]
    assert max(left - x, x - right, top - y, y - bottom) < 8 * millimetre


def test_same_place_gives_the_same_bytes_in_another_process() -> None:
    code = (
        "import sys; from talkquiz.language.language_file import bundled_language;"
        "from talkquiz.maps.outline_maps import locator;"
        "words = bundled_language('en').maps;"
        "sys.stdout.buffer.write(locator(36.2, 37.13, label='Aleppo', words=words).png)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert done.stdout == locator(36.2, 37.13, label="Aleppo").png


def test_a_map_drawn_again_is_the_same_but_for_its_numbers() -> None:
    others = [point._replace(number=str(9 - int(point.number))) for point in SYRIA]
    first, other, again = (blank_map(points, 600) for points in (SYRIA, others, SYRIA))
    assert first == again != other
    canvas._ground.cache_clear()
    unnumbered.cache_clear()
    assert blank_map(others, 600) == other


def test_maps_that_share_a_page_are_flat() -> None:
    """Several maps are up to twice as wide as high, one alone is as high as it can be read."""
    shapes = map_shapes([*SYRIA, *HOSTS[:3]], 600)
    assert max(shape.width / shape.height for shape in shapes) == pytest.approx(2.2, abs=0.01)
    (alone,) = map_shapes(HOSTS[:3], 600)
    assert alone.width / alone.height == pytest.approx(16 / 9, abs=0.01)


@pytest.mark.parametrize(
    ("points", "text"),
    [(SYRIA, 0), (HOSTS[:3], 0), (HOSTS[1:2], 30), (HOSTS[2:3], 30), (HOSTS[2:3], 60)],
)
def test_the_scale_covers_no_border_coast_water_or_dot(points: list[MapPoint], text: float) -> None:
    """All that is below it is of one tone."""
    for plan in maps.plan_maps(points):
        bare, scaled = (canvas.Canvas(plan.extent, 900, canvas.FOR_PAPER) for _ in range(2))
        for each in (bare, scaled):
            each.add_ground(plan.land and plan.land.country)
            for point in plan.points:
                each.dot((point.lat, point.lon), 7)
        scaled.scale_bar(ENGLISH.maps.kilometres, max(canvas.SCALE_TEXT, text))
        box = ImageChops.difference(bare._image, scaled._image).getbbox()
        assert box
        below = bare._image.crop(box).getcolors() or []
        assert len(below) == 1


def test_a_scale_without_a_clear_place_has_a_ground_of_its_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(Grid, "corner", lambda *_: None)
    extent = maps.plan_maps(SYRIA)[0].extent
    drawn = canvas.Canvas(extent, 900, canvas.FOR_PAPER)
    drawn.add_ground(None)
    drawn.scale_bar(ENGLISH.maps.kilometres)
    box = Area(*(round(side) for side in drawn._taken[-1]))
    inside = drawn._image.crop((box.left + 9, box.top + 9, box.right - 9, box.top + 12))
    assert inside.getcolors() == [(inside.width * inside.height, canvas.FOR_PAPER.halo)]


def test_titles_say_what_a_map_is_of() -> None:
    """A country with those around it, up to three countries, or no name that is asked for."""

    def about(points: list[MapPoint], **asked: Any) -> list[str]:
        return [picture.about for picture in blank_map(points, 300, **asked)]

    assert about(SYRIA) == ["Syria and its neighbours"]
    assert about(HOSTS[:2]) == ["Switzerland and Austria"]
    assert about(HOSTS[:2], hidden=["Vienna in Austria"]) == ["part of the world"]
    assert about(SYRIA, hidden=["Syria"]) == ["part of the world"]
    assert about([MapPoint("1", 64.15, -21.94)]) == ["Iceland"]
    assert about([MapPoint("1", 0.0, -30.0)]) == ["part of the world"]


@pytest.mark.parametrize("points", [SYRIA, HOSTS[:3]])
def test_numbers_stand_beside_their_dots_where_borders_are_all_around(
    points: list[MapPoint], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A number is rather written over a border than far off, at the end of a line."""
    far: list[bool] = []
    room = canvas.Canvas.room

    def noted(self: canvas.Canvas, *asked: Any) -> tuple[Area, bool]:
        found = room(self, *asked)
        far.append(found[1])
        return found

    monkeypatch.setenv("TALKQUIZ_CACHE", "")
    unnumbered.cache_clear()
    monkeypatch.setattr(canvas.Canvas, "room", noted)
    blank_map(points, 600)
    assert far[1::2] == [False] * len(points)


def test_scale_and_numbers_are_as_large_as_the_text() -> None:
    usual, large = (blank_map(SYRIA, 900, text)[0] for text in (0, 60))
    assert usual.png != large.png
    extent = maps.plan_maps(SYRIA)[0].extent
    for text, least in ((22.0, 12), (60.0, 36)):
        bare, scaled = (canvas.Canvas(extent, 900, canvas.FOR_PAPER) for _ in range(2))
        scaled.scale_bar(ENGLISH.maps.kilometres, text)
        box = ImageChops.difference(bare._image, scaled._image).getbbox()
        assert box
        assert (box[3] - box[1]) / canvas.FINER >= least


def test_enclaves_that_look_like_dots_are_left_out() -> None:
    """Around the space port of Baikonur there is no ring on a map of Asia."""
    points = [HOSTS[0], HOSTS[2]]
    (picture,) = blank_map(points, 2000)
    extent = maps.plan_maps(points)[0].extent
    x, y = (round(value * 2000) for value in extent.position(45.9, 63.3))
    around = greys(picture).crop((x - 25, y - 25, x + 25, y + 25))
    assert around.getextrema() == (240, 240)


@pytest.mark.parametrize("width", [300, 900, 1500])
def test_pictures_are_small_and_as_wide_as_asked_for(width: int) -> None:
    (country,) = blank_map(SYRIA, width)
    assert country.width == width
    assert 4 / 3 - 0.01 <= country.width / country.height <= 16 / 9 + 0.01
    for picture in (country, locator(36.2, 37.13), locator(46.2, 6.14)):
        assert greys(picture).size == (picture.width, picture.height)
        assert len(picture.png) < PAPER
        assert len(colours(picture).getcolors() or []) <= 16


def test_locator_says_where_only_when_told() -> None:
    """The picture and the text of the question side do not hold the name of the answer side."""
    asked, answered = locator(36.2, 37.13), locator(36.2, 37.13, label="Aleppo")
    assert asked.png != answered.png
    assert "Aleppo" not in asked.alt
    assert answered.alt.startswith("Outline map with Aleppo in Syria marked. Around it: Turkey, ")
    assert asked[1:3] == answered[1:3]


@pytest.mark.parametrize(
    ("answer", "is_named"),
    [("Aleppo", True), ("Syria's north", False), ("guinea-bissau", False), ("Perugia", True)],
)
def test_question_about_a_country_names_none(answer: str, is_named: bool) -> None:
    """Where a city is asked for, the countries around its own are named; that one never is."""
    asked = locator(36.2, 37.13, answer=answer)
    assert ("Turkey" in asked.alt) is is_named
    assert "Syria" not in asked.alt


def test_country_that_is_the_place_is_told_once() -> None:
    assert "Singapore in Singapore" not in locator(1.35, 103.82, label="Singapore").alt


def test_language_without_names_of_countries_has_maps_without() -> None:
    words = ENGLISH.maps._replace(countries={})
    picture = maps.locator(36.2, 37.13, label="Aleppo", words=words)
    assert picture.alt == "Outline map with Aleppo marked"
    assert picture.png != locator(36.2, 37.13, label="Aleppo").png


@pytest.mark.parametrize("label", ["حلب", "北京"])
def test_name_that_the_font_lacks_is_left_out(label: str) -> None:
    """A name in other letters gives the map without a name, not a map with boxes."""
    assert locator(36.2, 37.13, label=label).png == locator(36.2, 37.13, label="ሀ").png


@pytest.mark.parametrize("label", ["Алеппо", "Χαλέπι", "Şırnak", "Tromsø", "Łódź"])
def test_latin_greek_and_cyrillic_names_are_written(label: str) -> None:
    assert locator(36.2, 37.13, label=label).png != locator(36.2, 37.13, label="ሀ").png


def luminance(tone: tuple[float, ...]) -> float:
    """Return the relative luminance of a colour (WCAG 2.2, "relative luminance")."""
    parts = [part / 255 for part in tone]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def by_night(tone: tuple[int, ...]) -> tuple[float, ...]:
    """Return a colour under `invert(.9) hue-rotate(180deg)` (Filter Effects 1, section 9)."""
    inverted = [230 - 0.8 * part for part in tone]
    grey = 2 * (0.213 * inverted[0] + 0.715 * inverted[1] + 0.072 * inverted[2])
    return tuple(min(255, max(0, grey - part)) for part in inverted)


@pytest.mark.parametrize("look", [tuple, by_night])
def test_what_matters_on_a_screen_stands_out_by_day_and_by_night(look: Any) -> None:
    """Contrast is what WCAG 2.2 asks for, of lines 3:1 and of words 4.5:1, in any colours."""
    tones = FOR_SCREEN
    told_apart = [
        *((tones.edge, each, 3) for each in (tones.highlight, tones.land, tones.sea)),
        *((tones.coast, each, 3) for each in (tones.land, tones.sea)),
        (tones.border, tones.land, 3),
        *((tones.mark, each, 3) for each in (tones.halo, tones.highlight, tones.land, tones.sea)),
        *((tones.quiet, each, 4.5) for each in (tones.highlight, tones.land, tones.sea)),
        (tones.ink, tones.halo, 7),
    ]
    for one, other, least in told_apart:
        light, dark = sorted((luminance(look(one)), luminance(look(other))), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= least, (one, other)


@pytest.mark.parametrize("label", ["a\nb", "<b>{{x}}", pytest.param("long " * 2000, id="long")])
def test_hostile_names_are_drawn_as_text(label: str) -> None:
    assert locator(36.2, 37.13, width=300, label=label).width == 300


@given(
    st.lists(
        st.tuples(
            st.sampled_from([-90.0, -89.9, -17.0, 0.0, 65.0, 89.9, 90.0]),
            st.sampled_from([-180.0, -179.9, 0.0, 90.0, 178.4, 180.0]),
        ),
        min_size=1,
        max_size=6,
    )
)
@settings(max_examples=15, deadline=None)
def test_any_places_make_maps_that_hold_each_number_once(places: list[tuple[float, float]]) -> None:
    points = [MapPoint(str(index), *place) for index, place in enumerate(places)]
    numbers = [number for picture in blank_map(points, 300) for number in picture.numbers]
    assert sorted(numbers) == sorted(point.number for point in points)


def test_places_on_both_sides_of_the_antimeridian_share_a_map() -> None:
    (picture,) = blank_map([MapPoint("1", -18.14, 178.44), MapPoint("2", -21.13, -175.2)])
    west, east = dots_on(picture)
    assert west[1] < east[1]


def test_no_points_make_no_map() -> None:
    assert blank_map([]) == []


def test_pillow_is_not_loaded_before_a_map_is_drawn() -> None:
    code = "import sys, talkquiz.maps.outline_maps; sys.exit('PIL' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    ("places", "groups"),
    [
        ("Geneva, Aleppo, Vienna, Raqqa, Damascus, Deir ez-Zor", [(0, 2), (1, 3, 4, 5)]),
        ("Geneva, Vienna, Astana", [(0, 1, 2)]),  # there is room for Astana
        ("Damascus, a suburb of Damascus, Aleppo", [(0, 1, 2)]),  # however close the suburb is
        ("Geneva, Geneva, Vienna, Astana", [(0, 1, 2, 3)]),  # no distance is no reason to part
        ("", []),
    ],
)
def test_places_of_one_region_share_a_map(places: str, groups: list[tuple[int, ...]]) -> None:
    known = [PLACES[place] for place in places.split(", ") if place]
    assert group_places(known) == groups
