"""Hands the page to browsers of this computer, and to pages of its own address alone.

A page of somebody else, open in the same browser, could send requests here: by this computer's own
name, or by a name of its own that it points here (DNS rebinding). So what a browser says of host
and origin has to be right, all is read and nothing is written, and the page may load nothing from
elsewhere.
"""

import asyncio
import os
import socket
from collections import OrderedDict
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import suppress
from typing import Any
from urllib.parse import quote

import uvicorn
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from talkquiz.json_output import Json
from talkquiz.preview.anki_card import Side
from talkquiz.preview.course_page import tell
from talkquiz.preview.fact_details import CardShown, fact_details
from talkquiz.preview.handout_pdfs import Sheets, sheets
from talkquiz.preview.live_page import LivePage, off
from talkquiz.preview.page_json import PageJson
from talkquiz.problem import TalkQuizError
from talkquiz.resources import bundled

HOST = "127.0.0.1"
_MOST_CARDS, _MOST_SHEETS = 6_000, 12
_MOST_PORTS = 20
_ASSETS = {
    "page.html": "text/html",
    "page.css": "text/css",
    "icon.svg": "image/svg+xml",
    **dict.fromkeys(
        ("page.js", "elements.js", "facts.js", "details.js", "cards.js", "rest.js", "keys.js"),
        "text/javascript",
    ),
}
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors {ancestors}; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)
_HEADERS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
_FOREIGN = ("cross-site", "same-site")
"""What a browser says of requests by pages of another address; one port is one site to it."""


class Guard:
    """Refuses what does not come from a page of this address, or would do more than read."""

    def __init__(self, app: ASGIApp, port: int) -> None:
        self.app = app
        self.hosts = {f"{name}:{port}" for name in (HOST, "localhost")}
        if port == 80:
            self.hosts |= {HOST, "localhost"}
        self.origins = {f"http://{host}" for host in self.hosts}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self.app(scope, receive, send)
            return
        refused = self._refused(Request(scope))
        if refused:
            answer = PlainTextResponse(refused[1], refused[0], headers={**_HEADERS, **_policy()})
            await answer(scope, receive, send)
            return
        await self.app(scope, receive, send)

    def _refused(self, request: Request) -> tuple[int, str] | None:
        headers = request.headers
        hosts = headers.getlist("host")
        if len(hosts) != 1 or hosts[0].lower() not in self.hosts:
            return 421, "This page has another address."
        if any(each.lower() not in self.origins for each in headers.getlist("origin")):
            return 403, "Pages of other addresses get nothing here."
        is_link = headers.get("sec-fetch-dest") == "document" and request.url.path == "/"
        if headers.get("sec-fetch-site") in _FOREIGN and not is_link:
            return 403, "Pages of other addresses get nothing here."
        if request.method not in ("GET", "HEAD"):
            return 405, "Here things are only read."
        return None


def _policy(ancestors: str = "'none'") -> dict[str, str]:
    return {"Content-Security-Policy": _POLICY.format(ancestors=ancestors)}


