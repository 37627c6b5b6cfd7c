"""Draws a map with Pillow, reproducibly: in greys for black and white print, or for a screen."""

import math
import zlib
from collections.abc import Iterable
from copy import copy
from functools import cache, lru_cache
from io import BytesIO
from itertools import chain
from typing import Any, NamedTuple

from PIL import Image, ImageChops, ImageDraw, ImageFont

from talkquiz.maps.extent import Extent, Place
from talkquiz.maps.outlines import Country, Line, Outlines, turns, world
from talkquiz.maps.placing import SEA, TAKEN, Area, Grid, Harm, Style, Text, harmless, place_text
from talkquiz.resources import bundled

FINER = 2
"""Everything is drawn this much larger and then made smaller, for smooth edges."""
SPECK = 0.03
"""Enclaves less wide, in widths of the map, are left out: they look like dots."""
HATCH, HATCHING = 1.0, 5.5
"""How wide lines of a hatching are, and how far from one to the next."""
COARSE_FROM = 0.075
"""Degrees of longitude a pixel from which coarse outlines do."""
RIVERS_UP_TO_KM = 2500.0
TALLEST_WITH_SCALE = 45.0
"""Degrees of latitude from which the scale varies too much for a scale bar."""
SCALE_TEXT = 22.0
KEPT = 6
"""How many maps without dots, of about 10 MB each, are kept for others of the same places."""
COLUMNS = 300
"""How many cells wide the grid is in which room for names is looked for."""
FONT = "NotoSans-SemiCondensedMedium.ttf"
LONGEST_LINE, LONGEST = 0.5, 0.8
"""How much of the width words may take before they stand on two lines, and at most."""
LEADING = 0.25
"""How far lines are apart, in sizes of their letters."""

Pixels = list[tuple[float, float]]
Ink = int | tuple[int, int, int]


class Tones(NamedTuple):
    """What each part of a map is drawn with, all greys or all colours.

    `highlight` is the country that a map is about, `edge` its outline if that is none like others,
    `quiet` what countries are named with, `mark` what marks a place; `between` are there for
    smooth edges.
    """

    sea: Ink
    land: Ink
    highlight: Ink
    coast: Ink
    border: Ink
    edge: Ink | None
    river: Ink
    halo: Ink
    ink: Ink
    quiet: Ink
    mark: Ink
    frame: Ink
    between: tuple[Ink, ...]

    @property
    def mode(self) -> str:
        """Pillow's name for an image of such inks."""
        return "L" if isinstance(self.ink, int) else "RGB"

    @property
    def palette(self) -> list[Any]:
        """All of them, in the order that they have in the file."""
        *inks, between = self
        return sorted({ink for ink in (*inks, *between) if ink is not None})


FOR_PAPER = Tones(
    sea=213,
    land=240,
    highlight=255,
    coast=85,
    border=85,
    edge=None,
    river=153,
    halo=255,
    ink=0,
    quiet=85,
    mark=0,
    frame=0,
    between=(43, 119, 185),
)
"""Little ink where most of the map is, and pencil can be read on it."""
FOR_SCREEN = Tones(
    sea=(214, 227, 236),
    land=(246, 244, 238),
    highlight=(234, 188, 110),
    coast=(112, 126, 138),
    border=(140, 134, 122),
    edge=(104, 64, 8),
    river=(158, 188, 208),
    halo=(255, 255, 255),
    ink=(20, 20, 20),
    quiet=(40, 40, 38),
    mark=(176, 18, 42),
    frame=(140, 134, 122),
    between=((216, 136, 148), (160, 160, 158), (180, 190, 196), (196, 190, 180)),
)
"""Calm by day, and by night with one filter that turns light and dark round."""


