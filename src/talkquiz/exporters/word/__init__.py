"""Word handouts: for each version a sheet to hand out, and one key for all versions.

Content goes into a reference document by style; how it looks is the reference document's matter.
"""

from collections.abc import Iterator
from pathlib import Path

from talkquiz.exporters import Options, Product
from talkquiz.exporters.word.key import key
from talkquiz.exporters.word.reference import Reference
from talkquiz.exporters.word.sheet import sheet
from talkquiz.items.assembled import Assembled, Handout
from talkquiz.resources import bundled


def export(assembled: Assembled, options: Options = Options()) -> dict[str, Product]:
    """Return the Word files of all handouts by file name: `quiz-A.docx`, `quiz-key.docx`.

    `options` are heeded, all but `pdf`. Raises a
    WordError (an ExportError) where it cannot be read or lacks a style, or where a text has a
    character that Word cannot hold.
    """
    looks = options.template or bundled("templates") / "word" / "reference.docx"
    return {name: made for handout in assembled.handouts for name, made in _files(handout, looks)}


def _files(handout: Handout, looks: Reference) -> Iterator[tuple[str, Product]]:
    answers = 0
    for version in handout.versions:
        count = sum(len(section.questions) for section in version.sections)
        content = sheet(handout, version, looks)
        yield f"{handout.name}-{version.code}.docx", Product(content, count, "questions")
        answers = max(answers, count)
    yield f"{handout.name}-key.docx", Product(key(handout, looks), answers, "answers")
