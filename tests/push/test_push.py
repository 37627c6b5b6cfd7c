"""AnkiConnect's client and its bad answers; tests/real/test_push.py has the good ones."""

import json
import time
from dataclasses import replace
from typing import Any

import pytest

from anki_servers import answering, free_port, refusal, result
from factories import make_assembled, make_item
from talkquiz.exporters.anki import export
from talkquiz.push.client import AnkiConnect, AnkiConnectError
from talkquiz.push.collection import AnkiNote, Collection, read_collection
from talkquiz.push.preview import preview
from talkquiz.push.send import DeckPackage, import_package, open_package


@pytest.fixture(scope="module")
def package() -> DeckPackage:
    ((name, product),) = export(make_assembled(make_item())).items()
    return open_package(name.removesuffix(".apkg"), product.content)


def greeting(question: dict[str, Any]) -> bytes:
    """Answer as an AnkiConnect that permits everything."""
    return result(6 if question["action"] == "version" else {"permission": "granted"})


@pytest.mark.parametrize(
    "url",
    ["127.0.0.1:8765", "ftp://localhost", "http://", "file:///etc/passwd", "http://[::1", ""],
)
def test_what_is_no_web_address_is_refused(url: str) -> None:
    """An address that is none is refused before anything is sent, and the right one is told."""
    with pytest.raises(AnkiConnectError, match="is no http:// or https:// address") as caught:
        AnkiConnect(url)
    assert "http://127.0.0.1:8765" in caught.value.hint


@pytest.mark.parametrize("url", ["http://127.0.0.1:99999", "http://a b/", "http://local\nhost"])
def test_address_that_cannot_be_asked_is_told(url: str) -> None:
    with pytest.raises(AnkiConnectError, match=r"address|reached"):
        AnkiConnect(url, timeout=2).require_permission()


def test_no_anki_is_told() -> None:
    with pytest.raises(AnkiConnectError, match="There is no Anki at") as caught:
        AnkiConnect(f"http://127.0.0.1:{free_port()}").require_permission()
    assert "2055492159" in caught.value.hint


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>It works</html>",
        b"AnkiConnect v.6",
        b"null",
        b"6",
        b"[]",
        b'{"result": 6}',
        b"\xff\xfe",
        b"[" * 100_000,
    ],
    ids=lambda body: body[:12].decode("ascii", "replace") or "nothing",
)
@pytest.mark.parametrize("status", [200, 302, 404, 500])
def test_answer_of_something_else_is_told(body: bytes, status: int) -> None:
    """Whatever another server answers, the sentence is that it is not AnkiConnect."""
    with (
        answering(body, status) as url,
        pytest.raises(AnkiConnectError, match="is not AnkiConnect"),
    ):
        AnkiConnect(url).require_permission()


@pytest.mark.parametrize(
    ("error", "hint"),
    [
        ("valid api key must be provided", "--key"),
        ("collection is not available", "Open a profile"),
        ("unsupported action", ""),
    ],
)
@pytest.mark.parametrize("status", [200, 500])
def test_refusal_is_passed_on(error: str, hint: str, status: int) -> None:
    with (
        answering(refusal(error), status) as url,
        pytest.raises(AnkiConnectError, match=error) as caught,
    ):
        AnkiConnect(url).require_permission()
    assert hint in caught.value.hint


@pytest.mark.parametrize("status", [401, 403])
def test_http_refusal_is_told(status: int) -> None:
    with answering(b"", status) as url, pytest.raises(AnkiConnectError, match=f"HTTP {status}"):
        AnkiConnect(url).require_permission()


@pytest.mark.parametrize("version", [5, 4, None, "6", [6]])
def test_old_version_is_told(version: object) -> None:
    with (
        answering(result(version)) as url,
        pytest.raises(AnkiConnectError, match="not 6") as caught,
    ):
        AnkiConnect(url).require_permission()
    assert "Update" in caught.value.hint


@pytest.mark.parametrize("permission", [{"permission": "denied"}, {}, None, "granted"])
def test_denied_permission_is_told(permission: object) -> None:
    def answer(question: dict[str, Any]) -> bytes:
        return result(6 if question["action"] == "version" else permission)

    with answering(answer) as url, pytest.raises(AnkiConnectError, match="does not permit"):
        AnkiConnect(url).require_permission()


def test_silence_is_told() -> None:
    def answer(_question: dict[str, Any]) -> bytes:
        time.sleep(0.6)
        return result(6)

    with answering(answer) as url:
        with pytest.raises(AnkiConnectError, match=r"did not answer within 0\.2 seconds") as caught:
            AnkiConnect(url, timeout=0.2).require_permission()
        assert AnkiConnect(url, timeout=0.2).ask("version", at_least=5) == 6
    assert "--timeout" in caught.value.hint


