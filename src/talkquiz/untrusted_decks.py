"""The door for decks of Anki (.apkg, .colpkg): a zip with an SQLite database in it.

Anki has had three forms of it: `collection.anki2` (schema 11), `collection.anki21` (the same; the
older one beside it then only says that Anki is too old), and `collection.anki21b` (schema 18,
packed by zstd). The file may come from anywhere: nothing in it is trusted, not even its schema.
"""

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count

from talkquiz.problem import TalkQuizError
from talkquiz.untrusted_files import MEGABYTE, OutsideError
from talkquiz.untrusted_packages import Limits, Package

MAX_BYTES = 64 * MEGABYTE
_MOST_TEXT = 8 * MEGABYTE
"""In one cell of a table: the note types of a collection are in one, in JSON."""
_LIMITS = Limits(parts=200_000, unpacked=16_000 * MEGABYTE, text=16_000 * MEGABYTE)
"""A deck may have many pictures and sounds, of which none is unpacked."""
_STEPS = 100_000
_MOST_STEPS = 2_000
_OLD = "export it again with `Support older Anki versions` ticked"
WRONG = (sqlite3.Error, ValueError, RecursionError, OverflowError, MemoryError)
"""What reading a hostile database may raise."""


class PackageError(TalkQuizError):
    """Raised for a file whose notes cannot be read; says why, and what to do."""


def packed_collection(content: bytes, *, newest: bool) -> bytes:
    """Return the database in a deck, the one of `newest` form only if asked for.

    Raises a PackageError.
    """
    try:
        package = Package(content, _LIMITS)
        is_newest = "collection.anki21b" in package.sizes
        if is_newest and not newest:
            raise PackageError(f"it is in Anki's newest form; {_OLD}")
        names = ("collection.anki21b", "collection.anki21", "collection.anki2")
        name = next((each for each in names if each in package.sizes), "")
        if not name:
            raise PackageError("there is no collection in it; is it a deck of Anki (.apkg)?")
        if package.sizes[name] > MAX_BYTES:
            raise PackageError(f"its collection is larger than {MAX_BYTES // MEGABYTE} MB")
        database = package.read(name)
    except OutsideError as error:
        raise PackageError(f"it is no deck of Anki, or damaged: {error}") from error
    if is_newest:
        database = _unpacked(database)
    if len(database) <= 20:
        return database
    # No database in memory can have a write-ahead log: say in its header that it has none.
    return b"\x01\x01".join((database[:18], database[20:]))


def _unpacked(packed: bytes) -> bytes:
    """Return what zstd has packed, if it is not too much; raises a PackageError."""
    try:
        if sys.version_info >= (3, 14):
            from compression import zstd  # noqa: PLC0415 - most decks that are read are older
        else:
            from backports import zstd  # noqa: PLC0415
    except ImportError:
        hint = f'Install it: pip install "talkquiz[curator]". Or {_OLD}.'
        raise PackageError(
            "it is in Anki's newest form, and what unpacks that is not here", hint
        ) from None
    try:
        unpacked = zstd.ZstdDecompressor().decompress(packed, MAX_BYTES + 1)
    except (zstd.ZstdError, ValueError, MemoryError, EOFError) as error:
        raise PackageError(f"its collection is damaged: {error}") from error
    if len(unpacked) > MAX_BYTES:
        raise PackageError(f"its collection is larger than {MAX_BYTES // MEGABYTE} MB")
    return unpacked


@contextmanager
def opened_collection(database: bytes) -> Iterator[sqlite3.Connection]:
    """Open a database in memory, which can neither compute for ever nor answer with much.

    Raises a PackageError for whatever goes wrong while it is open.
    """
    connection = sqlite3.connect(":memory:")
    try:
        connection.deserialize(database)
        # Schema and contents may be hostile.
        steps = count()
        connection.set_progress_handler(lambda: next(steps) > _MOST_STEPS, _STEPS)
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _MOST_TEXT)
        connection.execute("PRAGMA trusted_schema = OFF")
        yield connection
    except WRONG as error:
        raise PackageError(f"its collection is damaged: {error}") from error
    finally:
        connection.close()


def require_tables(connection: sqlite3.Connection, *names: str) -> None:
    """Raise a PackageError unless all `names` are tables: a view could compute for ever."""
    wanted = ", ".join("?" * len(names))
    query = f"SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name IN ({wanted})"  # noqa: S608
    if connection.execute(query, names).fetchone() != (len(names),):
        raise PackageError("its collection has no notes that can be read")
