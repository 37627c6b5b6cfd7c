"""Each kind of question on the sheet, and that its key holds in the order that is printed."""

import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from docx.oxml.ns import qn

from factories import (
    ENGLISH,
    make_compare,
    make_label,
    make_matching,
    make_multiple_response,
    make_open,
    make_ordering,
    make_quiz,
    make_true_false,
)
from talkquiz.exporters.word.builder import Styled
from talkquiz.exporters.word.kinds import label
from talkquiz.exporters.word.kinds.options import ChoiceRenderer
from talkquiz.exporters.word.styles import Style
from talkquiz.handouts.handout import Handout, Question
from talkquiz.items.item import Event, Item, Option, Ordering, Stimulus
from talkquiz.items.kinds import ItemKind
from talkquiz.maps import outline_maps as drawing
from word_files import (
    ARABIC,
    EMPTY_PNG,
    STRANGE,
    answers_at_a_glance,
    assert_valid,
    caption,
    every_kind,
    made,
    of_items,
    opened,
    printed_numbers,
    texts,
    words,
)

both = pytest.mark.parametrize("code", ["A", "B"])


@pytest.fixture(autouse=True)
def no_maps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have maps drawn as one white dot, which is quick."""
    drawn = drawing.MapPicture(EMPTY_PNG, 400, 300, "Map with dots", ())
    monkeypatch.setattr(label, "blank_map", lambda *_, **__: [drawn])


def grids(document: Any) -> list[list[list[str]]]:
    """Return the lines in each cell of each table that only sets side by side: without caption."""
    return [
        [[paragraph.text for paragraph in cell.paragraphs] for cell in table.rows[0].cells]
        for table in document.tables
        if not caption(table)
    ]


@pytest.mark.parametrize("which", ["A", "B", "key"])
def test_every_kind_makes_valid_files(which: str, tmp_path: Path) -> None:
    assert_valid(made(every_kind())[f"every-kind-{which}.docx"], tmp_path)
    assert {item.kind for item in items(every_kind())} == set(ItemKind)


def items(handout: Handout) -> list[Item]:
    return [question.item for part in handout.versions[0].sections for question in part.questions]


@pytest.mark.parametrize("text", STRANGE)
def test_strange_text_survives_in_every_kind(text: str, tmp_path: Path) -> None:
    options = Option(text, correct=True, rationale=text), Option("no", correct=False)
    changes: dict[str, Any] = {"stem": text, "options": options}
    handout = of_items(
        make_multiple_response(**changes),
        make_true_false(stem=text, swapped=text, correction=text),
        make_matching(stem=text, pairs=((text, text),), options=options),
        make_ordering(stem=text, options=options[:1], events=(Event(text, text),)),
        make_label(text),
        make_compare(stem=text, marks=(text,)),
        make_open(stem=text, stimulus=Stimulus("one", text, (text,))),
    )
    for content in made(handout).values():
        assert_valid(content, tmp_path)
    # Tabs and line breaks are elements of their own, and names of places do not break.
    expected = "".join(text.split())
    for which, times in (("A", 12), ("key", 12)):
        found = "".join(words(opened(handout, which)).split())
        assert found.count(expected) >= times


@both
def test_the_letters_of_several_right_options_are_in_the_key(code: str) -> None:
    handout = make_quiz([make_multiple_response("one"), make_multiple_response("two")])
    sheet = opened(handout, code)
    printed = zip(printed_options(sheet), texts(sheet, Style.OPTION), strict=True)
    by_place = dict(printed)
    for number, answer in answers_at_a_glance(handout, code).items():
        letters, _, in_words = answer.partition("\u2002")
        found = {by_place[int(number), letter] for letter in letters.split(", ")}
        assert found == {"Russia", "the United States"} == set(in_words.split("; "))


def test_the_key_in_full_has_letters_in_the_order_of_the_answers() -> None:
    item = make_multiple_response()
    orders = {"A": item.options, "B": item.options[::-1]}
    forms = {code: Question(1, item, options, 1) for code, options in orders.items()}
    right, lettered = ChoiceRenderer().in_full(forms, ENGLISH.key)
    assert isinstance(right, Styled)
    assert isinstance(lettered, str)
    found = re.findall(r"([A-Z]), ([A-Z]) in form ([A-Z])", lettered)
    assert len(found) == len(forms)
    for *letters, code in found:
        options = [orders[code][ord(letter) - ord("A")].text for letter in letters]
        assert options == right.text.split("; ")


def printed_options(document: Any) -> list[tuple[int, str]]:
    return [(number, letter) for number, letter in printed_numbers(document) if letter]


def test_a_statement_has_words_to_circle_and_a_line_whether_true_or_not() -> None:
    """The sheet treats true and false statements alike, or it would give the answer away."""
    handout = of_items(make_true_false("one"), make_true_false("two", correction=""))
    sheet = opened(handout)
    line = "True\u2003/\u2003False\u2003\u2003If false, write what is right: \t"
    assert texts(sheet, Style.CORRECTION) == [line] * 2


def test_the_key_of_a_false_statement_says_what_is_right() -> None:
    """The table has verdict and correction, the answer in full what it replaces and why."""
    handout = of_items(make_true_false(), make_true_false("two", "27 February 2016", correction=""))
    assert answers_at_a_glance(handout) == {"1": "False: 27 February 2016", "2": "True"}
    lines = texts(opened(handout, "key"), Style.KEY_LINE)
    assert lines[:2] == [
        "Answer\tFalse: 27 February 2016 (in the place of: 27 March 2016)",
        "Why\tIt began on 27 February 2016.",
    ]
    assert "Answer\tTrue" in lines


@both
def test_the_letters_of_a_matching_lead_to_the_pairs(code: str) -> None:
    handout = make_quiz([make_matching()])
    ((left, right),) = grids(opened(handout, code))
    numbered = dict(found for line in left for found in re.findall(r"^_+\t(\d)\.\t(.+)", line))
    lettered = dict(found for line in right for found in re.findall(r"^([A-E])\.\t(.+)", line))
    assert len(lettered) == 5
    answer = answers_at_a_glance(handout, code)["1"]
    matched = [place.split("\xa0") for place in answer.split(", ")]
    assert [(numbered[number], lettered[letter]) for number, letter in matched] == list(
        make_matching().pairs
    )


def test_the_key_of_a_matching_has_all_versions_the_pairs_and_what_is_left_over() -> None:
    """A teacher without the table can mark any version, and say why an office fits nobody."""
    lines = texts(opened(make_quiz([make_matching()]), "key"), Style.KEY_LINE)
    assert lines[0] == (
        "Answer\t1\xa0D, 2\xa0E, 3\xa0A, 4\xa0B in form A; 1\xa0B, 2\xa0A, 3\xa0E, 4\xa0D in form B"
    )
    assert lines[1] == "Pair\tStaffan de Mistura \N{EN DASH} special envoy of the United Nations"
    assert [line for line in lines if line.startswith("Not\t")] == [
        "Not\tpresident of Kazakhstan \N{EN DASH} Nursultan Nazarbayev held that office."
    ]


@pytest.mark.parametrize(("left", "right"), [("x" * 200, "y"), ("x", "y" * 200), ("x", "y")])
def test_neither_column_of_a_matching_is_squeezed(left: str, right: str) -> None:
    options = (Option(right, correct=True),)
    document = opened(of_items(make_matching(pairs=((left, right),), options=options)))
    widths = [int(width) for width in document.element.xpath("//w:gridCol/@w:w")]
    assert min(widths) >= 0.34 * sum(widths)


def test_the_columns_of_a_matching_stand_where_its_reader_looks_for_them() -> None:
    assert not opened(of_items(make_matching())).element.xpath("//w:bidiVisual")
    document = opened(of_items(make_matching(stem=f"{ARABIC} {ARABIC}")))
    assert document.element.xpath("//w:tblPr/w:bidiVisual")


@both
def test_the_numbers_of_an_ordering_give_the_right_sequence(code: str) -> None:
    handout = make_quiz([make_ordering()])
    lines = [line.split("\t")[1] for line in texts(opened(handout, code), Style.ORDER)]
    numbers = [int(number) for number in answers_at_a_glance(handout, code)["1"].split(", ")]
    ordered = [line for _, line in sorted(zip(numbers, lines, strict=True))]
    assert tuple(ordered) == make_ordering().holds(Ordering).sequence != tuple(lines)


def test_the_key_of_an_ordering_has_the_dates() -> None:
    lines = texts(opened(make_quiz([make_ordering()]), "key"), Style.KEY_LINE)
    assert lines[0] == "Answer\t3, 1, 4, 2 in form A; 2, 4, 1, 3 in form B (from top to bottom)"
    assert lines[1] == "Write 1\tResolution 2254 is passed. (18 December 2015)"
    assert lines[4] == "Write 4\tTalks in Astana begin. (23 January 2017)"


@both
def test_the_student_is_told_no_answer_of_any_kind(code: str) -> None:
    """Rationales, corrections, dates, model answers and marks are in the key only."""
    handout = every_kind()
    sheet, key = words(opened(handout, code)), words(opened(handout, "key"))
    secrets = {"Nazarbayev", "23 January 2017", "It began on", "It supported the truce"}
    secrets |= {secret for item in items(handout) for secret in (*item.marks, item.id)}
    for secret in secrets:
        assert secret not in sheet
        assert secret in key


@both
def test_every_kind_is_accessible(code: str) -> None:
    """Data have header and caption, grids no style, pictures alt text; no level is skipped."""
    document = opened(every_kind(), code)
    for table in document.tables:
        header = table._tbl.xpath("./w:tr/w:trPr/w:tblHeader")
        caption = table._tbl.xpath("./w:tblPr/w:tblCaption")
        assert len(header) == len(caption) == len(table._tbl.xpath("./w:tblPr/w:tblStyle"))
    assert all(document.element.xpath("//wp:docPr/@descr"))
    levels = [
        int(style.element.xpath("string(./w:pPr/w:outlineLvl/@w:val)") or 9)
        for style in (paragraph.style for paragraph in document.paragraphs)
    ]
    outline = [level for level in levels if level < 9]
    assert outline[0] == 0
    assert all(after <= before + 1 for before, after in pairwise(outline))
    empty = {
        paragraph.style.name
        for paragraph in document.paragraphs
        if not paragraph.text and paragraph._p.find(f".//{qn('w:drawing')}") is None
    }
    assert empty <= {"TQ Answer Line"}