class PreviewApp:
    """Answers what the page asks for."""

    def __init__(self, live: LivePage, tells: PageJson) -> None:
        self.live, self.tells = live, tells
        self._cards: OrderedDict[str, Side] = OrderedDict()
        self._sheets: OrderedDict[tuple[str, str], Sheets] = OrderedDict()
        self._printing = asyncio.Lock()
        self._looks = bundled("templates") / "preview"

    def app(self, port: int) -> ASGIApp:
        """Return the application that answers at `port`."""
        routes = [
            Route("/", self._asset),
            Route("/course", self._course),
            Route("/facts/{fact}", self._fact),
            Route("/cards/{key}", self._card),
            Route("/handouts/{handout}", self._handout),
            Route("/handouts/{handout}/{file}", self._sheet),
            Route("/events", self._events),
            Route("/{asset}", self._asset),
        ]
        return Guard(Starlette(routes=routes), port)

    async def _asset(self, request: Request) -> Response:
        name = request.path_params.get("asset", "page.html")
        if name not in _ASSETS:
            return _missing()
        content = await run_in_threadpool((self._looks / name).read_bytes)
        return _answer(content, _ASSETS[name])

    async def _course(self, _request: Request) -> Response:
        live = self.live
        content = await run_in_threadpool(self.tells.course, live.page, live.version, live.reason)
        return _answer(content, "application/json")

    async def _fact(self, request: Request) -> Response:
        page, fact_id = self.live.page, request.path_params["fact"]
        if fact_id not in page.rows:
            return _missing()
        try:
            details = await run_in_threadpool(fact_details, page, fact_id)
        except TalkQuizError as error:
            return PlainTextResponse(str(error), 500, headers=_HEADERS)
        except Exception as error:  # noqa: BLE001 - uvicorn would be silent about it
            self.live.broke_off(error)
            return PlainTextResponse(off(error), 500, headers=_HEADERS)
        return _answer(self.tells.details(details, self._kept), "application/json")

    def _kept(self, card: CardShown) -> Json:
        """Keep the sides of a card for the frames that will ask for them; return where they are."""
        sides = {"front": card.front, "back": card.back}
        for side in sides.values():
            self._cards[side.key] = side
            self._cards.move_to_end(side.key)
        while len(self._cards) > _MOST_CARDS:
            self._cards.popitem(last=False)
        return {name: f"/cards/{side.key}" for name, side in sides.items()}

    async def _card(self, request: Request) -> Response:
        side = self._cards.get(request.path_params["key"])
        if side is None:
            return _missing()
        wanted = request.query_params
        document = side.document(night="night" in wanted, phone="phone" in wanted)
        content, policy = document.encode("utf-8", "replace"), side.policy
        return _answer(content, "text/html", {"Content-Security-Policy": policy})

    async def _made(self, handout: str) -> Sheets | None:
        """Return the sheets of a handout of the page as it is now; None if it has no such one."""
        if handout not in {each.name for each in self.live.page.handouts}:
            return None
        async with self._printing:
            key = self.live.version, handout
            if key not in self._sheets:
                made = await run_in_threadpool(sheets, self.live.folder, handout)
                self._sheets[key] = made
            while len(self._sheets) > _MOST_SHEETS:
                self._sheets.popitem(last=False)
            return self._sheets[key]

    async def _handout(self, request: Request) -> Response:
        handout = request.path_params["handout"]
        made = await self._made(handout)
        if made is None:
            return _missing()
        address = f"/handouts/{quote(handout)}"
        return _answer(
            self.tells.sheets(
                {name: f"{address}/{quote(name)}" for name in made.files},
                made.reason,
                [tell(each) for each in made.problems],
            ),
            "application/json",
        )

    async def _sheet(self, request: Request) -> Response:
        made = await self._made(request.path_params["handout"])
        content = made.files.get(request.path_params["file"]) if made else None
        if content is None:
            return _missing()
        return _answer(content, "application/pdf", _policy("'self'"))

    async def _events(self, _request: Request) -> Response:
        async def told() -> AsyncIterator[str]:
            yield "retry: 1000\n\n"
            async for version in self.live.versions():
                yield f"data: {version}\n\n" if version else ": still here\n\n"

        return StreamingResponse(told(), 200, {**_HEADERS, **_policy()}, "text/event-stream")


def _answer(content: bytes, kind: str, headers: dict[str, str] | None = None) -> Response:
    return Response(content, 200, {**_HEADERS, **(headers or _policy())}, kind)


def _missing() -> Response:
    return PlainTextResponse("There is nothing here.", 404, headers={**_HEADERS, **_policy()})


class _Server(uvicorn.Server):
    """A server that lets go of those who wait for other versions, before it waits for them."""

    def __init__(self, config: uvicorn.Config, ending: Callable[[], Awaitable[None]]) -> None:
        super().__init__(config)
        self._ending = ending

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        await self._ending()
        await super().shutdown(sockets)


def free_socket(port: int) -> socket.socket:
    """Return a socket that listens at `port`, or at the next one that is free; OSError if none is.

    It is bound to the address by which only this computer reaches it.
    """
    for each in range(port, port + _MOST_PORTS) if port else (0,):
        found = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        if os.name == "posix":  # what ended a moment ago is no longer there
            found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            found.bind((HOST, each))
            found.listen()
        except (OSError, OverflowError):
            found.close()
            continue
        return found
    raise OSError(f"no port from {port} to {port + _MOST_PORTS - 1} is free")


async def serve(
    bound: socket.socket, live: LivePage, tells: PageJson, ready: Callable[[], Any]
) -> None:
    """Serve the page at a socket, until the program is interrupted; calls `ready` once it is."""
    port = bound.getsockname()[1]
    app = PreviewApp(live, tells).app(port)
    config = uvicorn.Config(
        app,
        log_level="critical",
        access_log=False,
        server_header=False,
        date_header=False,
        lifespan="off",
        timeout_graceful_shutdown=2,
    )
    server = _Server(config, live.close)
    following = asyncio.create_task(live.follow())
    serving = asyncio.create_task(server.serve([bound]))
    while not server.started and not serving.done():
        await asyncio.sleep(0.01)
    ready()
    try:
        await serving
    finally:
        following.cancel()
        with suppress(asyncio.CancelledError):
            await following
