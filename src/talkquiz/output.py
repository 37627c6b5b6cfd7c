"""The only writer to out/: a build that fails changes nothing, and what people made stays.

All files are first written to a temporary folder beside out/. Only when the last one is there
is each moved into its place with `os.replace`, so that a process killed in between can leave files
of two builds, each of them whole; the next build completes them.

A record in the folder says what each file held when it was written. Only what stands there with its
digest is ever replaced or deleted: a handout that a teacher edited, or a file of hers that happens
to have the name of one of ours, is kept under another name.
"""

import errno
import json
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import partial
from hashlib import blake2b, file_digest
from itertools import count
from pathlib import Path, PurePosixPath

from talkquiz.problem import TalkQuizError
from talkquiz.untrusted_files import OutsideError, read_file

_RECORD = ".talkquiz.json"
_HASH = partial(blake2b, digest_size=16)
_FORM = 1
"""The form of the record; one of another form is ignored."""
_LARGEST_RECORD = 16_000_000
"""In bytes; that of a class of a thousand in a hundred handouts is not half of it."""
_PART_OF_HANDOUT = re.compile(r"-(?:[A-Z]|key|overlay|class|students|students-key)$")
"""What the name of a file adds to that of its handout: `quiz-A.pdf` is of `quiz`."""

Record = dict[str, list[str]]
"""Name of a file, `quiz.docx` or `class/Ada.docx` -> the digests of what we wrote there.

There are two digests only while files move: of the old content and of the new.
"""


class OutputError(TalkQuizError):
    """Raised where the files cannot be written; says which, and why."""


def write_files(folder: Path, files: Iterable[tuple[str, bytes]]) -> dict[Path, Path]:
    """Write `files` (name, content) into `folder`; they are taken and put on the disk one by one.

    Returns what was edited since an earlier build: old path -> where it is kept.

    A name `a/b` is that of a file in a folder whose files belong together, as the sheets of a class
    do: what an earlier build wrote into `a` and this one does not is removed, unless somebody
    edited it. Other files are left alone. Raises OutputError; nothing has changed then, unless it
    was a move into place that failed.
    """
    with _temporary(folder) as (temporary, folder_there):
        new: Record = {}
        for name, content in files:
            _write(temporary / name, content)
            new[name] = [_digest(content)]
        with _locked(folder_there):
            old = _read_record(folder_there)
            _require_room(folder_there, new)
            # Whoever is killed from here on has left files of either build: the next one knows
            # both for ours.
            both = old | {name: [*old.get(name, []), *known] for name, known in new.items()}
            kept = _keep_others_work(folder_there, temporary, both, new)
            _move_record(folder_there, temporary, both)
            for name in (*kept.values(), *new):
                (folder_there / name).parent.mkdir(exist_ok=True)
                (temporary / name).replace(folder_there / name)
            folders = {_folder(name) for name in new} - {""}
            stale = {name for name in old if name not in new and _folder(name) in folders}
            for name in stale:
                if _is_ours(folder_there / name, old[name]):
                    (folder_there / name).unlink()
            rest = {name: known for name, known in old.items() if name not in stale}
            _move_record(folder_there, temporary, rest | new)
    return {folder / name: folder / spare for name, spare in kept.items()}


def earlier_files(folder: Path, names: Iterable[str]) -> list[Path]:
    """Return what earlier builds made of the handouts of which `names` are the new files.

    These are no longer of one piece: a PDF with other questions than the key beside it, say. Of the
    sheets of a class their folder is named.
    """
    new = set(names)
    handouts = {_handout(name) for name in new if name.endswith(".docx")}
    tops = {name.partition("/")[0] for name in new}
    old = {
        name.partition("/")[0]
        for name in _read_record(folder)
        if name.endswith((".docx", ".pdf")) and _handout(name) in handouts
    }
    # Unlike `os.path`, `Path.exists` raises where a name is too long for a file.
    there = os.path.lexists
    return [folder / name for name in sorted(old - tops) if there(folder / name)]


