"""LibreOffice lays out what has a form: backs lie behind fronts, tickets and puzzles are whole."""

from collections import Counter
from collections.abc import Mapping
from itertools import pairwise, product
from pathlib import Path

import pytest

import pdf_pages
from factories import make_handout
from pdf_pages import Page, needs_libreoffice, pages
from talkquiz.exporters import Options
from talkquiz.exporters.word.kinds.renderer import BLANK
from talkquiz.handouts.handout import Handout
from talkquiz.handouts.section_layouts import CutUp, WordSearch
from talkquiz.items.kinds import ItemKind
from word_files import bundled_handouts, made
from word_forms import cards, crossword, fold_over, tickets, word_search

pytestmark = needs_libreoffice
MILLIMETRE = 72 / 25.4
PAPERS = ("a4", "letter")
both = pytest.mark.parametrize("paper", PAPERS)
HANDOUTS = (
    cards(),
    make_handout(*cards(CutUp(10, 2.0, 3.0), 20).versions[0].sections, name="moved"),
    fold_over(),
    tickets(),
    make_handout(*tickets(3, 0).versions[0].sections, name="thirds"),
    make_handout(crossword(), word_search(first=7), name="puzzles"),
)

Laid = dict[tuple[str, str], list[Page]]
WAYS = {
    f"{paper}{'-large' * large}{'-dyslexia' * dyslexia}": Options(
        paper=paper, large_print=large, dyslexia=dyslexia
    )
    for paper, large, dyslexia in product(PAPERS, (False, True), (False, True))
}
every_way = pytest.mark.parametrize("way", WAYS)
FORMS = ("names-and-terms", "review-sheet", "exit-ticket", "cards-key-facts", "cards-names")
HEADER, FOOTER = 0.08, 0.9
"""Where the header ends, and the footer begins, in heights of the page."""


def bundled(name: str) -> Handout:
    return next(each for each in bundled_handouts().handouts if each.name == name)


@pytest.fixture(scope="session")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Laid:
    """Return the pages of each sheet of these handouts in every way to print."""
    sheets = {
        (way, name.removesuffix("-A.docx")): sheet
        for way, options in WAYS.items()
        for name, sheet in made(*map(bundled, FORMS), options=options).items()
        if name.endswith("-A.docx")
    }
    return _laid_out(sheets, tmp_path_factory.mktemp("ways"))


@pytest.fixture(scope="session")
def laid(tmp_path_factory: pytest.TempPathFactory) -> Laid:
    """Return the pages of each sheet and key on each paper, laid out in one call."""
    files = {
        (paper, name.removesuffix(".docx")): content
        for paper in PAPERS
        for name, content in made(*HANDOUTS, options=Options(paper=paper)).items()
    }
    return _laid_out(files, tmp_path_factory.mktemp("forms"))


def _laid_out(files: Mapping[tuple[str, str], bytes], folder: Path) -> Laid:
    documents = {f"{'-'.join(which)}.docx": content for which, content in files.items()}
    return dict(zip(files, map(pages, pdf_pages.printed(documents, folder)), strict=True))


def centres(page: Page, word: str) -> dict[str, tuple[float, float]]:
    """Return the middle of each pair of words "`word` 7", by its number, as parts of the page."""
    found = {}
    for one, number in pairwise(page.words):
        if one.text == word and number.text.rstrip("?").isdigit():
            middle = (one.left + number.right) / 2, (one.top + one.bottom) / 2
            found[number.text.rstrip("?")] = middle
    return found


@both
@pytest.mark.parametrize(("name", "offset"), [("cards", (0, 0)), ("moved", (2.0, 3.0))])
def test_each_back_lies_behind_its_front(
    laid: Laid, paper: str, name: str, offset: tuple[float, float]
) -> None:
    """Turned over the long edge, the middle of an answer meets that of its question.

    That is to one millimetre, and to the offset.
    """
    found = laid[paper, f"{name}-A"]
    assert len(found) == 4
    across, down = (length * MILLIMETRE for length in offset)
    met: list[str] = []
    for front, back in zip(found[::2], found[1::2], strict=True):
        questions, answers = centres(front, "Question"), centres(back, "Answer")
        assert questions.keys() == answers.keys()
        for number, (x, y) in questions.items():
            behind, level = answers[number]
            assert abs(front.width - x + across - behind) < MILLIMETRE
            assert abs(y + down - level) < MILLIMETRE
        met += questions
    (handout,) = (each for each in HANDOUTS if each.name == name)
    assert len(met) == len(handout.versions[0].sections[0].questions)


