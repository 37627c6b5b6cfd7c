"""What the key tells a teacher: answers at a glance and in full, for all versions."""

from pathlib import Path

import pytest

from factories import (
    ENGLISH,
    make_choice,
    make_disputed,
    make_handout,
    make_imprint,
    make_item,
    make_open,
    make_ordering,
    make_questions,
    make_quiz,
    make_reference,
    make_section,
)
from talkquiz.course.yaml import parse
from talkquiz.exporters import Options
from talkquiz.exporters.word.kinds.options import letters
from talkquiz.exporters.word.styles import Style
from talkquiz.handouts.handout import Question
from talkquiz.items.item import Item, Option
from talkquiz.language.language_file import Language, read_language
from word_files import answers_at_a_glance, lines_of_key, of_items, opened, sample, texts, words

_GERMAN_FILE = Path(__file__).parents[1] / "data" / "german" / "language.yaml"
GERMAN, _ = read_language("de", parse(_GERMAN_FILE.read_text("utf-8")).data)

BONN = Option("Bonn", correct=False, rationale="Bonn: a city."), Option("Ulm", correct=True)
TWICE = make_choice(options=BONN, sources=(make_reference(), make_reference()))


def test_the_key_opens_with_the_answers_of_each_version() -> None:
    """The tables give for each printed number the letter and text, or the words, and the marks."""
    handout = sample()
    tables = opened(handout, "key").tables
    heads = [[cell.text for cell in table.rows[0].cells] for table in tables]
    assert heads == [["No.", "Answer", "Marks"] * 2] * 2
    for version in handout.versions:
        found = answers_at_a_glance(handout, version.code)
        questions = [question for section in version.sections for question in section.questions]
        assert sorted(map(int, found)) == [question.number for question in questions]
        for question in questions:
            answer = question.item.key
            expected = f"{letters(question)}\u2002{answer}" if question.options else answer
            assert found[str(question.number)] == expected


@pytest.mark.parametrize(
    ("language", "total", "marks", "each"),
    [
        (ENGLISH, "3½\xa0marks", "1½", "½\xa0mark each"),
        (GERMAN, "3,5\xa0Punkte", "1,5", "je 0,5\xa0Punkte"),
    ],
)
def test_half_points_are_written_as_the_language_writes_them(
    language: Language, total: str, marks: str, each: str
) -> None:
    """The total, the marks of a question, and what each part of an answer is worth."""
    one, four = make_questions(make_item(), make_ordering())
    section = make_section(one._replace(points=1.5), four._replace(points=2))
    imprint = make_imprint(language=language)
    key = opened(make_handout(section, imprint=imprint), "key")
    assert next(text.partition("\t")[2] for text in texts(key, Style.SECTION)) == total
    (table,) = key.tables
    assert table.rows[1].cells[2].text == marks
    assert table.rows[2].cells[1].text.endswith(f"({each})")


@pytest.mark.parametrize(("place", "letter"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "ZZ")])
def test_letters_are_those_of_words_lists(place: int, letter: str) -> None:
    options = tuple(Option(str(number), correct=number == place) for number in range(60))
    assert letters(Question(1, make_choice(), options, 1)) == letter


def test_the_appendix_gives_each_items_place_in_every_version_and_why() -> None:
    """It begins a page, and an item is found there by its numbers and its short id."""
    options = Option("Wrong", correct=False, rationale="It is not."), Option("Right", correct=True)
    one = make_choice("one", options=options, key="Right")
    document = opened(make_quiz([one, make_choice("two")]), "key")
    (head,) = [p for p in document.paragraphs if p.text == "For later: where the answers are from"]
    assert head._p.xpath("./w:pPr/w:pageBreakBefore")
    first = texts(document, Style.KEY_QUESTION)[0]
    assert first.startswith("A\xa01, B\xa02\tWho called")
    assert first.endswith(f" Right \t{one.short_id}")
    lines = texts(document, Style.KEY_LINE)
    assert lines[0] == "Not\tWrong \N{EN DASH} It is not."
    assert "According to\tStaffan de Mistura, as of 6 January 2017" in lines
    assert "Source\tXinhua, 6 January 2017, paragraph 9" in lines


def test_a_short_key_has_all_that_marking_needs_and_nothing_else() -> None:
    """Answers, other right ones, mark schemes and marks stay, where answers are from goes."""
    handout = make_quiz([make_choice("one"), make_disputed("two")], [make_open("three")])
    long, short = (opened(handout, "key", Options(short_key=each)) for each in (False, True))
    assert texts(long, Style.SECTION) == [
        "Answers",
        "Mark schemes",
        "For later: where the answers are from",
    ]
    assert texts(short, Style.SECTION) == ["Answers", "Mark schemes"]
    for document in (long, short):
        assert [[c.text for c in t.rows[0].cells] for t in document.tables] == [
            ["No.", "Answer", "Marks"]
        ] * 2
        assert "A\xa02, B\xa01\tAbout 400,000; four hundred thousand" in texts(
            document, Style.KEY_LINE
        )
    assert not [line for line in texts(short, Style.KEY_LINE) if line.startswith("Source")]


