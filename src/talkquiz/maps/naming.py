"""The names on a map: that of a place, its country's, and those of others around it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from talkquiz.maps.canvas import Canvas
from talkquiz.maps.outlines import Country
from talkquiz.maps.placing import Area, Grid, Style, Text

PLACE, COUNTRY = Style(46, 0.02, 0.15), Style(34, 0, 0.12, is_quiet=True)
"""On a telephone, where the map is 328 pixels wide, letters of countries are eleven pixels high."""
HIDDEN = 0.25
"""The share of what shows of its country that the name of a place may cover."""
LEAST_CELLS = 12
"""Countries of which less shows are not named, unless they have a border with this one."""
MOST_NAMES = 14


def write_names(
    canvas: Canvas,
    own: Country | None,
    names: Mapping[str, str],
    style: Style = COUNTRY,
    label: tuple[str, Area] | None = None,
) -> list[str]:
    """Write `names` of countries by their codes in a `style`, and a `label` beside its ring first.

    `own` is the country that the map is about. Return the codes of the others that are named or
    that have a border with it, the largest first.
    """
    grid, countries = canvas.grid()
    home = next((number for number, country in countries.items() if country is own), 0)
    named = {number: each for number, each in countries.items() if each.code in names}
    loud = style._replace(is_quiet=False)
    texts = {
        number: canvas.layouts(names[each.code], loud if number == home else style)
        for number, each in named.items()
    }
    seen = {number: grid.count(number) for number in texts}
    near = {number for number in texts if own and own.has_border_with(named[number])}
    near = {number for number in near if seen[number]}
    names_on_map = _Names(canvas, grid, home, texts)
    if label:
        names_on_map.write_label(*label)
    first = near | {home}
    large = {number for number in texts if number in first or seen[number] >= LEAST_CELLS}
    shown = sorted(large, key=lambda each: (each in first, seen[each], each))[-MOST_NAMES:]
    written = names_on_map.write_countries(shown, near)
    told = sorted((near | written) - {home}, key=lambda each: (-seen[each], each))
    return [named[number].code for number in told]


@dataclass(frozen=True, slots=True)
class _Names:
    """Names that are being written on a map.

    Countries are meant by their numbers in `grid`; `home` is that of the place, zero for none.
    `texts` are the layouts of each name that may be written.
    """

    canvas: Canvas
    grid: Grid
    home: int
    texts: dict[int, list[Text]]

    def write_label(self, label: str, ring: Area) -> None:
        """Write the name of the place, and its country's below if no room is left for that."""
        title = self.canvas.fitting(label, PLACE)
        rest = self.grid.copy()
        rest.take(self.canvas.room(title, ring, self._harm)[0])
        if self.home in self.texts and not rest.room(self.home, self.texts[self.home]):
            title = self.canvas.measured(*title.lines, *self.texts.pop(self.home)[0].lines)
        self.grid.take(self.canvas.write_beside(title, ring, self._harm))

    def write_countries(self, numbers: Collection[int], near: Collection[int]) -> set[int]:
        """Write names where there is room, first those with the least choice; return which.

        Names of those that are `near` may go beyond their outlines, where other names leave room.
        """
        ordered = sorted(numbers, key=lambda each: (self.grid.count(each), each))
        written = set[int]()
        for find, some in ((self.grid.room, ordered), (self.grid.room_across, near)):
            for number in ordered:
                is_wanted = number in some and number not in written
                room = find(number, self.texts[number]) if is_wanted else None
                if room:
                    self.canvas.write(*room)
                    self.grid.take(room[1])
                    written.add(number)
        return written

    def _harm(self, area: Area) -> float:
        """Return how bad it is to cover an area: not at all, but for most of a small country."""
        whole = self.grid.count(self.home) if self.home else 0
        share = self.grid.count(self.home, area) / whole if whole else 0.0
        return area.size * share if share > HIDDEN else 0.0
