"""Maps to label: the maps, the names and the blanks on a page."""

from collections.abc import Sequence

import pytest

from factories import make_item, make_label, make_quiz
from talkquiz.exporters import Options
from talkquiz.exporters.word.kinds import label
from talkquiz.exporters.word.styles import Style
from talkquiz.items.item import Label
from talkquiz.maps import outline_maps as drawing
from word_files import EMPTY_PNG, PLACES, answers_at_a_glance, names, of_items, opened, texts

both = pytest.mark.parametrize("code", ["A", "B"])


@pytest.fixture(autouse=True)
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[drawing.MapPoint]:
    """Have maps drawn as one white dot, and return the points that were to be on them."""
    points: list[drawing.MapPoint] = []

    def blank_map(
        wanted: Sequence[drawing.MapPoint], width: int, text: float, words: object
    ) -> list[drawing.MapPicture]:
        del words
        assert text >= 12 / 482 * 1000  # A4 between its margins is 482 points wide
        points.extend(wanted)
        numbers = tuple(point.number for point in wanted)
        return [drawing.MapPicture(EMPTY_PNG, width, width // 2, "Map with dots", numbers)]

    monkeypatch.setattr(label, "blank_map", blank_map)
    return points


@both
def test_one_map_has_a_dot_for_each_blank(code: str, drawn: list[drawing.MapPoint]) -> None:
    quiz = make_quiz([make_item()], [make_label(*place) for place in PLACES])
    version = quiz.versions["AB".index(code)]
    handout = quiz._replace(versions=(version,))
    document = opened(handout, code)
    assert len(document.inline_shapes) == 1
    assert len(document.element.xpath("//w:tbl//w:p[contains(., '____')]")) == len(PLACES)
    on_map = {int(point.number): (point.lat, point.lon) for point in drawn}
    answers = answers_at_a_glance(handout, code)
    for question in version.sections[1].questions:
        assert on_map[question.number] == question.item.holds(Label).location
        assert answers[str(question.number)] == question.item.key


def test_the_map_stands_in_the_text_and_is_described(drawn: list[drawing.MapPoint]) -> None:
    """The picture fits the width, has alt text, and is never parted from the names below it."""
    document = opened(of_items(*(make_label(*place) for place in PLACES)))
    (shape,) = document.inline_shapes
    section = document.sections[0]
    assert abs(shape.width - (section.page_width - 2 * section.left_margin)) < 36_000
    assert shape._inline.docPr.get("descr") == "Map with dots"
    assert [name for name in names(document) if "Picture" in name or "Bank" in name] == [
        "TQ Picture", "TQ Word Bank",
    ]  # fmt: skip
    assert document.styles["TQ Picture"].paragraph_format.keep_with_next
    assert document.styles["TQ Word Bank"].paragraph_format.keep_with_next
    assert len(drawn) == len(PLACES)


def test_several_maps_fit_on_one_page_together(monkeypatch: pytest.MonkeyPatch) -> None:
    square = drawing.MapPicture(EMPTY_PNG, 900, 900, "Map", ())
    monkeypatch.setattr(label, "blank_map", lambda *_, **__: [square, square])
    monkeypatch.setattr(label, "map_shapes", lambda *_: [drawing.MapShape(900, 900, ())] * 2)
    document = opened(of_items(*(make_label(f"Place {number}") for number in range(12))))
    heights = [shape.height for shape in document.inline_shapes]
    assert 140 <= sum(heights) / 36_000 <= 150
    assert all(shape.height == shape.width for shape in document.inline_shapes)
    ids = document.element.xpath("//wp:docPr/@id")
    assert len(set(ids)) == 2


def test_maps_that_would_get_small_have_pages_of_their_own() -> None:
    places = [*PLACES, ("Geneva", 46.2, 6.14), ("Vienna", 48.21, 16.37), ("Astana", 51.17, 71.43)]
    handout = of_items(*(make_label(*place) for place in places))
    document = opened(handout, options=Options(paper="letter", large_print=True))
    found = [name for name in names(document) if name in {Style.PICTURE, Style.WORD_BANK}]
    assert found == [Style.PICTURE, Style.WORD_BANK] * 2
    one, other = texts(document, Style.WORD_BANK)
    assert one == other
    blanks = [sum("__" in p.text for c in t.rows[0].cells for p in c.paragraphs)
              for t in document.tables]  # fmt: skip
    assert blanks == [5, 3]


def test_names_of_places_are_in_alphabetical_order_with_a_few_too_many() -> None:
    """The word bank gives no order away, and no more than two names that are not needed."""
    others = "Raqqa", "al-Bab", "Idlib", "Homs"
    handout = of_items(
        *(make_label(*place, others=others if place[0] == "Homs" else ()) for place in PLACES)
    )
    (bank,) = texts(opened(handout), Style.WORD_BANK)
    assert bank.split("\u2003\u2003 ") == [
        "Aleppo", "Damascus", "Deir\xa0ez-Zor", "Homs", "Idlib", "Palmyra", "Raqqa",
    ]  # fmt: skip


def test_pictures_are_drawn_large_enough_to_print() -> None:
    """A map as wide as the text of a page has 300 dots to the inch, as printers want it."""
    assert label._PIXELS >= 17 / 2.54 * 295
