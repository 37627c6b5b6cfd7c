"""How sheets and keys are set: numbers, gaps, boxes of words, heads, and sizes of print."""

from io import BytesIO
from itertools import pairwise
from pathlib import Path

import mammoth
import pytest
from docx import Document
from docx.shared import Mm, Pt, Twips

from factories import (
    make_choice,
    make_cloze,
    make_compare,
    make_handout,
    make_imprint,
    make_item,
    make_label,
    make_section,
    make_task,
    make_term,
)
from talkquiz.exporters import Options
from talkquiz.exporters.word.builder import Paper, text_of
from talkquiz.exporters.word.kinds.renderer import with_blanks
from talkquiz.exporters.word.styles import Style
from talkquiz.exporters.word.template import sheet_looks
from talkquiz.handouts.section_layouts import WordSearch
from talkquiz.items.item import GAP, Comparison, Stimulus
from talkquiz.resources import bundled
from word_files import PLACES, answers_at_a_glance, made, of_items, opened, texts
from word_forms import crossword, numbered, word_search

_EMPTY_OR_IN_BOXES = {"TQ Timeline Gap", "TQ Grid Number"}


def test_numbers_of_gap_questions_are_told_in_the_paragraph_itself() -> None:
    """Mammoth, for one, sees no list in a style that is based on another."""
    document = opened(of_items(make_cloze("one"), make_term()))
    gaps = [each for each in document.paragraphs if each.style.name == Style.GAP_QUESTION]
    style = document.styles[Style.QUESTION].element.pPr.numPr
    assert len(gaps) == 2
    assert {each._p.pPr.numPr.numId.val for each in gaps} == {style.numId.val}
    (sheet, _) = made(of_items(make_cloze("one"))).values()
    html = mammoth.convert_to_html(BytesIO(sheet)).value
    assert "<ol><li>No member of the Security Council" in html


def test_where_a_template_moves_questions_gap_questions_move_along(tmp_path: Path) -> None:
    """A list in the paragraph would else take it back to where the list has it."""
    document = Document(str(bundled("templates") / "word" / "reference.docx"))
    document.styles[Style.QUESTION].paragraph_format.left_indent = Mm(15)
    document.save(str(tmp_path / "my.docx"))
    printed = opened(of_items(make_cloze()), options=Options(template=tmp_path / "my.docx"))
    (gap,) = [each for each in printed.paragraphs if each.style.name == Style.GAP_QUESTION]
    assert abs(gap.paragraph_format.left_indent - Mm(15)) < Pt(1)


@pytest.mark.parametrize(
    ("longest", "letters"), [("Vienna", 20), ("the Syrian National Coalition", 32)]
)
def test_blanks_of_a_section_are_of_one_length(longest: str, letters: int) -> None:
    """They have room for the longest answer, and none tells by its length which one it wants."""
    stems = [
        make_cloze(fact, stem=f"It was {GAP}.", key=key)
        for fact, key in (("one", "Iran"), ("two", longest))
    ]
    document = opened(of_items(*stems))
    found = [run.text for each in document.paragraphs for run in each.runs if "__" in run.text]
    assert found == ["_" * letters] * 2


def test_a_gap_holds_on_to_the_words_and_marks_beside_it() -> None:
    """The word before it, a short one with that before, and a mark that stands apart after it."""
    stems = {
        f"It ended in the {GAP}, so they say.": f"It ended in\xa0the\xa0{GAP}, so they say.",
        f"Is it {GAP} ?": f"Is\xa0it\xa0{GAP}\xa0?",
        f"It was “{GAP}” and {GAP} (so).": f"It\xa0was\xa0“{GAP}”\xa0and\xa0{GAP} (so).",
    }
    for stem, bound in stems.items():
        assert text_of(*with_blanks(stem)) == bound.replace(GAP, "_" * 20)


def test_a_line_of_words_has_spaces_and_more_words_stand_in_columns() -> None:
    """In columns each word begins at a stop, and rows are filled evenly."""
    few = opened(of_items(*(make_label(*place) for place in PLACES)))
    (line,) = texts(few, Style.WORD_BANK)
    assert "\t" not in line
    paper = Paper(sheet_looks(Options()), "Words", make_imprint())
    words = [f"resolution {number}" for number in range(2250, 2257)]
    assert [len(row) for row in paper.rows_of_words(words)] == [4, 3]
    paper.add_words(words)
    (bank,) = [
        each
        for each in Document(BytesIO(paper.packed())).paragraphs
        if each.style.name == Style.WORD_BANK
    ]
    assert [line.count("\t") for line in bank.text.split("\n")] == [3, 2]
    stops = [stop.position.mm for stop in bank.paragraph_format.tab_stops]
    widths = [round(later - one) for one, later in pairwise(stops)]
    assert len(stops) == 3
    assert max(widths) - min(widths) <= 1


def test_accounts_of_one_report_are_told_apart_by_their_days() -> None:
    """No two columns have one head where nobody is named; the heads of rows take little room."""
    one, other = make_compare().holds(Comparison).accounts
    alike = (one._replace(per=""), other._replace(per="", outlet=one.outlet))
    (table,) = opened(of_items(make_compare(accounts=alike))).tables
    heads = [cell.text for cell in table.rows[0].cells]
    assert heads == ["Who", f"Account 1: Press TV, {one.day}", f"Account 2: Press TV, {other.day}"]
    label, *accounts = (column.width for column in table.columns)
    assert label < 0.45 * min(accounts)


