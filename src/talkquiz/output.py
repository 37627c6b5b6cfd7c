"""The only writer to out/: all files of a build appear together, or none does.

A teacher may have edited a handout where the last build left it. What was edited is kept under
another name: a small record in the folder says what each file held when it was written.
"""

import json
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import blake2b
from itertools import count
from pathlib import Path

_STAGING = ".talkquiz-"
_RECORD = ".talkquiz.json"
_ABANDONED = 3600


class OutputError(Exception):
    """Raised where the files cannot be written; the folder is as it was before."""


@dataclass(frozen=True, slots=True)
class Output:
    """Where the files of a build are, and what was edited: old path -> where it is kept."""

    paths: list[Path]
    kept: dict[Path, Path]


def write_files(folder: Path, files: dict[str, bytes]) -> Output:
    """Write `files` (name -> content) into `folder`.

    Everything is written and flushed beside its destination first, so that what can fail has
    failed before the first file is replaced; if a replacement fails, those made are undone.
    A file that was edited since it was written is kept under another name, and other files in the
    folder are left alone. Raises OutputError.
    """
    with _staging(folder) as staging:
        return _write_all(folder, staging, files)


def replace_files(folder: Path, files: dict[str, bytes]) -> None:
    """Write `files` (name -> content) over those in `folder`, in their order: all, or none.

    As `write_files` does, but no edited file is kept: for files that the program shares with
    people. Raises OutputError.
    """
    with _staging(folder) as staging:
        _put(staging, folder, files)


@contextmanager
def _staging(folder: Path) -> Iterator[Path]:
    """Yield a new folder in `folder` to write to first; removed in the end."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _sweep(folder)
        staging = Path(tempfile.mkdtemp(prefix=_STAGING, dir=folder))
    except OSError as error:
        raise OutputError(f"{folder} cannot be written to: {error.strerror}") from error
    try:
        yield staging
    except OSError as error:
        name = Path(str(error.filename2 or error.filename or folder)).name
        raise OutputError(f"{folder / name} cannot be written: {error.strerror}") from error
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _write_all(folder: Path, staging: Path, files: dict[str, bytes]) -> Output:
    record = _read_record(folder)
    kept = {name: _spare_name(folder, name) for name in files if _is_edited(folder, name, record)}
    record |= {name: _digest(content) for name, content in files.items()}
    new = {
        **{spare: (folder / name).read_bytes() for name, spare in kept.items()},
        **files,
        _RECORD: json.dumps(record, indent=1, sort_keys=True).encode(),
    }
    _put(staging, folder, new)
    return Output(
        [folder / name for name in files],
        {folder / name: folder / spare for name, spare in kept.items()},
    )


def _put(staging: Path, folder: Path, files: dict[str, bytes]) -> None:
    for name, content in files.items():
        _write(staging / name, content)
    _replace_all(staging, folder, list(files))


def _read_record(folder: Path) -> dict[str, str]:
    """Return what each file held when it was written; nothing if the record cannot be read."""
    try:
        record = json.loads((folder / _RECORD).read_bytes())
    except (OSError, ValueError):
        return {}
    return record if isinstance(record, dict) else {}


def _is_edited(folder: Path, name: str, record: dict[str, str]) -> bool:
    path = folder / name
    return name in record and path.is_file() and _digest(path.read_bytes()) != record[name]


def _digest(content: bytes) -> str:
    return blake2b(content, digest_size=16).hexdigest()


def _spare_name(folder: Path, name: str) -> str:
    """Return a name for an edited file that no file has: "quiz-A (edited).docx"."""
    path = Path(name)
    names = (
        f"{path.stem} (edited{f' {number}' if number > 1 else ''}){path.suffix}"
        for number in count(1)
    )
    return next(spare for spare in names if not (folder / spare).exists())


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
    except BaseException:
        for name in replaced:
            _restore(backup / name, folder / name)
        raise


def _restore(before: Path, path: Path) -> None:
    if before.exists():
        before.replace(path)
    else:
        path.unlink(missing_ok=True)
