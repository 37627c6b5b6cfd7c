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
from talkquiz.exporters.word.kinds import Worth
from talkquiz.exporters.word.styles import Style
from talkquiz.exporters.word.tables import Box
from talkquiz.handouts.handout import Section
from talkquiz.handouts.layouts import WordSearch
from talkquiz.language.language_file import PuzzleWords

_OTHER = "\N{MIDDLE DOT}"
"""Stands in the key for a letter that belongs to no answer."""


def add(paper: Paper, section: Section, layout: WordSearch, worth: Worth) -> None:
    """Add the square, and the clues with a line to write on below each."""
    boxes = [
        [
            Box(partial(paper.add, Style.GRID_LETTER, letter), lines, middle=True)
            for letter, lines in row
        ]
        for row in _edged(layout)
    ]
    words = paper.language.puzzles
    caption = words.word_search.format(letters=len(layout.rows))
    add_puzzle(paper, section, _puzzle(section, layout, boxes, caption, words), worth)


def add_solved(paper: Paper, section: Section, layout: WordSearch) -> None:
    """Add the square with the letters of the answers alone, each numbered where it begins."""
    found = {place for run in layout.runs for place in run.boxes}
    asked = list(zip(section.questions, layout.runs, strict=True))

    def box(row: int, column: int, letter: str, lines: dict[str, str]) -> Box:
        place = row, column
        number = "/".join(str(question.number) for question, run in asked if run.start == place)
        shown = Styled(letter, Style.STRONG) if place in found else _OTHER
        return Box(partial(fill_solved, paper, number, shown), lines)

    boxes = [
        [box(row, column, *each) for column, each in enumerate(letters)]
        for row, letters in enumerate(_edged(layout))
    ]
    words = paper.language.puzzles
    puzzle = _puzzle(section, layout, boxes, words.word_search_solved, words)
    add_solution(paper, section, puzzle._replace(description=_in_words(asked, words)))


def _puzzle(
    section: Section, layout: WordSearch, boxes: list[list[Box]], caption: str, words: PuzzleWords
) -> Puzzle:
    asked = list(zip(section.questions, layout.runs, strict=True))
    half = (len(asked) + 1) // 2
    lists = [Clues("", part) for part in (asked[:half], asked[half:]) if part]
    upwards = any(run.way[0] < 0 for run in layout.runs)
    return Puzzle(
        caption, "", boxes, lists, note=words.ways_upwards if upwards else words.ways, lines=True
    )


def _in_words(asked: Asked, words: PuzzleWords) -> str:
    """Say where each answer is, for those who cannot see the boxes."""
    ways = {
        (0, 1): words.found_across,
        (1, 0): words.found_down,
        (1, 1): words.found_diagonally,
        (-1, 1): words.found_upwards,
    }
    return " ".join(
        ways[run.way].format(number=question.number, row=run.start[0] + 1, column=run.start[1] + 1)
        for question, run in asked
    )


def _edged(layout: WordSearch) -> Iterator[list[tuple[str, dict[str, str]]]]:
    """Yield the rows of letters, each with the lines of its box: those at the edge."""
    last = len(layout.rows) - 1
    for row, letters in enumerate(layout.rows):
        yield [(letter, _edge(row, column, last)) for column, letter in enumerate(letters)]


def _edge(row: int, column: int, last: int) -> dict[str, str]:
    at = {"top": row == 0, "left": column == 0, "bottom": row == last, "right": column == last}
    return {side: "single" for side, is_edge in at.items() if is_edge}
