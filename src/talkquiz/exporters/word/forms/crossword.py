"""Crossword: numbered boxes, and the clues across and down.

The numbers are those of the questions: no two answers begin in one box, so each has its own.
"""

from collections.abc import Mapping
from functools import partial

from talkquiz.exporters.word.builder import Paper
from talkquiz.exporters.word.forms.puzzle import (
    Asked,
    Clues,
    Puzzle,
    add_puzzle,
    add_solution,
    fill_solved,
)
from talkquiz.exporters.word.kinds import Worth
from talkquiz.exporters.word.styles import Style
from talkquiz.exporters.word.tables import AROUND, NO_LINES, Box
from talkquiz.handouts.handout import Section
from talkquiz.handouts.layouts import Box as Place
from talkquiz.handouts.layouts import Crossword
from talkquiz.handouts.puzzles.crossword import ACROSS, DOWN
from talkquiz.language.language_file import PuzzleWords


def add(paper: Paper, section: Section, layout: Crossword, worth: Worth) -> None:
    """Add the boxes and the clues."""
    add_puzzle(paper, section, _puzzle(paper, section, layout), worth)


def add_solved(paper: Paper, section: Section, layout: Crossword) -> None:
    """Add the boxes with their letters."""
    letters = {
        place: letter
        for run in layout.runs
        for place, letter in zip(run.boxes, run.spelling.letters, strict=True)
    }
    add_solution(paper, section, _puzzle(paper, section, layout, letters))


def _puzzle(
    paper: Paper, section: Section, layout: Crossword, letters: Mapping[Place, str] | None = None
) -> Puzzle:
    """Return boxes and clues; with `letters` in their places it is solved."""
    asked = list(zip(section.questions, layout.runs, strict=True))
    numbers = {run.start: str(question.number) for question, run in asked}
    used = {place for run in layout.runs for place in run.boxes}
    height, width = (max(place[axis] for place in used) + 1 for axis in (0, 1))

    def box(place: Place) -> Box:
        number = numbers.get(place, "")
        if place in used and letters:
            return Box(partial(fill_solved, paper, number, letters[place]))
        lines = AROUND if place in used else NO_LINES
        return Box(partial(paper.add, Style.GRID_NUMBER, number), lines)

    words = paper.language.puzzles
    caption = words.crossword_solved if letters else words.crossword
    return Puzzle(
        caption=caption.format(rows=height, columns=width),
        description=_in_words(asked, words),
        rows=[[box((row, column)) for column in range(width)] for row in range(height)],
        lists=_lists(asked, words),
        note=words.begins,
    )


def _lists(asked: Asked, words: PuzzleWords) -> list[Clues]:
    lists = [
        Clues(heading, [(question, run) for question, run in asked if run.way == way])
        for way, heading in ((ACROSS, words.across), (DOWN, words.down))
    ]
    return [clues for clues in lists if clues.asked]


def _in_words(asked: Asked, words: PuzzleWords) -> str:
    """Say where each answer begins, for those who cannot see the boxes."""
    return " ".join(
        (words.answer_across if run.way == ACROSS else words.answer_down).format(
            number=question.number,
            row=run.start[0] + 1,
            column=run.start[1] + 1,
            letters=len(run.spelling.letters),
        )
        for question, run in asked
    )
