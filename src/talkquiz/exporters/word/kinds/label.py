"""Label the map: one map for all questions that stand together, the names, and blanks for them."""

from collections.abc import Sequence
from functools import partial

from talkquiz.exporters.word.builder import Paper, Picture
from talkquiz.exporters.word.kinds.shared import BLANK, Renderer, Worth, word_box
from talkquiz.exporters.word.styles import Style
from talkquiz.handouts.products import Question
from talkquiz.items.item import Label
from talkquiz.maps.outline_maps import MapPoint, blank_map, map_shapes

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


class LabelRenderer(Renderer):
    """Maps with a dot for each question, the names in a box, and numbered blanks."""

    def ask(self, paper: Paper, questions: Sequence[Question], worth: Worth) -> None:
        """Add them on one page.

        Several maps share it, unless they get too small: then each has a page with all names and
        with its own blanks.
        """
        names = word_box(_names(questions))
        beside = round(_HEADING * paper.looks.scale) + _height_of_names(paper, names)
        least = _SMALL * paper.looks.scale * paper.looks.room.width
        parts: list[Sequence[Question]] = [questions]
        if _map_width(paper, questions, beside) < least:
            shapes = map_shapes(_points(questions), _PIXELS)
            parts = [[q for q in questions if str(q.number) in each.numbers] for each in shapes]
        for part in parts if len(parts) > 1 else [questions]:
            width = _map_width(paper, part, beside) * _TWENTIETH
            # Numbers and scale are no smaller than the text.
            for drawn in blank_map(
                _points(part),
                _PIXELS,
                1000 * paper.looks.size / width,
                words=paper.language.maps,
            ):
                height = drawn.height * width // drawn.width
                paper.add_picture(Picture(drawn.png, width, height, drawn.alt))
            paper.add(Style.WORD_BANK, names)
            half = (len(part) + 1) // 2
            sides = [side for side in (part[:half], part[half:]) if side]
            fill = [partial(_add_blanks, paper, side, worth) for side in sides]
            paper.add_columns([1] * len(fill), *fill)
            paper.allow_break()


def _add_blanks(paper: Paper, questions: Sequence[Question], worth: Worth) -> None:
    for question in questions:
        paper.add_question(Style.GAP_QUESTION, question.number, BLANK, *worth(question))


def _points(questions: Sequence[Question]) -> list[MapPoint]:
    return [
        MapPoint(str(question.number), *question.item.holds(Label).location)
        for question in questions
    ]


def _map_width(paper: Paper, questions: Sequence[Question], beside: int) -> int:
    """Return how wide maps can be on a page with their blanks and with what is `beside` high."""
    shapes, room = map_shapes(_points(questions), _PIXELS), paper.looks.room
    blanks = (len(questions) + 1) // 2 * _BLANK_LINE + len(shapes) * _PICTURE
    larger = paper.looks.size / _TWELVE_POINTS
    most = max(_LEAST_HEIGHT, room.height - beside - round(blanks * larger))
    whole = sum(shape.height * room.width // shape.width for shape in shapes)
    return min(room.width, room.width * most // max(1, whole))


def _height_of_names(paper: Paper, names: str) -> int:
    """Return about how high the box of names is."""
    larger = paper.looks.size / _TWELVE_POINTS
    lines = round(paper.part_of_page(names) / paper.part_of_page(""))
    line = _LINE * max(paper.looks.scale, _SPACED * larger)
    return round(lines * line + _BOX * larger)


def _names(questions: Sequence[Question]) -> list[str]:
    """Return the names to choose from in alphabetical order, with a few that are not needed."""
    needed = {question.item.key for question in questions}
    others = {name for question in questions for name in question.item.holds(Label).others} - needed
    return sorted(needed.union(sorted(others)[:_MOST_SURPLUS]), key=str.casefold)
