"""Sections in their forms: what is on the sheet, and that the key holds for it."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.shared import Mm

from factories import (
    ENGLISH,
    make_cloze,
    make_handout,
    make_ordering,
    make_questions,
    make_quiz,
    make_section,
    make_term,
)
from talkquiz.exporters import Options
from talkquiz.exporters.word.styles import Style
from talkquiz.exporters.word.template import bundled_template
from talkquiz.handouts.handout import Handout, Question, Section
from talkquiz.handouts.section_forms import FORMS
from talkquiz.handouts.section_layouts import Crossword, CutUp, Run, WordBank, WordSearch
from talkquiz.items.item import Ordering
from word_files import (
    STRANGE,
    answers_at_a_glance,
    assert_valid,
    caption,
    made,
    names,
    opened,
    texts,
    words,
)
from word_forms import (
    ARABIC_NAMES,
    EVERY_FORM,
    NAMES,
    WORDS,
    cards,
    crossword,
    fold_over,
    tickets,
    word_search,
)
from word_forms import words as handout_of_words

HANDOUTS = pytest.mark.parametrize("handout", EVERY_FORM, ids=[each.name for each in EVERY_FORM])


def grids(document: Any, beginning: str) -> list[list[list[str]]]:
    """Return the text of each box of the tables whose caption begins so."""
    return [
        [["".join(p.text for p in cell.paragraphs) for cell in row.cells] for row in table.rows]
        for table in document.tables
        if caption(table).startswith(beginning)
    ]


def asked_runs(section: Section) -> list[tuple[Question, Run]]:
    """Return each question of a puzzle, and where its answer stands."""
    assert isinstance(section.layout, Crossword | WordSearch)
    return list(zip(section.questions, section.layout.runs, strict=True))


def test_the_samples_have_every_form() -> None:
    sections = [section for each in EVERY_FORM for section in each.versions[0].sections]
    assert {section.form.name for section in sections} == set(FORMS)


@HANDOUTS
def test_files_are_valid_accessible_and_the_same_each_time(
    handout: Handout, tmp_path: Path
) -> None:
    """The schema allows sheets and keys in every form; screen readers are told what boxes are."""
    files = made(handout)
    assert files == made(handout)
    for content in files.values():
        assert_valid(content, tmp_path)
    document = opened(handout)
    for table in document.tables:
        assert caption(table) or (len(table.columns) < 3 and len(table.rows) == 1)
    assert {p.style.name for p in document.paragraphs if not p.text} <= {"TQ Answer Line"}


@HANDOUTS
def test_every_item_is_in_the_key(handout: Handout) -> None:
    answers, key = answers_at_a_glance(handout), words(opened(handout, "key"))
    asked = [q for section in handout.versions[0].sections for q in section.questions]
    assert list(answers) == [str(question.number) for question in asked]
    assert all(answers.values())
    assert all(question.item.short_id in key for question in asked)


def test_the_bank_stands_above_the_sentences() -> None:
    document = opened(handout_of_words())
    (bank,) = texts(document, Style.WORD_BANK)
    # Spaces within a word are no places to break.
    assert "18\xa0December\xa02015" in bank
    assert [word.replace("\xa0", " ") for word in bank.split("\u2003\u2003 ")] == list(WORDS)
    found = names(document)
    assert found.index(Style.WORD_BANK) < found.index(Style.GAP_QUESTION)


@pytest.mark.parametrize(("sentences", "together"), [(4, True), (60, False)])
def test_the_bank_is_on_one_page_with_the_sentences_that_fit_on_one(
    sentences: int, together: bool
) -> None:
    """No page ends between the box and the last sentence, unless they take more than a page."""
    items = [make_cloze(f"number-{number}") for number in range(sentences)]
    section = make_section(*make_questions(*items))
    section = section._replace(form=FORMS["word-bank"], layout=WordBank(WORDS))
    document = opened(make_handout(section))
    asked = [p for p in document.paragraphs if p.style.name == Style.GAP_QUESTION]
    held = [paragraph.paragraph_format.keep_with_next is not False for paragraph in asked]
    assert held == [together] * (sentences - 1) + [False]


@pytest.mark.parametrize("code", ["A", "B"])
def test_the_letters_of_a_strip_lead_to_the_right_order(code: str) -> None:
    """Writing the key's letters into the boxes gives the events from the earliest to the latest."""
    quiz = make_quiz([make_ordering()])
    versions = tuple(
        version._replace(sections=tuple(s._replace(form=FORMS["strip"]) for s in version.sections))
        for version in quiz.versions
    )
    handout = quiz._replace(versions=versions)
    document = opened(handout, code)
    printed = dict(zip("ABCD", texts(document, Style.OPTION), strict=True))
    letters = answers_at_a_glance(handout, code)["1"].partition(" (")[0].split(", ")
    sequence = make_ordering().holds(Ordering).sequence
    assert tuple(printed[letter] for letter in letters) == sequence
    assert grids(document, "Strip") == [[["1", "2", "3", "4"]]]


