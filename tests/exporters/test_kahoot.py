"""Kahoot imports what fits its template, whole, and what does not is said."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from openxml_audit import OpenXmlValidator
from python_calamine import load_workbook

from factories import (
    changed,
    make_choice,
    make_imprint,
    make_item,
    make_multiple_response,
    make_true_false,
)
from question_sets import assembled_with, set_of
from talkquiz.build import LoadedCourse
from talkquiz.exporters import Product
from talkquiz.exporters.kahoot import export
from talkquiz.items.item import Choice
from talkquiz.onscreen.assemble import course_set
from talkquiz.onscreen.carried import LeftOut, Loss
from talkquiz.onscreen.question import Pick
from talkquiz.onscreen.question_set import QuestionSet
from talkquiz.question_banks.read_bank import read_question_bank

HEADINGS_AT = 7
TIMES = {5, 10, 20, 30, 60, 90, 120, 240}


def exported(questions: QuestionSet) -> dict[str, Product]:
    """Return the spreadsheets of a question set."""
    return export(assembled_with(questions))


def rows(product: Product) -> list[list[object]]:
    """Return the rows below the headings, without the numbers before them."""
    (sheet,) = load_workbook(BytesIO(product.content)).sheet_names
    table = (
        load_workbook(BytesIO(product.content))
        .get_sheet_by_name(sheet)
        .to_python(skip_empty_area=False)
    )
    assert table[HEADINGS_AT][1] == "Question - max 120 characters"
    return [list(row[1:]) for row in table[HEADINGS_AT + 1 :]]


@pytest.fixture(scope="module")
def bundled(bundled_bank: LoadedCourse) -> QuestionSet:
    """Return all questions of the bundled course."""
    return course_set(bundled_bank.course, bundled_bank.all_items)


def test_what_fits_comes_whole_and_all_else_is_said(bundled: QuestionSet) -> None:
    """Nothing is longer than Kahoot takes, and each question is either there or accounted for."""
    ((name, product),) = exported(bundled).items()
    assert name == f"{bundled.name}.kahoot.xlsx"
    made = rows(product)
    there = [each for each in product.carried if not each.left_out]
    assert [each.id for each in product.carried] == [each.id for each in bundled.questions]
    assert len(made) == product.count == len(there)
    asked = {each.id: each for each in bundled.questions}
    for (question, *answers, seconds, right), carried in zip(made, there, strict=True):
        held = asked[carried.id].answering
        assert isinstance(held, Pick)
        assert len(str(question)) <= 120
        assert str(question).startswith(asked[carried.id].prompt)
        assert [each for each in answers if each] == [each.text for each in held.options]
        assert all(len(str(each)) <= 75 for each in answers)
        assert seconds in TIMES
        keys = [n for n, each in enumerate(held.options, 1) if each.right]
        assert [int(n) for n in str(right).split(",")] == keys


def test_our_own_reader_finds_the_same_questions_and_keys(
    bundled: QuestionSet, tmp_path: Path
) -> None:
    """`talkquiz import` and `rules` read the file as Kahoot's template."""
    ((_, product),) = exported(bundled).items()
    path = tmp_path / "game.kahoot.xlsx"
    path.write_bytes(product.content)
    bank = read_question_bank(path)
    assert not bank.unread
    assert len(bank.questions) == product.count
    asked = {each.id: each.answering for each in bundled.questions}
    ids = [each.id for each in product.carried if not each.left_out]
    for question, key in zip(bank.questions, ids, strict=True):
        held = asked[key]
        assert isinstance(held, Pick)
        right = [each.text for each in held.options if each.right]
        assert [each.text for each in question.options if each.correct] == right


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "=HYPERLINK(1)"])
def test_no_text_becomes_a_formula(text: str) -> None:
    """What begins as a formula does is a text in its cell, in full."""
    item = make_choice()
    (first, *rest) = item.options
    options = (first._replace(text=text), *rest)
    item = changed(item, stem=text, payload=item.holds(Choice)._replace(options=options))
    ((_, product),) = exported(set_of(item)).items()
    ((question, answer, *_),) = rows(product)
    assert str(question).strip().startswith(text.strip())
    assert answer == text.replace("\t", " ")
    with ZipFile(BytesIO(product.content)) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")