@pytest.mark.parametrize("key", [None, "sesame"])
def test_key_is_sent_if_there_is_one(key: str | None) -> None:
    """The key goes with every question; without one there is none, as AnkiConnect wants it."""
    asked = []

    def answer(question: dict[str, Any]) -> bytes:
        asked.append(question)
        return greeting(question)

    with answering(answer) as url:
        AnkiConnect(url, key).require_permission()
    assert [question["action"] for question in asked] == ["version", "requestPermission"]
    assert [question.get("key") for question in asked] == [key, key]
    assert all(question["version"] == 6 for question in asked)


def test_proxy_of_the_environment_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is for Anki goes to Anki: a key or a wording is nothing for a proxy."""
    monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{free_port()}")
    monkeypatch.setenv("no_proxy", "")
    with answering(greeting) as url:
        AnkiConnect(url).require_permission()


@pytest.mark.parametrize("value", [None, [], 7, {"TalkQuiz short answer": {}}])
def test_odd_results_are_told(package: DeckPackage, value: object) -> None:
    with answering(result(value)) as url:
        try:
            held = read_collection(AnkiConnect(url), package.course, [1])
        except AnkiConnectError as error:
            assert "not its own" in str(error)  # noqa: PT017 - an empty answer is no error
        else:
            assert held.notes == ()


@pytest.mark.parametrize(
    ("host", "words"), [("127.0.0.1", "TMPDIR"), ("localhost", "TMPDIR"), ("192.0.2.1", "another")]
)
def test_failed_import_says_who_must_read_the_file(host: str, words: str) -> None:
    """Whether Anki is on this computer decides what helps when it cannot read the package."""
    assert AnkiConnect(f"http://{host}:8765").is_local is (words == "TMPDIR")


@pytest.mark.parametrize("answer", [result(False), result(None), refusal("no such file")])
def test_failed_import_is_told(package: DeckPackage, answer: bytes) -> None:
    with answering(answer) as url, pytest.raises(AnkiConnectError, match="import") as caught:
        import_package(AnkiConnect(url), package)
    assert "File > Import" in caught.value.hint


def as_held(package: DeckPackage, **changes: str) -> Collection:
    """Return what Anki holds after a push of `package`; `changes` replace fields of its note."""
    (note,) = package.notes
    held = AnkiNote(1, note.note_type.name, note.fields | changes, note.tags)
    ours = note.note_type
    return Collection((held,), {ours.id: ours}, {ours.name: ours.id})


def test_same_note_is_unchanged(package: DeckPackage) -> None:
    """What Anki holds as the deck has it is counted, and that is all."""
    found = preview(package.notes, as_held(package))
    assert (found.difference.unchanged, found.changes_nothing, found.conflicts) == (1, True, ())


def test_changed_field_has_both_wordings(package: DeckPackage) -> None:
    (change,) = preview(package.notes, as_held(package, Answer="tomorrow")).difference.changed
    assert change.rewordings == (("Answer", "tomorrow", "27 February 2016"),)


def test_lost_tag_is_a_change(package: DeckPackage) -> None:
    """A tag of ours that Anki's note does not have is a change; its letters' case is none."""
    held = as_held(package)
    (note,) = held.notes
    *kept, lost = sorted(note.tags)
    bare = AnkiNote(1, note.note_type, note.fields, frozenset(tag.upper() for tag in kept))
    found = preview(package.notes, replace(held, notes=(bare,)))
    (change,) = found.difference.changed
    assert change.rewordings == (("Tags", "", lost.casefold()),)


def test_foreign_note_type_of_our_name_is_a_conflict(package: DeckPackage) -> None:
    """A note type of our name that is not ours would stand beside a second one after an import."""
    note_type = package.notes[0].note_type
    found = preview(package.notes, Collection((), {}, {note_type.name: 1}))
    assert found.conflicts == (f"Anki has another note type that is called “{note_type.name}”.",)


def test_package_is_read_in_teaching_order() -> None:
    items = [make_item(f"f{number}") for number in range(40)]
    ((_, product),) = export(make_assembled(*items)).items()
    read = open_package("course", product.content)
    assert [note.item_id for note in read.notes] == [item.id for item in items]
    assert json.dumps(read.notes[0].fields, ensure_ascii=False).count("27 February 2016") >= 2
    assert all(tag.startswith("talkquiz::") for note in read.notes for tag in note.tags)
