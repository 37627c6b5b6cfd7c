"""Word searches: each answer can be found in one place, and in no other."""

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from talkquiz.handouts.puzzle_spelling import Spelling, spelled
from talkquiz.handouts.section_layouts import WordSearch
from talkquiz.handouts.word_search import MOST_BOXES, WAYS, lay_word_search, readings

NAMES = "Geneva Astana Kazakhstan Damascus Aleppo Euphrates AFP Xinhua Reuters".split()
words = st.lists(st.text("ABCDE", min_size=3, max_size=9), min_size=1, max_size=8, unique=True)


def spellings(names: list[str]) -> list[Spelling]:
    return [spelling for name in names if (spelling := spelled(name))]


def laid(names: list[str], seed: int = 1) -> WordSearch:
    """Return the word search for `names`, which must have one."""
    found = lay_word_search(spellings(names), seed, "quiz")
    assert found is not None
    return found


def apart(names: list[str]) -> bool:
    """Tell whether no name stands within another, read from either end."""
    return not any(
        one in other or one in other[::-1] for one in names for other in names if one != other
    )


@settings(deadline=None)
@given(words, st.integers(0, 9))
def test_each_answer_can_be_found_once(names: list[str], seed: int) -> None:
    assume(apart(names))
    found = lay_word_search(spellings(names), seed, "x")
    assume(found)
    assert found is not None
    boxes = {(r, c): letter for r, row in enumerate(found.rows) for c, letter in enumerate(row)}
    for run, name in zip(found.runs, names, strict=True):
        assert "".join(found.rows[row][column] for row, column in run.boxes) == name
        assert readings(boxes, run.spelling.letters) == {frozenset(run.boxes)}
        assert run.way in WAYS


def test_all_boxes_have_a_letter_of_the_answers() -> None:
    """The square is full, and other letters do not stand out, whatever the script."""
    for names in (
        NAMES,
        ["\u0414\u0430\u043c\u0430\u0441\u043a", "\u0416\u0435\u043d\u0435\u0432\u0430"],
    ):
        found = laid(names)
        letters = {letter for run in found.runs for letter in run.spelling.letters}
        assert {letter for row in found.rows for letter in row} <= letters
        assert {len(row) for row in found.rows} == {len(found.rows)}


def test_other_letters_fill_a_good_part() -> None:
    """The answers do not lie open: less than half of the boxes are theirs."""
    found = laid(NAMES)
    taken = {box for run in found.runs for box in run.boxes}
    assert len(taken) < len(found.rows) ** 2 / 2


def test_answers_run_in_several_directions() -> None:
    assert len({run.way for run in laid(NAMES).runs}) >= 3


def test_too_many_do_not_fit() -> None:
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    names = [f"{one}{other}" * 7 for one in alphabet for other in alphabet if one < other]
    assert lay_word_search(spellings(names), 1, "x") is None
    assert MOST_BOXES < 30


def test_the_seed_decides() -> None:
    assert laid(NAMES) == laid(NAMES) != laid(NAMES, seed=2)
