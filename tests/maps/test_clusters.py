"""Which places share a map."""

from talkquiz.maps.clusters import grouped

ALEPPO, RAQQA, DAMASCUS = (36.2, 37.13), (35.95, 39.01), (33.51, 36.29)
DEIR_EZZOR = (35.34, 40.14)
GENEVA, VIENNA, ASTANA = (46.2, 6.14), (48.21, 16.37), (51.17, 71.43)


def test_neighbours_and_far_places_part() -> None:
    """The places of one region are one group, in the order given; the first place leads."""
    assert grouped([GENEVA, ALEPPO, VIENNA, RAQQA, DAMASCUS, DEIR_EZZOR]) == [(0, 2), (1, 3, 4, 5)]


def test_lone_place_joins_a_group_that_has_room() -> None:
    """Astana goes with Geneva and Vienna, which stay apart on the wider map."""
    assert grouped([GENEVA, VIENNA, ASTANA]) == [(0, 1, 2)]


def test_close_neighbours_do_not_break_a_region_apart() -> None:
    """A suburb twelve kilometres off stays on the map of its country."""
    assert grouped([DAMASCUS, (33.57, 36.4), ALEPPO]) == [(0, 1, 2)]


def test_same_place_twice_is_on_one_map() -> None:
    """Places without any distance are no reason for a second map."""
    assert grouped([GENEVA, GENEVA, VIENNA, ASTANA]) == [(0, 1, 2, 3)]


def test_nothing_groups_to_nothing() -> None:
    """No places, no maps."""
    assert grouped([]) == []
