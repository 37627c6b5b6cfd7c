"""Crossword and word search: where boxes and clues stand, in every way to print, and the key."""

import re
from itertools import product
from typing import Any

import pytest

from banks import spellings
from factories import make_handout, make_term
from talkquiz.exporters import Options
from talkquiz.exporters.word.styles import Style
from talkquiz.exporters.word.template import sheet_looks
from talkquiz.handouts.handout import Section
from talkquiz.handouts.section_layouts import WordSearch
from talkquiz.handouts.word_search import lay_word_search
from word_files import answers_at_a_glance, caption, names, opened, texts, words
from word_forms import crossword, numbered, section, word_search

LONG = ("Bashar al-Assad", "Mohammed Alloush", "Army of Islam", "Astana", "Qatar", "Geneva")
WAYS = [
    Options(paper=paper, large_print=large, dyslexia=dyslexia)
    for paper, large, dyslexia in product(("a4", "letter"), (False, True), (False, True))
]
LETTER, LARGE = Options(paper="letter"), Options(paper="letter", large_print=True)
BOTH = crossword(LONG), word_search(LONG, first=7)


def printed(options: Options, *sections: Section, which: str = "A") -> Any:
    return opened(make_handout(*sections), which, options)


def size(table: Any) -> tuple[int, int]:
    """Return how wide and high a table is, in twentieths of a point."""
    widths = map(int, table.xpath("./w:tblGrid/w:gridCol/@w:w"))
    return sum(widths), sum(map(int, table.xpath("./w:tr/w:trPr/w:trHeight/@w:val")))


@pytest.mark.parametrize("options", WAYS, ids=str)
def test_boxes_fit_on_a_page_hold_together_and_have_room_for_a_capital(options: Options) -> None:
    """No puzzle is larger than the room between the margins, and no row is parted from the next.

    A box is 7 mm wide and high at least, and as high as a line of print.
    """
    looks = sheet_looks(options)
    document = printed(options, *BOTH)
    puzzles = [t for t in document.tables if caption(t).startswith(("Cross", "Word s"))]
    assert len(puzzles) == 2
    for table in puzzles:
        width, height = size(table._tbl)
        assert width <= looks.room.width
        assert height <= looks.room.height
        *held, _ = table._tbl.tr_lst
        assert held
        assert not any(row.xpath(".//w:keepNext[@w:val='0']") for row in held)
        box = height / len(table.rows)
        assert box == width / len(table.columns)
        assert box >= max(390, min(280 * looks.scale, looks.room.width // len(table.columns)))
    for style in (Style.GRID_NUMBER, Style.GRID_LETTER):
        assert document.styles[style].paragraph_format.keep_with_next


@pytest.mark.parametrize("make", [crossword, word_search])
def test_clues_come_first_where_a_page_has_no_room_for_both(make: Any) -> None:
    """In large print the clues follow the heading, else they are below the boxes."""
    usual, large = (printed(options, make(LONG)) for options in (LETTER, LARGE))
    for document, last in ((usual, ""), (large, "Cross" if make is crossword else "Word ")):
        *_, lowest, _ = document.element.body  # the last of all are the section's properties
        found = "".join(lowest.xpath("./w:tblPr/w:tblCaption/@w:val"))
        assert found[:5] == last
    assert len(usual.tables) == 2
    assert len(large.tables) == 1
    assert texts(large, Style.CLUE)
    assert not texts(usual, Style.CLUE)


def test_what_follows_the_last_boxes_may_be_on_the_next_page() -> None:
    table = printed(LARGE, *BOTH).tables[0]._tbl
    assert table.tr_lst[-1].xpath(".//w:keepNext[@w:val='0']")


@pytest.mark.parametrize("options", [Options(), LETTER], ids=str)
def test_solved_boxes_are_as_large_as_those_of_the_sheet(options: Options) -> None:
    """The key laid over the sheet shows each letter in its box, however the sheet is printed."""
    large = options._replace(large_print=True)
    sheet, *keys = (
        [size(t._tbl) for t in document.tables if re.search("rossword|ord search", caption(t))]
        for document in (
            printed(options, *BOTH),
            printed(options, *BOTH, which="key"),
            printed(large, *BOTH, which="key"),
        )
    )
    assert keys == [sheet, sheet]


def test_each_answer_of_a_word_search_has_a_line_of_its_own() -> None:
    for options in (Options(), LARGE):
        document = printed(options, word_search())
        layouts = [table for table in document.tables if not caption(table)]
        cells = [cell for table in layouts for row in table.rows for cell in row.cells]
        found = [name for part in (*cells, document) for name in names(part)]
        written = [name for name in found if name in {Style.CLUE, Style.ANSWER_LINE}]
        assert written == [Style.CLUE, Style.ANSWER_LINE] * 6
        assert "__" not in words(document)


@pytest.mark.parametrize(("down", "said"), [(False, "diagonally."), (True, "some of them upwards")])
def test_a_word_search_says_which_ways_words_run(*, down: bool, said: str) -> None:
    hidden = word_search()
    assert isinstance(hidden.layout, WordSearch)
    runs = [run._replace(way=(-1, 1) if down else (1, 1)) for run in hidden.layout.runs]
    layout = WordSearch(hidden.layout.rows, tuple(runs))
    document = opened(make_handout(section("word-search", layout, hidden.questions, "Word search")))
    assert said in texts(document, Style.PUZZLE_NOTE)[0]
    assert "Clues" not in words(document)


def test_the_key_gives_the_words_that_fit_the_boxes() -> None:
    """Of the right answers the table has the one that is asked for, the appendix the long form."""
    item = make_term("The African Union in Addis Ababa", accept=("AU", "the Union", "a union"))
    layout = lay_word_search(spellings(["the Union"]), 1, "quiz")
    assert layout
    handout = make_handout(section("word-search", layout, numbered([item], 1), "Hidden"))
    key = opened(handout, "key")
    assert answers_at_a_glance(handout) == {"1": "The Union"}
    assert "The African Union in Addis Ababa" in texts(key, Style.KEY_QUESTION)[0]
    assert "Also right" not in words(key)
