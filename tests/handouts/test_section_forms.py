"""Sections in their forms: banks that give nothing away, puzzles that hold what was drawn."""

import re
from itertools import combinations
from typing import TypeVar

import pytest

from courses import HANDOUT
from small_course import Load, handouts
from talkquiz.build import LoadedCourse
from talkquiz.handouts.answer_sorts import CourseAnswers, written_answers
from talkquiz.handouts.assemble import assemble_handouts
from talkquiz.handouts.handout import Section, Version
from talkquiz.handouts.puzzle_spelling import spelling_of
from talkquiz.handouts.section_forms import FORMS, lay_out_word_bank
from talkquiz.handouts.section_layouts import (
    Crossword,
    Layout,
    LayoutTask,
    WordBank,
    WordSearch,
)
from talkquiz.items.item import Item
from talkquiz.items.kinds import ItemKind

AnyLayout = TypeVar("AnyLayout", bound=Layout)
PUZZLE = """\
title: Puzzle
audience: Anybody
sections:
  - {title: One, directions: Do., makes: term, count: %s, form: crossword}
"""


@pytest.fixture(scope="module")
def versions(bundled_bank: LoadedCourse) -> list[Version]:
    """Return the versions of the bundled handouts for some seeds."""
    made = [handout for seed in (1, 2, 3) for handout in handouts(bundled_bank, seed)]
    return [version for handout in made for version in handout.versions]


def laid_out(
    versions: list[Version], layout: type[AnyLayout]
) -> list[tuple[Version, Section, AnyLayout]]:
    """Return the sections with a layout, and what they stand in."""
    found = [
        (version, section, section.layout)
        for version in versions
        for section in version.sections
        if isinstance(section.layout, layout)
    ]
    assert found
    return found


def items(section: Section) -> list[Item]:
    return [question.item for question in section.questions]


def test_a_bank_has_each_answer_once_and_two_more(versions: list[Version]) -> None:
    """No word comes twice, and no other question of the sheet has its answer in the bank."""
    for version, section, bank in laid_out(versions, WordBank):
        keys = [item.key for item in items(section)]
        assert len(set(bank.words)) == len(bank.words) == len(keys) + 2
        assert set(keys) < set(bank.words)
        words = {word.casefold() for word in bank.words}
        surplus = words - {key.casefold() for key in keys}
        for each in version.sections:
            given = surplus if each == section else words
            assert not [item.id for item in items(each) if given & written_answers(item)]


def test_the_words_of_a_bank_are_of_one_sort_and_right_for_one_gap(
    bundled_bank: LoadedCourse, versions: list[Version]
) -> None:
    """A single country among days would be the answer to the gap that wants a country.

    Exchanging two answers never gives two true sentences, as far as the course knows.
    """
    answers = CourseAnswers(bundled_bank.course)
    recalled = [item for item in bundled_bank.items if item.kind.is_recalled]
    by_key = {item.key: answers.sort_of(item) for item in recalled}
    for _, section, bank in laid_out(versions, WordBank):
        sorts = {answers.sort_of(item) for item in items(section)}
        assert len(sorts) == 1
        assert {by_key[word] for word in bank.words} == sorts
        for one, other in combinations(items(section), 2):
            assert FORMS["word-bank"].may_meet(answers, one, other)
            assert one.key.casefold() not in written_answers(other)


def test_no_word_of_a_bank_is_told_by_its_capital(bundled_bank: LoadedCourse) -> None:
    """An answer that stands in its claim otherwise, as "to win time", is drawn into no bank."""
    answers, items_ = CourseAnswers(bundled_bank.course), bundled_bank.items
    capital = [item for item in items_ if item.kind.is_recalled and item.key not in item.claim]
    for gap in (item for item in items_ if item.kind is ItemKind.CLOZE):
        task = LayoutTask((gap,), 0, (0, 0), capital, frozenset(), answers, 1, "quiz")
        _, bank = lay_out_word_bank(task)
        assert isinstance(bank, WordBank)
        assert bank.words == (gap.key,)


def test_a_crossword_has_the_answers_of_its_questions_in_their_order(
    versions: list[Version],
) -> None:
    """Questions follow the boxes in which their answers begin, in every version."""
    for _, section, layout in laid_out(versions, Crossword):
        spellings = [spelling_of(item) for item in items(section)]
        assert [run.spelling for run in layout.runs] == spellings
        starts = [run.start for run in layout.runs]
        assert starts == sorted(set(starts))


def test_a_word_search_has_the_answers_of_its_questions(versions: list[Version]) -> None:
    """Each question has its run, and no answer stands within another."""
    for _, section, layout in laid_out(versions, WordSearch):
        texts = [run.spelling.text for run in layout.runs]
        assert texts == [s.text for item in items(section) if (s := spelling_of(item))]
        assert not any(one in other or one[::-1] in other for one, other in combinations(texts, 2))


@pytest.mark.parametrize(
    ("count", "most_boxes", "said"),
    [
        pytest.param(40, 18, "TQ401 .* wants 40 term items", id="too few items"),
        pytest.param(3, 1, "TQ414 .* has no room for .* and 1 more$", id="too few boxes"),
    ],
)
def test_a_puzzle_that_cannot_be_filled_is_a_problem(
    load: Load, monkeypatch: pytest.MonkeyPatch, count: int, most_boxes: int, said: str
) -> None:
    """What was drawn and finds no box is named, and the handout is not made."""
    bank = load({HANDOUT: PUZZLE % count})
    monkeypatch.setattr("talkquiz.handouts.crossword.MOST_BOXES", most_boxes)
    made, (problem,) = assemble_handouts(bank.course, bank.plans, bank.items)
    assert made == []
    assert re.match(said, f"{problem.code} {problem.message}")
