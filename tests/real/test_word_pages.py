"""LibreOffice lays the handouts out: questions stay whole, numbers are right, no page is empty."""

import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from factories import (
    make_choice,
    make_cloze,
    make_deck,
    make_disputed,
    make_item,
    make_label,
    make_matching,
    make_multiple_response,
    make_quiz,
)
from pdf_pages import printed
from talkquiz.exporters import Assembled
from talkquiz.exporters.word import export
from talkquiz.exporters.word.kinds.options import letters
from talkquiz.handouts.handout import Handout, Question, Version
from talkquiz.items.kinds import ItemKind
from word_files import PLACES
from wordy import wordy_items, wordy_work

TOOLS = ("soffice", "pdfinfo", "pdftotext", "pdfimages")
pytestmark = pytest.mark.skipif(
    not all(map(shutil.which, TOOLS)), reason=f"one of {', '.join(TOOLS)} is not installed"
)

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
each_handout = pytest.mark.parametrize("handout", HANDOUTS, ids=[one.name for one in HANDOUTS])


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("word")


@pytest.fixture(scope="session")
def pages(folder: Path) -> dict[str, Pages]:
    """Return the text of each page of each file: all are laid out in one call of LibreOffice."""
    files = export(Assembled(make_deck(), HANDOUTS))
    made = printed({name: product.content for name, product in files.items()}, folder)
    return dict(zip(files, map(page_texts, made), strict=True))


def page_texts(pdf: Path) -> Pages:
    """Return the text of the pages of `pdf`, as many as it says it has."""
    information = subprocess.run(["pdfinfo", pdf], check=True, capture_output=True, text=True)
    (count,) = re.findall(r"^Pages:\s+(\d+)$", information.stdout, re.MULTILINE)
    text = subprocess.run(["pdftotext", "-layout", pdf, "-"], check=True, capture_output=True)
    found = text.stdout.decode().split("\f")[:-1]
    assert len(found) == int(count)
    return found


def flat(text: str) -> str:
    return " ".join(text.split())


def body(page: str) -> Sequence[str]:
    """Return the lines of a page without its header, its footer and empty lines."""
    lines = [line.strip() for line in page.splitlines() if line.strip()]
    foot = next(at for at, line in enumerate(lines) if re.search(r"Page \d+ of \d+$", line))
    return lines[1 if re.match(r"Name _+$", lines[0]) else 0 : foot]


def questions(version: Version) -> list[Question]:
    return [question for section in version.sections for question in section.questions]


SHEETS = [(handout, version) for handout in HANDOUTS for version in handout.versions]
each_sheet = pytest.mark.parametrize(
    ("handout", "version"), SHEETS, ids=[f"{handout.name}-{form.code}" for handout, form in SHEETS]
)


def beginning(question: Question) -> str:
    """Return what follows the number of a question: words, or the blank of a place to label."""
    stem = "" if question.item.kind is ItemKind.LABEL else question.item.stem
    return flat(stem.partition("_")[0])[:60] or "___"


LETTERED = (ItemKind.CHOICE, ItemKind.MULTIPLE_RESPONSE)


@each_sheet
def test_a_question_is_on_one_page_under_its_number(
    handout: Handout, version: Version, pages: dict[str, Pages]
) -> None:
    sheet = [flat(" ".join(body(page))) for page in pages[f"{handout.name}-{version.code}.docx"]]
    for question in questions(version):
        stem = "_" if question.item.kind is ItemKind.LABEL else question.item.stem
        words = [f"{question.number}. {stem}"]
        words += [
            f"{letter}. {option.text}"
            for letter, option in zip("ABCDE", question.options, strict=False)
            if question.item.kind in LETTERED
        ]
        expected = re.sub("_+", "_", flat(" ".join(words)))
        assert sum(expected in re.sub("_+", "_", page) for page in sheet) == 1, expected


@each_sheet
def test_all_that_a_question_shows_is_on_the_page_of_its_number(
    handout: Handout, version: Version, pages: dict[str, Pages]
) -> None:
    """Neither both columns, nor lines to order, nor reports are parted from the stem."""
    sheet = [flat(" ".join(body(page))) for page in pages[f"{handout.name}-{version.code}.docx"]]
    for question in questions(version):
        stem = beginning(question)
        (page,) = [page for page in sheet if f"{question.number}. {stem}" in page]
        shown = question.item.shown[1:]
        if question.item.stimulus:
            shown = shown[: -len(question.item.stimulus.lines)]
        for word in (word for text in shown for word in text.split()):
            assert word in page


