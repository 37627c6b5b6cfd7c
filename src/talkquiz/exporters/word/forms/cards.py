"""Cards to cut out: fronts and backs on the two sides of a sheet, or side by side to be folded.

Backs are mirrored row by row for printers that turn the sheet over its long edge. Both sides have
their cards at the same height of the page: the lines above them are exactly so high.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from talkquiz.exporters.word.builder import Paper
from talkquiz.exporters.word.forms.measure import height_of
from talkquiz.exporters.word.kinds.shared import with_blanks
from talkquiz.exporters.word.styles import Style
from talkquiz.exporters.word.tables import NO_LINES, TO_CUT, Box, Grid, Lines
from talkquiz.handouts.forms import Cards, FoldOver
from talkquiz.handouts.products import Question, Section, Version
from talkquiz.language.language_file import CardWords

_COLUMNS = 2
_TITLE_LINE, _LINE = 420, 360
"""How high the lines above cards are, in twentieths of a point, at 12 points."""
_LEFT_OVER = 500
"""Room for the paragraph that Word has after a table."""
_PADDING, _SPACES = 170, 120
"""What there is at the sides of a card, and between its lines."""
_ALONE = 1.04
"""A line that is not broken has so many more letters than one that is."""
_MILLIMETRE = 1440 / 25.4
_FOLD_RIGHT, _FOLD_LEFT = {**TO_CUT, "right": "dotted"}, {**TO_CUT, "left": "dotted"}

Fill = Callable[[Paper, Question], None]


def add(paper: Paper, version: Version) -> None:
    """Add pages of fronts, each before the page of its backs."""
    is_first = True
    for section in version.sections:
        form = section.form
        if isinstance(form, Cards):
            words = paper.language.cards
            lines = [_to_cut(section, words), [words.both_sides]]
            height = _room(paper, len(lines))
            rows = _rows(paper, section.questions, height, form.per_page // _COLUMNS)
            for cards in _cut(section.questions, rows * _COLUMNS):
                title = section.title, _numbered(cards, words.one, words.several)
                _add_head(paper, title, lines, begins_page=not is_first)
                paper.add_grid(_grid(paper, cards, height // rows, _front, TO_CUT))
                _add_backs(paper, section, cards, height // rows)
                is_first = False


def add_fold_over(paper: Paper, version: Version) -> None:
    """Add cards with the question at the left and the answer at the right of a fold."""
    is_first = True
    for section in version.sections:
        form = section.form
        if isinstance(form, FoldOver):
            words = paper.language.cards
            lines = [_to_cut(section, words)]
            height = _room(paper, len(lines))
            rows = _rows(paper, section.questions, height, form.per_page)
            for cards in _cut(section.questions, rows):
                title = section.title, _numbered(cards, words.one, words.several)
                _add_head(paper, title, lines, begins_page=not is_first)
                paper.add_grid(_fold_over(paper, cards, height // rows))
                is_first = False


def _fold_over(paper: Paper, cards: Sequence[Question], height: int) -> Grid:
    return Grid(
        caption=paper.language.cards.fold(len(cards)),
        widths=[paper.looks.room.width // _COLUMNS] * _COLUMNS,
        height=height,
        rows=[
            [_box(paper, card, _front, _FOLD_RIGHT), _box(paper, card, _back, _FOLD_LEFT)]
            for card in cards
        ],
        padding=_PADDING,
        exact=False,
    )


def _add_backs(paper: Paper, section: Section, cards: Sequence[Question], height: int) -> None:
    """Add the backs, each row the other way round, moved as far as the form says."""
    form = section.form
    assert isinstance(form, Cards)  # noqa: S101 - only such sections come here
    words = paper.language.cards
    title = section.title, _numbered(cards, words.back, words.backs)
    down = round(form.down * _MILLIMETRE)
    _add_head(paper, title, [[words.both_sides], [words.behind]], begins_page=True, down=down)
    grid = _grid(paper, cards, height, _back, NO_LINES)
    across = paper.lean + round(form.across * _MILLIMETRE)
    paper.add_grid(grid._replace(rows=[row[::-1] for row in grid.rows], indent=across))


def _to_cut(section: Section, words: CardWords) -> list[str]:
    """Return what there is to do, in ways of which each is shorter than the one before."""
    told = section.directions or words.cut
    return [told, f"{told.partition('. ')[0].rstrip('.')}.", words.cut]


def _add_head(
    paper: Paper,
    title: tuple[str, str],
    lines: Sequence[Sequence[str]],
    *,
    begins_page: bool,
    down: int = 0,
) -> None:
    """Add the lines above cards, each exactly one line high, for cards to be at the same height.

    Each of `lines` is given in several ways, of which the first that fits is taken.
    """
    scale = paper.looks.scale
    paper.add(Style.CARD_TITLE, _on_a_line(paper, ": ".join(title), title[1]))
    paper.set_line(round(_TITLE_LINE * scale) + down)
    if begins_page:
        paper.begin_page()
    for line in lines:
        paper.add(Style.CARD_LINE, _on_a_line(paper, *line))
        paper.set_line(round(_LINE * scale))


def _on_a_line(paper: Paper, *texts: str) -> str:
    """Return the first of `texts` that takes no more than a line, or else the last."""
    line = height_of(paper, "")
    return next((text for text in texts if height_of(paper, text, _ALONE) <= line), texts[-1])


def _room(paper: Paper, lines: int) -> int:
    """Return how much of the height of a page is left for cards below so many lines."""
    above = round((_TITLE_LINE + lines * _LINE) * paper.looks.scale)
    return paper.looks.room.height - above - _LEFT_OVER


def _rows(paper: Paper, cards: Sequence[Question], height: int, most: int) -> int:
    """Return how many rows of cards a page has room for, such that the longest fits."""
    longest = max(_height_of(paper, card) for card in cards)
    return max(1, min(most, height // longest))


def _height_of(paper: Paper, card: Question) -> int:
    """Return about how high the front of a card is, with its number."""
    share = 1 / _COLUMNS - 2 * _PADDING / paper.looks.room.width
    texts = [text for text in ("1", card.item.stem, card.item.caution) if text]
    return round(_SPACES * paper.looks.scale) + sum(height_of(paper, text, share) for text in texts)


def _grid(paper: Paper, cards: Sequence[Question], height: int, fill: Fill, lines: Lines) -> Grid:
    filled = [_box(paper, card, fill, lines) for card in cards]
    filled += [Box(partial(paper.add, Style.CARD_NUMBER), NO_LINES)] * (-len(filled) % _COLUMNS)
    return Grid(
        caption=paper.language.cards.cards(len(cards)),
        widths=[paper.looks.room.width // _COLUMNS] * _COLUMNS,
        height=height,
        rows=[filled[start : start + _COLUMNS] for start in range(0, len(filled), _COLUMNS)],
        padding=_PADDING,
    )


def _box(paper: Paper, card: Question, fill: Fill, lines: Lines) -> Box:
    return Box(partial(fill, paper, card), lines, middle=True)


def _front(paper: Paper, card: Question) -> None:
    paper.add(Style.CARD_NUMBER, str(card.number))
    paper.add(Style.CARD_FRONT, *with_blanks(card.item.stem))
    if card.item.caution:
        paper.add(Style.CARD_NUMBER, card.item.caution)


def _back(paper: Paper, card: Question) -> None:
    paper.add(Style.CARD_NUMBER, str(card.number))
    paper.add(Style.CARD_BACK, card.item.key)


def _numbered(cards: Sequence[Question], one: str, several: str) -> str:
    """Return "cards 9 to 16", as `several` says it, or "card 9"."""
    first, last = cards[0].number, cards[-1].number
    return (several if last > first else one).format(first=first, last=last)


def _cut(cards: Sequence[Question], number: int) -> Iterator[Sequence[Question]]:
    for start in range(0, len(cards), number):
        yield cards[start : start + number]
