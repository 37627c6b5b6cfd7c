"""Crossword and word search: boxes and clues on the sheet, the solved boxes and answers in the key.

The clues stand below the boxes, on one page with them. Where a page has no room for both, the clues
come first, right below the heading, and the boxes have what is left of a page, or one of their own.
"""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import NamedTuple

from talkquiz.exporters.word.builder import Paper, Piece, Styled
from talkquiz.exporters.word.kinds.renderer import (
    ANSWER_LINE,
    Renderer,
    Worth,
    add_lines,
    shares,
    with_capital,
)
from talkquiz.exporters.word.styles import Style
from talkquiz.exporters.word.xml import AROUND, NO_LINES, Box, Grid, reads_right_to_left
from talkquiz.handouts.crossword import ACROSS, DOWN
from talkquiz.handouts.handout import Question, Section
from talkquiz.handouts.puzzle_spelling import spelled, spelling_of
from talkquiz.handouts.section_layouts import Box as Position
from talkquiz.handouts.section_layouts import Crossword, Run, WordSearch
from talkquiz.items.item import Item
from talkquiz.language.language_file import KeyWords

_BOX, _LEAST_BOX, _LETTER = 480, 390, 280
"""How wide and high a box is, in twentieths of a point: 8.5 mm, room for a capital by hand.

It is down to 7 mm, or to a line of print, where that brings boxes and clues on one page.
"""
_TITLE, _HEADING, _NOTE, _CLUE = 1700, 800, 200, 130
"""What they take beside their words, at 12 points: title and line for the name, and so on."""
_WORTH = " [10]"
"""About as long as what a clue is worth."""
_TWELVE_POINTS = 152_400
_NUMBER_LINE = 160
"""How high the line of the number is above a letter, for both to fit a box of 7 mm."""
_OTHER = "\N{MIDDLE DOT}"
"""Stands in the key for a letter that belongs to no answer."""
_SPARE = 0.12
"""The part of a page that is left free where it is for boxes alone: clues may take a line more."""

Asked = Sequence[tuple[Question, Run]]
"""Questions, each with where its answer stands."""
Clues = tuple[str, Asked]
"""A heading, which may be empty, and what is asked under it."""


class Puzzle(NamedTuple):
    """Boxes, and one list of clues or two.

    `note` stands above the boxes; with `lines` there is a line to write on below each clue.
    """

    grid: Grid
    lists: Sequence[Clues]
    note: str
    lines: bool = False

    @property
    def shares(self) -> list[int]:
        """How the width is divided among the lists: by how many clues they have."""
        return shares(*(len(asked) for _, asked in self.lists))


class PuzzleAnswers(Renderer):
    """The answers to puzzles in the key."""

    def at_a_glance(self, question: Question, words: KeyWords) -> list[Piece]:
        return [with_capital(_fitting(question.item))]

    def also_right(self, item: Item) -> list[str]:
        return []  # other words for the answer do not fit the boxes


def add_puzzle(
    paper: Paper, section: Section, layout: Crossword | WordSearch, worth: Worth
) -> None:
    """Add the boxes and the clues of a crossword or a word search."""
    puzzle, together = _arranged(paper, section, layout, solved=False)
    brackets = paper.language.puzzles.brackets
    if together:
        paper.add(Style.PUZZLE_NOTE, puzzle.note)
        paper.add_grid(puzzle.grid)
        paper.add(Style.PUZZLE_NOTE, brackets)
        add = partial(_add_clues, paper, puzzle, worth, Style.DIRECTIONS)
        paper.add_columns(puzzle.shares, *(partial(add, clues) for clues in puzzle.lists))
        paper.allow_break()
    else:
        paper.add(Style.PUZZLE_NOTE, brackets)
        for clues in puzzle.lists:
            _add_clues(paper, puzzle, worth, Style.PART, clues)
        paper.add(Style.PUZZLE_NOTE, puzzle.note)
        _add_last_grid(paper, puzzle.grid)


def add_solved(paper: Paper, section: Section, layout: Crossword | WordSearch) -> None:
    """Add the boxes with the letters of the answers, as large as on the sheet."""
    puzzle, _ = _arranged(paper, section, layout, solved=True)
    paper.add(Style.PART, paper.language.puzzles.solved.format(section=section.title))
    _add_last_grid(paper, puzzle.grid)


