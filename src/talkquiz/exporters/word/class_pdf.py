"""One PDF of all sheets of a class, to be printed in one go.

The sheets are printed one by one and joined: as one document, LibreOffice would number the pages
of all together. pypdf takes a hundredth of the time that LibreOffice needs.
"""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.generic import NameObject, TextStringObject

from talkquiz.exporters import Product
from talkquiz.handouts.handout import Handout

_FOOT, _TOP = 0.1, 0.75
"""Parts of the height of a page: footers are below the first, a few lines stand above the other."""


def class_pdf(
    handout: Handout, names: Sequence[str], sheets: Sequence[bytes], *, duplex: bool
) -> Product:
    """Return one PDF of `sheets`, a PDF for each of the `names`, with a bookmark for each.

    With `duplex` a sheet with an odd number of pages is filled up with a blank one, so that the
    next begins on a new leaf of paper, and so does an answer slip, which is taken off. It is told
    how many sheets end with a page of a few lines, if that is no slip. The same sheets give the
    same bytes.
    """
    writer, slip, sparse = PdfWriter(), handout.versions[0].slip, 0
    for name, content in zip(names, sheets, strict=True):
        reader, before = PdfReader(BytesIO(content)), len(writer.pages)
        writer.append(reader, outline_item=name, import_outline=False)
        sparse += not slip and len(reader.pages) > 1 and _is_sparse(reader.pages[-1])
        if duplex and slip and _page_of(reader, slip.title) % 2:
            writer.insert_blank_page(index=before + _page_of(reader, slip.title))
        if duplex and len(writer.pages) % 2:
            writer.add_blank_page()
    writer.compress_identical_objects(remove_duplicates=True, remove_unreferenced=True)
    day = handout.imprint.updated.strftime("D:%Y%m%d000000Z")
    writer.metadata = {
        "/Title": handout.title,
        "/Author": ", ".join(handout.imprint.authors),
        "/Producer": "LibreOffice, pypdf",
        "/CreationDate": day,
    }
    writer.root_object[NameObject("/Lang")] = TextStringObject(handout.imprint.language.code)
    made, pages = BytesIO(), len(writer.pages)
    writer.write(made)
    paper = pages // 2 if duplex else pages
    return Product(made.getvalue(), len(names), "students", pages, paper, sparse)


def _page_of(reader: PdfReader, heading: str) -> int:
    """Return the number of the page, from 0, on which the last `heading` of these words stands."""
    entries: list[Any] = list(reader.outline)
    found = 0
    while entries:
        entry = entries.pop(0)
        if isinstance(entry, list):
            entries = [*entry, *entries]
        elif entry.title == heading:
            found = reader.get_destination_page_number(entry) or 0
    return found


def _is_sparse(page: PageObject) -> bool:
    """Tell whether there is nothing on `page` but a few lines at its top."""
    height = float(page.mediabox.height)
    found: list[float] = []

    def drawn(operator: bytes, operands: Any, cm: Sequence[float], _tm: Sequence[float]) -> None:
        if operator in (b"m", b"l", b"re") and len(operands) > 1:
            x, y = float(operands[0]), float(operands[1])
            found.append(cm[1] * x + cm[3] * y + cm[5])
        elif operator == b"Do":
            found.append(cm[5])

    def written(text: str, cm: Sequence[float], tm: Sequence[float], *_: Any) -> None:
        if text.strip():
            found.append(cm[1] * tm[4] + cm[3] * tm[5] + cm[5])

    page.extract_text(visitor_operand_before=drawn, visitor_text=written)
    return all(y > height * _TOP for y in found if y > height * _FOOT)
