"""Files: which are read, what is wrong with those that cannot be, and how places are found."""

import errno
import os
from collections.abc import Callable
from pathlib import Path
from socket import AF_UNIX, socket

import pytest

from talkquiz.course.read_files import MAX_BYTES, Origin, read_data, yaml_files
from talkquiz.problem import Problem, Severity


def read(
    path: Path, content: str | bytes | None = None
) -> tuple[object, list[tuple[int, int, str]]]:
    """Return the data of the file at `path` and its problems; `content` is written to it first."""
    if content is not None:
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    problems: list[Problem] = []
    data = read_data(Origin(path), problems)
    assert all(problem.hint for problem in problems)
    return data, [(problem.line, problem.column, problem.code) for problem in problems]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", (1, 1, "TQ018")),
        (b"# words\n", (1, 1, "TQ018")),
        (b"\xef\xbb\xbf", (1, 1, "TQ018")),
        (b"a: b\nc: \xff\n", (2, 4, "TQ005")),
        ("a: b\n".encode("utf-16"), (1, 1, "TQ005")),
        ("é: à\n".encode("latin-1"), (1, 1, "TQ005")),
        (b"a: \x00\n", (1, 4, "TQ006")),
        (b"a: [\n", (1, 4, "TQ011")),
        (b"a: \xed\xa0\x80\n", (1, 4, "TQ005")),
    ],
)
def test_content_that_cannot_be_read(
    tmp_path: Path, content: bytes, expected: tuple[int, int, str]
) -> None:
    """Code and place of each thing that can be wrong with a file's content."""
    data, problems = read(tmp_path / "a.yaml", content)
    assert (data, problems) == (None, [expected])


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("name: Zürich lake\n".encode("cp1252"), "it would be `ü`, in `Zürich`"),
        ("name: the “old” pier\n".encode("cp1252"), "it would be `“`, in `“old”`"),
        ("name: Zürich\n".encode("utf-16"), "saved as UTF-16"),
        ("name: Zürich\n".encode("utf-16-be"), "0xfc is not UTF-8"),
        (b"a: \x81\n", "the byte 0x81 is not UTF-8"),
    ],
)
def test_another_encoding_is_told_by_the_letter_and_its_word(
    tmp_path: Path, content: bytes, told: str
) -> None:
    """Who has typed the word finds it, and how it is saved right."""
    (tmp_path / "a.yaml").write_bytes(content)
    problems: list[Problem] = []
    assert read_data(Origin(tmp_path / "a.yaml"), problems) is None
    (problem,) = problems
    assert told in problem.message
    assert "Save the file as UTF-8" in problem.hint


@pytest.mark.parametrize("content", [b"\xef\xbb\xbfa: b\r\nc: \xd7\x90\r\n", "a: b\nc: \u05d0\n"])
def test_a_byte_order_mark_and_other_line_ends_are_no_problem(
    tmp_path: Path, content: str | bytes
) -> None:
    assert read(tmp_path / "a.yaml", content) == ({"a": "b", "c": "\u05d0"}, [])


NO_FILE: dict[str, tuple[Callable[[Path], object], str]] = {
    "nothing": (lambda _: None, "TQ002"),
    "a folder": (Path.mkdir, "TQ003"),
    "a pipe": (os.mkfifo, "TQ003"),
    "a socket": (lambda path: socket(AF_UNIX).bind(os.path.relpath(path)), "TQ003"),
    "a link that leads nowhere": (lambda path: path.symlink_to("nowhere"), "TQ002"),
    "a link to itself": (lambda path: path.symlink_to(path), "TQ002"),
    "a link to a device": (lambda path: path.symlink_to("/dev/zero"), "TQ003"),
}


@pytest.mark.parametrize(("make", "code"), NO_FILE.values(), ids=NO_FILE)
def test_what_is_no_file(tmp_path: Path, make: Callable[[Path], object], code: str) -> None:
    """It is told, not waited for."""
    make(tmp_path / "a.yaml")
    assert read(tmp_path / "a.yaml") == (None, [(1, 1, code)])


def test_a_file_that_belongs_to_somebody_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> int:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    assert read(tmp_path / "a.yaml") == (None, [(1, 1, "TQ007")])


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    """Size is checked before reading, and the limit itself is allowed."""
    path = tmp_path / "large.yaml"
    path.touch()
    os.truncate(path, MAX_BYTES + 1)
    assert read(path)[1] == [(1, 1, "TQ004")]
    os.truncate(path, 0)
    path.write_bytes(b"#" * MAX_BYTES)
    assert read(path)[1] == [(1, 1, "TQ018")]


def test_a_folder_is_listed_in_order(tmp_path: Path) -> None:
    """Which files of a folder count: YAML, below any folder, not hidden, sorted by path."""
    names = ["b.yml", "a.yaml", "sub/c.YAML", ".hidden.yaml", "a.txt", "a.yaml~", "ä b.yaml"]
    for name in names:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    found = [path.relative_to(tmp_path).as_posix() for path in yaml_files(tmp_path, [])]
    assert found == ["a.yaml", "b.yml", "sub/c.YAML", "ä b.yaml"]
    assert yaml_files(tmp_path / "none", []) == []


def test_problems_are_placed_at_their_lines(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("# one\nlist:\n  - x\n  - {k: v}\n", encoding="utf-8")
    file = Origin(path)
    entry = file.entry("list", 1)
    assert file.problem("TQ998", "first", at=("list",)) == Problem(
        str(path), 2, 1, "TQ998", "first"
    )
    assert entry.problem("TQ999", "second", "hint", ("k",), Severity.WARNING) == Problem(
        str(path), 4, 6, "TQ999", "second", "hint", Severity.WARNING
    )
    assert entry.line == f"{path}:4"


@pytest.mark.parametrize("name", ["", "none"])
def test_a_problem_of_what_is_no_file_has_no_line(tmp_path: Path, name: str) -> None:
    found = Origin(tmp_path / name).problem("TQ999", "no facts", at=("a",))
    assert found == Problem(str(tmp_path / name), 1, 1, "TQ999", "no facts")


def test_a_file_is_read_for_positions_only_once_and_if_need_be(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("a: 1\nb: 2\n", encoding="utf-8")
    file = Origin(path)
    assert file.problem("TQ999", "x", at=("b",)).line == 2
    path.write_text("b: 2\n", encoding="utf-8")
    assert file.problem("TQ999", "x", at=("b",)).line == 2


def test_a_path_is_shown_from_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert Origin(tmp_path / "sub" / "a.yaml").shown == str(Path("sub", "a.yaml"))
    assert Origin(Path("a.yaml")).shown == "a.yaml"
    assert Origin(Path("/elsewhere/a.yaml")).shown == "/elsewhere/a.yaml"