def _arranged(
    paper: Paper, section: Section, layout: Crossword | WordSearch, *, solved: bool
) -> tuple[Puzzle, bool]:
    """Return a puzzle in the middle of the page, and whether its clues stand on the same page."""
    asked = list(zip(section.questions, layout.runs, strict=True))
    if isinstance(layout, Crossword):
        puzzle = _crossword(paper, asked, solved=solved)
    else:
        puzzle = _word_search(paper, asked, layout.rows, solved=solved)
    size, together = _size_of_boxes(paper, section, puzzle)
    rows, columns = len(puzzle.grid.rows), len(puzzle.grid.rows[0])
    grid = puzzle.grid._replace(
        widths=[size] * columns,
        heights=[size] * rows,
        indent=(paper.looks.room.width - size * columns) // 2,
        padding=(40, 40),
        right=reads_right_to_left(" ".join(run.spelling.text for run in layout.runs)),
    )
    return puzzle._replace(grid=grid), together


def _crossword(paper: Paper, asked: Asked, *, solved: bool) -> Puzzle:
    """Return numbered boxes, and the clues across and down.

    The numbers are those of the questions: no two answers begin in one box, so each has its own.
    """
    words = paper.language.puzzles
    numbers = {run.start: str(question.number) for question, run in asked}
    letters = {position: letter for _, run in asked for position, letter in run.boxes.items()}
    height, width = (max(position[axis] for position in letters) + 1 for axis in (0, 1))

    def box(position: Position) -> Box:
        number = numbers.get(position, "")
        if position in letters and solved:
            return Box(partial(_fill_solved, paper, number, letters[position]))
        lines = AROUND if position in letters else NO_LINES
        return Box(partial(paper.add, Style.GRID_NUMBER, number), lines)

    lists = [
        (heading, [each for each in asked if each[1].way == way])
        for way, heading in ((ACROSS, words.across), (DOWN, words.down))
    ]
    caption = words.crossword_solved if solved else words.crossword
    rows = [[box((row, column)) for column in range(width)] for row in range(height)]
    described = _described(asked, {ACROSS: words.answer_across, DOWN: words.answer_down})
    grid = Grid(caption.format(rows=height, columns=width), rows, description=described)
    return Puzzle(grid, [clues for clues in lists if clues[1]], words.begins)


def _word_search(
    paper: Paper, asked: Asked, rows: Sequence[Sequence[str]], *, solved: bool
) -> Puzzle:
    """Return letters in a square, and clues to the hidden words.

    Solved, it has the letters of the answers alone, shaded and each answer numbered where it
    begins. Only boxes at the edge have lines.
    """
    words = paper.language.puzzles
    half, last = (len(asked) + 1) // 2, len(rows) - 1
    found = {position for _, run in asked for position in run.boxes}

    def box(row: int, column: int, letter: str) -> Box:
        edges = {"top": row == 0, "left": column == 0, "bottom": row == last}
        edges["right"] = column == last
        lines = {side: "single" for side, is_edge in edges.items() if is_edge}
        if not solved:
            return Box(partial(paper.add, Style.GRID_LETTER, letter), lines, middle=True)
        starts = (str(question.number) for question, run in asked if run.start == (row, column))
        is_found = (row, column) in found
        shown = Styled(letter, Style.STRONG) if is_found else _OTHER
        shade = paper.shade_of(Style.SIDE) if is_found else ""
        return Box(partial(_fill_solved, paper, "/".join(starts), shown), lines, shade=shade)

    ways = {
        (0, 1): words.found_across,
        (1, 0): words.found_down,
        (1, 1): words.found_diagonally,
        (-1, 1): words.found_upwards,
    }
    caption = words.word_search.format(letters=len(rows))
    grid = Grid(
        caption=words.word_search_solved if solved else caption,
        rows=[
            [box(row, column, letter) for column, letter in enumerate(letters)]
            for row, letters in enumerate(rows)
        ],
        description=_described(asked, ways) if solved else "",
    )
    note = words.ways_upwards if any(run.way[0] < 0 for _, run in asked) else words.ways
    lists = [("", part) for part in (asked[:half], asked[half:]) if part]
    return Puzzle(grid, lists, note, lines=True)


