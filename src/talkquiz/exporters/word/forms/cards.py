"""Cards to cut out: fronts and backs on the two sides of a sheet, or side by side to be folded.

Backs are mirrored row by row for printers that turn the sheet over its long edge. Both sides have
their cards at the same height of the page: the lines above them are exactly so high.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from talkquiz.exporters.word.document import Paper
from talkquiz.exporters.word.grid import NO_LINES, TO_CUT, Box, Grid, Lines
from talkquiz.exporters.word.kinds.shared import stem
from talkquiz.exporters.word.styles import Style
from talkquiz.items.assembled import Question, Section, Version
from talkquiz.items.forms import Cards, FoldOver

_COLUMNS = 2
_TITLE_LINE, _LINE = 420, 280
"""How high the two lines above cards are, in twentieths of a point."""
_HEADING = 1900
"""What heading and directions above cards to fold take of a page at most."""
_LEFT_OVER = 500
"""Room for the paragraph that Word has after a table."""
_PADDING = 170
_MILLIMETRE = 1440 / 25.4
_ROOMY = 1.05
"""Where words are longer by more than that, there is room for no title above cards."""
_FOLD_RIGHT, _FOLD_LEFT = {**TO_CUT, "right": "dotted"}, {**TO_CUT, "left": "dotted"}

Fill = Callable[[Paper, Question], None]


def add(paper: Paper, version: Version) -> None:
    """Add pages of fronts, each before the page of its backs."""
    is_first = True
    for section in version.sections:
        form = section.form
        if isinstance(form, Cards):
            rows = max(1, round(form.per_page / _COLUMNS / paper.looks.scale))
            for cards in _cut(section.questions, rows * _COLUMNS):
                _add_fronts(paper, section, cards, rows, is_first=is_first)
                _add_backs(paper, section, cards, rows)
                is_first = False


def add_fold_over(paper: Paper, version: Version) -> None:
    """Add cards with the question at the left and the answer at the right of a fold."""
    for section in version.sections:
        form = section.form
        if isinstance(form, FoldOver):
            paper.add(Style.SECTION, section.title)
            if section.directions:
                paper.add(Style.DIRECTIONS, section.directions)
            rows = max(1, round(form.per_page / paper.looks.scale))
            paper.add_grid(_fold_over(paper, section.questions, rows))


def _fold_over(paper: Paper, cards: Sequence[Question], rows: int) -> Grid:
    room = paper.looks.room
    return Grid(
        caption=f"{len(cards)} cards, the answer at the right of the fold",
        widths=[room.width // 2] * 2,
        height=(room.height - _HEADING - _LEFT_OVER) // rows,
        rows=[
            [_box(paper, card, _front, _FOLD_RIGHT), _box(paper, card, _back, _FOLD_LEFT)]
            for card in cards
        ],
        padding=_PADDING,
        exact=False,
    )


def _add_fronts(
    paper: Paper, section: Section, cards: Sequence[Question], rows: int, *, is_first: bool
) -> None:
    title = f"{section.title}: {_numbered(cards)}"
    _add_head(paper, title, section.directions, begins_page=not is_first)
    paper.add_grid(_grid(paper, cards, rows, _front, TO_CUT))


def _add_backs(paper: Paper, section: Section, cards: Sequence[Question], rows: int) -> None:
    """Add the backs, each row the other way round, moved as far as the form says."""
    form = section.form
    assert isinstance(form, Cards)  # noqa: S101 - only such sections come here
    down = round(form.down * _MILLIMETRE)
    _add_head(
        paper,
        f"{section.title}: backs of {_numbered(cards)}",
        "Print on both sides, turned over the long edge.",
        begins_page=True,
        down=down,
    )
    grid = _grid(paper, cards, rows, _back, NO_LINES)
    across = paper.lean + round(form.across * _MILLIMETRE)
    paper.add_grid(grid._replace(rows=[row[::-1] for row in grid.rows], indent=across))


def _add_head(paper: Paper, title: str, line: str, *, begins_page: bool, down: int = 0) -> None:
    """Add the two lines above cards; with large letters there is one, to stay on one line."""
    scale, is_roomy = paper.looks.scale, paper.looks.wider <= _ROOMY
    first, second = (_TITLE_LINE, _LINE) if is_roomy else (_TITLE_LINE + _LINE, 0)
    paper.add(Style.CARD_TITLE, title if is_roomy else title.rpartition(": ")[2])
    paper.set_line(round(first * scale) + down, begins_page=begins_page)
    if second:
        paper.add(Style.CARD_LINE, line or "Cut along the lines.")
        paper.set_line(round(second * scale))


def _grid(paper: Paper, cards: Sequence[Question], rows: int, fill: Fill, lines: Lines) -> Grid:
    room = paper.looks.room
    above = round((_TITLE_LINE + _LINE) * paper.looks.scale)
    filled = [_box(paper, card, fill, lines) for card in cards]
    filled += [Box(partial(paper.add, Style.CARD_NUMBER), NO_LINES)] * (-len(filled) % _COLUMNS)
    return Grid(
        caption=f"{len(cards)} cards",
        widths=[room.width // _COLUMNS] * _COLUMNS,
        height=(room.height - above - _LEFT_OVER) // rows,
        rows=[filled[start : start + _COLUMNS] for start in range(0, len(filled), _COLUMNS)],
        padding=_PADDING,
    )


def _box(paper: Paper, card: Question, fill: Fill, lines: Lines) -> Box:
    return Box(partial(fill, paper, card), lines, middle=True)


def _front(paper: Paper, card: Question) -> None:
    paper.add(Style.CARD_NUMBER, str(card.number))
    paper.add(Style.CARD_FRONT, *stem(card.item.stem))
    if card.item.caution:
        paper.add(Style.CARD_NUMBER, card.item.caution)


def _back(paper: Paper, card: Question) -> None:
    paper.add(Style.CARD_NUMBER, str(card.number))
    paper.add(Style.CARD_BACK, card.item.key)


def _numbered(cards: Sequence[Question]) -> str:
    """Return "cards 9 to 16"."""
    first, last = cards[0].number, cards[-1].number
    return f"cards {first} to {last}" if last > first else f"card {first}"


def _cut(cards: Sequence[Question], number: int) -> Iterator[Sequence[Question]]:
    for start in range(0, len(cards), number):
        yield cards[start : start + number]
