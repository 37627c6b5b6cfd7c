"""Word handouts: for each version a sheet to hand out, and one key for all versions.

Content goes into a reference document by style; how it looks is the reference document's matter.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from talkquiz.exporters import AS_USUAL, Options, Product
from talkquiz.exporters.word.key import key
from talkquiz.exporters.word.prepared import Looks, key_looks, sheet_looks
from talkquiz.exporters.word.student_sheet import sheet
from talkquiz.handouts.products import Assembled, Handout


def export(assembled: Assembled, options: Options = AS_USUAL) -> dict[str, Product]:
    """Return the Word files of all handouts by file name: `quiz-A.docx`, `quiz-key.docx`.

    With `options.pdf` there is a PDF of each, too. Raises a WordError (an ExportError) where
    `options.template` cannot be read or lacks a style, where a text has a character that Word
    cannot hold, or where no PDFs can be made.
    """
    ours, theirs = key_looks(options), sheet_looks(options)
    made = {
        name: product
        for handout in assembled.handouts
        for name, product in _files(handout, theirs, ours, points=options.points)
    }
    return made | as_pdf(made, assembled.deck.imprint.updated) if options.pdf else made


def as_pdf(documents: Mapping[str, Product], day: date) -> dict[str, Product]:
    """Return a PDF of each Word file, by file name, with `day` as its date; raises NoPdfError."""
    from talkquiz.exporters.word.pdf import pdfs  # noqa: PLC0415 - most builds do without

    made = pdfs({name: document.content for name, document in documents.items()}, day)
    return {
        name: replace(document, content=content)
        for document, (name, content) in zip(documents.values(), made.items(), strict=True)
    }


def _files(
    handout: Handout, looks: Looks, looks_of_key: Looks, *, points: bool
) -> Iterator[tuple[str, Product]]:
    answers = 0
    for version in handout.versions:
        count = sum(len(section.questions) for section in version.sections)
        content = sheet(handout, version, looks, points=points)
        yield f"{handout.name}-{version.code}.docx", Product(content, count, "questions")
        answers = max(answers, count)
    content = key(handout, looks_of_key, points=points)
    yield f"{handout.name}-key.docx", Product(content, answers, "answers")
