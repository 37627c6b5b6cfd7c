"""LibreOffice, told how to lay pages out, parts no question, wherever a page happens to end."""

import shutil
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.shared import Pt

from factories import changed, make_choice, make_deck, make_quiz
from pdf_pages import TOOLS, pages
from talkquiz.exporters import Assembled
from talkquiz.exporters.word import export
from talkquiz.exporters.word.pdf import pdfs

pytestmark = pytest.mark.skipif(
    not all(map(shutil.which, TOOLS)), reason=f"one of {', '.join(TOOLS)} is not installed"
)

QUESTIONS, LINE = 16, 14
"""So many questions take two pages, with more than 25 paragraphs on each; a line is 14 points."""


def lower(document: bytes, points: int) -> bytes:
    """Return a Word document with everything below its title lower by so many points."""
    opened, changed = Document(BytesIO(document)), BytesIO()
    opened.styles["Title"].paragraph_format.space_after = Pt(points)
    opened.save(changed)
    return changed.getvalue()


def test_no_question_is_parted_wherever_a_page_ends(tmp_path: Path) -> None:
    """Moved down line by line, each question stays on one page with all its options.

    Left to itself, LibreOffice parts the one whose options are the 25th paragraph and the next.
    """
    items = [make_choice(f"number-{n}", stem=f"Is this the {n}th one?") for n in range(QUESTIONS)]
    items[0] = changed(items[0], options=items[0].options[:-1])
    handout = make_quiz(items, name="quiz")
    sheet = export(Assembled(make_deck(), (handout,)))["quiz-A.docx"].content
    moved = {f"{lines}.docx": lower(sheet, lines * LINE) for lines in range(12, 26)}
    for name, content in pdfs(moved, date(2026, 1, 2)).items():
        (tmp_path / name).write_bytes(content)
        found = [page.text for page in pages(tmp_path / name)]
        assert len(found) > 1
        for question in handout.versions[0].sections[0].questions:
            (page,) = (text for text in found if question.item.stem in text)
            asked = page.partition(question.item.stem)[2].partition("Is this")[0]
            assert all(option.text in asked for option in question.options), name
