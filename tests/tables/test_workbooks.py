"""Workbooks are read as people see them, and none is larger than a class list."""

import re
from collections.abc import Callable
from io import BytesIO
from zipfile import ZipFile

import pytest

from class_tables import open_document, packed, workbook
from talkquiz.problem import TalkQuizError
from talkquiz.tables.workbooks import read_workbook

ROWS: list[list[object]] = [
    ["Class 7b"],
    [],
    ["No", "Name"],
    [1, "Ada Brook"],
    [2.5, "Zoë <Ó Lund>"],
]


def texts(content: bytes, sheet: str = "") -> list[list[str]]:
    return [[cell.text for cell in row] for row in read_workbook(content, sheet).rows]


def parts_of(content: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(content)) as file:
        return {name: file.read(name) for name in file.namelist()}


def test_cells_are_read_as_people_see_them() -> None:
    """A number without decimals has none, and cells keep the row and the column of the sheet."""
    table = read_workbook(workbook({"7b": ROWS}), "")
    assert texts(workbook({"7b": ROWS})) == [
        ["Class 7b", ""],
        ["No", "Name"],
        ["1", "Ada Brook"],
        ["2.5", "Zoë <Ó Lund>"],
    ]
    assert (table.rows[2][1].line, table.rows[2][1].column) == (4, 2)


def test_libreoffice_writes_a_sheet_to_its_end() -> None:
    assert texts(open_document([["Name", "No"], ["Ada", "7"]])) == [["Name", "No"], ["Ada", "7"]]


def test_a_sheet_is_chosen_by_name_or_number_else_the_first_that_is_shown() -> None:
    content = workbook({"old": [["x"]], "7a": [["a"]], "7B": [["b"]]}, hidden=["old"])
    assert [texts(content, wanted)[0][0] for wanted in ("", "7b", "2", "old")] == [
        "a",
        "b",
        "b",
        "x",
    ]
    with pytest.raises(TalkQuizError, match=r"no sheet `9`\. There are `7a`, `7B`"):
        read_workbook(content, "9")


def far(content: bytes) -> dict[str, bytes]:
    """Give a workbook a word in its last cell: made into a table, it would take 500 GB."""
    parts = parts_of(content)
    sheet = "xl/worksheets/sheet1.xml"
    parts[sheet] = parts[sheet].replace(
        b"</sheetData>", b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    )
    return parts


def changed(part: str, pattern: str, new: str) -> bytes:
    parts = parts_of(workbook({"7b": ROWS}))
    parts[part] = re.sub(pattern.encode(), new.encode(), parts[part])
    return packed(parts)


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (lambda: packed(far(workbook({"7b": ROWS}))), "larger than any list"),
        (lambda: changed("xl/worksheets/sheet1.xml", "B4", "ZZZZZZ4"), "in no place"),
        (lambda: changed("xl/worksheets/sheet1.xml", "B4", "B99999999999"), "in no place"),
        (lambda: changed("xl/worksheets/sheet1.xml", 'row r="4"', 'row r="9999999"'), "larger"),
        (lambda: changed("xl/workbook.xml", "^", "<!DOCTYPE a>"), "document type"),
        (lambda: changed("xl/workbook.xml", "</sheets>", ""), "damaged"),
        (lambda: changed("xl/sharedStrings.xml", "Ada", "x" * 9_000_000), "larger than any list"),
        (lambda: packed({"a.csv": "Name"}), "an archive"),
        (lambda: packed({"word/document.xml": "<a/>"}), "a Word document"),
        (lambda: packed({"xl/workbook.bin": "x"}), "binary workbook"),
        (lambda: packed({"Index/Document.iwa": "x"}), "Apple Numbers"),
        (lambda: packed({"xl/workbook.xml": b"x" * 17_000_000}), "unpacks to more than 16 MB"),
        (lambda: b"PK\x03\x04rest", "no package"),
    ],
)
def test_what_is_no_class_list_is_refused(make: Callable[[], bytes], why: str) -> None:
    """Each in words that say why, before it takes memory."""
    with pytest.raises(TalkQuizError, match=why):
        read_workbook(make(), "")


def test_a_row_that_is_repeated_without_end_is_refused() -> None:
    parts = parts_of(open_document([["Name"], ["Ada"]]))
    row = b'<table:table-row table:number-rows-repeated="100000000">'
    content = parts["content.xml"]
    parts["content.xml"] = content.replace(b"<table:table-row>", row, 1)
    with pytest.raises(TalkQuizError, match="larger than any list"):
        read_workbook(packed(parts), "")


def test_cells_with_looks_alone_do_not_make_a_sheet_large() -> None:
    """Whole rows are coloured to the last column, and hold nothing there."""
    parts = far(workbook({"7b": ROWS}))
    sheet = "xl/worksheets/sheet1.xml"
    parts[sheet] = parts[sheet].replace(
        b"<v>1</v></c></row></sheetData>", b"</c></row></sheetData>"
    )
    assert len(texts(packed(parts))) == 4
