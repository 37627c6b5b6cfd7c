"""What the map of one place shows: its country, and enough around it to know where that is."""

from functools import lru_cache

from talkquiz.maps.extent import SIDES, Extent, Place, around
from talkquiz.maps.outlines import Box, Land, world

NEAR_LAND = 0.15
"""Degrees: simplified coasts may leave a harbour this far out at sea."""
LOCATOR_KM = 1800.0, 4500.0
"""The least and the most that a map of one place is wide."""
LOCATOR_SHAPE = 1.5
"""How many times as wide as high it is: it stands below much else on a telephone."""
HOME = 0.2
"""How much room it has around its country, as a share of that."""
OFF_MIDDLE = 0.16
"""How far the place may be from the middle, as a share of the map."""
LARGE, GAP_KM = 0.05, 400.0
"""From which share of its largest one another piece of a country counts, and up to which gap."""
LEAST_LAND, LEAST_OTHER_LAND = 0.12, 0.05
"""How much of it has to be land, and land of other countries, to know where in the world it is."""
FARTHEST_KM = 9000.0
"""How wide it gets at most for that."""


@lru_cache(maxsize=1024)
def surroundings(place: Place) -> Extent:
    """Return an extent with `place` on it: its country, and enough around it to be known again."""
    land = land_at(place)
    least, most = LOCATOR_KM
    box = _home(land) if land else Box(place[1], place[0], place[1], place[0])
    home = around([(box.south, box.west), (box.north, box.east)], least, LOCATOR_SHAPE, HOME)
    width = min(home.width_km, most)
    while not _is_known(extent := _moved(place, box, width), land) and width < FARTHEST_KM:
        width = min(FARTHEST_KM, width * 1.25)
    return extent


def _is_known(extent: Extent, land: Land | None) -> bool:
    """Say whether enough land shows to know where in the world that is."""
    share, own = (world().land_share(extent, only) for only in (None, land and land.country))
    return share >= LEAST_LAND and (not land or share - own >= LEAST_OTHER_LAND)


def _moved(place: Place, box: Box, width_km: float) -> Extent:
    """Return an extent that is moved from `place` towards the middle of `box`, but not too far."""
    lat, lon = place
    extent = around([place], width_km, LOCATOR_SHAPE)
    across, along = extent.east - extent.west, extent.north - extent.south
    right = ((box.west + box.east) / 2 - lon + 180) % 360 - 180
    up = (box.south + box.north) / 2 - lat
    right = max(-OFF_MIDDLE * across, min(OFF_MIDDLE * across, right))
    up = max(-OFF_MIDDLE * along, min(OFF_MIDDLE * along, up))
    return around([(lat + up, lon + right)], width_km, LOCATOR_SHAPE)


def _home(land: Land) -> Box:
    """Return the box around a piece of land and the other large pieces of its country near it."""
    home = land.piece.box
    pieces = [piece.box for piece in land.country.pieces]
    least = max(map(_degrees, pieces)) * LARGE
    for box in sorted(pieces, key=_degrees, reverse=True):
        joined = Box(*map(min, home[:2], box[:2]), *map(max, home[2:], box[2:]))
        if _degrees(box) >= least and joined.width_km <= home.width_km + box.width_km + GAP_KM:
            home = joined
    return home


def _degrees(box: Box) -> float:
    return (box.east - box.west) * (box.north - box.south)


@lru_cache(maxsize=1024)
def land_at(place: Place) -> Land | None:
    """Return the land that a place is on, or just off."""
    lat, lon = place
    near = ((lat + up * NEAR_LAND, lon + right * NEAR_LAND) for up, right in SIDES)
    return next(filter(None, map(world().at, ((lat, lon), *near))), None)
