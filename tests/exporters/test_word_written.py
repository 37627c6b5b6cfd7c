"""Items answered in sentences, and the accounts and sources that they are about."""

from typing import Any

import pytest

from factories import make_compare, make_handout, make_item, make_open, make_questions, make_section
from talkquiz.exporters.word.styles import Style
from talkquiz.items.item import Comparison, Stimulus
from word_files import answers_at_a_glance, names, of_items, opened, texts


def test_accounts_are_a_table_of_the_reports() -> None:
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
    item = make(claim="What the sheet says already.")
    handout = of_items(item, make_item(claim=""))
    assert answers_at_a_glance(handout)["1"] == "See the answer in full."
    lines = texts(opened(handout, "key"), Style.KEY_LINE)
    assert lines[0] == f"Answer\t{item.key}"
    assert not [line for line in lines if line.startswith("Claim")]
    assert lines[1 : 1 + len(item.marks)] == [f"1 point\t\u2610 {mark}" for mark in item.marks]


def test_there_is_no_table_of_answers_that_are_all_too_long_for_it() -> None:
    document = opened(of_items(make_open("one"), make_compare("two")), "key")
    assert texts(document, Style.SECTION) == ["Answers in full"]
    assert not document.tables