@pytest.mark.parametrize("names_used", [NAMES, ARABIC_NAMES], ids=["Latin", "Arabic"])
def test_answers_written_into_the_boxes_solve_the_crossword(names_used: tuple[str, ...]) -> None:
    """Following each number across or down, the boxes of the key spell the answer of its clue."""
    section = crossword(names_used, first=4)
    handout = make_handout(section)
    (asked,) = grids(opened(handout), "Crossword")
    (solved,) = grids(opened(handout, "key"), "Solved")
    for question, run in asked_runs(section):
        row, column = run.start
        assert asked[row][column] == str(question.number)
        boxes = [solved[r][c].lstrip("0123456789") for r, c in run.boxes]
        assert "".join(boxes) == run.spelling.text
        assert answers_at_a_glance(handout)[str(question.number)] == question.item.key
    written = [text for row in asked for text in row if text]
    assert written == [str(question.number) for question in section.questions]


def test_a_crossword_has_boxes_where_letters_go_and_clues_by_their_direction() -> None:
    """Nothing is filled with black; for those who see no boxes it is said where answers begin."""
    section = crossword()
    document = opened(make_handout(section))
    boxes, clues = document.tables
    lined = {
        (r, c)
        for r, row in enumerate(boxes._tbl.tr_lst)
        for c, cell in enumerate(row.tc_lst)
        if cell.xpath("./w:tcPr/w:tcBorders")
    }
    assert lined == {box for _, run in asked_runs(section) for box in run.boxes}
    assert {r for r, _ in lined} == set(range(len(boxes.rows)))
    assert {c for _, c in lined} == set(range(len(boxes.columns)))
    assert not document.element.body.xpath(".//w:shd")
    lists = [[p.text for p in cell.paragraphs] for cell in clues.rows[0].cells]
    (described,) = document.element.body.xpath(".//w:tblDescription/@w:val")
    expected: dict[str, list[str]] = {"Across": [], "Down": []}
    for question, run in asked_runs(section):
        way = "Down" if run.way == (1, 0) else "Across"
        counts = ",\xa0".join(map(str, run.spelling.lengths))
        expected[way].append(f"{question.number}.\t{question.item.stem} ({counts}) \t[1]")
        place = f"row {run.start[0] + 1}, column {run.start[1] + 1}"
        assert f"{question.number} {way.lower()}: {place}, " in described
    assert {heading: under for heading, *under in lists} == expected


def test_arabic_boxes_begin_at_the_right() -> None:
    """The first column of a puzzle in a script from the right is the rightmost."""
    for section, right in ((crossword(ARABIC_NAMES), 1), (crossword(), 0)):
        table = opened(make_handout(section)).tables[0]._tbl
        assert len(table.xpath("./w:tblPr/w:bidiVisual")) == right
    assert opened(make_handout(word_search(ARABIC_NAMES))).tables[0]._tbl.xpath(".//w:bidiVisual")


def test_the_key_of_a_word_search_has_the_answers_alone() -> None:
    """Every letter of the square is on the sheet; the key leaves only those of the answers.

    Where an answer begins, it has its number. Only boxes at the edge have lines, on that side.
    """
    section = word_search()
    handout = make_handout(section)
    (asked,) = grids(opened(handout), "Word search")
    (solved,) = grids(opened(handout, "key"), "Solved")
    assert isinstance(section.layout, WordSearch)
    assert asked == [list(row) for row in section.layout.rows]
    found = {box for _, run in asked_runs(section) for box in run.boxes}
    for row, letters in enumerate(asked):
        for column, letter in enumerate(letters):
            expected = letter if (row, column) in found else "\xb7"
            assert solved[row][column].lstrip("0123456789/") == expected
    for question, run in asked_runs(section):
        row, column = run.start
        numbers = solved[row][column].rstrip(run.spelling.text).split("/")
        assert str(question.number) in numbers
    square = opened(handout).tables[0]._tbl
    for side, boxes in (
        ("top", "w:tr[1]/w:tc"),
        ("bottom", "w:tr[last()]/w:tc"),
        ("left", "w:tr/w:tc[1]"),
        ("right", "w:tr/w:tc[last()]"),
    ):
        lined = square.xpath(f"./w:tr/w:tc[w:tcPr/w:tcBorders/w:{side}]")
        assert lined == square.xpath(f"./{boxes}")


