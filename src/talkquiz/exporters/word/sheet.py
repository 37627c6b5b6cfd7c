"""The student's sheet: one version of a handout, without answers or citations."""

from collections.abc import Sequence
from pathlib import Path

from talkquiz.exporters.word.document import Paper, Piece, Styled
from talkquiz.exporters.word.kinds import KINDS
from talkquiz.exporters.word.styles import Style
from talkquiz.items.assembled import Handout, Question, Section, Version

_NBSP = "\N{NO-BREAK SPACE}"


def sheet(handout: Handout, version: Version, reference: Path) -> bytes:
    """Return the .docx of `version`, made in the styles of the file `reference`."""
    paper = Paper(reference)
    form = with_title(handout.title, ", ", f"form {version.code}")
    paper.describe(form, handout.imprint)
    paper.fill("form", form)
    paper.fill("course", f"{handout.imprint.title}, version {handout.imprint.version}")
    paper.fill("name", "Name \t")
    _add_head(paper, handout, version)
    for section in version.sections:
        if section.questions:
            _add_section(paper, section)
    return paper.packed()


def with_title(title: str, mark: str, which: str) -> str:
    """Return "Quiz, form A" for "Quiz", but "Who? Form A" for a title with a mark of its own."""
    if title.endswith(("?", "!", ".")):
        return f"{title} {which[:1].upper()}{which[1:]}"
    return title + mark + which


def total(version: Version) -> int:
    """Return the points that all the questions of `version` are worth."""
    return sum(question.points for section in version.sections for question in section.questions)


def _add_head(paper: Paper, handout: Handout, version: Version) -> None:
    paper.add(Style.TITLE, handout.title)
    if handout.audience:
        paper.add(Style.AUDIENCE, handout.audience)
    score = f"Score \t /{_NBSP}{total(version)}"
    paper.add(Style.NAME_LINE, f"Name \t\tClass \t\tDate \t\t{score}")


def _add_section(paper: Paper, section: Section) -> None:
    paper.add(
        Style.SECTION, section.title, Styled(f"\u2003{_worth(section.questions)}", Style.POINTS)
    )
    if section.directions:
        paper.add(Style.DIRECTIONS, section.directions)
    alike = len({question.points for question in section.questions}) == 1
    for question in section.questions:
        worth = () if alike else (Styled(f" ({_points(question.points)})", Style.POINTS),)
        _add_question(paper, question, worth)


def _add_question(paper: Paper, question: Question, worth: Sequence[Piece]) -> None:
    KINDS[question.item.kind].ask(paper, question, worth)
    paper.allow_break()


def _worth(questions: Sequence[Question]) -> str:
    """Say what a section is worth: "8 x 1 point", or the sum where the points differ."""
    each = {question.points for question in questions}
    if len(each) > 1 or len(questions) == 1:
        return _points(sum(question.points for question in questions))
    return f"{len(questions)} \N{MULTIPLICATION SIGN} {_points(questions[0].points)}"


def _points(points: int) -> str:
    return f"{points}{_NBSP}point{'' if points == 1 else 's'}"
