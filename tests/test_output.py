"""The only writer: all files of a build appear, or none does, and nothing else is touched."""

import contextlib
import errno
import json
import os
import time
from collections.abc import Callable, Iterator
from hashlib import blake2b
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread

import pytest

from talkquiz.output import OutputError, earlier_files, write_files

NEW = {"deck.apkg": b"new deck", "quiz-A.docx": b"new quiz", "quiz-key.docx": b"new key"}
OLD = {"deck.apkg": b"old deck", "quiz-A.docx": b"old quiz", "notes.txt": b"mine"}
RECORD = ".talkquiz.json"


def write(folder: Path, files: dict[str, bytes]) -> dict[str, str]:
    """Write `files` into `folder`; return the names of what was edited, and where it is kept."""
    kept = write_files(folder, files.items()).items()
    return {str(p.relative_to(folder)): str(new.relative_to(folder)) for p, new in kept}


def held(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def visible(folder: Path) -> dict[str, bytes]:
    return {name: content for name, content in held(folder).items() if name != RECORD}


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Return a folder with two files of an earlier build and one of somebody else's."""
    folder = tmp_path / "out"
    write(folder, {name: OLD[name] for name in ("deck.apkg", "quiz-A.docx")})
    (folder / "notes.txt").write_bytes(OLD["notes.txt"])
    return folder


@pytest.fixture
def thesis(out: Path) -> Path:
    """Return a file of somebody else's beside the folder."""
    path = out.parent / "thesis.txt"
    path.write_bytes(b"mine")
    return path


def fail_at(
    monkeypatch: pytest.MonkeyPatch, function: str, number: int, error: BaseException | None
) -> None:
    """Make the `number`th call of a function of Path raise `error`, or else end the process."""
    real, calls = getattr(Path, function), [0]

    def failing(*arguments: object, **named: object) -> object:
        calls[0] += 1
        if calls[0] == number:
            if error is None:
                os._exit(9)
            raise error
        return real(*arguments, **named)

    monkeypatch.setattr(Path, function, failing)


def interrupted(*_: object) -> None:
    raise KeyboardInterrupt


class TestSuccess:
    """What is written."""

    def test_makes_the_folder_and_the_same_record_from_run_to_run(self, tmp_path: Path) -> None:
        one, other = tmp_path / "not" / "yet", tmp_path / "other"
        assert write(one, NEW) == {}
        write(other, dict(reversed(NEW.items())))
        assert visible(one) == NEW
        assert held(one) == held(other)
        assert set(json.loads(held(one)[RECORD])["files"]) == set(NEW)

    def test_replaces_and_leaves_the_rest_and_nothing_behind(self, out: Path) -> None:
        assert write(out, NEW) == {}
        assert visible(out) == {**OLD, **NEW}
        assert not [path for path in out.iterdir() if path.is_dir()]
        assert write(out, OLD) == {}


class TestFailure:
    """Whatever fails before files move, the folder is byte for byte as it was."""

    @pytest.mark.parametrize("number", [1, 2, 3, 4])
    def test_full_disk_changes_nothing(
        self, out: Path, monkeypatch: pytest.MonkeyPatch, number: int
    ) -> None:
        (out / "quiz-A.docx").write_bytes(b"edited")
        before = held(out.parent)
        fail_at(monkeypatch, "write_bytes", number, OSError(errno.ENOSPC, "No space left"))
        with pytest.raises(OutputError, match="No space left"):
            write(out, NEW)
        monkeypatch.undo()
        assert held(out.parent) == before

    def test_file_that_is_held_open_changes_nothing(
        self, out: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Windows refuses to move what another program holds open: it is found beforehand."""
        before = held(out)
        real = Path.replace

        def refusing(path: Path, target: Path) -> Path:
            if target.name == "quiz-A.docx":
                raise PermissionError(errno.EACCES, "Permission denied", str(target))
            return real(path, target)

        monkeypatch.setattr(Path, "replace", refusing)
        with pytest.raises(OutputError, match=r"quiz-A\.docx cannot be written"):
            write(out, NEW)
        assert held(out) == before

    def test_read_only_folder_changes_nothing(
        self, out: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        before = held(out.parent)
        refused = OSError(errno.EROFS, "Read-only file system")
        monkeypatch.setattr("tempfile.mkdtemp", lambda *_: (_ for _ in ()).throw(refused))
        with pytest.raises(OutputError, match="out cannot be written to: Read-only"):
            write(out, NEW)
        assert held(out.parent) == before

    @pytest.mark.parametrize(
        "stray",
        [Path.mkdir, os.mkfifo, lambda path: path.symlink_to("nowhere")],
        ids=["a folder", "a pipe", "a link that leads nowhere"],
    )
    def test_what_is_no_file_is_told_and_stays(
        self, out: Path, stray: Callable[[Path], object]
    ) -> None:
        path = out / "quiz-key.docx"
        stray(path)
        before, there = held(out), path.lstat()[:7]
        with pytest.raises(OutputError, match=r"quiz-key\.docx cannot be written"):
            write(out, NEW)
        assert (held(out), path.lstat()[:7]) == (before, there)

    def test_file_in_place_of_the_folder(self, thesis: Path) -> None:
        with pytest.raises(OutputError, match=r"thesis\.txt cannot be written to"):
            write(thesis, NEW)
        assert thesis.read_bytes() == b"mine"


class TestKilled:
    """Wherever it is stopped, each file is old or new, and none is taken for edited."""

    @pytest.mark.parametrize("function", ["replace", "write_bytes", "unlink", "mkdir"])
    @pytest.mark.parametrize("number", range(1, 10))
    def test_leaves_whole_files_that_the_next_build_completes(
        self, out: Path, monkeypatch: pytest.MonkeyPatch, function: str, number: int
    ) -> None:
        """At each step, the sheets of a class among the files, one of which is to go."""
        write(out, {"quiz/Ada.docx": b"old Ada", "quiz/Tom.docx": b"old Tom"})
        before = visible(out)
        new = {**NEW, "quiz/Ada.docx": b"new Ada"}
        child = os.fork()
        if not child:
            fail_at(monkeypatch, function, number, None)
            write(out, new)
            os._exit(0)
        os.waitpid(child, 0)
        for name, content in visible(out).items():
            assert content in (before.get(name), new.get(name))
        assert {"deck.apkg", "quiz-A.docx", "notes.txt", "quiz/Ada.docx"} <= visible(out).keys()
        assert write(out, new) == {}
        assert visible(out) == {"notes.txt": b"mine", **new}

    @pytest.mark.parametrize("cleanup", [TemporaryDirectory.cleanup, interrupted])
    @pytest.mark.parametrize("number", range(1, 9))
    def test_interruption(
        self, out: Path, monkeypatch: pytest.MonkeyPatch, number: int, cleanup: Callable[..., None]
    ) -> None:
        """Also a second one, while it cleans up after the first."""
        fail_at(monkeypatch, "replace", number, KeyboardInterrupt())
        monkeypatch.setattr(TemporaryDirectory, "cleanup", cleanup)
        with contextlib.suppress(KeyboardInterrupt):
            write(out, NEW)
        monkeypatch.undo()
        for name, content in visible(out).items():
            assert content in (OLD.get(name), NEW.get(name))
        last = {name: content + b", mended" for name, content in NEW.items()}
        assert write(out, last) == {}
        assert visible(out) == {**OLD, **last}


class TestOthers:
    """What is not ours, whatever a folder that somebody sent says of it."""

    def test_edited_files_are_kept_under_other_names(self, out: Path) -> None:
        (out / "quiz-key.docx").write_bytes(b"mine")
        (out / "quiz-A.docx").write_bytes(b"edited")
        kept = {"quiz-A.docx": "quiz-A (edited).docx", "quiz-key.docx": "quiz-key (edited).docx"}
        assert write(out, NEW) == kept
        (out / "quiz-A.docx").write_bytes(b"edited again")
        assert write(out, NEW) == {"quiz-A.docx": "quiz-A (edited 2).docx"}
        theirs = {kept["quiz-key.docx"]: b"mine", kept["quiz-A.docx"]: b"edited"}
        assert visible(out) == {**OLD, **NEW, **theirs, "quiz-A (edited 2).docx": b"edited again"}

    @pytest.mark.parametrize(
        "record",
        [
            b"",
            b"{",
            b"[]",
            b"\xff\xfe",
            b'{"deck.apkg": 3}',
            b"[" * 200_000,
            b'{"form": 1, "files": 3, "folders": {"quiz": {"Ada.docx": 5}}}',
            b'{"form": 2, "files": {"deck.apkg": ["0"]}}',
            b'{"form": 1, "files": {"deck.apkg": [null, {}]}}',
            b'{"form": 1, "files": {"\\ud800": ["0"]}, "folders": {"class": {"\\ud800": ["0"]}}}',
            b'{"form": 1, "files": {"%s": ["0"]}, "folders": {"class": {"%s": ["0"]}}}'
            % (b"x" * 300, b"x" * 300),
        ],
    )
    def test_damaged_record_stops_no_build(self, out: Path, record: bytes) -> None:
        (out / RECORD).write_bytes(record)
        new = {**NEW, "class/Ada.docx": b"Ada"}
        write(out, new)
        assert {name: visible(out)[name] for name in new} == new
        assert set(NEW) <= set(json.loads(held(out)[RECORD])["files"])

    def test_endless_record_is_not_read(self, out: Path) -> None:
        """A device, a pipe, or more than any build writes, is no record of ours."""
        (out / RECORD).unlink()
        (out / RECORD).symlink_to("/dev/zero")
        write(out, NEW)
        (out / RECORD).write_bytes(b"")
        os.truncate(out / RECORD, 2**40)
        write(out, NEW)
        assert {name: visible(out)[name] for name in NEW} == NEW

    @pytest.mark.parametrize("name", [".talkquiz-abc", "../.talkquiz-notes"])
    def test_folders_that_look_like_ours_stay(self, out: Path, name: str) -> None:
        left = out / name
        left.mkdir()
        (left / "journal.json").write_text('{"..": false, "": false}')
        hours_ago = time.time() - 3 * 3600
        os.utime(left, (hours_ago, hours_ago))
        write(out, NEW)
        assert held(left) == {"journal.json": b'{"..": false, "": false}'}

    @pytest.mark.parametrize(
        "name", ["..", "", ".", "../thesis.txt", "a/b", "/etc/x", "..\\x", "C:x"]
    )
    def test_record_is_followed_to_plain_names_alone(
        self, out: Path, thesis: Path, name: str
    ) -> None:
        """A forged record, whose digest fits, has no file deleted outside the folder."""
        (out / "quiz").mkdir()
        digest = [blake2b(b"mine", digest_size=16).hexdigest()]
        record = {"form": 1, "files": {}, "folders": {"quiz": {name: digest}, name: {"x": digest}}}
        (out / RECORD).write_text(json.dumps(record))
        write(out, {"quiz/Ada.docx": b"Ada"})
        assert thesis.read_bytes() == b"mine"
        assert visible(out) == {**OLD, "quiz/Ada.docx": b"Ada"}

    def test_links_elsewhere_are_not_written_through(self, out: Path, thesis: Path) -> None:
        """Nor is a file of the same content, which a link makes seem ours, deleted there."""
        (out / "quiz-key.docx").symlink_to(thesis)
        write(out, NEW)
        assert visible(out) == {**OLD, **NEW, "quiz-key (edited).docx": b"mine"}
        assert not (out / "quiz-key.docx").is_symlink()
        (out / "quiz").symlink_to(out.parent)
        with pytest.raises(OutputError, match="quiz cannot be written"):
            write(out, {"quiz/thesis.txt": b"Ada"})
        assert thesis.read_bytes() == b"mine"

    def test_folder_that_cannot_be_locked_is_written_to(
        self, out: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """As on some network disks; any other error is told."""
        codes = iter((errno.ENOLCK, errno.EIO))

        def refusing(*_: object) -> None:
            code = next(codes)
            raise OSError(code, os.strerror(code))

        monkeypatch.setattr("fcntl.flock", refusing)
        write(out, NEW)
        with pytest.raises(OutputError, match="Input/output error"):
            write(out, OLD)
        assert visible(out) == {**OLD, **NEW}

    def test_two_builds_at_a_time_take_no_file_of_each_other_for_edited(self, out: Path) -> None:
        """One waits while the other moves its files in."""
        kept: list[object] = []

        def build(content: bytes) -> None:
            kept.append(write(out, {f"quiz-{n}.docx": content for n in range(20)}))

        builds = [Thread(target=build, args=(f"build {n}".encode(),)) for n in range(8)]
        for each in builds:
            each.start()
        for each in builds:
            each.join()
        assert kept == [{}] * 8
        assert len({visible(out)[f"quiz-{n}.docx"] for n in range(20)}) == 1


class TestEarlier:
    """What an earlier build made of a handout stays, and is named."""

    EARLIER = ("quiz-C.docx", "quiz-A.pdf", "quiz-class.pdf", "quiz-overlay.docx")
    OTHERS = ("deck.apkg", "quiz-astana-A.docx", "quiz-astana-key.docx", "reader.docx")

    def test_names_it(self, out: Path) -> None:
        sheets = ("quiz-students/quiz-Ada.docx", "quiz-students/quiz-Tom.docx")
        write(out, dict.fromkeys([*self.EARLIER, *self.OTHERS, *sheets, *NEW], b"old"))
        write(out, NEW)
        (out / "quiz-B.docx").write_bytes(b"somebody else's")
        found = [path.name for path in earlier_files(out, NEW)]
        assert found == sorted([*self.EARLIER, "quiz-students"])

    def test_names_nothing_that_is_gone_or_new(self, out: Path) -> None:
        """Nor does it stumble over a name that no file can have: the record may be anybody's."""
        write(out, {"quiz-C.docx": b"old", **NEW})
        (out / "quiz-C.docx").unlink()
        record = json.loads((out / RECORD).read_text())
        long = "q" * 300
        record["files"] |= {f"{long}-C.pdf": [], "quiz-A.pdf": []}
        (out / RECORD).write_text(json.dumps(record))
        assert earlier_files(out, [*NEW, f"{long}-A.docx"]) == []


class TestFolders:
    """Files that belong together: the sheets of a class."""

    def test_streams(self, out: Path) -> None:
        """Each file is on the disk before the next is made, but not in its place."""

        def files() -> Iterator[tuple[str, bytes]]:
            yield "quiz/Ada.docx", b"Ada"
            assert [path.read_bytes() for path in out.parent.rglob("Ada.docx")] == [b"Ada"]
            assert not (out / "quiz").exists()
            yield "quiz/Tom.docx", b"Tom"

        write_files(out, files())
        assert visible(out) == {**OLD, "quiz/Ada.docx": b"Ada", "quiz/Tom.docx": b"Tom"}

    def test_failure_in_the_making_changes_nothing(self, out: Path) -> None:
        before = held(out.parent)

        def files() -> Iterator[tuple[str, bytes]]:
            yield "quiz/Ada.docx", b"Ada"
            raise KeyError

        with pytest.raises(KeyError):
            write_files(out, files())
        assert held(out.parent) == before

    def test_who_left_the_class_is_gone(self, out: Path) -> None:
        """A sheet that is made no more is removed; what people did in the folder stays."""
        write(out, {f"quiz/{name}.docx": b"first" for name in ("Ada", "Tom", "Zoe", "Ivy")})
        for name in ("Tom.docx", "Zoe.docx", "notes.txt"):
            (out / "quiz" / name).write_bytes(b"mine")
        kept = write(out, {"quiz/Ada.docx": b"second", "quiz/Zoe.docx": b"second"})
        assert {n: c for n, c in visible(out).items() if n.startswith("quiz/")} == {
            "quiz/Ada.docx": b"second",
            "quiz/Zoe.docx": b"second",
            "quiz/Zoe (edited).docx": b"mine",
            "quiz/Tom.docx": b"mine",
            "quiz/notes.txt": b"mine",
        }
        assert kept == {"quiz/Zoe.docx": "quiz/Zoe (edited).docx"}
