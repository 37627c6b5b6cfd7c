"""Pages to be cut up: exit tickets, and cards with a front and a back.

Backs of cards are printed on the other side of the sheet, mirrored row by row for printers that
turn it over its long edge, or side by side with the fronts, to be folded. Both sides have their
cards at the same height of the page: the lines above them are exactly so high. Lengths are in
twentieths of a point, at 12 points.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import NamedTuple, TypeVar

from talkquiz.exporters.word.builder import Paper, text_of
from talkquiz.exporters.word.kinds.renderer import (
    ANSWER_LINE,
    PROMPT_LINES,
    lines_for,
    with_blanks,
)
from talkquiz.exporters.word.styles import Style
from talkquiz.exporters.word.xml import NO_LINES, TO_CUT, Box, Grid
from talkquiz.handouts.handout import Question, Section, Version
from talkquiz.handouts.section_layouts import CutUp
from talkquiz.language.language_file import CardWords

_AFTER_TICKETS, _AFTER_CARDS = 300, 500
"""Room for the paragraph that Word has after a table."""
_TITLE, _NAME_LINE, _HEADING, _DIRECTIONS = 210, 560, 805, 280
_SPACE, _LINE, _OPTION, _BEFORE_LINES = 220, 276, 336, 60
"""How high the parts of a ticket are."""
_LETTERS_ON_A_LINE, _A4, _FIELDS = 90, 9638, 4
_COLUMNS = 2
_CARD_TITLE, _CARD_LINE, _BETWEEN, _ABOVE_CARDS = 300, 260, 60, 140
"""How high the lines above cards are, what is free below each, and below the last besides."""
_PADDING, _SPACES = 170, 320
"""What there is at the sides of a card, and between its lines."""
_LARGER = 4 / 3, 7 / 6, 1.0
"""How large the words of cards are beside those of the template, if all of a section fit."""
_FILLED, _RAGGED, _BOLD = 0.9, 1.15, 1.1
"""The part of a card that words may fill; how much longer they are for ends of lines, and bold."""
_WORTH = 6
"""How many letters what a question is worth takes at the end of its stem."""
_ALONE = 1.04
"""How many times as many letters a line has if no word of it goes to the next line."""
_MILLIMETRE = 1440 / 25.4
_FOLD_RIGHT, _FOLD_LEFT = {**TO_CUT, "right": "dotted"}, {**TO_CUT, "left": "dotted"}

_Member = TypeVar("_Member")


def add_tickets(
    paper: Paper, version: Version, layout: CutUp, add_sections: Callable[[], None]
) -> None:
    """Add tickets one above the other with lines to cut between, as many as a page has room for.

    There are no more than the layout says. The lines part the paper in equal parts.
    """

    def add_ticket() -> None:
        paper.add(Style.CARD_LINE, paper.title)
        add_sections()

    heights = _ticket_heights(paper, version, layout.per_page)
    *others, last = [Box(add_ticket, {"bottom": "dashed"}, middle=len(heights) > 1)] * len(heights)
    paper.add_grid(
        Grid(
            caption=paper.language.sheet.tickets,
            widths=[paper.looks.room.width],
            heights=heights,
            rows=[[box] for box in (*others, last._replace(lines=NO_LINES))],
            exact=False,
        )
    )


def _ticket_heights(paper: Paper, version: Version, most: int) -> list[int]:
    """Return the height of each of at most `most` tickets.

    The margins of the page count as parts of them. In each there is room for the questions as far
    as can be foretold, unless there is only one.
    """
    looks = paper.looks
    letters = _LETTERS_ON_A_LINE * (looks.room.width - looks.indent) / _A4 / looks.wider
    needed = _TITLE + _NAME_LINE * -(-_FIELDS // looks.fields)
    for section in version.sections:
        needed += _HEADING + _DIRECTIONS if section.questions else 0
        needed += len(section.prompts) * (_SPACE + _LINE + PROMPT_LINES * ANSWER_LINE)
        for question in section.questions:
            item = question.item
            needed += _SPACE + len(question.options) * _OPTION
            needed += (1 + int((len(item.stem) + _WORTH) / letters)) * _LINE
            if not item.options:
                needed += _BEFORE_LINES + lines_for(item.key) * ANSWER_LINE
    above, below = paper.margins("top", "bottom")
    height = paper.looks.room.height
    left_over = round(_AFTER_TICKETS * paper.looks.scale)
    for number in range(most, 1, -1):
        each = (above + height + below) // number
        heights = [each - above, *[each] * (number - 2), each - below - left_over]
        if min(heights) >= round(needed * paper.looks.scale):
            return heights
    return [height - left_over]


def add_cards(paper: Paper, version: Version, layout: CutUp, _: Callable[[], None]) -> None:
    """Add pages of fronts, each before the page of its backs.

    The backs stand in each row the other way round, moved as far as the layout says.
    """
    words, nothing = paper.language.cards, Box(partial(paper.add, Style.CARD_NUMBER), NO_LINES)
    down, across = (round(moved * _MILLIMETRE) for moved in (layout.down, layout.across))
    turned = words.short_edge if paper.looks.room.is_landscape else words.both_sides
    pages = _pages(paper, version, [turned], layout.per_page // _COLUMNS, _COLUMNS)
    for section, cards, faces in pages:
        caption, left_free = words.cards(len(cards)), [nothing] * (-len(cards) % _COLUMNS)
        fronts = [Box(partial(_front, paper, card, faces), TO_CUT, middle=True) for card in cards]
        paper.add_grid(_grid(paper, caption, faces.height, fronts + left_free))
        titles = _titles(section, cards, words, words.back, words.backs)
        behind = [[turned], [words.behind]]
        _add_head(paper, titles, behind, begins_page=True, down=down)
        backs = [Box(partial(_back, paper, card, faces), NO_LINES, middle=True) for card in cards]
        grid = _grid(paper, caption, faces.height, backs + left_free)
        mirrored = [row[::-1] for row in grid.rows]
        paper.add_grid(grid._replace(rows=mirrored, indent=across))


def add_fold_over_cards(
    paper: Paper, version: Version, layout: CutUp, _: Callable[[], None]
) -> None:
    """Add cards with the question at the left and the answer at the right of a fold."""
    for _section, cards, faces in _pages(paper, version, [], layout.per_page, 1):
        halves = [
            Box(partial(fill, paper, card, faces), lines, middle=True)
            for card in cards
            for fill, lines in ((_front, _FOLD_RIGHT), (_back, _FOLD_LEFT))
        ]
        grid = _grid(paper, paper.language.cards.fold(len(cards)), faces.height, halves)
        paper.add_grid(grid._replace(exact=False))


class _Faces(NamedTuple):
    """How high cards are, and how large the words on their fronts and backs, in half points."""

    height: int
    front: int
    back: int


def _pages(
    paper: Paper, version: Version, told: Sequence[str], most: int, in_a_row: int
) -> Iterator[tuple[Section, Sequence[Question], _Faces]]:
    """Add what stands above the cards of each page; yield section, cards and what they look like.

    Above them stands what is on them, what to do with them, and what else is to be `told`. A page
    has as many rows of cards as fit with the longest, but at most `most`; where there is room for
    all of a section, words are larger than the template has them.
    """
    looks, words = paper.looks, paper.language.cards
    share = 1 / _COLUMNS - 2 * _PADDING / looks.room.width
    lines_above = _CARD_TITLE + (1 + len(told)) * (_CARD_LINE + _BETWEEN)
    above = round((lines_above + _BETWEEN + _ABOVE_CARDS) * looks.scale)
    room = looks.room.height - above - _AFTER_CARDS

    def height(texts: Sequence[str], larger: float = 1.0) -> int:
        part = share / larger / (_RAGGED if larger > 1 else 1)
        lines = larger * sum(paper.height_of(text, part) for text in texts)
        return round(_SPACES * looks.scale + paper.height_of("") + lines)

    def size(style: Style, sides: Sequence[Sequence[str]], card: int, bold: float = 1.0) -> int:
        usual = paper.looks.size_of(style)
        for larger in _LARGER:
            now = larger * usual / paper.looks.size_of(Style.CARD_FRONT) * bold
            across = share * paper.letters_across() / now
            words = (word for texts in sides for text in texts for word in text.split())
            if max(map(len, words), default=0) < across and all(
                height(texts, now) <= card * _FILLED for texts in sides
            ):
                return 2 * round(usual * larger / 2)
        return usual

    begins_page = False
    for section in version.sections:
        fronts = [[_printed(card.item.stem)] for card in section.questions]
        backs = [[*filter(None, (card.item.key, card.item.caution))] for card in section.questions]
        rows = max(1, min(most, room // max(map(height, [*fronts, *backs]))))
        high = room // rows
        front, back = (
            size(Style.CARD_FRONT, fronts, high),
            size(Style.CARD_BACK, backs, high, _BOLD),
        )
        cut = section.directions or words.cut
        shorter = f"{cut.partition('. ')[0].rstrip('.')}."
        lines = [[cut, shorter, words.cut], *([line] for line in told)]
        for cards in _batches(section.questions, rows * in_a_row):
            titles = _titles(section, cards, words, words.one, words.several)
            _add_head(paper, titles, lines, begins_page=begins_page)
            yield section, cards, _Faces(high, front, back)
            begins_page = True


def _add_head(
    paper: Paper,
    titles: Sequence[str],
    lines: Sequence[Sequence[str]],
    *,
    begins_page: bool,
    down: int = 0,
) -> None:
    """Add the lines above cards, each exactly one line high, for cards to be at the same height.

    The title and each of `lines` are given in several ways, of which the first that fits is taken,
    or else the last.
    """
    scale = paper.looks.scale

    def on_a_line(texts: Sequence[str]) -> str:
        line = paper.height_of("")
        return next((text for text in texts if paper.height_of(text, _ALONE) <= line), texts[-1])

    paper.add(Style.CARD_TITLE, on_a_line(titles))
    between, last = round(_BETWEEN * scale), round((_BETWEEN + _ABOVE_CARDS) * scale)
    paper.set_line(round(_CARD_TITLE * scale) + down, between)
    if begins_page:
        paper.begin_page()
    for line in lines:
        paper.add(Style.CARD_LINE, on_a_line(line))
        paper.set_line(round(_CARD_LINE * scale), last if line is lines[-1] else between)


def _grid(paper: Paper, caption: str, height: int, filled: Sequence[Box]) -> Grid:
    rows = list(_batches(filled, _COLUMNS))
    widths = [paper.looks.room.width // _COLUMNS] * _COLUMNS
    return Grid(caption, rows, widths, [height] * len(rows), padding=(_PADDING, _PADDING))


def _printed(stem: str) -> str:
    """Return `stem` as long as it is on paper, with blanks in its gaps."""
    return text_of(*with_blanks(stem))


def _front(paper: Paper, card: Question, faces: _Faces) -> None:
    paper.add(Style.CARD_NUMBER, str(card.number))
    paper.add(Style.CARD_FRONT, *with_blanks(card.item.stem))
    paper.set_size(faces.front)


def _back(paper: Paper, card: Question, faces: _Faces) -> None:
    paper.add(Style.CARD_NUMBER, str(card.number))
    paper.add(Style.CARD_BACK, card.item.key)
    paper.set_size(faces.back)
    if card.item.caution:
        paper.add(Style.CARD_NUMBER, card.item.caution)


def _titles(
    section: Section, cards: Sequence[Question], words: CardWords, one: str, several: str
) -> list[str]:
    """Return section and cards ("cards 9 to 16", as `several` says it, or "card 9"), then cards."""
    first, last = cards[0].number, cards[-1].number
    said = (several if last > first else one).format(first=first, last=last)
    return [words.titled.format(title=section.title, cards=said), said]


def _batches(members: Sequence[_Member], number: int) -> Iterator[Sequence[_Member]]:
    for start in range(0, len(members), number):
        yield members[start : start + number]
