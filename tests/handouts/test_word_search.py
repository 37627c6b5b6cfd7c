"""Word searches: each answer can be found in one place, and in no other."""

from itertools import combinations, permutations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from banks import spellings, words
from talkquiz.handouts.section_layouts import WordSearch
from talkquiz.handouts.word_search import MOST_BOXES, WAYS, lay_word_search, readings

NAMES = "Geneva Astana Kazakhstan Damascus Aleppo Euphrates AFP Xinhua Reuters".split()
CYRILLIC = ["\u0414\u0430\u043c\u0430\u0441\u043a", "\u0416\u0435\u043d\u0435\u0432\u0430"]


def laid(names: list[str], seed: int = 1) -> WordSearch:
    """Return the word search for `names`, which must have one."""
    found = lay_word_search(spellings(names), seed, "quiz")
    assert found is not None
    return found


@given(words(most=8), st.integers(0, 9))
def test_each_answer_can_be_found_once(names: list[str], seed: int) -> None:
    # No name may stand within another, read from either end.
    assume(not any(one in other or one in other[::-1] for one, other in permutations(names, 2)))
    found = lay_word_search(spellings(names), seed, "x")
    assume(found)
    assert found is not None
    boxes = {(r, c): letter for r, row in enumerate(found.rows) for c, letter in enumerate(row)}
    for run, name in zip(found.runs, names, strict=True):
        assert "".join(boxes[box] for box in run.boxes) == name
        assert readings(boxes, run.spelling.letters) == {frozenset(run.boxes)}
        assert run.way in WAYS


@pytest.mark.parametrize("names", [NAMES, CYRILLIC], ids=["Latin", "Cyrillic"])
def test_all_boxes_have_a_letter_of_the_answers(names: list[str]) -> None:
    """The square is full, and other letters do not stand out, whatever the script."""
    found = laid(names)
    letters = {letter for run in found.runs for letter in run.spelling.letters}
    assert {letter for row in found.rows for letter in row} <= letters
    assert {len(row) for row in found.rows} == {len(found.rows)}


def test_the_answers_do_not_lie_open() -> None:
    """Less than half of the boxes are theirs, and they run in several directions."""
    found = laid(NAMES)
    taken = {box for run in found.runs for box in run.boxes}
    assert len(taken) < len(found.rows) ** 2 / 2
    assert len({run.way for run in found.runs}) >= 3


def test_too_many_do_not_fit() -> None:
    names = [f"{one}{other}" * 7 for one, other in combinations("ABCDEFGHIJKLMNOPQRSTUVWXYZ", 2)]
    assert lay_word_search(spellings(names), 1, "x") is None
    assert MOST_BOXES < 30


def test_the_seed_decides() -> None:
    assert laid(NAMES) == laid(NAMES) != laid(NAMES, seed=2)
