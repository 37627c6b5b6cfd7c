"""Word handouts: for each version a sheet to hand out, and one key for all versions.

A handout that asks nothing is one file.

Content goes into a template by style; how it looks is the template's matter.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from io import BytesIO

from talkquiz.exporters import AS_USUAL, Assembled, Options, Product
from talkquiz.exporters.word.key import key
from talkquiz.exporters.word.overlay import has_overlay, overlay
from talkquiz.exporters.word.sheet import sheet
from talkquiz.exporters.word.template import key_looks, sheet_looks
from talkquiz.handouts.handout import Handout


def export(assembled: Assembled, options: Options = AS_USUAL) -> dict[str, Product]:
    """Return the Word files of all handouts by file name: `quiz-A.docx`, `quiz-key.docx`.

    With `options.pdf` there is a PDF of each, too. Raises ExportError where `options.template`
    cannot be used, where a text has a character that Word cannot hold, or where no PDFs can be
    made.
    """
    looks = sheet_looks(options)
    looks_of_key = key_looks(options, looks)
    made: dict[str, Product] = {}
    for each in assembled.handouts:
        handout = each.of_class(options.class_name)
        if not handout.asks:
            # It is read, not answered: one file, and no key.
            content = sheet(handout, handout.versions[0], looks, points=options.points)
            shown = len(handout.versions[0].sections)
            made[f"{handout.name}.docx"] = Product(content, shown, "sections")
            continue
        counts = [0]
        for version in handout.versions:
            counts.append(sum(len(section.questions) for section in version.sections))
            content = sheet(handout, version, looks, points=options.points)
            made[f"{handout.name}-{version.code}.docx"] = Product(content, counts[-1], "questions")
        content = key(handout, looks_of_key, points=options.points, short=options.short_key)
        made[f"{handout.name}-key.docx"] = Product(content, max(counts), "answers")
        if has_overlay(handout):
            content = overlay(handout, looks, points=options.points)
            made[f"{handout.name}-overlay.docx"] = Product(
                content, len(handout.versions), "overlays"
            )
    if not options.pdf:
        return made
    return made | _with_pages(as_pdf(made, assembled.deck.imprint.updated), assembled.handouts)


def as_pdf(documents: Mapping[str, Product], day: date) -> dict[str, Product]:
    """Return a PDF of each Word file, by file name, with `day` as its date; raises NoPdfError."""
    from talkquiz.exporters.word.pdf import pdfs  # noqa: PLC0415 - most builds do without

    made = pdfs({name: document.content for name, document in documents.items()}, day)
    return {
        name: replace(document, content=content)
        for document, (name, content) in zip(documents.values(), made.items(), strict=True)
    }


def _with_pages(pdfs: Mapping[str, Product], handouts: Iterable[Handout]) -> dict[str, Product]:
    """Return `pdfs` with their pages counted; of sheets it is told whether one may be saved.

    A slip is to be a page of its own.
    """
    from pypdf import PdfReader  # noqa: PLC0415 - most builds do without

    from talkquiz.exporters.word.last_page import ends_sparsely  # noqa: PLC0415

    sheets = {
        f"{each.name}-{version.code}.pdf" if each.asks else f"{each.name}.pdf"
        for each in handouts
        for version in each.versions
        if not version.slip
    }
    counted = {}
    for name, product in pdfs.items():
        reader = PdfReader(BytesIO(product.content))
        sparse = name in sheets and ends_sparsely(reader)
        counted[name] = replace(product, pages=len(reader.pages), sparse=int(sparse))
    return counted
