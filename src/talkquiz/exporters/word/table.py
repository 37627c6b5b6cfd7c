"""Tables in WordprocessingML: data with a header that repeats, and columns side by side."""

from docx.oxml.ns import qn

from talkquiz.exporters.word.text import VALUE, Element, element

_GUTTER = 284
"""What is free between columns, in twentieths of a point: 5 mm."""


def table(style: str, caption: str, widths: list[int], rows: list[list[Element]]) -> Element:
    """Return a table in the style with the id `style`; the first of `rows` is its header.

    Each row holds one paragraph for each of `widths` (in twentieths of a point).
    """
    made = element(qn("w:tbl"))
    made.append(_properties(style, caption, sum(widths)))
    made.append(_grid(widths))
    for place, paragraphs in enumerate(rows):
        cells = [[paragraph] for paragraph in paragraphs]
        made.append(_row(cells, widths, header=place == 0))
    return made


def columns(indent: int, widths: list[int], cells: list[list[Element]], *, right: bool) -> Element:
    """Return a table without lines, of one row that stays whole, which begins at `indent`.

    It sets the paragraphs of each of `cells` beside the others, the first at the side where
    reading begins (`right`: at the right); it is no data and has no header.
    """
    made, properties = element(qn("w:tbl")), element(qn("w:tblPr"))
    if right:
        properties.append(element(qn("w:bidiVisual")))
    properties.append(_width("w:tblW", sum(widths)))
    properties.append(_width("w:tblInd", indent))
    properties.append(element(qn("w:tblLayout"), {qn("w:type"): "fixed"}))
    properties.append(_room(left=0, right=_GUTTER))
    made.append(properties)
    made.append(_grid(widths))
    made.append(_row(cells, widths, header=False))
    return made


def _room(*, left: int, right: int) -> Element:
    """Return how far the text of cells is from their sides."""
    room = element(qn("w:tblCellMar"))
    room.extend([_width("w:left", left), _width("w:right", right)])
    return room


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


def _row(cells: list[list[Element]], widths: list[int], *, header: bool) -> Element:
    row, properties = element(qn("w:tr")), element(qn("w:trPr"))
    properties.append(element(qn("w:cantSplit")))
    if header:
        properties.append(element(qn("w:tblHeader")))
    row.append(properties)
    row.extend(_cell(*content) for content in zip(cells, widths, strict=True))
    return row


def _cell(paragraphs: list[Element], width: int) -> Element:
    cell, properties = element(qn("w:tc")), element(qn("w:tcPr"))
    properties.append(_width("w:tcW", width))
    cell.append(properties)
    cell.extend(paragraphs)
    return cell


def _width(name: str, width: int) -> Element:
    return element(qn(name), {qn("w:w"): str(width), qn("w:type"): "dxa"})
