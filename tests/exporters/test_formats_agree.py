"""One question is the same in every format for screens: its id, its key, what is read with it."""

import re
from dataclasses import replace
from html import unescape
from io import BytesIO
from zipfile import ZipFile, is_zipfile

import pytest
from lxml import html

from canvas_importer import imported
from factories import changed, make_imprint, make_item, make_quiz, make_true_false
from moodle_reader import as_words, read_moodle
from qti_files import named, read_package, words
from question_sets import assembled_with, set_of
from small_course import handouts
from talkquiz.build import LoadedCourse, assemble
from talkquiz.deck.beside import Companions
from talkquiz.exporters import exporter
from talkquiz.exporters.anki.decks_and_notes import deck_notes, guid_of
from talkquiz.exporters.anki.fields import Album
from talkquiz.exporters.anki.notetypes import load_models
from talkquiz.exporters.word.styles import Style
from talkquiz.items.item import Use
from talkquiz.items.kinds import Answered, ItemKind
from talkquiz.items.typeset import typeset
from talkquiz.onscreen.assemble import course_set, handout_set
from talkquiz.onscreen.carried import Loss
from talkquiz.onscreen.question_set import QuestionSet
from talkquiz.question_banks.gift import read_gift
from web_pages import known
from word_files import opened

SYSTEMS = ("moodle", "gift", "canvas", "qti", "qti21")
"""The formats for systems that mark answers."""


def content_of(questions: QuestionSet, name: str) -> bytes:
    """Return the file that the format `name` makes of a question set."""
    (product,) = exporter(name)(assembled_with(questions)).values()
    return product.content


def numbered_in(questions: QuestionSet, name: str) -> list[tuple[str, ...]]:
    """Return the numbered lines of each text that a format for systems shows."""
    content = content_of(questions, name)
    match name:
        case "gift":
            return list(map(numbered_in_gift, content.decode().split("\n\n")))
        case "moodle" | "canvas":
            read = read_moodle(content) if name == "moodle" else imported(content)
            roots = [
                html.fragment_fromstring(each.text, create_parent="p") for each in read.questions
            ]
        case _:
            roots = list(read_package(content).roots.values())
    lists = [each for root in roots for each in root.iter("{*}ol")]
    return [tuple(words(entry) for entry in each) for each in lists]


def numbered_in_gift(block: str) -> tuple[str, ...]:
    lines = [line.partition(". ") for line in block.replace("\\n", "\n").split("\n")]
    return tuple(line.replace("\\", "") for number, _, line in lines if number.isdecimal())


@pytest.fixture(scope="module")
def of_all(bundled_bank: LoadedCourse) -> QuestionSet:
    """Return all questions of the bundled course."""
    return course_set(bundled_bank.course, bundled_bank.all_items)


@pytest.fixture(scope="module")
def of_sources(bundled_bank: LoadedCourse) -> QuestionSet:
    """Return the questions of a handout whose questions share texts."""
    (made,) = (each for each in handouts(bundled_bank) if each.name == "source-work")
    questions = handout_set(made, Companions(bundled_bank.course))
    assert questions
    return questions


@pytest.mark.parametrize("name", SYSTEMS)
@pytest.mark.parametrize("which", ["of_all", "of_sources"])
def test_lines_of_a_shared_text_are_numbered(
    name: str, which: str, request: pytest.FixtureRequest
) -> None:
    """Questions and keys name them by their numbers, as they stand on the sheet."""
    questions: QuestionSet = request.getfixturevalue(which)
    shared = {each.stimulus for each in questions.questions if each.stimulus}
    assert len(shared) > 3
    assert {each.lines for each in shared} <= {*numbered_in(questions, name)}


@pytest.mark.parametrize("name", ["moodle", "gift", "canvas"])
def test_what_to_do_with_paper_is_not_said_on_a_screen(
    name: str, bundled_bank: LoadedCourse
) -> None:
    """Nobody cuts along a line, circles an answer, or writes into a grid; QTI tells the tutor."""
    asked = 0
    for handout in handouts(bundled_bank):
        questions = handout_set(handout, Companions(bundled_bank.course))
        told = {part.directions for part in handout.versions[0].sections if part.questions}
        text = as_text(content_of(questions, name)) if questions else ""
        assert not [each for each in told - {""} if each in text], handout.name
        asked += bool(text)
    assert asked > 5


def as_text(content: bytes) -> str:
    """Return a file as a text, or all files of a zip."""
    if not is_zipfile(BytesIO(content)):
        return content.decode()
    with ZipFile(BytesIO(content)) as entries:
        texts = [entries.read(each) for each in entries.namelist() if not each.endswith(".png")]
    return "\n".join(each.decode() for each in texts)


@pytest.mark.parametrize("name", ["moodle", "gift"])
def test_a_fact_too_long_for_a_tag_loses_this_tag_alone_and_that_is_said(name: str) -> None:
    """Its question is there, found by its topic and its kind as before."""
    fact = "-".join(["pier"] * 10)
    questions = set_of(make_item(fact))
    (product,) = exporter(name)(assembled_with(questions)).values()
    assert product.count == 1
    assert product.carried[0].lost == (Loss.LONG_TAGS,)
    text = product.content.decode()
    assert "kind: short-answer" in text
    assert f"fact: {fact}" not in text


