"""AnkiConnect's client and its bad answers; tests/real/test_push.py has the good ones."""

import socket
import threading
import time
from contextlib import suppress
from typing import Any

import pytest

from anki_servers import answering, nothing_answering, refusal, result
from talkquiz.anki_connect import AnkiConnect, AnkiConnectError


def greeting(question: dict[str, Any]) -> bytes:
    """Answer as an AnkiConnect that permits everything."""
    return result(6 if question["action"] == "version" else {"permission": "granted"})


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
    with answering(body, status) as url:
        hint_of(url, "is not AnkiConnect")


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
    with answering(refusal(error), status) as url:
        assert hint in hint_of(url, error)


@pytest.mark.parametrize("status", [401, 403])
def test_http_refusal_is_told(status: int) -> None:
    with answering(b"", status) as url:
        hint_of(url, f"HTTP {status}")


@pytest.mark.parametrize("version", [5, 4, None, "6", [6]])
def test_old_version_is_told(version: object) -> None:
    with answering(result(version)) as url:
        assert "Update" in hint_of(url, "not 6")


@pytest.mark.parametrize("permission", [{"permission": "denied"}, {}, None, "granted"])
def test_denied_permission_is_told(permission: object) -> None:
    def answer(question: dict[str, Any]) -> bytes:
        return result(6 if question["action"] == "version" else permission)

    with answering(answer) as url:
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
    monkeypatch.setenv("no_proxy", "")
    with nothing_answering() as proxy, answering(greeting) as url:
        monkeypatch.setenv("http_proxy", proxy)
        AnkiConnect(url).require_permission()


@pytest.mark.parametrize(
    ("host", "words"), [("127.0.0.1", "TMPDIR"), ("localhost", "TMPDIR"), ("192.0.2.1", "another")]
)
def test_failed_import_says_who_must_read_the_file(host: str, words: str) -> None:
    """Whether Anki is on this computer decides what helps when it cannot read the package."""
    assert AnkiConnect(f"http://{host}:8765").is_local is (words == "TMPDIR")


@pytest.mark.parametrize(
    ("scheme", "start"),
    [
        ("http", b"HTTP/1.0 200 OK\r\nConnection: close\r\n\r\n"),
        ("https", b"\x16\x03\x03\x40\x00"),  # a handshake of 16 KB is to follow
    ],
)
def test_an_answer_that_drips_for_ever_is_cut_off(scheme: str, start: bytes) -> None:
    """The whole answer has a time limit of its own, and so has making a connection secure."""

    def drip(server: socket.socket) -> None:
        with suppress(OSError), server.accept()[0] as asking:
            asking.sendall(start)
            while True:
                asking.sendall(b"\2" if scheme == "https" else b" ")
                time.sleep(0.05)

    with socket.create_server(("127.0.0.1", 0)) as server:
        threading.Thread(target=drip, args=[server], daemon=True).start()
        address = f"{scheme}://127.0.0.1:{server.getsockname()[1]}"
        hint_of(address, "did not answer", timeout=0.3)
