"""Marks of other languages in a course, as they are seen in Anki and on paper: letter by letter."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from chromium import findings_of, needs_chromium
from courses import COURSE, FACTS, write_course
from official_anki import Rendered, cards_in_order, import_into, opened_collection, rendered
from talkquiz.build import assemble, load_and_check
from talkquiz.exporters import Assembled, Options
from talkquiz.exporters.word import export

MARKS = [
    "**bold** _it_ `code` # head",
    r"$x^2$ \(y^2\) $$z$$ \frac{1}{2}",
    "<b>tag</b> <br> &amp; &eacute; <script>alert(1)</script>",
    "{{c1::gap}} {{Question}} }} ::",
    "A5 * 3, snake_case, AT&T, a < b, $5 and $6, C#",
]
TO_READ = """title: The harbour
audience: Year 9
sections:
  - {shows: who-is-who, title: Who is who}
"""
_WORDS = """
onload = () => {
  document.querySelectorAll("details").forEach(each => each.open = true);
  report([{words: document.body.innerText}]);
};
"""


def marked(folder: Path, mark: str) -> Assembled:
    """Return a course whose claims, names, questions and glossary hold the marks."""
    said = "'" + mark.replace("'", "''") + "'"
    glossary = COURSE["glossary.yaml"].replace(
        "description: the mayor of Saltmere", f"description: {said}"
    )
    facts = COURSE[FACTS].replace(
        "- id: pier-opened\n", f"- id: pier-opened\n  why: {said}\n  hint: {{when: {said}}}\n"
    )
    facts = "\n".join(
        line for line in facts.split("\n") if "It was the first new pier in a hundred" not in line
    )
    files = {FACTS: facts, "glossary.yaml": glossary, "handouts/plan.yaml": TO_READ}
    folder = write_course(folder, files)
    assembled, problems = assemble(load_and_check(folder))
    assert assembled, problems
    return assembled


def on_cards(folder: Path, assembled: Assembled) -> tuple[Rendered, list[str]]:
    with opened_collection(folder) as collection:
        import_into(collection, assembled)
        cards: list[Any] = [rendered(collection, card) for card in cards_in_order(collection)]
        assert list(collection.media.check().missing) == []
    (card,) = (each for each in cards if each.item_id == "saltmere/pier-opened/when/event-day")
    return card, [each.item_id for each in cards]


@needs_chromium
@pytest.mark.parametrize("mark", MARKS)
def test_marks_are_seen_on_cards_and_sheets_as_they_were_typed(tmp_path: Path, mark: str) -> None:
    """Anki makes no gap, formula or picture of them, a browser no tag, and Word no field."""
    assembled = marked(tmp_path / "course", mark)
    card, ids = on_cards(tmp_path, assembled)
    assert len(ids) == len(set(ids))
    assert "[anki:mathjax" not in card.back
    assert r"\(" not in card.back  # which Anki's script would set as a formula
    (found,) = findings_of(tmp_path / "card.html", card.back, _WORDS, card.css)
    assert found["words"].count(mark) == 2  # why, and the description of Ada Brook
    files = export(assembled, Options())
    sheet = Document(BytesIO(files["plan.docx"].content))
    printed = "\n".join(each.text for each in sheet.element.body.iter() if each.text)
    assert mark in printed.replace("\N{NO-BREAK SPACE}", " ")