@both
@pytest.mark.parametrize(("name", "copies"), [("tickets", 2), ("thirds", 3)])
def test_all_tickets_are_on_one_page(laid: Laid, paper: str, name: str, copies: int) -> None:
    """A page has its two or three tickets and no more, one in each half or third of the paper."""
    (page,) = laid[paper, f"{name}-A"]
    *tickets, footer = [i for i, word in enumerate(page.words) if word.text == "Starter"]
    assert len(tickets) == copies
    for place, (first, after) in enumerate(pairwise([*tickets, footer])):
        words = page.words[first:after]
        assert min(word.top for word in words) > page.height * place / copies
        assert max(word.bottom for word in words) < page.height * (place + 1) / copies


@both
def test_cards_to_fold_are_on_one_side(laid: Laid, paper: str) -> None:
    found = laid[paper, "fold-over-A"]
    section = fold_over().versions[0].sections[0]
    for question in section.questions:
        (page,) = [page for page in found if f" {question.item.key} " in f"{page.text} "]
        answer = next(w for w in page.words if w.text == question.item.key.split()[0])
        code = question.item.stem.split()[3]
        clue = next(w for w in page.words if w.text == code)
        assert clue.right < page.width / 2 < answer.left
        assert abs(clue.top - answer.top) < 20


@both
def test_a_puzzle_and_its_clues_are_on_one_page(laid: Laid, paper: str) -> None:
    """A student who looks for a word turns no page."""
    first, second = laid[paper, "puzzles-A"]
    section = crossword()
    for question in section.questions:
        assert {f"{question.number}.", question.item.stem.split()[3]} <= set(body(first))
    boxes = first.text.partition("with its number.")[2].partition("In brackets")[0]
    assert sorted(map(int, boxes.split())) == [question.number for question in section.questions]
    for question in word_search(first=7).questions:
        assert f"{question.number}. {question.item.stem}" in second.text


def test_no_page_is_empty(laid: Laid) -> None:
    for found in laid.values():
        for number, page in enumerate(found, start=1):
            assert f"Page {number} of {len(found)}" in page.text
            assert len(page.words) > 18


def body(page: Page) -> list[str]:
    """Return the words of a page without its footer."""
    return [word.text for word in page.words if word.top < page.height * FOOTER]


def text(page: Page) -> str:
    """Return the text of a page without spaces: pdftotext sees some between spaced letters."""
    return "".join("".join(body(page)).split())


@every_way
def test_boxes_stand_whole_on_one_page(printed: Laid, way: str) -> None:
    """Every number of the crossword, and every letter of the word search, is on one page."""
    found = [body(page) for page in printed[way, "names-and-terms"]]
    crossword, hidden = bundled("names-and-terms").versions[0].sections[:2]
    assert crossword.title == "Crossword"
    numbers = {str(question.number) for question in crossword.questions}
    assert sum(numbers <= set(words) for words in found) == 1
    assert isinstance(hidden.layout, WordSearch)
    letters = Counter(letter for row in hidden.layout.rows for letter in row)
    assert sum(letters <= Counter(words) for words in found) == 1


@every_way
def test_no_page_has_a_title_only(printed: Laid, way: str) -> None:
    """But for the last, each page of puzzles has clues or boxes."""
    *pages_before, last = printed[way, "names-and-terms"]
    for page in pages_before:
        lowest = max(word.bottom for word in page.words if word.top < page.height * FOOTER)
        assert lowest > page.height * 0.3  # a title and lines for name and date take less
    assert len(body(last)) > 30


@every_way
def test_a_map_has_its_names_and_blanks_below_it(printed: Laid, way: str) -> None:
    """Every blank is on a page with all the names; there are two such pages at most."""
    sections = bundled("review-sheet").versions[0].sections
    (section,) = (each for each in sections if each.makes is ItemKind.LABEL)
    names = ["".join(question.item.key.split()) for question in section.questions]
    found = printed[way, "review-sheet"]
    with_names = [page for page in found if all(name in text(page) for name in names)]
    assert 1 <= len(with_names) <= 2
    written = [w.text for page in with_names for w in page.words if w.top > page.height * HEADER]
    assert "".join(written).count("_") == len(section.questions) * len(BLANK.text)


@both
def test_a_page_has_two_tickets(printed: Laid, paper: str) -> None:
    (page,) = printed[paper, "exit-ticket"]
    names = [word.top for word in page.words if word.text == "Name"]
    assert len(names) == 2
    assert names[0] < page.height / 2 < names[1]
    assert not [w for w in page.words if w.top < page.height / 2 < w.bottom]


@every_way
def test_cards_lie_at_one_height(printed: Laid, way: str) -> None:
    """The numbers of cards to fold, and the words above them, are as high on each page."""
    tops = set()
    for page in printed[way, "cards-names"]:
        assert "Namesandterms–card" in text(page)
        assert "foldalongthedottedone" in text(page) or "large-dyslexia" in way
        tops.add(round(next(word.top for word in page.words if word.text.startswith("C"))))
    assert len(tops) == 1
    for page in printed[way, "cards-key-facts"]:
        assert "Keyfacts–" in text(page)
        assert "Printonbothsides,turnedoverthelongedge." in text(page)
