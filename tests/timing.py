"""How long something takes, as every benchmark measures it."""

import time
from collections.abc import Callable


def best(run: Callable[[], object], times: int = 3) -> float:
    """Return the seconds of the quickest of some runs, as the processor counts them."""
    taken = []
    for _ in range(times):
        started = time.process_time()
        run()
        taken.append(time.process_time() - started)
    return min(taken)
