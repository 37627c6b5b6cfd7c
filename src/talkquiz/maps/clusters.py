"""Which places go on one map: those of one region together, the far ones on another."""

from collections.abc import Sequence
from itertools import combinations

from talkquiz.maps.extent import LEAST_KM, Place, around, distance_km

NEAR_KM = 400.0
"""Places that are no farther apart than this are on one map, however close others lie there."""
LEAST_GAP = 1 / 20
"""How near two dots may be, in widths of the map, before a map is squeezed."""

Group = tuple[int, ...]


def grouped(places: Sequence[Place]) -> list[Group]:
    """Return the places of each map, by index: the map with the first place comes first.

    The nearest groups are joined first, beginning with each place alone (single linkage). Beyond
    `NEAR_KM`, groups are joined only if no two dots come closer than `LEAST_GAP`.
    """
    apart = {
        (one, other): distance_km(places[one], places[other])
        for one, other in combinations(range(len(places)), 2)
    }
    group_of: dict[int, Group] = {index: (index,) for index in range(len(places))}
    squeezed: set[Group] = set()
    for one, other in sorted(apart, key=lambda pair: (apart[pair], pair)):
        joined = tuple(sorted({*group_of[one], *group_of[other]}))
        if joined == group_of[one] or joined in squeezed:
            continue
        if apart[one, other] <= NEAR_KM or not _is_squeezed(joined, places, apart):
            group_of.update(dict.fromkeys(joined, joined))
        else:
            squeezed.add(joined)
    return sorted(set(group_of.values()))


def _is_squeezed(
    group: Group, places: Sequence[Place], apart: dict[tuple[int, int], float]
) -> bool:
    """Say whether dots that any map can part are too close on the map of `group`."""
    width = around([places[index] for index in group]).width_km
    can_part = LEAST_KM * LEAST_GAP
    return any(can_part < apart[pair] < width * LEAST_GAP for pair in combinations(group, 2))
