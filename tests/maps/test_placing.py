"""Where words go beside dots, and names in and beside countries."""

from itertools import combinations

import pytest

from talkquiz.maps.placing import SEA, Area, Grid, Style, Text, place_text

FRAME = Area(0, 0, 1000, 750)


def test_text_stands_to_the_upper_right_where_it_can() -> None:
    area, is_far = place_text(Area.about(500, 300, 20, 20), (40, 30), [], FRAME)
    assert area.left > 500
    assert area.bottom < 310
    assert not is_far


def test_crowded_texts_cover_neither_dots_nor_each_other() -> None:
    grid = [(x, y) for x in (400, 460, 520) for y in (300, 350, 400, 450)] + [(600, 300)] * 4
    dots = [Area.about(x, y, 20, 20) for x, y in grid]
    texts: list[Area] = []
    for dot in dots:
        texts.append(place_text(dot, (40, 30), [*dots, *texts], FRAME)[0])
        assert not [other for other in dots if other != dot and texts[-1].overlap(other)]
    assert not [one for one, other in combinations(texts, 2) if one.overlap(other)]


@pytest.mark.parametrize(("x", "y"), [(5, 5), (995, 5), (5, 745), (995, 745)])
def test_text_stays_within_the_frame(x: float, y: float) -> None:
    area, _ = place_text(Area.about(x, y, 20, 20), (40, 30), [], FRAME)
    assert area.overlap(FRAME) == area.size


def test_text_stands_where_it_does_no_harm() -> None:
    """What lies to the right is not covered if there is room to the left."""
    area, _ = place_text(
        Area.about(500, 300, 20, 20), (40, 30), [], FRAME, lambda area: max(0, area.right - 500)
    )
    assert area.right <= 500


A, B = 1, 2


def grid(*rows: str) -> Grid:
    """Return a grid of cells ten pixels wide: `.` is the sea, `a` and `b` are countries."""
    cells = bytes({".": SEA, "a": A, "b": B}[cell] for row in rows for cell in row)
    return Grid(cells, len(rows[0]), 10)


def text(columns: int, rows: int) -> Text:
    """Return a text that with its margins takes so many cells."""
    return Text((("x", Style(10, 0, 0)),), (columns - 4) * 10, (rows - 2) * 10)


LANDLOCKED = ("bbbbbbbbbbbb", "baaaaaaaaaab", "baaaaaaaaaab", "baaaaaaaaaab", "bbbbbbbbbbbb")
COASTAL = (
    "............bb",
    "............bb",
    "...........aab",
    "...........aab",
    "...........aab",
    "............bb",
    "............bb",
)


def test_name_stands_in_the_middle_of_its_country() -> None:
    room = grid(*LANDLOCKED).room(A, [text(6, 3)])
    assert room == (text(6, 3), Area(30, 10, 90, 40))


def test_name_without_room_is_left_out_or_takes_two_lines() -> None:
    """The second layout of a name is taken where the first does not fit."""
    assert grid(*LANDLOCKED).room(A, [text(11, 3)]) is None
    room = grid(*LANDLOCKED).room(A, [text(11, 3), text(7, 3)])
    assert room
    assert room[0] == text(7, 3)


def test_name_beside_its_coast_covers_no_other_country() -> None:
    """It stands in the sea, as near to the middle of the coast as can be."""
    room = grid(*COASTAL).room(A, [text(5, 3)])
    assert room == (text(5, 3), Area(60, 20, 110, 50))


def test_name_across_its_outline_has_its_middle_inside() -> None:
    """It keeps off what is taken, though not off other countries."""
    whole = grid(*LANDLOCKED)
    assert whole.room_across(A, [text(14, 3)]) is None
    narrow = grid(*["bbbbbbbbbbbb"] * 2, *["bbbaaaaaabbb"] * 3, *["bbbbbbbbbbbb"] * 2)
    assert narrow.room(A, [text(8, 4)]) is None
    assert narrow.room_across(A, [text(8, 4)]) == (text(8, 4), Area(20, 20, 100, 60))
    narrow.take(Area(20, 0, 30, 70))
    assert narrow.room_across(A, [text(8, 4)]) is None


def test_what_is_taken_is_not_covered() -> None:
    covered = Area(40, 10, 60, 40)
    whole = grid(*LANDLOCKED)
    whole.take(covered)
    room = whole.room(A, [text(5, 3)])
    assert room
    assert not room[1].overlap(covered)
    whole.take(Area(-50, -50, 500, 500))
    assert whole.room(A, [text(5, 3)]) is None


def test_names_keep_off_the_frame() -> None:
    """A country that fills the map has its name in it, one cell from each edge."""
    filled = grid(*["aaaaaaa"] * 4)
    assert filled.room(A, [text(5, 2)]) == (text(5, 2), Area(10, 10, 60, 30))
    assert filled.room(A, [text(6, 2)]) is None


def test_cells_are_counted() -> None:
    whole = grid(*LANDLOCKED)
    assert whole.count(A) == 30
    assert whole.count(A, Area(0, 0, 30, 30)) == 4


def test_something_stands_in_one_country_or_in_the_sea_near_a_corner() -> None:
    """What has no room at the lower left is as near another corner as can be."""
    cells = grid("aaaaaaaaaa", "aaaaaaaaaa", "aaaaaaaaaa", "b.b.b.b.b.", "aaaaaaaaaa")
    assert cells.corner(40, 20) is None
    cells = grid(*["aaaaaaaaaaaaaaaaaabb"] * 9, *["aababababababababbbb"] * 3)
    area = cells.corner(40, 20)
    assert area
    assert cells.is_even(area)
    assert (area.left, area.bottom) == (10, 50)
    assert not cells.is_even(Area(0, 0, 200, 50))
