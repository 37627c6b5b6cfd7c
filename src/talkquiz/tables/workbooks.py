"""Reads a sheet of a workbook: .xlsx of Excel, .ods of LibreOffice.

python-calamine makes a cell of everything between the first cell and the last one: a workbook of
2 KB with a word in cell XFD1048576 would take 500 GB, and end the program. So it is given nothing
whose extent is not known. The .xls of old is not read: of 70 broken ones, one ended the program.
"""

import re
from collections.abc import Sequence
from datetime import date, datetime, time
from io import BytesIO
from typing import Any, NamedTuple
from zipfile import ZipFile

from lxml import etree

from talkquiz.tables.file_kinds import COPY
from talkquiz.tables.table import Cell, Table, UnreadError, filled
from talkquiz.untrusted_files import MEGABYTE, OutsideError
from talkquiz.untrusted_packages import Limits, Package

_LIMITS = Limits(parts=2_000, unpacked=100 * MEGABYTE, text=16 * MEGABYTE)
_MOST_CELLS = 500_000
"""Between the first cell of a sheet and the last one, empty ones too."""
_MOST_LETTERS = 20_000_000
"""In all cells together: a text that is stored once may stand in each."""
_REFERENCE = re.compile(r"([A-Za-z]{1,4})(\d{1,9})")
_NEW = "Copy the list into a new workbook, and save that as .xlsx."
_XML = (".xml", ".rels")
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_SHEETS = ("{*}sheetData", f"{_TABLE}table")
_OTHERS = {
    "word/document.xml": ("a Word document", COPY),
    "xl/workbook.bin": ("a binary workbook (.xlsb)", "Open it and save it as .xlsx."),
    "ppt/presentation.xml": ("a presentation", COPY),
    "Index/Document.iwa": ("of Apple Numbers or Pages", "In Numbers: File > Export To > Excel."),
    "Index.zip": ("of Apple Numbers or Pages", "In Numbers: File > Export To > Excel."),
    "content.xml": ("a document of LibreOffice without sheets", COPY),
}
"""What another package is, by a part of it, and what to do."""


class _Extent(NamedTuple):
    """How large a sheet is, and how many letters its cells may hold together."""

    rows: int
    columns: int
    letters: int


def read_workbook(content: bytes, wanted: str) -> Table:
    """Return the table on the sheet `wanted`, by name or number, else on the first one.

    Raises UnreadError, and OutsideError for what is beyond all limits.
    """
    package = Package(content, _LIMITS)
    kind = package.read("mimetype") if package.sizes.get("mimetype", 99) < 99 else b""
    if "xl/workbook.xml" not in package.sizes and b"opendocument.spreadsheet" not in kind:
        raise _another_kind(package)
    harmless = _harmless(package)
    import python_calamine as calamine  # noqa: PLC0415 - a list in text does without

    try:
        book = calamine.load_workbook(harmless)
        worksheet, shown = calamine.SheetTypeEnum.WorkSheet, calamine.SheetVisibleEnum.Visible
        sheets = [sheet for sheet in book.sheets_metadata if sheet.typ == worksheet]
        visible = [sheet.name for sheet in sheets if sheet.visible == shown]
        name = _chosen([sheet.name for sheet in sheets], visible, wanted)
        values = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
    except (calamine.CalamineError, OSError, ValueError) as error:
        why = " ".join(str(error).split())[:100]
        raise UnreadError(f"the workbook is damaged: {why}", _NEW) from error
    rows = (
        [Cell(_shown(value), line, column) for column, value in enumerate(row, start=1)]
        for line, row in enumerate(values, start=1)
    )
    return Table([row for row in rows if filled(row)], name, visible)


def _chosen(sheets: Sequence[str], visible: Sequence[str], wanted: str) -> str:
    """Return the name of the sheet `wanted`, of all `sheets`; else the first that is `visible`."""
    if not sheets:
        raise UnreadError("the workbook is damaged: it has no sheet", _NEW)
    if not wanted:
        return (visible or sheets)[0]
    for name in sheets:
        if name.casefold().strip() == wanted.casefold().strip():
            return name
    if wanted.isdecimal() and 1 <= int(wanted[:9]) <= len(visible):
        return visible[int(wanted) - 1]
    there = ", ".join(f"`{name[:40]}`" for name in visible[:20]) or "none"
    message = f"there is no sheet `{wanted}`. There are {there}"
    raise UnreadError(message, "Name one of them, or say its number: --sheet 1.", code="TQ718")


