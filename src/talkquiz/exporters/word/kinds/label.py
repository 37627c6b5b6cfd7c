"""Label the map: one map for all questions that stand together, the names, and blanks for them."""

from collections.abc import Sequence
from functools import partial

from talkquiz.exporters.word.builder import Paper
from talkquiz.exporters.word.kinds.shared import (
    BLANK,
    Worth,
    also_right,
    key_at_a_glance,
    key_in_full,
    word_box,
)
from talkquiz.exporters.word.picture import Picture
from talkquiz.exporters.word.styles import Style
from talkquiz.handouts.products import Question
from talkquiz.maps.outline_maps import MapPoint, blank_map, map_shapes

at_a_glance = key_at_a_glance
in_full = key_in_full
explain = also_right

_PIXELS = 2_000
"""How wide maps are drawn: enough to print them 17 cm wide at 300 dots to the inch."""
_TWENTIETH, _TWELVE_POINTS = 635, 152_400
_HEADING, _LINE, _BLANK_LINE, _BOX, _PICTURE = 1150, 276, 605, 480, 200
"""What takes height beside maps, in twentieths of a point, at 12 points.

These are title and directions, a line of text, one with a blank, and what there is around the box
of names and a picture.
"""
_SPACED = 1.3
"""How far apart the lines of names are at least."""
_SMALL = 0.36
"""The part of the width of the page from which on maps are too small to share it, at 12 points."""
_LEAST_HEIGHT = 1700
_MOST_SURPLUS = 2


def ask(paper: Paper, questions: Sequence[Question], worth: Worth) -> None:
    """Add the map with a dot for each question, the names in a box, and numbered blanks.

    They are on one page. Several maps share it, unless they get too small: then each has a page
    with all names and with its own blanks.
    """
    names = word_box(_names(questions))
    others = round(_HEADING * paper.looks.scale) + _height_of_names(paper, names)
    shapes = map_shapes(_points(questions), _PIXELS)
    is_small = (
        _width(paper, questions, others) < _SMALL * paper.looks.scale * paper.looks.room.width
    )
    parts = [[q for q in questions if str(q.number) in each.numbers] for each in shapes]
    for part in parts if is_small and len(parts) > 1 else [questions]:
        _add_maps(paper, part, _width(paper, part, others))
        paper.add(Style.WORD_BANK, names)
        half = (len(part) + 1) // 2
        sides = [side for side in (part[:half], part[half:]) if side]
        fill = [partial(_add_blanks, paper, side, worth) for side in sides]
        paper.add_columns([1] * len(fill), *fill)
        paper.allow_break()


def _add_maps(paper: Paper, questions: Sequence[Question], width: int) -> None:
    """Add the maps of `questions`, so wide; numbers and scale are no smaller than the text."""
    wide = width * _TWENTIETH
    for each in blank_map(_points(questions), _PIXELS, 1000 * paper.looks.size / wide):
        paper.add_picture(Picture(each.png, wide, each.height * wide // each.width, each.alt))


def _add_blanks(paper: Paper, questions: Sequence[Question], worth: Worth) -> None:
    for question in questions:
        paper.add_question(Style.GAP_QUESTION, question.number, BLANK, *worth(question))


def _points(questions: Sequence[Question]) -> list[MapPoint]:
    return [
        MapPoint(str(question.number), *question.item.location)
        for question in questions
        if question.item.location
    ]


def _width(paper: Paper, questions: Sequence[Question], others: int) -> int:
    """Return how wide maps can be on one page with their blanks and with `others`."""
    shapes, room = map_shapes(_points(questions), _PIXELS), paper.looks.room
    blanks = (len(questions) + 1) // 2 * _BLANK_LINE + len(shapes) * _PICTURE
    most = max(_LEAST_HEIGHT, room.height - others - round(blanks * _larger(paper)))
    whole = sum(shape.height * room.width // shape.width for shape in shapes)
    return min(room.width, room.width * most // max(1, whole))


def _height_of_names(paper: Paper, names: str) -> int:
    """Return about how high the box of names is."""
    looks = paper.looks
    lines = round(paper.part_of_page(names) / paper.part_of_page(""))
    line = _LINE * max(looks.scale, _SPACED * _larger(paper))
    return round(lines * line + _BOX * _larger(paper))


def _larger(paper: Paper) -> float:
    return paper.looks.size / _TWELVE_POINTS


def _names(questions: Sequence[Question]) -> list[str]:
    """Return the names to choose from in alphabetical order, with a few that are not needed."""
    needed = {question.item.key for question in questions}
    others = {option.text for question in questions for option in question.item.options} - needed
    names = needed.union(sorted(others)[:_MOST_SURPLUS])
    return sorted(names, key=str.casefold)
