"""One PDF of all sheets of a class, to be printed in one go.

The sheets are printed one by one and joined: as one document, LibreOffice would number the pages
of all together. pypdf takes a hundredth of the time that LibreOffice needs.
"""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject, TextStringObject

from talkquiz.exporters import Product
from talkquiz.exporters.word.last_page import ends_sparsely
from talkquiz.handouts.handout import Handout


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
        sparse += not slip and ends_sparsely(reader)
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
