"""Crossword: numbered boxes, and the clues across and down.

The numbers are those of the questions: no two answers begin in one box, so each has its own.
"""

from collections.abc import Mapping, Sequence
from functools import partial

from talkquiz.exporters.word.document import Paper
from talkquiz.exporters.word.forms.puzzle import add_clues, clue, height_of, square
from talkquiz.exporters.word.grid import NO_LINES, Box
from talkquiz.exporters.word.kinds.shared import Worth
from talkquiz.exporters.word.styles import Style
from talkquiz.items.assembled import Question, Section
from talkquiz.items.crossword import ACROSS, DOWN
from talkquiz.items.forms import Box as Place
from talkquiz.items.forms import Crossword

_HEADINGS = {ACROSS: "Across", DOWN: "Down"}


def add(paper: Paper, section: Section, form: Crossword, worth: Worth) -> None:
    """Add the boxes, on one page with what heads the clues, and the clues."""
    paper.add(Style.PUZZLE_NOTE, "In brackets: how many letters the answer has.")
    asked = list(zip(section.questions, form.runs, strict=True))
    clues = max(
        height_of(question for question, run in asked if run.way == way) for way in _HEADINGS
    )
    _add_boxes(paper, section, form, clues)
    lists = [
        (heading, [(question, clue(question, run, worth)) for question, run in asked
                   if run.way == way])
        for way, heading in _HEADINGS.items()
    ]  # fmt: skip
    add_clues(paper, lists)


def add_solved(paper: Paper, section: Section, form: Crossword) -> None:
    """Add the boxes with their letters."""
    paper.add(Style.PART, f"{section.title}: solved")
    _add_boxes(paper, section, form)


def _add_boxes(paper: Paper, section: Section, form: Crossword, clues: int = 0) -> None:
    """Add the boxes; without clues below them, they are solved."""
    solved = not clues
    letters = {
        place: letter
        for run in form.runs
        for place, letter in zip(run.boxes, run.spelling.letters, strict=True)
    }
    numbers = {
        run.start: str(question.number)
        for run, question in zip(form.runs, section.questions, strict=True)
    }
    height, width = (max(place[axis] for place in letters) + 1 for axis in (0, 1))
    rows = [
        [
            Box(partial(_fill, paper, (row, column), numbers, letters if solved else None))
            if (row, column) in letters
            else Box(partial(paper.add, Style.GRID_NUMBER), NO_LINES)
            for column in range(width)
        ]
        for row in range(height)
    ]
    caption = f"Crossword of {height} rows and {width} columns"
    grid = square(paper, f"Solved: {caption}" if solved else caption, rows, form.runs, clues)
    paper.add_grid(grid._replace(description=_in_words(form, section.questions)))


def _fill(
    paper: Paper, place: Place, numbers: Mapping[Place, str], letters: Mapping[Place, str] | None
) -> None:
    paper.add(Style.GRID_NUMBER, numbers.get(place, ""))
    if letters:
        paper.add(Style.GRID_LETTER, letters[place])


def _in_words(form: Crossword, questions: Sequence[Question]) -> str:
    """Say where each answer begins, for those who cannot see the boxes."""
    return " ".join(
        f"{question.number} {_HEADINGS[run.way].lower()}: row {run.start[0] + 1}, "
        f"column {run.start[1] + 1}, {len(run.spelling.letters)} letters."
        for question, run in zip(questions, form.runs, strict=True)
    )
