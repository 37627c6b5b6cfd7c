"""Tells by its first bytes what a file is that holds no list which can be read."""

import re

from talkquiz.tables.table import UnreadError
from talkquiz.untrusted_packages import OLD_OFFICE

SAVE_AS = "In Excel: File > Save As > CSV UTF-8."
_WORKBOOK = "Open it in Excel or LibreOffice and save it as a workbook (.xlsx)."
_OTHERWISE = "Save the list as a workbook or as CSV instead."
COPY = "Copy the names into a spreadsheet, with a heading above them, and save that."
_KINDS = (
    (rb"%PDF-", "a PDF", COPY),
    (rb"\{\\rtf", "a document (RTF)", COPY),
    (
        rb"(?i)<!doctype html|<(?:html|head|body|table|meta|div)\b",
        "a web page (HTML), whatever its name says",
        _WORKBOOK,
    ),
    (rb"(?i)MIME-Version:", "a web archive or a message, whatever its name says", _WORKBOOK),
    (rb"<\?xml|<!DOCTYPE|<[A-Za-z][\w:.-]*[\s/>]", "XML, whatever its name says", _WORKBOOK),
    (rb"\[\s*[\[{\"']|\{\s*[\"']", "JSON", _OTHERWISE),
    (rb"BEGIN:V", "a file of contacts or dates", _OTHERWISE),
    (rb"\\(?:documentclass|begin)\b", "LaTeX", _OTHERWISE),
    (rb"\x89PNG|\xff\xd8\xff|GIF8|BM[^\n]{4}\0{4}|II\*\0|MM\0\*", "a picture", COPY),
    (rb"\x1f\x8b|7z\xbc\xaf|Rar!", "an archive", "Unpack it, and give the list that is in it."),
    (rb"SQLite format", "a database", _OTHERWISE),
)
"""How a file begins, what it is, and what to do."""
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def refuse_what_is_no_list(content: bytes) -> None:
    """Raise UnreadError for a file that is neither a text nor a package (zip)."""
    if content.startswith(OLD_OFFICE):
        raise _old_office(content)
    start = content[:1_000]
    if start.startswith(_UTF_16):
        start = start[2:].replace(b"\0", b"")
    start = start.removeprefix(b"\xef\xbb\xbf").lstrip()
    for pattern, what, hint in _KINDS:
        if re.match(pattern, start):
            raise UnreadError(f"it is {what}", hint)


def _old_office(content: bytes) -> UnreadError:
    """Return what is wrong with a file of Office before 2007, which locked ones are, too."""
    if "EncryptedPackage".encode("utf-16-le") in content:
        return UnreadError("it is locked with a password", "Save it unlocked, as .xlsx.")
    if "WordDocument".encode("utf-16-le") in content:
        return UnreadError("it is a Word document", COPY)
    what = "it is a workbook of Excel before 2007 (.xls)"
    return UnreadError(what, "Open it in Excel or LibreOffice and save it as .xlsx.")
