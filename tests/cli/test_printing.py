"""What is printed is harmless, whatever it holds, and JSON is read by any parser."""

import json
import os
import re
from pathlib import Path

import pytest

from courses import write_course
from talkquiz import cli
from talkquiz.cli.printing import paragraph, printable, table, to_json

from .conftest import Run

HOSTILE = "a\x1b]0;x\x07\r\nb\x85c\u2028d\u202ee\u2066f\udcffg\ufeffh\x00\U000e0041"
HARM = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u206f\ud800-\udfff\ufeff]")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("at http://me:secret@host:1/x?", "at http://***@host:1/x?"),
        ("https://secret@host", "https://***@host"),
        (str(Path("https://me:secret@host/x")), str(Path("https://***@host/x"))),
        ("C:/me@home/x", "C:/me@home/x"),
        ("\x1b[31mhttp://me@host", "�[31mhttp://***@host"),
        ("https://host/@me and me@host", "https://host/@me and me@host"),
    ],
)
def test_no_password_in_an_address_is_shown(text: str, shown: str) -> None:
    assert printable(text) == shown
    assert json.loads(to_json([text])) == [shown.replace("�", "\x1b")]


def test_a_line_stays_one_line_without_harm() -> None:
    assert printable(HOSTILE) == "a�]0;x� b c d�e�f�g�h��"
    assert table([("a\nb", "c"), ("d", "e")]) == ["  a b  c", "  d    e"]
    assert paragraph("a\n\nb.yaml:1:1: TQ999") == ["  a b.yaml:1:1: TQ999"]
    needed = ["خانه\u200cها", "👩\u200d🔬", "1\u00a0000 km", "א\u200f!", "  two"]
    assert [printable(text) for text in needed] == needed


def test_json_is_valid_and_holds_what_can_be_held() -> None:
    text = to_json({HOSTILE: [HOSTILE, 1.5, None]})
    assert not HARM.search(text)
    assert not re.search(r"\\u[dD][89abAB]..(?!\\u[dD][c-fC-F])", text)  # no half of a pair
    assert json.loads(text) == {HOSTILE.replace("\udcff", "\ufffd"): [
        HOSTILE.replace("\udcff", "\ufffd"), 1.5, None
    ]}  # fmt: skip


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", HOSTILE),
        (f"--{HOSTILE}",),
        (HOSTILE,),
        ("items", f"--topic={HOSTILE}"),
        ("build", f"--paper={HOSTILE}"),
        ("build", "--anki", f"--seed={HOSTILE}"),
        ("show", HOSTILE),
        ("rules", HOSTILE),
        ("pull", HOSTILE),
        ("diff", "syria-peace-process", f"{HOSTILE}.apkg"),
    ],
)
def test_what_was_typed_is_repeated_harmlessly(run: Run, arguments: tuple[str, ...]) -> None:
    printed = run(
        *(a.replace("\x00", "") for a in arguments), code=2 if arguments[0] != "diff" else 1
    )
    assert not HARM.search(printed.output)
    assert "yaml" not in printed.stdout


def test_nothing_is_printed_past_it() -> None:
    """A document, as bytes, is none of its business; the rest of a command's output is."""
    modules = Path(cli.__file__).parent.glob("*.py")
    echo = {m.stem: m.read_text("utf-8").count("click.echo(") for m in modules}
    echo = {name: number for name, number in echo.items() if number}
    assert echo == {"printing": 2, "template": 1, "__init__": 1}


def test_names_of_files_forge_no_problem(run: Run, tmp_path: Path) -> None:
    name = "facts/x\nforged.yaml:1:1: TQ999 \x1b[31m\u202e.yaml"
    course = write_course(tmp_path / "course", {name: "- colour: red\n"})
    for command in ("check", "build"):
        printed = run(command, course, code=1).output
        assert not HARM.search(printed)
        assert not re.search("^forged", printed, re.MULTILINE)
    assert json.loads(run("check", course, "--json", code=1).stdout)["problems"]


def test_a_path_that_is_not_utf8_is_printed(run: Run, tmp_path: Path) -> None:
    course = write_course(Path(os.fsdecode(os.fsencode(tmp_path) + b"/c\xff")))
    (course / "course.yaml").unlink()
    (problem, *_) = json.loads(run("check", course, "--json", code=1).stdout)["problems"]
    assert problem["path"].endswith("c\ufffd/course.yaml")
    out = os.fsdecode(os.fsencode(tmp_path) + b"/o\xff")
    assert "o\ufffd" in run("build", "--anki", "--out", out).stdout
    files = json.loads(run("build", "--anki", "--out", out, "--json").stdout)["files"]
    assert "o\ufffd" in files[0]["path"]


@pytest.mark.parametrize(
    "url", ["http://me:secret@host", "http://me:se/cret@host", "me:secret@host"]
)
def test_no_password_for_anki_is_printed(run: Run, url: str) -> None:
    printed = run("push", "--url", url, "--key", "hidden", code=1)
    assert "cret" not in printed.output
    assert "hidden" not in printed.output
    assert "holds a user name or a password" in printed.stderr
    assert "secret" not in run("check", "http://me:secret@host", code=2).output
