"""Maps that were drawn before are taken from the cache, and only if they are whole."""

import os
from functools import partial
from pathlib import Path

import pytest

from factories import ENGLISH
from talkquiz.maps import canvas
from talkquiz.maps.cache import cache_folder
from talkquiz.maps.outline_maps import MapPicture, MapPoint, blank_map, locator, map_shapes

POINTS = [MapPoint("1", 36.2, 37.13), MapPoint("2", 35.34, 40.14)]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TALKQUIZ_CACHE", str(tmp_path / "maps"))
    return tmp_path / "maps"


def draw(label: str = "Aleppo") -> MapPicture:
    return locator(36.2, 37.13, width=200, label=label, words=ENGLISH.maps)


def forbid_drawing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(canvas.Canvas, "add_ground", lambda *_: pytest.fail("it was drawn"))


def test_a_map_is_drawn_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    maps = partial(blank_map, words=ENGLISH.maps), partial(map_shapes, words=ENGLISH.maps)
    drawn = draw(), *(each(POINTS, 200) for each in maps)
    assert len(list(folder.iterdir())) == 3
    forbid_drawing(monkeypatch)
    again = draw(), *(each(POINTS, 200) for each in maps)
    assert again == drawn
    assert [type(each) for each in again[1]] == [MapPicture]


def test_another_map_is_another(folder: Path) -> None:
    """Label, words and the files that draw decide what is taken from the cache."""
    assert draw("Aleppo").png != draw("Homs").png
    assert len(list(folder.iterdir())) == 2


def test_a_map_with_other_names_or_another_note_is_another(folder: Path) -> None:
    """What is hidden, how large names are and what is said of boundaries count as well."""
    plain = blank_map(POINTS, 200, words=ENGLISH.maps)[0]
    others = [
        blank_map(POINTS, 200, hidden=["Turkey"], words=ENGLISH.maps)[0],
        blank_map(POINTS, 200, small=60, words=ENGLISH.maps)[0],
        blank_map(POINTS, 200, words=ENGLISH.maps._replace(boundaries="As we drew them."))[0],
    ]
    assert len(list(folder.iterdir())) == 4
    assert [each.png == plain.png for each in others] == [False, False, True]
    assert others[2].note != plain.note


@pytest.mark.parametrize("content", [b"", b"x", b"\n[]", b"0\n[[1]]", b"\xff\n\xff", None])
def test_what_is_damaged_is_drawn_anew(folder: Path, content: bytes | None) -> None:
    """A pipe, for which None stands, is replaced without waiting for what comes out of it."""
    drawn = draw()
    (path,) = folder.iterdir()
    whole = path.read_bytes()
    path.unlink()
    if content is None:
        os.mkfifo(path)
    else:
        path.write_bytes(content)
    assert draw() == drawn
    assert path.read_bytes() == whole


@pytest.mark.parametrize("named", ["{}/file", "/proc/none/maps", ""])
def test_a_map_is_drawn_without_a_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, named: str
) -> None:
    """A folder that cannot be made or is not wanted stops nothing."""
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("TALKQUIZ_CACHE", named.format(tmp_path))
    assert draw().png.startswith(b"\x89PNG")
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_where_maps_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TALKQUIZ_CACHE")
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache_folder() == tmp_path / "talkquiz" / "maps"
    monkeypatch.setenv("XDG_CACHE_HOME", "somewhere")
    assert cache_folder() is None
    monkeypatch.delenv("XDG_CACHE_HOME")
    assert cache_folder() == Path.home() / ".cache" / "talkquiz" / "maps"