def test_backs_are_the_fronts_mirrored_each_side_on_a_page_of_its_own() -> None:
    """In each row the answer at the right is that of the question at the left."""
    document = opened(cards())
    for fronts, backs in zip(document.tables[::2], document.tables[1::2], strict=True):
        for front, back in zip(fronts.rows, backs.rows, strict=True):
            asked = [cell.text.replace("Question", "Answer").strip("?") for cell in front.cells]
            assert asked == [cell.text for cell in back.cells][::-1]
    assert sum(len(table.rows) for table in document.tables) == 2 * 6
    breaks = [bool(p._p.xpath("./w:pPr/w:pageBreakBefore")) for p in document.paragraphs]
    assert breaks == [False] * 3 + [True, False, False] * 3
    assert texts(document, Style.CARD_TITLE) == [
        "Key facts – cards 1 to 8",
        "Key facts – backs of cards 1 to 8",
        "Key facts – cards 9 to 11",
        "Key facts – backs of cards 9 to 11",
    ]


def test_a_card_alone_on_a_page_is_one_card() -> None:
    (section,) = cards().versions[0].sections
    document = opened(make_handout(section._replace(questions=section.questions[:1])))
    assert texts(document, Style.CARD_TITLE) == ["Key facts – card 1", "Key facts – back of card 1"]


def test_offsets_move_the_backs_alone() -> None:
    """The backs lie so many millimetres to the right and down, the fronts where they always lie."""
    plain, moved = (opened(cards(CutUp(8, *offset))) for offset in ((0, 0), (2.0, -1.5)))
    for place, tables in enumerate(zip(plain.tables, moved.tables, strict=True)):
        indents = [int(t._tbl.xpath("./w:tblPr/w:tblInd/@w:w")[0]) for t in tables]
        assert indents[1] - indents[0] == (113 if place % 2 else 0)  # 2 mm
    before, after = (
        [int(line) for p in document.paragraphs for line in p._p.xpath(".//w:spacing/@w:line")]
        for document in (plain, moved)
    )
    lower = [b - a for a, b in zip(before, after, strict=True)]
    assert lower == [0, 0, 0, -85, 0, 0] * 2  # 1.5 mm


def test_the_backs_say_nothing_of_cutting_however_narrow_the_page(tmp_path: Path) -> None:
    """Where a line would not fit, what stands there is shorter, but never about something else."""
    mine = Document(str(bundled_template()))
    mine.sections[0].left_margin = mine.sections[0].right_margin = Mm(65)
    mine.save(str(tmp_path / "mine.docx"))
    options = Options(template=tmp_path / "mine.docx", large_print=True)
    _, _, *lines = texts(opened(cards(), options=options), Style.CARD_LINE)[:4]
    turned, behind = "turned over the long edge.", "Each answer lies behind its question."
    assert lines == [f"Print on both sides, {turned}", behind]


def test_the_answer_lies_beside_the_question_over_the_fold() -> None:
    """Each row has one card: the clue at the left, its name at the right, a dotted line between."""
    handout = fold_over()
    rows = [row for table in opened(handout).tables for row in table.rows]
    for row, question in zip(rows, handout.versions[0].sections[0].questions, strict=True):
        front, back = (cell.text.split("\n")[1] for cell in row.cells)
        assert (front, back) == (question.item.stem, question.item.key)
        left, right = row._tr.tc_lst
        assert left.xpath("./w:tcPr/w:tcBorders/w:right/@w:val") == ["dotted"]
        assert right.xpath("./w:tcPr/w:tcBorders/w:top/@w:val") == ["dashed"]


