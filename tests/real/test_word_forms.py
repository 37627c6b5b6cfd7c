"""LibreOffice lays out what has a form: backs lie behind fronts, tickets and puzzles are whole."""

import shutil
import subprocess
from itertools import pairwise
from pathlib import Path

import pytest

from factories import make_deck, make_handout
from pdf_pages import TOOLS, Page, pages
from talkquiz.exporters import Options
from talkquiz.exporters.word import export
from talkquiz.items.assembled import Assembled
from talkquiz.items.forms import Cards
from word_forms import cards, crossword, fold_over, tickets, word_search

pytestmark = pytest.mark.skipif(
    not all(map(shutil.which, TOOLS)), reason=f"one of {', '.join(TOOLS)} is not installed"
)
MILLIMETRE = 72 / 25.4
PAPERS = ("a4", "letter")
both = pytest.mark.parametrize("paper", PAPERS)
HANDOUTS = (
    cards(),
    make_handout(*cards(Cards(10, 2.0, 3.0), 20).versions[0].sections, name="moved"),
    fold_over(),
    tickets(),
    make_handout(*tickets(3, 0).versions[0].sections, name="thirds"),
    make_handout(crossword(), word_search(first=7), name="puzzles"),
)

Laid = dict[tuple[str, str], list[Page]]


@pytest.fixture(scope="session")
def laid(tmp_path_factory: pytest.TempPathFactory) -> Laid:
    """Return the pages of each sheet and key on each paper, laid out in one call."""
    folder: Path = tmp_path_factory.mktemp("forms")
    names = {}
    for paper in PAPERS:
        files = export(Assembled(make_deck(), HANDOUTS), Options(paper=paper))
        for name, product in files.items():
            path = folder / f"{paper}-{name}"
            path.write_bytes(product.content)
            names[paper, name.removesuffix(".docx")] = path
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run(
        [*command, *map(str, names.values())], check=True, capture_output=True, timeout=300
    )
    return {which: pages(path.with_suffix(".pdf")) for which, path in names.items()}


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
    met = 0
    for front, back in zip(found[::2], found[1::2], strict=True):
        questions, answers = centres(front, "Question"), centres(back, "Answer")
        assert questions.keys() == answers.keys()
        for number, (x, y) in questions.items():
            behind, level = answers[number]
            assert abs(front.width - x + across - behind) < MILLIMETRE
            assert abs(y + down - level) < MILLIMETRE
            met += 1
    assert met == len(
        HANDOUTS[[h.name for h in HANDOUTS].index(name)].versions[0].sections[0].questions
    )


@both
@pytest.mark.parametrize(("name", "copies"), [("tickets", 2), ("thirds", 3)])
def test_all_tickets_are_on_one_page(laid: Laid, paper: str, name: str, copies: int) -> None:
    """A page has its two or three tickets and no more, one in each half or third of the paper."""
    (page,) = laid[paper, f"{name}-A"]
    *tickets, footer = [i - 3 for i, word in enumerate(page.words) if word.text == "A"]
    assert len(tickets) == copies
    for place, (first, after) in enumerate(pairwise([*tickets, footer])):
        words = page.words[first:after]
        assert min(word.top for word in words) > page.height * place / copies
        assert max(word.bottom for word in words) < page.height * (place + 1) / copies


@both
def test_cards_to_fold_are_on_one_side(laid: Laid, paper: str) -> None:
    """Question and answer of a card to fold stand at one height, left and right of the fold."""
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
        assert f"{question.number}. {question.item.stem}" in first.text
    boxes = first.text.partition("Do it.")[2].partition("In brackets")[0]
    assert sorted(map(int, boxes.split())) == [question.number for question in section.questions]
    for question in word_search(first=7).questions:
        assert f"{question.number}. {question.item.stem}" in second.text


@both
def test_no_page_is_empty(laid: Laid, paper: str) -> None:
    """Every page has words besides its footer, and says which of how many it is."""
    for (of, _), found in laid.items():
        for number, page in enumerate(found, start=1):
            if of == paper:
                assert f"Page {number} of {len(found)}" in page.text
                assert len(page.words) > 18
