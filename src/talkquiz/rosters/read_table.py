"""Reads the table of a class list, whatever file it is in: a workbook, or text of any kind."""

from collections.abc import Sequence
from pathlib import Path

from talkquiz.rosters.delimited_text import read_delimited
from talkquiz.tables.encodings import decode
from talkquiz.tables.file_kinds import refuse_what_is_no_list
from talkquiz.tables.table import Table, UnreadError
from talkquiz.untrusted_files import MEGABYTE, read_file

_MAX_BYTES = 8 * MEGABYTE
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")


def read_table(path: Path, sheet: str = "", chosen: Sequence[str] = ()) -> Table:
    """Return the table in the file `path`, on a `sheet` of it, by name or number.

    `chosen` are columns that somebody named. Raises UnreadError, and OutsideError for what is
    beyond all limits.
    """
    content = read_file(path, _MAX_BYTES)
    if content.startswith(_ZIP):
        from talkquiz.tables.workbooks import read_workbook  # noqa: PLC0415 - most lists are none

        return read_workbook(content, sheet)
    refuse_what_is_no_list(content)
    if sheet:
        raise UnreadError("a list in text has no sheets", "Leave --sheet out.", code="TQ718")
    text, guessed = decode(content)
    return read_delimited(text, chosen)._replace(guessed=guessed)
