"""Lays out word searches: each answer stands in the square exactly once, among other letters."""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product

from talkquiz.handouts.puzzle_spelling import Letters, Spelling, spelling_of
from talkquiz.handouts.section_layouts import Box, LaidOut, LayoutTask, Run, WordSearch
from talkquiz.language.seeded import rank

MOST_BOXES = 18
WAYS = ((0, 1), (1, 0), (1, 1), (-1, 1))
"""Along, down, and aslant both ways: never against the direction of reading."""
_EVERY_WAY = tuple(way for way in product((-1, 0, 1), repeat=2) if any(way))
_BOXES_A_LETTER = 2.2
"""How many boxes there are for each letter of an answer: the rest is filled with other letters."""
_ATTEMPTS_IN_ONE_SIZE = 4


def lay_out_word_search(task: LayoutTask) -> LaidOut:
    """Return as many of the items, from the first, as there is room for, and their square."""
    spellings = [spelling for item in task.items if (spelling := spelling_of(item))]
    for number in range(len(spellings), 0, -1):
        found = lay_word_search(spellings[:number], task.seed, task.name)
        if found:
            return task.items[:number], found
    return (), None


def lay_word_search(answers: Sequence[Spelling], seed: int, name: str) -> WordSearch | None:
    """Return a square with all of `answers`, none of which stands within another.

    None if they do not fit into the largest square that there is room for.
    """
    longest = max(len(answer.letters) for answer in answers)
    letters = sum(len(answer.letters) for answer in answers)
    smallest = max(longest + 1, math.ceil(math.sqrt(letters * _BOXES_A_LETTER)))
    for size in range(smallest, MOST_BOXES + 1):
        for attempt in range(_ATTEMPTS_IN_ONE_SIZE):
            if found := _attempt(answers, size, seed, f"{name} {size} {attempt}"):
                return found
    return None


def readings(letters: Mapping[Box, str], answer: Letters) -> set[frozenset[Box]]:
    """Return all sets of boxes in which `answer` can be read, in any direction."""
    return {boxes for box in letters for boxes in _through(letters, answer, box, (0,))}


def _through(
    letters: Mapping[Box, str], answer: Letters, box: Box, which: Iterable[int]
) -> Iterator[frozenset[Box]]:
    """Yield the boxes in which `answer` can be read, one of its letters `which` in `box`."""
    row, column = box
    for position in which:
        for down, along in _EVERY_WAY if letters[box] == answer[position] else ():
            boxes = []
            for step, letter in enumerate(answer, start=-position):
                each = row + down * step, column + along * step
                if letters.get(each) != letter:
                    break
                boxes.append(each)
            else:
                yield frozenset(boxes)


def _attempt(answers: Sequence[Spelling], size: int, seed: int, name: str) -> WordSearch | None:
    """Hide the answers, the longest first, and fill the other boxes with letters of the answers.

    None if an answer has no room, or would stand in the square twice.
    """
    letters: dict[Box, str] = {}
    runs: dict[int, Run] = {}
    for number in sorted(range(len(answers)), key=lambda n: -len(answers[n].letters)):
        run = next(_runs_by_lot(answers[number], letters, size, seed, name), None)
        if run is None:
            return None
        runs[number] = run
        letters.update(run.boxes)
    if any(len(readings(letters, answer.letters)) > 1 for answer in answers):
        return None
    alphabet = sorted(set(letters.values()))
    for box in product(range(size), range(size)):
        if box in letters:
            continue
        first = int.from_bytes(rank(seed, name, str(box))) % len(alphabet)
        for letter in (*alphabet[first:], *alphabet[:first]):
            letters[box] = letter
            through = (
                _through(letters, answer.letters, box, range(len(answer.letters)))
                for answer in answers
            )
            if not any(any(found) for found in through):
                break
        else:  # each letter would complete an answer
            return None
    rows = (tuple(letters[row, column] for column in range(size)) for row in range(size))
    return WordSearch(tuple(rows), tuple(runs[number] for number in range(len(answers))))


def _runs_by_lot(
    answer: Spelling, letters: Mapping[Box, str], size: int, seed: int, name: str
) -> Iterator[Run]:
    """Yield the runs within the square, by lot, in which `answer` meets only its own letters.

    Each takes at least one box that is free, or it would stand within another answer.
    """
    beyond = len(answer.letters) - 1
    for way in sorted(WAYS, key=lambda way: rank(seed, name, answer.text, str(way))):
        rows = [row for row in range(size) if 0 <= row + way[0] * beyond < size]
        starts = product(rows, range(size - way[1] * beyond))
        for start in sorted(
            starts, key=lambda start: rank(seed, name, answer.text, str((way, *start)))
        ):
            run = Run(answer, start, way)
            boxes = run.boxes
            if not boxes.keys() <= letters.keys() and all(
                letters.get(box, boxes[box]) == boxes[box] for box in boxes
            ):
                yield run
