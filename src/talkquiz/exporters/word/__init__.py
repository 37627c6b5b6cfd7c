"""Word handouts: for each version a sheet to hand out, and one key for all versions.

A handout that asks nothing is one file.

Content goes into a template by style; how it looks is the template's matter.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from talkquiz.exporters import AS_USUAL, Assembled, Options, Product
from talkquiz.exporters.word.key import key
from talkquiz.exporters.word.overlay import has_overlay, overlay
from talkquiz.exporters.word.sheet import sheet
from talkquiz.exporters.word.template import key_looks, sheet_looks


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
    return made | as_pdf(made, assembled.deck.imprint.updated) if options.pdf else made


def as_pdf(documents: Mapping[str, Product], day: date) -> dict[str, Product]:
    """Return a PDF of each Word file, by file name, with `day` as its date; raises NoPdfError."""
    from talkquiz.exporters.word.pdf import pdfs  # noqa: PLC0415 - most builds do without

    made = pdfs({name: document.content for name, document in documents.items()}, day)
    return {
        name: replace(document, content=content)
        for document, (name, content) in zip(documents.values(), made.items(), strict=True)
    }
