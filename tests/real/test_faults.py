"""Builds that are killed, interrupted, raced or starved: real processes, and what they leave."""

import os
import re
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from courses import COURSE, write_course

COURSE_FILE = "course.yaml"
TITLE = re.compile("(?m)^title: .*$")


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """Return a course with an earlier build in out/, whose title has changed since."""
    write_course(tmp_path / "course", {COURSE_FILE: TITLE.sub("title: Old", COURSE[COURSE_FILE])})
    assert start(tmp_path).wait() == 0
    return write_course(tmp_path / "course")


def start(
    folder: Path, *arguments: str, largest: int | None = None, **environment: str
) -> subprocess.Popen[str]:
    """Start a build in `folder`, which may write no file over `largest` bytes."""

    def limit() -> None:
        if largest is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))

    places = os.pathsep.join(str(Path(path).resolve()) for path in sys.path if path)
    return subprocess.Popen(
        [sys.executable, "-m", "talkquiz", "build", "course", *arguments],
        cwd=folder,
        env={**(environment or os.environ), "PYTHONPATH": places},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        preexec_fn=limit,  # noqa: PLW1509 - the child has no threads
    )


def held(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def assert_next_build_is_whole(folder: Path) -> None:
    """Check that a build leaves out/ as if nothing had happened before it."""
    assert start(folder).wait() == 0
    assert start(folder, "--out", "afresh").wait() == 0
    assert held(folder / "out") == held(folder / "afresh")


@pytest.mark.parametrize("largest", [0, 3_000, 30_000])
def test_full_disk_changes_nothing(course: Path, largest: int) -> None:
    before = held(course.parent)
    build = start(course.parent, largest=largest)
    said, _ = build.communicate()
    assert build.returncode == 1, said
    assert "Traceback" not in said
    assert held(course.parent) == before


def test_needs_no_home_and_no_place_for_temporary_files(course: Path) -> None:
    build = start(course.parent, TMPDIR="/nonexistent", PATH="")
    said, _ = build.communicate()
    assert build.returncode == 0, said


@pytest.mark.parametrize(
    ("signals", "share"),
    [
        ((signal.SIGINT,) * 3, 0.6),
        ((signal.SIGINT,) * 3, 0.95),
        ((signal.SIGTERM,), 0.8),
        ((signal.SIGKILL,), 0.95),
    ],
)
def test_stopped_build_leaves_whole_files(
    course: Path, signals: tuple[signal.Signals, ...], share: float
) -> None:
    """Stopped anywhere, again and again: each file is old or new, and the next build completes."""
    folder = course.parent
    old = held(folder / "out")
    started = time.monotonic()
    assert start(folder, "--out", "new").wait() == 0
    whole = time.monotonic() - started
    new = held(folder / "new")
    build = start(folder)
    time.sleep(whole * share)
    for each in signals:
        build.send_signal(each)
        time.sleep(0.002)
    said, _ = build.communicate()
    assert "Traceback" not in said or build.returncode < 0
    for name, content in held(folder / "out").items():
        assert name == ".talkquiz.json" or content in (old.get(name), new.get(name))
    assert_next_build_is_whole(folder)


def test_builds_at_once_end_as_one(course: Path) -> None:
    """Neither takes the files of the other for edited ones; the later one is there whole."""
    folder = course.parent
    both = [start(folder), start(folder, "--seed", "7"), start(folder)]
    assert [build.wait() for build in both] == [0, 0, 0]
    assert not [name for name in held(folder / "out") if "(edited" in name]
    assert_next_build_is_whole(folder)
