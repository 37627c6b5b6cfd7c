"""A real browser: opens a page and gives back what a script on it found, or a picture."""

import html
import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--hide-scrollbars",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

needs_chromium = pytest.mark.skipif(CHROMIUM is None, reason="there is no chromium to render cards")


def browse(page: Path, *arguments: str) -> bytes:
    """Open `page` in the browser with `arguments` and return what it prints."""
    profile = f"--user-data-dir={page.parent / 'profile'}"
    command = [str(CHROMIUM), *FLAGS, profile, *arguments, page.as_uri()]
    return subprocess.run(command, capture_output=True, check=True, timeout=120).stdout


def findings_of(page: Path, body: str, script: str, style: str = "") -> list[dict[str, Any]]:
    """Write `page` with `body` and `script`, open it, return what the script found.

    The script sets `onload` to a function that calls `report(findings)` with a list.
    """
    write_page(page, body, script, style)
    document = browse(page, "--dump-dom").decode()
    found = re.search(r'<pre id="findings" hidden="">(.*?)</pre>', document, re.DOTALL)
    assert found, "the browser found nothing"
    findings: list[dict[str, Any]] = json.loads(html.unescape(found[1]))
    return findings


def write_page(page: Path, body: str, script: str = "", style: str = "") -> None:
    report = "const report = it => findings.textContent = JSON.stringify(it);"
    page.write_text(
        f'<!doctype html><meta charset="utf-8"><style>{style}</style><body>{body}'
        f'<pre id="findings" hidden></pre><script>{report}{script}</script></body>',
        encoding="utf-8",
    )
