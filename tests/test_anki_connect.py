"""AnkiConnect's client and its bad answers; tests/real/test_push.py has the good ones."""

import socket
import threading
import time
from contextlib import suppress
from typing import Any

import pytest

from anki_servers import answering, nothing_answering, refusal, result
from talkquiz.anki_connect import AnkiConnect, AnkiConnectError


def hint_of(url: str, words: str, timeout: float = 30) -> str:
    """Return the hint of the error, which says `words`, that what answers at `url` leads to."""
    with pytest.raises(AnkiConnectError, match=words) as caught:
        AnkiConnect(url, timeout=timeout).require_permission()
    return caught.value.hint


@pytest.mark.parametrize(
    "url", ["127.0.0.1:8765", "ftp://localhost", "http://", "file:///etc/passwd", "http://[::1", ""]
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
    with nothing_answering() as url:
        assert "2055492159" in hint_of(url, "There is no Anki at")


@pytest.mark.parametrize(
    ("status", "answer", "words", "hint"),
    [
        (200, b"", "is not AnkiConnect", "--url"),
        (302, b"", "is not AnkiConnect", "--url"),
        (200, b"<html>It works</html>", "is not AnkiConnect", "--url"),
        (404, b"<html>It works</html>", "is not AnkiConnect", "--url"),
        (200, b"AnkiConnect v.6", "is not AnkiConnect", "--url"),
        (500, b"null", "is not AnkiConnect", "--url"),
        (200, b"6", "is not AnkiConnect", "--url"),
        (200, b"[]", "is not AnkiConnect", "--url"),
        (200, b'{"result": 6}', "is not AnkiConnect", "--url"),
        (200, b"\xff\xfe", "is not AnkiConnect", "--url"),
        (200, b"[" * 100_000, "is not AnkiConnect", "--url"),
        (200, refusal("valid api key must be provided"), "valid api key", "--key"),
        (200, refusal("collection is not available"), "is not available", "Open a profile"),
        (500, refusal("unsupported action"), "unsupported action", ""),
        (401, b"", "HTTP 401", "--key"),
        (403, b"", "HTTP 403", "--key"),
        (200, result(5), "not 6", "Update"),
        (200, result(None), "not 6", "Update"),
        (200, result("6"), "not 6", "Update"),
        (200, result([6]), "not 6", "Update"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_bad_answer_is_told(status: int, answer: bytes, words: str, hint: str) -> None:
    """Whatever answers, in whatever way, the error says it and what helps."""
    with answering(answer, status) as url:
        assert hint in hint_of(url, words)


@pytest.mark.parametrize("permission", [{"permission": "denied"}, {}, None, "granted"])
def test_denied_permission_is_told(permission: object) -> None:
    answers = {"version": result(6), "requestPermission": result(permission)}
    with answering(lambda question: answers[question["action"]]) as url:
        hint_of(url, "does not permit")


def test_silence_is_told() -> None:
    asked_again = threading.Event()

    def answer(_question: dict[str, Any]) -> bytes:
        asked_again.wait(30)
        time.sleep(0.05)  # longer than the time limit, but not than `at_least`
        return result(6)

    with answering(answer) as url:
        assert "--timeout" in hint_of(url, r"did not answer within 0\.01 seconds", timeout=0.01)
        asked_again.set()
        assert AnkiConnect(url, timeout=0.01).ask("version", at_least=30) == 6


@pytest.mark.parametrize("key", [None, "sesame"])
def test_key_is_sent_to_anki_alone(key: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    """The key goes with every question, and none without one, past the environment's proxy."""
    asked = []

    def answer(question: dict[str, Any]) -> bytes:
        asked.append((question["action"], question["version"], question.get("key")))
        return result(6 if question["action"] == "version" else {"permission": "granted"})

    monkeypatch.setenv("no_proxy", "")
    with nothing_answering() as proxy, answering(answer) as url:
        monkeypatch.setenv("http_proxy", proxy)
        AnkiConnect(url, key).require_permission()
    assert asked == [("version", 6, key), ("requestPermission", 6, key)]


@pytest.mark.parametrize(
    ("host", "is_local"), [("127.0.0.1", True), ("localhost", True), ("192.0.2.1", False)]
)
def test_only_this_computer_can_read_its_files(host: str, is_local: bool) -> None:
    assert AnkiConnect(f"http://{host}:8765").is_local is is_local


@pytest.mark.parametrize(
    ("scheme", "start", "more"),
    [
        ("http", b"HTTP/1.0 200 OK\r\nConnection: close\r\n\r\n", b" "),
        ("https", b"\x16\x03\x03\x40\x00", b"\2"),  # a handshake of 16 KB
    ],
)
def test_an_answer_that_drips_for_ever_is_cut_off(scheme: str, start: bytes, more: bytes) -> None:
    """The whole answer has a time limit of its own, and so has making a connection secure."""

    def drip(server: socket.socket) -> None:
        with suppress(OSError), server.accept()[0] as asking:
            asking.sendall(start)
            while True:
                asking.sendall(more)
                time.sleep(0.05)

    with socket.create_server(("127.0.0.1", 0)) as server:
        threading.Thread(target=drip, args=[server], daemon=True).start()
        address = f"{scheme}://127.0.0.1:{server.getsockname()[1]}"
        hint_of(address, "did not answer", timeout=0.3)


def test_many_actions_go_in_few_conversations() -> None:
    """Each action has the key, and one that Anki refuses is told though others were done."""
    asked = []

    def answer(question: dict[str, Any]) -> bytes:
        asked.append(question["params"]["actions"])
        return result([{"result": None, "error": None} for _ in asked[-1]])

    with answering(answer) as url:
        AnkiConnect(url, "sesame").do([("addTags", {"notes": [each]}) for each in range(250)])
        AnkiConnect(url).do([])
    assert [len(each) for each in asked] == [100, 100, 50]
    sent = [action for actions in asked for action in actions]
    assert [each["params"] for each in sent] == [{"notes": [each]} for each in range(250)]
    assert {(each["action"], each["version"], each["key"]) for each in sent} == {
        ("addTags", 6, "sesame")
    }


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (result([{"result": None, "error": "note was not found: 7"}]), "Anki answers: note was"),
        (result([7]), "is not AnkiConnect"),
        (result({}), "is not AnkiConnect"),
        (result(None), "is not AnkiConnect"),
        (refusal("unsupported action"), "unsupported action"),
    ],
)
def test_action_that_was_not_done_is_told(answer: bytes, words: str) -> None:
    with answering(answer) as url, pytest.raises(AnkiConnectError, match=words):
        AnkiConnect(url).do([("addTags", {"notes": [1], "tags": "a"})])
