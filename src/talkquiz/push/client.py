"""AnkiConnect's JSON API, version 6: one question, one answer, and what can go wrong."""

import json
from dataclasses import dataclass
from http.client import HTTPException
from typing import Any, Final
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, ProxyHandler, Request, build_opener

from talkquiz.problem import TalkQuizError

API_VERSION: Final = 6
DEFAULT_URL: Final = "http://127.0.0.1:8765"
DEFAULT_TIMEOUT: Final = 30.0
_LOCAL: Final = ("localhost", "127.0.0.1", "::1")
_START = "Start Anki with the add-on AnkiConnect (code 2055492159) in it, and push again."
_ADDRESS = f"AnkiConnect's own address is {DEFAULT_URL}; give another one with --url."
_KEY = "It stands as `apiKey` in the add-on's configuration; give it with --key."
_SLOW = "Close dialogs that are open in Anki, or let it take longer with --timeout."
_OLD = "Update the add-on: Tools > Add-ons > Check for Updates."
_HINTS: Final = {"api key": _KEY, "collection is not available": "Open a profile in Anki."}


class AnkiConnectError(TalkQuizError):
    """Says in a sentence what Anki did not do; `hint` says what helps, or is empty."""


class RefusedError(AnkiConnectError):
    """Raised where AnkiConnect itself answers that it did not do what was asked."""


class _NoRedirects(HTTPRedirectHandler):
    """Answers a redirect as the error that it is: what was asked is not asked elsewhere."""

    def redirect_request(self, *_arguments: Any) -> None:
        """Return no new request."""


@dataclass(frozen=True, slots=True)
class Client:
    """A running Anki at `url`, with the `key` that its add-on may want.

    `timeout` is how many seconds Anki may keep silent. Raises an AnkiConnectError where `url` is
    no address of a web server.
    """

    url: str = DEFAULT_URL
    key: str | None = None
    timeout: float = DEFAULT_TIMEOUT

    def __post_init__(self) -> None:
        if not _is_web_address(self.url):
            raise AnkiConnectError(f"`{self.url}` is no http:// or https:// address.", _ADDRESS)

    @property
    def is_local(self) -> bool:
        """Whether Anki runs on this computer, as far as its address tells."""
        return urlsplit(self.url).hostname in _LOCAL

    def greet(self) -> None:
        """Make sure that AnkiConnect is there, new enough and willing; else AnkiConnectError."""
        version = self.ask("version")
        if not isinstance(version, int) or version < API_VERSION:
            message = f"AnkiConnect speaks version {version} of its API, not {API_VERSION}."
            raise AnkiConnectError(message, _OLD)
        permission = self.ask("requestPermission")
        if not isinstance(permission, dict) or permission.get("permission") != "granted":
            raise AnkiConnectError(
                "Anki does not permit it: AnkiConnect denied the request.",
                "Answer Yes when Anki asks, or look at `ignoreOriginList` in the add-on's config.",
            )

    def ask(self, action: str, *, patience: float = 0, **params: Any) -> Any:
        """Return the result of `action`, which may take `patience` seconds where that is more.

        Raises an AnkiConnectError.
        """
        question = {"action": action, "version": API_VERSION, "params": params}
        if self.key is not None:  # AnkiConnect refuses a key where it wants none
            question["key"] = self.key
        return self._result(self._send(question, max(self.timeout, patience)))

    def _send(self, question: dict[str, Any], timeout: float) -> bytes:
        request = Request(  # noqa: S310 - the scheme is checked
            self.url, json.dumps(question).encode(), {"Content-Type": "application/json"}
        )
        opener = build_opener(ProxyHandler({}), _NoRedirects)
        try:
            with opener.open(request, timeout=timeout) as response:
                return response.read()  # type: ignore[no-any-return]
        except HTTPError as error:
            return self._body(error)
        except (OSError, HTTPException, ValueError) as error:
            raise self._unreachable(error, timeout) from error

    def _body(self, error: HTTPError) -> bytes:
        """Return what comes with an HTTP error, which may be AnkiConnect's own answer."""
        if error.code in {401, 403}:
            raise AnkiConnectError(f"{self.url} refuses (HTTP {error.code}).", _KEY) from error
        try:
            return error.read()
        except (OSError, HTTPException):
            return b""

    def _unreachable(self, error: Exception, timeout: float) -> AnkiConnectError:
        reason = getattr(error, "reason", error)
        if isinstance(reason, TimeoutError):
            return AnkiConnectError(f"Anki did not answer within {timeout:g} seconds.", _SLOW)
        if isinstance(reason, ConnectionRefusedError):
            return AnkiConnectError(f"There is no Anki at {self.url}.", _START)
        return AnkiConnectError(f"{self.url} cannot be reached: {reason}.", _ADDRESS)

    def _result(self, body: bytes) -> Any:
        try:
            answer = json.loads(body)
            result, error = answer["result"], answer["error"]
        except (ValueError, TypeError, KeyError, RecursionError):
            message = f"What answers at {self.url} is not AnkiConnect."
            raise AnkiConnectError(message, _ADDRESS) from None
        if error is not None:
            hint = next((hint for words, hint in _HINTS.items() if words in str(error)), "")
            raise RefusedError(f"Anki answers: {error}.", hint)
        return result


def _is_web_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False
