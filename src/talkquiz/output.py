"""The only writer to out/: all files of a build appear together, or none does.

A teacher may have edited a handout where the last build left it. What was edited is kept under
another name: a small record in the folder says what each file held when it was written.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import blake2b
from itertools import count
from pathlib import Path, PurePosixPath

from talkquiz.staging import Staging, staged

_RECORD = ".talkquiz.json"

Record = dict[str, str]
"""What each file held when it was written: name -> digest."""


class OutputError(Exception):
    """Raised where the files cannot be written; the folder is as it was before."""


@dataclass(frozen=True, slots=True)
class Output:
    """Where the files of a build are, and what was edited: old path -> where it is kept."""

    paths: list[Path]
    kept: dict[Path, Path]


def write_files(folder: Path, files: Mapping[str, bytes] | Iterable[tuple[str, bytes]]) -> Output:
    """Write `files` (name -> content) into `folder`; they are taken and flushed one by one.

    They are moved to their places when the last has been written, all or none. A file that was
    edited since it was written is kept under another name, and other files in the folder are left
    alone. A name `a/b` is one of a folder that belongs together: what an earlier build wrote into
    `a` and this one does not is removed. Raises OutputError.
    """
    named = files.items() if isinstance(files, Mapping) else files
    with _staging(folder) as staging:
        old, new = _read_record(folder), Record()
        for name, content in named:
            staging.write(name, content)
            new[name] = _digest(content)
        kept = _keep_others_work(folder, staging, old, new)
        record = {
            name: digest for name, digest in old.items() if _folder(name) not in _folders(new)
        }
        staging.write(_RECORD, json.dumps(record | new, indent=1, sort_keys=True).encode())
        staging.move_in()
    return Output(
        [folder / name for name in new],
        {folder / name: folder / spare for name, spare in kept.items()},
    )


def replace_files(folder: Path, files: dict[str, bytes]) -> None:
    """Write `files` (name -> content) over those in `folder`: all, or none.

    As `write_files` does, but no edited file is kept: for files that the program shares with
    people. Raises OutputError.
    """
    with _staging(folder) as staging:
        for name, content in files.items():
            staging.write(name, content)
        staging.move_in()


@contextmanager
def _staging(folder: Path) -> Iterator[Staging]:
    """Yield a place to write to first, and say what went wrong in terms of `folder`."""
    writing = False
    try:
        with staged(folder) as staging:
            writing = True
            yield staging
    except OSError as error:
        if not writing:
            raise OutputError(f"{folder} cannot be written to: {error.strerror}") from error
        name = Path(str(error.filename2 or error.filename or folder)).name
        raise OutputError(f"{folder / name} cannot be written: {error.strerror}") from error


def _keep_others_work(folder: Path, staging: Staging, old: Record, new: Record) -> dict[str, str]:
    """Stage what people did to the files in `folder`; return edited ones and their new names."""
    kept = {name: _spare_name(folder, name) for name in new if _is_edited(folder, name, old)}
    for name, spare in kept.items():
        staging.write(spare, (folder / name).read_bytes())
    for name in _others(folder, new):
        if name not in old or _is_edited(folder, name, old):
            staging.write(name, (folder / name).read_bytes())
    return kept


def _others(folder: Path, new: Record) -> Iterator[str]:
    """Yield the files, by name, that are not `new` in folders that are about to be replaced."""
    for replaced in _folders(new):
        for path in sorted((folder / replaced).rglob("*")):
            name = path.relative_to(folder).as_posix()
            if path.is_file() and name not in new:
                yield name


def _folders(record: Record) -> list[str]:
    return sorted({_folder(name) for name in record} - {""})


def _folder(name: str) -> str:
    """Return the folder that a file belongs to; empty where it belongs to none."""
    return name.rpartition("/")[0]


def _read_record(folder: Path) -> Record:
    """Return what each file held when it was written; nothing if the record cannot be read."""
    try:
        record = json.loads((folder / _RECORD).read_bytes())
    except (OSError, ValueError):
        return {}
    return record if isinstance(record, dict) else {}


def _is_edited(folder: Path, name: str, record: Record) -> bool:
    path = folder / name
    return name in record and path.is_file() and _digest(path.read_bytes()) != record[name]


def _digest(content: bytes) -> str:
    return blake2b(content, digest_size=16).hexdigest()


def _spare_name(folder: Path, name: str) -> str:
    """Return a name for an edited file that no file has: "quiz-A (edited).docx"."""
    path = PurePosixPath(name)
    names = (
        str(path.with_stem(f"{path.stem} (edited{f' {number}' if number > 1 else ''})"))
        for number in count(1)
    )
    return next(spare for spare in names if not (folder / spare).exists())
