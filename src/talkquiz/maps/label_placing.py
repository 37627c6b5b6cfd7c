"""Where a text goes beside its dot: on none of the dots and texts that are there."""

from collections.abc import Sequence
from typing import NamedTuple

SIDES = ((1, -1), (1, 0), (1, 1), (-1, -1), (-1, 0), (-1, 1), (0, -1), (0, 1))
"""Right before left, above before below (Imhof, Positioning Names on Maps, 1975)."""
STEPS_AWAY = (0.0, 1.0, 2.0)
"""How far off a text is tried, in its own heights; only a crowded dot has to look far."""


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


def place_text(
    dot: Area, width: float, height: float, taken: Sequence[Area], frame: Area
) -> tuple[Area, bool]:
    """Return where to write beside `dot`, and whether that is so far off that it needs a line.

    The first position that is free and within `frame` is taken, or else the least bad.
    """
    (x, y), reach = dot.middle, (dot.right - dot.left) / 2
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
        return 10 * outside + sum(area.overlap(other) for other in taken if other != dot)

    return min(tried, key=badness)
