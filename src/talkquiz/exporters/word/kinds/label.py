"""Label the map: one map for all questions that stand together, the names, and blanks for them."""

from collections.abc import Sequence
from functools import partial

from talkquiz.drawing.map import MapPicture, MapPoint, blank_map
from talkquiz.exporters.word.document import Paper
from talkquiz.exporters.word.kinds.shared import (
    BLANK,
    Worth,
    also_right,
    key_at_a_glance,
    key_in_full,
)
from talkquiz.exporters.word.picture import Picture
from talkquiz.exporters.word.styles import Style
from talkquiz.items.assembled import Question

at_a_glance = key_at_a_glance
in_full = key_in_full
explain = also_right

_PIXELS = 2_000
"""How wide maps are drawn: enough to print them 17 cm wide at 300 dots to the inch."""
_MILLIMETRE = 36_000
_HEADING, _NAMES = 24 * _MILLIMETRE, 16 * _MILLIMETRE
_BLANK_LINE = 11 * _MILLIMETRE
_NUMBERS = 0.034
"""How large blank_map writes numbers, as a part of the width of the map."""
_SMALL = 0.3
"""The part of the width of the page from which on maps are too small to share it, at 12 points."""
_LEAST_HEIGHT = 60 * _MILLIMETRE
_BETWEEN = "\N{NO-BREAK SPACE}" * 3 + "\N{MIDDLE DOT}\N{EM SPACE}"
_MOST_SURPLUS = 2


def ask(paper: Paper, questions: Sequence[Question], worth: Worth) -> None:
    """Add the map with a dot for each question, the names in a box, and numbered blanks."""
    half = (len(questions) + 1) // 2
    pictures, alone = _maps(questions, paper, below=_NAMES + half * _BLANK_LINE)
    for picture in pictures:
        paper.add_picture(picture)
    if pictures and alone:
        paper.allow_break()
    paper.add(Style.WORD_BANK, _BETWEEN.join(_names(questions)))
    sides = [side for side in (questions[:half], questions[half:]) if side]
    fill = [partial(_add_blanks, paper, side, worth) for side in sides]
    paper.add_columns([1] * len(fill), *fill)
    paper.allow_break()


def _add_blanks(paper: Paper, questions: Sequence[Question], worth: Worth) -> None:
    for question in questions:
        paper.add_question(Style.GAP_QUESTION, question.number, BLANK, *worth(question))


def _maps(questions: Sequence[Question], paper: Paper, below: int) -> tuple[list[Picture], bool]:
    """Return the maps, as wide as fits on a page together with what is `below` them.

    Where that would make them small, they get the page for themselves, and this is True as well.
    The numbers on them are no smaller than the text.
    """
    points = [
        MapPoint(str(question.number), *question.item.location)
        for question in questions
        if question.item.location
    ]
    drawn = blank_map(points, _PIXELS)
    width = _fitting(drawn, paper, _HEADING + below)
    alone = width < _SMALL * paper.looks.scale * paper.room[0]
    width = _fitting(drawn, paper, _HEADING) if alone else width
    if paper.looks.size > _NUMBERS * width:
        drawn = blank_map(points, _PIXELS, paper.looks.size / (_NUMBERS * width))
    return [
        Picture(picture.png, width, picture.height * width // picture.width, picture.alt)
        for picture in drawn
    ], alone


def _fitting(drawn: Sequence[MapPicture], paper: Paper, others: int) -> int:
    """Return how wide maps can be on a page that has to hold `others`, a height at 12 points."""
    width, height = paper.room
    most = max(_LEAST_HEIGHT, height - round(others * paper.looks.scale))
    whole = sum(picture.height * width // picture.width for picture in drawn)
    return min(width, width * most // max(1, whole))


def _names(questions: Sequence[Question]) -> list[str]:
    """Return the names to choose from in alphabetical order, with a few that are not needed."""
    needed = {question.item.key for question in questions}
    others = {option.text for question in questions for option in question.item.options} - needed
    names = needed.union(sorted(others)[:_MOST_SURPLUS])
    return [name.replace(" ", "\N{NO-BREAK SPACE}") for name in sorted(names, key=str.casefold)]
