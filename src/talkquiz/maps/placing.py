"""Where words go on a map: beside a dot, inside a country, or in the sea beside it.

For the names of countries, a map is looked at as a grid of cells, in which a number says what each
is: a country, the sea, or what no name may cover. A set of cells is one large integer with a bit
for each, the first cell the highest, so that looking for room is a handful of operations on
integers, however large the map.
"""

import math
import operator
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import NamedTuple

from talkquiz.maps.extent import SIDES

STEPS_AWAY = (0.0, 1.0, 2.0)
"""How far off a text is tried, in its own heights; only a crowded dot has to look far."""
TAKEN, SEA = 0, 255
"""What is in a cell that is no country's."""
ASIDE, ABOVE = 2, 1
"""How many cells there are at least between a name and what it may not cover."""
COAST = 3
"""How many cells away from its country a name may stand in the sea, its margin with them."""
MOST = 0.75
"""How much of its width and height is inside, if a name goes beyond the outline of its country."""
Cell = tuple[int, int]
"""Its column and its row."""


class Area(NamedTuple):
    """A rectangle in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    @classmethod
    def about(cls, x: float, y: float, width: float, height: float) -> "Area":
        """Return the rectangle with its middle at (x, y)."""
        return cls(x - width / 2, y - height / 2, x + width / 2, y + height / 2)

    @property
    def middle(self) -> tuple[float, float]:
        """The point in the middle."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def overlap(self, other: "Area") -> float:
        """Return how many square pixels two rectangles share."""
        width = min(self.right, other.right) - max(self.left, other.left)
        height = min(self.bottom, other.bottom) - max(self.top, other.top)
        return max(0.0, width) * max(0.0, height)

    @property
    def size(self) -> float:
        """The square pixels in it."""
        return (self.right - self.left) * (self.bottom - self.top)


class Style(NamedTuple):
    """How words are written: how large, how bold and with how wide a halo as shares of that.

    Quiet ones stand back behind others.
    """

    size: float
    boldness: float
    halo: float
    is_quiet: bool = False


class Text(NamedTuple):
    """Lines of words below each other, and the width and height in pixels of all of them."""

    lines: tuple[tuple[str, Style], ...]
    width: float
    height: float


Harm = Callable[[Area], float]
"""Returns how bad it is to cover an area, in square pixels."""


def harmless(_: Area) -> float:
    """Return that it is not bad at all."""
    return 0.0


def place_text(
    dot: Area,
    size: tuple[float, float],
    taken: Sequence[Area],
    frame: Area,
    harm: Harm = harmless,
) -> tuple[Area, bool]:
    """Return where to write words of a size (width and height) beside `dot`.

    Say too whether that is so far off that it needs a line. The first position that is free, within
    `frame` and does no `harm` is taken, or else the least bad.
    """
    (x, y), (width, height), reach = dot.middle, size, (dot.right - dot.left) / 2
    tried: list[tuple[Area, bool]] = []
    for away in STEPS_AWAY:
        for right, down in SIDES:
            slant = 0.75 if right and down else 1.0
            gap = (reach + away * height) * slant
            across, along = (gap + width / 2) * right, (gap + height / 2) * down
            tried.append((Area.about(x + across, y + along, width, height), away > 0))

    def badness(position: tuple[Area, bool]) -> float:
        area, _ = position
        outside = area.size - area.overlap(frame)
        covered = sum(area.overlap(other) for other in taken if other != dot)
        return 10 * outside + covered + harm(area)

    return min(tried, key=badness)


