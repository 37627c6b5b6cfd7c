"""Where numbers go beside their dots."""

from itertools import combinations

import pytest

from talkquiz.maps.canvas import Area, place_text

FRAME = Area(0, 0, 1000, 750)


def test_text_stands_to_the_upper_right_where_it_can() -> None:
    area, is_far = place_text(Area.about(500, 300, 20, 20), 40, 30, [], FRAME)
    assert area.left > 500
    assert area.bottom < 310
    assert not is_far


def test_crowded_texts_cover_neither_dots_nor_each_other() -> None:
    grid = [(x, y) for x in (400, 460, 520) for y in (300, 350, 400, 450)] + [(600, 300)] * 4
    dots = [Area.about(x, y, 20, 20) for x, y in grid]
    texts: list[Area] = []
    for dot in dots:
        texts.append(place_text(dot, 40, 30, [*dots, *texts], FRAME)[0])
        assert not [other for other in dots if other != dot and texts[-1].overlap(other)]
    assert not [one for one, other in combinations(texts, 2) if one.overlap(other)]


@pytest.mark.parametrize(("x", "y"), [(5, 5), (995, 5), (5, 745), (995, 745)])
def test_text_stays_within_the_frame(x: float, y: float) -> None:
    area, _ = place_text(Area.about(x, y, 20, 20), 40, 30, [], FRAME)
    assert area.overlap(FRAME) == area.size
