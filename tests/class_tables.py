"""Tables of names as spreadsheet programs write them."""

import codecs
import csv
from collections.abc import Mapping, Sequence
from io import BytesIO, StringIO
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZipFile

_EXCEL = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OPEN = "urn:oasis:names:tc:opendocument:xmlns"
_LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
_STATES = ("visible", "hidden")
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"

ENCODINGS = {
    "utf-8": b"",
    "utf-8-sig": b"",
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
}
"""What a file in each encoding begins with, besides what Python's codec puts there."""


def table(
    rows: Sequence[Sequence[str]], encoding: str = "utf-8", separator: str = ",", end: str = "\r\n"
) -> bytes:
    """Return a table in CSV, written by Python's own writer."""
    text = StringIO()
    csv.writer(text, delimiter=separator, lineterminator=end).writerows(rows)
    return ENCODINGS.get(encoding, b"") + text.getvalue().encode(encoding)


def saved(folder: Path, content: bytes | str, name: str = "class.csv") -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def workbook(sheets: dict[str, Sequence[Sequence[object]]], hidden: Sequence[str] = ()) -> bytes:
    """Return a workbook as Excel writes it (.xlsx), its texts stored once for all sheets."""
    texts: list[str] = []
    parts = {}
    for number, rows in enumerate(sheets.values(), start=1):
        cells = []
        for line, row in enumerate(rows, start=1):
            cells += [f'<row r="{line}">']
            for at, value in enumerate(row):
                place = f"{chr(65 + at)}{line}"
                if isinstance(value, str) and value:
                    texts.append(value)
                    cells.append(f'<c r="{place}" t="s"><v>{len(texts) - 1}</v></c>')
                else:
                    inner = "" if value in ("", None) else f"<v>{value}</v>"
                    cells.append(f'<c r="{place}" s="0">{inner}</c>')
            cells.append("</row>")
        data = f"<sheetData>{''.join(cells)}</sheetData>"
        parts[f"xl/worksheets/sheet{number}.xml"] = (
            f'<worksheet xmlns="{_EXCEL}">{data}</worksheet>'
        )
    strings = "".join(f'<si><t xml:space="preserve">{escape(text)}</t></si>' for text in texts)
    parts["xl/sharedStrings.xml"] = f'<sst xmlns="{_EXCEL}">{strings}</sst>'
    names = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{n}" r:id="rId{n}" '
        f'state="{_STATES[name in hidden]}"/>'
        for n, name in enumerate(sheets, start=1)
    )
    parts["xl/workbook.xml"] = (
        f'<workbook xmlns="{_EXCEL}" xmlns:r="{_OFFICE}/relationships">'
        f"<sheets>{names}</sheets></workbook>"
    )
    links = "".join(
        f'<Relationship Id="rId{n}" Type="{_OFFICE}/relationships/worksheet" '
        f'Target="worksheets/sheet{n}.xml"/>'
        for n in range(1, len(sheets) + 1)
    )
    parts["xl/_rels/workbook.xml.rels"] = (
        f'<Relationships xmlns="{_LINKS}">{links}<Relationship Id="rId0" '
        f'Type="{_OFFICE}/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
    )
    parts["_rels/.rels"] = (
        f'<Relationships xmlns="{_LINKS}"><Relationship Id="rId1" '
        f'Type="{_OFFICE}/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    )
    return packed(parts)


def open_document(rows: Sequence[Sequence[str]], repeated: int = 1_048_000) -> bytes:
    """Return a sheet as LibreOffice writes it (.ods), with the rows up to its end as one."""
    lines = "".join(
        f"<table:table-row>{''.join(_open_cell(text) for text in row)}</table:table-row>"
        for row in rows
    )
    end = (
        f'<table:table-row table:number-rows-repeated="{repeated}">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    )
    names = " ".join(f'xmlns:{name}="{_OPEN}:{name}:1.0"' for name in ("office", "table", "text"))
    content = (
        f"<office:document-content {names}><office:body><office:spreadsheet>"
        f'<table:table table:name="7b">{lines}{end}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = f'<manifest:manifest xmlns:manifest="{_OPEN}:manifest:1.0"></manifest:manifest>'
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    return packed({"mimetype": kind, "content.xml": content, "META-INF/manifest.xml": manifest})


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """Return a package (zip) with these parts."""
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return made.getvalue()


def _open_cell(text: str) -> str:
    if not text:
        return "<table:table-cell/>"
    inner = f"<text:p>{escape(text)}</text:p>"
    return f'<table:table-cell office:value-type="string">{inner}</table:table-cell>'
