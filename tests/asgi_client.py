"""Asks an application for an address as a server would, without a socket."""

import asyncio
from collections.abc import Iterable
from typing import Any, NamedTuple

from starlette.types import ASGIApp, Message

PORT = 8735
OWN = (("host", f"127.0.0.1:{PORT}"),)


class Answer(NamedTuple):
    """What an application answers; names of headers are small."""

    status: int
    headers: dict[str, str]
    body: bytes


def ask(
    app: ASGIApp, path: str, headers: Iterable[tuple[str, str]] = OWN, method: str = "GET"
) -> Answer:
    """Return the answer of `app` to one request; `path` may have a query."""
    return asyncio.run(_ask(app, path, headers, method))


async def _ask(app: ASGIApp, path: str, headers: Iterable[tuple[str, str]], method: str) -> Answer:
    plain, _, query = path.partition("?")
    scope: dict[str, Any] = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": plain,
        "raw_path": plain.encode(),
        "query_string": query.encode(),
        "headers": [(name.encode(), value.encode()) for name, value in headers],
        "client": ("127.0.0.1", 50_000),
        "server": ("127.0.0.1", PORT),
    }
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    await app(scope, receive, send)
    told = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    body = b"".join(each.get("body", b"") for each in sent[1:])
    return Answer(sent[0]["status"], told, body)
