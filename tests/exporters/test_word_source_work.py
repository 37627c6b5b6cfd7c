"""Maps to label and work on sources: what is printed beside the questions themselves."""

from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from docx import Document

from factories import (
    make_compare,
    make_deck,
    make_handout,
    make_item,
    make_label,
    make_open,
    make_questions,
    make_quiz,
    make_section,
)
from talkquiz.exporters import Options
from talkquiz.exporters.word import export
from talkquiz.exporters.word.kinds import label
from talkquiz.exporters.word.styles import Style
from talkquiz.handouts.products import Assembled
from talkquiz.items.item import Comparison, Label, Stimulus
from talkquiz.maps import outline_maps as drawing
from word_files import (
    EMPTY_PNG,
    PLACES,
    answers_at_a_glance,
    names,
    of_items,
    opened,
    texts,
)

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
    """The questions of a section share a map with their numbers, and the key has the places."""
    quiz = make_quiz([make_item()], [make_label(*place) for place in PLACES])
    version = quiz.versions["AB".index(code)]
    handout = replace(quiz, versions=(version,))
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
    """Places that lie far apart make two maps, which leave room for names and blanks."""
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
    """In large print each map has its own blanks and all the names, and a page may end between."""
    places = [*PLACES, ("Geneva", 46.2, 6.14), ("Vienna", 48.21, 16.37), ("Astana", 51.17, 71.43)]
    handout = of_items(*(make_label(*place) for place in places))
    made = export(Assembled(make_deck(), (handout,)), Options(paper="letter", large_print=True))
    document = Document(BytesIO(made[f"{handout.name}-A.docx"].content))
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


def test_accounts_are_a_table_of_the_reports() -> None:
    """A comparison has a column for each report under a header that repeats, and lines below it."""
    document = opened(of_items(make_compare()))
    (table,) = document.tables
    cells = [[cell.text for cell in row.cells] for row in table.rows]
    one, other = make_compare().holds(Comparison).accounts
    assert cells == [
        ["Report", one.outlet, other.outlet],
        ["Day", one.day, other.day],
        ["What it says", one.claim, other.claim],
        ["According to", one.per, "The United Nations"],
        ["As of", one.as_of, other.as_of],
    ]
    assert table._tbl.xpath("./w:tr[1]/w:trPr/w:tblHeader")
    assert table._tbl.xpath("./w:tblPr/w:tblCaption/@w:val") == ["Reports for question 1"]
    assert names(document).count("TQ Answer Line") == 3


def test_what_no_report_says_is_left_out_of_the_table() -> None:
    """Where nobody is named and no date given, or each report's own day, there is no row for it."""
    accounts = [
        account._replace(per="", as_of="") for account in make_compare().holds(Comparison).accounts
    ]
    own_days = [account._replace(as_of=account.day) for account in accounts]
    for given in (accounts, own_days):
        (table,) = opened(of_items(make_compare(accounts=tuple(given)))).tables
        assert [row.cells[0].text for row in table.rows] == ["Report", "Day", "What it says"]


def test_a_report_that_names_nobody_has_a_dash() -> None:
    """A cell that only one report fills is not left blank for the others."""
    one, other = make_compare().holds(Comparison).accounts
    (table,) = opened(of_items(make_compare(accounts=(one._replace(per=""), other)))).tables
    assert [cell.text for cell in table.rows[3].cells][1:] == ["\N{EN DASH}", "The United Nations"]


@pytest.mark.parametrize(("points", "lines"), [(1, 3), (3, 3), (4, 4), (8, 8)])
@pytest.mark.parametrize("key", ["Yes.", "k" * 9_999])
def test_lines_of_an_open_question_are_as_many_as_its_points(
    points: int, lines: int, key: str
) -> None:
    """How much there is to write follows from the points, and gives nothing of the answer away."""
    section = make_section(*make_questions(make_open(key=key), points=points))
    assert names(opened(make_handout(section))).count("TQ Answer Line") == lines


def test_a_source_is_printed_once_before_its_questions() -> None:
    """The questions of a linked set share one box; a set of its own gets its own."""
    other = Stimulus("s002", "Xinhua, 6 January 2017", ("The envoy had hopes.",))
    sections = (
        make_section(*make_questions(make_open("one"), make_open("two"))),
        make_section(*make_questions(make_open("three"), make_open("four", stimulus=other))),
    )
    document = opened(make_handout(*sections))
    assert texts(document, Style.SOURCE_TITLE) == ["Press TV, 28 April 2016", other.title]
    assert texts(document, Style.SOURCE) == [
        "1.\tA monitoring group counted sixty dead in Aleppo within one day.",
        "2.\tThe envoy said that the truce was barely alive.",
        "1.\tThe envoy had hopes.",
    ]
    boxes = [place for place, name in enumerate(names(document)) if name == "TQ Source Title"]
    questions = [place for place, name in enumerate(names(document)) if name == "TQ Question"]
    assert boxes[0] < questions[0] < questions[2] < boxes[1] < questions[3]


@pytest.mark.parametrize("make", [make_open, make_compare])
def test_the_key_has_model_answer_and_marking_points(make: Any) -> None:
    """The table sends on to the answer in full, where each point has a box to tick."""
    item = make(claim="What the sheet says already.")
    handout = of_items(item, make_item(claim=""))
    assert answers_at_a_glance(handout)["1"] == "See the answer in full."
    lines = texts(opened(handout, "key"), Style.KEY_LINE)
    assert lines[0] == f"Answer\t{item.key}"
    assert not [line for line in lines if line.startswith("Claim")]
    assert lines[1 : 1 + len(item.marks)] == [f"1 point\t\u2610 {mark}" for mark in item.marks]


def test_there_is_no_table_of_answers_that_are_all_too_long_for_it() -> None:
    """The key begins with the answers in full where the table would say nothing."""
    document = opened(of_items(make_open("one"), make_compare("two")), "key")
    assert texts(document, Style.SECTION) == ["Answers in full"]
    assert not document.tables


def test_pictures_are_drawn_large_enough_to_print() -> None:
    """A map as wide as the text of a page has 300 dots to the inch, as printers want it."""
    assert label._PIXELS >= 17 / 2.54 * 295
