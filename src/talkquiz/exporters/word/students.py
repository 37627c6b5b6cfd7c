"""Handouts for a class: a version of each for each student of a roster, and one key of all."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from talkquiz.exporters import Options, Product, Watch
from talkquiz.exporters.word import as_pdf
from talkquiz.exporters.word.class_key import class_key
from talkquiz.exporters.word.sheet import sheet
from talkquiz.exporters.word.template import key_looks, sheet_looks
from talkquiz.handouts.handout import Handout, Version
from talkquiz.handouts.versions import is_for_one_student, student_codes, student_version
from talkquiz.rosters.file_names import file_names
from talkquiz.rosters.student import Student

_PDFS_AT_ONCE = 25
"""How many PDFs are made in one run of LibreOffice, which takes a moment to start."""


def export_for_students(
    handout: Handout, students: Sequence[Student], options: Options, watch: Watch | None = None
) -> Iterator[tuple[str, Product]]:
    """Yield each student's sheet by file name, then the key of all: `quiz-students-key.docx`.

    The sheets are in a folder, `quiz-students/quiz-Ada Brook.docx`, and come one by one. With
    `options.pdf` there is a PDF of each, too. A handout that is cut up is not for one student:
    nothing comes of it. Raises ExportError.
    """
    if not is_for_one_student(handout):
        return
    documents = _documents(handout, students, options, watch)
    while batch := dict(islice(documents, _PDFS_AT_ONCE if options.pdf else 1)):
        yield from batch.items()
        pdfs = as_pdf(batch, handout.imprint.updated) if options.pdf else {}
        for name, made in pdfs.items():
            # A folder that holds both files of each sheet counts its sheets once.
            yield name, replace(made, count=0) if "/" in name else made


def _documents(
    handout: Handout, students: Sequence[Student], options: Options, watch: Watch | None
) -> Iterator[tuple[str, Product]]:
    looks = sheet_looks(options)
    codes = student_codes(handout, (student.identity for student in students))

    def make(code: str, student: Student) -> tuple[Version, bytes]:
        version = student_version(handout, code, student.name)
        return version, sheet(handout, version, looks, points=options.points)

    sheets = map(make, codes, students)
    watched = watch(sheets, len(students)) if watch else sheets
    names = file_names(student.name for student in students)
    versions: list[Version] = []
    for name, (version, content) in zip(names, watched, strict=True):
        versions.append(version)
        path = f"{handout.name}-students/{handout.name}-{name}.docx"
        yield path, Product(content, 1, "sheets")
    content = class_key(handout, versions, key_looks(options, looks), points=options.points)
    yield f"{handout.name}-students-key.docx", Product(content, len(versions), "students")
