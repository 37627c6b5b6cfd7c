"""Lays out crosswords: every answer crosses another, and letters touch only within answers."""

from collections import defaultdict
from collections.abc import Sequence

from talkquiz.handouts.layouts import Box, Crossword, LaidOut, LayoutTask, Run
from talkquiz.handouts.puzzles.letters import Spelling, spelling_of
from talkquiz.language.seeded import rank, weighted

MOST_BOXES = 18
"""How wide and how high a crossword may be: boxes large enough to write in fill a page's width."""
ACROSS, DOWN = (0, 1), (1, 0)
_MOST_ATTEMPTS = 40
_ENOUGH = 6
"""After this many attempts that have placed every answer, no more are made."""


def lay_out_crossword(task: LayoutTask) -> LaidOut:
    """Return the items whose answers cross, in the order in which these begin, and the boxes."""
    spelled = [(item, spelling) for item in task.items if (spelling := spelling_of(item))]
    runs = lay_crossword([spelling for _, spelling in spelled], task.seed, task.name)
    placed = sorted(
        ((run, item) for (item, _), run in zip(spelled, runs, strict=True) if run),
        key=lambda each: each[0].start,
    )
    return tuple(item for _, item in placed), Crossword(tuple(run for run, _ in placed))


def lay_crossword(answers: Sequence[Spelling], seed: int, name: str) -> list[Run | None]:
    """Return where each of `answers` stands; None for one that crosses no other.

    Several seeded attempts are made. The best one has the most answers and, among those, takes
    the smallest square. Boxes are counted from the first row and the first column that are used.
    """
    attempts: list[list[Run | None]] = []
    for number in range(_MOST_ATTEMPTS):
        attempts.append(_attempt(answers, seed, f"{name} {number}"))
        if sum(all(attempt) for attempt in attempts) == _ENOUGH:
            break

    def badness(runs: Sequence[Run | None]) -> tuple[int, int, int]:
        return sum(run is None for run in runs), *_size(*_rectangle(runs))

    best = min(attempts, key=badness)
    (row, column), _ = _rectangle(best)
    return [run and run._replace(start=(run.start[0] - row, run.start[1] - column)) for run in best]


def _attempt(answers: Sequence[Spelling], seed: int, name: str) -> list[Run | None]:
    """Place one answer after the other: always the first that crosses what is there already.

    The order is drawn by lot, and long answers are likely to come early.
    """
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
        """Return where `answer` crosses the most others; among equals, in the smallest square.

        None if it can cross none within the size that a crossword may have.
        """
        if not self._letters:
            return Run(answer, (0, 0), ACROSS)
        possible = {
            run
            for position, letter in enumerate(answer.letters)
            for row, column in self._holding.get(letter, ())
            for run in (
                Run(answer, (row, column - position), ACROSS),
                Run(answer, (row - position, column), DOWN),
            )
        }
        ranked = []
        for run in possible:
            if crossings := self._crossings(run):
                side, area = _size(*self._corners(run))
                if side <= MOST_BOXES:
                    lot = rank(seed, name, str(run.start + run.way))
                    ranked.append((-crossings, side, area, lot, run))
        return min(ranked)[-1] if ranked else None

    def _crossings(self, run: Run) -> int:
        """Return how many answers `run` crosses, 0 if it may not stand there."""
        letters, start, (down, along) = self._letters, run.start, run.way
        before, after = (
            _moved(start, run.way, -1),
            _moved(start, run.way, len(run.spelling.letters)),
        )
        if start in self._starts or before in letters or after in letters:
            return 0
        row, column = start
        crossings = 0
        for letter in run.spelling.letters:
            there = letters.get((row, column))
            if there:
                if there != letter or run.way in self._ways[row, column]:
                    return 0
                crossings += 1
            elif (row + along, column + down) in letters or (row - along, column - down) in letters:
                return 0
            row, column = row + down, column + along
        return crossings

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


def _rectangle(runs: Sequence[Run | None]) -> tuple[Box, Box]:
    rows, columns = zip((0, 0), *(box for run in runs if run for box in run.boxes), strict=True)
    return (min(rows), min(columns)), (max(rows), max(columns))
