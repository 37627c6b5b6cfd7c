"""The script that makes the outlines, run on a world of three countries."""

import gzip
import json
import shutil
import subprocess
import sys
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

import pytest

from talkquiz.resources import bundled

SCRIPT = bundled("templates") / "maps" / "make_outlines.py"


def topology(arcs: list[list[tuple[int, int]]], **objects: Any) -> str:
    steps = [[arc[0], *((x - u, y - v) for (u, v), (x, y) in pairwise(arc))] for arc in arcs]
    return json.dumps(
        {
            "transform": {"scale": [1, 1], "translate": [0, 0]},
            "arcs": steps,
            "objects": {
                name: {
                    "geometries": [
                        {"type": kind, "arcs": own, **CALLED.get(number, {})}
                        for number, (kind, own) in enumerate(shapes)
                    ]
                }
                for name, shapes in objects.items()
            },
        }
    )


CALLED: dict[int, dict[str, Any]] = {
    0: {"id": "760", "properties": {"name": "Syria"}},
    1: {"properties": {"name": "Kosovo"}},
    2: {"properties": {"name": "Baikonur"}},
}
CODES = [["SY", "SYR", "760", "ISO 3166-2:SY"], ["XK", "XKX", ""], ["TK", "TKL", "772"]]
CHANGES: list[dict[str, Any]] = [
    {"from": "760", "to": "Kosovo", "along": [[5.2, 0], [7, 5], [5.2, 10]], "hatched": "strip"},
    {"from": "Baikonur", "to": "772", "along": [[-171, 1]], "hatched": None},
    {"of": "760", "hatched": "all"},
    {"of": "Baikonur", "at": [176, 4], "hatched": "east"},
]
COUNTRIES = topology(
    [
        [(10, 10), (10, 0)],  # the border of the first two
        [(10, 0), (5, 0), (0, 0), (0, 10), (5, 10), (10, 10)],
        [(10, 0), (20, 0), (20, 10), (10, 10)],
        [(170, 0), (180, 0), (180, 10), (170, 10), (170, 0)],
        [(-180, 0), (-170, 0), (-170, 10), (-180, 10), (-180, 0)],
    ],
    countries=[("Polygon", [[0, 1]]), ("Polygon", [[-1, -3]]), ("MultiPolygon", [[[3]], [[4]]])],
)
ZIGZAG = [(20 + x, x % 2) for x in range(101)]
WATERS = topology(
    [[(2, 2), (4, 2), (4, 4), (2, 2)], [(12, 2), (14, 4), (16, 2)], ZIGZAG],
    lakes=[("Polygon", [[0]])],
    rivers=[("LineString", [1]), ("LineString", [2])],
)