def test_a_source_stands_on_the_page_of_its_first_question(pages: dict[str, Pages]) -> None:
    """The box of a linked set is printed once, whole, above the question that comes first."""
    for version in WORK.versions:
        sheet = [flat(" ".join(body(page))) for page in pages[f"work-{version.code}.docx"]]
        told = set()
        for question in questions(version):
            source = question.item.stimulus
            if source and source not in told:
                told.add(source)
                (page,) = [page for page in sheet if f"{source.title} " in page]
                assert all(word in page for line in source.lines for word in line.split())
                assert page.index(f"{source.title} ") < page.index(f" {question.number}. Stem")


def test_the_map_its_names_and_its_blanks_are_on_one_page(
    pages: dict[str, Pages], folder: Path
) -> None:
    """A student who labels the map turns no page."""
    for version in QUIZ.versions:
        name = f"starter-quiz-{version.code}"
        listing = subprocess.run(
            ["pdfimages", "-list", folder / f"{name}.pdf"],
            check=True, capture_output=True, text=True,
        )  # fmt: skip
        (page_of_map,) = {int(row.split()[0]) for row in listing.stdout.splitlines()[2:]}
        page = flat(" ".join(body(pages[f"{name}.docx"][page_of_map - 1])))
        labels = [one for one in questions(version) if one.item.kind is ItemKind.LABEL]
        for question in labels:
            assert f" {question.number}. ___" in page
            assert flat(question.item.key) in page


TOP = 100
"""Points from the top of the page within which the words of its first question begin."""


@each_sheet
def test_no_page_begins_with_lines_left_over(
    handout: Handout, version: Version, pages: dict[str, Pages], folder: Path
) -> None:
    """Ruled lines, which are no text, do not stand above the first words of a page."""
    pdf = folder / f"{handout.name}-{version.code}.pdf"
    found = subprocess.run(
        ["pdftotext", "-bbox", pdf, "-"], check=True, capture_output=True, text=True
    )
    tops = [
        min(top for top in map(float, re.findall(r'yMin="([\d.]+)"', page)) if top > TOP / 2)
        for page in found.stdout.split("<page ")[1:]
    ]
    assert len(tops) == len(pages[f"{handout.name}-{version.code}.docx"])
    assert max(tops) < TOP


@each_sheet
def test_a_page_begins_with_a_question_or_a_heading(
    handout: Handout, version: Version, pages: dict[str, Pages]
) -> None:
    """No page starts with an option or in the middle of a question, and none ends on a heading."""
    sections = tuple(section.title for section in version.sections)
    for page in pages[f"{handout.name}-{version.code}.docx"]:
        lines = body(page)
        first, last = lines[0], lines[-1]
        assert re.match(r"\d+\. |Source\d+", first) or first.startswith((handout.title, *sections))
        assert not last.startswith((*sections, *(part.directions for part in version.sections)))


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
    """The footers count the pages and name the form, and each page has something to read."""
    for name, texts in pages.items():
        form = "key" if "-key" in name else f"form {name.removesuffix('.docx')[-1]}"
        for number, text in enumerate(texts, start=1):
            assert body(text)
            assert re.search(rf"{form}\s+Page {number} of {len(texts)}$", text, re.MULTILINE)


def test_later_pages_ask_for_the_name_again_on_sheets_only(pages: dict[str, Pages]) -> None:
    """Pages that come apart can be put together again; a key needs no name."""
    assert len(pages["wordy-A.docx"]) > 5
    for name, texts in pages.items():
        for text in texts[1:]:
            assert text.lstrip().startswith("Name ___") == ("-key" not in name)


@each_handout
def test_the_key_agrees_with_the_letters_on_paper(
    handout: Handout, pages: dict[str, Pages]
) -> None:
    """The letter in the key stands before the right option on the sheet that was laid out."""
    for version in handout.versions:
        sheet = flat(" ".join(pages[f"{handout.name}-{version.code}.docx"]))
        for question in questions(version):
            if question.item.kind in LETTERED:
                right = [option.text for option in question.options if option.correct]
                for letter, text in zip(letters(question).split(", "), right, strict=True):
                    assert f" {letter}. {flat(text)}" in sheet


@each_handout
def test_an_answer_in_full_is_on_one_page(handout: Handout, pages: dict[str, Pages]) -> None:
    """In the key, what belongs to an item stands on one page, from its numbers to its id."""
    key = [flat(page) for page in pages[f"{handout.name}-key.docx"]]
    first, second = (
        {question.item.id: question.number for question in questions(version)}
        for version in handout.versions
    )
    for item, number in first.items():
        pattern = rf"A\s{number}, B\s{second[item]} .*Item {re.escape(item)}\b"
        assert sum(bool(re.search(pattern, page)) for page in key) == 1, pattern
