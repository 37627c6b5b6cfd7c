"""Who gets the page, and who does not."""

import json
import re
import socket
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import pytest
from starlette.types import ASGIApp

from asgi_client import OWN, PORT, ask
from courses import FACTS, facts_text, make_fact, write_course
from talkquiz.preview.course_page import checked, page_of
from talkquiz.preview.live_page import LivePage
from talkquiz.preview.page_json import EDITORS, PageJson
from talkquiz.preview.server import HOST, PreviewApp, free_socket

HOSTILE = '</script><script>top.hacked = 1</script><img src=x onerror="top.hacked = 1">{{7*7}}'


def app_of(folder: Path) -> ASGIApp:
    live = LivePage(folder, None, print)
    live.page = checked(page_of(folder))
    return PreviewApp(live, PageJson(EDITORS["vscode"])).app(PORT)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_course(tmp_path_factory.mktemp("preview") / "course")


@pytest.fixture(scope="module")
def app(folder: Path) -> ASGIApp:
    return app_of(folder)


def first_fact(app: ASGIApp) -> str:
    (topic, *_) = json.loads(ask(app, "/course").body)["topics"]
    return str(topic["facts"][0]["id"])


@pytest.mark.parametrize("host", [f"127.0.0.1:{PORT}", f"localhost:{PORT}", f"LOCALHOST:{PORT}"])
def test_this_computer_gets_the_page_by_its_own_names(app: ASGIApp, host: str) -> None:
    assert ask(app, "/", [("host", host)]).status == 200
    assert ask(app, "/course", [("host", host), ("origin", f"http://{host}")]).status == 200


@pytest.mark.parametrize(
    "headers",
    [
        [],
        [("host", "")],
        [("host", "evil.example")],
        [("host", f"evil.example:{PORT}")],
        [("host", "127.0.0.1")],
        [("host", f"127.0.0.1:{PORT + 1}")],
        [("host", f"127.0.0.1.evil.example:{PORT}")],
        [("host", f"[::1]:{PORT}")],
        [*OWN, ("host", "evil.example")],
        [("host", "evil.example"), ("x-forwarded-host", f"127.0.0.1:{PORT}")],
    ],
)
@pytest.mark.parametrize("path", ["/", "/course", "/events", "/page.js", "/facts/x", "/cards/x"])
def test_a_name_that_somebody_else_points_here_gets_nothing(
    app: ASGIApp, headers: list[tuple[str, str]], path: str
) -> None:
    """DNS rebinding: the page of evil.example, whose name leads to 127.0.0.1 all of a sudden."""
    answer = ask(app, path, headers)
    assert answer.status == 421
    assert b"harbour" not in answer.body


@pytest.mark.parametrize(
    "header",
    [
        ("origin", "https://evil.example"),
        ("origin", "null"),
        ("origin", f"http://127.0.0.1:{PORT + 1}"),
        ("origin", f"https://127.0.0.1:{PORT}"),
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
    ],
)
@pytest.mark.parametrize("path", ["/", "/course", "/events", "/page.js"])
def test_a_page_of_another_address_gets_nothing(
    app: ASGIApp, header: tuple[str, str], path: str
) -> None:
    assert ask(app, path, [*OWN, header]).status == 403


def test_a_link_from_elsewhere_opens_the_page_and_nothing_else(app: ASGIApp) -> None:
    link = [*OWN, ("sec-fetch-site", "cross-site"), ("sec-fetch-dest", "document")]
    assert ask(app, "/", link).status == 200
    assert ask(app, "/course", link).status == 403
    framed = [*OWN, ("sec-fetch-site", "cross-site"), ("sec-fetch-dest", "iframe")]
    assert ask(app, "/", framed).status == 403


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "X"])
@pytest.mark.parametrize("path", ["/", "/course", "/facts/x", "/handouts/first-quiz"])
def test_things_are_only_read(app: ASGIApp, method: str, path: str) -> None:
    answer = ask(app, path, method=method)
    assert answer.status == 405
    assert "access-control-allow-origin" not in answer.headers


