"""LibreOffice lays the bundled course out: both papers, large print, dyslexia, a teacher's looks.

The PDFs are made as `build --pdf` makes them.
"""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple
from unicodedata import normalize

import pytest

from factories import ENGLISH
from pdf_pages import Page, facts, needs_libreoffice, pages
from talkquiz.exporters import Options
from talkquiz.exporters.word import export
from talkquiz.handouts.handout import Handout, Question, Version
from talkquiz.items.kinds import ItemKind
from word_files import bundled_handouts
from word_templates import restyled

pytestmark = needs_libreoffice
WAYS = {
    "a4": Options(paper="a4"),
    "letter": Options(paper="letter"),
    "large": Options(paper="a4", large_print=True),
    "large-letter": Options(paper="letter", large_print=True),
    "dyslexia": Options(dyslexia=True, points=False),
    "restyled": Options(),
}
SIZES = {"a4": (595, 842), "letter": (612, 792)}
HIGH = 1.25
"""How high words are for poppler, at least, for each point of their size."""
MARGIN = 20 / 25.4 * 72
LETTERED = (
    ItemKind.CHOICE,
    ItemKind.MULTIPLE_RESPONSE,
    ItemKind.WHO_SAID_IT,
    ItemKind.MATCHING,
    ItemKind.ORDERING,
)


class LaidOut(NamedTuple):
    """The bundled course's handouts, printed in one way: each file's pages, and the files."""

    options: Options
    handouts: Sequence[Handout]
    files: dict[str, list[Page]]
    folder: Path


@pytest.fixture(scope="module", params=WAYS)
def laid_out(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> LaidOut:
    folder = tmp_path_factory.mktemp(request.param)
    options = WAYS[request.param]
    if request.param == "restyled":
        options = options._replace(template=restyled(folder))
    made = export(bundled_handouts(), options._replace(pdf=True))
    for name, product in made.items():
        (folder / name).write_bytes(product.content)
    found = {name: pages(folder / name) for name in made if name.endswith(".pdf")}
    return LaidOut(options, bundled_handouts().handouts, found, folder)


def sheets(laid_out: LaidOut) -> Sequence[tuple[Version, list[Page]]]:
    return [
        (version, laid_out.files[file_of(handout, version)])
        for handout in laid_out.handouts
        for version in handout.versions
    ]


def file_of(handout: Handout, version: Version) -> str:
    """Return the PDF's name, which tells versions apart only where something is asked."""
    return f"{handout.name}-{version.code}.pdf" if handout.asks else f"{handout.name}.pdf"


def printed(question: Question) -> list[str]:
    """Return what a question consists of on paper: its words and options."""
    options = question.options if question.item.kind in LETTERED else ()
    words = [question.item.stem, *(each.text for each in options)]
    return [squeezed(ENGLISH.quotes.typeset(text)[0]) for text in words]


def squeezed(text: str) -> str:
    """Return `text` as it can be looked for, however it is broken into lines and words."""
    return re.sub(r"[_\s]+", "", normalize("NFKC", text))  # some fonts have ligatures


def test_every_page_is_on_the_paper_and_between_the_margins(laid_out: LaidOut) -> None:
    """The paper is the one asked for, and no word stands outside of it or in the right margin."""
    for name, found in laid_out.files.items():
        for page in found:
            if laid_out.options.paper:
                assert (round(page.width), round(page.height)) == SIZES[laid_out.options.paper]
                right = page.width - MARGIN + 2
                assert max(word.right for word in page.words) <= right, name
            assert max(word.bottom for word in page.words) < page.height - 20


def test_a_question_is_on_one_page(laid_out: LaidOut) -> None:
    for version, found in sheets(laid_out):
        texts = [squeezed(page.text) for page in found]
        usual = (each for each in version.sections if not each.form.name)
        for section in (each for each in usual if each.makes is not ItemKind.LABEL):
            for question in section.questions:
                parts = printed(question)
                assert any(all(part in text for part in parts) for text in texts), question.item.id


def test_no_page_is_left_over(laid_out: LaidOut) -> None:
    """The last page of every file has more on it than header and footer.

    There may be nothing but lines to write on where a task ends a sheet, five at least.
    """
    with_lines = {
        file_of(handout, version)
        for handout in laid_out.handouts
        for version in handout.versions
        if version.sections[-1].makes is ItemKind.TASK
    }
    for name, found in laid_out.files.items():
        furniture = squeezed(found[-1].text).count("Page")
        assert furniture >= 1
        is_full = len(found[-1].words) > 20 or name in with_lines
        assert is_full or len(found) == 1 or "cards" in name, name


def test_text_is_as_large_as_was_asked_for(laid_out: LaidOut) -> None:
    """In large print no word of a sheet is below 18 points, in dyslexia-friendly print none 12.

    Numbers in boxes have three quarters of that, to leave room to write.
    """
    least = 18 if laid_out.options.large_print else 12 if laid_out.options.dyslexia else 7
    for _, found in sheets(laid_out):
        written = [word for page in found for word in page.words if set(word.text) != {"_"}]
        for word in written:
            share = 0.75 if word.text.isdigit() else 1
            assert word.bottom - word.top >= least * share * HIGH, word


def test_pdfs_are_tagged_and_named(laid_out: LaidOut) -> None:
    for handout in laid_out.handouts:
        said = facts(laid_out.folder / file_of(handout, handout.versions[0]))
        assert said["Tagged"] == "yes"
        assert said["Title"].startswith(handout.title)
