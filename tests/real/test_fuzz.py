"""The fuzzer: 500 cases of a fixed seed, and that it would notice what it looks for."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from fuzz import runner
from fuzz.doors import Case
from fuzz.shrinking import smaller

BATCH = 50


@pytest.mark.parametrize("first", range(0, 500, BATCH))
def test_broken_input_is_told_and_harms_nothing(first: int, tmp_path: Path) -> None:
    """To run a case that fails here again: make fuzz SEED=12 ONLY=number."""
    asked = f"--seed 12 --first {first} --cases {BATCH} --jobs 1 --keep".split()
    ran = subprocess.run(
        [sys.executable, "-W", "ignore", runner.__file__, *asked, tmp_path / "kept"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert f"{BATCH} cases" in ran.stdout


GOOD = runner.End(code=1, said="x.yaml:1:1: TQ001 bad\n", seconds=1, megabytes=90)


@pytest.mark.parametrize(
    ("end", "reason"),
    [
        (GOOD, ""),
        (GOOD._replace(code=-11), "ended with -11"),
        (GOOD._replace(said="Traceback (most recent call last):"), "ended with 1"),
        (GOOD._replace(seconds=21), "took longer than 20 s"),
        (GOOD._replace(megabytes=1100), "took more than 1024 MB"),
        (GOOD._replace(said="\x1b[2J"), "printed a control character"),
        (GOOD._replace(said="\u202eabc"), "printed a control character"),
        (GOOD._replace(said="\udcff"), "printed what is no UTF-8"),
        (GOOD._replace(said="ok\nforged.yaml:1:1: TQ999"), "printed a forged line"),
    ],
)
def test_judge_sees(end: runner.End, reason: str) -> None:
    assert runner._verdict(Case(("build",)), end, {"out/x": "1"}, {"out/x": "1"}) == reason


@pytest.mark.parametrize(
    ("code", "after", "reason"),
    [
        (0, {"out/x": "2", "thesis.txt": "1"}, ""),
        (1, {"out/x": "2", "thesis.txt": "1"}, "changed out/x with exit code 1"),
        (0, {"out/x": "1"}, "changed thesis.txt with exit code 0"),
    ],
)
def test_judge_sees_changed_files(code: int, after: dict[str, str], reason: str) -> None:
    before = {"out/x": "1", "thesis.txt": "1"}
    assert runner._verdict(Case(("build",)), GOOD._replace(code=code), before, after) == reason


def test_seed_and_number_give_the_same_case(tmp_path: Path) -> None:
    """So that what one machine finds can be run again on another."""
    said = []
    for seed in ("0", "1"):
        keep = tmp_path / seed
        keep.mkdir()
        script = (
            "from pathlib import Path; from random import Random; import sys\n"
            "from fuzz import runner; from fuzz.doors import DOORS\n"
            "for name, door in DOORS.items():\n"
            "    folder = Path(sys.argv[1]) / name; folder.mkdir()\n"
            "    case = door(runner._prepared(folder), Random(f'7/{name}'))\n"
            "    print(case, sorted(runner._held(folder).items()))\n"
        )
        ran = subprocess.run(
            [sys.executable, "-W", "ignore", "-c", script, keep],
            capture_output=True,
            text=True,
            check=True,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)},
        )
        said.append(re.sub(re.escape(str(keep)), "", ran.stdout))
    assert said[0] == said[1]


def test_failure_is_made_smaller() -> None:
    inputs = {"a.txt": b"".join(b"line %d\n" % n for n in range(100)), "b.txt": b"x", "c": b"y"}
    small = smaller(inputs, lambda files: b"57" in {**inputs, **files}["a.txt"])
    assert small == {"a.txt": b"57", "b.txt": b"", "c": b""}
