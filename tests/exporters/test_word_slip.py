"""The answer slip on the sheet, and its overlay."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn

from factories import make_choice, make_item, make_open, make_quiz, make_true_false
from talkquiz.exporters import AS_USUAL, Options
from talkquiz.exporters.word.sheet import sheet
from talkquiz.exporters.word.styles import Style
from talkquiz.exporters.word.template import sheet_looks
from talkquiz.handouts.handout import Handout, Section
from talkquiz.handouts.shown.answer_slip import AnswerSlip
from word_files import assert_valid, every_kind, made, opened, sample, texts, words

SLIP = Section("Answer slip", "", None, (), new_page=True, shown=AnswerSlip())


def with_slip(handout: Handout) -> Handout:
    versions = (each._replace(sections=(*each.sections, SLIP)) for each in handout.versions)
    return handout._replace(versions=tuple(versions))


def boxes(document: Any, page: int = 0) -> Any:
    """Return the table of boxes of the slip, or of one of the pages of an overlay."""
    tables = document.element.body.xpath(".//w:tbl[w:tblPr/w:tblCaption/@w:val='With a cross']")
    return tables[page]


def marked(table: Any) -> dict[str, str]:
    """Return the letters in the boxes by the number before them; shaded ones in capitals' place."""
    found: dict[str, str] = {}
    for row in table.tr_lst:
        number = ""
        for cell in row.tc_lst:
            text = "".join(each.text or "" for each in cell.iter(qn("w:t")))
            number = text if text[:1].isdigit() else number
            if text and text != number:
                found[number] = found.get(number, "") + text
    return found


def test_the_slip_is_a_page_with_a_box_for_each_option() -> None:
    """Name, class, date, form and score have fields, and the first page says where to mark."""
    document = opened(with_slip(sample()))
    assert marked(boxes(document)) == {"1": "ABC", "2": "ABC", "3": "ABC"}
    (heading,) = [p for p in document.paragraphs if p.text == "Answer slip"]
    assert heading._p.xpath("./w:pPr/w:pageBreakBefore")
    (fields,) = document.element.body.xpath(
        ".//w:tbl[w:tblPr/w:tblCaption/@w:val='Name, class, date and score']"
    )
    told = [cell for row in fields.tr_lst for cell in row.tc_lst]
    assert ["".join(t.text for t in cell.iter(qn("w:t"))) for cell in told] == [
        "Name\N{EM SPACE}", "Class\N{EM SPACE}", "Date", "Form \xa0A", "Score\N{EM SPACE}/\xa07",
    ]  # fmt: skip
    assert "answer slip, the last page" in " ".join(texts(document, Style.NAME_LINE))


def test_the_name_of_a_student_is_printed_on_the_slip() -> None:
    handout = with_slip(sample())
    version = handout.versions[0]._replace(code="K7QX", student="Ada Brook")
    document = Document(BytesIO(sheet(handout, version, sheet_looks(AS_USUAL))))
    assert "Name\N{EM SPACE}Ada Brook" in words(document)
    assert "Form \xa0K7QX" in words(document)


def test_an_overlay_has_the_right_boxes_of_each_version_in_the_places_of_the_slip() -> None:
    """The tables have the same widths and heights; only right boxes are drawn, in grey."""
    handout = with_slip(every_kind())
    overlay = opened(handout, "overlay")
    for page, version in enumerate(handout.versions):
        slip, over = boxes(opened(handout, version.code)), boxes(overlay, page)
        for path in (".//w:gridCol/@w:w", ".//w:trHeight/@w:val", ".//w:trHeight/@w:hRule"):
            assert slip.xpath(path) == over.xpath(path)
        assert set(over.xpath(".//w:trHeight/@w:hRule")) == {"exact"}
        right = marked(over)
        assert right.keys() == marked(slip).keys()
        assert len(over.xpath(".//w:shd[@w:fill='BFBFBF']")) == sum(map(len, right.values()))
        for section in version.sections[:1]:
            for question in section.questions:
                (place,) = [n for n, option in enumerate(question.options) if option.correct]
                assert right[str(question.number)] == "ABCD"[place]


def test_verdicts_have_the_letters_of_true_and_false() -> None:
    document = opened(with_slip(make_quiz([make_true_false(), make_true_false("two")])))
    assert marked(boxes(document)) == {"1": "TF", "2": "TF"}


def test_many_questions_stand_in_columns_and_groups_of_five() -> None:
    """Those that no page has room for go on overleaf, so that none is left out."""
    items = [make_choice(str(number)) for number in range(130)]
    document = opened(with_slip(make_quiz(items)))
    tables = document.element.body.xpath(".//w:tbl[w:tblPr/w:tblCaption/@w:val='With a cross']")
    assert len(tables) == 2
    found = marked(tables[0]) | marked(tables[1])
    assert sorted(map(int, found)) == list(range(1, 131))


def test_without_points_the_slip_has_no_score() -> None:
    document = opened(with_slip(sample()), options=Options(points=False))
    assert "Score" not in words(document)


@pytest.mark.parametrize(
    "options", [AS_USUAL, Options(paper="letter", large_print=True), Options(dyslexia=True)]
)
def test_slips_and_overlays_are_valid(options: Options, tmp_path: Path) -> None:
    files = made(with_slip(every_kind()), options=options)
    assert_valid(files["every-kind-A.docx"], tmp_path)
    assert_valid(files["every-kind-overlay.docx"], tmp_path)


def test_what_is_answered_on_the_paper_is_said_on_the_slip() -> None:
    """Numbers that follow one another are a range."""
    items = [
        make_choice("c"),
        *(make_item(f"f{n}") for n in range(4)),
        make_choice("d"),
        make_open(),
    ]
    document = opened(with_slip(make_quiz(items)))
    assert "Answer on the question paper: 2\N{EN DASH}5 and 7." in words(document)


def test_a_long_name_is_whole_in_large_print() -> None:
    """Its field is higher than the others then."""
    handout, looks = with_slip(sample()), sheet_looks(Options(large_print=True))
    heights = []
    for name in (
        "Ada",
        "Maximiliana Alexandrina Wolfe of the Upper Harbour of the Old Town of Salt",
    ):
        version = handout.versions[0]._replace(student=name)
        fields = Document(BytesIO(sheet(handout, version, looks))).element.body.xpath(
            ".//w:tbl[w:tblPr/w:tblCaption/@w:val='Name, class, date and score']"
        )
        heights.append([int(each) for each in fields[0].xpath(".//w:trHeight/@w:val")])
    assert heights[0][0] == heights[0][1] == heights[1][1] < heights[1][0]
