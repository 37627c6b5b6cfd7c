"""Chromium by its DevTools: real keys, and what a screen reader is told."""

import json
import os
import subprocess
import sys
import time
from base64 import b64decode
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from itertools import count
from pathlib import Path
from typing import Any, BinaryIO

from chromium import CHROMIUM, FLAGS

NUMBERS = count(1)
"""Of orders to browsers."""
KEYS = {"Tab": 9, "Enter": 13, "Escape": 27, " ": 32, "/": 191} | {
    f"Arrow{name}": code for code, name in enumerate(("Left", "Up", "Right", "Down"), start=37)
}

# The browser reads its orders from file 3 and answers in file 4.
REDIRECTED = (
    "import os, sys; os.dup2(int(sys.argv[1]), 3); os.dup2(int(sys.argv[2]), 4); "
    "os.execv(sys.argv[3], sys.argv[3:])"
)


class NavigatedError(AssertionError):
    """The page went while it was asked, and another comes."""


class Tab:
    """An open page; `call` takes the name of a DevTools method and its parameters."""

    def __init__(self, to_browser: int, from_browser: BinaryIO, target: str = "") -> None:
        self._to, self._from = to_browser, from_browser
        self._session: dict[str, str] = {}
        if not target:
            targets = self.call("Target.getTargets")["targetInfos"]
            (target,) = (each["targetId"] for each in targets if each["type"] == "page")
        attached = self.call("Target.attachToTarget", targetId=target, flatten=True)
        self._session = {"sessionId": attached["sessionId"]}

    def another(self, address: str) -> "Tab":
        """Return another tab of the same browser, at `address`; both are shown."""
        session, self._session = self._session, {}
        made = self.call("Target.createTarget", url=address, newWindow=True)
        self._session = session
        tab = Tab(self._to, self._from, made["targetId"])
        tab.until(f"location.href === {address!r} && document.readyState === 'complete'")
        return tab

    def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Call `method` and return its result; raises an AssertionError if it says an error."""
        number = next(NUMBERS)
        message = {"id": number, "method": method, "params": parameters, **self._session}
        os.write(self._to, json.dumps(message).encode() + b"\0")
        while (answer := self._read()).get("id") != number:
            pass
        if "navigated" in answer.get("error", {}).get("message", ""):
            raise NavigatedError(answer)
        assert "error" not in answer, answer
        result: dict[str, Any] = answer["result"]
        return result

    def quit(self) -> None:
        """Close the browser as its user does, and wait until it has kept all and is gone."""
        os.write(
            self._to, json.dumps({"id": next(NUMBERS), "method": "Browser.close"}).encode() + b"\0"
        )
        while self._from.read(1):
            pass

    def _read(self) -> dict[str, Any]:
        read = bytearray()
        while (byte := self._from.read(1)) != b"\0":
            assert byte, "the browser has gone"
            read += byte
        message: dict[str, Any] = json.loads(read)
        return message

    def run(self, script: str) -> Any:
        """Return the value of an expression on the page, or what it promises."""
        done = self.call(
            "Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True
        )
        assert "exceptionDetails" not in done, done["exceptionDetails"]
        return done["result"].get("value")

    def is_at(self, address: str) -> bool:
        """Tell whether the page at `address` is there as a whole; between two pages, none is."""
        try:
            return bool(self.run("[location.href, document.readyState]") == [address, "complete"])
        except AssertionError:
            return False

    def reload(self) -> None:
        """Load the page anew, and wait until it is there as a whole."""
        self.run("self.isOld = true")
        address = self.run("location.href")
        self.call("Page.reload")
        end = time.monotonic() + 30
        while not self.is_at(address) or self.run("self.isOld"):
            assert time.monotonic() < end, "the page did not come back"
            time.sleep(0.01)

    def until(self, script: str, seconds: float = 30) -> None:
        """Wait until an expression is true, as JavaScript has it, on the page or one after it."""
        end = time.monotonic() + seconds
        while not self._is_true(script):
            assert time.monotonic() < end, f"never true: {script}"
            time.sleep(0.01)

    def _is_true(self, script: str) -> bool:
        with suppress(NavigatedError):
            return bool(self.run(f"Boolean({script})"))
        return False

    def sized(self, width: int, height: int) -> None:
        """Give the page another size."""
        self.call(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=False,
        )

    def with_media(self, **features: str) -> None:
        """Have the page find these preferences: `prefers_color_scheme="dark"`."""
        listed = [{"name": k.replace("_", "-"), "value": v} for k, v in features.items()]
        self.call("Emulation.setEmulatedMedia", features=listed)

    def picture(self) -> bytes:
        """Return what is seen of the page, as PNG."""
        return b64decode(self.call("Page.captureScreenshot", format="png")["data"])

    def press(self, *keys: str) -> None:
        """Press keys as a student does: the page is told, and does what a browser does."""
        for key in keys:
            is_text = key in ("Enter", " ") or len(key) == 1
            text = {"text": "\r" if key == "Enter" else key} if is_text else {}
            code = KEYS.get(key, ord(key[0].upper()))
            event = {"key": key, "windowsVirtualKeyCode": code, **text}
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


def opened(page: Path) -> AbstractContextManager[Tab]:
    """Open `page` in a browser that is closed afterwards."""
    return visited(page.as_uri(), page.parent / "profile")


@contextmanager
def visited(address: str, profile: Path) -> Iterator[Tab]:
    """Open `address` in a browser that is closed afterwards; it keeps what is its own in a folder.

    It asks nobody for names: whatever is not on this computer is not there.
    """
    inner, outer = os.pipe(), os.pipe()
    flags = [*FLAGS, "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost"]
    own = [f"--user-data-dir={profile}", "--remote-debugging-pipe", address]
    command = [str(CHROMIUM), *flags, *own]
    files = [str(inner[0]), str(outer[1])]
    browser = subprocess.Popen(
        [sys.executable, "-c", REDIRECTED, *files, *command],
        pass_fds=(inner[0], outer[1]),
        stderr=subprocess.DEVNULL,
    )
    os.close(inner[0])
    os.close(outer[1])
    try:
        tab = Tab(inner[1], os.fdopen(outer[0], "rb", closefd=False))
        # Before its page, a browser shows an empty one.
        end = time.monotonic() + 60
        while not tab.is_at(address):
            assert time.monotonic() < end, f"{address} does not come"
        yield tab
    finally:
        browser.terminate()
        browser.wait(timeout=30)
        os.close(inner[1])
        os.close(outer[0])
