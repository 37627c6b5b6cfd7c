"""A new kind of item: one record, one way to find its answer, and a renderer in each exporter."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from docx import Document

from courses import HANDOUT, write_course
from talkquiz.build import Order, load_and_check, make
from talkquiz.course import shapes
from talkquiz.exporters.anki import notetypes
from talkquiz.exporters.word.builder import Paper
from talkquiz.exporters.word.kinds import KINDS
from talkquiz.exporters.word.kinds.renderer import Renderer, add_stem
from talkquiz.exporters.word.styles import Style
from talkquiz.handouts.handout import Question
from talkquiz.items.distractors import Asked
from talkquiz.items.item import Written
from talkquiz.items.kinds import Answered, ItemKind, KindRecord
from talkquiz.items.make.one_fact import FINDERS, Answer, OneFactMaker, Passed
from word_files import texts

TEMPLATE = """\
- id: mixed-letters
  makes: anagram
  takes: {slot: who, ask: any}
  stem: Put the letters in order to name who it is that {{ fact.name }} is about.
"""
BLUEPRINT = """\
title: Letters
audience: Anybody
sections:
  - {title: Mixed letters, directions: Put them in order., makes: anagram, count: 2}
"""
FILES = {"templates/letters.yaml": TEMPLATE, HANDOUT: BLUEPRINT}


@dataclass(frozen=True, slots=True)
class Letters(Written):
    """The letters of the answer in the order of the alphabet."""

    mixed: str = ""


def find_letters(maker: OneFactMaker, asked: Asked, *_: object) -> Answer | Passed:
    """Return what a short answer would be, with its letters, which the question shows."""
    found = maker.recalled(asked)
    if isinstance(found, Passed):
        return found
    mixed = "".join(sorted(found.key.replace(" ", "").upper()))
    return found._replace(payload=Letters(mixed), stem=f"{asked.stem} {mixed}")


class LettersRenderer(Renderer):
    def ask_one(self, paper: Paper, question: Question, worth: str) -> None:
        add_stem(paper, Style.QUESTION, question, worth)
        letters = question.item.holds(Letters).mixed
        paper.add_beneath(Style.CORRECTION, " ".join("_" for _ in letters))


@pytest.fixture
def anagram() -> Iterator[ItemKind]:
    """Add a kind as CONTRIBUTING.md says: its record, its finder and its renderers."""
    kinds: Any = ItemKind
    kind: ItemKind = kinds._new_member_(
        ItemKind, KindRecord("anagram", Answered.WORDS, studied=True)
    )
    with pytest.MonkeyPatch.context() as patch:
        # A line in the class would do the same, and the models would be made after it.
        patch.setattr(kind, "_name_", "ANAGRAM", raising=False)
        patch.setattr(kinds, "_member_names_", [*kinds._member_names_, "ANAGRAM"])
        patch.setitem(kinds._member_map_, "ANAGRAM", kind)
        patch.setitem(kinds._value2member_map_, "anagram", kind)
        patch.setitem(FINDERS, kind, find_letters)
        patch.setitem(KINDS, kind, LettersRenderer())
        note_types = notetypes.NOTE_TYPES
        note_type = note_types[ItemKind.SHORT_ANSWER]
        patch.setattr(shapes, "_FIELDS", {})
        patch.setattr(notetypes, "NOTE_TYPES", {**note_types, kind: note_type})
        yield kind


def test_a_toy_kind_is_made_and_studied_and_printed(anagram: ItemKind, tmp_path: Path) -> None:
    folder = write_course(tmp_path / "course", FILES)
    items = [item for item in load_and_check(folder).items if item.kind is anagram]
    letters = {item.key: item.holds(Letters).mixed for item in items}
    assert letters == {"Ada Brook": "AABDKOOR", "Tom Reed": "DEEMORT"}

    made = make(folder, Order(("anki", "word")))
    assert made.problems == []

    (package,) = made.products["anki"].values()
    connection = sqlite3.connect(":memory:")
    connection.deserialize(ZipFile(BytesIO(package.content)).read("collection.anki2"))
    notes = [note for (note,) in connection.execute("select flds from notes")]
    sheet = Document(BytesIO(made.products["word"]["first-quiz-A.docx"].content))
    assert {"_ _ _ _ _ _ _ _", "_ _ _ _ _ _ _"} <= set(texts(sheet, Style.CORRECTION))
    for mixed in letters.values():
        assert any(mixed in note for note in notes)
        assert any(mixed in text for text in texts(sheet, Style.QUESTION))


def test_without_its_record_the_kind_is_a_problem(tmp_path: Path) -> None:
    problems = load_and_check(write_course(tmp_path / "course", FILES)).problems
    assert {(problem.code, problem.path.rpartition("/")[2]) for problem in problems} == {
        ("TQ104", "letters.yaml"),
        ("TQ104", "first-quiz.yaml"),
    }
