"""LibreOffice lays handouts out: questions stay whole, numbers are right, no page is empty."""

import re
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.shared import Pt

import pdf_pages
from factories import (
    ENGLISH,
    changed,
    make_choice,
    make_cloze,
    make_disputed,
    make_item,
    make_label,
    make_matching,
    make_multiple_response,
    make_quiz,
)
from talkquiz.exporters import AS_USUAL
from talkquiz.exporters.word.kinds.options import letters
from talkquiz.exporters.word.sheet import titles
from talkquiz.exporters.word.students import export_for_students
from talkquiz.handouts.handout import Handout, Question, Version
from talkquiz.handouts.versions import student_codes, student_version
from talkquiz.items.kinds import ItemKind
from talkquiz.rosters.student import Student
from word_files import PLACES, made
from wordy import wordy_items, wordy_work

pytestmark = pdf_pages.needs_libreoffice
Pages = list[str]
QUIZ = make_quiz(
    [make_choice("one"), make_choice("two"), make_choice("three")],
    [make_cloze("four"), make_cloze("five", gap="Resolution 2254")],
    [make_item("six"), make_disputed("seven")],
    [make_label(*place) for place in PLACES],
    [make_multiple_response("eight")],
    [make_matching("nine")],
)
WORDY = make_quiz(*wordy_items(60), name="wordy", title="Wordy quiz")
WORK = make_quiz(*wordy_work(8), name="work", title="Work of every kind")
HANDOUTS = (QUIZ, WORDY, WORK)
SHEETS = [(handout, version) for handout in HANDOUTS for version in handout.versions]
each_handout = pytest.mark.parametrize("handout", HANDOUTS, ids=[one.name for one in HANDOUTS])
each_sheet = pytest.mark.parametrize(
    ("handout", "version"), SHEETS, ids=[f"{handout.name}-{form.code}" for handout, form in SHEETS]
)
LETTERED = (ItemKind.CHOICE, ItemKind.MULTIPLE_RESPONSE)
TOP = 100
"""Points from the top of the page within which the words of its first question begin."""


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("word")


@pytest.fixture(scope="session")
def pages(folder: Path) -> dict[str, Pages]:
    """Return the text of each page of each file: all are laid out in one call of LibreOffice."""
    files = made(*HANDOUTS)
    printed = map(pdf_pages.texts, pdf_pages.printed(files, folder))
    return dict(zip(files, printed, strict=True))


def flat(text: str) -> str:
    return " ".join(text.split())


def body(page: str) -> Sequence[str]:
    """Return the lines of a page without its header, its footer and empty lines."""
    lines = [line.strip() for line in page.splitlines() if line.strip()]
    foot = next(at for at, line in enumerate(lines) if re.search(r"Page \d+ of \d+$", line))
    return lines[1 if re.match(r"Name _+$", lines[0]) else 0 : foot]


def flat_pages(pages: dict[str, Pages], handout: Handout, version: Version) -> list[str]:
    return [flat(" ".join(body(p))) for p in pages[f"{handout.name}-{version.code}.docx"]]


def questions(version: Version) -> list[Question]:
    return [question for section in version.sections for question in section.questions]


@each_sheet
def test_a_question_is_on_one_page_under_its_number(
    handout: Handout, version: Version, pages: dict[str, Pages]
) -> None:
    """With it is all that it shows: both columns, lines to order, and reports."""
    sheet = flat_pages(pages, handout, version)
    for question in questions(version):
        item = question.item
        stem = "_" if item.kind is ItemKind.LABEL else item.stem
        words = [f"{question.number}. {stem}"]
        if item.kind in LETTERED:
            lettered = zip("ABCDE", question.options, strict=False)
            words += [f"[{question.points}]"]
            words += [f"{letter}. {option.text}" for letter, option in lettered]
        expected = re.sub("_+", "_", flat(ENGLISH.quotes.typeset(" ".join(words))[0]))
        (page,) = [page for page in sheet if expected in re.sub("_+", "_", page)]
        shown = item.shown[1 : -len(item.stimulus.lines) if item.stimulus else None]
        typeset = ENGLISH.quotes.typeset(" ".join(shown))[0]
        for word in typeset.split():
            assert word in page


