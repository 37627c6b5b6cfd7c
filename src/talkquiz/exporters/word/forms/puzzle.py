"""What crossword and word search have in common: the size of boxes, the clues, the answers."""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from talkquiz.exporters.word.document import Paper, Piece
from talkquiz.exporters.word.grid import Box, Grid
from talkquiz.exporters.word.kinds.shared import Worth, also_right, item_of, key_in_full
from talkquiz.exporters.word.styles import Style
from talkquiz.exporters.word.text import reads_right_to_left
from talkquiz.items.assembled import Question
from talkquiz.items.forms import Run
from talkquiz.items.model import Item
from talkquiz.items.spelling import Spelling, spelling_of

_BOX, _LEAST_BOX = 480, 390
"""How wide and high a box is, in twentieths of a point: 8.5 mm, room for a capital by hand.

It is down to 7 mm where that brings boxes and clues on one page.
"""
_HEADINGS = 4300
"""What title, headings and directions take of that page, in twentieths of a point."""
_CLUE, _CLUE_LINE, _LETTERS_ON_A_LINE = 130, 260, 36
_MOST_IN_COLUMNS = 30
"""More clues are not set side by side: they would not fit on one page."""


explain = also_right


def at_a_glance(question: Question) -> list[Piece]:
    """Return the answer as it is spelled in the boxes."""
    return [_spelled(question.item)]


def in_full(places: Mapping[str, Question]) -> list[Piece]:
    """Return the answer in words, and as it is spelled in the boxes."""
    return [*key_in_full(places), f" ({_spelled(item_of(places))})"]


def square(
    paper: Paper, caption: str, rows: Sequence[Sequence[Box]], runs: Sequence[Run], clues: int = 0
) -> Grid:
    """Return a grid of square boxes in the middle between the margins.

    `clues` is about how high the clues are that are to stand on the same page.
    """
    room, columns, scale = paper.looks.room, len(rows[0]), paper.looks.scale
    fitting = (room.height - round((_HEADINGS + clues) * scale)) // len(rows)
    size = min(round(_BOX * scale), max(round(_LEAST_BOX * scale), fitting))
    size = min(size, room.width // columns)
    return Grid(
        caption=caption,
        widths=[size] * columns,
        height=size,
        rows=rows,
        indent=(room.width - size * columns) // 2,
        padding=20,
        right=is_from_right(runs),
    )


def height_of(clues: Iterable[Question]) -> int:
    """Return about how high a list of clues in half the width is, in ordinary print."""
    return sum(
        _CLUE + _CLUE_LINE * (1 + len(clue.item.stem) // _LETTERS_ON_A_LINE) for clue in clues
    )


def is_from_right(runs: Sequence[Run]) -> bool:
    """Tell whether the answers are written from right to left."""
    return reads_right_to_left(" ".join(run.spelling.text for run in runs))


def clue(question: Question, run: Run, worth: Worth, *after: Piece) -> list[Piece]:
    """Return the clue with the number of letters, and what follows it."""
    return [question.item.stem, f" {lengths(run.spelling)}", *after, *worth(question)]


def _spelled(item: Item) -> str:
    spelling = spelling_of(item)
    return spelling.text if spelling else item.key


def lengths(spelling: Spelling) -> str:
    """Return "(7)" for a word, "(4, 7)" for two, and say where the answer is a short form."""
    counts = ", ".join(map(str, spelling.lengths))
    return f"({counts}{', a short form' if spelling.is_short else ''})"


def add_clues(
    paper: Paper, lists: Sequence[tuple[str, Sequence[tuple[Question, list[Piece]]]]]
) -> None:
    """Add lists of clues under their headings, side by side if a page has room for them."""
    paper.add(Style.PART, "Clues")
    filled = [(heading, clues) for heading, clues in lists if clues]
    fill = [partial(_add_list, paper, heading, clues) for heading, clues in filled]
    if sum(len(clues) for _, clues in filled) <= _MOST_IN_COLUMNS / paper.looks.scale:
        paper.add_columns([1] * len(fill), *fill)
        paper.allow_break()
    else:
        for add in fill:
            add()


def _add_list(paper: Paper, heading: str, clues: Sequence[tuple[Question, list[Piece]]]) -> None:
    if heading:
        paper.add(Style.DIRECTIONS, heading)
    for question, pieces in clues:
        paper.add_question(Style.CLUE, question.number, *pieces)
        paper.allow_break()
