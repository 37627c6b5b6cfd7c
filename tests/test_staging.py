"""What a killed build leaves behind is undone and removed by the next, and nothing else is."""

import subprocess
import sys
from pathlib import Path

import pytest

from talkquiz.staging import staged

KILLED = """
import os, sys
from pathlib import Path
from talkquiz.output import write_files

folder, moment = Path(sys.argv[1]), int(sys.argv[2])
real, calls = Path.replace, [0]

def replace(*arguments):
    calls[0] += 1
    if calls[0] == moment:
        os._exit(9)
    return real(*arguments)

Path.replace = replace
write_files(folder, [("deck.apkg", b"new"), ("quiz/Ada.docx", b"new"), ("quiz/Zoe.docx", b"new"),
                     ("more/Ada.docx", b"new")])
"""
OLD = {"deck.apkg": b"old", "quiz/Ada.docx": b"old", "quiz/Tom.docx": b"old", "notes.txt": b"mine"}


def held(folder: Path) -> dict[str, bytes]:
    """Return what the files of a folder hold, by their path below it."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Return a folder as an earlier build left it."""
    folder = tmp_path / "out"
    for name, content in OLD.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


@pytest.mark.parametrize("moment", range(1, 6))
def test_a_build_killed_while_it_moves_is_undone(out: Path, moment: int) -> None:
    """At whatever move a build dies, the next one begins with everything as it was."""
    done = subprocess.run([sys.executable, "-c", KILLED, str(out), str(moment)], check=False)
    assert done.returncode == 9
    assert [path for path in out.parent.iterdir() if path != out]
    with staged(out):
        assert held(out) == OLD
    assert list(out.parent.iterdir()) == [out]


def test_a_build_that_runs_is_left_alone(out: Path) -> None:
    """Two builds into one folder do not take each other's files."""
    with staged(out) as first:
        first.write("deck.apkg", b"first")
        with staged(out) as second:
            second.write("deck.apkg", b"second")
            second.move_in()
        first.move_in()
    assert held(out) == {**OLD, "deck.apkg": b"first"}


def test_leftovers_of_other_folders_are_left_alone(out: Path) -> None:
    """What was left of another folder beside it waits for the next build of that folder."""
    other = out.parent / "out-b"
    for folder, moment in ((out, 3), (other, 1)):
        subprocess.run([sys.executable, "-c", KILLED, str(folder), str(moment)], check=False)
    with staged(other):
        pass
    assert held(out) != OLD
    with staged(out):
        assert held(out) == OLD
    assert sorted(path.name for path in out.parent.iterdir()) == ["out", "out-b"]


def test_a_file_in_place_of_a_folder_is_not_lost(out: Path) -> None:
    """A file that has the name of a folder to be written is told, and stays."""
    (out / "more").write_bytes(b"a file")
    before = held(out)
    with staged(out) as staging:
        staging.write("deck.apkg", b"new")
        staging.write("more/Ada.docx", b"new")
        with pytest.raises(NotADirectoryError):
            staging.move_in()
    assert held(out) == before
