"""Lays out word searches: each answer stands in the square exactly once, among its like letters."""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product

from talkquiz.handouts.forms import Box, Run, WordSearch
from talkquiz.handouts.puzzles.letters import Letters, Spelling
from talkquiz.language.seeded import rank

MOST_BOXES = 18
WAYS = ((0, 1), (1, 0), (1, 1), (-1, 1))
"""Along, down, and aslant both ways: never against the direction of reading."""
_EVERY_WAY = tuple(way for way in product((-1, 0, 1), repeat=2) if any(way))
_ROOM = 2.2
"""So many boxes there are for each letter to be found."""
_ATTEMPTS_IN_ONE_SIZE = 4


def lay_word_search(answers: Sequence[Spelling], seed: int, name: str) -> WordSearch | None:
    """Return a square with all of `answers`, none of which stands within another.

    None if they do not fit into the largest square that there is room for.
    """
    longest = max(len(answer.letters) for answer in answers)
    letters = sum(len(answer.letters) for answer in answers)
    smallest = max(longest + 1, math.ceil(math.sqrt(letters * _ROOM)))
    for size in range(smallest, MOST_BOXES + 1):
        for attempt in range(_ATTEMPTS_IN_ONE_SIZE):
            name_of_attempt = f"{name} {size} {attempt}"
            runs = _hidden(answers, size, seed, name_of_attempt)
            found = runs and _filled(runs, size, seed, name_of_attempt)
            if found:
                return found
    return None


def places(letters: Mapping[Box, str], answer: Letters) -> set[frozenset[Box]]:
    """Return all sets of boxes in which `answer` can be read, in any direction."""
    return {place for box in letters for place in _through(letters, answer, box, (0,))}


def _through(
    letters: Mapping[Box, str], answer: Letters, box: Box, which: Iterable[int]
) -> Iterator[frozenset[Box]]:
    """Yield the boxes in which `answer` can be read, one of its letters `which` in `box`."""
    row, column = box
    for place in which:
        for down, along in _EVERY_WAY if letters[box] == answer[place] else ():
            boxes = [
                (row + down * (n - place), column + along * (n - place)) for n in range(len(answer))
            ]
            if all(letters.get(each) == letter for each, letter in zip(boxes, answer, strict=True)):
                yield frozenset(boxes)


def _hidden(answers: Sequence[Spelling], size: int, seed: int, name: str) -> tuple[Run, ...] | None:
    """Return where the answers stand, placed by lot, the longest first; None if one has no room."""
    letters: dict[Box, str] = {}
    runs: dict[int, Run] = {}
    for number in sorted(range(len(answers)), key=lambda n: -len(answers[n].letters)):
        run = _free(answers[number], letters, size, seed, name)
        if run is None:
            return None
        runs[number] = run
        letters.update(zip(run.boxes, run.spelling.letters, strict=True))
    return tuple(runs[number] for number in range(len(answers)))


def _free(
    answer: Spelling, letters: Mapping[Box, str], size: int, seed: int, name: str
) -> Run | None:
    lots = sorted(
        product(WAYS, range(size), range(size)),
        key=lambda place: (
            rank(seed, name, answer.text, str(place[0])),
            rank(seed, name, answer.text, str(place)),
        ),
    )
    for way, row, column in lots:
        run = Run(answer, (row, column), way)
        last_row, last_column = run.boxes[-1]
        if 0 <= last_row < size and last_column < size and _agrees(run, letters):
            return run
    return None


def _agrees(run: Run, letters: Mapping[Box, str]) -> bool:
    """Tell whether `run` lies on free boxes and on letters of its own, and on one free box."""
    found = [
        letters.get(box) in (None, letter)
        for box, letter in zip(run.boxes, run.spelling.letters, strict=True)
    ]
    return all(found) and any(box not in letters for box in run.boxes)


def _filled(runs: tuple[Run, ...], size: int, seed: int, name: str) -> WordSearch | None:
    """Fill the other boxes by lot with letters of the answers, none of which comes a second time.

    None if that cannot be helped.
    """
    answers = [run.spelling.letters for run in runs]
    letters = {
        box: letter
        for run in runs
        for box, letter in zip(run.boxes, run.spelling.letters, strict=True)
    }
    if any(len(places(letters, answer)) > 1 for answer in answers):
        return None
    alphabet = sorted({letter for answer in answers for letter in answer})
    for box in product(range(size), range(size)):
        if box not in letters and not _fill(
            box, letters, answers, _from_a_lot(alphabet, seed, name, box)
        ):
            return None
    rows = (tuple(letters[row, column] for column in range(size)) for row in range(size))
    return WordSearch(tuple(rows), runs)


def _fill(
    box: Box, letters: dict[Box, str], answers: Sequence[Letters], lots: Iterable[str]
) -> bool:
    """Write the first of `lots` into `box` that completes no answer; False if each of them does."""
    for letter in lots:
        letters[box] = letter
        through = (_through(letters, answer, box, range(len(answer))) for answer in answers)
        if not any(any(found) for found in through):
            return True
    return False


def _from_a_lot(alphabet: Sequence[str], seed: int, name: str, box: Box) -> Sequence[str]:
    """Return all letters, beginning with one drawn for `box`."""
    first = int.from_bytes(rank(seed, name, str(box))) % len(alphabet)
    return [*alphabet[first:], *alphabet[:first]]
