"""Places can be put on a map."""

from pathlib import Path

import pytest

from courses import COURSE, place_of, places
from talkquiz.checks.places import check


@pytest.mark.parametrize("lost", ["  lat: 54.1\n", "  lon: -2.9\n", "  lat: 54.1\n  lon: -2.9\n"])
def test_a_place_without_coordinates(tmp_path: Path, lost: str) -> None:
    """Proves that a place needs both latitude and longitude, and is reported once."""
    glossary = COURSE["glossary.yaml"].replace(lost, "")
    assert places(check, tmp_path, {"glossary.yaml": glossary}) == [
        f"glossary.yaml:{place_of('id: saltmere', glossary)} TQ126"
    ]


@pytest.mark.parametrize("value", ["", " ~", " null"])
def test_an_empty_coordinate_is_none(tmp_path: Path, value: str) -> None:
    """Proves that a key without a value counts as missing."""
    glossary = COURSE["glossary.yaml"].replace("lat: 54.1", f"lat:{value}")
    assert len(places(check, tmp_path, {"glossary.yaml": glossary})) == 1


def test_the_equator_is_a_coordinate(tmp_path: Path) -> None:
    """Proves that zero is a value."""
    glossary = COURSE["glossary.yaml"].replace("lat: 54.1", "lat: 0").replace("lon: -2.9", "lon: 0")
    assert places(check, tmp_path, {"glossary.yaml": glossary}) == []
