"""Makes an input that fails smaller, as long as it fails in the same way."""

import io
import time
from collections.abc import Callable
from typing import Any
from zipfile import BadZipFile, ZipFile, ZipInfo

Files = dict[str, bytes]
"""Name of a file -> its content; nothing where the file is to go."""

SECONDS = 30


def smaller(inputs: Files, fails: Callable[[Files], bool]) -> Files:
    """Return the changes that make the files of an input as small as SECONDS allow.

    First whole files go, then pieces of those that are left: parts of a zip, lines, bytes.
    """
    small: Files = {}
    until = time.monotonic() + SECONDS
    for name in sorted(inputs):
        if time.monotonic() < until and fails({**small, name: b""}):
            small[name] = b""
    for name in sorted(inputs.keys() - small.keys()):
        ways: Any = ((_parts, _zip), (_lines, b"".join), (_bytes, b"".join))
        for cut, joined in ways:
            pieces = cut(small.get(name, inputs[name]))
            size = len(pieces) // 2
            while size:
                at = 0
                while at < len(pieces) and time.monotonic() < until:
                    rest = pieces[:at] + pieces[at + size :]
                    if rest and fails({**small, name: joined(rest)}):
                        pieces, small[name] = rest, joined(rest)
                    else:
                        at += size
                size //= 2
    return small


def _parts(content: bytes) -> list[tuple[str, bytes, int]]:
    try:
        with ZipFile(io.BytesIO(content)) as packed:
            return [(p.filename, packed.read(p), p.compress_type) for p in packed.infolist()]
    except (BadZipFile, ValueError, OSError, RuntimeError, NotImplementedError, EOFError):
        return []


def _zip(parts: list[tuple[str, bytes, int]]) -> bytes:
    packed = io.BytesIO()
    with ZipFile(packed, "w") as new:
        for name, content, method in parts:
            new.writestr(ZipInfo(name), content, method)
    return packed.getvalue()


def _lines(content: bytes) -> list[bytes]:
    return content.splitlines(keepends=True)


def _bytes(content: bytes) -> list[bytes]:
    return [content[at : at + 1] for at in range(len(content))] if len(content) < 2000 else []
