"""What the key tells a teacher: answers at a glance and in full, for all versions."""

import pytest

from factories import (
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
from talkquiz.items.item import Item, Option
from word_files import answers_at_a_glance, lines_of_key, of_items, opened, sample, texts

BONN = Option("Bonn", correct=False, rationale="Bonn: a city."), Option("Ulm", correct=True)
TWICE = make_choice(options=BONN, sources=(make_reference(), make_reference()))


def test_the_key_opens_with_the_answers_of_each_version() -> None:
    """The tables give for each printed number the letter and text, or the words, of the answer."""
    handout = sample()
    tables = opened(handout, "key").tables
    heads = [[cell.text for cell in table.rows[0].cells] for table in tables]
    assert heads == [["No.", "Answer"] * 2] * 2
    for version in handout.versions:
        found = answers_at_a_glance(handout, version.code)
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


TO_COME = make_item(mode="planned", per="Ada Brook", as_of="May 2017")
HOPED = make_item(mode="hoped", per="Ada Brook", as_of="May 2017")


@pytest.mark.parametrize(
    ("item", "label", "told"),
    [
        pytest.param(TO_COME, "According to", "Ada Brook", id="a plan is not dated by its day"),
        pytest.param(HOPED, "According to", "Ada Brook", id="a hope is not dated by its day"),
        pytest.param(HOPED, "As of", None, id="the day of a hope has no line"),
        pytest.param(make_item(mode="hoped", per=None), "As of", None, id="nor if nobody is named"),
        pytest.param(make_item(per=None, as_of="May"), "As of", "May", id="what happened is dated"),
        pytest.param(TWICE, "Not", "Bonn: a city.", id="an option is named once"),
        pytest.param(TWICE, "Source", "Press TV, 28 April 2016, paragraph 9", id="a source, too"),
        pytest.param(make_choice(accept=("envoy",)), "Also right", None, id="letters do not vary"),
        pytest.param(
            make_disputed(), "Also right", "about 400,000; four hundred thousand", id="words do"
        ),
        pytest.param(
            make_disputed(), "Caution", "Disputed figure: other counts differ", id="a caution"
        ),
    ],
)
def test_the_key_says_all_of_an_answer_once(item: Item, label: str, told: str | None) -> None:
    found = [line for line in lines_of_key(item) if line.startswith(f"{label}\t")]
    assert found == ([f"{label}\t{told}"] if told else [])


def test_a_caution_stands_under_its_question_on_the_sheet() -> None:
    document = opened(of_items(make_disputed()))
    assert texts(document, Style.NOTE) == ["Disputed figure: other counts differ"]


@pytest.mark.parametrize(
    ("title", "of_key", "of_form"),
    [("Quiz", "Quiz: key", "Quiz, form A"), ("Who?", "Who? Key", "Who? Form A")],
)
def test_a_title_that_ends_in_a_mark_gets_no_other(title: str, of_key: str, of_form: str) -> None:
    handout = make_handout(title=title)
    assert texts(opened(handout, "key"), Style.TITLE) == [of_key]
    assert opened(handout).core_properties.title == of_form


def test_the_numbers_of_many_versions_stand_above_the_stem() -> None:
    document = opened(make_quiz([make_item()], codes="ABC"), "key")
    (first,) = texts(document, Style.KEY_QUESTION)
    assert first.splitlines()[0] == "A\xa01, B\xa01, C\xa01"
