"""Staging: files are written beside the folder they are for, and moved into it in one moment.

Whatever fails before that moment leaves the folder as it was. A build that is killed within it is
undone by the next one: a journal says what was about to be moved.
"""

import errno
import json
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import IO

_PREFIX = ".talkquiz-"
_LOCK, _JOURNAL, _NEW, _OLD = "lock", "journal.json", "new", "old"
_ABANDONED = 3600
"""After so many seconds, a staging folder without a lock is nobody's."""


class Staging:
    """A place for what is to be in `folder`: files, and whole folders of files."""

    def __init__(self, path: Path, folder: Path) -> None:
        """Stage in `path`, an existing folder on the same disk as `folder`."""
        self._new, self._old = path / _NEW, path / _OLD
        self._journal = path / _JOURNAL
        self._folder = folder

    def write(self, name: str, content: bytes) -> None:
        """Stage a file; `name` is its own, or that of a folder to be replaced as well: `a/b`."""
        path = self._new / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())

    def move_in(self) -> None:
        """Put all that is staged into the folder, over what has the same names: all, or nothing.

        Raises OSError; everything is as it was then.
        """
        units = {path.name: os.path.lexists(self._folder / path.name) for path in self._staged()}
        self._old.mkdir()
        for name in units:
            if (self._folder / name).is_file():
                shutil.copy2(self._folder / name, self._old / name)
        self._journal.write_text(json.dumps(units), encoding="utf-8")
        try:
            for name in units:
                self._move(name)
        except BaseException:
            self.undo()
            raise
        self._journal.unlink()

    def undo(self) -> None:
        """Take back what was moved, if not everything was."""
        try:
            units = json.loads(self._journal.read_bytes())
        except (OSError, ValueError):  # nothing was moved, or everything
            return
        for name, was_there in units.items():
            if PurePosixPath(name).name == name:
                self._take_back(name, was_there=was_there)
        self._journal.unlink()

    def _staged(self) -> list[Path]:
        return sorted(self._new.iterdir()) if self._new.exists() else []

    def _move(self, name: str) -> None:
        new, target = self._new / name, self._folder / name
        if new.is_dir() and os.path.lexists(target):
            if target.is_symlink() or not target.is_dir():
                raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(target))
            target.replace(self._old / name)
        new.replace(target)

    def _take_back(self, name: str, *, was_there: bool) -> None:
        """Undo one move, whether or not it was made, and whether or not it was undone before."""
        old, target = self._old / name, self._folder / name
        moved = not (self._new / name).exists()
        if moved and (old.is_dir() or not was_there):
            _remove(target)
        if old.is_dir() or (moved and old.is_file()):
            old.replace(target)


@contextmanager
def staged(folder: Path) -> Iterator[Staging]:
    """Yield a new staging place for `folder`, which is made if it is not there.

    What earlier builds left behind is undone and removed first. Raises OSError.
    """
    folder.mkdir(parents=True, exist_ok=True)
    folder = folder.resolve()
    path = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=_place(folder)))
    try:
        with (path / _LOCK).open("w", encoding="utf-8") as lock:
            lock.write(folder.name)
            lock.flush()
            _lock(lock)
            _sweep(folder, path)
            yield Staging(path, folder)
    finally:
        shutil.rmtree(path, ignore_errors=True)


def _place(folder: Path) -> Path:
    """Return where to stage: beside `folder`, or in it where that is not possible."""
    beside = folder.parent
    same_disk = beside.stat().st_dev == folder.stat().st_dev
    return beside if same_disk and os.access(beside, os.W_OK) else folder


def _sweep(folder: Path, mine: Path) -> None:
    """Undo and remove what builds that were killed left of `folder`, but none that still runs."""
    for place in (folder, folder.parent):
        for left in place.glob(f"{_PREFIX}*"):
            if left != mine and _is_abandoned(left, folder, mine):
                Staging(left, folder).undo()
                shutil.rmtree(left, ignore_errors=True)


def _is_abandoned(left: Path, folder: Path, mine: Path) -> bool:
    """Tell whether `left` is what a build of ours left of `folder`: nobody holds its lock."""
    try:
        status = left.stat()
        if status.st_uid != mine.stat().st_uid:
            return False
        with (left / _LOCK).open("r+", encoding="utf-8") as lock:
            _lock(lock)
            return lock.read() in {"", folder.name}
    except FileNotFoundError:
        return time.time() - status.st_mtime > _ABANDONED
    except OSError:
        return False


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[str]) -> None:
        """Lock `file` until it is closed, or its process ends; an OSError means that it is."""
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(file: IO[str]) -> None:
        """Lock `file` until it is closed, or its process ends; an OSError means that it is."""
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
