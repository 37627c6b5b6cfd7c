"""Crosswords: every answer stands in the boxes, crosses another and touches nothing else."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from banks import spellings, words
from talkquiz.handouts.crossword import ACROSS, DOWN, MOST_BOXES, lay_crossword
from talkquiz.handouts.section_layouts import Box, Run

NAMES = (
    "Geneva Astana Kazakhstan Damascus Aleppo Euphrates Washington armistice Xinhua Reuters "
    "Lowcock Switzerland Vienna Turkey Mattar Haley"
).split()


def laid(names: list[str], seed: int = 1, name: str = "x") -> list[Run]:
    return [run for run in lay_crossword(spellings(names), seed, name) if run]


@st.composite
def crosswords(draw: st.DrawFn) -> tuple[list[Run], dict[Box, str]]:
    """Return the answers that found a place, and the letters in the boxes."""
    runs = laid(draw(words(most=12)), draw(st.integers(0, 9)))
    return runs, {box: letter for run in runs for box, letter in run.boxes.items()}


def read(boxes: dict[Box, str], way: Box) -> set[tuple[Box, str]]:
    """Return each unbroken row of two or more letters that can be read in one direction."""
    found = set()
    for row, column in boxes:
        if (row - way[0], column - way[1]) not in boxes:
            word, here = "", (row, column)
            while here in boxes:
                word += boxes[here]
                here = (here[0] + way[0], here[1] + way[1])
            if len(word) > 1:
                found.add(((row, column), word))
    return found


@given(crosswords())
def test_nothing_but_the_answers_can_be_read(made: tuple[list[Run], dict[Box, str]]) -> None:
    """Crossings agree, and reading across and down gives each placed answer and no other word."""
    runs, boxes = made
    for way in (ACROSS, DOWN):
        expected = {(run.start, run.spelling.text) for run in runs if run.way == way}
        assert read(boxes, way) == expected


@given(crosswords())
def test_all_answers_hang_together(made: tuple[list[Run], dict[Box, str]]) -> None:
    boxes = made[1].keys()
    reached, waiting = set(), [min(boxes)]
    while waiting:
        row, column = waiting.pop()
        if (row, column) in boxes and (row, column) not in reached:
            reached.add((row, column))
            waiting += [(row + 1, column), (row - 1, column), (row, column + 1), (row, column - 1)]
    assert reached == boxes


@given(crosswords())
def test_it_fits_on_paper_and_no_two_answers_begin_in_one_box(
    made: tuple[list[Run], dict[Box, str]],
) -> None:
    """Boxes count from the first used row and column, within the limit; each start is one's own."""
    runs, boxes = made
    rows, columns = zip(*boxes, strict=True)
    assert (min(rows), min(columns)) == (0, 0)
    assert max(*rows, *columns) < MOST_BOXES
    assert len({run.start for run in runs}) == len(runs)


def test_real_names_all_find_a_place_and_the_seed_decides() -> None:
    """Sixteen names of the bundled course cross, in another way under another seed or name."""
    made = [laid(NAMES, seed, name) for seed, name in product(range(3), "ab")]
    for runs in made:
        assert [run.spelling.text for run in runs] == [name.upper() for name in NAMES]
    assert made[0] == laid(NAMES, 0, "a")
    assert len({str(runs) for runs in made}) > 3


def test_a_name_that_shares_no_letter_is_left_out() -> None:
    names = ["Geneva", "Vienna", "\u0414\u0430\u043c\u0430\u0441\u043a"]
    runs = lay_crossword(spellings(names), 1, "x")
    assert [run is None for run in runs] == [False, False, True]


def test_as_many_answers_go_across_as_down_or_nearly_so() -> None:
    """So the two lists of clues are about as long, and three in ten of the boxes are used."""
    for seed in range(12):
        runs = laid(NAMES[:10], seed)
        across = sum(run.way == ACROSS for run in runs)
        assert (len(runs), across) == (10, 5)
        boxes = {box for run in runs for box in run.boxes}
        height, width = (max(box[axis] for box in boxes) + 1 for axis in (0, 1))
        assert len(boxes) / (height * width) > 0.3
