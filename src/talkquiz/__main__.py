"""`talkquiz` as a process of its own; `python -m talkquiz` is the same."""

import gc
import os
import signal
import sys
from contextlib import suppress
from typing import NoReturn

from talkquiz.cli import main


def run() -> NoReturn:
    """Run the command line, and end the process with its exit code.

    Everything is written by then, and Python need not take its memory apart object by object, which
    lasts as long as a seventh of a build.
    """
    # A command makes much and throws little away; to look for waste takes a tenth of its time.
    gc.set_threshold(1_000_000, 50, 50)
    code: object = 1
    with suppress(KeyboardInterrupt):  # once more, when all is said
        try:
            main()
        except SystemExit as end:
            code = end.code
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    for stream in filter(None, (sys.stdout, sys.stderr)):
        with suppress(OSError, ValueError):  # closed, or nobody reads any more
            stream.flush()
    os._exit(code if isinstance(code, int) else 1)


if __name__ == "__main__":
    run()
