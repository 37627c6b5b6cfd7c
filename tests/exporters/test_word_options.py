"""How handouts are wanted: paper, large print, dyslexia-friendly print, points."""

from pathlib import Path
from typing import Any

import pytest
from docx.oxml.ns import qn

from factories import (
    make_handout,
    make_item,
    make_label,
    make_matching,
    make_questions,
    make_section,
)
from talkquiz.exporters import Options
from talkquiz.exporters.word.styles import Style
from talkquiz.handouts.handout import Handout
from word_files import PLACES, made, of_items, opened, sample, texts, words
from word_templates import restyled

TWENTIETH = 635
"""A twentieth of a point in English Metric Units."""
LARGE, DYSLEXIA = Options(large_print=True), Options(dyslexia=True)


def printed(options: Options, handout: Handout | None = None, which: str = "A") -> Any:
    return opened(handout or sample(), which, options)


def size(document: Any, style: str) -> float:
    """Return how large text in a style is, in points, by itself or by what it is based on."""
    found = document.styles[style]
    while found is not None and found.font.size is None:
        found = found.base_style
    defaults = document.styles.element.xpath("./w:docDefaults//w:sz/@w:val")
    return float(found.font.size.pt) if found is not None else int(defaults[0]) / 2


@pytest.mark.parametrize(("paper", "width", "height"), [("a4", 210, 297), ("letter", 215.9, 279.4)])
@pytest.mark.parametrize("which", ["A", "key"])
def test_the_paper_is_what_was_asked_for(
    paper: str, width: float, height: float, which: str
) -> None:
    """Tables fill the width, and page numbers and lines to fill in end at its edge."""
    document = printed(Options(paper=paper), which=which)
    section = document.sections[0]
    assert section.page_width.mm == pytest.approx(width, abs=0.1)
    assert section.page_height.mm == pytest.approx(height, abs=0.1)
    assert round(section.left_margin.mm) == round(section.right_margin.mm) == 20
    between = section.page_width - section.left_margin - section.right_margin
    assert bool(document.tables) == (which == "key")
    for table in document.tables:
        columns = map(int, table._tbl.xpath("./w:tblGrid/w:gridCol/@w:w"))
        assert abs(sum(columns) * TWENTIETH - between) < TWENTIETH * 10
    for name in ("Footer", "Header", "TQ Name Line", "TQ Correction"):
        stops = document.styles[name].paragraph_format.tab_stops
        assert abs(max(stop.position for stop in stops) - between) < TWENTIETH * 2


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_maps_fit_on_the_page(paper: str, *, large: bool) -> None:
    places = of_items(*(make_label(*place) for place in PLACES))
    document = printed(Options(paper=paper, large_print=large), places)
    section, shapes = document.sections[0], document.inline_shapes
    width = section.page_width - section.left_margin - section.right_margin
    height = section.page_height - section.top_margin - section.bottom_margin
    assert max(shape.width for shape in shapes) <= width
    assert sum(shape.height for shape in shapes) < height


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_a_map_in_large_print_is_large_too(paper: str) -> None:
    """What stands around it leaves a map of one country more than half of the width."""
    places = of_items(*(make_label(*place) for place in PLACES[:3]))
    document = printed(Options(paper=paper, large_print=True), places)
    section, (shape,) = document.sections[0], document.inline_shapes
    width = section.page_width - section.left_margin - section.right_margin
    assert shape.width > width * 0.6


def test_large_print_is_large_throughout() -> None:
    """The text has 18 points, headings more; letters are upright, lines apart.

    Nothing has less but the numbers in boxes, which leave room to write.
    """
    document = printed(LARGE)
    assert size(document, "TQ Question") == 18
    kinds = {Style.BLANK, Style.TABLE}  # lines to write on, and what has no text of its own
    named = {style.name.lower(): style.name for style in document.styles}
    sizes = {style: size(document, named[style.lower()]) for style in Style if style not in kinds}
    assert sizes.pop(Style.GRID_NUMBER) == 18 * 0.75
    assert min(sizes.values()) >= 18
    assert sizes[Style.TITLE] > sizes[Style.SECTION] >= 18 * 1.2
    assert size(document, "Header") >= 18 <= size(document, "Footer")
    assert document.styles["Normal"].paragraph_format.line_spacing == 1.25


