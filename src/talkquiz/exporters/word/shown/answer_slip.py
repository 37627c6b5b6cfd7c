"""The answer slip, a page to mark, and the same page with the right boxes marked.

The second is laid over the first. All boxes, and the fields above them, have exact heights, so that
they are in the same places on both pages. Lengths are in twentieths of a point, at 12 points.
"""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby
from math import ceil
from typing import NamedTuple

from talkquiz.exporters.word.builder import Paper, Piece, Styled
from talkquiz.exporters.word.kinds.renderer import letter
from talkquiz.exporters.word.shown.setting import Setting
from talkquiz.exporters.word.styles import Style
from talkquiz.exporters.word.xml import AROUND, NO_LINES, Box, Grid
from talkquiz.handouts.answer_slip import BoxRow, slip_content
from talkquiz.handouts.shown.answer_slip import AnswerSlip

_BOX, _BETWEEN, _NUMBER, _GUTTER = 380, 110, 620, 340
"""A box of 6.7 mm, what is between two, room for a number, and what is between columns."""
_GROUP, _BETWEEN_GROUPS = 5, 170
"""So many rows stand together, and what else is between two groups."""
_FIELD, _HEAD = 640, 3300
"""How high the fields are for name and class, and what stands above the boxes."""
_RIGHT = "BFBFBF"
"""The grey of a right box: on a transparency it hides nothing of the student's mark."""
_TWELVE_POINTS, _LEADING = 152_400, 0.8
_BOLD = 0.8
"""The part of the width that is reckoned with for a name, whose letters are wide."""


def add_answer_slip(paper: Paper, _: AnswerSlip, setting: Setting) -> None:
    """Add the slip to the questions of the sheet, or its overlay."""
    words = paper.language.slip
    content = slip_content(setting.version.sections)
    paper.add(Style.DIRECTIONS, words.how)
    _add_fields(paper, setting)
    for number, page in enumerate(_pages(paper, content.rows)):
        paper.add(setting.heading, words.boxes)
        if number:
            paper.begin_page()
        paper.add_grid(_boxes(paper, page, solved=setting.solved))
    if content.on_paper and not setting.solved:
        numbers = paper.language.lists.joined(_ranges(content.on_paper))
        paper.add(Style.NAME_LINE, words.on_paper.format(numbers=numbers))


def _ranges(numbers: Sequence[int]) -> list[str]:
    """Return rising numbers as "1", "2" or, where three or more follow one another, "4-6"."""
    ranges: list[str] = []
    # Numbers that follow one another lie as far above their places.
    for _, run in groupby(enumerate(numbers), lambda each: each[1] - each[0]):
        found = [str(number) for _, number in run]
        ranges += [f"{found[0]}-{found[-1]}"] if len(found) > 2 else found
    return ranges


def _add_fields(paper: Paper, setting: Setting) -> None:
    """Add boxes for name, class, date and score, and the version; a known name is printed."""
    words, version = paper.language.sheet, setting.version
    name = Styled(version.student, Style.STRONG, verbatim=True)
    if setting.solved:
        name = Styled(paper.language.slip.overlay, Style.STRONG)
    class_name = Styled(version.class_name, Style.STRONG, verbatim=True)
    fields: list[list[Piece]] = [[f"{words.class_}\N{EM SPACE}", class_name], [words.date]]
    if setting.code:
        code = Styled(f"\N{NO-BREAK SPACE}{setting.code}", Style.STRONG)
        fields.append([paper.language.slip.form, " ", code])
    if setting.points and version.points:
        best = paper.points_in_figures(version.points)
        fields.append([f"{words.score}\N{EM SPACE}/\N{NO-BREAK SPACE}{best}"])
    width = paper.looks.room.width // len(fields)
    high = round(_FIELD * _larger(paper))
    # A long name has a line to spare, since nothing tells how its words break.
    needed = paper.height_of(f"{words.name} {version.student}", _BOLD)
    needed += paper.height_of("") if needed > high else 0
    whole = Box(partial(paper.add, Style.TABLE_TEXT, f"{words.name}\N{EM SPACE}", name))
    paper.add_grid(
        Grid(
            caption=paper.language.slip.fields,
            widths=[width] * len(fields),
            heights=[max(high, needed), high],
            rows=[
                [whole._replace(span=len(fields))],
                [Box(partial(paper.add, Style.TABLE_TEXT, *field)) for field in fields],
            ],
            padding=(85, 85),
            right=paper.language.is_from_right,
        )
    )