@pytest.mark.parametrize("name", SYSTEMS)
def test_a_phrase_is_marked_by_a_person_and_that_is_said(name: str) -> None:
    """Two ways to say it, one of which a system would call wrong, are told to whoever marks."""
    key, other = "their backers had different aims", "each backer had aims of its own"
    questions = set_of(make_item(key=key, accept=(other,)), make_item("pier", key="2018"))
    (product,) = exporter(name)(assembled_with(questions)).values()
    said = [Loss.BY_PEOPLE in each.lost for each in product.carried]
    assert said == [True, False]
    text = as_text(product.content)
    assert key in text
    assert other in text
    written = {"moodle": 'type="essay"', "gift": "{####", "canvas": "essay_question"}
    assert written.get(name, "xtended") in text


@pytest.mark.parametrize("name", ["kahoot", "quizlet"])
def test_what_stands_beside_a_question_is_marked_as_the_language_does(name: str) -> None:
    """A language with other parentheses and another full stop has them in files of one line."""
    english = make_imprint().language
    files = english.files._replace(aside="（{text}）", wanted="【{text}】")
    language = replace(english, files=files)
    verdict = changed(make_true_false(), caution="一个计划。")
    (product,) = exporter(name)(assembled_with(set_of(verdict, language=language))).values()
    text = as_text(product.content)
    assert "（一个计划）" in text
    assert name == "kahoot" or "【True or false?】" in text


def same(text: str) -> str:
    """Return a text without what looks alone differ in: capitals, quotes, dashes, white space."""
    return " ".join(unescape(text).translate(_LOOKS).casefold().split())


_LOOKS = str.maketrans("‘’“”–—", "''\"\"--")


def of_the_printed_key(bank: LoadedCourse) -> dict[str, str]:
    """Return the lines of the appendix, and all mark schemes with those that people mark."""
    printed = [typeset(each, bank.course.language.quotes) for each in bank.all_items]
    kinds = [
        [it for it in printed if it.kind is kind and Use.PRINT in it.uses] for kind in ItemKind
    ]
    document = opened(make_quiz(*filter(None, kinds), codes=("A",)), "key")
    schemes, found, key = "", dict[str, str](), ""
    ids = {it.short_id: it for it in printed}
    for each in document.paragraphs:
        text = each.text.strip()
        if each.style.name.lower() == Style.KEY_QUESTION.lower():
            key = text.split()[-1] if text.split()[-1] in ids else ""
        if key:
            found[key] = f"{found.get(key, '')} {text}"
        else:
            schemes += f" {text}"
    return {key: text + schemes * ids[key].kind.is_marked for key, text in found.items()}


def of_cards(bank: LoadedCourse) -> dict[str, str]:
    """Return the fields of the note of each item, by the id that Anki knows it by."""
    assembled, _ = assemble(bank, for_print=False)
    assert assembled
    notes = deck_notes(assembled.deck, load_models(bank.course.language), Album())
    known = {guid_of(each.id): each.short_id for each in bank.all_items}
    return {known[each.guid]: as_words(" ".join(each.fields)) for each in notes}


def of_the_page(questions: QuestionSet) -> dict[str, str]:
    asked = known(content_of(questions, "web").decode())["questions"]
    return {each["short"]: each["told"]["key"] for each in asked}


def of_moodle(questions: QuestionSet) -> dict[str, str]:
    read = {
        each.idnumber: each.told for each in read_moodle(content_of(questions, "moodle")).questions
    }
    return {each.short_id: read[each.id] for each in questions.questions}


def of_gift(questions: QuestionSet) -> dict[str, str]:
    asked = read_gift(content_of(questions, "gift").decode()).questions
    return {each.name[-5:-1]: each.feedback for each in asked}


def of_canvas(questions: QuestionSet) -> dict[str, str]:
    asked = imported(content_of(questions, "canvas")).questions
    return {each.name[-5:-1]: as_words(each.comments) for each in asked}


def of_qti(questions: QuestionSet, name: str) -> dict[str, str]:
    """Return what is told of each item, whose title ends with its short id."""
    roots = read_package(content_of(questions, name)).of("item").values()
    told = {
        each.get("title")[-4:]: named(each, "qti-modal-feedback", "modalFeedback") for each in roots
    }
    return {key: " ".join(map(words, each)) for key, each in told.items()}


def of_quizlet(questions: QuestionSet) -> dict[str, str]:
    lines = content_of(questions, "quizlet").decode().splitlines()
    return {each[-4:]: each for each in lines}


def test_every_question_has_one_id_and_one_key_on_paper_in_anki_on_the_page_and_in_systems(
    bundled_bank: LoadedCourse, of_all: QuestionSet
) -> None:
    """Whoever looks up a short id finds the same answer, wherever the question was met."""
    items = {each.short_id: each for each in bundled_bank.all_items}
    every, typed = (
        {*items},
        {key for key, it in items.items() if it.kind.answered is Answered.WORDS},
    )
    told = {
        "paper": of_the_printed_key(bundled_bank),
        "anki": of_cards(bundled_bank),
        "page": of_the_page(of_all),
        "moodle": of_moodle(of_all),
        "gift": of_gift(of_all),
        "canvas": of_canvas(of_all),
        "qti": of_qti(of_all, "qti"),
        "qti21": of_qti(of_all, "qti21"),
        "quizlet": of_quizlet(of_all),
    }
    assert {*told["paper"]} == {key for key, it in items.items() if Use.PRINT in it.uses}
    assert {*told["anki"]} == {key for key, it in items.items() if Use.STUDY in it.uses}
    for name in ("page", "moodle", "canvas", "qti", "qti21"):
        assert {*told[name]} == every, name
    assert {*told["gift"]} < every
    assert {*told["quizlet"]} > typed
    wrong = [
        (name, items[key].id, part)
        for name, answers in told.items()
        for key, text in answers.items()
        for part in re.split(r"; |\n", items[key].key)
        if same(part) not in same(text)
    ]
    assert not wrong
