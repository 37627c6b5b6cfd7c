"""Cards to cut out: fronts and backs on the two sides of a sheet, or side by side to be folded.

Backs are mirrored row by row for printers that turn the sheet over its long edge. Both sides have
their cards at the same height of the page: the lines above them are exactly so high.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from talkquiz.exporters.word.builder import Paper
from talkquiz.exporters.word.kinds import with_blanks
from talkquiz.exporters.word.styles import Style
from talkquiz.exporters.word.tables import NO_LINES, TO_CUT, Box, Grid, Lines
from talkquiz.handouts.handout import Question, Section, Version
from talkquiz.handouts.layouts import CutUp
from talkquiz.language.language_file import CardWords

_COLUMNS = 2
_TITLE_LINE, _LINE = 420, 360
"""How high the lines above cards are, in twentieths of a point, at 12 points."""
_LEFT_OVER = 500
"""Room for the paragraph that Word has after a table."""
_PADDING, _SPACES = 170, 120
"""What there is at the sides of a card, and between its lines."""
_ALONE = 1.04
"""How many times as many letters a line has if no word of it goes to the next line."""
_MILLIMETRE = 1440 / 25.4
_FOLD_RIGHT, _FOLD_LEFT = {**TO_CUT, "right": "dotted"}, {**TO_CUT, "left": "dotted"}

Fill = Callable[[Paper, Question], None]


def add_pages(
    paper: Paper, version: Version, layout: CutUp, add_sections: Callable[[], None]
) -> None:
    """Add pages of fronts, each before the page of its backs.

    The backs stand in each row the other way round, moved as far as the layout says.
    """
    del add_sections
    words = paper.language.cards
    down, across = (round(moved * _MILLIMETRE) for moved in (layout.down, layout.across))
    begins_page = False
    for section in version.sections:
        lines = [_to_cut(section, words), [words.both_sides]]
        rows, height = _rows(paper, section.questions, len(lines), layout.per_page // _COLUMNS)
        for cards in _batches(section.questions, rows * _COLUMNS):
            fronts = section.title, _numbered(cards, words.one, words.several)
            _add_head(paper, fronts, lines, begins_page=begins_page)
            paper.add_grid(_grid(paper, cards, height, _front, TO_CUT))
            backs = section.title, _numbered(cards, words.back, words.backs)
            behind = [[words.both_sides], [words.behind]]
            _add_head(paper, backs, behind, begins_page=True, down=down)
            grid = _grid(paper, cards, height, _back, NO_LINES)
            mirrored = [row[::-1] for row in grid.rows]
            paper.add_grid(grid._replace(rows=mirrored, indent=paper.margin_difference + across))
            begins_page = True


def add_fold_over_pages(
    paper: Paper, version: Version, layout: CutUp, add_sections: Callable[[], None]
) -> None:
    """Add cards with the question at the left and the answer at the right of a fold."""
    del add_sections
    words = paper.language.cards
    begins_page = False
    for section in version.sections:
        lines = [_to_cut(section, words)]
        rows, height = _rows(paper, section.questions, len(lines), layout.per_page)
        for cards in _batches(section.questions, rows):
            title = section.title, _numbered(cards, words.one, words.several)
            _add_head(paper, title, lines, begins_page=begins_page)
            paper.add_grid(
                Grid(
                    caption=words.fold(len(cards)),
                    widths=[paper.looks.room.width // _COLUMNS] * _COLUMNS,
                    height=height,
                    rows=[
                        [
                            _box(paper, card, _front, _FOLD_RIGHT),
                            _box(paper, card, _back, _FOLD_LEFT),
                        ]
                        for card in cards
                    ],
                    padding=_PADDING,
                    exact=False,
                )
            )
            begins_page = True


def _to_cut(section: Section, words: CardWords) -> list[str]:
    """Return what to do with the cards, in ways of which each is shorter than the one before."""
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

    `title` is that of the section, and says which cards are on the page. Each of `lines` is given
    in several ways, of which the first that fits is taken.
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
    line = paper.height_of("")
    return next((text for text in texts if paper.height_of(text, _ALONE) <= line), texts[-1])


def _rows(paper: Paper, cards: Sequence[Question], lines_above: int, most: int) -> tuple[int, int]:
    """Return how many rows of cards a page has, such that the longest fits, and their height."""
    looks = paper.looks
    above = round((_TITLE_LINE + lines_above * _LINE) * looks.scale)
    room = looks.room.height - above - _LEFT_OVER
    share = 1 / _COLUMNS - 2 * _PADDING / looks.room.width

    def height(card: Question) -> int:
        texts = [text for text in ("1", card.item.stem, card.item.caution) if text]
        return round(_SPACES * looks.scale) + sum(paper.height_of(text, share) for text in texts)

    rows = max(1, min(most, room // max(map(height, cards))))
    return rows, room // rows


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


def _batches(cards: Sequence[Question], number: int) -> Iterator[Sequence[Question]]:
    for start in range(0, len(cards), number):
        yield cards[start : start + number]
