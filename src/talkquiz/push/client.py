"""AnkiConnect's JSON API, version 6: one question, one answer, and what can go wrong."""

import json
from contextlib import suppress
from dataclasses import dataclass
from http.client import HTTPException
from typing import Any, Final
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, ProxyHandler, Request, build_opener

from talkquiz.problem import TalkQuizError
from talkquiz.push import DEFAULT_TIMEOUT, DEFAULT_URL

API_VERSION: Final = 6
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
class AnkiConnect:
    """A running Anki whose add-on AnkiConnect answers at `url`, with the `key` it may want.

    `timeout` is how many seconds Anki may keep silent. Raises an AnkiConnectError where `url` is
    no address of a web server, or holds a password, which no message may show.
    """

    url: str = DEFAULT_URL
    key: str | None = None
    timeout: float = DEFAULT_TIMEOUT

    def __post_init__(self) -> None:
        if "@" in self.url:
            message = (
                "The address holds a user name or a password, which AnkiConnect wants none of."
            )
            raise AnkiConnectError(message, _ADDRESS)
        try:
            parts = urlsplit(self.url)
            usable = parts.scheme in {"http", "https"} and parts.hostname and parts.port != 0
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
            raise AnkiConnectError(
                "Anki does not permit it: AnkiConnect denied the request.",
                "Answer Yes when Anki asks, or look at `ignoreOriginList` in the add-on's config.",
            )

    def ask(self, action: str, *, at_least: float = 0, **params: Any) -> Any:
        """Return the result of `action`, for which Anki has `at_least` so many seconds.

        Raises an AnkiConnectError.
        """
        question = {"action": action, "version": API_VERSION, "params": params}
        if self.key is not None:  # AnkiConnect refuses a key where it wants none
            question["key"] = self.key
        body = self._send(question, max(self.timeout, at_least))
        try:
            answer = json.loads(body)
            result, error = answer["result"], answer["error"]
        except (ValueError, TypeError, KeyError, RecursionError):
            message = f"What answers at {self.url} is not AnkiConnect."
            raise AnkiConnectError(message, _ADDRESS) from None
        if error is not None:
            said = str(error).replace(self.key, "***") if self.key else str(error)
            hint = next((hint for words, hint in _HINTS.items() if words in said), "")
            raise RefusedError(f"Anki answers: {said}.", hint)
        return result

    def _send(self, question: dict[str, Any], timeout: float) -> bytes:
        """Return what the server answers; raises an AnkiConnectError where it does not."""
        request = Request(  # noqa: S310 - the scheme is checked
            self.url, json.dumps(question).encode(), {"Content-Type": "application/json"}
        )
        # A key or a wording is nothing for a proxy.
        opener = build_opener(ProxyHandler({}), _NoRedirects)
        try:
            with opener.open(request, timeout=timeout) as response:
                return response.read()  # type: ignore[no-any-return]
        except HTTPError as error:
            if error.code in {401, 403}:
                message = f"{self.url} refuses (HTTP {error.code})."
                raise AnkiConnectError(message, _KEY) from error
            with suppress(OSError, HTTPException):
                return error.read()  # which may be AnkiConnect's own answer
            return b""
        except (OSError, HTTPException, ValueError) as error:
            reason = getattr(error, "reason", error)
            if isinstance(reason, TimeoutError):
                message, hint = f"Anki did not answer within {timeout:g} seconds.", _SLOW
            elif isinstance(reason, ConnectionRefusedError):
                message, hint = f"There is no Anki at {self.url}.", _START
            else:
                message, hint = f"{self.url} cannot be reached: {reason}.", _ADDRESS
            raise AnkiConnectError(message, hint) from error
