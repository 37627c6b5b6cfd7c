"""Work done by several processes, its results in the order of the tasks."""

import gc
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from typing import TypeVar

_Task = TypeVar("_Task")
_Result = TypeVar("_Result")
_AHEAD = 4
"""So many tasks a process are under way: enough to keep it busy, and few results to hold."""


class ProcessesEndedError(Exception):
    """Raised where the system ended a process, as it does when memory runs out."""


def in_processes(
    work: Callable[[_Task], _Result], tasks: Iterable[_Task], jobs: int
) -> Iterator[_Result]:
    """Yield what `work` makes of each of `tasks`, in their order, with so many processes.

    One job is done in this process. Raises what `work` raises, or ProcessesEndedError.
    """
    if jobs == 1:
        try:
            yield from map(partial(_tidily, work), tasks)
        finally:
            gc.unfreeze()
        return
    try:
        # Spawned, as on every system: a forked process may inherit a lock that nobody opens.
        spawn = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(jobs, spawn, initializer=_begin) as pool:
            yield from _in_order(pool, work, tasks, jobs * _AHEAD)
    except BrokenProcessPool as error:
        raise ProcessesEndedError("a process was ended from outside; try `--jobs 1`") from error


def _in_order(
    pool: ProcessPoolExecutor,
    work: Callable[[_Task], _Result],
    tasks: Iterable[_Task],
    ahead: int,
) -> Iterator[_Result]:
    waiting: deque[Future[_Result]] = deque()
    for task in tasks:
        waiting.append(pool.submit(_tidily, work, task))
        if len(waiting) >= ahead:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


def _tidily(work: Callable[[_Task], _Result], task: _Task) -> _Result:
    """Do one task, and leave no garbage: a document is one large cycle of few objects.

    What is no garbage is frozen, or each search would go through all of it again.
    """
    result = work(task)
    gc.collect()
    gc.freeze()
    return result


def _begin() -> None:
    """Begin a process: leave Ctrl-C to the parent, and end when it ends, even if it is killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
        os._exit(1)
