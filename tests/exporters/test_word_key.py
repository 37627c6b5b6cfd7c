"""What the key tells a teacher, and what the sheet does not tell a student."""

import pytest

from factories import (
    ENGLISH,
    make_choice,
    make_disputed,
    make_handout,
    make_item,
    make_quiz,
    make_reference,
)
from talkquiz.exporters.word.kinds.options import letters
from talkquiz.exporters.word.styles import Style
from talkquiz.handouts.handout import Question
from talkquiz.items.item import Option, reference_lines
from word_files import of_items, opened, sample, texts, words


def test_the_student_is_told_no_answer_and_no_source() -> None:
    """Rationales, claims, citations, context and ids are in the key only."""
    handout = sample()
    sheet, key = words(opened(handout)), words(opened(handout, "key"))
    for item in (make_choice("one"), make_item("six"), make_disputed("seven")):
        for secret in (item.claim, reference_lines(item.sources, ENGLISH)[0], item.why, item.id):
            assert secret not in sheet or not secret
            assert secret in key


def test_a_caution_stands_under_its_question_on_the_sheet_and_in_the_key() -> None:
    handout = of_items(make_disputed())
    assert texts(opened(handout), Style.NOTE) == ["Disputed figure: other counts differ"]
    assert "Caution\tDisputed figure: other counts differ" in texts(
        opened(handout, "key"), Style.KEY_LINE
    )


def test_the_key_opens_with_the_answers_of_each_version() -> None:
    """The tables give for each printed number the letter and text, or the words, of the answer."""
    handout = sample()
    tables = opened(handout, "key").tables
    assert len(tables) == 2
    for table, version in zip(tables, handout.versions, strict=True):
        cells = [[cell.text for cell in row.cells] for row in table.rows]
        assert cells[0] == ["No.", "Answer"] * 2
        found = {row[at]: row[at + 1] for row in cells[1:] for at in (0, 2) if row[at]}
        questions = [question for section in version.sections for question in section.questions]
        assert sorted(map(int, found)) == [question.number for question in questions]
        for question in questions:
            answer = question.item.key
            expected = f"{letters(question)}\u2002{answer}" if question.options else answer
            assert found[str(question.number)] == expected


@pytest.mark.parametrize(("place", "letter"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "ZZ")])
def test_letters_are_those_of_words_lists(place: int, letter: str) -> None:
    options = tuple(Option(str(number), correct=number == place) for number in range(60))
    assert letters(Question(1, make_choice(), options, 1)) == letter


def test_the_key_gives_each_items_place_in_every_version_and_why() -> None:
    """An item is found by its numbers and its id; letters that differ are given for each form."""
    options = Option("Wrong", correct=False, rationale="It is not."), Option("Right", correct=True)
    document = opened(make_quiz([make_choice("one", options=options), make_choice("two")]), "key")
    assert texts(document, Style.KEY_QUESTION)[0].startswith("A\xa01, B\xa02\tWho called")
    lines = texts(document, Style.KEY_LINE)
    assert lines[:2] == [
        "Answer\tRight (B in form A; A in form B)",
        "Not\tWrong \N{EN DASH} It is not.",
    ]
    assert "According to\tStaffan de Mistura, as of 6 January 2017" in lines
    assert "Source\tXinhua, 6 January 2017, paragraph 9" in lines
    assert "Answer\tStaffan de Mistura (B)" in lines
    assert texts(document, Style.KEY_SMALL)[0] == f"Item\t{make_choice('one').id}"


@pytest.mark.parametrize(("per", "lines"), [("Ada Brook", ["According to\tAda Brook"]), (None, [])])
@pytest.mark.parametrize("mode", ["planned", "hoped"])
def test_who_spoke_of_something_to_come_is_not_dated_by_its_day(
    mode: str, per: str | None, lines: list[str]
) -> None:
    """The day of what was still to come is not the day on which somebody said so."""
    item = make_item(mode=mode, per=per, as_of="October 2017")
    told = texts(opened(of_items(item), "key"), Style.KEY_LINE)
    assert [line for line in told if line.startswith(("According to", "As of"))] == lines


def test_the_key_says_nothing_twice() -> None:
    """A rationale that names its option, and two places in one paragraph, are printed once."""
    options = Option("Bonn", correct=False, rationale="Bonn: a city."), Option("Ulm", correct=True)
    source = make_reference()
    document = opened(of_items(make_choice(options=options, sources=(source, source))), "key")
    lines = texts(document, Style.KEY_LINE)
    assert "Not\tBonn: a city." in lines
    assert lines.count(f"Source\t{reference_lines([source], ENGLISH)[0]}") == 1


@pytest.mark.parametrize(("title", "expected"), [("Quiz", "Quiz: key"), ("Who?", "Who? Key")])
def test_a_title_that_ends_in_a_mark_gets_no_other(title: str, expected: str) -> None:
    assert texts(opened(make_handout(title=title), "key"), Style.TITLE) == [expected]


def test_variants_are_given_only_where_an_answer_is_written() -> None:
    """Who circles a letter writes no variant of the answer."""
    document = opened(of_items(make_choice(accept=("the envoy",))), "key")
    assert "the envoy" not in words(document)


def test_other_right_answers_are_in_the_key() -> None:
    document = opened(of_items(make_disputed()), "key")
    assert "Also right\tabout 400,000; four hundred thousand" in texts(document, Style.KEY_LINE)


def test_the_numbers_of_many_versions_stand_above_the_stem() -> None:
    document = opened(make_quiz([make_item()], codes="ABC"), "key")
    (first,) = texts(document, Style.KEY_QUESTION)
    assert first.splitlines()[0] == "A\xa01, B\xa01, C\xa01"


def test_tables_are_accessible() -> None:
    document = opened(sample(), "key")
    for table in document.element.xpath("//w:tbl"):
        assert table.xpath("./w:tblPr/w:tblCaption/@w:val")
        assert [bool(row.xpath("./w:trPr/w:tblHeader")) for row in table.tr_lst] == [
            True, *[False] * (len(table.tr_lst) - 1),
        ]  # fmt: skip
        assert all(row.xpath("./w:trPr/w:cantSplit") for row in table.tr_lst)


def test_the_form_keeps_its_letter_after_a_title_with_a_mark_of_its_own() -> None:
    assert ENGLISH.sheet.titled.of("Who?", code="A") == "Who? Form A"
    assert ENGLISH.sheet.titled.of("Quiz", code="A") == "Quiz, form A"
