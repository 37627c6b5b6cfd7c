"""What crossword and word search have in common: where boxes and clues stand, and the answers.

The clues stand below the boxes, on one page with them. Where a page has no room for both, the clues
come first, right below the heading, and the boxes have what is left of a page, or one of their own.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from talkquiz.exporters.word.builder import Paper, Piece, Styled
from talkquiz.exporters.word.kinds import ANSWER_LINE, Line, Worth, add_lines, item_of
from talkquiz.exporters.word.styles import Style
from talkquiz.exporters.word.tables import Box, Grid
from talkquiz.exporters.word.xml import reads_right_to_left
from talkquiz.handouts.handout import Question, Section
from talkquiz.handouts.layouts import Run
from talkquiz.handouts.puzzles.letters import Spelling, spelled, spelling_of
from talkquiz.items.item import Item
from talkquiz.language.language_file import KeyWords, PuzzleWords

_NBSP = "\N{NO-BREAK SPACE}"
_BOX, _LEAST_BOX, _LETTER = 480, 390, 280
"""How wide and high a box is, in twentieths of a point: 8.5 mm, room for a capital by hand.

It is down to 7 mm, or to a line of print, where that brings boxes and clues on one page.
"""
_TITLE, _HEADING, _NOTE, _CLUE = 1700, 800, 200, 130
"""What they take beside their words, at 12 points: title and line for the name, and so on."""
_TWELVE_POINTS = 152_400
_NUMBER_LINE = 160
"""How high the line of the number is above a letter, for both to fit a box of 7 mm."""
_LEAST_SHARE = 35
_SPARE = 0.12
"""The part of a page that is left free where it is for boxes alone: clues may take a line more."""


Asked = Sequence[tuple[Question, Run]]
"""Questions, each with the place of its answer."""


class Clues(NamedTuple):
    """A list of clues: its heading, if it has one, and what is asked."""

    heading: str
    asked: Asked


class Puzzle(NamedTuple):
    """Boxes and clues. `description` says for a screen reader where the answers are.

    `note` stands above the boxes; with `lines` there is a line to write on below each clue.
    """

    caption: str
    description: str
    rows: Sequence[Sequence[Box]]
    lists: Sequence[Clues]
    note: str
    lines: bool = False

    @property
    def runs(self) -> list[Run]:
        """Where the answers stand."""
        return [run for clues in self.lists for _, run in clues.asked]


def add_puzzle(paper: Paper, section: Section, puzzle: Puzzle, worth: Worth) -> None:
    """Add boxes and clues."""
    size, together = _arranged(paper, section, puzzle)
    if together:
        paper.add(Style.PUZZLE_NOTE, puzzle.note)
        paper.add_grid(_grid(paper, puzzle, size))
        paper.add(Style.PUZZLE_NOTE, paper.language.puzzles.brackets)
        add = partial(_add_clues, paper, puzzle, worth, Style.DIRECTIONS)
        paper.add_columns(_shares(puzzle), *(partial(add, each) for each in puzzle.lists))
        paper.allow_break()
    else:
        paper.add(Style.PUZZLE_NOTE, paper.language.puzzles.brackets)
        for clues in puzzle.lists:
            _add_clues(paper, puzzle, worth, Style.PART, clues)
        paper.add(Style.PUZZLE_NOTE, puzzle.note)
        paper.add_grid(_grid(paper, _ending(paper, puzzle), size))


def add_solution(paper: Paper, section: Section, puzzle: Puzzle) -> None:
    """Add the boxes of `puzzle`, which are filled in, as large as on the sheet."""
    size, _ = _arranged(paper, section, puzzle)
    paper.add(Style.PART, paper.language.puzzles.solved.format(section=section.title))
    paper.add_grid(_grid(paper, _ending(paper, puzzle), size))


def fill_solved(paper: Paper, number: str, *letter: Piece) -> None:
    """Fill a box of a solved puzzle."""
    paper.add(Style.GRID_NUMBER, number)
    paper.set_line(_NUMBER_LINE)
    paper.add(Style.GRID_LETTER, *letter)


def at_a_glance(question: Question, words: KeyWords) -> list[Piece]:
    """Return the answer that fits the boxes."""
    del words
    return [_fitting(question.item)]


def in_full(places: Mapping[str, Question], words: KeyWords) -> list[Piece]:
    """Return the answer that fits the boxes, how it is spelled there, and what it stands for."""
    item = item_of(places)
    fitting, spelling = _fitting(item), spelling_of(item)
    several = spelling and len(spelling.lengths) > 1
    boxes = f" ({spelling.text})" if spelling and several else ""
    longer = "" if fitting == item.key else f", {words.stands_for.format(answer=item.key)}"
    return [Styled(fitting, Style.STRONG), boxes + longer]


def explain(item: Item, words: KeyWords) -> Iterator[Line]:
    """Yield nothing: other words for the answer do not fit the boxes."""
    del item, words
    yield from ()


def _fitting(item: Item) -> str:
    """Return the first name of the answer that is spelled in the boxes."""
    spelling = spelling_of(item)
    names = (item.key, *item.accept)
    return next((name for name in names if spelling and _spells(name, spelling)), item.key)


def _spells(name: str, spelling: Spelling) -> bool:
    other = spelled(name)
    return other is not None and other.letters == spelling.letters


def _arranged(paper: Paper, section: Section, puzzle: Puzzle) -> tuple[int, bool]:
    """Return how large boxes are, and whether boxes and clues stand on one page together."""
    room, scale, number = paper.looks.room, paper.looks.scale, len(puzzle.rows)
    most = min(round(_BOX * scale), room.width // len(puzzle.rows[0]))
    least = min(most, max(_LEAST_BOX, round(_LETTER * scale)))
    above = _height_above(paper, section, puzzle)
    below = max(
        _height_of(paper, puzzle, clues, share / 100)
        for clues, share in zip(puzzle.lists, _shares(puzzle), strict=True)
    )
    together = (room.height - above - below) // number
    if together >= least:
        return min(together, most), True
    used = above + sum(_height_of(paper, puzzle, clues) for clues in puzzle.lists)
    beneath = (room.height - used % room.height) // number
    alone = round(room.height * (1 - _SPARE)) // number
    return min(most, beneath if beneath >= least else alone), False


def _height_above(paper: Paper, section: Section, puzzle: Puzzle) -> int:
    """Return about how much of a page is taken by what heads boxes and clues.

    The first questions of a sheet have its title above them.
    """
    is_first = section.questions[0].number == 1
    notes = puzzle.note, paper.language.puzzles.brackets
    spaces = _HEADING + (_TITLE if is_first else 0) + _NOTE * len(notes)
    words = [*notes, section.directions] if section.directions else notes
    return round(spaces * paper.looks.scale) + sum(paper.height_of(each) for each in words)


def _shares(puzzle: Puzzle) -> list[int]:
    """Divide the width among one list or two, in hundredths, by how many clues they have."""
    first, *second = (len(clues.asked) for clues in puzzle.lists)
    if not second:
        return [100]
    share = round(100 * first / (first + second[0]))
    share = min(100 - _LEAST_SHARE, max(_LEAST_SHARE, share))
    return [share, 100 - share]


def _height_of(paper: Paper, puzzle: Puzzle, clues: Clues, part: float = 1.0) -> int:
    """Return about how high a list of clues is, in a part of the width."""
    looks = paper.looks
    share = part - looks.indent / looks.room.width
    larger = (1 + looks.size / _TWELVE_POINTS) / 2
    written = round(ANSWER_LINE * larger) if puzzle.lines else 0
    each = round(_CLUE * larger) + written
    words = [
        f"{question.item.stem} {_lengths(run.spelling, paper.language.puzzles)}"
        for question, run in clues.asked
    ]
    heading = paper.height_of(clues.heading) if clues.heading else 0
    lines = sum(paper.height_of(text, share / looks.clue) for text in words)
    return heading + each * len(words) + round(lines * looks.clue)


def _grid(paper: Paper, puzzle: Puzzle, size: int) -> Grid:
    """Return square boxes in the middle between the margins."""
    columns = len(puzzle.rows[0])
    return Grid(
        caption=puzzle.caption,
        description=puzzle.description,
        widths=[size] * columns,
        height=size,
        rows=puzzle.rows,
        indent=(paper.looks.room.width - size * columns) // 2,
        padding=40,
        right=is_from_right(puzzle.runs),
    )


def _ending(paper: Paper, puzzle: Puzzle) -> Puzzle:
    """Return `puzzle` with boxes after which a page may end."""
    *rows, last = puzzle.rows
    ending = [box._replace(fill=partial(_fill_last, paper, box.fill)) for box in last]
    return puzzle._replace(rows=[*rows, ending])


def _fill_last(paper: Paper, fill: Callable[[], None]) -> None:
    fill()
    paper.allow_break()


def is_from_right(runs: Sequence[Run]) -> bool:
    """Tell whether the answers are written from right to left."""
    return reads_right_to_left(" ".join(run.spelling.text for run in runs))


def _add_clues(paper: Paper, puzzle: Puzzle, worth: Worth, heading: Style, clues: Clues) -> None:
    if clues.heading:
        paper.add(heading, clues.heading)
    for question, run in clues.asked:
        said = question.item.stem, f" {_lengths(run.spelling, paper.language.puzzles)}"
        paper.add_question(Style.CLUE, question.number, *said, *worth(question))
        add_lines(paper, int(puzzle.lines))
        paper.allow_break()


def _lengths(spelling: Spelling, words: PuzzleWords) -> str:
    """Return "(7)" for a word, "(4, 7)" for two, and say where the answer is a short form."""
    counts = f",{_NBSP}".join(map(str, spelling.lengths))
    return f"({counts}{f', {words.short_form}' if spelling.is_short else ''})"