def _shown(value: object) -> str:
    """Return the value of a cell as people see it: a 7 is stored as 7.0."""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date | time) else str(value)


def _another_kind(package: Package) -> UnreadError:
    for part, (what, hint) in _OTHERS.items():
        if part in package.sizes:
            return UnreadError(f"it is {what}", hint)
    return UnreadError("it is an archive (zip)", "Unpack it, and give the list that is in it.")


def _harmless(package: Package) -> BytesIO:
    """Return the XML of a workbook, written anew, as a package; raises OutsideError.

    So what is read is what was looked at: no other parts, no other encodings, no document types.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    longest, parts = 0, {}
    for part in package.parts:
        if not part.filename.endswith(_XML):
            continue
        try:
            root = etree.fromstring(package.read(part), parser)
        except etree.XMLSyntaxError:
            continue  # where it matters, the workbook is damaged without it
        if root.getroottree().docinfo.doctype:
            raise OutsideError("its XML has a document type, which no workbook has")
        longest = max([longest, *map(_length, root.iter("{*}si"))])
        parts[part.filename] = root
    for sheet in (each for root in parts.values() for each in root.iter(*_SHEETS)):
        is_open = sheet.tag == f"{_TABLE}table"
        rows, columns, letters = _of_open_document(sheet) if is_open else _of_excel(sheet, longest)
        if rows * columns > _MOST_CELLS or letters > _MOST_LETTERS:
            raise OutsideError("a sheet of it is larger than any list")
    kept = BytesIO()
    with ZipFile(kept, "w") as file:
        if "mimetype" in package.sizes:
            file.writestr("mimetype", package.read("mimetype"))
        for name, root in parts.items():
            file.writestr(name, etree.tostring(root, encoding="utf-8"))
    kept.seek(0)
    return kept


def _of_excel(sheet: Any, longest: int) -> _Extent:
    """Return the extent of a sheet of Excel, of whose shared texts the `longest` is known.

    Rows and cells without a number of their own follow the one before. Cells that only have looks
    are taken out. Raises OutsideError for a place that is none.
    """
    most_rows = most_columns = cells = length = line = 0
    for row in sheet.iter("{*}row"):
        line = _number(row.get("r", str(line + 1)))
        column = 0
        for cell in list(row.iter("{*}c")):
            found = _REFERENCE.fullmatch(place) if (place := cell.get("r")) else None
            if place is not None and not found:
                raise OutsideError("a cell of it is in no place")
            column = _column(found[1]) if found else column + 1
            if len(cell):
                most_rows = max(most_rows, line, int(found[2]) if found else 0)
                most_columns = max(most_columns, column)
                cells += 1
                length += _length(cell)
            else:
                cell.getparent().remove(cell)
    return _Extent(most_rows, most_columns, cells * longest + length)


def _column(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def _number(text: str) -> int:
    """Return a number of rows or columns; one that is none, or has ten digits, is too large."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 10**9


def _of_open_document(sheet: Any) -> _Extent:
    """Return the extent of a sheet of LibreOffice up to its last cell that holds anything.

    What follows, up to the end of the sheet, is written as an empty row that is repeated.
    """
    rows = seen_rows = most_columns = letters = 0
    for row in sheet.iter(f"{_TABLE}table-row"):
        repeated = _repeated(row, "rows")
        seen_rows += repeated
        column = 0
        for cell in row.iter(f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
            column += (times := _repeated(cell, "columns"))
            if len(cell) or any(
                not name.endswith(("style-name", "repeated")) for name in cell.attrib
            ):
                rows, most_columns = seen_rows, max(most_columns, column)
                letters += _length(cell) * times * repeated
    return _Extent(rows, most_columns, letters)


def _repeated(element: Any, what: str) -> int:
    return _number(element.get(f"{_TABLE}number-{what}-repeated", "1"))


def _length(element: Any) -> int:
    """Return how long the text of an element may become, with gaps that are told by number."""
    return sum(map(len, element.itertext())) + sum(_gap(each) for each in element.iter("{*}s"))


def _gap(element: Any) -> int:
    return max(map(_number, element.attrib.values()), default=0)
