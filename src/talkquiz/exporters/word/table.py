"""A data table in WordprocessingML: a header row that repeats, rows that stay whole."""

from docx.oxml.ns import qn

from talkquiz.exporters.word.text import VALUE, Element, element


def table(style: str, caption: str, widths: list[int], rows: list[list[Element]]) -> Element:
    """Return a table in the style with the id `style`; the first of `rows` is its header.

    Each row holds one paragraph for each of `widths` (in twentieths of a point).
    """
    made = element(qn("w:tbl"))
    made.append(_properties(style, caption, sum(widths)))
    made.append(_grid(widths))
    for place, paragraphs in enumerate(rows):
        made.append(_row(paragraphs, widths, header=place == 0))
    return made


def _properties(style: str, caption: str, width: int) -> Element:
    properties = element(qn("w:tblPr"))
    properties.append(element(qn("w:tblStyle"), {VALUE: style}))
    properties.append(_width("w:tblW", width))
    properties.append(element(qn("w:tblLayout"), {qn("w:type"): "fixed"}))
    properties.append(element(qn("w:tblLook"), {VALUE: "0020", qn("w:firstRow"): "1"}))
    properties.append(element(qn("w:tblCaption"), {VALUE: caption}))
    return properties


def _grid(widths: list[int]) -> Element:
    grid = element(qn("w:tblGrid"))
    grid.extend(element(qn("w:gridCol"), {qn("w:w"): str(width)}) for width in widths)
    return grid


def _row(paragraphs: list[Element], widths: list[int], *, header: bool) -> Element:
    row, properties = element(qn("w:tr")), element(qn("w:trPr"))
    properties.append(element(qn("w:cantSplit")))
    if header:
        properties.append(element(qn("w:tblHeader")))
    row.append(properties)
    row.extend(_cell(*content) for content in zip(paragraphs, widths, strict=True))
    return row


def _cell(paragraph: Element, width: int) -> Element:
    cell, properties = element(qn("w:tc")), element(qn("w:tcPr"))
    properties.append(_width("w:tcW", width))
    cell.append(properties)
    cell.append(paragraph)
    return cell


def _width(name: str, width: int) -> Element:
    return element(qn(name), {qn("w:w"): str(width), qn("w:type"): "dxa"})
