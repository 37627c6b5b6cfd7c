"""On narrow paper no column of a table is narrower than its longest word."""

from io import BytesIO
from pathlib import Path

from docx import Document
from docx.oxml.ns import qn

from factories import PEOPLE, make_choice, make_imprint, make_matching, make_quiz
from talkquiz.exporters import Options
from talkquiz.exporters.word.builder import Paper, Piece
from talkquiz.exporters.word.styles import Style
from talkquiz.exporters.word.template import PageSetup, sheet_looks
from word_files import opened, sample, texts
from word_templates import with_badge

LONG = "Donaudampfschifffahrtsgesellschaft"


def table_of(*words: str) -> list[tuple[int, str]]:
    """Return width and text of the cells of the last row of a table that holds `words`."""
    paper = Paper(sheet_looks(Options()), "Title", make_imprint())
    head: list[list[Piece]] = [[f"Head {number}"] for number in range(len(words))]
    paper.add_table("caption", [1] * len(words), [head, [[word] for word in words]])
    table = Document(BytesIO(paper.packed())).tables[-1]
    (*_, row) = table._tbl.tr_lst
    return [
        (round(cell.tcPr.width / 635), "".join(each.text for each in cell.iter(qn("w:t"))))
        for cell in row.tc_lst
    ]


def test_a_column_takes_what_its_longest_word_needs() -> None:
    narrow, wide, other = (width for width, _ in table_of("a", LONG, "b"))
    assert narrow == other < wide
    assert wide >= len(LONG) * 120  # 0.6 of 10 points for each letter


def test_what_fits_beside_each_other_keeps_its_shares() -> None:
    assert len({width for width, _ in table_of("a", "b", "c")}) == 1


def test_columns_that_cannot_hold_their_words_become_one() -> None:
    ((width, text),) = table_of(LONG, LONG, LONG)
    assert width > 9000
    assert text.count(LONG) == 3


def test_long_words_are_matched_one_list_below_the_other() -> None:
    """Nothing stands side by side that would have to be broken within a word."""
    usual = make_matching("one")
    assert opened(make_quiz([usual])).tables
    pairs = tuple((f"{LONG}{LONG} {number}", right) for number, (_, right) in enumerate(PEOPLE))
    assert not opened(make_quiz([make_matching("two", pairs=pairs)])).tables


def test_a_sheet_on_small_paper_has_two_fields_on_a_line(tmp_path: Path) -> None:
    """Name and class, then date and score; in two columns, each has a line of its own."""
    small = Options(template=with_badge(tmp_path, 0, page_width=148, page_height=210))
    assert len(texts(opened(sample(), options=small), Style.NAME_LINE)) == 2
    columns = Options(template=with_badge(tmp_path, 0, columns=2))
    quiz = make_quiz([make_choice("one")])
    assert len(texts(opened(quiz, options=columns), Style.NAME_LINE)) == 4


def test_sheets_with_what_no_column_holds_and_keys_have_one_column(tmp_path: Path) -> None:
    looks = sheet_looks(Options(template=with_badge(tmp_path, 0, columns=2)))
    columns = [
        looks.set_up(setup).document.element.body.sectPr.find(qn("w:cols")).get(qn("w:num"), "1")
        for setup in PageSetup
    ]
    assert columns == ["2", "1", "1"]
