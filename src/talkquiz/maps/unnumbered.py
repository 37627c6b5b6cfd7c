"""A map on paper but for the numbers of its dots, which differ from one student to the next."""

from functools import lru_cache
from typing import NamedTuple

from talkquiz.maps.canvas import FOR_PAPER, Canvas
from talkquiz.maps.extent import Extent, Place
from talkquiz.maps.naming import write_names
from talkquiz.maps.outlines import Country
from talkquiz.maps.placing import Area, Style, harmless

DOT = 7 / 34
"""The radius of a dot beside the size of its number."""
KEPT = 3
"""How many maps are kept for other numbers on them, each of about 10 MB."""


class Sizes(NamedTuple):
    """How wide a map is in pixels; in thousandths of that, the sizes of what is written on it."""

    width: int
    numbers: float
    scale: float
    names: float

    def number(self, words: str) -> tuple[str, Style]:
        """Return a number as it is written."""
        return words, Style(self.numbers, 0.04, 0.18)


class Unnumbered(NamedTuple):
    """A map under way, where its numbers go, and the codes of other countries on it."""

    canvas: Canvas
    rooms: list[Area]
    near: list[str]


@lru_cache(maxsize=KEPT)
def unnumbered(
    extent: Extent,
    home: Country | None,
    spots: tuple[tuple[Place, str], ...],
    sizes: Sizes,
    words: tuple[str, frozenset[tuple[str, str]]],
) -> Unnumbered:
    """Draw ground, dots and scale, and the names of countries.

    `spots` are the places of the dots, each with a number as long as its own. `words` are what a
    scale says of a number of kilometres, and the names by the codes of their countries.
    """
    kilometres, names = words
    canvas = Canvas(extent, sizes.width, FOR_PAPER)
    canvas.add_ground(home)
    dots = [canvas.dot(place, DOT * sizes.numbers) for place, _ in spots]
    grid, _ = canvas.grid()

    def harm(area: Area) -> float:
        """Better not over a border or a coast."""
        return 0.0 if grid.is_even(area) else area.size / 10

    rooms = []
    for (_, as_long), dot in zip(spots, dots, strict=True):
        number = canvas.measured(sizes.number(as_long))
        _, is_far = canvas.room(number, dot, harm)
        rooms.append(canvas.reserve(number, dot, harmless if is_far else harm))
    canvas.scale_bar(kilometres, sizes.scale)
    near = write_names(canvas, home, dict(names), Style(sizes.names, 0, 0.12, is_quiet=True))
    return Unnumbered(canvas, rooms, near)