@pytest.mark.parametrize(
    ("answer", "printed"),
    [
        ("rebel groups", "Rebel groups"),
        ("de Mistura", "De Mistura"),
        ("al-Qaida", "al-Qaida"),
        ("pH 7", "pH 7"),
        ("x = 5", "x = 5"),
        ("in April, or later", "In April, or later"),
    ],
)
def test_answers_of_the_key_begin_alike(answer: str, printed: str) -> None:
    """They have a capital, but for what has a spelling of its own."""
    handout = of_items(make_item(key=answer))
    assert answers_at_a_glance(handout) == {"1": printed}
    (question,) = texts(opened(handout, "key"), Style.KEY_QUESTION)
    assert f" {printed} \t" in question


def test_clues_bring_their_numbers_as_text_and_the_list_goes_on_after_them() -> None:
    """No list holds them, which few programs start anywhere; later questions have a new one."""
    sections = (
        make_section(*numbered([make_choice()], 1)),
        crossword(first=2),
        make_section(*numbered([make_cloze("one"), make_cloze("two")], 8)),
    )
    document = opened(make_handout(*sections))
    clues = [
        paragraph
        for cell in document.tables[-1].rows[0].cells
        for paragraph in cell.paragraphs
        if paragraph.style.name == Style.CLUE
    ]
    numbers = [int(clue.text.partition(".\t")[0]) for clue in clues]
    assert sorted(numbers) == [question.number for question in sections[1].questions]
    assert not any(style.element.xpath(".//w:numPr") for style in (clues[0].style,))
    first, second = (each for each in document.paragraphs if each.style.name == Style.GAP_QUESTION)
    used = {each._p.pPr.numPr.numId.val for each in (first, second)}
    numbering = document.part.numbering_part.element
    (definition,) = [
        number.abstractNumId.val for number in numbering.num_lst if number.numId in used
    ]
    (start,) = numbering.xpath(
        f"./w:abstractNum[@w:abstractNumId='{definition}']/w:lvl[@w:ilvl='0']/w:start/@w:val"
    )
    assert start == "8"


def test_a_template_whose_clues_are_still_on_the_list_prints_no_number_twice(
    tmp_path: Path,
) -> None:
    document = Document(str(bundled("templates") / "word" / "reference.docx"))
    document.styles[Style.CLUE].base_style = document.styles[Style.QUESTION]
    document.save(str(tmp_path / "old.docx"))
    printed = opened(make_handout(crossword()), options=Options(template=tmp_path / "old.docx"))
    assert printed.styles[Style.CLUE].element.pPr.numPr.numId.val == 0


def test_a_title_is_a_heading_whatever_a_template_says() -> None:
    document = opened(of_items(make_item()))
    (title,) = [each for each in document.paragraphs if each.style.name == Style.TITLE]
    assert title._p.xpath("./w:pPr/w:outlineLvl/@w:val") == ["0"]


def test_nothing_to_read_is_smaller_than_nine_and_a_half_points() -> None:
    """Only numbers in boxes to write in are."""
    styles = Document(str(bundled("templates") / "word" / "reference.docx")).styles
    sizes = {
        each.name: each.font.size.pt
        for each in styles
        if getattr(each, "font", None) and each.font.size
    }
    small = {name for name, size in sizes.items() if size < 9.5}
    assert small <= _EMPTY_OR_IN_BOXES
    assert sizes["TQ Table Head"] >= sizes["TQ Table Text"]


def test_the_answers_of_a_word_search_are_shaded_in_the_key() -> None:
    """So the eye follows them on the diagonal as well; other boxes stay white."""
    section = word_search()
    document = opened(make_handout(section), "key")
    (solved,) = [each for each in document.tables if len(each.columns) > 6]
    shaded = {
        (row, column)
        for row, cells in enumerate(solved._tbl.tr_lst)
        for column, cell in enumerate(cells.tc_lst)
        if cell.xpath("./w:tcPr/w:shd")
    }
    assert isinstance(section.layout, WordSearch)
    assert shaded == {box for run in section.layout.runs for box in run.boxes}


@pytest.mark.parametrize(
    ("lines", "large", "held"), [(2, False, True), (8, False, True), (8, True, False)]
)
def test_a_source_leaves_its_question_whole_where_a_page_has_no_room_for_both(
    lines: int, large: bool, held: bool
) -> None:
    """Else the page would end before the last lines to write on."""
    told = ("A line of a report that is about as long as a line of the page.",) * lines
    task = make_task(stimulus=Stimulus("extract/long", "A report", told, "An agency", "invented"))
    document = opened(of_items(task), options=Options(paper="letter", large_print=large))
    *_, last = (each for each in document.paragraphs if each.style.name == Style.SOURCE)
    assert (last.paragraph_format.keep_with_next is not False) == held


def test_the_box_of_sentence_starters_begins_where_its_question_does() -> None:
    """What belongs to one question hangs out beside none of its words; a bank has all the width."""
    document = opened(of_items(make_task()))
    (box,) = [each for each in document.paragraphs if each.style.name == Style.WORD_BANK]
    inside = document.styles[Style.WORD_BANK].paragraph_format.left_indent
    indent = sheet_looks(Options()).indent
    assert box.paragraph_format.left_indent == inside + Twips(indent)
