"""Label the map: one map for all questions that stand together, the names, and blanks for them."""

from collections.abc import Sequence
from functools import partial

from talkquiz.exporters.word.builder import Paper
from talkquiz.exporters.word.kinds.renderer import BLANK, Renderer, Worth
from talkquiz.exporters.word.styles import Style
from talkquiz.handouts.handout import Question
from talkquiz.items.item import Item, Label
from talkquiz.maps.outline_maps import MapPoint, MapShape, blank_map, map_shapes

_PIXELS = 2_000
"""How wide maps are drawn: enough to print them 17 cm wide at 300 dots to the inch."""
_TWENTIETH, _HALF_POINT, _TWELVE_POINTS = 635, 6_350, 152_400
_HEADING, _LINE, _BLANK_LINE, _PICTURE_LINE = 322, 276, 442, 304
"""What takes height beside maps, in twentieths of a point, at 12 points, and grows as text does.

These are the title of the section, a line of text, one with a blank, and the title of each map with
what is below the letters of the line that holds it.
"""
_AROUND_HEADING, _AROUND_BOX, _BETWEEN_BLANKS, _AROUND_MAP = 480, 240, 200, 380
"""What is free around title and directions, around the box of names, above each blank, and around
each map, its title and its note: all this grows half as much.
"""
_BOLDER = 1.1
"""How much longer bold words are."""
_LEAST_NAMES = 14
"""How large names on a map are at least, in half points."""
_SPACED = 1.3
"""How far apart the lines of names are at least."""
_BLANKS_APART = 1.6
"""How far apart lines with blanks are."""
_UNDERSCORE, _WORTH, _GUTTER = 5.6, 1.8, 284
"""How wide a letter of a blank is, in 1/20 point for each half point of its size; what the worth of
a question takes beside the size of the text; what is free beside a column.
"""
_SMALL = 0.36
"""The part of the width of the page from which on maps are too small to share it, at 12 points."""
_LEAST_HEIGHT = 1700
_MOST_SURPLUS = 2


class LabelRenderer(Renderer):
    """Maps with a dot for each question, the names in a box, and numbered blanks.

    The blanks stand in two columns where these have room.
    """

    needs_page = True

    def ask(self, paper: Paper, questions: Sequence[Question], worth: Worth) -> None:
        """Add them on one page.

        Several maps share it, unless they get too small: then each has a page with all names and
        with its own blanks.
        """

        def add_blanks(side: Sequence[Question]) -> None:
            for question in side:
                paper.add_question(
                    Style.GAP_QUESTION, question.number, BLANK, worth=worth(question)
                )

        looks, larger = paper.looks, paper.looks.size / _TWELVE_POINTS
        longer = (1 + larger) / 2
        needed = {question.item.key for question in questions}
        chosen = needed.union(_too_many([question.item for question in questions]))
        names = sorted(chosen, key=str.casefold)
        accepted = {name for question in questions for name in question.item.accept}
        hidden = sorted(chosen | accepted)
        words = paper.language.maps
        # What stands beside maps: title and directions, said last, and the box of names.
        lines = len(paper.rows_of_words(names))
        box = round(lines * _LINE * max(looks.scale, _SPACED * larger) + _AROUND_BOX * longer)
        directions = paper.height_of(paper.said_last, 1 / _BOLDER)
        beside = round(_HEADING * looks.scale + _AROUND_HEADING * longer) + directions + box
        shapes = map_shapes(_points(questions), _PIXELS, words=words)
        parts = [questions]
        width = _map_width(paper, shapes, len(questions), beside)
        if len(shapes) > 1 and width < _SMALL * looks.scale * looks.room.width:
            parts = [[q for q in questions if str(q.number) in shape.numbers] for shape in shapes]
        for part in parts:
            shapes = map_shapes(_points(part), _PIXELS, words=words)
            wide = _map_width(paper, shapes, len(part), beside) * _TWENTIETH
            # Numbers and scale are no smaller than the text, names of countries than the note.
            note = max(_LEAST_NAMES, paper.looks.size_of(Style.MAP_NOTE))
            sizes = [1000 * size / wide for size in (looks.size, note * _HALF_POINT)]
            for drawn in blank_map(_points(part), _PIXELS, *sizes, hidden=hidden, words=words):
                paper.add_caption(words.title, drawn.about)
                paper.add_picture(drawn.png, wide, drawn.height * wide // drawn.width, drawn.alt)
                paper.add_beneath(Style.MAP_NOTE, drawn.note)
            paper.add_words(names)
            rows = _rows(paper, len(part))
            sides = [side for side in (part[:rows], part[rows:]) if side]
            paper.add_columns([1] * len(sides), *(partial(add_blanks, side) for side in sides))
            paper.allow_break()


def _too_many(items: Sequence[Item]) -> list[str]:
    """Return names that belong to no dot of `items`, those nearest to all of them.

    A name that is wrong for one dot may lie so near another that it could be meant.
    """
    offered = [[*item.holds(Label).others, item.key] for item in items]
    keys = {item.key for item in items}
    shared = set.intersection(*map(set, offered)) - keys
    return sorted(shared, key=lambda name: (sum(each.index(name) for each in offered), name))[
        :_MOST_SURPLUS
    ]


def _points(questions: Sequence[Question]) -> list[MapPoint]:
    return [
        MapPoint(str(question.number), *question.item.holds(Label).location)
        for question in questions
    ]


def _rows(paper: Paper, blanks: int) -> int:
    """Return how many blanks stand below one another: half of them, if two have room on a line."""
    looks = paper.looks
    beside = looks.indent + _WORTH * looks.size / _TWENTIETH + _GUTTER
    blank = paper.looks.size_of(BLANK.style) * _UNDERSCORE * len(BLANK.text)
    return (blanks + 1) // 2 if beside + blank < looks.room.width / 2 else blanks


def _map_width(paper: Paper, shapes: Sequence[MapShape], blanks: int, beside: int) -> int:
    """Return how wide maps can be on a page with `blanks` and with what is `beside` high."""
    room, larger = paper.looks.room, paper.looks.size / _TWELVE_POINTS
    longer = (1 + larger) / 2
    rows, maps = _rows(paper, blanks), len(shapes)
    # Lines with blanks are further apart than those of any text.
    below = rows * (
        _BLANK_LINE * max(larger, paper.looks.scale / _BLANKS_APART) + _BETWEEN_BLANKS * longer
    )
    titles = maps * (_PICTURE_LINE * paper.looks.scale + _AROUND_MAP * longer)
    notes = sum(paper.height_of(shape.note) for shape in shapes)
    most = max(_LEAST_HEIGHT, room.height - beside - notes - round(below + titles))
    whole = sum(shape.height * room.width // shape.width for shape in shapes)
    return min(room.width, room.width * most // max(1, whole))