class Canvas:
    """A map under way. Lengths are in thousandths of its width."""

    def __init__(self, extent: Extent, width: int, tones: Tones) -> None:
        self._extent = extent
        self._tones = tones
        self._size = extent.size(width)
        self._width, self._height = (FINER * side for side in self._size)
        self._image = Image.new(tones.mode, (self._width, self._height), tones.sea)
        self._draw = ImageDraw.Draw(self._image)
        self._frame = Area(0, 0, self._width, self._height)
        self._taken: list[Area] = []

    def copy(self) -> "Canvas":
        """Return the same map to go on with, which leaves this one as it is."""
        other, image = copy(self), self._image.copy()
        other.__dict__.update(_image=image, _draw=ImageDraw.Draw(image), _taken=[*self._taken])
        return other

    def add_ground(self, highlight: Country | None) -> None:
        """Draw land, waters and borders; `highlight` is the country that the map is about.

        Land without a code looks like all others: to set it off would be to call it a country.
        """
        shown = highlight if highlight and highlight.code else None
        self._image.paste(_ground(self._extent, self._size[0], self._tones, shown))

    def draw_ground(self, highlight: Country | None) -> Image.Image:
        """Draw what all maps of one part of the Earth have in common, and return it."""
        extent, tones, outlines = self._extent, self._tones, self._outlines
        others = [country for country in outlines.countries if country is not highlight]
        for ring, _ in outlines.land(others, extent):
            self._draw.polygon(self._pixels(ring), tones.land)
        for ring, is_hole in outlines.land([highlight] if highlight else [], extent):
            if not (is_hole and self._is_speck(ring)):
                self._draw.polygon(self._pixels(ring), tones.land if is_hole else tones.highlight)
        areas = (outlines.hatched[area] for area in outlines.areas(extent))
        self._hatch(outlines.shown(chain.from_iterable(areas), extent))
        if extent.width_km < RIVERS_UP_TO_KM:
            self._lines(outlines.shown(outlines.rivers, extent), tones.river, 1.5)
        for lake in outlines.shown(outlines.lakes, extent):
            self._draw.polygon(self._pixels(lake), tones.sea)
        self._lines(outlines.shown(outlines.lakes, extent), tones.coast, 0.8)
        self._lines(outlines.shown(outlines.coasts, extent), tones.coast, 1.2)
        borders = outlines.shown(outlines.borders, extent)
        self._lines((line for line in borders if not self._is_speck(line)), tones.border, 1.8)
        if highlight and tones.edge is not None:
            for lines, width in ((outlines.coasts, 1.4), (outlines.borders, 2.4)):
                edges = outlines.shown(outlines.around(highlight, lines), extent)
                self._lines((line for line in edges if not self._is_speck(line)), tones.edge, width)
        return self._image

    def _hatch(self, rings: Iterable[Line]) -> None:
        """Draw thin slanted lines over what is in some rings."""
        tones, high = self._tones, self._height
        within, lines = (Image.new("1", self._image.size) for _ in range(2))
        for ring in rings:
            ImageDraw.Draw(within).polygon(self._pixels(ring), 1)
        box = within.getbbox()
        if not box:
            return
        draw = ImageDraw.Draw(lines)
        for x in range(-high, self._width, self._finer(HATCHING)):
            draw.line([(x, high), (x + high, 0)], 1, self._finer(HATCH))
        ink = tones.border if tones.edge is None else tones.edge
        mask = ImageChops.logical_and(within.crop(box), lines.crop(box))
        self._image.paste(ink, box[:2], mask)

    @property
    def _outlines(self) -> Outlines:
        extent = self._extent
        is_coarse = (extent.east - extent.west) / self._size[0] > COARSE_FROM
        return world().coarse if is_coarse else world()

    def _is_speck(self, line: Line) -> bool:
        """Say whether a line is closed, and all that is in it would look like a dot."""
        (xs, ys), width = line, self._extent.east - self._extent.west
        is_closed = (xs[0], ys[0]) == (xs[-1], ys[-1])
        return is_closed and max(xs) - min(xs) < SPECK * width

    def dot(self, place: Place, radius: float) -> Area:
        """Draw a dot with a halo, which no text will cover; return where it is."""
        area = self._about(place, radius)
        self._disc(place, radius * 1.35, self._tones.halo)
        self._disc(place, radius, self._tones.mark)
        self._taken.append(area)
        return area

    def ring(self, place: Place, radius: float) -> Area:
        """Draw a ring with a halo, which no text will cover; return where it is."""
        halo, mark = self._tones.halo, self._tones.mark
        for reach, ink in ((1.15, halo), (1.0, mark), (0.85, halo)):
            self._disc(place, radius * reach, ink)
        area = self._about(place, radius * 1.15)
        self._taken.append(area)
        return area

    def grid(self, *, waters: bool = False) -> tuple[Grid, dict[int, Country]]:
        """Return where names can go, and the countries in it by their numbers.

        With `waters`, no name can go over rivers, lakes and what is hatched.
        """
        cells, countries = _cells(self._extent, self._size[0], self._tones, waters=waters)
        grid = Grid(cells, COLUMNS, self._width / COLUMNS)
        grid.take(*self._taken)
        return grid, countries

    def draw_cells(self, *, waters: bool) -> tuple[bytes, dict[int, Country]]:
        """Return the cells of a grid of which nothing is taken, and the countries in it."""
        side = self._width / COLUMNS
        image = Image.new("L", (COLUMNS, round(self._height / side)), SEA)
        draw = ImageDraw.Draw(image)
        near = [each for each in self._outlines.countries if turns(each.box, self._extent)]
        near.sort(key=lambda each: max(piece.box.width_km for piece in each.pieces), reverse=True)
        countries = dict(enumerate(near[: SEA - 1], start=1))  # what is in another one comes later
        for number, country in countries.items():
            for ring, is_hole in self._outlines.land([country], self._extent):
                if not is_hole:
                    draw.polygon([(x / side, y / side) for x, y in self._pixels(ring)], number)
        if waters:
            outlines = self._outlines
            over = chain(outlines.rivers, outlines.lakes, *outlines.hatched.values())
            for line in outlines.shown(over, self._extent):
                draw.line([(x / side, y / side) for x, y in self._pixels(line)], TAKEN)
        return image.tobytes(), countries

    def measured(self, *lines: tuple[str, Style]) -> Text:
        """Return how much room lines of words take below each other."""
        boxes = [self._font(style).getbbox(words, anchor="mm") for words, style in lines]
        width = max(right - left for left, _, right, _ in boxes)
        height = sum(bottom - top for _, top, _, bottom in boxes)
        leading = sum(self._leading(style) for _, style in lines[1:])
        return Text(lines, width, height + leading)

    def fitting(self, words: str, style: Style) -> Text:
        """Return words that may be long: on two lines then, or else in smaller letters."""
        one, *two = self.layouts(words, style)
        text = two[0] if two and one.width > LONGEST_LINE * self._width else one
        size = style.size * min(1.0, LONGEST * self._width / max(1.0, text.width))
        return self.measured(*((line, style._replace(size=size)) for line, style in text.lines))

    def layouts(self, words: str, style: Style) -> list[Text]:
        """Return words on one line and, if they are several, on two that are about as long."""
        spaces = [at for at, letter in enumerate(words) if letter == " "]
        texts = [self.measured((words, style))]
        if spaces:
            at = min(spaces, key=lambda at: abs(at - len(words) / 2))
            texts.append(self.measured((words[:at], style), (words[at + 1 :], style)))
        return texts

    def room(self, text: Text, dot: Area, harm: Harm = harmless) -> tuple[Area, bool]:
        """Return where a text goes beside `dot`, and whether it needs a line to there."""
        margin = 2 * self._finer(text.lines[0][1].size * 0.22)
        size = text.width + margin, text.height + margin
        return place_text(dot, size, self._taken, self._frame, harm)

    def write_beside(self, text: Text, dot: Area, harm: Harm = harmless) -> Area:
        """Write a text beside `dot`, where it covers nothing; return where it is."""
        area = self.reserve(text, dot, harm)
        self.write(text, area)
        return area

    def reserve(self, text: Text, dot: Area, harm: Harm = harmless) -> Area:
        """Return where a text is to be written beside `dot`: nothing else will be there."""
        area, is_far = self.room(text, dot, harm)
        self._taken.append(area)
        if is_far:
            self._line([dot.middle, area.middle], self._tones.ink, 1.5)
        return area

    def write(self, text: Text, area: Area) -> None:
        """Write a text in the middle of an area."""
        x, y = area.middle
        y -= text.height / 2
        for words, style in text.lines:
            left, top, right, bottom = self._font(style).getbbox(words, anchor="mm")
            self._write(words, (x - (left + right) / 2, y - top), "mm", style)
            y += bottom - top + self._leading(style)

    def scale_bar(self, said: str, size: float = SCALE_TEXT) -> None:
        """Draw a scale near a corner, over no dot, border, coast or water.

        What is `said` of its kilometres has letters of `size`.
        Where there is no such place, it has a ground of its own. There is none if no scale holds
        for the whole map.
        """
        if self._extent.north - self._extent.south > TALLEST_WITH_SCALE:
            return
        most = self._extent.width_km * 0.22
        ten = 10 ** math.floor(math.log10(most))
        kilometres = int(max(step * ten for step in (1, 2, 5) if step * ten <= most))
        length = kilometres / self._extent.width_km * self._width
        said, style = said.format(count=f"{kilometres:,}"), Style(size, 0, 4 / size)
        text, gap = self.measured((said, style)), self._finer(size / 2)
        tick = self._finer(max(8, size / 3))
        width = max(length, text.width) + 2 * gap
        height = text.height + 2 * tick + 2 * gap
        area = self.grid(waters=True)[0].corner(width, height)
        if area is None:
            right, bottom = self._width - width, self._height - height
            corners = [
                Area(x, y, x + width, y + height)
                for x, y in ((0, bottom), (right, bottom), (0, 0), (right, 0))
            ]
            area = min(corners, key=lambda corner: sum(map(corner.overlap, self._taken)))
            self._draw.rectangle(area, self._tones.halo, self._tones.frame)
        self._taken.append(area)
        middle, y = area.middle[0], area.bottom - gap
        left, right = middle - length / 2, middle + length / 2
        bar = [(left, y - tick), (left, y), (right, y), (right, y - tick)]
        self._line(bar, self._tones.halo, 9)
        self._line(bar, self._tones.ink, 3)
        self._write(said, (middle, y - tick), "mb", style)

    def _write(self, words: str, where: tuple[float, float], anchor: str, style: Style) -> None:
        font, tones = self._font(style), self._tones
        halo, ink = (tones.land, tones.quiet) if style.is_quiet else (tones.halo, tones.ink)
        for each, share in ((halo, style.halo), (ink, style.boldness)):
            reach = self._finer(style.size * share)
            self._draw.text(where, words, each, font, anchor, stroke_width=reach, stroke_fill=each)

    def _font(self, style: Style) -> ImageFont.FreeTypeFont:
        return _font(self._finer(style.size))

    def _leading(self, style: Style) -> float:
        return self._finer(style.size * LEADING)

    def png(self) -> tuple[bytes, int, int]:
        """Frame the map; return it as a PNG file, its width and its height in pixels."""
        edge, tones = self._finer(2), self._tones
        whole = (0, 0, self._width - 1, self._height - 1)
        self._draw.rectangle(whole, outline=tones.frame, width=edge)
        small = self._image.reduce(FINER)
        colours = [part for ink in tones.palette for part in _rgb(ink)]
        if tones.mode == "L":
            small = small.point(_nearest(tones))
            small.putpalette(colours)
        else:
            palette = Image.new("P", (1, 1))
            palette.putpalette(colours)
            small = small.quantize(palette=palette, dither=Image.Dither.NONE)
        data = BytesIO()
        small.save(data, "PNG", bits=4, compress_type=zlib.Z_RLE)
        return data.getvalue(), *self._size

    def _finer(self, length: float) -> int:
        return max(1, round(length * self._width / 1000))

    def _about(self, place: Place, radius: float) -> Area:
        x, y = (value * self._width for value in self._extent.position(*place))
        side = 2 * self._finer(radius)
        return Area.about(x, y, side, side)

    def _disc(self, place: Place, radius: float, ink: Ink) -> None:
        self._draw.ellipse(self._about(place, radius), ink)

    def _lines(self, lines: Iterable[Line], ink: Ink, width: float) -> None:
        for line in lines:
            self._line(self._pixels(line), ink, width)

    def _line(self, pixels: Pixels, ink: Ink, width: float) -> None:
        self._draw.line(pixels, ink, self._finer(width))

    def _pixels(self, line: Line) -> Pixels:
        xs, ys = line
        west, north = self._extent.west, self._extent.north
        across = self._width / (self._extent.east - west)
        down = across / self._extent.shrink
        return [((x - west) * across, (north - y) * down) for x, y in zip(xs, ys, strict=True)]