def test_dyslexia_friendly_print_is_spaced() -> None:
    """Letters are a tenth of their size apart and lines half a line, and blanks stay whole."""
    styles = printed(DYSLEXIA).styles.element
    for properties in styles.iter(qn("w:rPr")):
        spacing, large = properties.find(qn("w:spacing")), properties.find(qn("w:sz"))
        if spacing is not None and spacing.get(qn("w:val")) != "0":
            assert spacing.get(qn("w:val")) == large.get(qn("w:val"))
    blank = styles.xpath("./w:style[w:name/@w:val='TQ Blank']/w:rPr/w:spacing/@w:val")
    assert blank == ["0"]
    lines = styles.xpath("./w:style[w:name/@w:val='Normal']/w:pPr/w:spacing/@w:line")
    assert lines == ["360"]
    in_boxes = "ancestor::w:style/w:name/@w:val='TQ Grid Number'"
    assert styles.xpath(f"//w:sz[{in_boxes}]/@w:val") == ["18"]  # room to write in
    assert min(int(each) for each in styles.xpath(f"//w:sz[not({in_boxes})]/@w:val")) >= 24


@pytest.mark.parametrize("options", [LARGE, DYSLEXIA])
def test_serifs_and_italics_of_a_template_give_way(options: Options, tmp_path: Path) -> None:
    """Fonts with serifs become Arial, those without stay; colours and margins stay."""
    document = printed(options._replace(template=restyled(tmp_path)))
    assert document.styles["Normal"].font.name == "Arial"
    assert document.styles["Heading 1"].font.name == "Verdana"
    assert str(document.styles["Heading 1"].font.color.rgb) == "1F4E79"
    assert not document.styles["TQ Directions"].font.italic
    assert round(document.sections[0].left_margin.mm) == 32


def test_the_key_is_the_teachers_and_stays_as_it_is() -> None:
    """Large print and spaced letters are for the sheets; the key is the same bytes."""
    usual, large = (
        made(sample(), options=options)["starter-quiz-key.docx"]
        for options in (Options(), Options(large_print=True, dyslexia=True))
    )
    assert usual == large


def test_options_combine() -> None:
    document = printed(Options(paper="letter", large_print=True, dyslexia=True, points=False))
    assert size(document, "TQ Question") == 18
    assert document.styles["Normal"].paragraph_format.line_spacing == 1.5
    assert round(document.sections[0].page_width.mm) == 216
    assert "point" not in words(document)


@pytest.mark.parametrize("which", ["A", "B", "key"])
def test_without_points_nothing_is_said_of_them(which: str) -> None:
    text = words(printed(Options(points=False), which=which))
    assert " point" not in text.replace("\xa0", " ")
    assert "Score" not in text


@pytest.mark.parametrize(
    ("options", "columns", "lines"), [(Options(), 1, 1), (LARGE, 0, 2), (DYSLEXIA, 0, 2)]
)
def test_little_stands_side_by_side_where_words_are_long(
    options: Options, columns: int, lines: int
) -> None:
    """Options stand below what they match; four fields on a line leave no room to write a name."""
    document = printed(options, of_items(make_matching("one")))
    assert len(document.tables) == columns
    assert len(texts(document, Style.NAME_LINE)) == lines


def test_a_section_begins_a_page_where_its_blueprint_says_so() -> None:
    """It does not where nothing stands before it: a page with a title alone helps nobody."""
    one, other = make_questions(make_item("one"), make_item("two"))
    asked = one._replace(number=1), other._replace(number=2)
    sections = [make_section(question)._replace(new_page=True) for question in asked]
    document = printed(Options(), make_handout(*sections))
    headings = [p for p in document.paragraphs if p.style.name.lower() == Style.SECTION]
    assert [bool(p.paragraph_format.page_break_before) for p in headings] == [False, True]