def run(folder: Path, changes: list[dict[str, Any]]) -> bytes:
    script = Path(shutil.copy(SCRIPT, folder))
    (folder / "countries.json").write_text(COUNTRIES, encoding="utf-8")
    (folder / "waters.json").write_text(WATERS, encoding="utf-8")
    (folder / "codes.json").write_text(json.dumps(CODES), encoding="utf-8")
    (folder / "changes.json").write_text(json.dumps(changes), encoding="utf-8")
    inputs = (folder / f"{name}.json" for name in ("countries", "waters", "codes", "changes"))
    subprocess.run([sys.executable, script, *inputs], check=True)
    return (folder / "outlines.json.gz").read_bytes()


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Return what is in the file, which is the same whenever it is made."""
    made, again = (run(tmp_path_factory.mktemp(name), []) for name in ("one", "two"))
    assert made == again
    return read(made)


def read(made: bytes) -> Any:
    content, *arcs = map(json.loads, gzip.decompress(made).splitlines())
    number = len(content["boxes"])
    return {**content, "fine": arcs[:number], "coarse": arcs[number:]}


def points(data: Any, arc: int, form: str = "fine") -> list[tuple[float, float]]:
    steps = data[form][arc]
    xs, ys = accumulate(steps[: len(steps) // 2]), accumulate(steps[len(steps) // 2 :])
    return [(x * data["unit"], y * data["unit"]) for x, y in zip(xs, ys, strict=True)]


def test_border_is_kept_once_and_apart_from_coasts(data: Any) -> None:
    """What two countries share is a border, walked by the second one backwards."""
    (border,) = data["borders"]
    (first,), (second,), _ = data["countries"]
    assert border in first[0]
    assert ~border in second[0]
    assert border not in data["coasts"]


def test_countries_have_codes_as_far_as_there_are_any(data: Any) -> None:
    assert data["codes"] == ["SYR", "XKX", ""]


def test_points_keep_their_places_and_needless_ones_go(data: Any) -> None:
    coast = data["countries"][0][0][0][1]
    corners = [(10, 0), (0, 0), (0, 10), (10, 10)]
    assert points(data, coast) == [pytest.approx(corner, abs=data["unit"]) for corner in corners]


def test_cut_along_the_antimeridian_is_no_coast(data: Any) -> None:
    """A country over the antimeridian has no line down its middle."""
    for coast in data["coasts"]:
        assert {x for x, _ in points(data, coast)} not in ({180.0}, {-180.0})
    east, west = data["countries"][2]
    assert not set(east[0] + west[0]) <= set(data["coasts"])


def test_boxes_hold_their_arcs(data: Any) -> None:
    for arc, (west, south, width, height) in enumerate(data["boxes"]):
        xs, ys = zip(*points(data, arc), strict=True)
        box = (west, south, west + width, south + height)
        assert [side * data["unit"] for side in box] == [min(xs), min(ys), max(xs), max(ys)]


def test_waters_are_smoothed_between_their_ends(data: Any) -> None:
    line = points(data, data["rivers"][0])
    assert (*line[0], *line[-1]) == pytest.approx((12, 2, 16, 2), abs=0.01)
    assert max(y for _, y in line) < 4
    assert len(data["lakes"]) == 1


def outline(data: Any, ring: list[int]) -> set[tuple[int, int]]:
    """Return the corners of a ring, to the degree; its arcs have to join."""
    lines = [points(data, arc) if arc >= 0 else points(data, ~arc)[::-1] for arc in ring]
    assert all(one[-1] == two[0] for one, two in pairwise([*lines, lines[0]]))
    return {(round(x), round(y)) for line in lines for x, y in line}


def test_land_that_changes_hands_becomes_one_with_its_country(tmp_path: Path) -> None:
    """It is cut off between points of the outline; no line is left where the border was."""
    data = read(run(tmp_path, CHANGES))
    (first,), (second,), east, west = data["countries"]
    assert outline(data, first[0]) == {(5, 0), (0, 0), (0, 10), (5, 10), (7, 5)}
    joined = {(5, 0), (7, 5), (5, 10), (10, 10), (20, 10), (20, 0), (10, 0)}
    assert outline(data, second[0]) == joined
    (border,) = data["borders"]
    assert outline(data, [border, ~border]) == {(5, 0), (7, 5), (5, 10)}
    (hatched,) = data["hatched"]["strip"]
    assert outline(data, hatched) == {(5, 0), (7, 5), (5, 10), (10, 10), (10, 0)}
    assert (len(east), len(west)) == (1, 1)
    assert data["codes"] == ["SYR", "XKX", "", "TKL"]


def test_land_is_hatched_that_changes_no_hands(tmp_path: Path) -> None:
    """It is all of a country, as it is after the changes before, or the piece near a point."""
    data = read(run(tmp_path, CHANGES))
    assert list(data["hatched"]) == ["all", "east", "strip"]
    (whole,), (piece,) = data["hatched"]["all"], data["hatched"]["east"]
    assert whole == data["countries"][0][0][0]
    assert outline(data, piece) == {(170, 0), (180, 0), (180, 10), (170, 10)}


@pytest.mark.parametrize("form", ["fine", "coarse"])
def test_long_line_is_cut_into_pieces_that_join(data: Any, form: str) -> None:
    _, *pieces = [points(data, arc, form) for arc in data["rivers"]]
    assert len(pieces) > 1
    assert all(before[-1] == after[0] for before, after in pairwise(pieces))
    ends = (*pieces[0][0], *pieces[-1][-1])
    assert ends == pytest.approx((*ZIGZAG[0], *ZIGZAG[-1]), abs=0.01)
