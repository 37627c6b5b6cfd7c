"""Word handouts: for each version a sheet to hand out, and one key for all versions.

Content goes into a reference document by style; how it looks is the reference document's matter.
"""

from collections.abc import Iterator

from talkquiz.exporters import AS_USUAL, Options, Product
from talkquiz.exporters.word.key import key
from talkquiz.exporters.word.looks import Looks, key_looks, sheet_looks
from talkquiz.exporters.word.sheet import sheet
from talkquiz.items.assembled import Assembled, Handout


def export(assembled: Assembled, options: Options = AS_USUAL) -> dict[str, Product]:
    """Return the Word files of all handouts by file name: `quiz-A.docx`, `quiz-key.docx`.

    `options` are heeded, all but `pdf`. Raises a
    WordError (an ExportError) where it cannot be read or lacks a style, or where a text has a
    character that Word cannot hold.
    """
    ours, theirs = key_looks(options), sheet_looks(options)
    return {
        name: made
        for handout in assembled.handouts
        for name, made in _files(handout, theirs, ours, points=options.points)
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
