"""The student's sheet: one version of a handout, without answers or citations."""

from collections.abc import Sequence
from functools import partial
from itertools import groupby

from talkquiz.exporters.word.builder import Paper, Piece, Styled
from talkquiz.exporters.word.forms import add_form, add_pages
from talkquiz.exporters.word.kinds import KINDS
from talkquiz.exporters.word.prepared import Looks
from talkquiz.exporters.word.styles import Style
from talkquiz.handouts.products import Handout, Question, Section, Version
from talkquiz.items.item import ItemKind, Stimulus

_NBSP = "\N{NO-BREAK SPACE}"
_RULE = "\t"
"""Makes a line to write on, by the tab stops of the style."""
_LONG_NAME = 24
"""Longer names, in letters of ordinary print, take a line of their own."""
_HALF_A_PAGE = 0.4
"""Sources that take more, as far as it can be foretold, need not share it with their questions."""


def sheet(handout: Handout, version: Version, looks: Looks, *, points: bool = True) -> bytes:
    """Return the .docx of `version`, which looks as `looks` say.

    With `points` it says what questions are worth, and asks for the score.
    """
    paper = Paper(looks)
    form = with_title(handout.title, ", ", f"form {version.code}")
    paper.describe(form, handout.imprint)
    if add_pages(paper, version, partial(_add_ticket, paper, version, points=points)):
        paper.fill("name", "")
        return paper.packed()
    paper.fill("name", f"Name {version.student or _RULE}")
    _add_head(paper, handout, version, total(version) if points else None)
    _add_sections(paper, version, points=points)
    return paper.packed()


def _add_ticket(paper: Paper, version: Version, *, points: bool) -> None:
    """Add what is on each ticket: who fills it in, and all sections."""
    _add_name_line(paper, version.student, total(version) if points else None)
    _add_sections(paper, version, points=points)


def _add_sections(paper: Paper, version: Version, *, points: bool) -> None:
    told: set[Stimulus] = set()
    for section in version.sections:
        if section.questions:
            _add_section(paper, section, told, points=points)


def with_title(title: str, mark: str, which: str) -> str:
    """Return "Quiz, form A" for "Quiz", but "Who? Form A" for a title with a mark of its own."""
    if title.endswith(("?", "!", ".")):
        return f"{title} {which[:1].upper()}{which[1:]}"
    return title + mark + which


def total(version: Version) -> int:
    """Return the points that all the questions of `version` are worth."""
    return sum(question.points for section in version.sections for question in section.questions)


def _add_head(paper: Paper, handout: Handout, version: Version, best: int | None) -> None:
    """Add the title, with the form if there are several to tell apart, and what is filled in."""
    several = len(handout.versions) > 1 or version.student
    form = (Styled(f"\N{EM SPACE}form {version.code}", Style.POINTS),) if several else ()
    paper.add(Style.TITLE, handout.title, *form)
    if handout.audience:
        paper.add(Style.AUDIENCE, handout.audience)
    _add_name_line(paper, version.student, best)


def _add_name_line(paper: Paper, student: str, best: int | None) -> None:
    """Add what a student fills in: name and class, and the score out of `best`, if that is given.

    Where the sheet is for one `student`, the name is printed.
    """
    name: list[Piece] = ["Name ", Styled(student, Style.STRONG), _RULE]
    fields = [name if student else [f"Name {_RULE}"], [f"Class {_RULE}"], [f"Date {_RULE}"]]
    fields += [] if best is None else [[f"Score {_RULE} /{_NBSP}{best}"]]
    if len(student) * paper.looks.wider > _LONG_NAME:
        paper.add_beneath(Style.NAME_LINE, *fields.pop(0)[:-1])
    on_a_line = 2 if paper.looks.is_wide else len(fields)
    for place in range(0, len(fields), on_a_line):
        line = [piece for field in fields[place : place + on_a_line] for piece in ("\t", *field)]
        paper.add_beneath(Style.NAME_LINE, *line[1:])


def _add_section(paper: Paper, section: Section, told: set[Stimulus], *, points: bool) -> None:
    worth = (Styled(f"\u2003{_worth(section.questions)}", Style.POINTS),) if points else ()
    paper.add(Style.SECTION, section.title, *worth)
    if section.new_page and section.questions[0].number > 1:
        paper.begin_page()
    if section.directions:
        paper.add(Style.DIRECTIONS, section.directions)
    alike = not points or len({question.points for question in section.questions}) == 1
    worth_of_each = _nothing if alike else _worth_of_one
    if add_form(paper, section, worth_of_each):
        return
    for (kind, stimulus), questions in groupby(section.questions, _set):
        if stimulus and stimulus not in told:
            _add_stimulus(paper, stimulus)
            told.add(stimulus)
        KINDS[kind].ask(paper, list(questions), worth_of_each)


def _set(question: Question) -> tuple[ItemKind, Stimulus | None]:
    return question.item.kind, question.item.stimulus


def _add_stimulus(paper: Paper, stimulus: Stimulus) -> None:
    """Add the box with what a source says, numbered for the questions and answers about it."""
    paper.add(Style.SOURCE_TITLE, stimulus.title)
    for number, line in enumerate(stimulus.lines, start=1):
        paper.add(Style.SOURCE, f"{number}.\t{line}")
    if sum(map(paper.part_of_page, stimulus.lines)) > _HALF_A_PAGE:
        paper.allow_break()


def _nothing(question: Question) -> Sequence[Piece]:
    """Say nothing of what a question is worth: the heading of its section does."""
    del question
    return ()


def _worth_of_one(question: Question) -> Sequence[Piece]:
    return (Styled(f" ({_points(question.points)})", Style.POINTS),)


def _worth(questions: Sequence[Question]) -> str:
    """Say what a section is worth: "8 x 1 point", or the sum where the points differ."""
    each = {question.points for question in questions}
    if len(each) > 1 or len(questions) == 1:
        return _points(sum(question.points for question in questions))
    return f"{len(questions)} \N{MULTIPLICATION SIGN} {_points(questions[0].points)}"


def _points(points: int) -> str:
    return f"{points}{_NBSP}point{'' if points == 1 else 's'}"
