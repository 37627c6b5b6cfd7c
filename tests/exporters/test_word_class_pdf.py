"""One PDF of the sheets of a class, joined from one of each."""

from io import BytesIO

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, NameObject, StreamObject

from talkquiz.exporters.word.class_pdf import class_pdf
from word_files import sample

NAMES = ["Ada Brook", "محمد علي", "<b>Tom</b> & Co"]
PAGES = [1, 2, 3]


def pdf(pages: int, width: int) -> bytes:
    """Return a PDF of so many pages, whose width tells them from all others."""
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(width=width, height=800)
    made = BytesIO()
    writer.write(made)
    return made.getvalue()


SHEETS = [pdf(pages, 500 + 10 * number) for number, pages in enumerate(PAGES)]


@pytest.mark.parametrize(
    ("duplex", "firsts", "pages", "paper"), [(False, [0, 1, 3], 6, 6), (True, [0, 2, 4], 8, 4)]
)
def test_each_sheet_follows_the_last_and_has_a_bookmark(
    duplex: bool, firsts: list[int], pages: int, paper: int
) -> None:
    """On both sides of the paper, none begins on the back of another: a blank page is between."""
    product = class_pdf(sample(), NAMES, SHEETS, duplex=duplex)
    assert (product.count, product.pages, product.paper) == (len(NAMES), pages, paper)
    reader = PdfReader(BytesIO(product.content))
    assert len(reader.pages) == pages
    marks = {each.title: reader.get_destination_page_number(each) for each in reader.outline}  # type: ignore[union-attr, arg-type]
    assert marks == dict(zip(NAMES, firsts, strict=True))
    for number, first in enumerate(firsts):
        assert reader.pages[first].mediabox.width == 500 + 10 * number
    assert reader.metadata
    assert reader.metadata.title == sample().title


def test_the_same_sheets_give_the_same_bytes() -> None:
    one, other = (class_pdf(sample(), NAMES, SHEETS, duplex=True).content for _ in range(2))
    assert one == other


@pytest.mark.parametrize(
    ("drawn", "sparse"),
    [
        ("", 1),
        ("0 700 m 200 700 l S", 1),
        ("1 0 0 1 0 700 cm 0 0 m 200 0 l S", 1),
        ("0 50 m 200 50 l S", 1),
        ("0 700 m 0 300 l S", 0),
        ("1 0 0 1 0 300 cm 0 0 m 200 0 l S", 0),
        ("1 0 0 1 0 300 cm /Map Do", 0),
    ],
)
def test_sheets_that_end_with_a_page_of_a_few_lines_are_counted(drawn: str, sparse: int) -> None:
    """What is drawn counts as words do, and what stands in the footer does not."""
    writer = PdfWriter()
    for _ in range(2):
        page = writer.add_blank_page(width=500, height=800)
    content = StreamObject()
    content.set_data(drawn.encode())
    page[NameObject("/Resources")][NameObject("/ProcSet")] = ArrayObject()  # type: ignore[index]
    page[NameObject("/Contents")] = writer._add_object(content)
    made = BytesIO()
    writer.write(made)
    product = class_pdf(sample(), NAMES[:2], [made.getvalue(), pdf(1, 500)], duplex=True)
    assert product.sparse == sparse