@pytest.mark.parametrize(
    "path",
    [
        "/../pyproject.toml",
        "/..%2f..%2fpyproject.toml",
        "/../anki/style.css",
        "//etc/passwd",
        "/etc/passwd",
        "/page.html/../../anki/style.css",
        "/facts/../../../etc/passwd",
        "/facts/..",
        "/cards/../page.js",
        "/cards/" + "0" * 24,
        "/handouts/../facts",
        "/handouts/first-quiz/../../course.yaml",
        "/handouts/no-such",
        "/handouts/no-such/x.pdf",
        "/course.yaml",
        "/facts/harbour.yaml",
        "/page.css\x00.html",
        "/.git/config",
    ],
)
def test_no_address_names_a_file(app: ASGIApp, path: str) -> None:
    answer = ask(app, path)
    assert answer.status == 404
    assert len(answer.body) < 100


@pytest.mark.parametrize(
    "path", ["/", "/course", "/page.js", "/page.css", "/nothing", "/facts/nothing", "/cards/0"]
)
def test_every_answer_lets_the_page_load_nothing_from_elsewhere(app: ASGIApp, path: str) -> None:
    headers = ask(app, path).headers
    policy = dict(
        each.strip().split(" ", 1) for each in headers["content-security-policy"].split(";")
    )
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == "'self'"
    assert policy["frame-ancestors"] == "'none'"
    assert policy["require-trusted-types-for"] == "'script'"
    assert "unsafe" not in headers["content-security-policy"]
    assert "http" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert headers["cache-control"] == "no-store"


def test_a_card_may_run_the_scripts_of_its_looks_and_no_other(app: ASGIApp) -> None:
    """Each by its digest; the frame is no part of the page's address, and asks for nothing."""
    facts = [f for t in json.loads(ask(app, "/course").body)["topics"] for f in t["facts"]]
    fact = next(each["id"] for each in facts if each["cards"])
    (card, *_) = json.loads(ask(app, f"/facts/{fact}").body)["cards"]
    for side in ("front", "back"):
        answer = ask(app, f"{card[side]}?night&phone")
        policy, page = answer.headers["content-security-policy"], answer.body.decode()
        assert answer.status == 200
        assert "default-src 'none'; img-src data:;" in policy
        assert policy.endswith("sandbox allow-scripts")
        scripts = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
        digests = {b64encode(sha256(each.encode()).digest()).decode() for each in scripts}
        (allowed,) = re.findall(r"script-src ([^;]*)", policy)
        assert {f"'sha256-{each}'" for each in digests} == set(allowed.split())
        assert "nightMode night_mode" in page
        assert 'class="mobile"' in page


def test_hostile_words_are_only_ever_words(tmp_path: Path) -> None:
    """In every text of a fact: JSON is no script, and in cards they are escaped."""
    words = HOSTILE.replace("[", "").replace("{{7*7}}", "")
    fact = make_fact(
        name=HOSTILE,
        claim=f"The lamp in [Saltmere]{{where}} was lit on [3 May 2019]{{when}} by {words}.",
        why=f"{HOSTILE}.",
        ask={"when": f"When was it lit, {HOSTILE}?"},
    )
    app = app_of(write_course(tmp_path / HOSTILE.replace("/", "")[:40], {FACTS: facts_text(fact)}))
    answer = ask(app, "/facts/lamp-lit")
    assert answer.headers["content-type"] == "application/json"
    cards = json.loads(answer.body)["cards"]
    pages = [ask(app, card[side]).body.decode() for card in cards for side in ("front", "back")]
    assert any("top.hacked" in page for page in pages)
    for page in pages:
        assert "<img src=x" not in page
        assert "hacked = 1</script>" not in page


def test_a_fact_says_where_it_is_with_a_link_into_the_editor(app: ASGIApp) -> None:
    fact = first_fact(app)
    spot = json.loads(ask(app, f"/facts/{fact}").body)["spot"]
    path, line = spot["shown"].rsplit(":", 1)
    assert f"id: {fact}" in Path(path).read_text("utf-8").splitlines()[int(line) - 1]
    assert spot["link"].startswith("vscode://file/")
    assert spot["link"].endswith(f"{FACTS}:{line}:3")
    assert "//file//" not in spot["link"]


def test_the_next_port_is_taken_where_one_is_in_use() -> None:
    with free_socket(0) as first:
        port = first.getsockname()[1]
        with free_socket(port) as other:
            assert other.getsockname()[0] == HOST
            assert other.getsockname()[1] != port


def test_only_this_computer_reaches_the_port() -> None:
    with free_socket(0) as bound:
        assert bound.getsockname()[0] == "127.0.0.1"
        assert bound.family is socket.AF_INET
