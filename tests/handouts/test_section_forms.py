"""Sections in their forms: banks that give nothing away, puzzles that hold what was drawn."""

from itertools import combinations

import pytest

from courses import HANDOUT
from small_course import Load
from talkquiz.build import LoadedCourse
from talkquiz.handouts.assemble import assemble_handouts
from talkquiz.handouts.blueprint import Plan
from talkquiz.handouts.course_answers import CourseAnswers, written_answers
from talkquiz.handouts.handout import Handout, Section
from talkquiz.handouts.puzzle_spelling import spelling_of
from talkquiz.handouts.section_forms import FORMS
from talkquiz.handouts.section_layouts import Crossword, Layout, WordBank, WordSearch
from talkquiz.items.item import Item

SEEDS = (1, 2, 3)


def handouts(bank: LoadedCourse, seed: int) -> list[Handout]:
    assert bank.course is not None
    plans = [Plan(p.name, p.blueprint, p.origin, seed) for p in bank.plans]
    made, problems = assemble_handouts(bank.course, plans, bank.items)
    assert not problems
    return made


def sections_with(bank: LoadedCourse, layout: type[Layout]) -> list[tuple[Handout, Section]]:
    """Return the bundled sections with a layout, and what they stand in, for some seeds."""
    found = [
        (handout, section)
        for seed in SEEDS
        for handout in handouts(bank, seed)
        for section in handout.versions[0].sections
        if isinstance(section.layout, layout)
    ]
    assert found
    return found


def items(section: Section) -> list[Item]:
    return [question.item for question in section.questions]


def test_a_bank_has_each_answer_once_and_two_more(bundled_bank: LoadedCourse) -> None:
    """No word comes twice, and the two that are left over answer no gap of the section."""
    for _, section in sections_with(bundled_bank, WordBank):
        assert isinstance(section.layout, WordBank)
        words, keys = section.layout.words, [item.key for item in items(section)]
        assert len(set(words)) == len(words) == len(keys) + 2
        assert set(keys) < set(words)
        surplus = set(words) - set(keys)
        assert not any(
            word.casefold() in written_answers(item) for item in items(section) for word in surplus
        )


def test_the_words_of_a_bank_are_of_one_sort(bundled_bank: LoadedCourse) -> None:
    """A single country among days would be the answer to the gap that wants a country."""
    assert bundled_bank.course is not None
    answers = CourseAnswers(bundled_bank.course)
    by_key = {
        item.key: answers.sort_of(item) for item in bundled_bank.items if item.kind == "cloze"
    }
    for _, section in sections_with(bundled_bank, WordBank):
        assert isinstance(section.layout, WordBank)
        sorts = {answers.sort_of(item) for item in items(section)}
        assert len(sorts) == 1
        assert {by_key[word] for word in section.layout.words} == sorts


def test_no_answer_of_a_bank_is_right_for_another_gap(bundled_bank: LoadedCourse) -> None:
    """Exchanging two answers never gives two true sentences, as far as the course knows."""
    assert bundled_bank.course is not None
    answers = CourseAnswers(bundled_bank.course)
    for _, section in sections_with(bundled_bank, WordBank):
        for one, other in combinations(items(section), 2):
            assert FORMS["word-bank"].may_meet(answers, one, other)
            assert one.key.casefold() not in written_answers(other)


def test_a_bank_answers_nothing_else_on_the_sheet(bundled_bank: LoadedCourse) -> None:
    """No question of another section has its answer among the words of the bank."""
    for handout, section in sections_with(bundled_bank, WordBank):
        assert isinstance(section.layout, WordBank)
        bank = {word.casefold() for word in section.layout.words}
        others = (s for s in handout.versions[0].sections if s != section)
        assert not [
            item.id for other in others for item in items(other) if bank & written_answers(item)
        ]


def test_a_crossword_has_the_answers_of_its_questions_in_their_order(
    bundled_bank: LoadedCourse,
) -> None:
    """Questions follow the boxes in which their answers begin, in every version."""
    for handout, section in sections_with(bundled_bank, Crossword):
        at = handout.versions[0].sections.index(section)
        for version in handout.versions:
            layout = version.sections[at].layout
            assert isinstance(layout, Crossword)
            spellings = [spelling_of(item) for item in items(version.sections[at])]
            assert [run.spelling for run in layout.runs] == spellings
            starts = [run.start for run in layout.runs]
            assert starts == sorted(starts)
            assert len(set(starts)) == len(starts)


def test_a_word_search_has_the_answers_of_its_questions(bundled_bank: LoadedCourse) -> None:
    """Each question has its run, and no answer stands within another."""
    for _, section in sections_with(bundled_bank, WordSearch):
        assert isinstance(section.layout, WordSearch)
        texts = [run.spelling.text for run in section.layout.runs]
        assert texts == [s.text for item in items(section) if (s := spelling_of(item))]
        assert not any(one in other or one[::-1] in other for one, other in combinations(texts, 2))


PUZZLE = """\
title: Puzzle
audience: Anybody
versions: %s
sections:
  - {title: One, directions: Do., makes: term, count: %s, form: crossword}
"""


def test_versions_share_the_puzzle(load: Load) -> None:
    """A key with one solved puzzle serves all versions."""
    (handout,) = handouts(load({HANDOUT: PUZZLE % (2, 3)}), 1)
    one, other = handout.versions
    assert one.sections == other.sections


@pytest.mark.parametrize(("count", "code"), [(3, None), (40, "TQ401")])
def test_a_puzzle_that_cannot_be_filled_is_a_problem(
    load: Load, count: int, code: str | None
) -> None:
    bank = load({HANDOUT: PUZZLE % (1, count)})
    assert bank.course is not None
    _, problems = assemble_handouts(bank.course, bank.plans, bank.items)
    assert [problem.code for problem in problems] == ([code] if code else [])


def test_a_name_without_room_is_a_problem(load: Load, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was drawn and finds no box is named, and the handout is not made."""
    bank = load({HANDOUT: PUZZLE % (1, 3)})
    assert bank.course is not None
    monkeypatch.setattr("talkquiz.handouts.crossword.MOST_BOXES", 1)
    made, (problem,) = assemble_handouts(bank.course, bank.plans, bank.items)
    assert (made, problem.code) == ([], "TQ414")
    assert "2 more" not in problem.message
    assert "and 1 more" in problem.message
