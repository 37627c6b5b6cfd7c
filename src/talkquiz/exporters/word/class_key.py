"""The key for a class in which each student has a version: all answers, student by student."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from talkquiz.exporters.word.builder import Paper, Piece, Styled
from talkquiz.exporters.word.forms import answers as answers_of
from talkquiz.exporters.word.key import Row, imprint_line
from talkquiz.exporters.word.kinds import choice
from talkquiz.exporters.word.kinds.shared import IN_FULL
from talkquiz.exporters.word.prepared import Looks
from talkquiz.exporters.word.student_sheet import total, with_title
from talkquiz.exporters.word.styles import Style
from talkquiz.handouts.products import Handout, Question, Section, Version

_SHARES = [2, 7, 28, 3]
_SHORT = 24
"""Answers of up to so many letters stand on one line."""
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
    places = {
        question.item.id: f"see{_NBSP}{first.code}{_NBSP}{question.number}"
        for section in first.sections
        for question in section.questions
    }
    answers: list[Piece] = []
    for section in version.sections:
        if section.questions:
            answers += ["\n"] * bool(answers)
            answers += _line(
                [(q.number, _brief(section, q, places[q.item.id])) for q in section.questions]
            )
    return Glance(version.student, version.code, answers)


def students_key(
    handout: Handout, glances: Sequence[Glance], looks: Looks, *, points: bool = True
) -> bytes:
    """Return the .docx with a row for each student, which looks as `looks` say.

    With `points` there is room to write the score.
    """
    paper = Paper(looks)
    title = with_title(handout.title, ": ", "answers by student")
    paper.describe(title, handout.imprint)
    paper.fill("name", "")
    paper.add(Style.TITLE, title)
    first = handout.versions[0]
    paper.add(
        Style.AUDIENCE,
        "All answers in full, and where they are from, are in "
        f"{handout.name}-key.docx, by the numbers of form {first.code}.",
    )
    head: Row = [["No."], ["Student"], ["Answers"], ["Score"]]
    rows = [_row(number, each, total(first)) for number, each in enumerate(glances, start=1)]
    columns = len(head) if points else -1
    table = [row[:columns] for row in (head, *rows)]
    paper.add_table("Answers by student", _SHARES[:columns], table)
    paper.add(Style.IMPRINT, imprint_line(handout.imprint))
    return paper.packed()


def _row(number: int, each: Glance, best: int) -> Row:
    whose: list[Piece] = [Styled(each.student, Style.STRONG), f"\nform {each.code}"]
    return [[str(number)], whose, each.answers, [f"/{_NBSP}{best}"]]


def _line(answers: Sequence[tuple[int, str]]) -> Iterator[Piece]:
    """Yield numbers and answers: letters one below the other in all rows, words one by one."""
    letters = all(len(answer) == 1 for _, answer in answers)
    for place, (number, answer) in enumerate(answers):
        if place:
            yield "\t" if letters else _GAP
        yield Styled(f"{number}{_NBSP}", Style.LABEL)
        yield Styled(answer, Style.STRONG) if letters else _unbroken(answer)


def _unbroken(answer: str) -> str:
    return answer.replace(" ", _NBSP) if len(answer) <= _SHORT else answer


def _brief(section: Section, question: Question, place: str) -> str:
    kind = answers_of(section, question.item)
    if kind is choice:
        return choice.letters(question)
    pieces = kind.at_a_glance(question)
    said = "".join(piece.text if isinstance(piece, Styled) else piece for piece in pieces)
    return place if said == IN_FULL else said