class Grid:
    """The cells of a map, row by row, each `side` pixels wide; those at its edges are taken."""

    def __init__(self, cells: bytes | bytearray, columns: int, side: float) -> None:
        self._cells, self._columns, self._side = bytearray(cells), columns, side
        self._rows = len(cells) // columns
        right, bottom = columns * side, self._rows * side
        self.take(Area(0, 0, right, side), Area(0, bottom - side, right, bottom))
        self.take(Area(0, 0, side, bottom), Area(right - side, 0, right, bottom))

    def copy(self) -> "Grid":
        """Return another one, in which more can be taken."""
        return Grid(self._cells, self._columns, self._side)

    def take(self, *areas: Area) -> None:
        """Have no name cover some areas, as far as they are on the map."""
        for area in areas:
            for start, end in self._slices(area):
                self._cells[start:end] = bytes([TAKEN]) * (end - start)

    def count(self, country: int, area: Area | None = None) -> int:
        """Return how many cells of a country are free, on the whole map or in an area."""
        slices = [(0, len(self._cells))] if area is None else self._slices(area)
        return sum(self._cells.count(country, start, end) for start, end in slices)

    def is_even(self, area: Area) -> bool:
        """Say whether an area is all in one country, or all in the sea, as far as it is free."""
        kinds = set().union(*(self._cells[start:end] for start, end in self._slices(area)))
        return len(kinds - {TAKEN}) < 2

    def corner(self, long: float, high: float) -> Area | None:
        """Return where something is all in one country or in the sea, as near a corner as can be.

        Below comes before above, and left before right. None if it has no room.
        """
        size = across, down = self._size(Text((), long, high))
        free = 0
        for kind in set(self._cells) - {TAKEN}:
            free |= self._places(self._only({kind}), size)
        right, bottom = self._columns - across, self._rows - down

        def far(corner: Cell) -> tuple[float, bool, bool, Cell]:
            column, row = corner
            away = math.hypot(min(column, right - column), min(row, bottom - row))
            return away, row < bottom - row, column > right - column, corner

        digits, width = f"{free:0{len(self._cells)}b}", self._columns
        outermost = (  # of each row
            (at - row * width, row)
            for row in range(self._rows)
            for find in (digits.find, digits.rfind)
            if (at := find("1", row * width, (row + 1) * width)) >= 0
        )
        nearest = min(outermost, key=far, default=None)
        return self._area(nearest, size) if nearest else None

    def room(self, country: int, texts: Sequence[Text]) -> tuple[Text, Area] | None:
        """Return the first of some texts for which a country has room, and where; None without.

        It stands inside the country, or else in the sea beside it.
        """
        for find in (self._room_inside, self._room_beside):
            for text in texts:
                area = find(country, text)
                if area:
                    return text, area
        return None

    def room_across(self, country: int, texts: Sequence[Text]) -> tuple[Text, Area] | None:
        """Return the same for a name most of which is inside the country, but not its ends."""
        free = self._only(range(TAKEN + 1, 256))
        for text in texts:
            size = self._size(text)
            inner = round(MOST * size[0]), round(MOST * size[1])
            ends = (size[1] - inner[1]) // 2 * self._columns + (size[0] - inner[0]) // 2
            within = self._places(self._only({country}), inner) << ends
            area = self._innermost(within & self._places(free, size), size)
            if area:
                return text, area
        return None

    def _room_inside(self, country: int, text: Text) -> Area | None:
        """Return where in a country a text is farthest from its outline, None without room."""
        size = self._size(text)
        return self._innermost(self._places(self._only({country}), size), size)

    def _room_beside(self, country: int, text: Text) -> Area | None:
        """Return where a text is in the sea at the middle of a country's coast, None without room.

        It covers some of the country where it has to.
        """
        size, sea, own = self._size(text), self._only({SEA}), self._only({country})
        coast = own
        for _ in range(COAST):
            across = coast | coast << 1 | coast >> 1
            coast = (across | across << self._columns | across >> self._columns) & (own | sea)
        touching = self._swept(coast, size, operator.or_)
        column, row = _middle(list(self._positions(coast & sea)))
        middle = column - size[0] / 2, row - size[1] / 2
        for free in (sea, own | sea):
            corners = self._positions(self._places(free, size) & touching)
            nearest = min(corners, key=lambda corner: math.dist(corner, middle), default=None)
            if nearest:
                return self._area(nearest, size)
        return None

    def _innermost(self, corners: int, size: Cell) -> Area | None:
        """Return a rectangle at one of some corners, far from where there are none."""
        inset = 0
        while smaller := self._places(corners, (3, 3)):
            corners, inset = smaller, inset + 1
        found = list(self._positions(corners))
        if not found:
            return None
        column, row = found[len(found) // 2]
        return self._area((column + inset, row + inset), size)

    def _size(self, text: Text) -> Cell:
        width, height = (math.ceil(each / self._side) for each in text[1:])
        return width + 2 * ASIDE, height + 2 * ABOVE

    def _area(self, corner: Cell, size: Cell) -> Area:
        ends = (at + length for at, length in zip(corner, size, strict=True))
        return Area(*(cell * self._side for cell in (*corner, *ends)))

    def _slices(self, area: Area) -> list[tuple[int, int]]:
        """Return from where to where the cells of an area go, row by row."""
        side = self._side
        left, top = max(0, math.floor(area.left / side)), max(0, math.floor(area.top / side))
        right = min(self._columns, math.ceil(area.right / side))
        rows = range(top, min(self._rows, math.ceil(area.bottom / side)))
        starts = (row * self._columns for row in rows)
        return [(start + left, start + right) for start in starts] if left < right else []

    def _only(self, kinds: Collection[int]) -> int:
        """Return the set of the cells in which one of `kinds` is."""
        digits = bytearray(b"0" * 256)
        for kind in kinds:
            digits[kind] = ord("1")
        return int(self._cells.translate(digits), 2)

    def _places(self, cells: int, size: Cell) -> int:
        """Return the set of upper left cells of rectangles of `size` that are all in `cells`."""
        return self._swept(cells, size, operator.and_)

    def _swept(self, cells: int, size: Cell, join: Callable[[int, int], int]) -> int:
        """Return the set of upper left cells of rectangles, whose cells `join` makes one bit of."""
        for count, step in zip(size, (1, self._columns), strict=True):
            done = 1
            while done < count:
                more = min(done, count - done)
                cells = join(cells, cells << more * step)
                done += more
        return cells & ((1 << len(self._cells)) - 1)

    def _positions(self, cells: int) -> Iterator[Cell]:
        """Yield the cells of a set."""
        digits = f"{cells:0{len(self._cells)}b}"
        at = digits.find("1")
        while at >= 0:
            row, column = divmod(at, self._columns)
            yield column, row
            at = digits.find("1", at + 1)


def _middle(cells: Sequence[Cell]) -> tuple[float, float]:
    """Return the middle of some cells; of none, any."""
    columns, rows = zip(*(cells or [(0, 0)]), strict=True)
    return sum(columns) / len(columns) + 0.5, sum(rows) / len(rows) + 0.5
