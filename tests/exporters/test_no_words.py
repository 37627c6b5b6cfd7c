"""Exporters hold no word that a student or a teacher reads: those are in the language file."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import talkquiz.exporters

FOLDER = Path(talkquiz.exporters.__file__).parent
MODULES = sorted(FOLDER.rglob("*.py"))
WORDY = re.compile(r"[A-Za-z]{2,}[,.:;!?]?\s+[A-Za-z]{2,}|(?<![\w-])[A-Z][a-z]{2,}(?![\w./-])")
"""Two words in a row, or one with a capital."""

TECHNICAL = {
    "__init__.py": r"Callable\[.*",  # a type
    "anki/fields.py": r"(\w+ ?)+Spare8|My notes|[A-Z]\w+|options judged|points pairs|.*<\w+ .*"
    r"|\" (alt|width|height)=\"",
    "anki/notetypes.py": r"[A-Z]\w+|TalkQuiz [a-z ]+|Card 1|.*\{\{\w+\}\}.*",  # pinned for life
    "anki/seal.py": r"My notes|Made",  # pinned for life
    "anki/apkg.py": r"(INSERT|SELECT|PRAGMA|DROP) .*",  # SQL
    "canvas/items.py": r"Single|Multiple|Ordered|Set|Add|Yes|No|Response|Decimal",  # of QTI 1.2
    "canvas/package.py": r"IMS Content",
    "kahoot.py": r"(Question|Answer|Time limit|Correct answer).*|Sheet1",  # of Kahoot's template
    "question_html.py": r"<(div|img) \w+=\"",
    "anki/decks_and_notes.py": r" OR ",  # Anki's search
    "qti/versions.py": r"QTI(v2\.1)? Package",  # so the standard calls it
    "moodle/questions.py": r"<\w+ .*",
    "moodle/texts.py": r"<img (class=\"img-fluid\" )?src=\"",
    "word/builder.py": r"Page |SEQ Map .*",  # what the bundled template says, to be replaced
    "word/styles.py": r"(TQ |heading )?[A-Z0-9][\w ]*",  # names of Word styles
    "word/template.py": r" style named \"| of its | pages|Looks",  # errors, as the next, and a type
    "word/header_room.py": r".*Fallback",  # an element's name
    "word/docx_file.py": r"(its? |a part of it ).*",
    "word/readable_print.py": r"Font|Theme|Arial",
    "word/class_pdf.py": r"/[A-Z]\w+|LibreOffice, pypdf",  # PDF's names, and the programs'
    "word/pdf.py": r".*(LibreOffice|UserInstallation|pdf:|macro:).*|no reason",  # and an error
}
"""What is no word for a reader, by file: names that Anki, Word, SQL or HTML know things by."""


def literals(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Yield line and text of the strings in `tree` that are neither docstrings nor errors."""
    skipped: set[int] = set()
    for node in ast.walk(tree):
        is_error = isinstance(node, ast.Raise) or (
            isinstance(node, ast.Call | ast.ClassDef)
            and "Error" in (ast.unparse(node.func) if isinstance(node, ast.Call) else node.name)
        )
        if is_error or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)):
            skipped.update(id(each) for each in ast.walk(node))
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and id(node) not in skipped:
            yield node.lineno, node.value if isinstance(node.value, str) else ""


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(FOLDER)))
def test_exporters_hold_no_word_for_a_reader(path: Path) -> None:
    technical = TECHNICAL.get(str(path.relative_to(FOLDER)), "")
    found = [
        (line, text)
        for line, text in literals(ast.parse(path.read_text("utf-8")))
        if WORDY.search(text) and not re.fullmatch(technical, text, re.DOTALL)
    ]
    assert not found


def test_a_word_is_found() -> None:
    code = (
        'def f(x):\n    """Say so."""\n    if x: raise ValueError("No good.")\n    return "Form A"'
    )
    assert list(literals(ast.parse(code))) == [(4, "Form A")]
    assert WORDY.search("Form A")
    assert WORDY.search("Form ")
    assert not WORDY.search("w:bidiVisual")


def test_every_allowance_is_needed() -> None:
    assert {FOLDER / name for name in TECHNICAL} <= set(MODULES)
