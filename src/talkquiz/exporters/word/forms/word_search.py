"""Word search: letters in a square, and clues to the words that are hidden among them."""

from collections.abc import Iterator, Sequence, Set
from functools import partial

from talkquiz.exporters.word.document import Paper, Piece, Styled
from talkquiz.exporters.word.forms.puzzle import add_clues, clue, height_of, square
from talkquiz.exporters.word.grid import Box
from talkquiz.exporters.word.kinds.shared import BLANK, Worth
from talkquiz.exporters.word.styles import Style
from talkquiz.items.assembled import Section
from talkquiz.items.forms import Box as Place
from talkquiz.items.forms import WordSearch

_BLANK_LINE = 260
"""The blank after a clue mostly takes a line of its own: so many twentieths of a point."""
_OTHER = "\N{MIDDLE DOT}"
"""Stands in the key for a letter that belongs to no answer."""


def add(paper: Paper, section: Section, form: WordSearch, worth: Worth) -> None:
    """Add the square, and the clues with a blank after each."""
    note = "Words run along, down or aslant. In brackets: how many letters the answer has."
    paper.add(Style.PUZZLE_NOTE, note)
    clues = [
        (question, clue(question, run, worth, " ", BLANK))
        for question, run in zip(section.questions, form.runs, strict=True)
    ]
    half = (len(clues) + 1) // 2
    height = half * _BLANK_LINE + height_of(section.questions[:half])
    caption = f"Word search, {len(form.rows)} letters square"
    paper.add_grid(square(paper, caption, _boxes(paper, form.rows), form.runs, height))
    add_clues(paper, [("", clues[:half]), ("", clues[half:])])


def add_solved(paper: Paper, section: Section, form: WordSearch) -> None:
    """Add the square with the letters of the answers alone, and where each of them begins."""
    paper.add(Style.PART, f"{section.title}: solved")
    paper.add(Style.PUZZLE_NOTE, *_starts(section, form))
    found = frozenset(place for run in form.runs for place in run.boxes)
    rows = [
        [letter if (row, column) in found else _OTHER for column, letter in enumerate(letters)]
        for row, letters in enumerate(form.rows)
    ]
    paper.add_grid(square(paper, "Solved word search", _boxes(paper, rows, found), form.runs))


def _starts(section: Section, form: WordSearch) -> Iterator[Piece]:
    """Yield where each answer begins."""
    for question, run in zip(section.questions, form.runs, strict=True):
        row, column = run.start
        name = f"{question.number}\N{NO-BREAK SPACE}{run.spelling.text}"
        yield Styled(name, Style.STRONG)
        yield f" from row {row + 1}, column {column + 1}. "


def _boxes(
    paper: Paper, rows: Sequence[Sequence[str]], strong: Set[Place] = frozenset()
) -> list[list[Box]]:
    """Return a box for each letter, those in the boxes `strong` in bold."""
    return [
        [
            Box(
                partial(
                    paper.add,
                    Style.GRID_LETTER,
                    Styled(letter, Style.STRONG) if (row, column) in strong else letter,
                ),
                _edge(row, column, len(rows)),
                middle=True,
            )
            for column, letter in enumerate(letters)
        ]
        for row, letters in enumerate(rows)
    ]


def _edge(row: int, column: int, size: int) -> dict[str, str]:
    """Return the lines of a box: those at the edge of the square."""
    at = {"top": row == 0, "left": column == 0, "bottom": row == size - 1}
    at["right"] = column == size - 1
    return {side: "single" for side, is_edge in at.items() if is_edge}
