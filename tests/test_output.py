"""The only writer: all files of a build appear, or none does, and nothing else is touched."""

import contextlib
import errno
import json
import os
import time
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path
from threading import Thread

import pytest

from talkquiz.output import OutputError, write_files

NEW = {"deck.apkg": b"new deck", "quiz-A.docx": b"new quiz", "quiz-key.docx": b"new key"}
OLD = {"deck.apkg": b"old deck", "quiz-A.docx": b"old quiz", "notes.txt": b"mine"}
RECORD = ".talkquiz.json"


def held(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def visible(folder: Path) -> dict[str, bytes]:
    return {name: content for name, content in held(folder).items() if name != RECORD}


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Return a folder with two files of an earlier build and one of somebody else's."""
    folder = tmp_path / "out"
    write_files(folder, {name: OLD[name] for name in ("deck.apkg", "quiz-A.docx")})
    (folder / "notes.txt").write_bytes(OLD["notes.txt"])
    return folder


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

    def test_makes_the_folder(self, tmp_path: Path) -> None:
        folder = tmp_path / "not" / "yet"
        output = write_files(folder, NEW)
        assert visible(folder) == NEW
        assert output.paths == [folder / name for name in NEW]
        assert output.kept == {}

    def test_replaces_and_leaves_the_rest(self, out: Path) -> None:
        write_files(out, NEW)
        assert visible(out) == {**OLD, **NEW}

    def test_leaves_nothing_behind(self, out: Path) -> None:
        write_files(out, NEW)
        assert not [path for path in out.iterdir() if path.is_dir()]

    def test_record_is_the_same_from_run_to_run(self, tmp_path: Path) -> None:
        for name in ("one", "two"):
            write_files(tmp_path / name, dict(sorted(NEW.items(), reverse=name == "two")))
        assert held(tmp_path / "one") == held(tmp_path / "two")
        assert set(json.loads(held(tmp_path / "one")[RECORD])["files"]) == set(NEW)


class TestFailure:
    """Whatever fails before files move, the folder is byte for byte as it was."""

    @pytest.mark.parametrize("number", [1, 2, 3, 4])
    def test_full_disk_changes_nothing(
        self, out: Path, monkeypatch: pytest.MonkeyPatch, number: int
    ) -> None:
        before = held(out)
        fail_at(
            monkeypatch, "write_bytes", number, OSError(errno.ENOSPC, "No space left on device")
        )
        with pytest.raises(OutputError, match="No space left on device"):
            write_files(out, NEW)
        monkeypatch.undo()
        assert held(out.parent) == {f"out/{name}": content for name, content in before.items()}

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
            write_files(out, NEW)
        assert held(out) == before

    @pytest.mark.parametrize("number", range(1, 9))
    def test_interruption_leaves_whole_files_that_the_next_build_completes(
        self, out: Path, monkeypatch: pytest.MonkeyPatch, number: int
    ) -> None:
        """Wherever it is stopped, each file is old or new, and none is taken for edited."""
        fail_at(monkeypatch, "replace", number, KeyboardInterrupt())
        with contextlib.suppress(KeyboardInterrupt):
            write_files(out, NEW)
        monkeypatch.undo()
        for name, content in visible(out).items():
            assert content in (OLD.get(name), NEW.get(name))
        last = {name: content + b", mended" for name, content in NEW.items()}
        assert write_files(out, last).kept == {}
        assert visible(out) == {**OLD, **last}

    def test_folder_in_the_way_changes_nothing(self, out: Path) -> None:
        (out / "quiz-key.docx").mkdir()
        before = held(out)
        with pytest.raises(OutputError, match=r"quiz-key\.docx"):
            write_files(out, NEW)
        assert held(out) == before
        assert (out / "quiz-key.docx").is_dir()

    def test_file_in_place_of_the_folder(self, tmp_path: Path) -> None:
        (tmp_path / "out").write_bytes(b"a file")
        with pytest.raises(OutputError, match="out cannot be written to"):
            write_files(tmp_path / "out", NEW)
        assert (tmp_path / "out").read_bytes() == b"a file"


class TestKilled:
    """A process that dies on the spot, which cleans up nothing."""

    @pytest.mark.parametrize("function", ["replace", "write_bytes", "unlink", "mkdir"])
    @pytest.mark.parametrize("number", range(1, 10))
    def test_leaves_whole_files_that_the_next_build_completes(
        self, out: Path, monkeypatch: pytest.MonkeyPatch, function: str, number: int
    ) -> None:
        """At each step, the sheets of a class among the files, one of which is to go."""
        write_files(out, {"quiz/Ada.docx": b"old Ada", "quiz/Tom.docx": b"old Tom"})
        before = visible(out)
        new = {**NEW, "quiz/Ada.docx": b"new Ada"}
        child = os.fork()
        if not child:
            fail_at(monkeypatch, function, number, None)
            write_files(out, new)
            os._exit(0)
        os.waitpid(child, 0)
        for name, content in visible(out).items():
            assert content in (before.get(name), new.get(name))
        assert {"deck.apkg", "quiz-A.docx", "notes.txt", "quiz/Ada.docx"} <= visible(out).keys()
        assert write_files(out, new).kept == {}
        assert visible(out) == {"notes.txt": b"mine", **new}

    @pytest.mark.parametrize("number", range(1, 9))
    def test_second_interruption_while_it_cleans_up(
        self, out: Path, monkeypatch: pytest.MonkeyPatch, number: int
    ) -> None:
        fail_at(monkeypatch, "replace", number, KeyboardInterrupt())
        monkeypatch.setattr("tempfile.TemporaryDirectory.cleanup", interrupted)
        with contextlib.suppress(KeyboardInterrupt):
            write_files(out, NEW)
        monkeypatch.undo()
        for name, content in visible(out).items():
            assert content in (OLD.get(name), NEW.get(name))
        assert write_files(out, NEW).kept == {}
        assert visible(out) == {**OLD, **NEW}


class TestEdited:
    """A handout that somebody edited where the last build left it."""

    def test_is_kept_under_another_name(self, out: Path) -> None:
        (out / "quiz-A.docx").write_bytes(b"edited")
        output = write_files(out, NEW)
        assert output.kept == {out / "quiz-A.docx": out / "quiz-A (edited).docx"}
        assert visible(out) == {**OLD, **NEW, "quiz-A (edited).docx": b"edited"}

    def test_is_never_overwritten(self, out: Path) -> None:
        for text in (b"edited", b"edited again"):
            (out / "quiz-A.docx").write_bytes(text)
            write_files(out, NEW)
        assert visible(out)["quiz-A (edited).docx"] == b"edited"
        assert visible(out)["quiz-A (edited 2).docx"] == b"edited again"

    def test_unedited_is_replaced(self, out: Path) -> None:
        assert write_files(out, NEW).kept == {}
        assert write_files(out, OLD).kept == {}

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
        write_files(out, new)
        assert {name: visible(out)[name] for name in new} == new
        assert set(NEW) <= set(json.loads(held(out)[RECORD])["files"])

    def test_endless_record_is_not_read(self, out: Path) -> None:
        """A device, or more than any build writes, is no record of ours."""
        (out / RECORD).unlink()
        (out / RECORD).symlink_to("/dev/zero")
        write_files(out, NEW)
        (out / RECORD).write_bytes(b"")
        os.truncate(out / RECORD, 2**40)
        write_files(out, NEW)
        assert {name: visible(out)[name] for name in NEW} == NEW

    def test_failure_keeps_the_edited_file(
        self, out: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (out / "quiz-A.docx").write_bytes(b"edited")
        before = held(out)
        fail_at(monkeypatch, "write_bytes", 4, OSError(errno.EIO, "Input/output error"))
        with pytest.raises(OutputError):
            write_files(out, NEW)
        monkeypatch.undo()
        assert held(out) == before


class TestOthers:
    """What is not ours, whatever a folder that somebody sent says of it."""

    @pytest.mark.parametrize("name", [".talkquiz-abc", "../.talkquiz-notes"])
    def test_folders_that_look_like_ours_stay(self, out: Path, name: str) -> None:
        left = out / name
        left.mkdir()
        (left / "journal.json").write_text('{"..": false, "": false}')
        (left / "lock").touch()
        hours_ago = time.time() - 3 * 3600
        os.utime(left, (hours_ago, hours_ago))
        write_files(out, NEW)
        assert held(left) == {"journal.json": b'{"..": false, "": false}', "lock": b""}

    def test_file_with_the_name_of_one_of_ours_is_kept(self, out: Path) -> None:
        (out / "quiz-key.docx").write_bytes(b"mine")
        assert write_files(out, NEW).kept == {out / "quiz-key.docx": out / "quiz-key (edited).docx"}
        assert visible(out)["quiz-key (edited).docx"] == b"mine"

    @pytest.mark.parametrize(
        "name", ["..", "", ".", "../thesis.txt", "a/b", "/etc/x", "..\\x", "C:x"]
    )
    def test_record_is_followed_to_plain_names_alone(self, out: Path, name: str) -> None:
        """A forged record, whose digest fits, has no file deleted outside the folder."""
        thesis = out.parent / "thesis.txt"
        thesis.write_bytes(b"mine")
        (out / "quiz").mkdir()
        digest = [blake2b(b"mine", digest_size=16).hexdigest()]
        record = {"form": 1, "files": {}, "folders": {"quiz": {name: digest}, name: {"x": digest}}}
        (out / RECORD).write_text(json.dumps(record))
        write_files(out, {"quiz/Ada.docx": b"Ada"})
        assert thesis.read_bytes() == b"mine"
        assert visible(out) == {**OLD, "quiz/Ada.docx": b"Ada"}

    def test_link_to_a_folder_elsewhere_is_not_written_through(self, out: Path) -> None:
        elsewhere = out.parent / "elsewhere"
        elsewhere.mkdir()
        (elsewhere / "Ada.docx").write_bytes(b"mine")
        (out / "quiz").symlink_to(elsewhere)
        with pytest.raises(OutputError, match="quiz cannot be written"):
            write_files(out, {"quiz/Ada.docx": b"Ada"})
        assert held(elsewhere) == {"Ada.docx": b"mine"}

    def test_link_to_a_file_elsewhere_is_not_written_through(self, out: Path) -> None:
        """Nor is a file of the same content, which a link makes seem ours, deleted there."""
        thesis = out.parent / "thesis.txt"
        thesis.write_bytes(b"mine")
        (out / "quiz-key.docx").symlink_to(thesis)
        write_files(out, NEW)
        assert thesis.read_bytes() == b"mine"
        assert visible(out) == {**OLD, **NEW, "quiz-key (edited).docx": b"mine"}
        assert not (out / "quiz-key.docx").is_symlink()

    def test_read_only_folder_changes_nothing(
        self, out: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        before = held(out.parent)
        refused = OSError(errno.EROFS, "Read-only file system")
        monkeypatch.setattr("tempfile.mkdtemp", lambda *_: (_ for _ in ()).throw(refused))
        with pytest.raises(OutputError, match="out cannot be written to: Read-only"):
            write_files(out, NEW)
        assert held(out.parent) == before

    def test_what_is_no_file_is_told_and_stays(self, out: Path) -> None:
        """A pipe or a link that leads nowhere, with the name of a handout, is not replaced."""
        for stray in (os.mkfifo, lambda path: path.symlink_to("nowhere")):
            path = out / "quiz-key.docx"
            stray(path)
            before = path.lstat()
            with pytest.raises(OutputError, match=r"quiz-key\.docx cannot be written"):
                write_files(out, NEW)
            assert path.lstat() == before
            path.unlink()

    def test_two_builds_at_a_time_take_no_file_of_each_other_for_edited(self, out: Path) -> None:
        """One waits while the other moves its files in."""
        kept: list[object] = []

        def build(content: bytes) -> None:
            kept.append(write_files(out, {f"quiz-{n}.docx": content for n in range(20)}).kept)

        builds = [Thread(target=build, args=(f"build {n}".encode(),)) for n in range(8)]
        for each in builds:
            each.start()
        for each in builds:
            each.join()
        assert kept == [{}] * 8
        assert len({visible(out)[f"quiz-{n}.docx"] for n in range(20)}) == 1


class TestFolders:
    """Files that belong together: the sheets of a class."""

    def test_streams(self, out: Path) -> None:
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
        write_files(out, {f"quiz/{name}.docx": b"first" for name in ("Ada", "Tom", "Zoe", "Ivy")})
        for name in ("Tom.docx", "Zoe.docx", "notes.txt"):
            (out / "quiz" / name).write_bytes(b"mine")
        output = write_files(out, {"quiz/Ada.docx": b"second", "quiz/Zoe.docx": b"second"})
        assert {n: c for n, c in visible(out).items() if n.startswith("quiz/")} == {
            "quiz/Ada.docx": b"second",
            "quiz/Zoe.docx": b"second",
            "quiz/Zoe (edited).docx": b"mine",
            "quiz/Tom.docx": b"mine",
            "quiz/notes.txt": b"mine",
        }
        assert output.kept == {out / "quiz/Zoe.docx": out / "quiz/Zoe (edited).docx"}
