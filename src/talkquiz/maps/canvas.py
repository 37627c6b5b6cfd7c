"""Draws a map with Pillow: in greys that hold in black and white print, and reproducible."""

import math
import zlib
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from io import BytesIO
from typing import NamedTuple, cast

from PIL import Image, ImageDraw, ImageFont

from talkquiz.language.language_file import MapWords
from talkquiz.maps.extent import SIDES, Extent, Place
from talkquiz.maps.outlines import Country, Line, world

FINER = 2
"""Everything is drawn this much larger and then made smaller, for smooth edges."""
WHITE, BLACK = 255, 0
LAND, HIGHLIGHT = 213, 240
COAST, BORDER, RIVER = 85, 85, 153
PALETTE = (BLACK, 43, COAST, 119, RIVER, 185, LAND, HIGHLIGHT, WHITE)
_NEAREST = [
    min(range(len(PALETTE)), key=lambda index: abs(PALETTE[index] - grey)) for grey in range(256)
]
"""The index of the nearest grey of the palette for each grey from 0 to 255."""
SPECK = 0.03
"""Enclaves less wide, in widths of the map, are left out: they look like dots."""
COARSE_FROM = 0.075
"""Degrees of longitude a pixel from which coarse outlines do."""
RIVERS_UP_TO_KM = 2500.0
TALLEST_WITH_SCALE = 45.0
"""Degrees of latitude from which the scale varies too much for a scale bar."""
SCALE_TEXT = 22.0
KEPT = 6
"""How many maps without dots, of about 10 MB each, are kept for others of the same places."""
STEPS_AWAY = (0.0, 1.0, 2.0)
"""How far off a text is tried, in its own heights; only a crowded dot has to look far."""

Pixels = list[tuple[float, float]]


class Tones(NamedTuple):
    """The greys of the sea, of land, and of the country that a map is about."""

    sea: int
    land: int
    highlight: int


FOR_SCREEN = Tones(WHITE, LAND, HIGHLIGHT)
FOR_PAPER = Tones(LAND, HIGHLIGHT, WHITE)
"""Little ink where most of the map is, and pencil can be read on it."""


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


