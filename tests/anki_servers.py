"""What answers like AnkiConnect: the real API over a real collection, and servers that fail.

The real one is the package anki-connect-server, which needs Python 3.12 or newer: it gets an
environment of its own for each Anki, made once in pytest's cache directory.
"""

import fcntl
import json
import shutil
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

ANKIS = ("26.9.3", "25.9.5")
"""From 26.09 on AnkiConnect imports by the importer of the File menu, until 25.09 by an older one.

The server itself asks for Anki 26.5 or newer, but works with 25.9 as well.
"""
SERVER = "anki-connect-server==0.5.0"
ITS_NEEDS = ("fastapi<1", "fastmcp>=3.4.4,<4", "pydantic-settings<3", "uvicorn[standard]<1")
NEWER_PYTHONS = ("python3.13", "python3.12", "python3.14", "python3")
NO_PYTHON = "anki-connect-server needs Python 3.12 or newer, and there is none on the PATH"
SERVE = "from anki_connect_server.api import run_server; run_server()"
MENDED = """
import os
import anki.lang
import anki.collection
from anki.importing import AnkiPackageImporter
from anki_connect_server.anki_wrapper import AnkiWrapper

def import_package(wrapper, path):
    AnkiPackageImporter(wrapper.col, path).run()
    return True

def reload_collection(wrapper):
    wrapper.close()
    os.remove(wrapper.collection_path)
    wrapper._reopen_collection()

anki.lang.set_lang("en")
AnkiWrapper.import_package = import_package
AnkiWrapper.reload_collection = reload_collection
"""
"""Imports as the add-on does, by what each Anki has under that name.

Release 0.5.0 gives the official import a path where it wants a request: every import fails. And
`reloadCollection`, which does nothing there, begins with an empty collection, so that one server
serves many tests.
"""


def server_environment(folder: Path, version: str) -> Path:
    """Return the Python of the server's environment in `folder`, which is made if need be.

    It has the `version` of Anki. Skips the test where no Python can run it, or the packages cannot
    be had.
    """
    python, ready = folder / "env/bin/python", folder / "ready"
    is_newer = "import sys; sys.exit(sys.version_info < (3, 12))"
    found = filter(None, map(shutil.which, NEWER_PYTHONS))
    base = next((name for name in found if _runs(name, "-c", is_newer)), None)
    if base is None:
        pytest.skip(NO_PYTHON)
    needs = (f"anki=={version}", *ITS_NEEDS)
    with (folder / "lock").open("w") as lock:  # tests may run in several processes
        fcntl.flock(lock, fcntl.LOCK_EX)
        stamp = "\n".join((base, SERVER, *needs))
        if not (ready.exists() and ready.read_text("utf-8") == stamp):
            arguments = ("-m", "venv", "--clear", "--without-pip", str(folder / "env"))
            subprocess.run((base, *arguments), check=True)
            pip = (sys.executable, "-m", "pip", "--python", str(python))
            install = (*pip, "--disable-pip-version-check", "install", "--quiet")
            if not (_runs(*install, *needs) and _runs(*install, "--no-deps", SERVER)):
                pytest.skip("anki-connect-server cannot be installed")
            ready.write_text(stamp, "utf-8")
    return python


def _runs(*command: str) -> bool:
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


@contextmanager
def anki_connect(python: Path, folder: Path, *, repaired: bool = True) -> Iterator[str]:
    """Yield the address of an AnkiConnect over a new collection in `folder`.

    `repaired` says whether its importPackage works, which always fails as released.
    """
    port, log_path = free_port(), folder / "server.log"
    environment = {
        "ANKICONNECT_PORT": str(port),
        "ANKICONNECT_COLLECTION_PATH": str(folder / "collection.anki2"),
        "PATH": "",
    }
    command = [str(python), "-c", (MENDED if repaired else "") + SERVE]
    with log_path.open("wb") as log:
        process = subprocess.Popen(command, env=environment, cwd=folder, stdout=log, stderr=log)
        try:
            for _ in range(600):
                assert process.poll() is None, log_path.read_text("utf-8", "replace")
                with suppress(OSError):
                    urllib.request.urlopen(f"http://127.0.0.1:{port}/health", timeout=5).close()
                    break
                time.sleep(0.1)
            else:
                raise AssertionError(log_path.read_text("utf-8", "replace"))
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(30)


def free_port() -> int:
    """Return a port of this computer at which a server may answer."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def nothing_answering() -> Iterator[str]:
    """Yield an address of this computer at which nothing answers: its port is taken meanwhile."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        yield f"http://127.0.0.1:{taken.getsockname()[1]}"


Answer = Callable[[dict[str, Any]], bytes]


@contextmanager
def answering(answer: Answer | bytes, status: int = 200) -> Iterator[str]:
    """Yield the address of a server that gives `answer` to everything, with the HTTP `status`."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            question = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            body = answer if isinstance(answer, bytes) else answer(question)
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Location", "http://127.0.0.1:9/")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_arguments: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def result(value: Any) -> bytes:
    """Return AnkiConnect's answer that `value` is the result."""
    return json.dumps({"result": value, "error": None}).encode()


def refusal(error: str) -> bytes:
    """Return AnkiConnect's answer that it did nothing because of `error`."""
    return json.dumps({"result": None, "error": error}).encode()