def _handout(name: str) -> str:
    """Return the handout that a file is of: `quiz` for `quiz-students/quiz-Ada.docx`."""
    top = name.partition("/")[0].removesuffix(".docx").removesuffix(".pdf")
    return _PART_OF_HANDOUT.sub("", top)


def replace_files(folder: Path, files: dict[str, bytes]) -> None:
    """Write `files` (name -> content) over those in `folder`, whoever made them.

    For files that the program shares with people, as the change log of a course is. Raises
    OutputError; nothing has changed then: where one cannot be moved into place, those that were are
    put back, or taken away again.
    """
    with _temporary(folder) as (temporary, folder_there), ExitStack() as undo:
        for name, content in files.items():
            _write(temporary / name, content)
        _require_room(folder_there, files)
        for name in files:
            place = folder_there / name
            if not place.parent.exists():
                place.parent.mkdir()
                undo.callback(place.parent.rmdir)
            if place.exists():
                shutil.copymode(place, temporary / name)
                if len(files) > 1:
                    earlier = tempfile.mkstemp(dir=temporary)
                    os.close(earlier[0])
                    undo.callback(os.replace, shutil.copy2(place, earlier[1]), place)
            else:
                undo.callback(place.unlink, missing_ok=True)
            (temporary / name).replace(place)
        undo.pop_all()


def require_empty(folder: Path) -> None:
    """Raise an OutputError if `folder` is there and holds anything, a repository apart."""
    try:
        if os.path.lexists(folder) and any(each.name != ".git" for each in folder.iterdir()):
            raise OutputError(f"{folder} is there already, and not empty", "Name a new folder.")
    except OSError as error:
        raise OutputError(f"{folder} cannot be written to: {error.strerror}") from error


def make_folder(folder: Path, files: dict[str, bytes]) -> None:
    """Write `files` (`a/b.yaml` -> content) into `folder`, which is new or empty: all or none.

    Raises OutputError.
    """
    require_empty(folder)
    parent = folder.absolute().parent
    try:
        parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".talkquiz-", dir=parent) as temporary:
            made = Path(temporary, "made")
            for name, content in files.items():
                (made / name).parent.mkdir(parents=True, exist_ok=True)
                (made / name).write_bytes(content)
            if folder.is_dir():  # Windows replaces none, not even an empty one
                for each in sorted(made.iterdir()):
                    each.rename(folder / each.name)
            else:
                made.rename(folder)
    except OSError as error:
        raise OutputError(f"{folder} cannot be written: {error.strerror}") from error