@lru_cache(maxsize=KEPT)
def _ground(extent: Extent, width: int, tones: Tones, highlight: Country | None) -> Image.Image:
    return Canvas(extent, width, tones).draw_ground(highlight)


@lru_cache(maxsize=KEPT)
def _cells(
    extent: Extent, width: int, tones: Tones, *, waters: bool
) -> tuple[bytes, dict[int, Country]]:
    return Canvas(extent, width, tones).draw_cells(waters=waters)


def _rgb(ink: Any) -> tuple[int, int, int]:
    return (ink, ink, ink) if isinstance(ink, int) else ink


@cache
def _nearest(tones: Tones) -> list[int]:
    """Return the index of the nearest grey of the palette for each grey from 0 to 255."""
    greys = tones.palette
    return [
        min(range(len(greys)), key=lambda index: abs(greys[index] - grey)) for grey in range(256)
    ]


def can_write(words: str) -> bool:
    """Say whether the font has all letters of `words`."""
    return all(map(_has, set(words) - {" "}))


@cache
def _has(letter: str) -> bool:
    missing, drawn = (bytes(_font(32).getmask(each)) for each in ("\ufffe", letter))
    return drawn != missing


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    """Return the font that TalkQuiz comes with, laid out alike on every machine."""
    path = bundled("templates") / "maps" / FONT
    return ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.BASIC)
