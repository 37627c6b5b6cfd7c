"""`talkquiz push` where it ends early; what it does to Anki is in tests/real/test_push.py."""

from pathlib import Path
from typing import Any

import pytest

from anki_servers import answering, nothing_answering, refusal, result
from courses import write_course

from .conftest import Run


@pytest.fixture
def course(tmp_path: Path) -> Path:
    return write_course(tmp_path / "course")


def empty_anki(question: dict[str, Any]) -> bytes:
    """Answer as an Anki with an empty collection, whose imports do nothing."""
    results = {
        "version": 6,
        "requestPermission": {"permission": "granted"},
        "modelNamesAndIds": {},
        "findNotes": [],
        "importPackage": True,
    }
    return result(results[question["action"]])


def test_no_anki_is_one_sentence_and_a_hint(run: Run, course: Path) -> None:
    with nothing_answering() as url:
        printed = run("push", course, "--url", url, code=1)
    first, *hint = printed.stderr.splitlines()
    assert first.startswith("Nothing was pushed: There is no Anki at http://127.0.0.1:")
    assert "Start Anki with the add-on AnkiConnect" in " ".join(hint)
    assert printed.stdout == ""


def test_address_that_is_none(run: Run, course: Path) -> None:
    printed = run("push", course, "--url", "localhost:8765", code=1)
    assert "`localhost:8765` is no http:// or https:// address" in printed.stderr


@pytest.mark.parametrize("seconds", ["0", "-1", "nan", "soon"])
def test_time_limit_must_be_one(run: Run, course: Path, seconds: str) -> None:
    assert "--timeout" in run("push", course, "--timeout", seconds, code=2).stderr


def test_course_with_errors_is_not_pushed(run: Run, course: Path) -> None:
    (course / "sources.yaml").unlink()
    printed = run("push", course, code=1)
    assert "TQ002" in printed.stderr
    assert "There is no deck to push: " in printed.stderr


def test_key_may_stand_in_the_environment(
    run: Run, course: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A key need not stand in the history of the shell."""
    monkeypatch.setenv("TALKQUIZ_ANKI_KEY", "sesame")
    keys = []

    def answer(question: dict[str, Any]) -> bytes:
        keys.append(question.get("key"))
        return refusal("valid api key must be provided")

    with answering(answer) as url:
        printed = run("push", course, "--url", url, code=1)
    assert keys == ["sesame"]
    assert "--key" in printed.stderr


def test_long_lists_are_cut(run: Run) -> None:
    with answering(empty_anki) as url:
        printed = run("push", "--url", url).stdout
    assert printed.startswith("New: ")
    assert "\n  and " in printed
    assert len(printed.splitlines()) < 60


def test_import_that_did_nothing_is_an_error(run: Run, course: Path) -> None:
    """Where Anki says that it imported and has no note afterwards, the push does not say done."""
    with answering(empty_anki) as url:
        printed = run("push", course, "--url", url, "--yes", code=1)
    assert "notes are not there" in printed.stderr
