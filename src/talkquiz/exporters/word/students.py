"""Handouts for a class: a version of each for each student of a roster, and one key of all."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import cycle, islice

from talkquiz.exporters import Options, Product, Watch
from talkquiz.exporters.word import as_pdf
from talkquiz.exporters.word.class_key import class_key
from talkquiz.exporters.word.sheet import sheet
from talkquiz.exporters.word.template import key_looks, sheet_looks
from talkquiz.handouts.handout import Handout, Version
from talkquiz.handouts.versions import is_for_one_student, student_codes, student_version
from talkquiz.rosters.file_names import file_names
from talkquiz.rosters.student import Student

_PDFS_AT_ONCE = 100
"""How many PDFs are made in one run of LibreOffice, which takes a moment to start."""


def export_for_students(
    handout: Handout, students: Sequence[Student], options: Options, watch: Watch | None = None
) -> Iterator[tuple[str, Product]]:
    """Yield each student's sheet by file name, then the key of all: `quiz-students-key.docx`.

    The sheets are in a folder, `quiz-students/quiz-Ada Brook.docx`, and come one by one. With
    `options.pdf` there is a PDF of each, too, and with `options.class_pdf` one of all sheets in the
    order of the students, `quiz-class.pdf`, beside one of the key. A handout that is cut up is not
    for one student: nothing comes of it. Raises ExportError.
    """
    if not is_for_one_student(handout):
        return
    documents = _documents(handout, students, options, watch)
    printed, sheets = options.pdf or options.class_pdf, list[bytes]()
    while batch := dict(islice(documents, _PDFS_AT_ONCE if printed else 1)):
        yield from batch.items()
        pdfs = as_pdf(batch, handout.imprint.updated) if printed else {}
        for name, made in pdfs.items():
            if "/" not in name:
                yield name, made
                continue
            sheets.append(made.content)
            if options.pdf:
                # A folder that holds both files of each sheet counts its sheets once.
                yield name, replace(made, count=0)
    if options.class_pdf:
        from talkquiz.exporters.word.class_pdf import class_pdf  # noqa: PLC0415 - few want one

        names = [student.name for student in students]
        yield f"{handout.name}-class.pdf", class_pdf(handout, names, sheets, duplex=options.duplex)


def _documents(
    handout: Handout, students: Sequence[Student], options: Options, watch: Watch | None
) -> Iterator[tuple[str, Product]]:
    looks = sheet_looks(options)
    codes = student_codes(handout, (student.identity for student in students))
    in_turn = cycle(handout.versions)

    def make(code: str, student: Student) -> tuple[Version, bytes]:
        shared = next(in_turn)._replace(student=student.name)
        version = shared if options.shared else student_version(handout, code, student.name)
        version = version._replace(class_name=options.class_name or student.class_name)
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
