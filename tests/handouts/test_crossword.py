"""Crosswords: every answer stands in the boxes, crosses another and touches nothing else."""

from collections import defaultdict
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from talkquiz.handouts.crossword import ACROSS, DOWN, MOST_BOXES, lay_crossword
from talkquiz.handouts.puzzle_spelling import Spelling, spelled
from talkquiz.handouts.section_layouts import Box, Run

NAMES = (
    "Geneva Astana Kazakhstan Damascus Aleppo Euphrates Washington armistice Xinhua Reuters "
    "Lowcock Switzerland Vienna Turkey Mattar Haley"
).split()
words = st.lists(st.text("ABCDE", min_size=3, max_size=9), min_size=1, max_size=12, unique=True)


def spellings(names: list[str]) -> list[Spelling]:
    return [spelling for name in names if (spelling := spelled(name))]


def letters_of(runs: list[Run]) -> dict[Box, set[str]]:
    found: dict[Box, set[str]] = defaultdict(set)
    for run in runs:
        for box, letter in run.boxes.items():
            found[box].add(letter)
    return found


def read(boxes: dict[Box, set[str]], way: Box) -> set[tuple[Box, str]]:
    """Return each unbroken row of two or more letters that can be read in one direction."""
    found = set()
    for row, column in boxes:
        if (row - way[0], column - way[1]) not in boxes:
            word, here = "", (row, column)
            while here in boxes:
                word += next(iter(boxes[here]))
                here = (here[0] + way[0], here[1] + way[1])
            if len(word) > 1:
                found.add(((row, column), word))
    return found


@given(words, st.integers(0, 9))
def test_nothing_but_the_answers_can_be_read(names: list[str], seed: int) -> None:
    """Crossings agree, and reading across and down gives each placed answer and no other word."""
    runs = [run for run in lay_crossword(spellings(names), seed, "x") if run]
    boxes = letters_of(runs)
    assert all(len(letters) == 1 for letters in boxes.values())
    for way in (ACROSS, DOWN):
        expected = {(run.start, run.spelling.text) for run in runs if run.way == way}
        assert read(boxes, way) == expected


@given(words, st.integers(0, 9))
def test_all_answers_hang_together(names: list[str], seed: int) -> None:
    boxes = set(letters_of([run for run in lay_crossword(spellings(names), seed, "x") if run]))
    reached, waiting = set(), [min(boxes)]
    while waiting:
        row, column = waiting.pop()
        if (row, column) in boxes and (row, column) not in reached:
            reached.add((row, column))
            waiting += [(row + 1, column), (row - 1, column), (row, column + 1), (row, column - 1)]
    assert reached == boxes


@given(words, st.integers(0, 9))
def test_it_fits_on_paper_and_no_two_answers_begin_in_one_box(names: list[str], seed: int) -> None:
    """Boxes count from the first used row and column, within the limit; each start is one's own."""
    runs = [run for run in lay_crossword(spellings(names), seed, "x") if run]
    rows, columns = zip(*letters_of(runs), strict=True)
    assert (min(rows), min(columns)) == (0, 0)
    assert max(*rows, *columns) < MOST_BOXES
    assert len({run.start for run in runs}) == len(runs)


def test_real_names_all_find_a_place() -> None:
    """Sixteen names of the bundled course cross, with any of a few seeds."""
    for seed in range(5):
        runs = lay_crossword(spellings(NAMES), seed, "quiz")
        assert [run.spelling.text for run in runs if run] == [name.upper() for name in NAMES]


def test_a_name_that_shares_no_letter_is_left_out() -> None:
    runs = lay_crossword(
        spellings(["Geneva", "Vienna", "\u0414\u0430\u043c\u0430\u0441\u043a"]), 1, "x"
    )
    assert [run is None for run in runs] == [False, False, True]


def test_the_seed_decides() -> None:
    made = [lay_crossword(spellings(NAMES), seed, name) for seed, name in product((1, 2), "ab")]
    assert made[0] == lay_crossword(spellings(NAMES), 1, "a")
    assert len({str(each) for each in made}) > 1
