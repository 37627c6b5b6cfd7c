"""Chromium by its DevTools: real keys, and what a screen reader is told."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from chromium import CHROMIUM, FLAGS

KEYS = {"Tab": 9, "Enter": 13, " ": 32} | {
    f"Arrow{name}": code for code, name in enumerate(("Left", "Up", "Right", "Down"), start=37)
}

# The browser reads its orders from file 3 and answers in file 4.
REDIRECTED = (
    "import os, sys; os.dup2(int(sys.argv[1]), 3); os.dup2(int(sys.argv[2]), 4); "
    "os.execv(sys.argv[3], sys.argv[3:])"
)


class Tab:
    """An open page; `call` takes the name of a DevTools method and its parameters."""

    def __init__(self, to_browser: int, from_browser: int) -> None:
        self._to, self._from = to_browser, os.fdopen(from_browser, "rb", closefd=False)
        self._number = 0
        self._session: dict[str, str] = {}
        targets = self.call("Target.getTargets")["targetInfos"]
        (page,) = (each["targetId"] for each in targets if each["type"] == "page")
        attached = self.call("Target.attachToTarget", targetId=page, flatten=True)
        self._session = {"sessionId": attached["sessionId"]}

    def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Call `method` and return its result; raises an AssertionError if it says an error."""
        self._number += 1
        message = {"id": self._number, "method": method, "params": parameters, **self._session}
        os.write(self._to, json.dumps(message).encode() + b"\0")
        while (answer := self._read()).get("id") != self._number:
            pass
        assert "error" not in answer, answer
        result: dict[str, Any] = answer["result"]
        return result

    def _read(self) -> dict[str, Any]:
        read = bytearray()
        while (byte := self._from.read(1)) != b"\0":
            assert byte, "the browser has gone"
            read += byte
        message: dict[str, Any] = json.loads(read)
        return message

    def run(self, script: str) -> Any:
        """Return the value of an expression on the page."""
        done = self.call("Runtime.evaluate", expression=script, returnByValue=True)
        return done["result"].get("value")

    def press(self, *keys: str) -> None:
        """Press keys as a student does: the page is told, and does what a browser does."""
        for key in keys:
            text = {"text": "\r" if key == "Enter" else key} if key in ("Enter", " ") else {}
            event = {"key": key, "windowsVirtualKeyCode": KEYS[key], **text}
            for kind in ("keyDown" if text else "rawKeyDown", "keyUp"):
                self.call("Input.dispatchKeyEvent", type=kind, **event)

    def heard(self) -> list[tuple[str, str, dict[str, Any]]]:
        """Return role, name and properties of all that a screen reader can stop at."""
        nodes = self.call("Accessibility.getFullAXTree")["nodes"]
        return [
            (
                node["role"]["value"],
                node.get("name", {}).get("value", ""),
                {each["name"]: each["value"].get("value") for each in node.get("properties", ())},
            )
            for node in nodes
            if not node["ignored"]
        ]


@contextmanager
def opened(page: Path) -> Iterator[Tab]:
    """Open `page` in a browser that is closed afterwards."""
    inner, outer = os.pipe(), os.pipe()
    profile = f"--user-data-dir={page.parent / 'profile'}"
    command = [str(CHROMIUM), *FLAGS, profile, "--remote-debugging-pipe", page.as_uri()]
    files = [str(inner[0]), str(outer[1])]
    browser = subprocess.Popen(
        [sys.executable, "-c", REDIRECTED, *files, *command],
        pass_fds=(inner[0], outer[1]),
        stderr=subprocess.DEVNULL,
    )
    os.close(inner[0])
    os.close(outer[1])
    try:
        tab = Tab(inner[1], outer[0])
        # Before its page, a browser shows an empty one.
        while tab.run("[location.href, document.readyState]") != [page.as_uri(), "complete"]:
            pass
        yield tab
    finally:
        browser.terminate()
        browser.wait(timeout=30)
        os.close(inner[1])
        os.close(outer[0])
