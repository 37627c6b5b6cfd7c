"""The grading table at the foot of a key."""

from talkquiz.exporters.word.builder import Paper, Piece
from talkquiz.exporters.word.styles import Style
from talkquiz.handouts.grade_bands import grade_bands, step_of
from talkquiz.handouts.handout import Handout

_SHARES = [3, 4, 4]


def add_grades(paper: Paper, handout: Handout, *, points: bool) -> None:
    """Add which marks give which grade, and how percentages are rounded.

    Nothing is added where the handout has no grades, or without `points`.
    """
    first, words = handout.versions[0], paper.language.key
    best, step = first.points, step_of(first)
    if not (points and best and handout.grades):
        return
    bands = grade_bands(handout.grades, best, step)
    rows: list[list[list[Piece]]] = [[[words.grade], [words.percent], [words.marks]]]
    figures = paper.language.numbers.figure
    for number, (grade, lowest, highest) in enumerate(bands):
        said = words.percent_from.format(percent=figures(grade.least.normalize()))
        if not grade.least:
            above = bands[number - 1].grade.least if number else grade.least
            said = words.percent_below.format(percent=figures(above.normalize()))
        marks = words.no_marks
        if lowest is not None and highest is not None:
            ends = [paper.points_in_figures(each) for each in (lowest, highest)]
            span = words.marks_span.format(first=ends[0], last=ends[1])
            marks = ends[0] if lowest == highest else span
        rows.append([[grade.name or words.no_grade], [said], [marks]])
    paper.add_heading(Style.PART, words.grades, worth=paper.say_points(best))
    paper.add(Style.KEY_SMALL, words.grades_rounded if step == 1 else words.grades_rounded_half)
    paper.forbid_break()
    paper.add_table(words.grades, _SHARES, rows)
