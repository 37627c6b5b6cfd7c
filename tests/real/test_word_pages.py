"""LibreOffice lays the handouts out: questions stay whole, numbers are right, no page is empty."""

import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from factories import make_choice, make_cloze, make_deck, make_disputed, make_item, make_quiz
from talkquiz.exporters.word import export
from talkquiz.exporters.word.kinds.choice import letters
from talkquiz.items.assembled import Assembled, Handout, Question, Version
from talkquiz.items.model import Item, Option

TOOLS = ("soffice", "pdfinfo", "pdftotext")
pytestmark = pytest.mark.skipif(
    not all(map(shutil.which, TOOLS)), reason=f"one of {', '.join(TOOLS)} is not installed"
)

Pages = list[str]


def filler(number: int, place: int, most: int) -> str:
    """Return up to `most` words which occur nowhere else; how many, varies without a pattern."""
    return " ".join(f"w{number}x{place}x{word}" for word in range(number * 37 % most))


def wordy_items(size: int) -> list[list[Item]]:
    """Return `size` items in three groups, with stems and options of up to a dozen lines."""
    groups: list[list[Item]] = [[], [], []]
    for number in range(size):
        name, stem = f"fact-{number}", f"Stem{number} {filler(number, 0, 90)}"
        options = tuple(
            Option(f"Option{number}-{place} {filler(number, place, 23)}", correct=place == 2)
            for place in range(1, 5)
        )
        groups[number % 3].append(
            (
                make_choice(name, stem=f"{stem}?", options=options),
                make_cloze(name, claim=f"{stem} of gap.", gap="gap"),
                make_item(name, stem=f"{stem}?", key="k" * (number * 13 % 200)),
            )[number % 3]
        )
    return groups


QUIZ = make_quiz(
    [make_choice("one"), make_choice("two"), make_choice("three")],
    [make_cloze("four"), make_cloze("five", gap="Resolution 2254")],
    [make_item("six"), make_disputed("seven")],
)
WORDY = make_quiz(*wordy_items(60), name="wordy", title="Wordy quiz")


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Pages]:
    """Return the text of each page of each file: all are laid out in one call of LibreOffice."""
    folder = tmp_path_factory.mktemp("word")
    files = export(Assembled(make_deck(), (QUIZ, WORDY)))
    for name, product in files.items():
        (folder / name).write_bytes(product.content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run(
        [*command, *(str(folder / name) for name in files)],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    return {name: page_texts((folder / name).with_suffix(".pdf")) for name in files}


def page_texts(pdf: Path) -> Pages:
    """Return the text of the pages of `pdf`, as many as it says it has."""
    information = subprocess.run(["pdfinfo", pdf], check=True, capture_output=True, text=True)
    (count,) = re.findall(r"^Pages:\s+(\d+)$", information.stdout, re.MULTILINE)
    text = subprocess.run(["pdftotext", "-layout", pdf, "-"], check=True, capture_output=True)
    found = text.stdout.decode().split("\f")[:-1]
    assert len(found) == int(count)
    return found


def flat(text: str) -> str:
    """Return `text` with single spaces, so that line breaks do not matter."""
    return " ".join(text.split())


def body(page: str) -> Sequence[str]:
    """Return the lines of a page without its header, its footer and empty lines."""
    lines = [line.strip() for line in page.splitlines() if line.strip()]
    foot = next(at for at, line in enumerate(lines) if re.search(r"Page \d+ of \d+$", line))
    return lines[1 if re.match(r"Name _+$", lines[0]) else 0 : foot]


def questions(version: Version) -> list[Question]:
    """Return all the questions of `version`."""
    return [question for section in version.sections for question in section.questions]


SHEETS = [(handout, version) for handout in (QUIZ, WORDY) for version in handout.versions]
each_sheet = pytest.mark.parametrize(
    ("handout", "version"), SHEETS, ids=[f"{handout.name}-{form.code}" for handout, form in SHEETS]
)


@each_sheet
def test_a_question_is_on_one_page_under_its_number(
    handout: Handout, version: Version, pages: dict[str, Pages]
) -> None:
    """Number, words and lettered options of every question follow each other on one page."""
    sheet = [flat(" ".join(body(page))) for page in pages[f"{handout.name}-{version.code}.docx"]]
    for question in questions(version):
        words = [f"{question.number}. {question.item.stem}"]
        words += [
            f"{letter}. {option.text}"
            for letter, option in zip("ABCD", question.options, strict=False)
        ]
        expected = re.sub("_+", "_", flat(" ".join(words)))
        assert sum(expected in re.sub("_+", "_", page) for page in sheet) == 1, expected


@each_sheet
def test_a_page_begins_with_a_question_or_a_heading(
    handout: Handout, version: Version, pages: dict[str, Pages]
) -> None:
    """No page starts with an option or in the middle of a question, and none ends on a heading."""
    sections = tuple(section.title for section in version.sections)
    for page in pages[f"{handout.name}-{version.code}.docx"]:
        first, *_, last = body(page)
        assert re.match(r"\d+\. ", first) or first.startswith((handout.title, *sections))
        assert not last.startswith((*sections, *(part.directions for part in version.sections)))


@each_sheet
def test_the_numbers_of_a_sheet_run_from_one_to_the_last(
    handout: Handout, version: Version, pages: dict[str, Pages]
) -> None:
    """The numbers printed at the left, read from top to bottom, are those of the questions."""
    lines = [line for page in pages[f"{handout.name}-{version.code}.docx"] for line in body(page)]
    printed = [int(found[1]) for line in lines if (found := re.match(r"(\d+)\.\s", line))]
    assert printed == [question.number for question in questions(version)]


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


@pytest.mark.parametrize("handout", [QUIZ, WORDY], ids=["quiz", "wordy"])
def test_the_key_agrees_with_the_letters_on_paper(
    handout: Handout, pages: dict[str, Pages]
) -> None:
    """The letter in the key stands before the right option on the sheet that was laid out."""
    for version in handout.versions:
        sheet = flat(" ".join(pages[f"{handout.name}-{version.code}.docx"]))
        for question in questions(version):
            for option in question.options:
                if option.correct:
                    assert f" {letters(question)}. {flat(option.text)}" in sheet


@pytest.mark.parametrize("handout", [QUIZ, WORDY], ids=["quiz", "wordy"])
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