def _described(asked: Asked, ways: Mapping[tuple[int, int], str]) -> str:
    """Say where each answer begins, for those who cannot see the boxes, in words by its way."""
    return " ".join(
        ways[run.way].format(
            number=question.number,
            row=run.start[0] + 1,
            column=run.start[1] + 1,
            letters=len(run.spelling.letters),
        )
        for question, run in asked
    )


def _fill_solved(paper: Paper, number: str, *letter: Piece) -> None:
    paper.add(Style.GRID_NUMBER, number)
    paper.set_line(_NUMBER_LINE)
    paper.add(Style.GRID_LETTER, *letter)


def _fitting(item: Item) -> str:
    """Return the first name of the answer that is spelled in the boxes."""
    spelling = spelling_of(item)
    for name in (item.key, *item.accept):
        other = spelled(name)
        if spelling and other and other.letters == spelling.letters:
            return name
    return item.key


def _size_of_boxes(paper: Paper, section: Section, puzzle: Puzzle) -> tuple[int, bool]:
    """Return how large boxes are, and whether boxes and clues stand on one page together."""
    room, scale, number = paper.looks.room, paper.looks.scale, len(puzzle.grid.rows)
    most = min(round(_BOX * scale), room.width // len(puzzle.grid.rows[0]))
    least = min(most, max(_LEAST_BOX, round(_LETTER * scale)))
    # What heads boxes and clues; the first questions of a sheet have its title above them.
    notes = [puzzle.note, paper.language.puzzles.brackets]
    spaces = _HEADING + (_TITLE if section.questions[0].number == 1 else 0) + _NOTE * len(notes)
    words = [*notes, section.directions] if section.directions else notes
    above = round(spaces * scale) + sum(map(paper.height_of, words))
    below = max(
        _height_of(paper, puzzle, clues, share / 100)
        for clues, share in zip(puzzle.lists, puzzle.shares, strict=True)
    )
    together = (room.height - above - below) // number
    if together >= least:
        return min(together, most), True
    used = above + sum(_height_of(paper, puzzle, clues) for clues in puzzle.lists)
    beneath = (room.height - used % room.height) // number
    alone = round(room.height * (1 - _SPARE)) // number
    return min(most, beneath if beneath >= least else alone), False


def _height_of(paper: Paper, puzzle: Puzzle, clues: Clues, part: float = 1.0) -> int:
    """Return about how high a list of clues is, in a part of the width."""
    (heading, asked), looks = clues, paper.looks
    share = part - looks.indent / looks.room.width
    larger = (1 + looks.size / _TWELVE_POINTS) / 2
    each = round(_CLUE * larger) + (round(ANSWER_LINE * larger) if puzzle.lines else 0)
    lines = sum(
        paper.height_of(f"{question.item.stem}{_lengths(paper, run)}{_WORTH}", share / looks.clue)
        for question, run in asked
    )
    above = paper.height_of(heading) if heading else 0
    return above + each * len(asked) + round(lines * looks.clue)


def _add_last_grid(paper: Paper, grid: Grid) -> None:
    """Add boxes after which a page may end."""

    def fill_last(box: Box) -> None:
        box.fill()
        paper.allow_break()

    *rows, last = grid.rows
    ending = [box._replace(fill=partial(fill_last, box)) for box in last]
    paper.add_grid(grid._replace(rows=[*rows, ending]))


def _add_clues(paper: Paper, puzzle: Puzzle, worth: Worth, style: Style, clues: Clues) -> None:
    heading, asked = clues
    if heading:
        paper.add(style, heading)
    for question, run in asked:
        said = question.item.stem, _lengths(paper, run)
        paper.add_clue(question.number, *said, worth=worth(question))
        add_lines(paper, int(puzzle.lines))
        paper.allow_break()


def _lengths(paper: Paper, run: Run) -> str:
    """Return " (7)" for a word, " (4, 7)" for two, and say where the answer is a short form."""
    counts = ",\N{NO-BREAK SPACE}".join(map(str, run.spelling.lengths))
    short_form = f", {paper.language.puzzles.short_form}" if run.spelling.is_short else ""
    return f" ({counts}{short_form})"
