"""The same input gives the same bytes, whatever surrounds the program."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from talkquiz.exporters import ONSCREEN

pytestmark = pytest.mark.real

SURROUNDINGS = (
    {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C"},
    {"PYTHONHASHSEED": "2", "TZ": "Asia/Almaty", "LC_ALL": "tr_TR.UTF-8", "PYTHONUTF8": "1"},
    {"PYTHONHASHSEED": "3", "TZ": "America/St_Johns", "LC_ALL": "de_DE.UTF-8", "LANG": "ar"},
)

FORMATS = ("--anki", "--word", *(f"--{name}" for name in sorted(ONSCREEN)))

CLOCK_TICK = 2.1
"""Seconds after which even the clock of a zip archive, which counts in twos, has moved."""


def start(here: Path, out: Path, surroundings: dict[str, str]) -> subprocess.Popen[bytes]:
    here.mkdir(parents=True)
    places = os.pathsep.join(str(Path(path).resolve()) for path in sys.path if path)
    return subprocess.Popen(
        [sys.executable, "-m", "talkquiz", "build", *FORMATS, "--out", out],
        cwd=here,
        env={**os.environ, "PYTHONPATH": places, **surroundings},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )


@pytest.fixture(scope="module")
def builds(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, bytes]]:
    """Return the files of several builds, each in surroundings of its own."""
    folder = tmp_path_factory.mktemp("builds")
    outs = [folder / f"{number} ö" / "to print" for number in range(len(SURROUNDINGS))]
    running = []
    for number, out in enumerate(outs):
        time.sleep(CLOCK_TICK if number else 0)
        running.append(start(folder / f"here {number}", out, SURROUNDINGS[number]))
    for process in running:
        _, errors = process.communicate()
        assert process.returncode == 0, errors.decode(errors="replace")
    return [{path.name: path.read_bytes() for path in out.iterdir()} for out in outs]


def test_builds_hold_the_same_files(builds: list[dict[str, bytes]]) -> None:
    first, *others = builds
    assert "syria-peace-process.apkg" in first
    assert any(name.endswith("-key.docx") for name in first)
    assert all(set(other) == set(first) for other in others)


def test_every_file_is_the_same_byte_for_byte(builds: list[dict[str, bytes]]) -> None:
    first, *others = builds
    for other in others:
        assert [name for name in first if first[name] != other[name]] == []