class _Page(NamedTuple):
    """What boxes there are on a page: in columns side by side, each of so many rows at most."""

    rows: Sequence[BoxRow]
    columns: int
    height: int


def _larger(paper: Paper) -> float:
    return paper.looks.size / _TWELVE_POINTS


def _pages(paper: Paper, rows: Sequence[BoxRow]) -> Iterator[_Page]:
    """Yield rows in columns as even as groups of five allow, as many as a page has room for."""
    if not rows:
        return
    larger, room = _larger(paper), paper.looks.room
    across = max(row.options for row in rows)
    column = round((_NUMBER + across * (_BOX + _BETWEEN) + _GUTTER) * larger)
    columns = max(1, (room.width + round(_GUTTER * larger)) // column)
    row = round((_BOX + _BETWEEN) * larger)
    group = _GROUP * row + round(_BETWEEN_GROUPS * larger)
    left = room.height - round(_HEAD * (larger + paper.looks.scale) / 2)
    while rows:
        most = max(1, left // group * _GROUP + left % group // row)
        even = ceil(ceil(len(rows) / columns) / _GROUP) * _GROUP
        height = min(most, even)
        yield _Page(rows[: height * columns], min(columns, ceil(len(rows) / height)), height)
        rows = rows[height * columns :]
        left = room.height


def _boxes(paper: Paper, page: _Page, *, solved: bool) -> Grid:
    """Return the boxes of a page in a frame, which shows how an overlay lies.

    `solved` there are the right boxes alone.
    """
    larger = _larger(paper)
    box, between, number, gutter = (
        round(each * larger) for each in (_BOX, _BETWEEN, _NUMBER, _GUTTER)
    )
    columns = [
        page.rows[start : start + page.height] for start in range(0, len(page.rows), page.height)
    ]
    across = max(row.options for row in page.rows)
    height = max(map(len, columns))
    line = round(box * _LEADING)

    def add(style: Style, *pieces: Piece, high: int = line) -> None:
        paper.add(style, *pieces)
        paper.set_line(high)

    nothing = Box(partial(add, Style.GRID_LETTER, high=between // 2), NO_LINES)

    def cells(row: BoxRow | None) -> Iterator[Box]:
        label = "" if row is None else f"{row.number}.{row.pair}" if row.pair else str(row.number)
        yield Box(
            partial(add, Style.GRID_LETTER, Styled(label, Style.STRONG)), NO_LINES, middle=True
        )
        for place in range(across):
            is_box = row is not None and place < row.options
            is_right = row is not None and place in row.right
            if row is None or not is_box or (solved and not is_right):
                yield nothing
            else:
                shown = Styled(_letter(paper, row, place), Style.STRONG if solved else Style.LABEL)
                fill = partial(add, Style.GRID_LETTER, shown)
                yield Box(fill, AROUND, middle=True, shade=_RIGHT if solved else "")
            yield nothing

    widths = [number, *[box, between] * across]
    every = [*widths, *(gutter, *widths) * (len(columns) - 1)]
    whole = nothing._replace(span=len(every))
    rows, heights = [[whole]], [between]
    for place in range(height):
        made: list[Box] = []
        for each in columns:
            made += [nothing] if made else []
            made += cells(each[place] if place < len(each) else None)
        is_last_of_group = place % _GROUP == _GROUP - 1 and place < height - 1
        rows += [made, [whole]]
        heights += [box, between + (round(_BETWEEN_GROUPS * larger) if is_last_of_group else 0)]
    return Grid(
        caption=paper.language.slip.boxes,
        rows=[_framed(row, place, len(rows)) for place, row in enumerate(rows)],
        widths=every,
        heights=heights,
        right=paper.language.is_from_right,
    )


def _framed(row: Sequence[Box], place: int, number: int) -> list[Box]:
    """Return the row at `place` with its part of the frame around a `number` of rows."""
    sides = {"top": place == 0, "bottom": place == number - 1}
    ends = {side: "single" for side, is_edge in sides.items() if is_edge}
    framed = [box._replace(lines={**box.lines, **ends}) for box in row]
    framed[0] = framed[0]._replace(lines={**framed[0].lines, "left": "single"})
    framed[-1] = framed[-1]._replace(lines={**framed[-1].lines, "right": "single"})
    return framed


def _letter(paper: Paper, row: BoxRow, place: int) -> str:
    words = paper.language.slip
    return (words.true, words.false)[place] if row.is_verdict else letter(place)
