"""AnkiConnect's JSON API, version 6: one question, one answer, and what can go wrong."""

import json
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from socket import SHUT_RDWR
from threading import Event, Timer
from typing import Any, Final
from urllib.parse import urlsplit, urlunsplit

from talkquiz.problem import TalkQuizError

API_VERSION: Final = 6
_MOST_BYTES: Final = 16_000_000
"""More than any answer to a question of ours takes; a server that never stops sends more."""
_ACTIONS_AT_ONCE: Final = 100
_LOCAL: Final = ("localhost", "127.0.0.1", "::1")
_START = "Start Anki with the add-on AnkiConnect (code 2055492159) in it, and try again."
_ADDRESS = "AnkiConnect's own address is http://127.0.0.1:8765; give another one with --url."
_KEY = "It stands as `apiKey` in the add-on's configuration; give it with --key."
_SLOW = "Close dialogs that are open in Anki, or let it take longer with --timeout."
_DENIED = "Answer Yes when Anki asks, or look at `ignoreOriginList` in the add-on's config."
_OLD = "Update the add-on: Tools > Add-ons > Check for Updates."
_HINTS: Final = {"api key": _KEY, "collection is not available": "Open a profile in Anki."}


class AnkiConnectError(TalkQuizError):
    """Says in a sentence what Anki did not do; `hint` says what helps, or is empty."""


class RefusedError(AnkiConnectError):
    """Raised where AnkiConnect itself answers that it did not do what was asked."""


@dataclass(frozen=True, slots=True)
class AnkiConnect:
    """A running Anki whose add-on AnkiConnect answers at `url`, with the `key` it may want.

    `timeout` is how many seconds Anki may keep silent. Raises an AnkiConnectError where `url` is
    no address of a web server, or holds a password, which no message may show.
    """

    url: str
    key: str | None = None
    timeout: float = 30

    def __post_init__(self) -> None:
        if "@" in self.url:
            said = "The address holds a user name or a password, which AnkiConnect wants none of."
            raise AnkiConnectError(said, _ADDRESS)
        try:
            parts = urlsplit(self.url)
            is_plain = self.url.isprintable() and " " not in self.url
            is_web = parts.scheme in {"http", "https"} and parts.hostname and parts.port != 0
            usable = is_plain and is_web
        except ValueError:
            usable = False
        if not usable:
            raise AnkiConnectError(f"`{self.url}` is no http:// or https:// address.", _ADDRESS)

    @property
    def is_local(self) -> bool:
        """Whether Anki runs on this computer, as far as its address tells."""
        return urlsplit(self.url).hostname in _LOCAL

    def require_permission(self) -> None:
        """Make sure that AnkiConnect is there, new enough and willing; else AnkiConnectError."""
        version = self.ask("version")
        if not isinstance(version, int) or version < API_VERSION:
            message = f"AnkiConnect speaks version {version} of its API, not {API_VERSION}."
            raise AnkiConnectError(message, _OLD)
        permission = self.ask("requestPermission")
        if not isinstance(permission, dict) or permission.get("permission") != "granted":
            message = "Anki does not permit it: AnkiConnect denied the request."
            raise AnkiConnectError(message, _DENIED)

    def ask(self, action: str, *, at_least: float = 0, **params: Any) -> Any:
        """Return the result of `action`, for which Anki has `at_least` so many seconds.

        Raises an AnkiConnectError.
        """
        body = self._send(self._question(action, params), max(self.timeout, at_least))
        try:
            answer = json.loads(body)
        except (ValueError, RecursionError):
            answer = None
        return self._result(answer)

    def do(
        self, actions: Sequence[tuple[str, dict[str, Any]]], *, at_least: float = 0
    ) -> list[Any]:
        """Return the results of many `actions`, each with its parameters, in few conversations.

        Anki has `at_least` so many seconds for each conversation. Raises an AnkiConnectError where
        it did not do one of them; it may have done others.
        """
        results = []
        for start in range(0, len(actions), _ACTIONS_AT_ONCE):
            at_once = actions[start : start + _ACTIONS_AT_ONCE]
            questions = [self._question(*each) for each in at_once]
            answers = self.ask("multi", at_least=at_least, actions=questions)
            is_whole = isinstance(answers, list) and len(answers) == len(questions)
            results += [self._result(each) for each in (answers if is_whole else [None])]
        return results

    def _question(self, action: str, params: dict[str, Any]) -> dict[str, Any]:
        question = {"action": action, "version": API_VERSION, "params": params}
        if self.key is not None:  # AnkiConnect refuses a key where it wants none
            question["key"] = self.key
        return question

    def _result(self, answer: Any) -> Any:
        """Return what AnkiConnect's `answer` brings; raises an AnkiConnectError if it is none."""
        try:
            result, error = answer["result"], answer["error"]
        except (TypeError, KeyError):
            message = f"What answers at {self.url} is not AnkiConnect."
            raise AnkiConnectError(message, _ADDRESS) from None
        if error is not None:
            said = str(error).replace(self.key, "***") if self.key else str(error)
            hint = next((hint for words, hint in _HINTS.items() if words in said), "")
            raise RefusedError(f"Anki answers: {said}.", hint)
        return result

    def _send(self, question: dict[str, Any], timeout: float) -> bytes:
        """Return what the server answers; raises an AnkiConnectError where it does not.

        Neither a proxy nor another address is asked: a key or a wording is nothing for them.
        """
        parts = urlsplit(self.url)
        kind = HTTPSConnection if parts.scheme == "https" else HTTPConnection
        path = urlunsplit(("", "", parts.path or "/", parts.query, ""))
        body, headers = json.dumps(question).encode(), {"Content-Type": "application/json"}
        try:
            connection = kind(str(parts.hostname), parts.port, timeout=timeout)
            with closing(connection), _hung_up(connection, 2 * timeout):
                connection.request("POST", path, body, headers)
                response = connection.getresponse()
                content = response.read(_MOST_BYTES + 1)
        except (OSError, HTTPException, ValueError) as error:
            if isinstance(error, TimeoutError):
                message, hint = f"Anki did not answer within {timeout:g} seconds.", _SLOW
            elif isinstance(error, ConnectionRefusedError):
                message, hint = f"There is no Anki at {self.url}.", _START
            else:
                message, hint = f"{self.url} cannot be reached: {error}.", _ADDRESS
            raise AnkiConnectError(message, hint) from error
        if response.status in {401, 403}:
            raise AnkiConnectError(f"{self.url} refuses (HTTP {response.status}).", _KEY)
        if len(content) > _MOST_BYTES:
            message = f"What answers at {self.url} is not AnkiConnect: it does not stop."
            raise AnkiConnectError(message, _ADDRESS)
        return content


@contextmanager
def _hung_up(connection: HTTPConnection, seconds: float) -> Iterator[None]:
    """End a conversation that takes longer than `seconds`, as a server that drips may want it to.

    A socket's own timeout begins anew with every byte. Raises TimeoutError.
    """
    connection.connect()
    socket = connection.sock  # which the connection forgets where the server closes it
    late = Event()

    def hang_up() -> None:
        late.set()
        with suppress(OSError):
            socket.shutdown(SHUT_RDWR)

    timer = Timer(seconds, hang_up)
    timer.daemon = True
    timer.start()
    try:
        yield
    except (OSError, HTTPException):
        if not late.is_set():
            raise
    finally:
        timer.cancel()
    if late.is_set():
        raise TimeoutError
