"""Lays out crosswords: every answer crosses another, and letters touch only within answers."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from talkquiz.handouts.forms import Box, Run
from talkquiz.handouts.puzzles.letters import Spelling
from talkquiz.language.seeded import rank, weighted

MOST_BOXES = 18
"""How wide and how high a crossword may be: boxes large enough to write in fill a page's width."""
ACROSS, DOWN = (0, 1), (1, 0)
_ATTEMPTS, _ENOUGH = 40, 6
"""So many attempts are made at most, and no more once so many have placed every answer."""


def lay_crossword(answers: Sequence[Spelling], seed: int, name: str) -> list[Run | None]:
    """Return where each of `answers` stands; None for one that crosses no other.

    Of some seeded attempts the one counts that has the most answers, then that in the smallest
    square. Boxes are counted from the first row and the first column that are used.
    """
    attempts = (_attempt(answers, seed, f"{name} {number}") for number in range(_ATTEMPTS))
    return _from_first_box(min(_until_enough(attempts), key=_badness))


def _until_enough(attempts: Iterable[list[Run | None]]) -> Iterator[list[Run | None]]:
    complete = 0
    for attempt in attempts:
        yield attempt
        complete += all(attempt)
        if complete == _ENOUGH:
            return


def _attempt(answers: Sequence[Spelling], seed: int, name: str) -> list[Run | None]:
    """Place answers by lot, long ones rather first; always the first that crosses what is there."""
    grid, runs = _Grid(), dict[int, Run]()
    waiting = sorted(
        range(len(answers)),
        key=lambda n: weighted(seed, len(answers[n].letters) ** 4, name, answers[n].text),
    )
    while waiting:
        tried = ((n, grid.best(answers[n], seed, name)) for n in waiting)
        chosen = next(((n, run) for n, run in tried if run), None)
        if chosen is None:
            break
        number, runs[number] = chosen
        grid.put(runs[number])
        waiting.remove(number)
    return [runs.get(number) for number in range(len(answers))]


class _Grid:
    """What has been placed so far."""

    def __init__(self) -> None:
        self._letters: dict[Box, str] = {}
        self._holding: dict[str, list[Box]] = defaultdict(list)
        self._ways: dict[Box, set[Box]] = defaultdict(set)
        self._starts: set[Box] = set()
        self._first: Box = (0, 0)
        self._last: Box = (0, 0)

    def put(self, run: Run) -> None:
        """Write an answer into its boxes."""
        self._starts.add(run.start)
        self._first, self._last = self._corners(run)
        for box, letter in zip(run.boxes, run.spelling.letters, strict=True):
            if box not in self._letters:
                self._holding[letter].append(box)
            self._letters[box] = letter
            self._ways[box].add(run.way)

    def best(self, answer: Spelling, seed: int, name: str) -> Run | None:
        """Return the place with the most crossings, then in the smallest square; None if none."""
        if not self._letters:
            return Run(answer, (0, 0), ACROSS)
        fitting = [(self._crossings(run), run) for run in set(self._crossing(answer))]
        ranked = (
            (-crossings, *self._extent(run), rank(seed, name, str(run.start + run.way)), run)
            for crossings, run in fitting
            if crossings
        )
        found = min((each for each in ranked if each[1] <= MOST_BOXES), default=None)
        return found[-1] if found else None

    def _crossing(self, answer: Spelling) -> Iterator[Run]:
        """Yield the runs of `answer` that share a letter with what is there."""
        for place, letter in enumerate(answer.letters):
            for row, column in self._holding.get(letter, ()):
                yield Run(answer, (row, column - place), ACROSS)
                yield Run(answer, (row - place, column), DOWN)

    def _crossings(self, run: Run) -> int:
        """Return how many answers `run` crosses, 0 if it may not stand there."""
        boxes = run.boxes
        before, after = _moved(run.start, run.way, -1), _moved(boxes[-1], run.way, 1)
        if run.start in self._starts or before in self._letters or after in self._letters:
            return 0
        crossings = 0
        for box, letter in zip(boxes, run.spelling.letters, strict=True):
            if box in self._letters:
                if self._letters[box] != letter or run.way in self._ways[box]:
                    return 0
                crossings += 1
            elif self._has_neighbour(box, run.way):
                return 0
        return crossings

    def _has_neighbour(self, box: Box, way: Box) -> bool:
        beside = (way[1], way[0])
        return any(_moved(box, beside, steps) in self._letters for steps in (-1, 1))

    def _extent(self, run: Run) -> tuple[int, int]:
        """Return the longer side of the grid with `run` in it, and its area."""
        first, last = self._corners(run)
        return _size(first, last)

    def _corners(self, run: Run) -> tuple[Box, Box]:
        """Return the first and the last box of the rectangle around the grid and `run`."""
        end = _moved(run.start, run.way, len(run.spelling.letters) - 1)
        first = min(self._first[0], run.start[0]), min(self._first[1], run.start[1])
        return first, (max(self._last[0], end[0]), max(self._last[1], end[1]))


def _moved(box: Box, way: Box, steps: int) -> Box:
    return box[0] + way[0] * steps, box[1] + way[1] * steps


def _size(first: Box, last: Box) -> tuple[int, int]:
    """Return the longer side of a rectangle, and its area."""
    height, width = last[0] - first[0] + 1, last[1] - first[1] + 1
    return max(height, width), height * width


def _badness(runs: Sequence[Run | None]) -> tuple[int, int, int]:
    return sum(run is None for run in runs), *_size(*_rectangle(runs))


def _rectangle(runs: Sequence[Run | None]) -> tuple[Box, Box]:
    rows, columns = zip((0, 0), *(box for run in runs if run for box in run.boxes), strict=True)
    return (min(rows), min(columns)), (max(rows), max(columns))


def _from_first_box(runs: Sequence[Run | None]) -> list[Run | None]:
    (row, column), _ = _rectangle(runs)
    return [run and run._replace(start=(run.start[0] - row, run.start[1] - column)) for run in runs]
