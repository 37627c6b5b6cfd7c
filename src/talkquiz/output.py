"""The only writer to out/: all files of a build appear together, or none does."""

import os
import shutil
import tempfile
import time
from pathlib import Path

_STAGING = ".talkquiz-"
_ABANDONED = 3600


class OutputError(Exception):
    """Raised where the files cannot be written; the folder is as it was before."""


def write_files(folder: Path, files: dict[str, bytes]) -> list[Path]:
    """Write `files` (name -> content) into `folder` and return their paths.

    Everything is written and flushed beside its destination first, so that what can fail has
    failed before the first file is replaced; if a replacement fails, those made are undone.
    Other files in the folder are left alone. Raises OutputError.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _sweep(folder)
        staging = Path(tempfile.mkdtemp(prefix=_STAGING, dir=folder))
    except OSError as error:
        raise OutputError(f"{folder} cannot be written to: {error.strerror}") from error
    try:
        for name, content in files.items():
            _write(staging / name, content)
        _replace_all(staging, folder, list(files))
    except OSError as error:
        name = Path(str(error.filename2 or error.filename or folder)).name
        raise OutputError(f"{folder / name} cannot be written: {error.strerror}") from error
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    return [folder / name for name in files]


def _sweep(folder: Path) -> None:
    """Remove what a build that was killed left behind, but nothing of one that still runs."""
    for left in folder.glob(f"{_STAGING}*"):
        if time.time() - left.stat().st_mtime > _ABANDONED:
            shutil.rmtree(left, ignore_errors=True)


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _replace_all(staging: Path, folder: Path, names: list[str]) -> None:
    backup = staging / "before"
    backup.mkdir()
    for name in names:
        if (folder / name).exists():
            shutil.copy2(folder / name, backup / name)
    replaced: list[str] = []
    try:
        for name in names:
            (staging / name).replace(folder / name)
            replaced.append(name)
    except OSError:
        for name in replaced:
            _restore(backup / name, folder / name)
        raise


def _restore(before: Path, path: Path) -> None:
    if before.exists():
        before.replace(path)
    else:
        path.unlink(missing_ok=True)