def test_a_warning_is_part_of_the_question_or_keeps_it_out() -> None:
    """An account is asked as an account, and is never cut to fit."""
    item = changed(make_choice(), caution="One speaker’s account.")
    ((_, product),) = exported(set_of(item)).items()
    ((question, *_),) = rows(product)
    assert question == f"{item.stem} (One speaker’s account)"
    long = changed(item, stem="x" * 110)
    ((_, product),) = exported(set_of(long)).items()
    assert rows(product) == []
    assert [each.left_out for each in product.carried] == [LeftOut.QUESTION_TOO_LONG]


def test_what_kahoot_has_no_room_for_stays_out_for_a_reason() -> None:
    """Too many options, an answer too long, and what is typed."""
    item = make_choice()
    held = item.holds(Choice)
    many = held.options + tuple(
        held.options[-1]._replace(text=f"Other {n}", correct=False) for n in range(4)
    )
    wide = (held.options[0]._replace(text="x" * 76), *held.options[1:])
    left = {
        LeftOut.TOO_MANY_OPTIONS: changed(item, payload=held._replace(options=many)),
        LeftOut.ANSWER_TOO_LONG: changed(item, payload=held._replace(options=wide)),
        LeftOut.NO_SUCH_QUESTION: make_item(),
    }
    for reason, each in left.items():
        ((_, product),) = exported(set_of(each)).items()
        assert [carried.left_out for carried in product.carried] == [reason]


def test_several_right_answers_and_verdicts_have_their_numbers() -> None:
    """The numbers of all right answers are there, and a verdict has two."""
    several, verdict = make_multiple_response(), make_true_false()
    several = changed(several, options=several.options[:4])
    ((_, product),) = exported(set_of(several, verdict)).items()
    made = rows(product)
    keys = [str(n) for n, each in enumerate(several.options, 1) if each.correct]
    assert made[0][-1] == ",".join(keys)
    assert [each for each in made[1][1:5] if each] == ["True", "False"]
    assert all(Loss.SOURCES in each.lost for each in product.carried)
    assert [Loss.MARKING in each.lost for each in product.carried] == [True, False]


def test_more_than_a_hundred_questions_are_a_file_for_each_topic() -> None:
    """Kahoot's template has a hundred rows; a topic with more of them is several files."""
    items = [
        changed(make_choice(f"fact-{n}"), topic="one" if n < 150 else "two") for n in range(160)
    ]
    items.append(changed(make_item("typed"), topic="three"))
    made = exported(set_of(*items))
    counts = {name.removesuffix(".kahoot.xlsx"): each.count for name, each in made.items()}
    course = make_imprint().id
    assert counts == {f"{course}-one-1": 100, f"{course}-one-2": 50, f"{course}-two": 10}
    said = [each.id for product in made.values() for each in product.carried]
    assert sorted(said) == sorted(each.id for each in items)


def test_who_made_the_course_and_its_licence_stand_above_the_questions(
    bundled: QuestionSet,
) -> None:
    """Kahoot reads from the headings on; people read what is above them."""
    ((_, product),) = exported(bundled).items()
    sheet = load_workbook(BytesIO(product.content)).get_sheet_by_index(0)
    above = sheet.to_python(skip_empty_area=False)[:HEADINGS_AT]
    assert [row[1] for row in above if row[1]] == [bundled.title, bundled.imprint.line]


def test_the_spreadsheet_is_one_by_the_rules_of_its_format(
    bundled: QuestionSet, tmp_path: Path
) -> None:
    """Office Open XML, as Microsoft's own validator checks it."""
    ((name, product),) = exported(bundled).items()
    (tmp_path / name).write_bytes(product.content)
    found = OpenXmlValidator().validate(str(tmp_path / name))
    assert found.is_valid, found.errors


def test_a_spreadsheet_is_the_same_each_time(bundled: QuestionSet) -> None:
    """Nothing in it tells of when it was made."""
    assert exported(bundled) == exported(bundled)
