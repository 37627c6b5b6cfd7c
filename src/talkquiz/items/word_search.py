"""Lays out word searches: each answer stands in the square exactly once, among its like letters."""

import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import count, product

from talkquiz.items.forms import Box, Run, WordSearch
from talkquiz.items.order import rank
from talkquiz.items.spelling import Letters, Spelling

MOST_BOXES = 18
WAYS = ((0, 1), (1, 0), (1, 1), (-1, 1))
"""Along, down, and aslant both ways: never against the direction of reading."""
_EVERY_WAY = tuple(way for way in product((-1, 0, 1), repeat=2) if any(way))
_ROOM = 2.2
"""So many boxes there are for each letter to be found."""
_ATTEMPTS_IN_ONE_SIZE = 4
_FILLINGS = 40


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


def places(rows: Sequence[Sequence[str]], letters: Letters) -> set[frozenset[Box]]:
    """Return all sets of boxes in which `letters` can be read, in any direction."""
    height, width = len(rows), len(rows[0]) if rows else 0
    found = set()
    for row, column in product(range(height), range(width)):
        if rows[row][column] == letters[0]:
            for down, along in _EVERY_WAY:
                boxes = [(row + down * n, column + along * n) for n in range(len(letters))]
                last_row, last_column = boxes[-1]
                inside = 0 <= last_row < height and 0 <= last_column < width
                if inside and all(
                    rows[r][c] == x for (r, c), x in zip(boxes, letters, strict=True)
                ):
                    found.add(frozenset(boxes))
    return found


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
    """Fill the other boxes by lot with letters of the answers, until none stands there twice."""
    taken = {
        box: letter
        for run in runs
        for box, letter in zip(run.boxes, run.spelling.letters, strict=True)
    }
    alphabet = sorted({letter for run in runs for letter in run.spelling.letters})
    for filling in range(_FILLINGS):
        lots = _lots(alphabet, seed, f"{name} {filling}")
        rows = tuple(
            tuple(taken.get((row, column)) or next(lots) for column in range(size))
            for row in range(size)
        )
        if all(places(rows, run.spelling.letters) == {frozenset(run.boxes)} for run in runs):
            return WordSearch(rows, runs)
    return None


def _lots(alphabet: Sequence[str], seed: int, name: str) -> Iterator[str]:
    """Yield letters by lot without end."""
    for number in count():
        yield from (alphabet[byte % len(alphabet)] for byte in rank(seed, name, str(number)))
