"""`talkquiz push` where it ends early; what it does to Anki is in tests/real/test_push.py."""

from pathlib import Path
from typing import Any

import pytest

from anki_servers import answering, nothing_answering, refusal, result
from students import built
from talkquiz.push.package import open_package
from talkquiz.releases.read_package import Note

from .conftest import Run


def empty_anki(question: dict[str, Any]) -> bytes:
    """Answer as an Anki with an empty collection, whose imports do nothing."""
    results = {
        "version": 6,
        "requestPermission": {"permission": "granted"},
        "modelNamesAndIds": {},
        "findNotes": [],
        "deckNames": ["Default"],
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


def test_import_that_did_nothing_is_an_error(run: Run) -> None:
    """Where Anki says that it imported and has no note afterwards, the push does not say done.

    What would be new is listed before, and a long list is cut.
    """
    with answering(empty_anki) as url:
        printed = run("push", "--url", url, "--yes", code=1)
    assert "notes are not there" in printed.stderr
    assert printed.stdout.startswith("The Syria peace process (the bundled course):\nNew: ")
    assert "\n  and " in printed.stdout
    assert len(printed.stdout.splitlines()) < 60


def test_what_anki_did_not_take_is_an_error(run: Run, course: Path) -> None:
    """An Anki that says yes to all and changes nothing, as while its editor is open, is told."""
    package = open_package("saltmere", built(course))
    types = {each.name: each for each in package.deck.note_types.values()}
    first, *others = package.deck.notes
    notes = [first._replace(tags=frozenset({"leech"})), *others]

    def answer(question: dict[str, Any]) -> bytes:
        params = question["params"]
        note_type = types.get(params.get("modelName"))
        if note_type:
            sides = {n: {"Front": s.front, "Back": s.back} for n, s in note_type.templates.items()}
            told = {"modelFieldNames": note_type.fields, "modelTemplates": sides}
            return result(told.get(question["action"], {"css": note_type.css}))
        results = {
            "version": 6,
            "requestPermission": {"permission": "granted"},
            "modelNamesAndIds": {name: each.id for name, each in types.items()},
            "deckNames": list(package.decks.values()),
            "findNotes": [note.id for note in notes],
            "notesInfo": [info(note) for note in notes],
            "importPackage": True,
            "multi": [{"result": None, "error": None} for _ in params.get("actions", ())],
        }
        return result(results[question["action"]])

    def info(note: Note) -> dict[str, Any]:
        (name,) = (each.name for each in types.values() if each.id == note.type_id)
        fields = {n: {"value": v, "order": i} for i, (n, v) in enumerate(note.fields.items())}
        return {"noteId": note.id, "modelName": name, "fields": fields, "tags": list(note.tags)}

    with answering(answer) as url:
        printed = run("push", course, "--url", url, "--yes", code=1)
    assert "\n    Tags\n      + talkquiz::saltmere::" in printed.stdout
    said = " ".join(printed.stderr.split())
    assert "Anki did not take all of it. Close its windows Browse, Edit and Add, and push" in said
    assert f"Left: {first.item_id}" in said