@contextmanager
def _temporary(folder: Path) -> Iterator[tuple[Path, Path]]:
    """Yield a temporary folder on the disk of `folder`, and `folder` itself, made and resolved.

    What goes wrong with either is raised as an OutputError in terms of `folder`.
    """
    writing = False
    try:
        folder.mkdir(parents=True, exist_ok=True)
        there = folder.resolve()
        beside = there.parent
        same_disk = beside.stat().st_dev == there.stat().st_dev
        place = beside if same_disk and os.access(beside, os.W_OK) else there
        with tempfile.TemporaryDirectory(
            prefix=".talkquiz-", dir=place, ignore_cleanup_errors=True
        ) as temporary:
            writing = True
            yield Path(temporary), there
    except OSError as error:
        if not writing:
            raise OutputError(f"{folder} cannot be written to: {error.strerror}") from error
        name = Path(str(error.filename2 or error.filename or folder)).name
        raise OutputError(f"{folder / name} cannot be written: {error.strerror}") from error


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Hold `folder` while files move in, so that of two builds at a time the second one waits.

    Without locks of folders (on Windows, on some network disks) it does not wait: every file is
    whole all the same.
    """
    if sys.platform == "win32":
        yield
        return
    import fcntl  # noqa: PLC0415 - there is none on Windows

    handle = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
        except OSError as error:
            if error.errno not in (errno.EBADF, errno.ENOLCK, errno.ENOTSUP):
                raise
        yield
    finally:
        os.close(handle)


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content)


def _require_room(folder: Path, names: Iterable[str]) -> None:
    """Raise OSError where a name is taken by what is no file, or cannot be replaced.

    Windows moves no file that another program holds open, not even to the name that it has: so a
    handout that is open in Word is found here, before anything has moved.
    """
    for name in names:
        path = folder / name
        if _folder(name) and (path.parent.is_symlink() or path.parent.is_file()):
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(path.parent))
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
        if path.is_file():
            path.replace(path)
        elif os.path.lexists(path):  # a pipe, a device, a link that leads nowhere: not ours
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))


def _keep_others_work(folder: Path, temporary: Path, ours: Record, new: Record) -> dict[str, str]:
    """Put what is in the way of `new` files, and not ours, among them under other names.

    Returns the names of such files and their new ones: "quiz-A (edited).docx".
    """
    kept = {}
    for name in new:
        path = folder / name
        if path.is_file() and not _is_ours(path, ours[name]):
            stem = PurePosixPath(name)
            spares = (
                str(stem.with_stem(f"{stem.stem} (edited{f' {n}' if n > 1 else ''})"))
                for n in count(1)
            )
            spare = next(s for s in spares if not os.path.lexists(folder / s) and s not in new)
            (temporary / spare).parent.mkdir(exist_ok=True)
            shutil.copyfile(path, temporary / spare)
            kept[name] = spare
    return kept


def _is_ours(path: Path, digests: Sequence[str]) -> bool:
    """Tell whether a file holds what we wrote there; a link, or an edited file, is not ours.

    Nor is what cannot be read, nor a name that no file can have.
    """
    try:
        is_link = path.is_symlink() or path.parent.is_symlink()
        if is_link or not path.is_file():
            return False
        with path.open("rb") as file:
            return file_digest(file, _HASH).hexdigest() in digests
    except OSError:
        return False


def _folder(name: str) -> str:
    """Return the folder that a file belongs to; empty where it belongs to none."""
    return name.rpartition("/")[0]


def _read_record(folder: Path) -> Record:
    """Return what we wrote into `folder`; nothing if there is no record, or one of another form.

    In the file, names in folders of their own stand below them: each is one plain component, or it
    is not followed, since the folder may come from anybody.
    """
    try:
        stored = json.loads(read_file(folder / _RECORD, _LARGEST_RECORD))
    except (OutsideError, ValueError, RecursionError):
        return {}
    if not isinstance(stored, dict) or stored.get("form") != _FORM:
        return {}
    folders = {"": stored.get("files"), **_plain(stored.get("folders"))}
    return {
        f"{folder_name}/{name}".removeprefix("/"): [d for d in digests if isinstance(d, str)]
        for folder_name, files in folders.items()
        for name, digests in _plain(files).items()
        if isinstance(digests, list)
    }


def _plain(names: object) -> dict[str, object]:
    """Return the part of a mapping whose keys are plain names of files."""
    if not isinstance(names, dict):
        return {}
    return {
        name: value
        for name, value in names.items()
        if name not in ("", ".", "..") and not set(name) & set("/\\:\0")
    }


def _move_record(folder: Path, temporary: Path, record: Record) -> None:
    folders: dict[str, Record] = {"": {}}
    for name, digests in record.items():
        folder_name, _, file_name = name.rpartition("/")
        folders.setdefault(folder_name, {})[file_name] = digests
    stored = {"form": _FORM, "files": folders.pop(""), "folders": folders}
    _write(temporary / _RECORD, json.dumps(stored, indent=1, sort_keys=True).encode())
    (temporary / _RECORD).replace(folder / _RECORD)


def _digest(content: bytes) -> str:
    return _HASH(content).hexdigest()
