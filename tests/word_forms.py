"""Handouts with a section in each form, as they are assembled."""

from collections.abc import Sequence
from typing import Any

from banks import spellings
from factories import (
    make_choice,
    make_cloze,
    make_handout,
    make_item,
    make_ordering,
    make_questions,
    make_section,
    make_term,
)
from talkquiz.handouts.crossword import lay_crossword
from talkquiz.handouts.handout import Handout, Question, Section
from talkquiz.handouts.section_forms import FORMS
from talkquiz.handouts.section_layouts import Crossword, CutUp, Layout, WordBank, WordSearch
from talkquiz.handouts.word_search import lay_word_search

NAMES = ("Astana", "Vienna", "Geneva", "Damascus", "Kazakhstan", "Walid Muallem")
WORDS = ("16 December 2015", "18 December 2015", "Resolution 2254", "Resolution 2268")
ARABIC_NAMES = (
    "\u062f\u0645\u0634\u0642",
    "\u062d\u0644\u0628",
    "\u062c\u0646\u064a\u0641",
    "\u0645\u0648\u0633\u0643\u0648",
)


def section(form: str, layout: Layout | None, questions: Sequence[Question], title: str) -> Section:
    said = {"title": title, "directions": "Do it."}
    return make_section(*questions, form=FORMS[form], layout=layout, **said)


def crossword(names: Sequence[str] = NAMES, first: int = 1) -> Section:
    runs = lay_crossword(spellings(names), 1, "quiz")
    laid = [(run, name) for run, name in zip(runs, names, strict=True) if run]
    placed = sorted(laid, key=lambda each: each[0].start)
    asked = numbered([make_term(name) for _, name in placed], first)
    return section("crossword", Crossword(tuple(run for run, _ in placed)), asked, "Crossword")


def word_search(names: Sequence[str] = NAMES, first: int = 1) -> Section:
    layout = lay_word_search(spellings(names), 1, "quiz")
    assert isinstance(layout, WordSearch)
    asked = numbered([make_term(name) for name in names], first)
    return section("word-search", layout, asked, "Word search")


def numbered(items: Sequence[Any], first: int) -> list[Question]:
    return [
        Question(number, item, item.options, 1, item.pairs)
        for number, item in enumerate(items, start=first)
    ]


def words() -> Handout:
    gaps = [make_cloze("one"), make_cloze("two", gap="Resolution 2254")]
    return make_handout(
        section("word-bank", WordBank(WORDS), numbered(gaps, 1), "Fill the gap"),
        section("strip", None, numbered([make_ordering()], 3), "Timeline"),
        crossword(first=4),
        word_search(first=10),
        name="words",
    )


def cards(layout: CutUp | None = None, number: int = 11) -> Handout:
    """Return a handout of cards; the answer to question n is "Answer n"."""
    numbers = range(1, number + 1)
    items = [make_item(f"fact-{n}", stem=f"Question {n}?", key=f"Answer {n}") for n in numbers]
    asked = make_questions(*items, points=0)
    return make_handout(section("cards", layout or CutUp(8), asked, "Key facts"), name="cards")


def fold_over(number: int = 6) -> Handout:
    items = [make_term(name) for name in (*NAMES, *WORDS)[:number]]
    asked = make_questions(*items, points=0)
    return make_handout(section("fold-over", CutUp(5), asked, "Names"), name="fold-over")


def tickets(per_page: int = 2, number: int = 1) -> Handout:
    """Return a handout of tickets with `number` choices and a short answer."""
    choices = [make_choice(f"fact-{n}") for n in range(number)]
    layout = CutUp(per_page)
    short = section("ticket", layout, numbered([make_item()], number + 1), "In a few words")
    sections = [section("ticket", layout, numbered(choices, 1), "Before you go")] if choices else []
    return make_handout(*sections, short, name="tickets")


EVERY_FORM = (words(), cards(), fold_over(), tickets())