@pytest.mark.parametrize(
    ("wanted", "questions", "printed"), [(2, 1, 2), (3, 0, 3), (3, 1, 2), (3, 2, 1)]
)
def test_as_many_tickets_as_there_is_room_for(wanted: int, questions: int, printed: int) -> None:
    """Each ticket has all questions under the same numbers; too many for a page are not made.

    A guillotine set to a half or a third of the paper cuts along the lines.
    """
    document = opened(tickets(wanted, questions))
    (section,), (table,) = document.sections, document.tables
    first, *others = ([p.text for p in row.cells[0].paragraphs] for row in table.rows)
    assert others == [first] * (printed - 1)
    assert first[0] == "Starter quiz"
    assert "Name" in first[1]
    lines = [row._tr.xpath(".//w:tcBorders/w:bottom/@w:val") for row in table.rows]
    assert lines == [["dashed"]] * (printed - 1) + [[]]
    assert len(table._tbl.xpath(".//w:vAlign[@w:val='center']")) == (printed if others else 0)
    cut = section.top_margin
    for place, row in enumerate(table.rows[:-1], start=1):
        cut += int(row._tr.xpath(".//w:trHeight/@w:val")[0]) * 635
        assert abs(cut - section.page_height * place / printed) < printed * 635


def test_a_ticket_may_have_prompts_which_no_key_answers() -> None:
    """They follow the questions of their section on every copy, with lines and without marks."""
    handout = tickets()
    (version,) = handout.versions
    *others, last = version.sections
    sections = (*others, last._replace(prompts=("One question that I still have",)))
    asking = handout._replace(versions=(version._replace(sections=sections),))
    for row in opened(asking).tables[0].rows:
        found = [(p.style.name, p.text) for p in row.cells[0].paragraphs]
        at = found.index((Style.PROMPT, "One question that I still have"))
        assert [style for style, _ in found[at + 1 :]] == [Style.ANSWER_LINE] * 2
    assert words(opened(asking, "key")) == words(opened(handout, "key"))


def test_every_page_says_what_to_do_with_the_cards() -> None:
    """Fronts say how to cut and to print, also in large print, where words get longer."""
    for options in (Options(), Options(large_print=True), Options(dyslexia=True)):
        document = opened(cards(), options=options)
        fronts, backs = texts(document, Style.CARD_TITLE)[:2]
        assert fronts.startswith("Key facts – cards 1 to ")
        assert backs.startswith("Key facts – backs of cards 1 to ")
        cut, turn, *_ = texts(document, Style.CARD_LINE)
        assert (cut, turn) == ("Do it.", "Print on both sides, turned over the long edge.")


def test_cards_to_fold_begin_at_one_height() -> None:
    """Pages of cards to fold have the same lines above, as high, so that a stack can be cut."""
    document = opened(fold_over(7))
    lines = [p._p.xpath("./w:pPr/w:spacing/@w:line") for p in document.paragraphs]
    assert lines == [["300"], ["260"]] * 2
    assert texts(document, Style.CARD_TITLE) == ["Names – cards 1 to 5", "Names – cards 6 to 7"]
    heights = {h for t in document.tables for h in t._tbl.xpath(".//w:trHeight/@w:val")}
    assert len(heights) == 1


@pytest.mark.parametrize("handout", [cards(), fold_over(), tickets()], ids=lambda h: h.name)
def test_what_is_cut_up_asks_for_no_name_above(handout: Handout) -> None:
    """Neither title nor name line stand on pages of cards, and cards have no points."""
    document = opened(handout)
    assert Style.TITLE not in names(document)
    assert "Name" not in "".join(p.text for p in document.sections[0].header.paragraphs)
    if handout.name != "tickets":
        assert "mark" not in words(document).casefold()
        assert "mark" not in words(opened(handout, "key")).casefold()


@pytest.mark.parametrize("text", STRANGE)
def test_strange_text_survives_in_forms(text: str, tmp_path: Path) -> None:
    for section in (crossword(), cards().versions[0].sections[0]):
        first, *others = section.questions
        changed = first._replace(item=make_term(stem=text, key=text), options=())
        handout = make_handout(section._replace(questions=(changed, *others)))
        for content in made(handout).values():
            assert_valid(content, tmp_path)
            found = "".join(words(Document(BytesIO(content))).split()).casefold()
            assert "".join(ENGLISH.typeset(text)[0].split()).casefold() in found
