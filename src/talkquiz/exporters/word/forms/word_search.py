"""Word search: letters in a square, and clues to the words that are hidden among them."""

from collections.abc import Iterator
from functools import partial

from talkquiz.exporters.word.builder import Paper, Styled
from talkquiz.exporters.word.forms.puzzle import (
    Asked,
    Clues,
    Puzzle,
    add_puzzle,
    add_solution,
    fill_solved,
)
from talkquiz.exporters.word.kinds.shared import Worth
from talkquiz.exporters.word.styles import Style
from talkquiz.exporters.word.tables import Box
from talkquiz.handouts.forms import WordSearch
from talkquiz.handouts.products import Section

_WAYS = {(0, 1): "across", (1, 0): "down", (1, 1): "diagonally", (-1, 1): "diagonally upwards"}
_OTHER = "\N{MIDDLE DOT}"
"""Stands in the key for a letter that belongs to no answer."""


def add(paper: Paper, section: Section, form: WordSearch, worth: Worth) -> None:
    """Add the square, and the clues with a line to write on below each."""
    boxes = [
        [
            Box(partial(paper.add, Style.GRID_LETTER, letter), lines, middle=True)
            for letter, lines in row
        ]
        for row in _edged(form)
    ]
    caption = f"Word search, {len(form.rows)} letters square"
    add_puzzle(paper, section, _puzzle(section, form, boxes, caption), worth)


def add_solved(paper: Paper, section: Section, form: WordSearch) -> None:
    """Add the square with the letters of the answers alone, each numbered where it begins."""
    found = {place for run in form.runs for place in run.boxes}
    asked = list(zip(section.questions, form.runs, strict=True))

    def box(row: int, column: int, letter: str, lines: dict[str, str]) -> Box:
        place = row, column
        number = "/".join(str(question.number) for question, run in asked if run.start == place)
        shown = Styled(letter, Style.STRONG) if place in found else _OTHER
        return Box(partial(fill_solved, paper, number, shown), lines)

    boxes = [
        [box(row, column, *each) for column, each in enumerate(letters)]
        for row, letters in enumerate(_edged(form))
    ]
    puzzle = _puzzle(section, form, boxes, "Solved word search")
    add_solution(paper, section, puzzle._replace(description=_in_words(asked)))


def _puzzle(section: Section, form: WordSearch, boxes: list[list[Box]], caption: str) -> Puzzle:
    asked = list(zip(section.questions, form.runs, strict=True))
    half = (len(asked) + 1) // 2
    lists = [Clues("", part) for part in (asked[:half], asked[half:]) if part]
    return Puzzle(caption, "", boxes, lists, note=_ways(form), lines=True)


def _ways(form: WordSearch) -> str:
    upwards = any(down < 0 for (down, _) in (run.way for run in form.runs))
    return f"Words run across, down or diagonally{', some of them upwards' if upwards else ''}."


def _in_words(asked: Asked) -> str:
    """Say where each answer is, for those who cannot see the boxes."""
    return " ".join(
        f"{question.number} from row {run.start[0] + 1}, column {run.start[1] + 1}, "
        f"{_WAYS[run.way]}."
        for question, run in asked
    )


def _edged(form: WordSearch) -> Iterator[list[tuple[str, dict[str, str]]]]:
    """Yield the rows of letters, each with the lines of its box: those at the edge."""
    last = len(form.rows) - 1
    for row, letters in enumerate(form.rows):
        yield [(letter, _edge(row, column, last)) for column, letter in enumerate(letters)]


def _edge(row: int, column: int, last: int) -> dict[str, str]:
    at = {"top": row == 0, "left": column == 0, "bottom": row == last, "right": column == last}
    return {side: "single" for side, is_edge in at.items() if is_edge}
