"""Personal handouts: a version of each handout for each student of a roster."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import islice
from typing import NamedTuple

from talkquiz.exporters import Options, Product
from talkquiz.exporters.word import as_pdf
from talkquiz.exporters.word.class_key import Glance, glance, students_key
from talkquiz.exporters.word.student_sheet import sheet
from talkquiz.exporters.word.template import Looks, key_looks, sheet_looks
from talkquiz.handouts.products import Handout
from talkquiz.handouts.versions import student_codes, student_version
from talkquiz.rosters.file_names import file_names
from talkquiz.rosters.read import Student

UNIT = "sheets"
_AT_ONCE = 25
"""So many PDFs are made in one run of LibreOffice, which takes a moment to start."""


class Sheet(NamedTuple):
    """One student's sheet, and what the key says of it."""

    content: bytes
    glance: Glance


Watch = Callable[[Iterator[Sheet], int], Iterable[Sheet]]
"""Passes sheets on, and shows how many of so many there are."""


def personal_files(
    handout: Handout,
    students: Sequence[Student],
    options: Options,
    watch: Watch | None = None,
) -> Iterator[tuple[str, Product]]:
    """Yield each student's sheet by file name, then the key of all: `quiz-students-key.docx`.

    The sheets are in a folder: `quiz-students/quiz-Ada Brook.docx`. They come one by one. With
    `options.pdf` there is a PDF of each, too. Raises ExportError.
    """
    documents = _documents(handout, students, options, watch)
    return _with_pdfs(documents, handout.imprint.updated) if options.pdf else documents


def _documents(
    handout: Handout,
    students: Sequence[Student],
    options: Options,
    watch: Watch | None,
) -> Iterator[tuple[str, Product]]:
    names = file_names(student.name for student in students)
    codes = student_codes(handout, (student.identity for student in students))
    tasks = [(code, student.name) for code, student in zip(codes, students, strict=True)]
    make = partial(_sheet, handout, sheet_looks(options), options.points)
    sheets = map(make, tasks)
    watched = watch(sheets, len(tasks)) if watch else sheets
    glances: list[Glance] = []
    for name, made in zip(names, watched, strict=True):
        glances.append(made.glance)
        path = f"{handout.name}-students/{handout.name}-{name}.docx"
        yield path, Product(made.content, 1, UNIT)
    content = students_key(handout, glances, key_looks(options), points=options.points)
    yield f"{handout.name}-students-key.docx", Product(content, len(glances), "students")


def _sheet(handout: Handout, looks: Looks, points: bool, task: tuple[str, str]) -> Sheet:
    code, name = task
    version = student_version(handout, code, name)
    return Sheet(sheet(handout, version, looks, points=points), glance(handout, version))


def _with_pdfs(
    documents: Iterator[tuple[str, Product]], day: date
) -> Iterator[tuple[str, Product]]:
    """Yield `documents`, and a PDF of each; a folder of both counts its sheets once."""
    while batch := dict(islice(documents, _AT_ONCE)):
        yield from batch.items()
        for name, made in as_pdf(batch, day).items():
            yield name, replace(made, count=0) if "/" in name else made