def test_the_key_says_that_each_of_the_other_right_answers_is_enough() -> None:
    """Once, above them, and not where there are none."""
    for accept, times in ((("18 December", "in December"), 1), ((), 0)):
        quiz = make_quiz([make_item("one", accept=accept), make_choice("two")])
        said = texts(opened(quiz, "key"), Style.KEY_SMALL)
        assert said.count(quiz.imprint.language.key.also_right_alone) == times


def test_what_a_form_is_worth_stands_beside_its_name_if_it_has_one() -> None:
    one, two = (opened(make_quiz([make_item()], codes=codes), "key") for codes in ("A", "AB"))
    assert texts(one, Style.SECTION)[0] == "Answers \t1\xa0mark"
    assert texts(two, Style.SECTION)[0] == "Answers"
    assert texts(two, Style.PART)[:2] == ["Form A \t1\xa0mark", "Form B \t1\xa0mark"]


def test_another_way_to_write_a_date_is_not_printed() -> None:
    """A day in another order or in figures goes without saying; what leaves a part out does not."""
    accept = ("December 18, 2015", "18 Dec 2015", "2015-12-18", "December 2015")
    lines = lines_of_key(make_item(key="18 December 2015", accept=accept))
    assert lines[0] == "1\tDecember 2015"
    resolution = make_item(key="Resolution 2254", accept=("UN resolution 2254", "2254"))
    assert lines_of_key(resolution)[0] == "1\tUN resolution 2254; 2254"


def test_options_that_are_wrong_for_one_reason_share_a_line() -> None:
    wrong = [Option(text, correct=False, rationale="No report says so.") for text in ("1", "2")]
    item = make_choice(options=(*wrong, Option("3", correct=True)))
    assert lines_of_key(item)[0] == "Not\t1; 2 \N{EN DASH} No report says so."


OF_A_PAPER = make_item(per="Press TV", as_of="May 2017")
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
        pytest.param(OF_A_PAPER, "According to", "Press TV", id="a paper is not as of the matter"),
        pytest.param(OF_A_PAPER, "As of", "May 2017", id="which is dated by itself"),
        pytest.param(TWICE, "Not", "Bonn: a city.", id="an option is named once"),
        pytest.param(TWICE, "Source", "Press TV, 28 April 2016, paragraph 9", id="a source, too"),
        pytest.param(make_choice(accept=("envoy",)), "1", None, id="letters do not vary"),
        pytest.param(make_disputed(), "1", "About 400,000; four hundred thousand", id="words do"),
        pytest.param(
            make_disputed(), "Caution", "Disputed figure: other counts differ", id="a caution"
        ),
    ],
)
def test_the_key_says_all_of_an_answer_once(item: Item, label: str, told: str | None) -> None:
    found = [line for line in lines_of_key(item) if line.startswith(f"{label}\t")]
    assert found == ([f"{label}\t{told}"] if told else [])


def test_a_caution_stands_in_the_key_alone() -> None:
    """On the sheet it would answer questions on plans and claims."""
    handout = of_items(make_disputed())
    assert make_disputed().caution not in words(opened(handout))
    assert make_disputed().caution in words(opened(handout, "key"))


@pytest.mark.parametrize(
    ("title", "of_key", "of_form"),
    [
        ("Quiz", "Key – Quiz", "Quiz, form A"),
        ("Who?", "Key – Who?", "Who? Form A"),
        ("Test: the plan", "Key – Test: the plan", "Test: the plan, form A"),
    ],
)
def test_what_is_added_to_a_title_fits_its_marks(title: str, of_key: str, of_form: str) -> None:
    """No title gets a second mark at its end, or a second colon."""
    handout = make_handout(title=title)
    assert texts(opened(handout, "key"), Style.TITLE) == [of_key]
    assert opened(handout).core_properties.title == title
    assert opened(handout).core_properties.title == title
    several = make_quiz([make_item()], title=title)
    assert opened(several).core_properties.title == of_form


def test_the_numbers_of_many_versions_stand_above_the_stem() -> None:
    document = opened(make_quiz([make_item()], codes="ABC"), "key")
    (first,) = texts(document, Style.KEY_QUESTION)
    assert first.splitlines()[0] == "A\xa01, B\xa01, C\xa01"