def test_a_source_stands_on_the_page_of_its_first_question(pages: dict[str, Pages]) -> None:
    """The box of a linked set is printed once, whole, above the question that comes first."""
    for version in WORK.versions:
        told = set()
        for question in questions(version):
            source = question.item.stimulus
            if source and source not in told:
                told.add(source)
                sheet = flat_pages(pages, WORK, version)
                (page,) = [page for page in sheet if f"{source.title} " in page]
                assert all(word in page for line in source.lines for word in line.split())
                assert page.index(f"{source.title} ") < page.index(f" {question.number}. Stem")


def test_the_map_its_names_and_its_blanks_are_on_one_page(
    pages: dict[str, Pages], folder: Path
) -> None:
    """A student who labels the map turns no page."""
    for version in QUIZ.versions:
        (page_of_map,) = set(pdf_pages.images(folder / f"starter-quiz-{version.code}.pdf"))
        page = flat_pages(pages, QUIZ, version)[page_of_map - 1]
        labels = [one for one in questions(version) if one.item.kind is ItemKind.LABEL]
        for question in labels:
            assert f" {question.number}. ___" in page
            assert flat(question.item.key) in page


@each_sheet
def test_a_page_begins_with_a_question_or_a_heading(
    handout: Handout, version: Version, pages: dict[str, Pages], folder: Path
) -> None:
    """No page starts with an option or in the middle of a question, and none ends on a heading.

    Ruled lines, which are no text, do not stand above the first words of a page.
    """
    sections = tuple(titles(version.sections, ENGLISH))
    for page in pages[f"{handout.name}-{version.code}.docx"]:
        lines = body(page)
        first, last = lines[0], lines[-1]
        assert re.match(r"\d+\. |Source\d+", first) or first.startswith((handout.title, *sections))
        assert not last.startswith((*sections, *(part.directions for part in version.sections)))
    for laid in pdf_pages.pages(folder / f"{handout.name}-{version.code}.pdf"):
        assert min(word.top for word in laid.words if word.top > TOP / 2) < TOP


@each_sheet
def test_the_numbers_of_a_sheet_run_from_one_to_the_last(
    handout: Handout, version: Version, pages: dict[str, Pages]
) -> None:
    """The numbers printed at the left, read from top to bottom, are those of the questions.

    Places to label are numbered in two columns, and looked for elsewhere. The lines of a source
    have numbers of their own.
    """
    lines = [line for page in pages[f"{handout.name}-{version.code}.docx"] for line in body(page)]
    number = re.compile(r"(\d+)\.\s+(?!w\d+x9|A line)[^_\s]")
    printed = [int(found[1]) for line in lines if (found := number.match(line))]
    in_lines = [one for one in questions(version) if one.item.kind is not ItemKind.LABEL]
    assert printed == [question.number for question in in_lines]


def test_every_page_is_numbered_and_none_is_empty(pages: dict[str, Pages]) -> None:
    """The footers count the pages and name the form, and each page has something to read.

    Later pages ask for the name again, so that pages that come apart can be put together; a key
    needs no name.
    """
    assert len(pages["wordy-A.docx"]) > 5
    for name, texts in pages.items():
        is_key = "-key" in name
        form = "Key – .*" if is_key else f".*form {name.removesuffix('.docx')[-1]}"
        for number, text in enumerate(texts, start=1):
            assert body(text)
            assert re.search(rf"^ *{form}\s+Page {number} of {len(texts)}$", text, re.MULTILINE)
            assert number == 1 or text.lstrip().startswith("Name ___") != is_key


@each_handout
def test_the_key_agrees_with_the_letters_on_paper(
    handout: Handout, pages: dict[str, Pages]
) -> None:
    """The letter in the key stands before the right option on the sheet that was laid out."""
    for version in handout.versions:
        sheet = flat(" ".join(pages[f"{handout.name}-{version.code}.docx"]))
        for question in (each for each in questions(version) if each.item.kind in LETTERED):
            right = [option.text for option in question.options if option.correct]
            for letter, text in zip(letters(question).split(", "), right, strict=True):
                assert f" {letter}. {flat(text)}" in sheet


