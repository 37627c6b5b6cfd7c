"""Handouts for a class: a version of each for each student of a roster, and one key of all."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from talkquiz.exporters import Options, Product, Watch
from talkquiz.exporters.word import as_pdf
from talkquiz.exporters.word.builder import Paper, Piece, Styled, text_of
from talkquiz.exporters.word.forms import renderer_of
from talkquiz.exporters.word.grades import add_grades
from talkquiz.exporters.word.key import Row, imprint_line
from talkquiz.exporters.word.kinds.options import ChoiceRenderer, letters
from talkquiz.exporters.word.sheet import sheet, total
from talkquiz.exporters.word.styles import Style
from talkquiz.exporters.word.template import Looks, key_looks, sheet_looks
from talkquiz.handouts.handout import Handout, Section, Version
from talkquiz.handouts.versions import is_for_one_student, student_codes, student_version
from talkquiz.language.language_file import KeyWords
from talkquiz.rosters.file_names import file_names
from talkquiz.rosters.student import Student

_PDFS_AT_ONCE = 25
"""How many PDFs are made in one run of LibreOffice, which takes a moment to start."""
_SHARES = [3, 7, 26, 4]
"""How the width of the key is divided among its columns."""
_SHORT = 24
"""Answers of up to this many letters stand on one line."""
_GAP = "\N{EM SPACE}"
_NBSP = "\N{NO-BREAK SPACE}"


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
    content = students_key(handout, versions, key_looks(options, looks), points=options.points)
    yield f"{handout.name}-students-key.docx", Product(content, len(versions), "students")


def students_key(
    handout: Handout, versions: Sequence[Version], looks: Looks, *, points: bool = True
) -> bytes:
    """Return the .docx with a row for each student's version, which looks as `looks` say.

    An answer too long for it is given by its number in the first form of the handout. With
    `points` there is room to write the score.
    """
    language, first = handout.imprint.language, handout.versions[0]
    words = language.students_key
    numbers = {
        question.item.id: words.see.format(code=first.code, number=question.number)
        for section in first.sections
        for question in section.questions
    }
    heads: Row = [[words.number], [words.student], [words.answers], [words.score]]
    rows: list[Row] = [heads]
    best = language.points_in_figures(total(first))
    for number, version in enumerate(versions, start=1):
        form = f"\n{words.form.format(code=version.code)}"
        answers = [
            piece for each in version.sections for piece in _answers(each, numbers, language.key)
        ]
        whose = Styled(version.student, Style.STRONG, verbatim=True)
        rows.append([[str(number)], [whose, form], answers[1:], [f"/{_NBSP}{best}"]])
    title = words.titled.format(title=handout.title)
    paper = Paper(looks, title, handout.imprint)
    paper.add(Style.TITLE, title)
    where = words.where.format(file=f"{handout.name}-key.docx", code=first.code)
    paper.add(Style.AUDIENCE, where)
    columns = len(heads) if points else len(heads) - 1
    paper.add_table(words.caption, _SHARES[:columns], [row[:columns] for row in rows])
    add_grades(paper, handout, points=points)
    paper.add(Style.IMPRINT, imprint_line(handout.imprint))
    return paper.packed(first.items)


def _answers(section: Section, numbers: Mapping[str, str], words: KeyWords) -> Iterator[Piece]:
    """Yield a line of numbers and answers: letters one below the other in all rows, or words.

    An answer that is too long for the line is found by its item's id in `numbers`.
    """
    answers = []
    for question in section.questions:
        given = renderer_of(section, question.item.kind)
        if isinstance(given, ChoiceRenderer):
            answers.append(letters(question))
        elif question.item.kind.is_marked:
            answers.append(numbers[question.item.id])
        else:
            answers.append(text_of(*given.at_a_glance(question, words)))
    letters_only = all(len(answer) == 1 for answer in answers)
    between = "\n"
    for question, answer in zip(section.questions, answers, strict=True):
        unbroken = answer.replace(" ", _NBSP) if len(answer) <= _SHORT else answer
        yield between
        yield Styled(f"{question.number}{_NBSP}", Style.LABEL)
        yield Styled(answer, Style.STRONG) if letters_only else unbroken
        between = "\t" if letters_only else _GAP
