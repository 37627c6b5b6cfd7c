"""Processes: the results come in order whatever their number, and none outlives its parent."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from talkquiz.processes import ProcessesEndedError, in_processes

PARENT = """
import time
from talkquiz.processes import in_processes
if __name__ == "__main__":
    for _ in in_processes(time.sleep, iter([0, 0, 600, 600]), 2):
        print("one", flush=True)
"""


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_results_are_in_order(jobs: int) -> None:
    """Every task is done once, in its place."""
    numbers = list(range(-30, 30))
    assert list(in_processes(abs, numbers, jobs)) == [abs(number) for number in numbers]


@pytest.mark.parametrize("jobs", [1, 2])
def test_few_are_under_way(jobs: int) -> None:
    """Tasks are taken as results are: memory does not grow with the number of tasks."""
    taken = [0]

    def tasks() -> Iterator[int]:
        for number in range(1000):
            taken[0] += 1
            yield number

    results = in_processes(abs, tasks(), jobs)
    next(results)
    assert taken[0] <= 8


@pytest.mark.parametrize("jobs", [1, 2])
def test_errors_come_through(jobs: int) -> None:
    """What a task raises is raised here."""
    with pytest.raises(ValueError, match="nonsense"):
        list(in_processes(int, ["1", "nonsense"], jobs))


def test_a_process_that_is_killed_is_told() -> None:
    """If the system ends a process, that is an error and no endless wait."""
    with pytest.raises(ProcessesEndedError, match="--jobs 1"):
        list(in_processes(os._exit, [9], 2))


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL on Windows")
def test_none_outlives_its_parent(tmp_path: Path) -> None:
    """When the parent is killed, its processes end with it, even at work."""
    script = tmp_path / "parent.py"
    script.write_text(PARENT, encoding="utf-8")
    with subprocess.Popen([sys.executable, script], stdout=subprocess.PIPE) as parent:
        assert parent.stdout
        assert parent.stdout.readline() == b"one\n"
        workers = children(parent.pid)
        assert len(workers) >= 2
        parent.send_signal(signal.SIGKILL)
        parent.wait()
    limit = time.monotonic() + 20
    while any(map(alive, workers)) and time.monotonic() < limit:
        time.sleep(0.1)
    assert not [pid for pid in workers if alive(pid)]


def children(parent: int) -> list[int]:
    """Return the processes that `parent` has started."""
    listed = subprocess.run(["ps", "-eo", "pid=,ppid="], capture_output=True, check=True).stdout
    pairs = (line.split() for line in listed.splitlines())
    return [int(pid) for pid, its_parent in pairs if int(its_parent) == parent]


def alive(pid: int) -> bool:
    """Tell whether a process runs; one that has ended and is not yet buried does not."""
    listed = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, check=False)
    return bool(listed.stdout.strip()) and not listed.stdout.strip().startswith(b"Z")