@each_handout
def test_an_answer_in_full_is_on_one_page(handout: Handout, pages: dict[str, Pages]) -> None:
    """In the appendix, what belongs to an item is on one page, from its numbers to its source."""
    key = [flat(page) for page in pages[f"{handout.name}-key.docx"]]
    first, second = (
        {question.item.short_id: question.number for question in questions(version)}
        for version in handout.versions
    )
    for item, number in first.items():
        pattern = rf"A\s{number}, B\s{second[item]} .*\b{item}\b(?:(?!A\s\d).)* Source "
        assert sum(bool(re.search(pattern, page)) for page in key) == 1, pattern


def test_no_question_is_parted_wherever_a_page_ends(tmp_path: Path) -> None:
    """Moved down line by line (14 points), each question stays on one page with all its options.

    Left to itself, LibreOffice parts the one whose options are the 25th paragraph and the next.
    """
    items = [make_choice(f"number-{n}", stem=f"Is this the {n}th one?") for n in range(16)]
    items[0] = changed(items[0], options=items[0].options[:-1])
    handout = make_quiz(items, name="quiz")
    sheet = made(handout)["quiz-A.docx"]
    moved = {}
    for lines in range(12, 26):
        document, lower = Document(BytesIO(sheet)), BytesIO()
        document.styles["Title"].paragraph_format.space_after = Pt(lines * 14)
        document.save(lower)
        moved[f"{lines}.docx"] = lower.getvalue()
    for pdf in pdf_pages.printed(moved, tmp_path):
        found = [page.text for page in pdf_pages.pages(pdf)]
        assert len(found) > 1
        for question in handout.versions[0].sections[0].questions:
            (page,) = (text for text in found if question.item.stem in text)
            asked = page.partition(question.item.stem)[2].partition("Is this")[0]
            assert all(option.text in asked for option in question.options), pdf.name


# A class: each name on its sheet, and a key that can be marked from.

CLASS_QUIZ = make_quiz(
    [make_choice(f"choice-{number}") for number in range(6)],
    [make_cloze("gap"), make_cloze("other", gap="Resolution 2254")],
    [make_item("short")],
)
LONG = "Maximiliana Theodora Wolfeschlegelsteinhausenbergerdorff"
NAMES = ("Ada Brook", "Øystein Ærøskøbing", "محمد علي", "<b>Tom</b> & Co", LONG)
CLASS = [Student(name) for name in (*NAMES, *(f"Student {number}" for number in range(90)))]
CODES = student_codes(CLASS_QUIZ, [student.identity for student in CLASS])


@pytest.fixture(scope="module")
def printed_class(tmp_path_factory: pytest.TempPathFactory) -> list[Pages]:
    """Return the text of each page of the first sheets and of the key."""
    folder = tmp_path_factory.mktemp("class")
    files = [made.content for _, made in export_for_students(CLASS_QUIZ, CLASS, AS_USUAL)]
    chosen = {f"{number}.docx": file for number, file in enumerate((*files[:5], files[-1]))}
    printed = pdf_pages.printed(chosen, folder)
    return [[flat(page) for page in pdf_pages.texts(pdf)] for pdf in printed]


def test_a_students_sheet_bears_the_name(printed_class: list[Pages]) -> None:
    for sheet, code, name in zip(printed_class, CODES, NAMES, strict=False):
        assert all(word in sheet[0] for word in name.split())
        assert all(f"form {code}" in page for page in sheet)


def test_the_key_of_a_class_has_everybody_in_order(printed_class: list[Pages]) -> None:
    """On every page the table has its header, and as many forms as first answers: none is split."""
    *pages, _ = key = printed_class[-1]
    text = " ".join(key)
    places = [text.index(f" {code} ") for code in CODES]
    assert places == sorted(places)
    for code, student in zip(CODES, CLASS, strict=True):
        asked = questions(student_version(CLASS_QUIZ, code, student.name))
        choices = [each for each in asked if each.item.kind is ItemKind.CHOICE]
        answers = "".join(f"{each.number}{letters(each)}" for each in choices)
        assert answers in text.replace(" ", "")
    assert pages
    for page in pages:
        assert "Student and form Answers Score" in page
        first_answers = re.findall(r" 1 [A-D] ", page)
        assert sum(f" {code} " in page for code in CODES) == len(first_answers) > 5
