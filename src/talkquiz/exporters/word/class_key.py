"""The key for a class in which each student has a version: all answers, student by student."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from talkquiz.exporters.word.builder import Paper, Piece, Styled, text_of
from talkquiz.exporters.word.forms import answers as answers_of
from talkquiz.exporters.word.key import Row, imprint_line
from talkquiz.exporters.word.kinds.choice import Choice, letters
from talkquiz.exporters.word.kinds.shared import IN_FULL
from talkquiz.exporters.word.student_sheet import total, with_title
from talkquiz.exporters.word.styles import Style
from talkquiz.exporters.word.template import Looks
from talkquiz.handouts.products import Handout, Question, Section, Version

_TITLE, _CAPTION = "answers by student", "Answers by student"
_HEADS = "No.", "Student", "Answers", "Score"
_SEE, _FORM = "see", "form"
_SHARES = [2, 7, 28, 3]
_SHORT = 24
"""Answers of up to this many letters stand on one line."""
_GAP = "\N{EM SPACE}"
_NBSP = "\N{NO-BREAK SPACE}"


class Glance(NamedTuple):
    """What marking one student's sheet takes: whose it is, its form, and the answers."""

    student: str
    code: str
    answers: list[Piece]


def glance(handout: Handout, version: Version) -> Glance:
    """Return the answers to `version`, which is one student's of `handout`; a line a section.

    An answer too long for that is given by its number in the first form of the handout.
    """
    first = handout.versions[0]
    numbers = {
        question.item.id: f"{_SEE}{_NBSP}{first.code}{_NBSP}{question.number}"
        for section in first.sections
        for question in section.questions
    }
    pieces: list[Piece] = []
    for section in version.sections:
        if section.questions:
            if pieces:
                pieces.append("\n")
            pieces += _line(
                [
                    (question.number, _brief(section, question) or numbers[question.item.id])
                    for question in section.questions
                ]
            )
    return Glance(version.student, version.code, pieces)


def students_key(
    handout: Handout, glances: Sequence[Glance], looks: Looks, *, points: bool = True
) -> bytes:
    """Return the .docx with a row for each student, which looks as `looks` say.

    With `points` there is room to write the score.
    """
    paper = Paper(looks)
    title = with_title(handout.title, ": ", _TITLE)
    paper.describe(title, handout.imprint)
    paper.fill("name", "")
    paper.add(Style.TITLE, title)
    first = handout.versions[0]
    paper.add(
        Style.AUDIENCE,
        "All answers in full, and where they are from, are in "
        f"{handout.name}-key.docx, by the numbers of form {first.code}.",
    )
    rows: list[Row] = [[[head] for head in _HEADS]]
    for number, each in enumerate(glances, start=1):
        whose: list[Piece] = [Styled(each.student, Style.STRONG), f"\n{_FORM} {each.code}"]
        rows.append([[str(number)], whose, each.answers, [f"/{_NBSP}{total(first)}"]])
    columns = len(_HEADS) if points else len(_HEADS) - 1
    paper.add_table(_CAPTION, _SHARES[:columns], [row[:columns] for row in rows])
    paper.add(Style.IMPRINT, imprint_line(handout.imprint))
    return paper.packed()


def _line(answers: Sequence[tuple[int, str]]) -> Iterator[Piece]:
    """Yield numbers and answers: letters one below the other in all rows, words one by one."""
    letters_only = all(len(answer) == 1 for _, answer in answers)
    for position, (number, answer) in enumerate(answers):
        if position:
            yield "\t" if letters_only else _GAP
        yield Styled(f"{number}{_NBSP}", Style.LABEL)
        if letters_only:
            yield Styled(answer, Style.STRONG)
        else:
            yield answer.replace(" ", _NBSP) if len(answer) <= _SHORT else answer


def _brief(section: Section, question: Question) -> str:
    """Return the answer in a few words; empty if it is too long for them."""
    given = answers_of(section, question.item)
    if isinstance(given, Choice):
        return letters(question)
    said = given.at_a_glance(question)
    return "" if said == [IN_FULL] else text_of(*said)
