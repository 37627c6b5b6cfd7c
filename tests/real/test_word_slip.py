"""LibreOffice has the boxes of slip and overlay in the same places, within a millimetre."""

import re
from math import inf
from pathlib import Path

import pytest

from factories import make_choice, make_matching, make_quiz
from pdf_pages import Word, needs_libreoffice, pages, printed
from talkquiz.exporters import Options
from talkquiz.handouts.handout import Section
from talkquiz.handouts.shown.answer_slip import AnswerSlip
from word_files import made

pytestmark = needs_libreoffice
MILLIMETRE = 72 / 25.4


@pytest.mark.parametrize(
    "options",
    [
        Options(paper="a4"),
        Options(paper="letter"),
        Options(paper="a4", large_print=True),
        Options(paper="letter", dyslexia=True),
    ],
    ids=["a4", "letter", "large", "dyslexia"],
)
def test_an_overlay_lies_on_the_slip(options: Options, tmp_path: Path) -> None:
    """Every number and every right letter; the slip is the last page, whatever is before it."""
    items = [make_choice(str(number)) for number in range(12)]
    quiz = make_quiz(items, [make_matching()])
    slip = Section("Answer slip", "", None, (), new_page=True, shown=AnswerSlip())
    versions = (each._replace(sections=(*each.sections, slip)) for each in quiz.versions)
    files = made(quiz._replace(versions=tuple(versions)), options=options)
    over, *sheets = printed(
        {name: files[f"{quiz.name}-{name}.docx"] for name in ("overlay", "A", "B")}, tmp_path
    )
    overlays = pages(over)[1:]
    each = len(overlays) // len(sheets)
    slips = [page for sheet in sheets for page in pages(sheet)[-each:]]
    found = 0
    for slip_page, overlay in zip(slips, overlays, strict=True):
        (top,) = [w.bottom for w in overlay.words if w.text == "With"]
        (bottom,) = [w.top for w in overlay.words if w.text == "Page"]
        boxed = [w for w in overlay.words if top < w.top < bottom - MILLIMETRE]
        numbers = [w for w in boxed if re.fullmatch(r"\d+(\.\d)?", w.text)]
        letters = [w for w in boxed if w.text in set("ABCDE")]
        found += len(letters)
        for word in letters:
            assert min(_distance(word, other) for other in slip_page.words) < MILLIMETRE
        for word in numbers:
            assert min(_distance(word, other) for other in slip_page.words) < MILLIMETRE / 10
    assert found == 2 * 16


def _distance(word: Word, other: Word) -> float:
    """Return how far the middles of two equal words are apart; they may differ in boldness."""
    if word.text != other.text:
        return inf
    across = abs(word.left + word.right - other.left - other.right)
    return max(across, abs(word.top + word.bottom - other.top - other.bottom)) / 2
