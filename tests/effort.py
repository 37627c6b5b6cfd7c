"""What work costs: how many functions it calls, and how long it takes the processor."""

import gc
import sys
import time
from collections.abc import Callable
from types import FrameType
from typing import Any


def calls(run: Callable[[], object]) -> int:
    """Return how many functions, Python's and C's, are called while `run` runs."""
    count = 0

    def counted(frame: FrameType, event: str, argument: Any) -> None:
        nonlocal count
        del frame, argument
        count += event in ("call", "c_call")

    sys.setprofile(counted)
    try:
        run()
    finally:
        sys.setprofile(None)
    return count


def best(run: Callable[[], object], times: int = 3) -> float:
    """Return the seconds of the quickest of some runs, as the processor counts them.

    As in timeit, nothing that other tests left behind is collected within them; nor before them,
    which takes seconds after thousands of tests.
    """
    taken = []
    gc.disable()
    try:
        for _ in range(times):
            started = time.process_time()
            run()
            taken.append(time.process_time() - started)
    finally:
        gc.enable()
    return min(taken)
