"""The door for files from outside: each is read whole and within limits, or refused.

An article, a template, a deck, a roster, a question bank may come from anywhere: it may be a pipe,
a file without end, or a small archive that unpacks to gigabytes (untrusted_packages.py).
"""

import os
import stat
from pathlib import Path

from talkquiz.problem import TalkQuizError

MEGABYTE = 1_000_000
_NO_WAIT = getattr(os, "O_NONBLOCK", 0)
"""Opens a pipe without waiting for somebody to write to it; Windows has none."""


class OutsideError(TalkQuizError):
    """Raised for a file that is not read; the message is a reason: "it is larger than 16 MB"."""


def read_file(path: Path, most: int) -> bytes:
    """Return the content of the ordinary file at `path`, of at most `most` bytes.

    Raises OutsideError for anything else that lies there, and where it cannot be read. A pipe is
    not waited for.
    """
    try:
        with open(path, "rb", opener=lambda name, flags: os.open(name, flags | _NO_WAIT)) as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise OutsideError("it is no ordinary file")
            content = file.read(most + 1)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else None
        raise OutsideError(reason or str(error)) from error
    if len(content) > most:
        raise OutsideError(f"it is larger than {most // MEGABYTE} MB")
    return content
