"""Lays out crosswords: every answer crosses another, and letters touch only within answers."""

from collections import defaultdict
from collections.abc import Sequence

from talkquiz.handouts.puzzle_spelling import Spelling, spelling_of
from talkquiz.handouts.section_layouts import Box, Crossword, LaidOut, LayoutTask, Run
from talkquiz.language.seeded import rank, weighted

MOST_BOXES = 18
"""How wide and how high a crossword may be: boxes large enough to write in fill a page's width."""
ACROSS, DOWN = (0, 1), (1, 0)
_MOST_ATTEMPTS = 40
_ENOUGH = 10
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

    Several seeded attempts are made. The best one has the most answers and, among those, the least
    paper between them, and about as many across as down, so that the lists of clues are alike.
    Boxes are counted from the first row and the first column that are used.
    """
    attempts: list[_Attempt] = []
    for number in range(_MOST_ATTEMPTS):
        attempts.append(_Attempt(answers, seed, f"{name} {number}"))
        if sum(len(each.runs) == len(answers) for each in attempts) == _ENOUGH:
            break
    best = min(attempts, key=lambda each: (-len(each.runs), each.sparseness))
    placed = (best.runs.get(number) for number in range(len(answers)))
    row, column = best.first
    return [
        run and run._replace(start=(run.start[0] - row, run.start[1] - column)) for run in placed
    ]


class _Attempt:
    """Answers placed one after the other: always the first that crosses what is there already.

    The order is drawn by lot, and long answers are likely to come early. `runs` has the answers
    that found a place, by number; `first` and `last` are corners of the rectangle around them.
    """

    def __init__(self, answers: Sequence[Spelling], seed: int, name: str) -> None:
        self.runs: dict[int, Run] = {}
        self.first: Box = (0, 0)
        self.last: Box = (0, 0)
        self._starts: set[Box] = set()
        self._letters: dict[Box, str] = {}
        self._holding: dict[str, list[Box]] = defaultdict(list)
        self._ways: dict[Box, set[Box]] = defaultdict(set)
        waiting = sorted(
            range(len(answers)),
            key=lambda n: weighted(seed, len(answers[n].letters) ** 4, name, answers[n].text),
        )
        while waiting:
            tried = ((n, self._best(answers[n], seed, name)) for n in waiting)
            number, run = next(((n, run) for n, run in tried if run), (0, None))
            if run is None:
                break
            waiting.remove(number)
            self.runs[number] = run
            self.first, self.last = self._corners(run)
            self._starts.add(run.start)
            for box, letter in run.boxes.items():
                if box not in self._letters:
                    self._holding[letter].append(box)
                self._letters[box] = letter
                self._ways[box].add(run.way)

    @property
    def sparseness(self) -> tuple[float, int]:
        """How large the rectangle around all is, and larger by how much more one way has."""
        side, area = _size(self.first, self.last)
        across = sum(run.way == ACROSS for run in self.runs.values())
        return area * (1 + abs(2 * across - len(self.runs)) / len(self.runs)), side

    def _best(self, answer: Spelling, seed: int, name: str) -> Run | None:
        """Return where `answer` crosses the most others; among equals, in the smallest square.

        None if it can cross none within the size that a crossword may have.
        """
        if not self._letters:
            return Run(answer, (0, 0), ACROSS)
        possible = {
            place
            for position, letter in enumerate(answer.letters)
            for row, column in self._holding.get(letter, ())
            for place in (((row, column - position), ACROSS), ((row - position, column), DOWN))
        }
        ranked = []
        for start, way in possible:
            run = Run(answer, start, way)
            if crossings := self._crossings(run):
                side, area = _size(*self._corners(run))
                if side <= MOST_BOXES:
                    lot = rank(seed, name, str(start + way))
                    ranked.append((-crossings, side, area, lot, run))
        return min(ranked)[-1] if ranked else None

    def _crossings(self, run: Run) -> int:
        """Return how many answers `run` crosses, 0 if it may not stand there."""
        letters, (row, column), (down, along) = self._letters, run.start, run.way
        if run.start in self._starts or (row - down, column - along) in letters:
            return 0
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
        return 0 if (row, column) in letters else crossings

    def _corners(self, run: Run) -> tuple[Box, Box]:
        """Return the first and the last box of the rectangle around all runs and `run`."""
        (row, column), (down, along), beyond = run.start, run.way, len(run.spelling.letters) - 1
        first = min(self.first[0], row), min(self.first[1], column)
        return first, (
            max(self.last[0], row + down * beyond),
            max(self.last[1], column + along * beyond),
        )


def _size(first: Box, last: Box) -> tuple[int, int]:
    """Return the longer side of a rectangle, and its area."""
    height, width = last[0] - first[0] + 1, last[1] - first[1] + 1
    return max(height, width), height * width
