"""Keeps maps that were drawn in the user's cache folder: drawing them is half of a build.

What is kept depends on nothing but what was asked for, TalkQuiz's own files and Pillow: it is what
would be drawn. The folder can be removed at any time; where it cannot be written to, or holds
anything damaged, maps are drawn anew. TALKQUIZ_CACHE names another folder, or none if it is empty.
"""

import base64
import json
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import cache, wraps
from hashlib import blake2b
from importlib.util import find_spec
from pathlib import Path
from typing import ParamSpec, TypeVar

from talkquiz.resources import bundled

MAX_BYTES = 32 * 1024 * 1024
Asked = ParamSpec("Asked")
Row = TypeVar("Row", bound=tuple[object, ...])
Drawer = Callable[Asked, list[Row]]


def kept(row: Callable[..., Row]) -> Callable[[Drawer[Asked, Row]], Drawer[Asked, Row]]:
    """Have what a function returns, a list of `row`s, taken from the cache where it is there."""

    def keep(draw: Drawer[Asked, Row]) -> Drawer[Asked, Row]:
        @wraps(draw)
        def look_up(*args: Asked.args, **asked: Asked.kwargs) -> list[Row]:
            folder = cache_folder()
            if folder is None:
                return draw(*args, **asked)
            depends_on = f"{_drawn_with()}{draw.__name__}{args}{sorted(asked.items())}"
            path = folder / blake2b(depends_on.encode(), digest_size=20).hexdigest()
            found = _read(path)
            if found is not None:
                return [row(*fields) for fields in found]
            drawn = draw(*args, **asked)
            _write(path, drawn)
            return drawn

        return look_up

    return keep


def cache_folder() -> Path | None:
    """Return the folder that maps are kept in; None where there is to be none."""
    named = os.environ.get("TALKQUIZ_CACHE")
    if named is not None:
        return Path(named) if named else None
    try:
        home = Path.home()
    except RuntimeError:
        return None
    usual = {"win32": home / "AppData" / "Local", "darwin": home / "Library" / "Caches"}
    elsewhere = os.environ.get("LOCALAPPDATA" if sys.platform == "win32" else "XDG_CACHE_HOME")
    base = Path(elsewhere) if elsewhere else usual.get(sys.platform, home / ".cache")
    return base / "talkquiz" / "maps" if base.is_absolute() else None


@cache
def _drawn_with() -> str:
    """Return what changes whenever the code, the outlines, the font or Pillow are others."""
    pillow = find_spec("PIL")
    files = [*Path(__file__).parent.glob("*.py"), *(bundled("templates") / "maps").glob("*.*")]
    files += [Path(pillow.origin)] if pillow and pillow.origin else []
    states = ((file.name, file.stat()) for file in sorted(files))
    return repr([(name, state.st_size, state.st_mtime_ns) for name, state in states])


def _read(path: Path) -> list[list[object]] | None:
    """Return what is kept at `path`; None if that is nothing whole."""
    try:
        if not path.is_file() or path.stat().st_size > MAX_BYTES:
            return None
        digest, _, content = path.read_bytes().partition(b"\n")
    except OSError:
        return None
    if digest != _digest(content):
        return None
    rows = json.loads(content, object_hook=lambda field: base64.b64decode(field["base64"]))
    return [[tuple(field) if isinstance(field, list) else field for field in row] for row in rows]


def _write(path: Path, rows: list[Row]) -> None:
    """Keep `rows` at `path`, whole or not at all."""
    content = json.dumps(
        rows, default=lambda field: {"base64": base64.b64encode(field).decode()}
    ).encode()
    beside = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        beside.write_bytes(_digest(content) + b"\n" + content)
        beside.replace(path)
    except OSError:
        with suppress(OSError):
            beside.unlink()


def _digest(content: bytes) -> bytes:
    return blake2b(content, digest_size=16).hexdigest().encode()
