"""Reads the questions in a file, whatever program wrote it."""

from pathlib import Path

from talkquiz.question_banks.bank import Bank, Unread, UnreadableBankError
from talkquiz.tables.encodings import decode
from talkquiz.tables.file_kinds import refuse_what_is_no_list
from talkquiz.tables.table import UnreadError
from talkquiz.untrusted_files import MEGABYTE, OutsideError, read_file

_MAX_TEXT = 8 * MEGABYTE
_MAX_DECK = 500 * MEGABYTE
_MOST_SHEETS = 10
"""Of a workbook whose first sheet has no headings that are known, so many are looked at."""
_ZIP = b"PK\x03\x04"
_DECKS = (".apkg", ".colpkg", ".zip")


def read_question_bank(
    path: Path, *, sheet: str = "", separator: str = "", row_separator: str = ""
) -> Bank:
    """Return the questions in the file at `path`; raises UnreadableBankError.

    What it is shows from its content, not from its name: a deck of Anki, a workbook, GIFT, Anki's
    notes as text, or a table in text, whose cells and rows may be said to be separated by
    `separator` and `row_separator`.
    """
    from talkquiz.untrusted_decks import PackageError  # noqa: PLC0415 - SQLite, for decks alone

    try:
        suffix = path.suffix.lower()
        content = read_file(path, _MAX_DECK if suffix in _DECKS else _MAX_TEXT)
        if content.startswith(_ZIP):
            return _in_package(content, suffix, sheet)
        refuse_what_is_no_list(content)
        text, guessed = decode(content)
        bank = _in_text(text, suffix, separator, row_separator)
    except PackageError as error:
        hint = error.hint or "Export the deck from Anki once more."
        raise UnreadableBankError(str(path), str(error), hint) from error
    except UnreadError as error:
        hint = error.hint or "Give a .csv, .tsv, .txt, .gift, .xlsx, .apkg or .json file."
        raise UnreadableBankError(str(path), str(error), hint) from error
    except OutsideError as error:
        raise UnreadableBankError(str(path), str(error), "Is this the file?") from error
    return _said_encoding(bank, guessed)


def _in_package(content: bytes, suffix: str, sheet: str) -> Bank:
    if suffix in _DECKS or b"collection.anki2" in content[-200_000:]:
        from talkquiz.question_banks.anki_package import read_anki_package  # noqa: PLC0415

        return read_anki_package(content)
    from talkquiz.question_banks.question_tables import (  # noqa: PLC0415
        find_headings,
        read_question_table,
    )
    from talkquiz.tables.workbooks import read_workbook  # noqa: PLC0415

    table = read_workbook(content, sheet)
    if not sheet and not find_headings(table.rows):
        for other in table.sheets[:_MOST_SHEETS]:
            there = read_workbook(content, other) if other != table.sheet else table
            if find_headings(there.rows):
                table = there
                break
    bank = read_question_table(table.rows, "a workbook")
    others = [f"“{name}”" for name in table.sheets if name != table.sheet]
    if sheet or not others:
        return bank
    more = f" and {len(others) - 3} more" if len(others) > 3 else ""
    message = f"the sheet “{table.sheet}” is read, and not {', '.join(others[:3])}{more}"
    note = Unread(1, 1, "TQ787", message, "--sheet NAME reads another one.")
    return bank._replace(unread=[note, *bank.unread])


def _in_text(text: str, suffix: str, separator: str, row_separator: str) -> Bank:
    from talkquiz.question_banks.anki_notes_as_text import (  # noqa: PLC0415
        is_notes_as_text,
        read_notes_as_text,
    )
    from talkquiz.question_banks.delimited_bank import read_delimited_bank  # noqa: PLC0415
    from talkquiz.question_banks.gift import looks_like_gift, read_gift  # noqa: PLC0415

    if not separator and not row_separator:
        if is_notes_as_text(text):
            return read_notes_as_text(text)
        if suffix == ".gift" or (suffix not in (".csv", ".tsv") and looks_like_gift(text)):
            return read_gift(text)
    return read_delimited_bank(text, separator, row_separator)


def _said_encoding(bank: Bank, guessed: str) -> Bank:
    if not guessed:
        return bank
    message = f"the file does not tell its encoding, and is read as {guessed}"
    hint = "See whether the letters are right; if not, save it as UTF-8."
    return bank._replace(unread=[Unread(1, 1, "TQ787", message, hint), *bank.unread])