class Canvas:
    """A map under way. Lengths are in thousandths of its width."""

    def __init__(self, extent: Extent, width: int, tones: Tones = FOR_SCREEN) -> None:
        self._extent = extent
        self._tones = tones
        self._size = extent.size(width)
        self._width, self._height = (FINER * side for side in self._size)
        self._image = Image.new("L", (self._width, self._height), tones.sea)
        self._draw = ImageDraw.Draw(self._image)
        self._frame = Area(0, 0, self._width, self._height)
        self._taken: list[Area] = []

    def add_ground(self, highlight: Country | None) -> None:
        """Draw land, waters and borders; `highlight` is the country that the map is about."""
        self._image.paste(_ground(self._extent, self._size[0], self._tones, highlight))

    def draw_ground(self, highlight: Country | None) -> Image.Image:
        """Draw what all maps of one part of the Earth have in common, and return it."""
        extent = self._extent
        is_coarse = (extent.east - extent.west) / self._size[0] > COARSE_FROM
        outlines = world().coarse if is_coarse else world()
        others = [country for country in outlines.countries if country is not highlight]
        for ring, _ in outlines.land(others, extent):
            self._draw.polygon(self._pixels(ring), self._tones.land)
        for ring, is_hole in outlines.land([highlight] if highlight else [], extent):
            if not (is_hole and self._is_speck(ring)):
                tone = self._tones.land if is_hole else self._tones.highlight
                self._draw.polygon(self._pixels(ring), tone)
        if extent.width_km < RIVERS_UP_TO_KM:
            self._lines(outlines.shown(outlines.rivers, extent), RIVER, 1.5)
        for lake in outlines.shown(outlines.lakes, extent):
            self._draw.polygon(self._pixels(lake), self._tones.sea)
        self._lines(outlines.shown(outlines.lakes, extent), COAST, 0.8)
        self._lines(outlines.shown(outlines.coasts, extent), COAST, 1.2)
        borders = outlines.shown(outlines.borders, extent)
        self._lines((line for line in borders if not self._is_speck(line)), BORDER, 1.8)
        return self._image

    def _is_speck(self, line: Line) -> bool:
        """Say whether a line is closed, and all that is in it would look like a dot."""
        (xs, ys), width = line, self._extent.east - self._extent.west
        is_closed = (xs[0], ys[0]) == (xs[-1], ys[-1])
        return is_closed and max(xs) - min(xs) < SPECK * width

    def dot(self, place: Place, radius: float) -> Area:
        """Draw a dot with a halo, which no text will cover; return where it is."""
        area = self._about(place, radius)
        self._disc(place, radius * 1.35, WHITE)
        self._disc(place, radius, BLACK)
        self._taken.append(area)
        return area

    def ring(self, place: Place, radius: float) -> Area:
        """Draw a ring with a halo, which no text will cover; return where it is."""
        for reach, grey in ((1.15, WHITE), (1.0, BLACK), (0.85, WHITE)):
            self._disc(place, radius * reach, grey)
        area = self._about(place, radius * 1.15)
        self._taken.append(area)
        return area

    def text(self, words: str, dot: Area, size: float, boldness: float) -> None:
        """Write `words` beside `dot`, where it covers nothing; `boldness` is a share of `size`."""
        font = _font(self._finer(size))
        fitting = 0.8 * self._width / max(1.0, font.getlength(words))
        size *= min(1.0, fitting)
        font, margin = _font(self._finer(size)), self._finer(size * 0.22)
        left, top, right, bottom = font.getbbox(words, anchor="mm")
        width, height = right - left + 2 * margin, bottom - top + 2 * margin
        area, is_far = place_text(dot, width, height, self._taken, self._frame)
        self._taken.append(area)
        x, y = area.middle
        if is_far:
            self._line([dot.middle, (x, y)], BLACK, 1.5)
        middle = x - (left + right) / 2, y - (top + bottom) / 2
        self._write(words, middle, "mm", font, size * 0.18, size * boldness)

    def scale_bar(self, words: MapWords, size: float = SCALE_TEXT) -> None:
        """Draw a scale with text of `size` in a corner without dots.

        There is none if no scale holds for the whole map.
        """
        if self._extent.north - self._extent.south > TALLEST_WITH_SCALE:
            return
        most = self._extent.width_km * 0.22
        ten = 10 ** math.floor(math.log10(most))
        kilometres = int(max(step * ten for step in (1, 2, 5) if step * ten <= most))
        length = kilometres / self._extent.width_km * self._width
        gap, tick = self._finer(size), self._finer(8)
        width, height = length + 2 * gap, 3.2 * gap
        right, bottom = self._width - width, self._height - height
        corners = [
            Area(x, y, x + width, y + height)
            for x, y in ((0, bottom), (right, bottom), (0, 0), (right, 0))
        ]
        corner = min(corners, key=lambda corner: sum(map(corner.overlap, self._taken)))
        self._taken.append(corner)
        x, y = corner.left + gap, corner.bottom - gap
        bar = [(x, y - tick), (x, y), (x + length, y), (x + length, y - tick)]
        self._line(bar, WHITE, 9)
        self._line(bar, BLACK, 3)
        said = words.kilometres.format(count=f"{kilometres:,}")
        self._write(said, (x + length / 2, y - tick), "mb", _font(gap), 4, 0)

    def _write(  # noqa: PLR0913, PLR0917 - as many as Pillow's own
        self,
        words: str,
        where: tuple[float, float],
        anchor: str,
        font: ImageFont.FreeTypeFont,
        halo: float,
        weight: float,
    ) -> None:
        for grey, reach in ((WHITE, self._finer(halo)), (BLACK, self._finer(weight))):
            self._draw.text(where, words, grey, font, anchor, stroke_width=reach, stroke_fill=grey)

    def png(self) -> tuple[bytes, int, int]:
        """Frame the map; return it as a PNG file, its width and its height in pixels."""
        edge = self._finer(2)
        self._draw.rectangle((0, 0, self._width - 1, self._height - 1), outline=BLACK, width=edge)
        small = self._image.reduce(FINER).point(_NEAREST)
        small.putpalette([grey for grey in PALETTE for _ in "RGB"])
        data = BytesIO()
        small.save(data, "PNG", bits=4, compress_type=zlib.Z_RLE)
        return data.getvalue(), *self._size

    def _finer(self, length: float) -> int:
        return max(1, round(length * self._width / 1000))

    def _about(self, place: Place, radius: float) -> Area:
        x, y = (value * self._width for value in self._extent.position(*place))
        side = 2 * self._finer(radius)
        return Area.about(x, y, side, side)

    def _disc(self, place: Place, radius: float, grey: int) -> None:
        self._draw.ellipse(self._about(place, radius), grey)

    def _lines(self, lines: Iterable[Line], grey: int, width: float) -> None:
        for line in lines:
            self._line(self._pixels(line), grey, width)

    def _line(self, pixels: Pixels, grey: int, width: float) -> None:
        self._draw.line(pixels, grey, self._finer(width))

    def _pixels(self, line: Line) -> Pixels:
        xs, ys = line
        west, north = self._extent.west, self._extent.north
        across = self._width / (self._extent.east - west)
        down = across / self._extent.shrink
        return [((x - west) * across, (north - y) * down) for x, y in zip(xs, ys, strict=True)]


@lru_cache(maxsize=KEPT)
def _ground(extent: Extent, width: int, tones: Tones, highlight: Country | None) -> Image.Image:
    return Canvas(extent, width, tones).draw_ground(highlight)


def can_write(words: str) -> bool:
    """Say whether the font has all letters of `words`."""
    font = _font(32)
    missing = bytes(font.getmask("\ufffe"))
    return all(bytes(font.getmask(letter)) != missing for letter in set(words) - {" "})


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    """Return the font that comes with Pillow, laid out alike on every machine."""
    font = cast("ImageFont.FreeTypeFont", ImageFont.load_default(size))
    return font.font_variant(layout_engine=ImageFont.Layout.BASIC)
