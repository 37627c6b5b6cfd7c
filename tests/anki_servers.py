"""What answers like AnkiConnect: the real API over a real collection, and servers that fail.

The real one is the package anki-connect-server, which needs Python 3.12 or newer: it gets an
environment of its own, made once in pytest's cache directory.
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

REQUIREMENTS = ("anki-connect-server==0.5.0", "anki==26.9.3", "fastmcp>=3.4.4,<4")
NEWER_PYTHONS = ("python3.13", "python3.12", "python3.14", "python3")
NO_PYTHON = "anki-connect-server needs Python 3.12 or newer, and there is none on the PATH"
SERVE = "from anki_connect_server.api import run_server; run_server()"
MENDED = """
from anki.collection import ImportAnkiPackageOptions, ImportAnkiPackageRequest
from anki_connect_server.anki_wrapper import AnkiWrapper

def import_package(wrapper, path):
    options = ImportAnkiPackageOptions()
    wrapper.col.import_anki_package(ImportAnkiPackageRequest(package_path=path, options=options))
    return True

AnkiWrapper.import_package = import_package
"""
"""Release 0.5.0 gives the official import a path where it wants a request: every import fails."""


def server_environment(folder: Path) -> Path:
    """Return the Python of the server's environment in `folder`, which is made if need be.

    Skips the test where no Python can run it, or the package cannot be had.
    """
    python, ready = folder / "env/bin/python", folder / "ready"
    is_newer = "import sys; sys.exit(sys.version_info < (3, 12))"
    found = filter(None, map(shutil.which, NEWER_PYTHONS))
    base = next((name for name in found if _runs(name, "-c", is_newer)), None)
    if base is None:
        pytest.skip(NO_PYTHON)
    with (folder / "lock").open("w") as lock:  # tests may run in several processes
        fcntl.flock(lock, fcntl.LOCK_EX)
        stamp = "\n".join((base, *REQUIREMENTS))
        if not (ready.exists() and ready.read_text("utf-8") == stamp):
            arguments = ("-m", "venv", "--clear", "--without-pip", str(folder / "env"))
            subprocess.run((base, *arguments), check=True)
            pip = ("-m", "pip", "--python", str(python), "--disable-pip-version-check")
            if not _runs(sys.executable, *pip, "install", "--quiet", *REQUIREMENTS):
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
